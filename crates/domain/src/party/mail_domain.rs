//! A requester shows that a mail domain is its own: a link that works once is sent to an address in it. The address itself is not
//! kept; that somebody reads mail there is all that is shown.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{ProvenDomain, Requester, line};
use crate::{
    digest::Digest,
    effect::{Effect, Mail},
    fact::Fact,
    id::RequesterId,
    moment::{Moment, Span, serde_as_text},
    refusal::{Faults, Reason, Refused},
    step::Step,
    text::Language,
};

/// A domain in which an organisation has its mail, in lower case (RFC 1123, section 2.1; international ones in their ASCII form).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailDomain(String);

/// A text that is no domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a mail domain")]
pub struct NotADomain;

impl fmt::Display for MailDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl FromStr for MailDomain {
    type Err = NotADomain;
    fn from_str(text: &str) -> Result<Self, NotADomain> {
        let text = text.to_ascii_lowercase();
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        // The last label has a letter, else the whole could be an address of a machine.
        let named = text.rsplit_once('.').is_some_and(|(_, top)| top.bytes().any(|b| b.is_ascii_lowercase()));
        let fits = text.len() <= 253 && named && text.split('.').all(label);
        if fits { Ok(Self(text)) } else { Err(NotADomain) }
    }
}
serde_as_text!(MailDomain);

/// Providers with whom anybody has an address, one a line: that somebody reads mail there shows nothing about an organisation.
const ANYBODYS: &str = include_str!("anybodys_mail.txt");

impl MailDomain {
    /// Whether anybody can have an address in it.
    pub fn is_anybodys(&self) -> bool {
        let below = |provider: &str| {
            self.0.strip_suffix(provider).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        ANYBODYS.lines().any(below)
    }
}

/// Reads an address (RFC 5321, sections 4.1.2 and 4.5.3.1; no quoted names, nothing but ASCII) and gives its domain.
fn domain_of(address: &str) -> Result<MailDomain, Reason> {
    let malformed = || Reason::Malformed { shape: "mail".to_owned() };
    let address = line(address, 254)?;
    let (name, domain) = address.rsplit_once('@').ok_or_else(malformed)?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b);
    let shaped = (1..=64).contains(&name.len())
        && name.bytes().all(plain)
        && name.split('.').all(|part| !part.is_empty());
    let domain: MailDomain = domain.parse().ok().filter(|_| shaped).ok_or_else(malformed)?;
    if domain.is_anybodys() { Err(Reason::AnybodysMail { domain: domain.to_string() }) } else { Ok(domain) }
}

/// A link that was sent and not opened yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentLink {
    /// The domain that it would prove.
    pub domain: MailDomain,
    /// The hash of what makes the link work.
    pub secret: Digest,
    /// From when it is worth nothing.
    pub expires_at: Moment,
}

/// What is known of a requester's attempts to prove a domain: one row each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailProof {
    /// Whose.
    pub requester: RequesterId,
    /// When mails were sent within the last day, the oldest first.
    pub sent: Vec<Moment>,
    /// The link that works. An earlier one no longer does.
    pub link: Option<SentLink>,
}

/// How long a link works.
const LINK_LASTS: Span = Span::days(1);
/// So many mails within so long: else somebody could have a stranger flooded.
const MOST_MAILS: usize = 3;
const WITHIN: Span = Span::days(1);

/// What is needed to send a link.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The address, as typed.
    pub address: &'a str,
    /// What makes the link work.
    pub secret: &'a str,
    /// Its hash, which alone is kept.
    pub hash: Digest,
    /// The language of the mail.
    pub language: &'a Language,
}

impl MailProof {
    /// Nothing was sent.
    pub const fn new(requester: RequesterId) -> Self {
        Self { requester, sent: Vec::new(), link: None }
    }

    /// Has a link sent.
    pub fn ask(mut self, of: &Requester, asking: Asking<'_>, now: Moment) -> Result<Step<Self>, Refused> {
        let mut faults = Faults::default();
        let domain = faults.take("address", domain_of(asking.address));
        let domain = faults.or_built(domain)?;
        self.sent.retain(|at| now < at.plus(WITHIN));
        if let (true, Some(first)) = (self.sent.len() >= MOST_MAILS, self.sent.first()) {
            return Err(Reason::TooManyMails { again_at: first.plus(WITHIN) }.into());
        }
        self.sent.push(now);
        let expires_at = now.plus(LINK_LASTS);
        self.link = Some(SentLink { domain: domain.clone(), secret: asking.hash, expires_at });
        let mail = Mail::ProveDomain {
            requester: of.name.clone(),
            domain,
            secret: asking.secret.to_owned(),
            expires_at,
        };
        let (to, language) = (asking.address.trim().to_owned(), asking.language.clone());
        Ok(Step::to(self).effect(Effect::Mail { to, language, mail }))
    }

    /// The domain that the link proves, while it works.
    pub fn proves(&self, now: Moment) -> Result<&MailDomain, Reason> {
        let link = self.link.as_ref().filter(|link| now < link.expires_at);
        link.map(|link| &link.domain).ok_or(Reason::LinkExpired {})
    }

