//! What the charter says of deliberation: how many must stand behind a concern, and how long a requester has to answer it.

use serde::{Deserialize, Serialize};

use super::{Charter, typed::span};
use crate::{
    moment::Span,
    refusal::{Faults, Reason},
    share::Share,
};

/// Nobody waits longer than this for one answer.
const LONGEST_ANSWER: Span = Span::days(90);

/// How the members deliberate. Both shares are above nothing and at most half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deliberation {
    /// The share of the roll that must stand behind a concern before the vote waits for an answer to it.
    pub concern_share: Share,
    /// How long a requester has to answer such a concern.
    pub answer_within: Span,
    /// Terms that more than this share of those who tried the questions misread go back.
    pub misread_share: Share,
}

/// What the template says: a twentieth, a week, a quarter.
impl Default for Deliberation {
    fn default() -> Self {
        Self { concern_share: Share::TWENTIETH, answer_within: Span::days(7), misread_share: Share::QUARTER }
    }
}

/// What a charter says of deliberation, as somebody typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of Deliberation, unread")]
pub struct DeliberationDraft {
    pub concern_share: String,
    pub answer_within: String,
    pub misread_share: String,
}

impl From<&Deliberation> for DeliberationDraft {
    fn from(deliberation: &Deliberation) -> Self {
        Self {
            concern_share: deliberation.concern_share.to_string(),
            answer_within: deliberation.answer_within.to_string(),
            misread_share: deliberation.misread_share.to_string(),
        }
    }
}

impl DeliberationDraft {
    pub(super) fn read(&self, faults: &mut Faults) -> Option<Deliberation> {
        let concern_share = faults.take("concernShare", at_most_half(&self.concern_share));
        let within = span(&self.answer_within).and_then(|within| {
            if within > LONGEST_ANSWER {
                Err(Reason::TimeTooLong { most: LONGEST_ANSWER })
            } else {
                Ok(within)
            }
        });
        let answer_within = faults.take("answerWithin", within);
        let misread_share = faults.take("misreadShare", at_most_half(&self.misread_share));
        Some(Deliberation {
            concern_share: concern_share?,
            answer_within: answer_within?,
            misread_share: misread_share?,
        })
    }
}

/// Reads a share of the roll that opens a way for few: more than half of it would shut the way.
pub(super) fn at_most_half(typed: &str) -> Result<Share, Reason> {
    let share = typed.parse::<Share>().map_err(|_| Reason::Malformed { shape: "share".to_owned() })?;
    if share > Share::HALF { Err(Reason::PetitionShareTooHigh {}) } else { Ok(share) }
}

impl Deliberation {
    /// The stricter of the two in each respect.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            concern_share: self.concern_share.min(other.concern_share),
            answer_within: self.answer_within.min(other.answer_within),
            misread_share: self.misread_share.min(other.misread_share),
        }
    }

    /// Notes where this asks less than the parent community's: where more must stand behind a concern, a requester may take
    /// longer, or more may misread the terms.
    pub(super) fn note_looser(self, parent: Self, faults: &mut Faults) {
        let shares = [
            ("concernShare", self.concern_share, parent.concern_share),
            ("misreadShare", self.misread_share, parent.misread_share),
        ];
        for (name, _, most) in shares.into_iter().filter(|(_, own, most)| own > most) {
            faults.field(name, Reason::ShareAboveParent { most: most.to_string() });
        }
        if self.answer_within > parent.answer_within {
            faults.field("answerWithin", Reason::TimeTooLong { most: parent.answer_within });
        }
    }
}

impl Charter {
    /// How the members deliberate. A charter that was written before this could be said means what the template says.
    pub fn deliberation(&self) -> Deliberation {
        self.deliberates.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::{CharterDraft, Template};

    fn draft() -> CharterDraft {
        Template::SettledAssociation.draft(&["en".into()], &["DE".into()])
    }

    #[test]
    fn every_fault_is_named() {
        let mut typed = draft();
        typed.deliberation = DeliberationDraft {
            concern_share: "2/3".into(),
            answer_within: "P91D".into(),
            misread_share: "none".into(),
        };
        let refused = typed.check().unwrap_err();
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        let wanted = [
            ("deliberation.concernShare", "charter.petition-share-too-high"),
            ("deliberation.answerWithin", "charter.time-too-long"),
            ("deliberation.misreadShare", "input.malformed"),
        ];
        assert_eq!(found, wanted.map(|(path, code)| (path.to_owned(), code)));
    }

    #[test]
    fn a_child_only_tightens_and_is_tightened() {
        let parent = draft().check().unwrap();
        let with = |concern: &str, within: &str, misread: &str| {
            let mut typed = draft();
            typed.deliberation = DeliberationDraft {
                concern_share: concern.into(),
                answer_within: within.into(),
                misread_share: misread.into(),
            };
            typed.check().unwrap()
        };
        for (child, paths) in [
            (with("1/20", "P7D", "1/4"), vec![]),
            (with("1/100", "P1D", "1/5"), vec![]),
            (with("1/19", "P7D", "1/4"), vec!["deliberation.concernShare"]),
            (with("1/20", "P8D", "1/3"), vec!["deliberation.misreadShare", "deliberation.answerWithin"]),
        ] {
            let found = child.keeps(&parent).err();
            let found: Vec<_> =
                found.iter().flat_map(|refused| refused.all()).map(|r| r.path.join(".")).collect();
            assert_eq!(found, paths);
            let both = child.deliberation().and(parent.deliberation());
            assert!(both.concern_share <= parent.deliberation().concern_share);
            assert!(both.answer_within <= child.deliberation().answer_within);
        }
    }

    #[test]
    fn what_an_older_charter_does_not_say_changes_no_digest() {
        let mut older = draft().check().unwrap();
        older.deliberates = None;
        let words = serde_json::to_string(&older).unwrap();
        assert!(!words.contains("deliberation"), "{words}");
        let read: Charter = serde_json::from_str(&words).unwrap();
        assert_eq!((read.digest(), read.deliberation()), (older.digest(), Deliberation::default()));
    }
}
