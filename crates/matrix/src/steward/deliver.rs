//! What is told and done, one entry of the outbox at a time. Each can be done again.

use app::{Due, Tx};
use domain::{
    effect::{Audience, Effect, EventRef, Notice, RoomRole},
    id::{CommunityId, MemberId, VoteId},
    moment::Span,
    text::Language,
};
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, OwnedUserId, RoomId, UserId};

use crate::{
    content::{self, Outgoing},
    fault::Fault,
    send::Outcome,
};

use super::{
    closing,
    desk::{Desk, event_id, room_id},
    keeper,
    retry::Hitch,
    speech,
};

/// The sign on a ballot that counts.
const COUNTS: &str = "\u{2705}";
/// A homeserver forgets what was sent by which name after a day at the latest; what waited longer than this is looked
/// for in the room before it is sent.
const REMEMBERED: Span = Span::seconds(12 * 3_600);
/// By how much the homeserver's clock and ours may differ.
const TWO_CLOCKS: Span = Span::seconds(600);

/// Tells or does what an entry says.
pub(crate) async fn deliver(desk: &Desk, due: &Due) -> Result<(), Hitch> {
    match &due.effect {
        Effect::Acknowledge { event } => acknowledge(desk, due, event).await,
        Effect::Tell { audience: Audience::Room { community, role }, notice } => {
            tell_room(desk, due, (*community, *role), notice).await
        }
        Effect::Tell { audience: Audience::Reply { to, language }, notice } => {
            reply(desk, due, to, language.as_ref(), notice).await
        }
        Effect::Tell { audience: Audience::Member { community, member }, notice } => {
            tell_member(desk, due, (*community, *member), notice).await
        }
        Effect::OpenPoll { community, vote } => open_poll(desk, due, *community, *vote).await,
        Effect::EndPoll { community, vote } => end_poll(desk, due, *community, *vote).await,
        Effect::CloseBallotBox { community, vote } => closing::close(desk, *community, *vote).await,
        Effect::RoomsWanted { community } => keeper::tend(desk, *community).await,
        Effect::InviteMember { community, member } => invite(desk, *community, *member).await,
        Effect::Minute { community, proposal, minute } => {
            let (title, minute) = (desk.app.title_of(*proposal).await?, minute.clone());
            let notice = Notice::Negotiation { title, minute };
            tell_room(desk, due, (*community, RoomRole::Negotiations), &notice).await
        }
        // Goes out by another door; the bot claims none.
        Effect::CallBack { .. } | Effect::Mail { .. } => Ok(()),
    }
}

/// Sends an event, unless it was sent before; which event it is, where that is known.
async fn send(desk: &Desk, due: &Due, room: &RoomId, what: &Outgoing) -> Result<Option<OwnedEventId>, Hitch> {
    if let Some(found) = sent_long_ago(desk, due, room).await? {
        return Ok(Some(found));
    }
    match desk.bot.send(room, what, &due.name()).await? {
        Outcome::Sent(event) => Ok(Some(event)),
        Outcome::AlreadyThere => Ok(None),
        Outcome::RetryAfter(wait) => Err(Fault::RetryAfter(wait).into()),
    }
}

async fn sent_long_ago(desk: &Desk, due: &Due, room: &RoomId) -> Result<Option<OwnedEventId>, Hitch> {
    if desk.app.now() < due.since.plus(REMEMBERED) {
        return Ok(None);
    }
    found(desk, due, room).await
}

async fn found(desk: &Desk, due: &Due, room: &RoomId) -> Result<Option<OwnedEventId>, Hitch> {
    let not_before = due.since.minus(TWO_CLOCKS).micros() / 1_000;
    Ok(desk.bot.find_sent(room, &due.name(), not_before).await?)
}

async fn acknowledge(desk: &Desk, due: &Due, event: &EventRef) -> Result<(), Hitch> {
    let room = room_id(&event.room).ok_or(Hitch::Unsayable)?;
    let ballot = event_id(&event.event).ok_or(Hitch::Unsayable)?;
    send(desk, due, &room, &content::reaction(COUNTS, &ballot)).await.map(drop)
}

