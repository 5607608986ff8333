//! What deliberation means for the vote: whether it may open, what the clock brings about meanwhile, and what chat lists.

use domain::{
    charter::Charter,
    community::Member,
    concern::{Concern, ConcernLine, Standing, hold, overdue},
    decision::Subject,
    id::{ConcernId, ProposalId},
    moment::Moment,
    petition::Support,
    proposal::{Proposal, SentBackFor, Stage, Tabled},
    refusal::Reason,
    step::Step,
    understanding::not_understood,
};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin, absent,
    begin::{Begun, fresh},
    concern::Tabling,
    error::missing,
    governing::{asked_of_children, charter_of},
};

/// A concern as chat lists it, and by whom it can be backed.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The concern.
    pub concern: ConcernId,
    /// As the list shows it.
    pub shown: ConcernLine,
}

impl App {
    /// The concerns about the tabled words of a proposal, for one member.
    pub async fn concerns_before(
        &self,
        proposal: &Proposal,
        member: &Member,
    ) -> Result<Vec<Listed>, AppError> {
        let tx = self.read().await?;
        let mut listed = Vec::new();
        for concern in tx.concerns_of(proposal.id).await? {
            let over = matches!(concern.standing, Standing::Withdrawn { .. });
            if over || Some(concern.offer) != proposal.stage.latest() {
                continue;
            }
            let due = match concern.standing {
                Standing::Reached { due, .. } => Some(due).filter(|_| concern.answered_at.is_none()),
                Standing::Raised | Standing::Withdrawn { .. } => None,
            };
            let shown = ConcernLine {
                number: concern.number,
                clause: concern.clause,
                supported: tx.supporter(concern.id, member.id).await?.is_some(),
                due,
                answer: tx.answers_to(concern.id).await?.pop().map(|answer| answer.words),
                says: concern.says,
            };
            listed.push(Listed { concern: concern.id, shown });
        }
        Ok(listed)
    }

    /// The clock opens the vote on tabled terms. While something is waited for it does not even begin: that can last for days.
    pub(crate) async fn open_deliberated(&self, id: ProposalId) -> Result<(), AppError> {
        let tx = self.read().await?;
        let Some(proposal) = tx.proposal(id).await? else { return Ok(()) };
        let charter = charter_of(&tx, proposal.community, self.now()).await?;
        match may_open(&tx, &proposal, proposal.tabled()?, &charter, self.now()).await {
            Err(AppError::Refused(_)) => return Ok(()),
            waits => waits?,
        }
        drop(tx);
        self.open_when_due(Subject::Proposal(id)).await.map(drop)
    }

    /// The clock looks at what is deliberated. Mostly there is nothing to do, so it looks before it locks anything.
    pub(crate) async fn deliberate(&self, id: ProposalId) -> Result<(), AppError> {
        let (tx, now) = (self.read().await?, self.now());
        let Some(proposal) = tx.proposal(id).await? else { return Ok(()) };
        let charter = charter_of(&tx, proposal.community, now).await?;
        let waits = absent::is_due(&tx, &proposal, &charter, now).await?;
        if !waits && due(&tx, &proposal, &charter, now).await?.is_nothing() {
            return Ok(());
        }
        drop(tx);
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let at = Tabling::held(&work, id).await?;
            let due = due(&work.tx, &at.proposal, &at.charter, work.now).await?;
            for (concern, support) in due.concerns {
                // Held now, and as it was seen: all that changes a concern holds the proposal.
                let concern = work.tx.concern(concern).await?.ok_or_else(|| missing("concern"))?;
                let within = at.charter.deliberation().answer_within;
                if let Some(step) = concern.look(support, within, work.now) {
                    work.tx.save(step).await?;
                }
            }
            if let Some(because) = due.back {
                let number = at.proposal.tabled()?.number;
                let offer = work.tx.offer(id, number).await?.ok_or_else(|| missing("offer"))?;
                let step: Step<Proposal> = at.proposal.sent_back(because, offer.terms.title)?;
                work.tx.save(step).await?;
            } else {
                absent::look(&mut work, &at).await?;
            }
            work.done(()).await
        })
        .await
    }
}

