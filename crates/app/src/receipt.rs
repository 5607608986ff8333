//! What a member can hold of a vote: that their ballot was recorded, and after the close the receipt that it counted. Never how:
//! `docs/decisions/0050-receipts-that-prove-nothing-to-a-bully.md`.

use domain::{
    ballot::Ballot,
    charter::Secrecy,
    delegation::speaker,
    digest::Digest,
    id::{MemberId, VoteId},
    refusal::Reason,
    roll::Seat,
    vote::{Vote, VoteState},
};
use evidence::{
    ballots,
    merkle::SetTree,
    receipt::{BallotOpening, Included, Logged, Opening, Receipt, SeatOpening},
    roll,
};
use storage::{Recorded, Tx, log_entry};

use crate::{
    Actor, App, AppError, Origin, WithdrawBallot,
    error::missing,
    open_vote::holder,
    tally_vote::{Gathered, gather},
};

/// What there is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// The vote is not counted yet: the ballot with this commitment is recorded.
    Recorded {
        /// The commitment.
        commitment: Digest,
    },
    /// The ballot counted.
    Counted {
        /// The file that can be handed on ([`evidence::receipt`]).
        file: String,
    },
    /// A delegate's ballot spoke for the member. The receipt shows their seat and names no ballot: it would show whose delegate
    /// somebody is.
    Carried {
        /// The file that can be handed on.
        file: String,
    },
}

impl App {
    /// What the member behind `actor` can hold of a vote.
    ///
    /// # Errors
    /// Refused where the member was not on the roll, was struck, or had no ballot that counted, and where the vote came to nothing.
    pub async fn receipt(&self, actor: &Actor, id: VoteId) -> Result<Held, AppError> {
        let tx = self.read().await?;
        let vote = tx.vote(id).await?.ok_or_else(|| missing("vote"))?;
        let member = actor.as_member_of(vote.community)?.id();
        let seat = tx.seat(id, member).await?.ok_or(Reason::NotOnTheRoll {})?;
        if seat.struck {
            return Err(Reason::Struck {}.into());
        }
        match vote.state {
            VoteState::Void { .. } => Err(Reason::NothingCounted {}.into()),
            VoteState::Open | VoteState::Closing => {
                let ballot = tx.ballot(id, member).await?.ok_or(Reason::NothingToProve {})?;
                Ok(Held::Recorded { commitment: ballot.commitment })
            }
            VoteState::Closed { .. } => self.counted(tx, &vote, &seat).await,
        }
    }

    async fn counted(&self, tx: Tx, vote: &Vote, seat: &Seat) -> Result<Held, AppError> {
        let recorded = tx.decision_of_vote(vote.id).await?.ok_or_else(|| missing("decision"))?;
        let gathered = gather(&tx, vote).await?;
        drop(tx);
        let log = self.logged(&recorded).await?;
        let proven = seat_proof(&gathered, seat).ok_or(AppError::Document { what: "the proof of a seat" })?;
        let own = gathered.ballots.iter().find(|ballot| ballot.member == seat.member);
        if let Some(ballot) = own {
            let ballot = ballot_proof(&gathered, ballot)
                .ok_or(AppError::Document { what: "the proof of a ballot" })?;
            let receipt = Receipt::new(recorded.jws, proven, Some(ballot)).in_log(log);
            return Ok(Held::Counted { file: file(&receipt)? });
        }
        if !carried(&gathered, seat.member) {
            return Err(Reason::NothingToProve {}.into());
        }
        Ok(Held::Carried { file: file(&Receipt::new(recorded.jws, proven, None).in_log(log))? })
    }

    /// What the public log tells of a decision, with its proof.
    async fn logged(&self, recorded: &Recorded) -> Result<Option<Logged>, AppError> {
        let entry = log_entry(recorded.decision.decided_at, &recorded.fact());
        let proof = self.log_receipt_of(recorded).await?;
        Ok(entry.zip(proof).map(|(entry, (_, proof))| Logged { entry, proof: proof.to_text() }))
    }