/// The languages of a community's charter, its own first.
pub(crate) async fn languages(tx: &Tx, community: CommunityId) -> Result<Vec<Language>, Hitch> {
    let of = tx.community(community).await?.ok_or(Hitch::Unsayable)?;
    let charters = tx.charters_of(community).await?;
    let current = charters.iter().find(|charter| Some(charter.id) == of.in_force).or(charters.last());
    Ok(current.map(|current| current.charter.languages.clone()).unwrap_or_default())
}

async fn tell_room(
    desk: &Desk,
    due: &Due,
    (community, role): (CommunityId, RoomRole),
    notice: &Notice,
) -> Result<(), Hitch> {
    if let RoomRole::Deliberation(_) = role {
        // Whoever makes the room invites the members before it lets go: who is invited after a message was sent can
        // neither see nor decrypt it.
        drop(desk.rooms.of(community).lock().await);
    }
    let room = desk.room_of(community, role).await?;
    let languages = languages(&desk.app.read().await?, community).await?;
    send(desk, due, &room, &content::text(&speech::in_every(&languages, notice))).await.map(drop)
}

/// Where somebody is answered, and whether others read along.
struct Place {
    room: OwnedRoomId,
    is_public: bool,
    community: Option<CommunityId>,
}

async fn reply(
    desk: &Desk,
    due: &Due,
    to: &EventRef,
    language: Option<&Language>,
    notice: &Notice,
) -> Result<(), Hitch> {
    let asked = event_id(&to.event).ok_or(Hitch::Unsayable)?;
    let place = place(desk, to).await?;
    let own = match place.community {
        Some(community) => languages(&desk.app.read().await?, community).await?.into_iter().next(),
        None => None,
    };
    let english = || "en".parse::<Language>().map_err(|_| Hitch::Unsayable);
    let own = own.map_or_else(english, Ok)?;
    let notice = if place.is_public { speech::in_public(notice.clone()) } else { notice.clone() };
    let words = speech::for_reader(&notice, language.unwrap_or(&own), &own);
    let what =
        if place.room.as_str() == to.room { content::reply(&words, &asked) } else { content::text(&words) };
    send(desk, due, &place.room, &what).await.map(drop)
}

/// Tells one member in their direct chat; one who has none yet is invited to it.
async fn tell_member(
    desk: &Desk,
    due: &Due,
    (community, member): (CommunityId, MemberId),
    notice: &Notice,
) -> Result<(), Hitch> {
    let (account, language, own) = {
        let tx = desk.app.read().await?;
        let Some(account) = tx.account_of(member).await? else { return Ok(()) };
        let member = tx.member(member).await?.ok_or(Hitch::Unsayable)?;
        let own = languages(&tx, community).await?.into_iter().next();
        (account, member.language, own)
    };
    let user: OwnedUserId = UserId::parse(account).map_err(|_| Hitch::Unsayable)?;
    let room = match chat_with(desk, &user).await? {
        Some(room) => room,
        None => {
            let room = desk.bot.open_direct_chat(&user).await?;
            // The bot can speak there only after it has seen the room: at the next attempt, and there.
            desk.app.direct_chat_opened(user.as_str(), room.as_str()).await?;
            room
        }
    };
    let words = speech::for_reader(notice, &language, own.as_ref().unwrap_or(&language));
    send(desk, due, &room, &content::text(&words)).await.map(drop)
}

