//! An agreement written out rule by rule, as it holds now: for evaluators of policies that none of us wrote.

use domain::{
    agreement::{Agreement, AgreementState},
    refusal::Reason,
};
use evidence::{agreement::Atomising, canonical};

use crate::{App, AppError, error::missing, governing::governing};

impl App {
    /// The policy: JSON-LD, with the red lines that hold at this moment. Refused where the agreement is not in force, with the reason for
    /// which a use would be denied, and where there would be too many rules.
    pub async fn atomised(&self, agreement: &Agreement) -> Result<String, AppError> {
        let now = self.now();
        let term = match agreement.state {
            AgreementState::InForce { from, until } if from <= now && now < until => (from, until),
            AgreementState::InForce { .. } => return Err(Reason::OutsideTerm {}.into()),
            AgreementState::Suspended { suspension, .. } => {
                return Err(Reason::PermissionSuspended { since: suspension.since }.into());
            }
            AgreementState::Pending if agreement.signing.countersigned => {
                return Err(Reason::NotCosigned {}.into());
            }
            AgreementState::Pending | AgreementState::Declined { .. } => {
                return Err(Reason::NotCountersigned {}.into());
            }
            AgreementState::Withdrawn { at } => return Err(Reason::ConsentWithdrawn { since: at }.into()),
        };
        let tx = self.read().await?;
        let requester = tx.requester(agreement.requester).await?.ok_or_else(|| missing("requester"))?;
        let community = tx.community(agreement.community).await?.ok_or_else(|| missing("community"))?;
        let charter = governing(&tx, &community, now).await?.ok_or_else(|| missing("charter"))?;
        let red_lines = &charter.charter.red_lines;
        let atomising =
            Atomising { url: self.keys.issuer(), agreement, term, kind: &requester.kind, red_lines };
        let policy = atomising.policy().map_err(|_| Reason::RulesTooMany {})?;
        canonical::to_text(&policy).map_err(|_| AppError::Document { what: "a policy" })
    }
}
