//! Members report pressure in a vote; stewards, or the clock, let a paused vote go on.

use domain::{
    charter::{Charter, TypedText},
    id::{MemberId, VoteId},
    refusal::Reason,
    text::LocalText,
    vote::{LettingGoOn, Reporting, Vote},
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, Work, fresh},
    early_pressure::{Confide, confide},
    error::missing,
    governing::{charter_at_hand, governing},
};

/// A member is put under pressure in a vote.
#[derive(Clone, Debug)]
pub struct ReportPressure {
    /// In which vote.
    pub vote: VoteId,
    /// Who is told of it.
    pub confide: Confide,
}

/// That it was reported, and nothing of what it led to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PressureTold {
    /// Whom the charter names outside of the community.
    #[serde(default)]
    pub ombuds: Option<LocalText>,
}

/// A steward lets a paused vote go on, or confirms that another does.
#[derive(Clone, Debug)]
pub struct LetVoteGoOn {
    /// Which vote.
    pub vote: VoteId,
    /// What was done about the pressure, in every language of the charter. Who confirms need not say it again.
    pub reason: TypedText,
}

/// The vote that a steward let go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WentOn {
    /// Whether it goes on; else a second steward has to confirm.
    pub goes_on: bool,
}

impl App {
    /// Takes a member's report. By chat and by API this is the one verb.
    pub async fn report_pressure(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &ReportPressure,
    ) -> Result<PressureTold, AppError> {
        self.settle(|| async {
            let begun: Begun<PressureTold> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let vote = work.tx.vote(command.vote).await?.ok_or_else(|| missing("vote"))?;
            let voter = actor.as_member_of(vote.community)?;
            let seat = work.tx.seat(vote.id, voter.id()).await?.ok_or(Reason::NotOnTheRoll {})?;
            let charter = binding(&work, &vote).await?;
            let said = Reporting {
                before: work.tx.reported_pressure(vote.id, seat.member).await?,
                share: charter.petitions.pressure,
                confided: command.confide.confided(),
                ombuds: charter.ombuds.clone(),
                reply: origin.reply(voter.language()),
            };
            let told = confide(&work.tx, actor.as_member()?, &command.confide, vote.question.clone()).await?;
            let step = vote.report_pressure(&seat, said, work.now)?;
            work.tx.save(step.effects(told)).await?;
            work.done(PressureTold { ombuds: charter.ombuds }).await
        })
        .await
    }

    /// A steward lets a paused vote go on, or confirms that another does.
    pub async fn let_vote_go_on(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &LetVoteGoOn,
    ) -> Result<WentOn, AppError> {
        self.settle(|| async {
            let begun: Begun<WentOn> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let vote = work.tx.vote(command.vote).await?.ok_or_else(|| missing("vote"))?;
            actor.as_steward_of(vote.community)?;
            let by: MemberId = actor.as_member()?.id;
            let stewards = work.tx.hold_stewards(vote.community).await?;
            let charter = binding(&work, &vote).await?;
            let alone = charter.acts_alone(stewards)?;
            let said = LettingGoOn { by, alone, reason: &command.reason, wanted: &charter.languages };
            let step = vote.let_go_on(said, work.now)?;
            let goes_on = !step.next.is_paused();
            work.tx.save(step).await?;
            work.done(WentOn { goes_on }).await
        })
        .await
    }

    /// The clock ends a pause with which the stewards did nothing.
    pub(crate) async fn pause_over(&self, id: VoteId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let vote = work.tx.vote(id).await?.ok_or_else(|| missing("vote"))?;
            if let Some(step) = vote.pause_over(work.now) {
                work.tx.save(step).await?;
            }
            work.done(()).await
        })
        .await
    }
}

/// The charter that binds; while the members vote on their first, that one.
async fn binding(work: &Work, vote: &Vote) -> Result<Charter, AppError> {
    let community = work.tx.community(vote.community).await?.ok_or_else(|| missing("community"))?;
    match governing(&work.tx, &community, work.now).await? {
        Some(effective) => Ok(effective.charter),
        None => charter_at_hand(&work.tx, &community).await,
    }
}
