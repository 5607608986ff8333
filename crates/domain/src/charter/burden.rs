//! What the charter says of members' time: the most minutes that proposals ask of one in a month.

use serde::{Deserialize, Serialize};

use super::{Charter, CrisisClause};
use crate::{
    burden::LEAST,
    refusal::{Faults, Reason},
};

/// The most that a member is asked. An absent clause sets no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BurdenClause {
    /// Minutes in any 30 days.
    pub minutes: u32,
}

/// A limit on members' time as somebody typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of BurdenClause, unread")]
pub struct BurdenDraft {
    pub minutes: u32,
}

/// More than a hundred hours a month are no limit.
const MOST: u32 = 6_000;

impl BurdenDraft {
    /// Reads the clause: below what any terms ask nothing could ever come before the members.
    pub(super) fn read(self, faults: &mut Faults) -> Option<BurdenClause> {
        let Self { minutes } = self;
        let fits = (LEAST..=MOST).contains(&minutes).then_some(BurdenClause { minutes });
        faults.take("minutes", fits.ok_or(Reason::BurdenLimit { least: LEAST, most: MOST }))
    }
}

/// The draft that is read as the same clause.
impl From<BurdenClause> for BurdenDraft {
    fn from(clause: BurdenClause) -> Self {
        Self { minutes: clause.minutes }
    }
}

impl BurdenClause {
    /// The lower of two limits, where there is one.
    pub(super) fn lower(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        match (one, other) {
            (Some(one), Some(other)) if other.minutes < one.minutes => Some(other),
            (one, other) => one.or(other),
        }
    }
}

impl Charter {
    /// Notes where members may be asked for more than the parent community allows.
    pub(super) fn note_more_burden(&self, parent: &Self, faults: &mut Faults) {
        if let Some(above) = parent.burden
            && self.burden.is_none_or(|own| own.minutes > above.minutes)
        {
            faults.field("burden", Reason::BurdenAboveParent { most: above.minutes });
        }
    }
}

/// A crisis only tightens: members are not asked for more than otherwise.
pub(super) fn note_more_in_crisis(charter: &Charter, clause: &CrisisClause, faults: &mut Faults) {
    if let Some((usual, in_crisis)) = charter.burden.zip(clause.burden)
        && in_crisis.minutes > usual.minutes
    {
        let above = Reason::BurdenAboveUsual { most: usual.minutes, clause: "burden".to_owned() };
        faults.at("crisis.burden", above);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        charter::{CharterDraft, Template},
        crisis::Crisis,
    };

    fn draft(minutes: Option<u32>, in_crisis: Option<u32>) -> CharterDraft {
        let mut draft = Template::SuddenCrisis.draft(&["en".into()], &["DE".into()]);
        draft.burden = minutes.map(|minutes| BurdenDraft { minutes });
        if let Some(crisis) = &mut draft.crisis {
            crisis.burden = in_crisis.map(|minutes| BurdenDraft { minutes });
        }
        draft
    }

    #[test]
    fn a_limit_is_one_that_can_be_kept_and_a_crisis_only_tightens_it() {
        for (minutes, in_crisis, wanted) in [
            (None, None, &[][..]),
            (Some(LEAST), None, &[]),
            (Some(MOST), Some(MOST), &[]),
            (None, Some(60), &[]),
            (Some(120), Some(119), &[]),
            (Some(LEAST - 1), None, &["burden.minutes charter.burden-limit"]),
            (
                Some(MOST + 1),
                Some(0),
                &["burden.minutes charter.burden-limit", "crisis.burden.minutes charter.burden-limit"],
            ),
            (Some(120), Some(121), &["crisis.burden charter.burden-above-usual"]),
        ] {
            let refused = draft(minutes, in_crisis).check().err();
            let found: Vec<_> = refused.iter().flat_map(|refused| refused.all()).collect();
            let found: Vec<_> =
                found.iter().map(|r| format!("{} {}", r.path.join("."), r.reason.code())).collect();
            assert_eq!(found, wanted, "{minutes:?} {in_crisis:?}");
        }
    }

    #[test]
    fn a_child_and_a_crisis_tighten_and_never_loosen() {
        let charter = |minutes, in_crisis| draft(minutes, in_crisis).check().unwrap();
        for (child, parent, keeps) in [
            (None, None, true),
            (Some(60), None, true),
            (Some(60), Some(60), true),
            (Some(59), Some(60), true),
            (Some(61), Some(60), false),
            (None, Some(60), false),
        ] {
            let kept = charter(child, None).keeps(&charter(parent, None));
            assert_eq!(kept.is_ok(), keeps, "{child:?} {parent:?}");
            assert!(kept.err().is_none_or(|refused| refused.has("charter.burden-above-parent")));
        }
        for (usual, in_crisis, held) in [
            (None, None, None),
            (Some(90), None, Some(90)),
            (Some(90), Some(60), Some(60)),
            (None, Some(60), Some(60)),
        ] {
            assert_eq!(charter(usual, in_crisis).in_crisis().most_minutes(), held);
            assert_eq!(charter(usual, in_crisis).most_minutes(), usual);
        }
    }

    #[test]
    fn the_parents_limit_holds_in_the_child_at_once() {
        use crate::{
            charter::{Effective, Layer},
            moment::Moment,
        };
        let layer = |minutes| {
            let charter = draft(minutes, None).check().unwrap();
            Layer { digest: charter.digest(), charter, crisis: None::<Crisis> }
        };
        for (own, above, held) in [
            (None, vec![], None),
            (Some(90), vec![None], Some(90)),
            (None, vec![Some(90)], Some(90)),
            (Some(90), vec![Some(60), Some(70)], Some(60)),
            (Some(50), vec![Some(60)], Some(50)),
        ] {
            let above: Vec<_> = above.into_iter().map(layer).collect();
            let effective = Effective::at(layer(own), &above, Moment::from_micros(0));
            assert_eq!(effective.charter.most_minutes(), held);
        }
    }

    #[test]
    fn what_an_older_charter_does_not_say_changes_no_digest() {
        let words = serde_json::to_string(&draft(None, None).check().unwrap()).unwrap();
        assert!(!words.contains("burden"), "{words}");
        let read: Charter = serde_json::from_str(&words).unwrap();
        assert_eq!((read.most_minutes(), read.digest()), (None, draft(None, None).check().unwrap().digest()));
    }
}
