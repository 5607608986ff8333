//! How many stewards there are, and what becomes of acts that take two of them where too few are left.

use serde::{Deserialize, Serialize};

use super::Charter;
use crate::refusal::{Faults, Reason};

/// More would be a second roll.
const MOST_STEWARDS: u32 = 50;

/// How many stewards a community has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stewards {
    /// At least so many, else what takes two of them is done as `when_fewer` says. Never nobody.
    pub least: u32,
    /// At most so many.
    pub most: u32,
    /// What becomes of acts that take two stewards where fewer than `least` are left.
    pub when_fewer: WhenFewer,
}

/// What becomes of acts that take two stewards, where fewer are left than the charter asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhenFewer {
    /// They go on: two where there are two, the one who is left alone.
    GoOn,
    /// They wait until there are enough again. What needs no steward goes on: votes, petitions, the clock.
    Wait,
}

/// How many stewards, as somebody typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of Stewards, unread")]
pub struct StewardsDraft {
    pub least: u32,
    pub most: u32,
    pub when_fewer: WhenFewer,
}

impl From<&Stewards> for StewardsDraft {
    fn from(clause: &Stewards) -> Self {
        Self { least: clause.least, most: clause.most, when_fewer: clause.when_fewer }
    }
}

impl StewardsDraft {
    pub(super) fn read(self, faults: &mut Faults) -> Option<Stewards> {
        let Self { least, most, when_fewer } = self;
        if least == 0 {
            faults.field("least", Reason::NoSteward {});
        }
        if most > MOST_STEWARDS {
            faults.field("most", Reason::TooMany { most: MOST_STEWARDS });
        }
        if least > most {
            faults.field("least", Reason::TooMany { most });
        }
        Some(Stewards { least, most, when_fewer })
    }
}

impl Charter {
    /// Whether a steward acts alone where else two of them act, `stewards` being how many there are.
    ///
    /// # Errors
    /// [`Reason::TooFewStewards`] where the charter has such acts wait until there are enough.
    pub fn acts_alone(&self, stewards: u32) -> Result<bool, Reason> {
        match self.stewards {
            Some(Stewards { least, when_fewer: WhenFewer::Wait, .. }) if stewards < least => {
                Err(Reason::TooFewStewards { least })
            }
            _ => Ok(stewards < 2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::{CharterDraft, Template};

    fn with(clause: Option<StewardsDraft>) -> CharterDraft {
        let mut draft = Template::SettledAssociation.draft(&["en".into()], &["DE".into()]);
        draft.stewards = clause;
        draft
    }

    const fn clause(least: u32, most: u32, when_fewer: WhenFewer) -> Option<StewardsDraft> {
        Some(StewardsDraft { least, most, when_fewer })
    }

    #[test]
    fn what_is_no_clause_is_refused_at_its_place() {
        for (least, most, wanted) in [
            (1, 1, vec![]),
            (2, 50, vec![]),
            (0, 3, vec![("least", "charter.no-steward")]),
            (2, 51, vec![("most", "input.too-many")]),
            (4, 3, vec![("least", "input.too-many")]),
        ] {
            let refused = with(clause(least, most, WhenFewer::Wait)).check().err();
            let found: Vec<_> = refused.iter().flat_map(|r| r.all()).collect();
            let found: Vec<_> = found.iter().map(|r| (r.path.join("."), r.reason.code())).collect();
            let wanted: Vec<_> =
                wanted.into_iter().map(|(at, code)| (format!("stewards.{at}"), code)).collect();
            assert_eq!(found, wanted, "{least} {most}");
        }
    }

    #[test]
    fn one_who_is_left_acts_alone_or_waits_as_the_charter_says() {
        use WhenFewer::{GoOn, Wait};
        for (clause, stewards, alone) in [
            (None, 1, Some(true)),
            (None, 2, Some(false)),
            (clause(3, 5, GoOn), 1, Some(true)),
            (clause(3, 5, GoOn), 2, Some(false)),
            (clause(2, 5, Wait), 1, None),
            (clause(3, 5, Wait), 2, None),
            (clause(3, 5, Wait), 3, Some(false)),
            (clause(1, 5, Wait), 1, Some(true)),
        ] {
            let charter = with(clause).check().unwrap();
            assert_eq!(charter.acts_alone(stewards).ok(), alone, "{clause:?} {stewards}");
        }
    }

    #[test]
    fn a_charter_that_does_not_say_keeps_its_digest() {
        let older = with(None).check().unwrap();
        let words = serde_json::to_string(&older).unwrap();
        assert!(!words.contains("stewards"), "{words}");
        let read: Charter = serde_json::from_str(&words).unwrap();
        assert_eq!((read.digest(), read.stewards), (older.digest(), None));
        let newer = with(clause(2, 5, WhenFewer::Wait)).check().unwrap();
        let again: Charter = serde_json::from_str(&serde_json::to_string(&newer).unwrap()).unwrap();
        assert_eq!((again.digest(), again.stewards), (newer.digest(), newer.stewards));
    }
}
