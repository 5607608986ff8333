//! A child community's charter never loosens what its parent's forbids.

use super::Charter;
use crate::{
    decision::DecisionKind,
    refusal::{Faults, Reason, Refused},
    taxonomy::Risk,
};

impl Charter {
    /// Holds the charter of a child against its parent's, when it is founded or amended. Names each rule that asks less, each
    /// condition that is missing, reports that are due less often, a longer term, and what is looser of deliberation. Red lines need not be repeated: the parent's hold in the child at all
    /// times ([`super::Effective`]).
    pub fn keeps(&self, parent: &Self) -> Result<(), Refused> {
        let mut faults = Faults::default();
        self.note_looser(parent, &mut faults);
        faults.or(())
    }

    pub(crate) fn note_looser(&self, parent: &Self, faults: &mut Faults) {
        if self.longest_term > parent.longest_term {
            faults.field("longestTerm", Reason::TimeTooLong { most: parent.longest_term });
        }
        for condition in parent.conditions.iter().filter(|wanted| !self.conditions.contains(wanted)) {
            faults.field("conditions", Reason::ParentConditionMissing { condition: condition.to_string() });
        }
        if parent.proven_domain && !self.proven_domain {
            faults.field("provenDomain", Reason::ProofNotAsked {});
        }
        self.note_harder_to_read(parent, faults);
        self.note_more_burden(parent, faults);
        faults.within("deliberation", |f| self.deliberation().note_looser(parent.deliberation(), f));
        if let Some(above) = &parent.reporting
            && self.reporting.as_ref().is_none_or(|own| own.seldomer_than(above))
        {
            faults.field("reporting", Reason::ReportsSeldomerThanParent { most: above.every });
        }
        faults.within("rules", |faults| {
            for (kind, risk) in
                DecisionKind::ALL.into_iter().flat_map(|kind| Risk::ALL.map(|risk| (kind, risk)))
            {
                if let (Some(own), Some(above)) = (self.rule(kind, risk), parent.rule(kind, risk))
                    && own.looser_than(above)
                {
                    faults.here(Reason::LooserThanParent { kind: kind.word().to_owned(), risk });
                }
            }
        });
    }
}
