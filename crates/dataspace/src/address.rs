//! Which addresses messages may go to: those of the public internet, so that nobody has this server knock at doors inside.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// Whether an address has the right shape and, where it names a host by its number, that number is public. Names are
/// looked up when a message goes out ([`Public`]), not here: they can change.
pub(crate) fn may_be_called(text: &str, private: bool) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    let bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    let scheme = url.scheme() == "https" || (private && url.scheme() == "http");
    let host = match url.host() {
        Some(Host::Domain(_)) => true,
        Some(Host::Ipv4(at)) => private || is_public(IpAddr::V4(at)),
        Some(Host::Ipv6(at)) => private || is_public(IpAddr::V6(at)),
        None => false,
    };
    bare && scheme && host
}

/// Looks names up and gives public addresses alone. What it gives is what is called: a name that changes between the look and the
/// call changes nothing.
pub(crate) struct Public;

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|at| is_public(at.ip())).collect();
            if public.is_empty() {
                return Err("the name has no public address".into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

/// The client that carries messages: no redirects, no proxy, public addresses alone unless the operator allows others.
pub(crate) fn client(private: bool) -> reqwest::Result<reqwest::Client> {
    let builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .timeout(std::time::Duration::from_secs(10));
    if private { builder.build() } else { builder.dns_resolver(Arc::new(Public)).build() }
}

/// Whether an address belongs to the public internet (IANA's registries of special-purpose addresses, RFC 6890).
fn is_public(at: IpAddr) -> bool {
    match at {
        IpAddr::V4(at) => is_public_v4(at),
        IpAddr::V6(at) => is_public_v6(at),
    }
}

fn is_public_v4(at: Ipv4Addr) -> bool {
    let [a, b, c, _] = at.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocol = a == 192 && b == 0 && c == 0;
    let benchmark = a == 198 && (b == 18 || b == 19);
    !(a == 0
        || a >= 224
        || at.is_loopback()
        || at.is_private()
        || at.is_link_local()
        || at.is_documentation()
        || shared
        || protocol
        || benchmark)
}

fn is_public_v6(at: Ipv6Addr) -> bool {
    if let Some(inside) = at.to_ipv4_mapped() {
        return is_public_v4(inside);
    }
    let [first, second, ..] = at.segments();
    // Only 2000::/3 is given out. Of it: documentation, and ways to IPv4 addresses (Teredo, 6to4) that we cannot judge.
    (0x2000..0x4000).contains(&first)
        && !(first == 0x2001 && (second == 0xdb8 || second < 0x200))
        && first != 0x2002
        && first != 0x3fff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_called() {
        for inside in [
            "https://127.0.0.1/",
            "https://10.1.2.3/",
            "https://192.168.1.1/",
            "https://172.16.0.1/",
            "https://169.254.169.254/",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://224.0.0.1/",
            "https://255.255.255.255/",
            "https://198.18.0.1/",
            "https://[::1]/",
            "https://[::]/",
            "https://[fe80::1]/",
            "https://[fc00::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[2001:db8::1]/",
            "https://[2002:0a00:0001::]/",
            "https://[64:ff9b::a00:1]/",
            "https://0x7f.1/",
            "https://2130706433/",
        ] {
            assert!(!may_be_called(inside, false), "{inside}");
            assert!(may_be_called(inside, true), "{inside}");
        }
        for outside in ["https://consumer.example/dsp", "https://1.1.1.1/", "https://[2606:4700:4700::1111]/"]
        {
            assert!(may_be_called(outside, false), "{outside}");
        }
        for never in [
            "",
            "consumer.example",
            "ftp://consumer.example",
            "https://user:word@consumer.example",
            "https://a.example/#b",
        ] {
            assert!(!may_be_called(never, true), "{never}");
        }
        assert!(
            may_be_called("http://127.0.0.1:9/dsp", true)
                && !may_be_called("http://consumer.example/", false)
        );
    }

    #[tokio::test]
    async fn a_name_of_this_machine_is_not_called() {
        let name = "localhost".parse().expect("a name");
        assert!(Public.resolve(name).await.is_err());
    }
}
