//! The parties around a community: intermediaries and requesters, and the people and programs that act for them.

mod contact;
mod machine;
mod mail_domain;
mod requester;

use serde::{Deserialize, Serialize};

use crate::{
    digest::Digest,
    fact::Fact,
    id::{AdvocateId, IntermediaryId},
    moment::Moment,
    refusal::{Faults, Reason, Refused},
    step::Step,
    taxonomy::{Code, CodeKind},
    text::Handle,
};
pub use contact::{Contact, ContactState, Role, Roles, needs};
pub use machine::{Machine, Scope, TokenDraft, TokenGrant};
pub use mail_domain::{Asking, MailDomain, MailProof, SentLink};
pub use requester::{Presenting, ProvenDomain, Requester, Service, Services};

/// What binds an intermediary to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterestKind {
    /// They fund it.
    Funding,
    /// They are tied to it: shared staff, board, contracts.
    Tie,
    /// Something else that members should know.
    Other,
}

/// One declared interest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interest {
    /// Of which kind.
    pub kind: InterestKind,
    /// Who the other side is.
    pub party: String,
    /// What it consists of.
    pub description: String,
}

/// An organisation that offers to represent communities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intermediary {
    /// Its id.
    pub id: IntermediaryId,
    /// Its short public name.
    pub handle: Handle,
    /// Its name.
    pub name: String,
    /// What kind of organisation it is (a `recipient:` code).
    pub kind: Code,
    /// What it declares about who funds it and whom it is tied to. An empty list is a declaration too: none.
    pub interests: Vec<Interest>,
    /// Which declaration of interests that is; counts from 1, which is that of the registration.
    pub version: u32,
    /// When they were declared.
    pub declared_at: Moment,
    /// When it registered.
    pub registered_at: Moment,
}

/// Interests as they were declared before others were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerInterests {
    /// Whose.
    pub intermediary: IntermediaryId,
    /// Which declaration.
    pub version: u32,
    /// What was declared.
    pub interests: Vec<Interest>,
    /// When.
    pub declared_at: Moment,
    /// When others were declared.
    pub until: Moment,
}

/// An intermediary with other interests than before, and those that it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redeclared {
    /// As it is from now on.
    pub intermediary: Intermediary,
    /// What it had declared.
    pub former: FormerInterests,
}

/// A person who acts for an intermediary. Ids only: nothing else about a person is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advocate {
    /// Their id.
    pub id: AdvocateId,
    /// For whom they act.
    pub intermediary: IntermediaryId,
}

/// What somebody typed to register an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// Short public name.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Kind of organisation.
    pub kind: String,
}

const NAME_LENGTH: u32 = 200;
const DESCRIPTION_LENGTH: u32 = 2_000;

/// Reads a code of one kind.
pub(crate) fn code(text: &str, kind: CodeKind) -> Result<Code, Reason> {
    let unknown =
        || Reason::UnknownCode { value: text.chars().take(80).collect(), kind: kind.word().to_owned() };
    text.parse::<Code>().ok().filter(|code| code.kind() == kind).ok_or_else(unknown)
}

/// No address is longer, in characters.
const ADDRESS_LENGTH: u32 = 500;

/// Reads an address in one line that begins with one of these schemes, such as `https://`, and has no blanks.
pub(crate) fn address(text: &str, schemes: &[&str]) -> Result<String, Reason> {
    let text = line(text, ADDRESS_LENGTH)?;
    let rest = schemes.iter().find_map(|scheme| text.strip_prefix(scheme));
    let shaped = rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace));
    if shaped { Ok(text) } else { Err(Reason::Malformed { shape: "address".to_owned() }) }
}

/// Reads a line of text that must say something.
pub(crate) fn line(text: &str, most: u32) -> Result<String, Reason> {
    let trimmed = text.trim();
    match trimmed.chars().count() {
        0 => Err(Reason::Empty {}),
        length if length > most as usize => Err(Reason::TooLong { most }),
        _ => Ok(trimmed.to_owned()),
    }
}

impl Registration {
    fn read(&self, faults: &mut Faults) -> Option<(Handle, String, Code)> {
        let shape = || Reason::Malformed { shape: "handle".to_owned() };
        let handle = faults.take("handle", self.handle.parse().map_err(|_| shape()));
        let name = faults.take("name", line(&self.name, NAME_LENGTH));
        let kind = faults.take("kind", code(&self.kind, CodeKind::Recipient));
        Some((handle?, name?, kind?))
    }
}

