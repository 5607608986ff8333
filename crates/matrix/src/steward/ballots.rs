//! Answers to polls.

use std::collections::{HashMap, HashSet};

use app::{App, AppError, CastBallot, PollAnswer};
use domain::{
    ballot::{Answer, Channel, Delivery},
    community::Member,
    effect::EventRef,
    id::{CommunityId, VoteId},
    moment::Moment,
    refusal::{Reason, Refused},
    text::Language,
    vote::Vote,
};

use matrix_sdk::ruma::OwnedEventId;

use crate::{Inbound, inbound::Source};

use super::desk::event_ref;

/// What an answer's ids mean in this vote. None mean nothing, and neither do several where one is to be given: who cannot
/// be understood is asked again.
pub(crate) fn judge(vote: &Vote, answers: &[String]) -> Result<Answer, Refused> {
    match (vote.paper(), answers) {
        (Some(_), [answer]) => vote.read(answer).map_err(|_| vote.no_such_choice(&cleaned(answer))),
        (None, [_, ..]) => {
            let all = answers.join(",");
            if cleaned(&all) == all { vote.read(&all) } else { Err(Reason::Unreadable {}.into()) }
        }
        _ => Err(Reason::Unreadable {}.into()),
    }
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

/// An answer to the poll of a vote, as it was heard.
pub(crate) struct Heard<'a> {
    vote: &'a Vote,
    at: &'a Source,
    ballot: Result<CastBallot, Refused>,
}

impl<'a> Heard<'a> {
    /// What an answer to the poll of this vote means.
    pub fn new(vote: &'a Vote, what: &Inbound, at: &'a Source, caught_up: bool) -> Self {
        let judged = match what {
            Inbound::PollResponse(response) => judge(vote, &response.answers),
            _ => Err(Reason::Unreadable {}.into()),
        };
        let cast = |answer| ballot(vote.id, answer, Channel::Room, delivery(at, caught_up));
        Self { vote, at, ballot: judged.map(cast) }
    }

    /// An answer that does not count, and why.
    pub fn refused(vote: &'a Vote, at: &'a Source, reason: Reason) -> Self {
        Self { vote, at, ballot: Err(reason.into()) }
    }
}

/// Where an answer to a poll stands, and which poll it answers; none for what is no answer, or an unreadable one that
/// names no poll.
pub(crate) fn answer(what: &Inbound) -> Option<(&Source, &OwnedEventId)> {
    match what {
        Inbound::PollResponse(response) => Some((&response.at, &response.poll)),
        Inbound::Unreadable { at, poll, .. } => Some((at, poll.as_ref()?)),
        _ => None,
    }
}

/// How many answers are taken in one transaction: enough for the disk not to be waited for, few enough for others to
/// have their turn.
const AT_ONCE: usize = 100;

/// Takes answers to polls that came in together, in their order. Gives back those to a poll that the record does not
/// know. On an error some may have been taken, and can come again.
pub(crate) async fn take_known<'a>(
    app: &App,
    what: &'a [Inbound],
    caught_up: bool,
) -> Result<Vec<&'a Inbound>, AppError> {
    let votes = votes_asked(app, what).await?;
    let (mut heard, mut unknown) = (Vec::new(), Vec::new());
    for what in what {
        let vote = answer(what).and_then(|(at, poll)| Some((at, votes.get(&poll_ref(at, poll))?)));
        match vote {
            Some((at, vote)) => heard.push(Heard::new(vote, what, at, caught_up)),
            None => unknown.push(what),
        }
    }
    take(app, heard).await?;
    Ok(unknown)
}

fn poll_ref(at: &Source, poll: &OwnedEventId) -> EventRef {
    EventRef { room: at.room.to_string(), event: poll.to_string() }
}

/// The votes that are asked about by the polls which were answered.
async fn votes_asked(app: &App, what: &[Inbound]) -> Result<HashMap<EventRef, Vote>, AppError> {
    let polls: HashSet<EventRef> =
        what.iter().filter_map(answer).map(|(at, poll)| poll_ref(at, poll)).collect();
    let tx = app.read().await?;
    let mut votes = HashMap::new();
    for poll in polls {
        if let Some(vote) = tx.vote_of_poll(&poll).await?
            && let Some(vote) = tx.vote(vote).await?
        {
            votes.insert(poll, vote);
        }
    }
    Ok(votes)
}

/// Takes answers that were heard, in their order, many at once.
pub(crate) async fn take(app: &App, heard: Vec<Heard<'_>>) -> Result<(), AppError> {
    let members = members(app, &heard).await?;
    let answers: Vec<PollAnswer> = heard
        .into_iter()
        .map(|heard| {
            let member = members.get(&(heard.vote.community, heard.at.sender.as_str())).cloned();
            PollAnswer { event: event_ref(heard.at), member, ballot: heard.ballot }
        })
        .collect();
    for some in answers.chunks(AT_ONCE) {
        app.take_answers(some).await?;
    }
    Ok(())
}

/// Who the senders are, in each community in which they are somebody.
async fn members<'a>(
    app: &App,
    heard: &[Heard<'a>],
) -> Result<HashMap<(CommunityId, &'a str), Member>, AppError> {
    let senders: HashSet<&str> = heard.iter().map(|heard| heard.at.sender.as_str()).collect();
    let linked = app.read().await?.members_by_accounts(senders.iter().copied()).await?;
    let known = linked.into_iter().filter_map(|(account, member)| {
        let sender = senders.get(account.as_str())?;
        Some(((member.community, *sender), member))
    });
    Ok(known.collect())
}

/// A command to cast a ballot.
pub(crate) const fn ballot(vote: VoteId, answer: Answer, channel: Channel, delivery: Delivery) -> CastBallot {
    CastBallot { vote, answer, channel, delivery }
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
