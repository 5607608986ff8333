//! Each decision is also issued as a credential of the community that decided: those that refuse as well as those that consent.

use domain::{fact::Fact, id::DecisionId, step::Step};
use evidence::{
    credential::Secured,
    decision::{DecisionDocument, credential},
};
use storage::{DecisionIssued, Recorded};

use crate::{App, AppError, begin::Work};

const FAILED: AppError = AppError::Document { what: "the credential of a decision" };

impl App {
    /// Issues the credential, in the transaction of the decision. The log tells of it, so that an export without it is seen to lack it.
    pub(crate) async fn issue_decision(&self, work: &mut Work, recorded: &Recorded) -> Result<(), AppError> {
        let document: DecisionDocument = serde_json::from_str(&recorded.document).map_err(|_| FAILED)?;
        let did = self.keys.community(recorded.decision.community);
        let secured = credential::sign(document, self.keys.as_signatory(&did)).map_err(|_| FAILED)?;
        let Secured { document, jwt, digest } = secured;
        let digest = digest.parse().map_err(|_| FAILED)?;
        let (community, decision) = (recorded.decision.community, recorded.decision.id);
        let issued = DecisionIssued { decision, document, jwt, digest };
        let fact = Fact::DecisionIssued { community, decision, digest };
        Ok(work.tx.save(Step::to(issued).fact(fact)).await?)
    }

    /// A decision as a credential; none where it was made before there were such.
    pub async fn decision_issued(&self, id: DecisionId) -> Result<Option<DecisionIssued>, AppError> {
        Ok(self.read().await?.decision_issued(id).await?)
    }
}
