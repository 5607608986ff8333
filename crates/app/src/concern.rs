//! Members raise concerns about tabled terms, stand behind those of others, and take both back.

use domain::{
    charter::Charter,
    concern::{Backing, Concern, Raising},
    id::{ConcernId, ProposalId},
    petition::Support,
    proposal::Proposal,
};
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    actor::Voter,
    begin::{Begun, Work, fresh},
    error::missing,
    governing::charter_of,
};

/// What troubles a member. Deliberately without `Debug`: it has no place in a log.
#[derive(Clone)]
pub struct RaiseConcern {
    /// About which proposal.
    pub proposal: ProposalId,
    /// About which clause; none where it is about the whole.
    pub clause: Option<u32>,
    /// The language it is said in, as typed; the member's own where it is not said.
    pub language: Option<String>,
    /// What is said, as typed.
    pub words: String,
}

/// What the actor does with a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// Stands behind it.
    Support,
    /// No longer does.
    Unsupport,
    /// Takes back what they raised.
    Withdraw,
}

/// A member's word on a concern.
#[derive(Clone, Copy, Debug)]
pub struct BackConcern {
    /// Which concern.
    pub concern: ConcernId,
    /// What the actor does with it.
    pub what: Back,
}

/// A concern that is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernSaid {
    /// The concern.
    pub concern: ConcernId,
}

impl App {
    /// Raises a concern. By chat and by API this is the one verb.
    pub async fn raise_concern(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &RaiseConcern,
    ) -> Result<ConcernSaid, AppError> {
        self.settle(|| async {
            // Only its digest is kept, and only under the member's own name.
            let said = ("concern", command.proposal, command.clause, &command.language, &command.words);
            let begun: Begun<ConcernSaid> = self.begin(actor, origin, &said).await?;
            let mut work = fresh!(begun);
            let at = Tabling::held(&work, command.proposal).await?;
            let voter = actor.as_member_of(at.proposal.community)?;
            let tabled = at.proposal.tabled()?;
            let (number, offer) = (tabled.number, work.tx.offer(at.proposal.id, tabled.number).await?);
            let all = work.tx.concerns_of(at.proposal.id).await?.len();
            let mine = work.tx.raised_by(at.proposal.id, number, voter.id()).await?;
            let language = command.language.as_deref().unwrap_or_else(|| voter.tag());
            let said = Raising {
                id: self.chance.id(work.now)?,
                member: voter.id(),
                terms: &offer.ok_or_else(|| missing("offer"))?.terms,
                clause: command.clause,
                words: (language, &command.words),
                before: (u32::try_from(all).unwrap_or(u32::MAX), mine),
                support: at.support(&work.tx, None).await?,
                answer_within: at.charter.deliberation().answer_within,
                reply: origin.reply(voter.language()),
            };
            let concern = said.id;
            let step = Concern::raise(&at.proposal, said, work.now)?;
            work.tx.save(step).await?;
            work.done(ConcernSaid { concern }).await
        })
        .await
    }

    /// Stands behind a concern, no longer does, or takes back one's own.
    pub async fn back_concern(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: BackConcern,
    ) -> Result<ConcernSaid, AppError> {
        self.settle(|| async {
            let begun: Begun<ConcernSaid> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            let (at, concern) = Tabling::of(&work, command.concern).await?;
            let voter = actor.as_member_of(concern.community)?;
            at.proposal.tabled()?;
            let said = at.backing(&work.tx, &concern, voter, origin).await?;
            let done = ConcernSaid { concern: concern.id };
            match command.what {
                Back::Support => work.tx.save(concern.support(voter.id(), said, work.now)?).await?,
                Back::Unsupport => work.tx.save(concern.unsupport(said)?).await?,
                Back::Withdraw => work.tx.save(concern.withdraw(said, work.now)?).await?,
            }
            work.done(done).await
        })
        .await
    }
}

/// A proposal, locked, and what binds its community: whoever holds it is alone with its concerns and its opening.
pub(crate) struct Tabling {
    pub proposal: Proposal,
    pub charter: Charter,
}

impl Tabling {
    pub(crate) async fn held(work: &Work, id: ProposalId) -> Result<Self, AppError> {
        let proposal = work.tx.proposal(id).await?.ok_or_else(|| missing("proposal"))?;
        let charter = charter_of(&work.tx, proposal.community, work.now).await?;
        Ok(Self { proposal, charter })
    }

    /// The proposal that a concern is about, and the concern: locked in this order by everybody.
    pub(crate) async fn of(work: &Work, id: ConcernId) -> Result<(Self, Concern), AppError> {
        let seen = work.tx.concern_seen(id).await?.ok_or_else(|| missing("concern"))?;
        let at = Self::held(work, seen.proposal).await?;
        let concern = work.tx.concern(id).await?.ok_or_else(|| missing("concern"))?;
        Ok((at, concern))
    }

    /// How many of those on the roll now stand behind a concern; behind one that is only being raised, nobody.
    pub(crate) async fn support(&self, tx: &Tx, of: Option<ConcernId>) -> Result<Support, AppError> {
        let signed = match of {
            Some(concern) => {
                let all = tx.supporters(self.proposal.community, self.proposal.id).await?;
                all.get(&concern).copied().unwrap_or_default()
            }
            None => 0,
        };
        let roll = u64::from(tx.roll_size(self.proposal.community).await?);
        Ok(Support { signed, roll, share: self.charter.deliberation().concern_share })
    }

    pub(crate) async fn backing(
        &self,
        tx: &Tx,
        concern: &Concern,
        voter: Voter<'_>,
        origin: &Origin,
    ) -> Result<Backing, AppError> {
        Ok(Backing {
            before: tx.supporter(concern.id, voter.id()).await?,
            support: self.support(tx, Some(concern.id)).await?,
            answer_within: self.charter.deliberation().answer_within,
            reply: origin.reply(voter.language()),
        })
    }
}
