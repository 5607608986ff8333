//! Sending letters by SMTP.

use std::{error::Error as _, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    address::AddressError,
    message::{Mailbox, MultiPart, header},
    transport::smtp,
};

use crate::render::Letter;

/// Where letters go out, and from whom they come.
#[derive(Clone, Debug)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why a mailer cannot be made of what the operator wrote.
#[derive(Debug, thiserror::Error)]
pub enum NoMailer {
    /// The address of the server.
    #[error("the address of the mail server cannot be used")]
    Server(#[source] smtp::Error),
    /// The address that letters come from.
    #[error("the address that letters come from cannot be used")]
    From(#[source] AddressError),
}

/// Why a letter did not go out. No part of an address or of a letter is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// It never will: the address cannot be written to, or the server refuses it for good.
    Never(&'static str),
    /// Not now.
    NotNow(&'static str),
}

/// A server that does not answer is not waited for longer than this.
const PATIENCE: Duration = Duration::from_secs(20);

impl Mailer {
    /// `server` is an address such as `smtps://user:password@mail.example.org` (TLS from the start), `smtp://…?tls=required`
    /// (STARTTLS) or `smtp://localhost:25` (neither); `from` is an address, with a name or without.
    pub fn new(server: &str, from: &str) -> Result<Self, NoMailer> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server).map_err(NoMailer::Server)?;
        let from = from.parse().map_err(NoMailer::From)?;
        Ok(Self { transport: transport.timeout(Some(PATIENCE)).build(), from })
    }

    /// Sends a letter. `name` is the same at each attempt, so that a mailbox recognises what comes twice (RFC 5322, section 3.6.4).
    pub async fn send(&self, to: &str, letter: &Letter, name: &str) -> Result<(), Unsent> {
        let to: Mailbox = to.parse().map_err(|_| Unsent::Never("address"))?;
        let id = format!("<{name}@{}>", self.from.email.domain());
        let body = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&letter.subject)
            .message_id(Some(id))
            // Nobody's holiday notice shall answer it (RFC 3834, section 5).
            .header(AutoSubmitted)
            .multipart(body)
            .map_err(|_| Unsent::Never("letter"))?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(Unsent::Never("refused")),
            Err(error) if error.is_transient() => Err(Unsent::NotNow("put-off")),
            Err(error) => {
                // What the library says of the connection names neither people nor words.
                tracing::debug!(cause = error.source().map(ToString::to_string), "mail server not reached");
                Err(Unsent::NotNow("unreachable"))
            }
        }
    }
}

/// `Auto-Submitted: auto-generated`.
#[derive(Clone, Copy)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_mailer_is_made_of_good_settings_only() {
        let made = |server: &str, from: &str| Mailer::new(server, from).map(drop);
        assert!(made("smtp://localhost:2525", "Ownaccord <office@consent.example>").is_ok());
        assert!(made("smtps://user:secret@mail.example", "office@consent.example").is_ok());
        assert!(matches!(made("http://localhost", "office@consent.example"), Err(NoMailer::Server(_))));
        assert!(matches!(made("smtp://localhost", "nobody"), Err(NoMailer::From(_))));
    }
}
