//! The end of a vote: nothing more comes in, what came in is read back, what was missed is made up for, and then the
//! vote is counted. At whatever line it is cut off, the next attempt does the rest.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use app::{App, AppError};
use domain::{
    charter::Secrecy,
    effect::{EventRef, RoomRole},
    id::{CommunityId, VoteId},
    moment::{Moment, Span},
    refusal::Reason,
    vote::{Vote, VoteState},
};
use matrix_sdk::ruma::{EventId, OwnedRoomId, OwnedUserId, RoomId};
use tracing::{info, warn};

use crate::{
    Inbound,
    fault::Fault,
    inbound::Source,
    levels::Levels,
    read_back::{Answer, Stands},
    recipe::{self, Kind},
};

use super::{
    ballots::{self, Heard, judge, once},
    desk::{Desk, event_id, event_ref},
    retry::Hitch,
};

/// Closes the ballot box for a vote whose window is over, gathers and counts.
pub(crate) async fn close(desk: &Desk, community: CommunityId, id: VoteId) -> Result<(), Hitch> {
    let lock = desk.ballot_boxes.of(community);
    let _alone = lock.lock().await;
    let vote = desk.app.read().await?.vote(id).await?.ok_or(Hitch::Unsayable)?;
    let room = match desk.room_of(community, RoomRole::BallotBox).await {
        Ok(room) => Some(room),
        Err(Hitch::NoRoom) => None,
        Err(hitch) => return Err(hitch),
    };
    if vote.state == VoteState::Closing {
        gather_in_time(desk, &vote, room.as_ref()).await?;
        match desk.app.count(id).await {
            Ok(_) => info!("a vote is counted"),
            // It was given up meanwhile; the answer stands in the record.
            Err(AppError::Refused(refused)) => warn!(%refused, "a vote was not counted"),
            Err(fault) => return Err(fault.into()),
        }
    }
    match room {
        Some(room) => open_again(desk, community, id, &room).await,
        None => Ok(()),
    }
}

/// A count that comes so much later than the close is explained.
const LATE: Span = Span::seconds(15);

/// Gathers. Where the homeserver makes the count late, by not answering or by answers that do not come, the members are
/// told.
async fn gather_in_time(desk: &Desk, vote: &Vote, room: Option<&OwnedRoomId>) -> Result<(), Hitch> {
    let gathering = gather(desk, vote, room);
    tokio::pin!(gathering);
    let patience = Duration::from_secs(LATE.as_seconds().into());
    let gathered = match tokio::time::timeout(patience, &mut gathering).await {
        Ok(gathered) => gathered,
        Err(_) => {
            desk.app.hold_back(vote.id).await?;
            gathering.await
        }
    };
    if let Err(Hitch::Fault(Fault::Away(_))) = &gathered
        && desk.app.now() >= vote.closes_at.plus(LATE)
    {
        warn!("a count is held back: the homeserver is away");
        desk.app.hold_back(vote.id).await?;
    }
    gathered
}

async fn gather(desk: &Desk, vote: &Vote, room: Option<&OwnedRoomId>) -> Result<(), Hitch> {
    let in_room = room.filter(|_| vote.secrecy == Secrecy::Open);
    let Some(room) = in_room else {
        desk.progress.past(None).await;
        return Ok(());
    };
    let closing = desk.bot.set_levels(room, &shut(desk, room, vote.id)).await?;
    let event = EventRef { room: room.to_string(), event: closing.to_string() };
    desk.app.ballot_box_shut(vote.id, &event).await?;
    desk.progress.past(Some(&closing)).await;
    let poll = desk.app.read().await?.poll(vote.id).await?;
    if let Some(poll) = poll.as_ref().and_then(|poll| event_id(&poll.event)) {
        make_up(desk, vote, room, &poll, &closing).await?;
    }
    Ok(())
}

/// The levels of the ballot box while this vote is being closed.
fn shut(desk: &Desk, room: &RoomId, vote: VoteId) -> Levels {
    let me = &desk.bot.server().me;
    recipe::levels(Kind::BallotBox, &[], me, &desk.bot.version_of(room)).closed_for(&vote.to_string())
}