/// What was written in a room of a community is answered in the sender's direct chat, where there is one.
async fn place(desk: &Desk, to: &EventRef) -> Result<Place, Hitch> {
    let room = room_id(&to.room).ok_or(Hitch::Unsayable)?;
    let found = desk.app.read().await?.room_by_id(&to.room).await?;
    let Some((community, _)) = found else {
        let is_public = desk.bot.direct_peer(&room).await?.is_none();
        return Ok(Place { room, is_public, community: None });
    };
    let asked = event_id(&to.event).ok_or(Hitch::Unsayable)?;
    let community = Some(community);
    let chat = match desk.bot.sender_of(&room, &asked).await? {
        Some(sender) => chat_with(desk, &sender).await?,
        None => None,
    };
    Ok(match chat {
        Some(room) => Place { room, is_public: false, community },
        None => Place { room, is_public: true, community },
    })
}

/// The direct chat with somebody: the one that was used last, if it still is one.
async fn chat_with(desk: &Desk, user: &UserId) -> Result<Option<OwnedRoomId>, Hitch> {
    let known = desk.app.read().await?.direct_room(user.as_str()).await?;
    if let Some(room) = known.as_deref().and_then(room_id)
        && desk.bot.direct_peer(&room).await?.as_deref() == Some(user)
    {
        return Ok(Some(room));
    }
    Ok(desk.bot.direct_chat(user).await?)
}

async fn open_poll(desk: &Desk, due: &Due, community: CommunityId, vote: VoteId) -> Result<(), Hitch> {
    let (vote, languages) = {
        let tx = desk.app.read().await?;
        if tx.poll(vote).await?.is_some() {
            return Ok(());
        }
        let vote = tx.vote(vote).await?.ok_or(Hitch::Unsayable)?;
        (vote, languages(&tx, community).await?)
    };
    let is_open = vote.is_open(desk.app.now());
    let room = match desk.room_of(community, RoomRole::BallotBox).await {
        Err(Hitch::NoRoom) if !is_open => return Ok(()),
        other => other?,
    };
    let posted = if is_open {
        send(desk, due, &room, &speech::poll(&vote, &languages)).await?
    } else {
        // Nobody could answer in time any more; but it may have been posted in time by an attempt that was cut off.
        found(desk, due, &room).await?
    };
    let Some(event) = posted else { return Ok(()) };
    let poll = EventRef { room: room.to_string(), event: event.to_string() };
    Ok(desk.app.poll_posted(vote.id, &poll).await?)
}

async fn end_poll(desk: &Desk, due: &Due, community: CommunityId, vote: VoteId) -> Result<(), Hitch> {
    let (poll, vote, languages) = {
        let tx = desk.app.read().await?;
        let Some(poll) = tx.poll(vote).await? else { return Ok(()) };
        let vote = tx.vote(vote).await?.ok_or(Hitch::Unsayable)?;
        (poll, vote, languages(&tx, community).await?)
    };
    let room = room_id(&poll.room).ok_or(Hitch::Unsayable)?;
    let poll = event_id(&poll.event).ok_or(Hitch::Unsayable)?;
    send(desk, due, &room, &speech::poll_end(&vote, &poll, &languages)).await.map(drop)
}

/// Invites a member to every room that they belong to and that is there; the keeper sees to the others.
async fn invite(desk: &Desk, community: CommunityId, member: MemberId) -> Result<(), Hitch> {
    let (account, steward, rooms) = {
        let tx = desk.app.read().await?;
        let Some(account) = tx.account_of(member).await? else { return Ok(()) };
        let steward = tx.member(member).await?.is_some_and(|member| member.steward);
        (account, steward, tx.rooms(community).await?)
    };
    let user: OwnedUserId = UserId::parse(account).map_err(|_| Hitch::Unsayable)?;
    for role in [RoomRole::Space, RoomRole::BallotBox, RoomRole::Assembly] {
        if let Some(room) = rooms.iter().find(|(known, _)| *known == role).and_then(|(_, room)| room_id(room))
        {
            desk.bot.invite(&room, &user).await?;
        }
    }
    let is_more =
        rooms.iter().any(|(role, _)| matches!(role, RoomRole::Negotiations | RoomRole::Deliberation(_)));
    if steward || is_more || rooms.is_empty() {
        desk.tend_soon(community);
    }
    Ok(())
}
