//! Stewards let a suspended mandate go on.

use domain::{charter::TypedText, id::MandateId, mandate::Resuming};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::charter_of,
};

/// A suspended mandate goes on, or another steward's word for it is confirmed.
#[derive(Clone, Debug)]
pub struct ResumeMandate {
    /// Which.
    pub mandate: MandateId,
    /// Why, in every language of the charter. Public. Who confirms need not say it again.
    pub reason: TypedText,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateResumed {
    /// Whether it is active again; else a second steward has to confirm.
    pub resumed: bool,
}

impl App {
    /// A steward lets a suspended mandate go on, or confirms that another does.
    pub async fn resume_mandate(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &ResumeMandate,
    ) -> Result<MandateResumed, AppError> {
        self.settle(|| async {
            let begun: Begun<MandateResumed> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let mandate = work.tx.mandate(command.mandate).await?.ok_or_else(|| missing("mandate"))?;
            let community = mandate.text.community;
            actor.as_steward_of(community)?;
            let charter = charter_of(&work.tx, community, work.now).await?;
            let intermediary = work.tx.intermediary(mandate.text.intermediary).await?;
            let said = Resuming {
                by: actor.as_member()?.id,
                alone: charter.acts_alone(work.tx.hold_stewards(community).await?)?,
                reason: &command.reason,
                wanted: &charter.languages,
                intermediary: intermediary.ok_or_else(|| missing("intermediary"))?.name,
            };
            let step = mandate.resume(said, work.now)?;
            let resumed = step.next.is_active(work.now);
            work.tx.save(step).await?;
            work.done(MandateResumed { resumed }).await
        })
        .await
    }
}
