//! Stewards declare a crisis, and end it before its time.

use domain::{
    charter::TypedText,
    crisis::{Crisis, Declaration},
    id::{CommunityId, CrisisId},
    refusal::Reason,
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::charter_at_hand,
};

/// A crisis declared, or the declaration of another steward confirmed.
#[derive(Clone, Debug)]
pub struct DeclareCrisis {
    /// Whose.
    pub community: CommunityId,
    /// The public reason, as typed. Who confirms need not give one.
    pub reason: TypedText,
}

/// A crisis ended, or the wish of another steward to end it confirmed.
#[derive(Clone, Copy, Debug)]
pub struct EndCrisis {
    /// Whose.
    pub community: CommunityId,
}

/// The crisis that a command was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrisisMoved {
    /// Its id.
    pub crisis: CrisisId,
}

impl App {
    /// Declares a crisis, or confirms that another steward has.
    pub async fn declare_crisis(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &DeclareCrisis,
    ) -> Result<CrisisMoved, AppError> {
        self.settle(|| async {
            let begun: Begun<CrisisMoved> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            actor.as_steward_of(command.community)?;
            let community =
                work.tx.community(command.community).await?.ok_or_else(|| missing("community"))?;
            let charter = work.tx.charter_as_written(&community).await?.ok_or(Reason::NoCharter {})?.charter;
            let said = Declaration {
                id: self.chance.id(work.now)?,
                community: community.id,
                clause: charter.crisis.as_ref(),
                by: actor.as_member()?.id,
                alone: charter.acts_alone(work.tx.hold_stewards(community.id).await?)?,
                reason: &command.reason,
            };
            let before = work.tx.crisis_of(community.id).await?;
            let step = Crisis::declare(&said, before, work.now)?;
            let crisis = step.next.last().map_or(said.id, |crisis| crisis.id);
            work.tx.save(step).await?;
            work.done(CrisisMoved { crisis }).await
        })
        .await
    }

    /// Ends a crisis before its time, or confirms that another steward wants to.
    pub async fn end_crisis(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: EndCrisis,
    ) -> Result<CrisisMoved, AppError> {
        self.settle(|| async {
            let begun: Begun<CrisisMoved> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            actor.as_steward_of(command.community)?;
            let community =
                work.tx.community(command.community).await?.ok_or_else(|| missing("community"))?;
            let charter = charter_at_hand(&work.tx, &community).await?;
            let alone = charter.acts_alone(work.tx.hold_stewards(community.id).await?)?;
            let crisis = work.tx.crisis_of(command.community).await?.ok_or(Reason::NoCrisis {})?;
            let id = crisis.id;
            work.tx.save(crisis.end(actor.as_member()?.id, alone, work.now)?).await?;
            work.done(CrisisMoved { crisis: id }).await
        })
        .await
    }

    /// The clock closes a crisis that has lapsed or was never confirmed.
    pub(crate) async fn lapse(&self, id: CrisisId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let crisis = work.tx.crisis(id).await?.ok_or_else(|| missing("crisis"))?;
            if let Some(step) = crisis.lapse(work.now) {
                work.tx.save(step).await?;
            }
            work.done(()).await
        })
        .await
    }
}
