//! How a vote is held, whatever it is about: what decides, how long it takes, who may know.

use serde::{Deserialize, Serialize};

use super::{DecisionRule, Secrecy};
use crate::{
    ballot::Attestation,
    delegation,
    moment::Span,
    refusal::Reason,
    rule::{Choosing, VotingRule},
};

/// The terms of a vote. `R` is the kind of rule that decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Procedure<R> {
    /// What decides.
    pub rule: R,
    /// The least time in which the members can deliberate before the vote opens.
    pub least_deliberation: Span,
    /// How long the vote is open.
    pub window: Span,
    /// Who may know how somebody voted.
    pub secrecy: Secrecy,
    /// The least grade of a ballot that counts.
    pub attestation: Attestation,
    /// On which terms members can let a delegate vote for them; none where they cannot.
    pub delegation: Option<delegation::Terms>,
}

/// How the community chooses between several intermediaries.
pub type ChoosingRule = Procedure<Choosing>;

impl<R> Procedure<R> {
    /// Refused where the rule asks for ballots of a grade that cannot be given yet.
    pub fn takeable(&self) -> Result<(), Reason> {
        takeable(self.attestation)
    }
}

/// Only room-attested ballots can be given as yet.
pub(super) fn takeable(grade: Attestation) -> Result<(), Reason> {
    match grade {
        Attestation::RoomAttested => Ok(()),
        Attestation::Signed => Err(Reason::GradeUnavailable { grade: grade.word().to_owned() }),
    }
}

impl From<&DecisionRule> for Procedure<VotingRule> {
    fn from(rule: &DecisionRule) -> Self {
        Self {
            rule: VotingRule::Decide(rule.rule.clone()),
            least_deliberation: rule.least_deliberation,
            window: rule.window,
            secrecy: rule.secrecy,
            attestation: rule.attestation,
            delegation: rule.delegation,
        }
    }
}
impl From<&ChoosingRule> for Procedure<VotingRule> {
    fn from(choosing: &ChoosingRule) -> Self {
        Self {
            rule: VotingRule::Choose(choosing.rule),
            least_deliberation: choosing.least_deliberation,
            window: choosing.window,
            secrecy: choosing.secrecy,
            attestation: choosing.attestation,
            delegation: choosing.delegation,
        }
    }
}
