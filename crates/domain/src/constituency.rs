//! Constituencies: sub-groups that the charter names and members join in private.
//!
//! A charter may give one a concurrent majority or a veto ([`crate::rule`]). Who belongs is known to the member alone and,
//! for the votes whose rule names the constituency, frozen with the roll: whoever joins or leaves later changes nothing in
//! a vote that is open. Belonging is the member's own word; nobody is asked to prove what they are.

use serde::{Deserialize, Serialize};

use crate::{
    charter::{Charter, TypedText, read_text},
    fact::Fact,
    id::{CommunityId, MemberId},
    refusal::{Faults, Reason, Refused},
    step::Step,
    text::{Handle, Language, LocalText},
};

/// A sub-group of a community, as its charter names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constituency {
    /// Its short name, by which rules name it.
    pub name: Handle,
    /// What it is called, in every language of the charter.
    pub label: LocalText,
}

/// A constituency as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of Constituency, unread")]
pub struct ConstituencyDraft {
    pub name: String,
    pub label: TypedText,
}

impl ConstituencyDraft {
    /// Reads a constituency; its label must be in every language of `wanted`.
    pub(crate) fn read(&self, faults: &mut Faults, wanted: &[Language]) -> Option<Constituency> {
        let shape = || Reason::Malformed { shape: "handle".to_owned() };
        let name = faults.take("name", self.name.parse::<Handle>().map_err(|_| shape()));
        let label = read_text(faults, "label", &self.label, wanted);
        name.map(|name| Constituency { name, label })
    }
}

/// Whether a member belongs to a constituency, by their own word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belonging {
    /// Of which community.
    pub community: CommunityId,
    /// Who.
    pub member: MemberId,
    /// To which of its constituencies.
    pub constituency: Handle,
    /// Whether they do.
    pub belongs: bool,
}

impl Belonging {
    /// Takes a member's word. One can leave a constituency that the charter no longer has, but not join it. Neither who nor
    /// which is a fact of the journal.
    pub fn say(self, charter: &Charter) -> Result<Step<Self>, Refused> {
        let known = charter.constituencies.iter().any(|known| known.name == self.constituency);
        if self.belongs && !known {
            return Err(Reason::UnknownConstituency { value: self.constituency.to_string() }.into());
        }
        let fact = Fact::BelongingSaid { community: self.community };
        Ok(Step::to(self).fact(fact))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{charter::Template, id::Id};

    #[test]
    fn one_joins_what_the_charter_names_and_leaves_anything() {
        let mut draft = Template::SettledAssociation.draft(&["en".into()], &["DE".into()]);
        let label = vec![("en".to_owned(), "Women".to_owned())];
        draft.constituencies = vec![ConstituencyDraft { name: "women".into(), label }];
        let charter = draft.check().unwrap();
        let say = |constituency: &str, belongs| {
            let belonging = Belonging {
                community: Id::new(Uuid::from_u128(1)),
                member: Id::new(Uuid::from_u128(2)),
                constituency: constituency.parse().unwrap(),
                belongs,
            };
            belonging.say(&charter).map(|step| step.facts).map_err(|refused| refused.to_string())
        };
        let said = Ok(vec![Fact::BelongingSaid { community: Id::new(Uuid::from_u128(1)) }]);
        assert_eq!(say("women", true), said);
        assert_eq!(say("women", false), said);
        assert_eq!(say("sailors", false), said);
        assert_eq!(say("sailors", true), Err("refused: charter.unknown-constituency".to_owned()));
    }
}
