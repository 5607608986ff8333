//! A member says whom they trust to speak on what; the clock renews what is shown of it.

use domain::{
    id::{CommunityId, IntermediaryId},
    legitimacy::{Matter, Register, Trust},
    step::Step,
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
};

/// Whom the actor trusts, or no longer does.
#[derive(Clone, Debug)]
pub struct SayTrust {
    /// In which community.
    pub community: CommunityId,
    /// Whom.
    pub intermediary: IntermediaryId,
    /// At which stage of the journey, as typed; at all of them where none is named.
    pub stage: Option<String>,
    /// On which topic, a purpose, as typed; on all of them where none is named.
    pub topic: Option<String>,
    /// Whether the actor does.
    pub given: bool,
}

/// Nothing but that it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustSaid {}

impl App {
    /// Takes a member's word on whom they trust. By chat and by API this is the one verb.
    pub async fn say_trust(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &SayTrust,
    ) -> Result<TrustSaid, AppError> {
        self.settle(|| async {
            let begun: Begun<TrustSaid> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let voter = actor.as_member_of(command.community)?;
            let community =
                work.tx.community(command.community).await?.ok_or_else(|| missing("community"))?;
            let intermediary = work.tx.intermediary(command.intermediary).await?;
            let intermediary = intermediary.ok_or_else(|| missing("intermediary"))?;
            let on = Matter::read(command.stage.as_deref(), command.topic.as_deref())?;
            let said = Trust {
                community: community.id,
                member: voter.id(),
                intermediary: intermediary.id,
                on,
                given: command.given,
            };
            if work.tx.register_of(community.id).await?.is_none() {
                let register = Register::begun(community.id, community.founded_at, work.now);
                work.tx.save(Step::to(register)).await?;
            }
            let step = said.said(&intermediary.name, origin.reply(voter.language()));
            work.tx.save(step).await?;
            work.done(TrustSaid {}).await
        })
        .await
    }

    /// The clock renews what is shown of the trust in a community.
    pub(crate) async fn renew_register(&self, id: CommunityId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let register = work.tx.register_of(id).await?.ok_or_else(|| missing("register"))?;
            let said = work.tx.trusted_in(id).await?;
            if let Some(step) = register.renewed(&said, work.now) {
                work.tx.save(step).await?;
            }
            work.done(()).await
        })
        .await
    }
}
