//! What a name stands for, as far as it may be called.

use std::{io, net::SocketAddr, pin::Pin, sync::Arc};

use domain::address::is_public;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// What a look at a name comes to.
pub type Looking = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

/// Looks names up: the system's way, or a test's.
#[derive(Clone)]
pub struct Lookup(Arc<dyn Fn(String) -> Looking + Send + Sync>);

impl Lookup {
    /// By the operating system.
    pub fn system() -> Self {
        Self::new(|name| {
            Box::pin(async move { Ok(tokio::net::lookup_host((name.as_str(), 0)).await?.collect()) })
        })
    }

    /// By this function.
    pub fn new(look: impl Fn(String) -> Looking + Send + Sync + 'static) -> Self {
        Self(Arc::new(look))
    }
}

/// Gives of what a name stands for the public addresses alone. What it gives is what is called: it is asked once a connection, and
/// a name that stands for something else a moment later changes nothing.
pub(crate) struct Public(pub Lookup);

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        let looking = (self.0.0)(name.as_str().to_owned());
        Box::pin(async move {
            let public: Vec<SocketAddr> =
                looking.await?.into_iter().filter(|at| is_public(at.ip())).collect();
            if public.is_empty() {
                return Err("the name has no public address".into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

/// Gives whatever a name stands for.
pub(crate) struct Any(pub Lookup);

impl Resolve for Any {
    fn resolve(&self, name: Name) -> Resolving {
        let looking = (self.0.0)(name.as_str().to_owned());
        Box::pin(async move {
            let addresses: Addrs = Box::new(looking.await?.into_iter());
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn given(found: &'static [&'static str]) -> Vec<String> {
        let lookup = Lookup::new(move |_| {
            Box::pin(async move { Ok(found.iter().map(|at| at.parse().expect("an address")).collect()) })
        });
        match Public(lookup).resolve("a.example".parse().expect("a name")).await {
            Ok(addresses) => addresses.map(|at| at.ip().to_string()).collect(),
            Err(_) => Vec::new(),
        }
    }

    #[tokio::test]
    async fn of_what_a_name_stands_for_only_the_public_is_called() {
        assert_eq!(
            given(&["10.0.0.1:0", "1.1.1.1:0", "[::1]:0", "[2606:4700::1]:0"]).await,
            ["1.1.1.1", "2606:4700::1"]
        );
        for inside in ["127.0.0.1:0", "169.254.169.254:0", "[::ffff:192.168.0.1]:0", "[64:ff9b::a00:1]:0"] {
            assert!(given(vec![inside].leak()).await.is_empty(), "{inside}");
        }
        assert!(given(&[]).await.is_empty());
    }

    #[tokio::test]
    async fn a_name_of_this_machine_is_not_called() {
        let name = "localhost".parse().expect("a name");
        assert!(Public(Lookup::system()).resolve(name).await.is_err());
    }
}
