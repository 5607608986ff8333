//! A requester's proposals to one community, looked at together.

use domain::{
    charter::Charter,
    id::ProposalId,
    moment::Moment,
    proposal::{Beside, Moved, Offer, Proposal, Stage, Together, noticed, together},
    step::Step,
    text::LocalText,
};
use storage::Tx;

use crate::{App, AppError, error::missing, governing::charter_of};

/// What the same requester has before the same community besides this proposal, or has got from it: what is negotiated, tabled or voted
/// on, and agreements in force.
async fn beside(tx: &Tx, proposal: &Proposal) -> Result<Vec<Beside>, AppError> {
    let agreed = tx.agreements_of_requester(proposal.requester).await?;
    let in_force = |id: ProposalId| {
        let of = agreed.iter().find(|agreement| agreement.proposal == id);
        of.is_some_and(|agreement| agreement.state.term().is_some())
    };
    let mut found = Vec::new();
    for other in tx.proposals_of_requester(proposal.requester).await? {
        let counts = match &other.stage {
            Stage::Submitted(_)
            | Stage::Negotiating(_)
            | Stage::Queued(_)
            | Stage::Tabled(_)
            | Stage::Voting(_) => true,
            Stage::Decided { .. } => in_force(other.id),
            Stage::Returned(_) | Stage::Withdrawn { .. } | Stage::TimedOut { .. } => false,
        };
        if other.id == proposal.id || other.community != proposal.community || !counts {
            continue;
        }
        let number = other.stage.latest().unwrap_or_default();
        let offer = tx.offer(other.id, number).await?.ok_or_else(|| missing("offer"))?;
        found.push(Beside { proposal: other.id, terms: offer.terms });
    }
    Ok(found)
}

/// What is told of the words that a proposal rests on now. `before` are those before; what they came to already is not told again.
pub(crate) async fn notice(
    tx: &Tx,
    moved: &Moved,
    before: Option<&Offer>,
    charter: &Charter,
) -> Result<Step<()>, AppError> {
    let proposal = &moved.proposal;
    let latest = match (&moved.offer, proposal.stage.latest()) {
        (Some(offer), _) => offer.clone(),
        (None, Some(number)) => tx.offer(proposal.id, number).await?.ok_or_else(|| missing("offer"))?,
        (None, None) => return Ok(Step::to(())),
    };
    let beside = beside(tx, proposal).await?;
    let known = before.map(|before| together(&before.terms, &beside, &charter.red_lines)).unwrap_or_default();
    let mut found = together(&latest.terms, &beside, &charter.red_lines);
    found.retain(|one| !known.contains(one));
    let title = |id: ProposalId| {
        let other = beside.iter().find(|other| other.proposal == id);
        other.map(|other| other.terms.title.clone()).unwrap_or_default()
    };
    Ok(noticed(proposal, &latest.terms.title, &found, title))
}

/// What is told again when the vote on tabled terms opens.
pub(crate) async fn notice_again(tx: &Tx, id: ProposalId, now: Moment) -> Result<Step<()>, AppError> {
    let proposal = tx.proposal_seen(id).await?.ok_or_else(|| missing("proposal"))?;
    let charter = charter_of(tx, proposal.community, now).await?;
    notice(tx, &Moved { proposal, offer: None, asked: None }, None, &charter).await
}

impl App {
    /// The red lines of the charter of now that a proposal's latest words cross together with others of its requester, and not alone.
    pub async fn together(&self, proposal: &Proposal) -> Result<Vec<Together>, AppError> {
        let live = matches!(
            proposal.stage,
            Stage::Submitted(_)
                | Stage::Negotiating(_)
                | Stage::Queued(_)
                | Stage::Tabled(_)
                | Stage::Voting(_)
        );
        let (true, Some(number)) = (live, proposal.stage.latest()) else { return Ok(Vec::new()) };
        let tx = self.read().await?;
        let offer = tx.offer(proposal.id, number).await?.ok_or_else(|| missing("offer"))?;
        let charter = charter_of(&tx, proposal.community, self.now()).await?;
        Ok(together(&offer.terms, &beside(&tx, proposal).await?, &charter.red_lines))
    }

    /// What a proposal is called by its latest words; nothing where none were taken in.
    pub async fn title_of(&self, id: ProposalId) -> Result<LocalText, AppError> {
        let offers = self.read().await?.offers(id).await?;
        Ok(offers.last().map(|offer| offer.terms.title.clone()).unwrap_or_default())
    }
}