    /// The votes in which an account's memberships have a seat, the latest first, to be named by their numbers.
    pub async fn seated(&self, account: &str) -> Result<Vec<Vote>, AppError> {
        let tx = self.read().await?;
        let mut found = Vec::new();
        for member in tx.members_by_account(account).await? {
            for vote in tx.votes_of(member.community).await? {
                if tx.seat(vote.id, member.id).await?.is_some() {
                    found.push(vote);
                }
            }
        }
        found.sort_by_key(|vote| std::cmp::Reverse((vote.opens_at, vote.id)));
        Ok(found)
    }

    /// What the member's seat was made of, and their ballot where everybody in the room saw it: for their own eyes.
    pub async fn opening(&self, actor: &Actor, id: VoteId) -> Result<Opening, AppError> {
        let tx = self.read().await?;
        let vote = tx.vote(id).await?.ok_or_else(|| missing("vote"))?;
        let member = actor.as_member_of(vote.community)?.id();
        let seat = tx.seat(id, member).await?.ok_or(Reason::NotOnTheRoll {})?;
        let ballot = match vote.secrecy {
            Secrecy::Open => tx.ballot(id, member).await?,
            Secrecy::Confidential => None,
        };
        let constituencies = seat.constituencies.iter().map(ToString::to_string).collect();
        let opened = SeatOpening::of(member.uuid().as_bytes(), constituencies, &seat.salt);
        Ok(Opening::new(member.to_string(), opened, ballot.as_ref().map(opened_ballot)))
    }

    /// Takes the actor's ballot back and opens it: it no longer counts, and shows whether ballots are recorded as they are given.
    /// None where the same command was done before: it is opened once.
    pub async fn take_back_and_open(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: WithdrawBallot,
    ) -> Result<Option<Opening>, AppError> {
        let tx = self.read().await?;
        let vote = tx.vote(command.vote).await?.ok_or_else(|| missing("vote"))?;
        let member = actor.as_member_of(vote.community)?.id();
        let ballot = tx.ballot(vote.id, member).await?;
        drop(tx);
        self.withdraw_ballot(actor, origin, command).await?;
        // Only what surely is out of the count: a ballot that was given meanwhile, or that a repetition left standing, is not.
        let standing = self.read().await?.ballot(command.vote, member).await?;
        let gone =
            ballot.filter(|ballot| standing.as_ref().is_none_or(|now| now.commitment != ballot.commitment));
        Ok(gone.map(|ballot| Opening::new(member.to_string(), None, Some(opened_ballot(&ballot)))))
    }
}

fn file(receipt: &Receipt) -> Result<String, AppError> {
    receipt.to_file().map_err(|_| AppError::Document { what: "a receipt" })
}

fn seat_proof(gathered: &Gathered, seat: &Seat) -> Option<Included> {
    let leaves = gathered.seats.iter().map(leaf).collect::<Option<Vec<_>>>()?;
    let (tree, leaf) = (SetTree::new(leaves).ok()?, leaf(seat)?);
    Some(Included::of(&leaf, &tree.prove(&leaf)?))
}

fn leaf(seat: &Seat) -> Option<evidence::digest::Hash> {
    roll::leaf(&seat.salt, &holder(seat)).ok()
}

fn ballot_proof(gathered: &Gathered, ballot: &Ballot) -> Option<Included> {
    let all: Vec<_> = gathered.ballots.iter().map(|one| *one.commitment.bytes()).collect();
    let tree = ballots::tree(&all).ok()?;
    let commitment = ballot.commitment.bytes();
    Some(Included::of(commitment, &ballots::prove(&tree, commitment)?))
}

/// Whether somebody else's ballot spoke for a member who gave none. An excess over a delegate's cap is not told of.
fn carried(gathered: &Gathered, member: MemberId) -> bool {
    let casts = |other: MemberId| gathered.ballots.iter().any(|ballot| ballot.member == other);
    speaker(&gathered.given.edges, member, casts).is_some_and(|speaks| speaks != member)
}

fn opened_ballot(ballot: &Ballot) -> BallotOpening {
    BallotOpening::of(&ballots::Opening {
        vote: &ballot.vote.to_string(),
        member: &ballot.member.to_string(),
        sequence: u64::from(ballot.sequence),
        choice: &ballot.answer.to_string(),
        salt: &ballot.salt,
    })
}