/// What the clock brings about for a proposal.
struct Due {
    /// The concerns to look at, each with its support.
    concerns: Vec<(ConcernId, Support)>,
    /// Why its terms go back, if they do.
    back: Option<SentBackFor>,
}

impl Due {
    const fn is_nothing(&self) -> bool {
        self.concerns.is_empty() && self.back.is_none()
    }
}

async fn due(tx: &Tx, proposal: &Proposal, charter: &Charter, now: Moment) -> Result<Due, AppError> {
    let Stage::Tabled(tabled) = &proposal.stage else { return Ok(Due { concerns: Vec::new(), back: None }) };
    let concerns = concerns(tx, proposal, tabled, charter).await?;
    let within = charter.deliberation().answer_within;
    let silent = overdue(concerns.iter().map(|(concern, _)| concern), within, now);
    let looked = concerns.into_iter().filter_map(|(concern, support)| {
        let id = concern.id;
        concern.look(support, within, now).map(|_| (id, support))
    });
    let back = if crosses(tx, proposal, tabled.number, charter, now).await? {
        Some(SentBackFor::RedLine)
    } else if silent {
        Some(SentBackFor::Unanswered)
    } else {
        misread(tx, proposal, tabled, charter, now).await?.then_some(SentBackFor::NotUnderstood)
    };
    Ok(Due { concerns: looked.collect(), back })
}

/// Whether words that both sides accept cross a line that was drawn since, by an amendment or by a parent. What a crisis forbids only holds
/// them up: it lapses.
pub(crate) async fn crosses(
    tx: &Tx,
    proposal: &Proposal,
    number: u32,
    charter: &Charter,
    now: Moment,
) -> Result<bool, AppError> {
    let offer = tx.offer(proposal.id, number).await?.ok_or_else(|| missing("offer"))?;
    if offer.terms.crosses_none(&charter.red_lines).is_ok() {
        return Ok(false);
    }
    let community = tx.community(proposal.community).await?.ok_or_else(|| missing("community"))?;
    let lasting = asked_of_children(tx, &community, now).await?;
    Ok(lasting.is_some_and(|lasting| offer.terms.crosses_none(&lasting.red_lines).is_err()))
}

/// The concerns about the tabled words, each with how many stand behind it now.
async fn concerns(
    tx: &Tx,
    proposal: &Proposal,
    tabled: &Tabled,
    charter: &Charter,
) -> Result<Vec<(Concern, Support)>, AppError> {
    let mut all = tx.concerns_of(proposal.id).await?;
    all.retain(|concern| concern.offer == tabled.number);
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let supporters = tx.supporters(proposal.community, proposal.id).await?;
    let roll = u64::from(tx.roll_size(proposal.community).await?);
    let share = charter.deliberation().concern_share;
    let with = |concern: Concern| {
        let signed = supporters.get(&concern.id).copied().unwrap_or_default();
        (concern, Support { signed, roll, share })
    };
    Ok(all.into_iter().map(with).collect())
}

/// Whether the terms are not understood: looked at when the least time for deliberation is over, and not before, so that nobody
/// can tell by asking how few have tried and how.
async fn misread(
    tx: &Tx,
    proposal: &Proposal,
    tabled: &Tabled,
    charter: &Charter,
    now: Moment,
) -> Result<bool, AppError> {
    if tabled.still_deliberated(now) {
        return Ok(false);
    }
    let readings = tx.readings(proposal.community, proposal.id, tabled.number).await?;
    let roll = u64::from(tx.roll_size(proposal.community).await?);
    Ok(not_understood(&readings, roll, charter.deliberation()))
}

/// Refused while the members still wait for something before they can vote.
pub(crate) async fn may_open(
    tx: &Tx,
    proposal: &Proposal,
    tabled: &Tabled,
    charter: &Charter,
    now: Moment,
) -> Result<(), AppError> {
    if misread(tx, proposal, tabled, charter, now).await? {
        return Err(Reason::NotUnderstood {}.into());
    }
    tx.opening(proposal.id).await?.may()?;
    hold(&concerns(tx, proposal, tabled, charter).await?)?;
    absent::none_open(tx, proposal, charter).await
}
