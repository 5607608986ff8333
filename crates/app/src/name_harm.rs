//! A member names a harm that tabled terms could bring: a concern in the shared language.

use domain::{
    concern::{Concern, Naming, Saying},
    id::ProposalId,
};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    concern::{ConcernSaid, Tabling},
    error::missing,
};

/// What a member fears. Deliberately without `Debug`: it has no place in a log.
#[derive(Clone)]
pub struct NameHarm {
    /// Of which proposal.
    pub proposal: ProposalId,
    /// The harm: a code of the taxonomy, as typed.
    pub harm: String,
}

impl App {
    /// Names a harm: begins the concern about it, or stands behind the one that there is.
    pub async fn name_harm(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &NameHarm,
    ) -> Result<ConcernSaid, AppError> {
        self.settle(|| async {
            // Only its digest is kept, and only under the member's own name.
            let said = ("harm", command.proposal, &command.harm);
            let begun: Begun<ConcernSaid> = self.begin(actor, origin, &said).await?;
            let mut work = fresh!(begun);
            let at = Tabling::held(&work, command.proposal).await?;
            let voter = actor.as_member_of(at.proposal.community)?;
            let number = at.proposal.tabled()?.number;
            let harm = Concern::harm(&command.harm)?;
            let all = work.tx.concerns_of(at.proposal.id).await?;
            let same = |one: &&Concern| one.offer == number && one.says == Saying::Harm(harm.clone());
            if let Some(known) = all.iter().find(same).map(|known| known.id) {
                let concern = work.tx.concern(known).await?.ok_or_else(|| missing("concern"))?;
                let said = at.backing(&work.tx, &concern, voter, origin).await?;
                work.tx.save(concern.support(voter.id(), said, work.now)?).await?;
                return work.done(ConcernSaid { concern: known }).await;
            }
            let offer = work.tx.offer(at.proposal.id, number).await?.ok_or_else(|| missing("offer"))?;
            let concern = self.chance.id(work.now)?;
            let said = Naming {
                id: concern,
                member: voter.id(),
                terms: &offer.terms,
                harm,
                before: u32::try_from(all.len()).unwrap_or(u32::MAX),
                support: at.support(&work.tx, None).await?,
                answer_within: at.charter.deliberation().answer_within,
                reply: origin.reply(voter.language()),
            };
            let step = Concern::name_harm(&at.proposal, said, work.now)?;
            work.tx.save(step).await?;
            work.done(ConcernSaid { concern }).await
        })
        .await
    }
}