    /// Somebody opened the link and confirmed.
    pub fn confirm(self, of: Requester, now: Moment) -> Result<Step<(Self, Requester)>, Refused> {
        let domain = self.proves(now)?.clone();
        let fact = Fact::MailDomainProven { requester: of.id };
        let proven = Requester { mail_domain: Some(ProvenDomain { domain, at: now }), ..of };
        Ok(Step::to((Self { link: None, ..self }, proven)).fact(fact))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::Registration;
    use uuid::Uuid;

    fn requester() -> Requester {
        let id = RequesterId::new(Uuid::from_u128(1));
        let typed = Registration {
            handle: "uni".into(),
            name: "University".into(),
            kind: "recipient:academic".into(),
        };
        Requester::register(id, &typed, Vec::new(), Moment::from_micros(0)).unwrap().next
    }
    fn asks(proof: MailProof, address: &str, now: Moment) -> Result<Step<MailProof>, Refused> {
        let english = "en".parse().unwrap();
        let hash = Digest::of_bytes(b"secret");
        proof.ask(&requester(), Asking { address, secret: "secret", hash, language: &english }, now)
    }
    fn fresh() -> MailProof {
        MailProof::new(requester().id)
    }

    #[test]
    fn domains_and_addresses_are_read() {
        for (address, domain) in [
            ("office@uni.example", "uni.example"),
            (" o.f+x@Uni.EXAMPLE ", "uni.example"),
            ("a@xn--mgba3a4f16a.ir", "xn--mgba3a4f16a.ir"),
            ("a@mail.dept.uni.example", "mail.dept.uni.example"),
        ] {
            assert_eq!(domain_of(address).unwrap().to_string(), domain);
        }
        let long = format!("{}@uni.example", "a".repeat(65));
        for (address, code) in [
            ("", "input.empty"),
            ("office", "input.malformed"),
            ("@uni.example", "input.malformed"),
            ("a b@uni.example", "input.malformed"),
            ("a\r\nBcc: x@uni.example", "input.malformed"),
            ("\"a\"@uni.example", "input.malformed"),
            ("a..b@uni.example", "input.malformed"),
            ("a@localhost", "input.malformed"),
            ("a@127.0.0.1", "input.malformed"),
            ("a@[127.0.0.1]", "input.malformed"),
            ("a@-x.example", "input.malformed"),
            ("a@x..example", "input.malformed"),
            (long.as_str(), "input.malformed"),
            ("somebody@gmail.com", "requester.anybodys-mail"),
            ("somebody@uk.yahoo.com", "requester.anybodys-mail"),
        ] {
            assert_eq!(domain_of(address).unwrap_err().code(), code, "{address:?}");
        }
        assert!(!"notgmail.com".parse::<MailDomain>().unwrap().is_anybodys());
    }

    #[test]
    fn the_list_of_providers_can_be_read() {
        let mut lines: Vec<_> = ANYBODYS.lines().collect();
        assert!(lines.iter().all(|line| line.parse::<MailDomain>().is_ok_and(|it| it.to_string() == **line)));
        let count = lines.len();
        lines.sort_unstable();
        lines.dedup();
        assert!(lines.len() == count && count > 50);
    }

    #[test]
    fn a_link_is_sent_and_proves_the_domain_once() {
        let now = Moment::from_micros(1_000_000);
        let step = asks(fresh(), "office@uni.example", now).unwrap();
        let [Effect::Mail { to, mail: Mail::ProveDomain { secret, domain, expires_at, .. }, .. }] =
            &step.effects[..]
        else {
            unreachable!("{:?}", step.effects)
        };
        assert_eq!(
            (to.as_str(), secret.as_str(), domain.to_string().as_str()),
            ("office@uni.example", "secret", "uni.example")
        );
        assert!(step.facts.is_empty(), "that a mail was asked for is nobody's affair");
        let last = Moment::from_micros(expires_at.micros() - 1);
        assert_eq!(
            step.next.clone().confirm(requester(), *expires_at).unwrap_err().all()[0].reason.code(),
            "requester.link-expired"
        );
        let done = step.next.confirm(requester(), last).unwrap();
        let (proof, proven) = done.next;
        assert_eq!(
            proven.mail_domain,
            Some(ProvenDomain { domain: "uni.example".parse().unwrap(), at: last })
        );
        assert_eq!(done.facts, [Fact::MailDomainProven { requester: proven.id }]);
        assert!(proof.confirm(requester(), last).is_err(), "once");
    }

    #[test]
    fn nobody_is_flooded() {
        let at = |hours: i64| Moment::from_micros(hours * 3_600_000_000);
        let mut proof = fresh();
        for hours in [0, 1, 2] {
            proof = asks(proof, "office@uni.example", at(hours)).unwrap().next;
        }
        let refused = asks(proof.clone(), "other@uni.example", at(23)).unwrap_err();
        assert_eq!(refused.all()[0].reason, Reason::TooManyMails { again_at: at(24) });
        let proof = asks(proof, "office@other.example", at(24)).unwrap().next;
        assert_eq!(proof.sent, [at(1), at(2), at(24)]);
        assert_eq!(proof.proves(at(25)).unwrap().to_string(), "other.example", "the last link alone works");
    }
}
