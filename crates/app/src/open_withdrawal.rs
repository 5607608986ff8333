//! The other way to a vote on withdrawing a consent: an advocate asks for it, and a steward opens it.

use domain::{
    decision::Subject,
    id::{AgreementId, VoteId},
    refusal::Reason,
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::charter_of,
};

/// Of which consent.
#[derive(Clone, Copy, Debug)]
pub struct OpenWithdrawal {
    /// The agreement that rests on it.
    pub agreement: AgreementId,
}

/// What came of it: a vote, where a steward opened it; none where an advocate asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalOpened {
    /// The vote.
    pub vote: Option<VoteId>,
}

impl App {
    /// An advocate with an active mandate asks for the vote; a steward opens it once one has asked and the least time for
    /// deliberation is over since.
    pub async fn open_withdrawal(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: OpenWithdrawal,
    ) -> Result<WithdrawalOpened, AppError> {
        self.settle(|| async {
            let begun: Begun<WithdrawalOpened> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            let found = work.tx.agreement(command.agreement).await?;
            let agreement = found.ok_or_else(|| missing("agreement"))?;
            let vote = if let Actor::Advocate(advocate) = actor {
                let mandate = work.tx.mandate_between(agreement.community, advocate.intermediary).await?;
                if !mandate.is_some_and(|mandate| mandate.is_active(work.now)) {
                    return Err(Reason::NoMandate {}.into());
                }
                // Asked twice, it is asked once, and the first time counts.
                if work.tx.withdrawal_request(agreement.id).await?.is_none() {
                    let charter = charter_of(&work.tx, agreement.community, work.now).await?;
                    let step = agreement.ask_withdrawal(&charter, work.now)?;
                    work.tx.save(step).await?;
                }
                None
            } else {
                actor.as_steward_of(agreement.community)?;
                Some(self.open(&mut work, Subject::Withdrawal(agreement.id), None).await?)
            };
            work.done(WithdrawalOpened { vote }).await
        })
        .await
    }
}