/// Takes what was given in time and not seen until now, and answers what was not.
async fn make_up(
    desk: &Desk,
    vote: &Vote,
    room: &RoomId,
    poll: &EventId,
    closing: &EventId,
) -> Result<(), Hitch> {
    let answers = desk.bot.read_back(room, poll, closing).await?;
    let missed = unseen(&desk.app, &answers).await?;
    if !missed.is_empty() {
        info!(count = missed.len(), "answers that came in late, or not at all, are made up for");
    }
    let mut heard = Vec::new();
    for (answer, act) in answers.iter().zip(plan(vote, &answers)) {
        let Some(at) = source(&answer.what).filter(|at| missed.contains(&event_ref(at))) else { continue };
        match act {
            Act::Superseded => once(desk.app.pass_over(&event_ref(at)).await)?,
            Act::Take | Act::Unreadable => heard.push(Heard::new(vote, &answer.what, at, true)),
            Act::Late => {
                if answer.stands == Stands::Nowhere {
                    warn!("the homeserver names an answer that its history of the room does not have");
                }
                heard.push(Heard::refused(vote, at, Reason::TooLate { closed: vote.closes_at }));
            }
        }
    }
    Ok(ballots::take(&desk.app, heard).await?)
}

async fn unseen(app: &App, answers: &[Answer]) -> Result<HashSet<EventRef>, AppError> {
    let tx = app.read().await?;
    let mut unseen = HashSet::new();
    for at in answers.iter().filter_map(|answer| source(&answer.what)) {
        let event = event_ref(at);
        if !tx.seen(&event).await? {
            unseen.insert(event);
        }
    }
    Ok(unseen)
}

fn source(what: &Inbound) -> Option<&Source> {
    match what {
        Inbound::PollResponse(response) => Some(&response.at),
        Inbound::Unreadable { at, .. } | Inbound::Undecryptable { at, .. } => Some(at),
        _ => None,
    }
}

/// What becomes of an answer that was not seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    /// It is taken as every ballot is: the vote itself may still refuse it.
    Take,
    /// Its sender gave a later one that is good.
    Superseded,
    /// It stands after the closing.
    Late,
    /// Nobody can read it.
    Unreadable,
}

/// What becomes of each answer. All of them are looked at, those that were seen too: what was sent before a good one of
/// the same sender does not come back.
fn plan(vote: &Vote, answers: &[Answer]) -> Vec<Act> {
    let mut last_good: HashMap<&OwnedUserId, usize> = HashMap::new();
    for (at, answer) in answers.iter().enumerate() {
        if let Some(sender) = good(vote, answer) {
            last_good.insert(sender, at);
        }
    }
    let act = |(at, answer): (usize, &Answer)| match &answer.what {
        _ if answer.stands != Stands::Before => Act::Late,
        Inbound::PollResponse(response) => match last_good.get(&response.at.sender) {
            Some(last) if *last > at => Act::Superseded,
            _ => Act::Take,
        },
        _ => Act::Unreadable,
    };
    answers.iter().enumerate().map(act).collect()
}

/// The sender of an answer that names a choice of this vote and was given in time.
fn good<'a>(vote: &Vote, answer: &'a Answer) -> Option<&'a OwnedUserId> {
    let Inbound::PollResponse(response) = &answer.what else { return None };
    let sent = Moment::from_millis(response.at.origin_server_ts);
    let in_time = answer.stands == Stands::Before && vote.opens_at <= sent && sent < vote.closes_at;
    (in_time && judge(vote, &response.answers).is_ok()).then_some(&response.at.sender)
}