/// Notes each part of these interests that cannot be read.
fn note_faults(interests: &[Interest], faults: &mut Faults) {
    for (at, interest) in interests.iter().enumerate() {
        faults.within("interests", |faults| {
            faults.within(at, |faults| {
                faults.take("party", line(&interest.party, NAME_LENGTH));
                faults.take("description", line(&interest.description, DESCRIPTION_LENGTH));
            });
        });
    }
}

impl Intermediary {
    /// Registers an intermediary with its declared interests.
    pub fn register(
        id: IntermediaryId,
        typed: &Registration,
        interests: Vec<Interest>,
        now: Moment,
    ) -> Result<Step<Self>, Refused> {
        let mut faults = Faults::default();
        let read = typed.read(&mut faults);
        note_faults(&interests, &mut faults);
        let built = read.map(|(handle, name, kind)| {
            let (version, declared_at, registered_at) = (1, now, now);
            Self { id, handle, name, kind, interests, version, declared_at, registered_at }
        });
        Ok(Step::to(faults.or_built(built)?).fact(Fact::IntermediaryRegistered { intermediary: id }))
    }

    /// Declares other interests, whole, in place of those that stand.
    pub fn declare(self, interests: Vec<Interest>, now: Moment) -> Result<Step<Redeclared>, Refused> {
        let mut faults = Faults::default();
        note_faults(&interests, &mut faults);
        if interests == self.interests {
            faults.field("interests", Reason::InterestsUnchanged {});
        }
        let (digest, version) = (Digest::of(&interests), self.version + 1);
        let former = FormerInterests {
            intermediary: self.id,
            version: self.version,
            interests: self.interests.clone(),
            declared_at: self.declared_at,
            until: now,
        };
        let intermediary = Self { interests, version, declared_at: now, ..self };
        let fact = Fact::InterestsDeclared { intermediary: intermediary.id, version, digest };
        Ok(Step::to(faults.or(Redeclared { intermediary, former })?).fact(fact))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn other_interests_are_another_version_and_the_former_are_kept() {
        let at = Moment::from_micros;
        let id = IntermediaryId::new(Uuid::from_u128(1));
        let typed =
            Registration { handle: "bridge".into(), name: "Bridge".into(), kind: "recipient:ngo".into() };
        let first = Intermediary::register(id, &typed, Vec::new(), at(5)).unwrap().next;
        let interest = |party: &str| {
            vec![Interest { kind: InterestKind::Funding, party: party.into(), description: "A grant".into() }]
        };
        let step = first.clone().declare(interest("Ministry"), at(9)).unwrap();
        let (next, former) = (step.next.intermediary, step.next.former);
        assert_eq!((next.version, next.declared_at, next.registered_at), (2, at(9), at(5)));
        assert_eq!((former.version, former.declared_at, former.until), (1, at(5), at(9)));
        assert_eq!((former.interests, &next.interests), (first.interests.clone(), &interest("Ministry")));
        let digest = Digest::of(&next.interests);
        assert_eq!(step.facts, [Fact::InterestsDeclared { intermediary: id, version: 2, digest }]);
        for (again, code) in [(interest("Ministry"), "interests.unchanged"), (interest(" "), "input.empty")] {
            assert!(next.clone().declare(again, at(10)).unwrap_err().has(code));
        }
    }

    #[test]
    fn every_fault_is_named() {
        let typed = Registration { handle: "X".into(), name: " ".into(), kind: "purpose:research".into() };
        let interest =
            Interest { kind: InterestKind::Funding, party: String::new(), description: "x".repeat(3_000) };
        let refused = Intermediary::register(
            IntermediaryId::new(Uuid::nil()),
            &typed,
            vec![interest],
            Moment::from_micros(0),
        )
        .unwrap_err();
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        let wanted = [
            ("handle", "input.malformed"),
            ("name", "input.empty"),
            ("kind", "input.unknown-code"),
            ("interests.0.party", "input.empty"),
            ("interests.0.description", "input.too-long"),
        ];
        assert_eq!(found, wanted.map(|(path, code)| (path.to_owned(), code)));
    }
}
