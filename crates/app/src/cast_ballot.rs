//! A member votes. By room, by chat and by API this is the one verb.

use domain::{
    ballot::{Answer, Channel, Delivery},
    digest::Digest,
    effect::EventRef,
    id::{MemberId, VoteId},
    moment::Moment,
    refusal::Reason,
    roll::Seat,
    step::Step,
    text::Language,
    vote::{Assistance, Given, Seated, Vote, VoteState},
};
use evidence::ballots;
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
};

/// An answer to a vote. Deliberately without `Debug`: an answer has no place in a log.
#[derive(Clone)]
pub struct CastBallot {
    /// Which vote.
    pub vote: VoteId,
    /// The answer.
    pub answer: Answer,
    /// How it came in.
    pub channel: Channel,
    /// In which order, and sent when.
    pub delivery: Delivery,
}

/// What is remembered of a ballot that counts. The answer is not: it stands in one place only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The member's own count of acts in this vote; the highest stands.
    pub sequence: u32,
    /// When it was durably received.
    pub received_at: Moment,
}

/// Who fills a ballot in, and for whom.
pub(crate) struct Hand<'a> {
    /// Whose ballot it is.
    pub member: MemberId,
    /// The language of whoever fills it in.
    pub language: &'a Language,
    /// The helper, where it is not the member.
    pub assistance: Option<Assistance>,
}

impl App {
    /// Takes a ballot.
    pub async fn cast_ballot(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: CastBallot,
    ) -> Result<Receipt, AppError> {
        self.settle(|| self.cast_ballot_once(actor, origin, command.clone())).await
    }

    async fn cast_ballot_once(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: CastBallot,
    ) -> Result<Receipt, AppError> {
        // Only its digest is kept, and only under the voter's own name.
        let said = ("cast ballot", command.vote, command.answer.to_string());
        let begun: Begun<Receipt> = self.begin(actor, origin, &said).await?;
        let mut work = fresh!(begun);
        let vote = work.tx.vote_shared(command.vote).await?.ok_or_else(|| missing("vote"))?; // closing takes it exclusively
        let step = self.weigh(&work.tx, &vote, actor, origin.event(), command, work.now).await?;
        let receipt = Receipt { sequence: step.next.seat.acts, received_at: work.now };
        work.tx.save(step).await?;
        work.done(receipt).await
    }

    /// Lets the vote, which this transaction holds, decide on a ballot. Writes nothing: what is refused leaves no trace.
    pub(crate) async fn weigh(
        &self,
        tx: &Tx,
        vote: &Vote,
        actor: &Actor,
        event: Option<&EventRef>,
        command: CastBallot,
        now: Moment,
    ) -> Result<Step<Seated>, AppError> {
        let live_in_room = command.channel == Channel::Room && matches!(command.delivery, Delivery::Live(_));
        if live_in_room && vote.state == VoteState::Closing {
            return Err(AppError::LeftToClosing);
        }
        let voter = actor.as_member_of(vote.community)?;
        let hand = Hand { member: voter.id(), language: voter.language(), assistance: None };
        self.fill_in(tx, vote, hand, event, command, now).await
    }

    /// The same for the seat of whoever the ballot is for.
    pub(crate) async fn fill_in(
        &self,
        tx: &Tx,
        vote: &Vote,
        hand: Hand<'_>,
        event: Option<&EventRef>,
        command: CastBallot,
        now: Moment,
    ) -> Result<Step<Seated>, AppError> {
        let seat = tx.seat(vote.id, hand.member).await?.ok_or(Reason::NotOnTheRoll {})?;
        let given = Given {
            answer: command.answer,
            channel: command.channel,
            delivery: command.delivery,
            event: event.cloned(),
            language: Some(hand.language.clone()),
            assistance: hand.assistance,
            salt: self.chance.bytes()?,
        };
        Ok(vote.cast(seat, given, now, commitment)?)
    }
}

/// The salted commitment to a ballot, as the journal keeps it.
fn commitment(seat: &Seat, answer: &Answer, salt: &[u8; 32]) -> Digest {
    let opening = ballots::Opening {
        vote: &seat.vote.to_string(),
        member: &seat.member.to_string(),
        sequence: u64::from(seat.acts),
        choice: &answer.to_string(),
        salt,
    };
    Digest::new(opening.commitment())
}