/// Lets in answers to the polls of other votes again, unless another one is waiting to be closed.
async fn open_again(desk: &Desk, community: CommunityId, id: VoteId, room: &RoomId) -> Result<(), Hitch> {
    let others = desk.app.closing_votes(community).await?;
    if others.iter().any(|other| *other != id) {
        return Ok(());
    }
    match desk.bot.levels(room).await {
        Ok(levels) if levels.closes.is_none() => Ok(()),
        Ok(_) => desk.bot.lower_levels(room).await.map(drop).map_err(Hitch::from),
        // The keeper writes levels that cannot be read anew.
        Err(Fault::Garbled) => {
            desk.tend_soon(community);
            Ok(())
        }
        Err(fault) => Err(fault.into()),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        ballot::{Attestation, Paper},
        decision::Subject,
        digest::Digest,
        id::ProposalId,
    };
    use serde_json::json;

    use super::*;
    use crate::inbound;

    const OPENS: i64 = 1_000;
    const CLOSES: i64 = 2_000;

    fn vote() -> Vote {
        let rule: domain::rule::VotingRule = "consent: 2/3 of cast".parse().unwrap();
        assert_eq!(rule.decide().map(|rule| rule.paper), Some(Paper::Consent));
        Vote {
            id: VoteId::new(Default::default()),
            community: CommunityId::new(Default::default()),
            subject: Subject::Proposal(ProposalId::new(Default::default())),
            question: Default::default(),
            candidates: Vec::new(),
            rule,
            secrecy: Secrecy::Open,
            attestation: Attestation::RoomAttested,
            delegation: None,
            most_assisted: 0,
            opens_at: Moment::from_millis(OPENS),
            closes_at: Moment::from_millis(CLOSES),
            state: VoteState::Closing,
            held_back: false,
            bulletin: domain::vote::Bulletin::first(Moment::from_millis(OPENS)),
            pressure: domain::vote::Pressure::default(),
            electorate: 3,
            roll_root: Digest::of_bytes(b""),
            charter: Digest::of_bytes(b""),
            terms: None,
            mandate: None,
            reopens: None,
        }
    }

    /// `sender:answer@milliseconds` and, after a space, where it stands: `<` before the closing, `>` after it, `?`.
    fn answer(number: usize, text: &str) -> Answer {
        let (said, stands) = text.split_once(' ').unwrap();
        let (sender, rest) = said.split_once(':').unwrap();
        let (choice, at) = rest.split_once('@').unwrap();
        let relation = json!({ "rel_type": "m.reference", "event_id": "$poll" });
        let event = json!({
            "type": "m.poll.response", "event_id": format!("${number}"), "sender": format!("@{sender}:x"),
            "origin_server_ts": at.parse::<i64>().unwrap(),
            "content": { "m.relates_to": relation, "m.selections": if choice == "garbled" { json!(7) } else { json!([choice]) } },
        });
        let room = matrix_sdk::ruma::room_id!("!r");
        let me = matrix_sdk::ruma::user_id!("@bot:x");
        let what = inbound::read(room, me, false, &event.to_string());
        let stands = match stands {
            "<" => Stands::Before,
            ">" => Stands::After,
            _ => Stands::Nowhere,
        };
        Answer { what, stands, by_relation_only: false }
    }

    fn check(texts: &[&str], wanted: &[Act]) {
        let answers: Vec<_> = texts.iter().enumerate().map(|(number, text)| answer(number, text)).collect();
        assert_eq!(plan(&vote(), &answers), wanted, "{texts:?}");
    }

    #[test]
    fn the_last_good_answer_of_each_sender_is_taken() {
        use Act::{Late, Superseded, Take, Unreadable};
        check(&[], &[]);
        check(&["a:consent@1500 <", "b:refuse@1500 <"], &[Take, Take]);
        check(&["a:consent@1500 <", "a:refuse@1500 <"], &[Superseded, Take]);
        check(&["a:refuse@1500 <", "a:perhaps@1501 <"], &[Take, Take]);
        check(&["a:refuse@1500 <", "a:for@1501 <"], &[Take, Take]);
        check(&["a:refuse@1500 <", "a:consent@2000 <"], &[Take, Take]);
        check(&["a:refuse@1500 <", "a:garbled@1501 <"], &[Take, Unreadable]);
        check(&["a:refuse@1500 <", "a:consent@1501 >"], &[Take, Late]);
        check(&["a:refuse@1500 <", "a:consent@1501 ?"], &[Take, Late]);
        check(&["a:refuse@999 <", "a:consent@1000 <"], &[Superseded, Take]);
        let three = ["a:consent@1500 <", "b:abstain@1500 <", "a:send-back@1600 <", "a:refuse@1999 <"];
        check(&three, &[Superseded, Take, Superseded, Take]);
    }
}
