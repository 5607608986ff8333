//! The other clause that a contradiction in a charter names.

use super::Reason;

impl Reason {
    /// The path of the other clause, for a door that shows the charter otherwise than it is written; none where one clause is at
    /// fault by itself.
    pub const fn clause_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::RuleTwice { clause, .. }
            | Self::LooserAtHigherRisk { clause, .. }
            | Self::LooserInCrisis { clause, .. }
            | Self::OutlastsTerm { clause, .. }
            | Self::BurdenAboveUsual { clause, .. }
            | Self::RedLineForbidsAll { clause, .. }
            | Self::RedLineForbidsCondition { clause, .. }
            | Self::RedLineTwice { clause, .. } => Some(clause),
            _ => None,
        }
    }
}
