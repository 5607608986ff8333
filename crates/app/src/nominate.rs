//! A member nominates an intermediary for a mandate.

use domain::{
    digest::Digest,
    effect::{Audience, Effect, Notice},
    election::Election,
    id::{CommunityId, ElectionId, IntermediaryId, MandateId},
    mandate::{Mandate, Nomination},
    party::Intermediary,
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
    /// For what; the usual ([`Nomination::usual`]) where nothing is said.
    pub nomination: Option<Nomination>,
    /// To stand in this election, beside others; else the mandate is voted on by itself.
    pub election: Option<ElectionId>,
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
            let election = match command.election {
                Some(id) => Some(work.tx.election(id).await?.ok_or_else(|| missing("election"))?),
                None => None,
            };
            if election.as_ref().is_some_and(|election| election.community != community.id) {
                return Err(missing("election").into());
            }
            let intermediary = work
                .tx
                .hold_intermediary(command.intermediary)
                .await?
                .ok_or_else(|| missing("intermediary"))?;
            if work.tx.mandate_between(community.id, intermediary.id).await?.is_some() {
                return Err(Reason::AlreadyNominated {}.into());
            }
            let usual = Nomination::usual(&charter.charter);
            let typed = command.nomination.as_ref().unwrap_or(&usual);
            let told = told(actor, origin, &intermediary, election.as_ref(), typed);
            let id = self.chance.id(work.now)?;
            let interests = Digest::of(&intermediary.interests);
            let parties = (community.id, intermediary.id);
            let step =
                Mandate::nominate(id, parties, interests, &charter.charter, typed, work.now)?.effects(told);
            match election {
                None => work.tx.save(step).await?,
                Some(election) => {
                    let election = election.nominated(id, work.now)?;
                    let both = step.map(|mandate| (mandate.stands_in(election.id), election));
                    work.tx.save(both).await?;
                }
            }
            work.done(id).await
        })
        .await
    }
}

/// What a member who nominates by chat is told.
fn told(
    actor: &Actor,
    origin: &Origin,
    intermediary: &Intermediary,
    election: Option<&Election>,
    nomination: &Nomination,
) -> Option<Effect> {
    let language = actor.as_member().ok().map(|member| member.language.clone());
    let audience = Audience::Reply { to: origin.event()?.clone(), language };
    let notice = Notice::Nominated {
        intermediary: intermediary.name.clone(),
        term: nomination.term.parse().ok()?,
        election: election.map(|election| election.title.clone()),
    };
    Some(Effect::Tell { audience, notice })
}
