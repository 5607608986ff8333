//! Members report pressure before they vote; stewards, or the clock, let the vote open.

use domain::{
    charter::TypedText,
    community::Member,
    effect::Effect,
    id::{MemberId, ProposalId},
    opening::ReportingEarly,
    petition::Support,
    refusal::Reason,
    text::LocalText,
    vote::{Confided, Confiding, LettingGoOn},
};
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin, PressureTold,
    begin::{Begun, fresh},
    concern::Tabling,
    error::missing,
};

/// Whom else a member wants told.
#[derive(Clone, Debug, Default)]
pub struct Confide {
    /// Two stewards, by their Matrix accounts or their ids; nobody where it is empty.
    pub to: Vec<String>,
    /// Whether they are told the member's name.
    pub named: bool,
}

/// A member is put under pressure about terms that are not voted on yet.
#[derive(Clone, Debug)]
pub struct ReportEarly {
    /// About which proposal.
    pub proposal: ProposalId,
    /// Who is told of it.
    pub confide: Confide,
}

/// A steward lets a vote open that is held back, or confirms that another does.
#[derive(Clone, Debug)]
pub struct LetVoteOpen {
    /// On which proposal.
    pub proposal: ProposalId,
    /// What was done about the pressure, in every language of the charter. Who confirms need not say it again.
    pub reason: TypedText,
}

/// The opening that a steward freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Freed {
    /// Whether it is held back no longer; else a second steward has to confirm.
    pub freed: bool,
}

impl App {
    /// Takes a member's report before the vote. By chat and by API this is the one verb.
    pub async fn report_early(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &ReportEarly,
    ) -> Result<PressureTold, AppError> {
        self.settle(|| async {
            // Only its digest is kept, and only under the member's own name.
            let begun: Begun<PressureTold> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let at = Tabling::held(&work, command.proposal).await?;
            let voter = actor.as_member_of(at.proposal.community)?;
            let (id, community) = (at.proposal.id, at.proposal.community);
            let title = title(&work.tx, &at).await?;
            let opening = work.tx.opening(id).await?;
            let told = confide(&work.tx, actor.as_member()?, &command.confide, title.clone()).await?;
            let said = ReportingEarly {
                member: voter.id(),
                before: work.tx.reported_early(id, voter.id()).await?,
                support: Support {
                    signed: work.tx.early_reports(community, &opening).await?,
                    roll: u64::from(work.tx.roll_size(community).await?),
                    share: at.charter.petitions.pressure,
                },
                title,
                confided: command.confide.confided(),
                ombuds: at.charter.ombuds.clone(),
                reply: origin.reply(voter.language()),
            };
            let step = opening.report(&at.proposal, said, work.now)?;
            work.tx.save(step.effects(told)).await?;
            work.done(PressureTold { ombuds: at.charter.ombuds }).await
        })
        .await
    }

    /// A steward lets a vote open that is held back, or confirms that another does.
    pub async fn let_vote_open(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &LetVoteOpen,
    ) -> Result<Freed, AppError> {
        self.settle(|| async {
            let begun: Begun<Freed> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let at = Tabling::held(&work, command.proposal).await?;
            actor.as_steward_of(at.proposal.community)?;
            let by = actor.as_member()?.id;
            let alone = work.tx.hold_stewards(at.proposal.community).await? < 2;
            let title = title(&work.tx, &at).await?;
            let opening = work.tx.opening(at.proposal.id).await?;
            let said = LettingGoOn { by, alone, reason: &command.reason, wanted: &at.charter.languages };
            let step = opening.let_open(&at.proposal, title, said, work.now)?;
            let freed = step.next.held.is_none();
            work.tx.save(step).await?;
            work.done(Freed { freed }).await
        })
        .await
    }

    /// The clock frees an opening that the stewards left alone.
    pub(crate) async fn hold_over(&self, id: ProposalId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let at = Tabling::held(&work, id).await?;
            let title = title(&work.tx, &at).await?;
            if let Some(step) = work.tx.opening(id).await?.hold_over(&at.proposal, title, work.now) {
                work.tx.save(step).await?;
            }
            work.done(()).await
        })
        .await
    }
}

/// What the tabled terms are called.
async fn title(tx: &Tx, at: &Tabling) -> Result<LocalText, AppError> {
    let number = at.proposal.tabled()?.number;
    let offer = tx.offer(at.proposal.id, number).await?.ok_or_else(|| missing("offer"))?;
    Ok(offer.terms.title)
}

impl Confide {
    /// What the member is answered about it.
    pub(crate) fn confided(&self) -> Option<Confided> {
        (!self.to.is_empty()).then_some(Confided { named: self.named })
    }
}

/// What the stewards are told whom a member chose.
pub(crate) async fn confide(
    tx: &Tx,
    member: &Member,
    command: &Confide,
    about: LocalText,
) -> Result<Vec<Effect>, AppError> {
    if command.to.is_empty() {
        return Ok(Vec::new());
    }
    let held = tx.hold_stewards(member.community).await?;
    let stewards = usize::try_from(held).unwrap_or(usize::MAX).saturating_sub(usize::from(member.steward));
    let mut to = Vec::new();
    for name in &command.to {
        let found = steward(tx, member, name).await?.ok_or(Reason::NotTwoStewards {})?;
        let reached = tx.account_of(found.id).await?.is_some();
        to.push((found, reached));
    }
    let by = if command.named {
        let account = tx.account_of(member.id).await?;
        Some(account.unwrap_or_else(|| member.id.to_string()))
    } else {
        None
    };
    Ok(Confiding { member: member.id, to: &to, stewards, by, about }.told()?)
}

/// The member of the same community who has this account or this id.
async fn steward(tx: &Tx, of: &Member, name: &str) -> Result<Option<Member>, AppError> {
    if let Ok(id) = name.parse::<MemberId>() {
        return Ok(tx.member(id).await?.filter(|found| found.community == of.community));
    }
    // Accounts are written small, whatever a telephone makes of them.
    let found = tx.members_by_account(&name.to_lowercase()).await?;
    Ok(found.into_iter().find(|found| found.community == of.community))
}
