//! Answers to polls.

use app::{Actor, App, AppError, CastBallot, Origin};
use domain::{
    ballot::{Channel, Choice, Delivery},
    effect::EventRef,
    id::VoteId,
    moment::Moment,
    refusal::{Reason, Refused},
    text::Language,
    vote::Vote,
};

use crate::inbound::{PollResponse, Source};

use super::desk::event_ref;

/// What an answer's ids mean in this vote. None, or several, mean nothing: who cannot be understood is asked again.
pub(crate) fn judge(vote: &Vote, answers: &[String]) -> Result<Choice, Refused> {
    let [answer] = answers else { return Err(Reason::Unreadable {}.into()) };
    let choice = answer.parse::<Choice>().ok().filter(|choice| vote.paper().choices().contains(choice));
    choice.ok_or_else(|| vote.no_such_choice(&cleaned(answer)))
}

/// Somebody's words without control characters, which one of the two databases does not take.
pub(crate) fn cleaned(word: &str) -> String {
    word.chars().filter(|c| !c.is_control()).collect()
}

/// When something was sent, by the homeserver's clock, and whether it came by itself or was found afterwards.
pub(crate) fn delivery(at: &Source, caught_up: bool) -> Delivery {
    let sent = Moment::from_millis(at.origin_server_ts);
    if caught_up { Delivery::CaughtUp(sent) } else { Delivery::Live(sent) }
}

/// The vote that a poll asks about, if it is one of ours.
pub(crate) async fn vote_of(app: &App, poll: &EventRef) -> Result<Option<Vote>, AppError> {
    let tx = app.read().await?;
    match tx.vote_of_poll(poll).await? {
        Some(vote) => Ok(tx.vote(vote).await?),
        None => Ok(None),
    }
}

/// Takes an answer that can be read.
pub(crate) async fn answered(
    app: &App,
    vote: &Vote,
    response: &PollResponse,
    delivery: Delivery,
) -> Result<(), AppError> {
    take(app, vote, &response.at, judge(vote, &response.answers), delivery).await
}

/// Tells the sender of an answer that it does not count, and why.
pub(crate) async fn refused(app: &App, vote: &Vote, at: &Source, reason: Reason) -> Result<(), AppError> {
    let member = app.member_by_account(vote.community, at.sender.as_str()).await?;
    refuse(app, &event_ref(at), member.map(|member| member.language), reason.into()).await
}

async fn take(
    app: &App,
    vote: &Vote,
    at: &Source,
    judged: Result<Choice, Refused>,
    delivery: Delivery,
) -> Result<(), AppError> {
    let event = event_ref(at);
    let Some(member) = app.member_by_account(vote.community, at.sender.as_str()).await? else {
        return refuse(app, &event, None, Reason::NotOnTheRoll {}.into()).await;
    };
    let language = member.language.clone();
    let choice = match judged {
        Ok(choice) => choice,
        Err(refused) => return refuse(app, &event, Some(language), refused).await,
    };
    let actor = Actor::Member(member);
    let cast = ballot(vote.id, choice, Channel::Room, delivery);
    match app.cast_ballot(&actor, &Origin::Event(event.clone()), cast).await {
        Ok(_) | Err(AppError::Repeated) => Ok(()),
        // It stays unmarked: the closing finds it.
        Err(AppError::LeftToClosing) => Ok(()),
        Err(AppError::Refused(refused)) => refuse(app, &event, Some(language), refused).await,
        Err(fault) => Err(fault),
    }
}

/// A command to cast a ballot.
pub(crate) const fn ballot(vote: VoteId, choice: Choice, channel: Channel, delivery: Delivery) -> CastBallot {
    CastBallot { vote, choice, channel, delivery }
}

/// Tells the sender of an event, once, that it was refused.
pub(crate) async fn refuse(
    app: &App,
    event: &EventRef,
    language: Option<Language>,
    refused: Refused,
) -> Result<(), AppError> {
    once(app.refuse(event, language, refused).await)
}

/// An event that was dealt with before is dealt with.
pub(crate) fn once<T>(done: Result<T, AppError>) -> Result<(), AppError> {
    match done {
        Ok(_) | Err(AppError::Repeated) => Ok(()),
        Err(fault) => Err(fault),
    }
}
