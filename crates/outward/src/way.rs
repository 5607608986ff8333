//! The one way out.

use std::{sync::Arc, time::Duration};

use domain::address::{Address, Reach};
use reqwest::{Client, Response, StatusCode, header::HeaderMap, redirect::Policy};

use crate::lookup::{Any, Lookup, Public};

/// A message that is not answered by then was not taken.
const PATIENCE: Duration = Duration::from_secs(10);

/// Sends messages to addresses that others chose. No redirects, no proxy; of what was answered the status alone is looked at, unless
/// the answer is asked for. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Way {
    client: Client,
    reach: Reach,
}

/// Why a message was not taken. None of it says anything about the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Untaken {
    /// The address is not one that may be called.
    #[error("address")]
    Address,
    /// Nobody answered in time, or the name stands for nothing that may be called.
    #[error("unreachable")]
    Unreachable,
    /// It was answered with a redirect, which is not followed.
    #[error("redirect")]
    Redirect,
    /// The other side says that nobody listens there any more (410).
    #[error("gone")]
    Gone,
    /// The other side refused it.
    #[error("refused")]
    Refused,
    /// What was answered is longer than any answer to such a message.
    #[error("too long")]
    Long,
}

/// What was answered to a message whose answer matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status, as a number.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

impl Untaken {
    /// Its code, for logs and lists.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Unreachable => "unreachable",
            Self::Redirect => "redirect",
            Self::Gone => "gone",
            Self::Refused => "refused",
            Self::Long => "too-long",
        }
    }
}

impl Way {
    /// The way out, as far as the operator lets messages go.
    pub fn new(reach: Reach) -> reqwest::Result<Self> {
        Self::looking_up(reach, Lookup::system())
    }

    /// The same, where names are looked up like this.
    pub fn looking_up(reach: Reach, lookup: Lookup) -> reqwest::Result<Self> {
        let builder = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(PATIENCE)
            .user_agent(concat!("Ownaccord/", env!("CARGO_PKG_VERSION")));
        let client = match reach {
            Reach::Public => builder.https_only(true).dns_resolver(Arc::new(Public(lookup))).build()?,
            Reach::Anywhere => builder.dns_resolver(Arc::new(Any(lookup))).build()?,
        };
        Ok(Self { client, reach })
    }

    /// Reads an address as far as messages may go.
    ///
    /// # Errors
    /// [`Untaken::Address`].
    pub fn to(&self, text: &str) -> Result<Address, Untaken> {
        Address::read(text, self.reach).map_err(|_| Untaken::Address)
    }

    /// Sends a message. What was answered is not read: nobody makes this server swallow anything.
    ///
    /// # Errors
    /// Why it was not taken: everything but a status from 200 to 299.
    pub async fn post(&self, to: &Address, headers: HeaderMap, body: Vec<u8>) -> Result<(), Untaken> {
        match self.sent(to, headers, body).await?.status() {
            status if status.is_success() => Ok(()),
            StatusCode::GONE => Err(Untaken::Gone),
            _ => Err(Untaken::Refused),
        }
    }

    /// Sends a message and reads what is answered, whatever its status, up to so many bytes.
    ///
    /// # Errors
    /// Why there is no answer: [`Untaken::Address`], [`Untaken::Unreachable`], [`Untaken::Redirect`], [`Untaken::Long`].
    pub async fn ask(
        &self,
        to: &Address,
        headers: HeaderMap,
        body: Vec<u8>,
        most: usize,
    ) -> Result<Answer, Untaken> {
        let mut answer = self.sent(to, headers, body).await?;
        let (status, mut body) = (answer.status().as_u16(), Vec::new());
        while let Some(part) = answer.chunk().await.map_err(|_| Untaken::Unreachable)? {
            if body.len() + part.len() > most {
                return Err(Untaken::Long);
            }
            body.extend_from_slice(&part);
        }
        Ok(Answer { status, body })
    }

    async fn sent(&self, to: &Address, headers: HeaderMap, body: Vec<u8>) -> Result<Response, Untaken> {
        // Looked at again: what the operator allows may have changed since the address was read.
        let to = self.to(to.url().as_str())?;
        let sent = self.client.post(to.url().clone()).headers(headers).body(body).send().await;
        let answer = sent.map_err(|_| Untaken::Unreachable)?;
        if answer.status().is_redirection() { Err(Untaken::Redirect) } else { Ok(answer) }
    }
}
