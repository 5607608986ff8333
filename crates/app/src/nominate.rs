//! A member nominates an intermediary for a mandate.

use domain::{
    digest::Digest,
    id::{CommunityId, IntermediaryId, MandateId},
    mandate::{Mandate, Nomination},
    refusal::Reason,
};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::governing,
};

/// Whom, for what.
#[derive(Clone, Debug)]
pub struct Nominate {
    /// For which community.
    pub community: CommunityId,
    /// Whom.
    pub intermediary: IntermediaryId,
    /// For what.
    pub nomination: Nomination,
}

impl App {
    /// Nominates an intermediary. Its interests as they are declared now become part of the words voted on.
    pub async fn nominate(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &Nominate,
    ) -> Result<MandateId, AppError> {
        self.settle(|| async {
            let begun: Begun<MandateId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            actor.as_member_of(command.community)?;
            let community =
                work.tx.community(command.community).await?.ok_or_else(|| missing("community"))?;
            let charter = governing(&work.tx, &community, work.now).await?.ok_or(Reason::NoCharter {})?;
            let intermediary =
                work.tx.intermediary(command.intermediary).await?.ok_or_else(|| missing("intermediary"))?;
            if work.tx.mandate_between(community.id, intermediary.id).await?.is_some() {
                return Err(Reason::AlreadyNominated {}.into());
            }
            let id = self.chance.id(work.now)?;
            let interests = Digest::of(&intermediary.interests);
            let parties = (community.id, intermediary.id);
            let step =
                Mandate::nominate(id, parties, interests, &charter.charter, &command.nomination, work.now)?;
            work.tx.save(step).await?;
            work.done(id).await
        })
        .await
    }
}
