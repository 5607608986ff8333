//! What binds a community at a moment: its charter in force, tightened by a crisis and by the communities above it.
//!
//! Every rule asks this instead of the charter as it was written. The parent's red lines and conditions hold in the child at
//! once, whenever they were adopted, and so do a shorter longest term, reports
//! that are due more often, whom one can turn to what is stricter of deliberation, a lower limit on members' time, and who else signs what binds; its decision rules are held against the child's when that is
//! founded or amended ([`Charter::keeps`]). What the parent's crisis forbids is forbidden in the child too.

use super::{BurdenClause, Charter, Cosigners, ReportDuty};
use crate::{crisis::Crisis, digest::Digest, moment::Moment};

/// One community of a line from a child up to its oldest ancestor, as it stands.
#[derive(Clone, Debug)]
pub struct Layer {
    /// The charter in force, as it was written.
    pub charter: Charter,
    /// Its digest.
    pub digest: Digest,
    /// The crisis that was declared last, if it is not over.
    pub crisis: Option<Crisis>,
}

/// A charter as it binds at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    /// What holds.
    pub charter: Charter,
    /// The digest of the charter in force as it was written: what decisions name.
    pub digest: Digest,
}

impl Effective {
    /// What binds `own` at this moment, `above` being its parent, the parent's parent and so on.
    pub fn at(own: Layer, above: &[Layer], now: Moment) -> Self {
        let digest = own.digest;
        let charter =
            above.iter().fold(own.holds(now), |charter, ancestor| charter.under(&ancestor.holds(now)));
        Self { charter, digest }
    }
}

impl Layer {
    /// The charter, with what a crisis changes in it now.
    fn holds(&self, now: Moment) -> Charter {
        let crisis = self.crisis.as_ref().is_some_and(|crisis| crisis.holds(now));
        if crisis { self.charter.in_crisis() } else { self.charter.clone() }
    }
}

impl Charter {
    /// With what an ancestor's charter forbids and asks.
    fn under(mut self, ancestor: &Self) -> Self {
        for line in &ancestor.red_lines {
            if !self.red_lines.contains(line) {
                self.red_lines.push(line.clone());
            }
        }
        for condition in &ancestor.conditions {
            if !self.conditions.contains(condition) {
                self.conditions.push(condition.clone());
            }
        }
        self.longest_term = self.longest_term.min(ancestor.longest_term);
        // The words are the child's own, where it has some; the time is the shorter one.
        self.reporting = match (self.reporting, &ancestor.reporting) {
            (Some(own), Some(above)) => Some(ReportDuty { every: own.every.min(above.every), ..own }),
            (own, above) => own.or_else(|| above.clone()),
        };
        self.proven_domain |= ancestor.proven_domain;
        self.ombuds = self.ombuds.or_else(|| ancestor.ombuds.clone());
        self.cosigners = Cosigners::stricter(self.cosigners, ancestor.cosigners);
        self.burden = BurdenClause::lower(self.burden, ancestor.burden);
        self.deliberates = Some(self.deliberation().and(ancestor.deliberation()));
        self
    }
}

#[cfg(test)]
mod tests;
