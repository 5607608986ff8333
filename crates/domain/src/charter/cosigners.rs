//! Who signs what binds, beside the instance: a decision that permits something is worth nothing while the instance alone says so.

use serde::{Deserialize, Serialize};

use crate::{
    refusal::{Faults, Reason},
    signatory::KeyRole,
};

/// More would be a vote.
const MOST_COSIGNERS: u32 = 10;

/// Who may sign beside the instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CosignedBy {
    /// Stewards.
    Stewards,
    /// Advocates with a mandate.
    Advocates,
    /// Either.
    Either,
}

impl CosignedBy {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stewards => "stewards",
            Self::Advocates => "advocates",
            Self::Either => "either",
        }
    }
}

/// Who must sign an agreement beside the instance and the requester before it is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cosigners {
    /// Who.
    pub by: CosignedBy,
    /// At least so many of them.
    pub least: u32,
}

/// The clause as somebody typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of Cosigners, unread")]
pub struct CosignersDraft {
    pub by: CosignedBy,
    pub least: u32,
}

impl From<Cosigners> for CosignersDraft {
    fn from(clause: Cosigners) -> Self {
        Self { by: clause.by, least: clause.least }
    }
}

impl CosignersDraft {
    pub(super) fn read(self, faults: &mut Faults) -> Option<Cosigners> {
        let Self { by, least } = self;
        match least {
            0 => faults.field("least", Reason::Empty {}),
            least if least > MOST_COSIGNERS => {
                faults.field("least", Reason::TooMany { most: MOST_COSIGNERS })
            }
            _ => {}
        }
        Some(Cosigners { by, least })
    }
}

impl Cosigners {
    /// Whether somebody in this role may sign.
    pub fn asks(self, role: KeyRole) -> bool {
        match role {
            KeyRole::Signatory => false,
            KeyRole::Steward => self.by != CosignedBy::Advocates,
            KeyRole::Advocate => self.by != CosignedBy::Stewards,
        }
    }

    /// What a clause asks together with that of a community above: the more signatures, by whom both allow. Where no one would be allowed
    /// by both, the child's own word holds on who.
    pub(super) fn stricter(own: Option<Self>, above: Option<Self>) -> Option<Self> {
        let (Some(own), Some(above)) = (own, above) else { return own.or(above) };
        let by = if own.by == CosignedBy::Either { above.by } else { own.by };
        Some(Self { by, least: own.least.max(above.least) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::{Charter, CharterDraft, Template};

    fn with(clause: Option<CosignersDraft>) -> CharterDraft {
        let mut draft = Template::SettledAssociation.draft(&["en".into()], &["DE".into()]);
        draft.cosigners = clause;
        draft
    }

    #[test]
    fn every_template_asks_for_a_steward_or_an_advocate() {
        for template in Template::ALL {
            let charter = template.draft(&["en".into()], &["DE".into()]).check().unwrap();
            assert_eq!(charter.cosigners, Some(Cosigners { by: CosignedBy::Either, least: 1 }));
        }
    }

    #[test]
    fn what_is_no_clause_is_refused_at_its_place() {
        for (least, wanted) in [(0, Some("input.empty")), (1, None), (10, None), (11, Some("input.too-many"))]
        {
            let refused = with(Some(CosignersDraft { by: CosignedBy::Stewards, least })).check().err();
            let found = refused.iter().flat_map(|r| r.all()).map(|r| (r.path.join("."), r.reason.code()));
            let wanted = wanted.map(|code| ("cosigners.least".to_owned(), code));
            assert_eq!(found.collect::<Vec<_>>(), wanted.into_iter().collect::<Vec<_>>(), "{least}");
        }
    }

    #[test]
    fn whoever_the_clause_names_may_sign_and_a_requester_never() {
        use CosignedBy::{Advocates, Either, Stewards};
        for (by, steward, advocate) in
            [(Stewards, true, false), (Advocates, false, true), (Either, true, true)]
        {
            let clause = Cosigners { by, least: 1 };
            let asks =
                [KeyRole::Steward, KeyRole::Advocate, KeyRole::Signatory].map(|role| clause.asks(role));
            assert_eq!(asks, [steward, advocate, false], "{by:?}");
        }
    }

    #[test]
    fn a_community_above_asks_too() {
        use CosignedBy::{Advocates, Either, Stewards};
        let clause = |by, least| Some(Cosigners { by, least });
        for (own, above, both) in [
            (None, None, None),
            (None, clause(Stewards, 2), clause(Stewards, 2)),
            (clause(Either, 1), None, clause(Either, 1)),
            (clause(Either, 1), clause(Stewards, 2), clause(Stewards, 2)),
            (clause(Stewards, 3), clause(Either, 1), clause(Stewards, 3)),
            (clause(Advocates, 1), clause(Stewards, 2), clause(Advocates, 2)),
        ] {
            assert_eq!(Cosigners::stricter(own, above), both, "{own:?} {above:?}");
        }
    }

    #[test]
    fn a_charter_that_does_not_say_keeps_its_digest() {
        let older = with(None).check().unwrap();
        let words = serde_json::to_string(&older).unwrap();
        assert!(!words.contains("cosigners"), "{words}");
        let read: Charter = serde_json::from_str(&words).unwrap();
        assert_eq!((read.digest(), read.cosigners), (older.digest(), None));
        let newer = with(Some(CosignersDraft { by: CosignedBy::Either, least: 2 })).check().unwrap();
        let again: Charter = serde_json::from_str(&serde_json::to_string(&newer).unwrap()).unwrap();
        assert_eq!((again.digest(), again.cosigners), (newer.digest(), newer.cosigners));
    }
}
