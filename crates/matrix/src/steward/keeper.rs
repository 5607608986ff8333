//! The keeper of the rooms: makes them, their members and their levels what the record says, whatever a human or a
//! crash has left. It takes no orders; it only compares.

use std::{
    collections::{BTreeSet, HashSet},
    time::Duration,
};

use app::{Resident, RoomWanted, RoomsWanted};
use domain::{
    effect::RoomRole,
    id::{CommunityId, VoteId},
    moment::Span,
    text::Language,
};
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, RoomId, UserId};
use notices::{Locale, render};
use tokio::{
    sync::{mpsc, watch},
    time::{Instant, interval_at, sleep},
};
use tracing::{debug, error, warn};

use crate::{
    Fault,
    levels::Levels,
    recipe::{self, Kind, RoomSpec},
    reconcile::{self, Actual, Desired, Repair},
};

use super::{
    Ending, closing,
    desk::{Desk, room_id},
    retry::Hitch,
    stopped,
};

/// How often every room is looked at.
const ROUND: Duration = Duration::from_secs(60);
/// How long the keeper waits for more changes after the first: members come in crowds.
const MORE: Duration = Duration::from_secs(2);
/// A vote that is being closed for so long is closed by the keeper, if nobody else does.
const FORGOTTEN: Span = Span::seconds(120);

/// Works until it is stopped.
pub(crate) async fn run(
    desk: Desk,
    mut wished: mpsc::UnboundedReceiver<CommunityId>,
    mut stop: watch::Receiver<bool>,
) -> Ending {
    let work = async {
        let mut rounds = interval_at(Instant::now(), ROUND);
        loop {
            tokio::select! {
                Some(first) = wished.recv() => {
                    sleep(MORE).await;
                    let mut wishes = HashSet::from([first]);
                    while let Ok(wish) = wished.try_recv() {
                        wishes.insert(wish);
                    }
                    for community in wishes {
                        look(&desk, community).await;
                    }
                }
                _ = rounds.tick() => go_round(&desk).await,
            }
        }
    };
    tokio::select! {
        () = stopped(&mut stop) => {}
        () = work => {}
    }
    Ending::Stopped
}

async fn go_round(desk: &Desk) {
    let communities = match desk.app.communities().await {
        Ok(communities) => communities,
        Err(fault) => return warn!(%fault, "the keeper cannot read the record"),
    };
    for community in communities {
        look(desk, community.id).await;
    }
    for room in desk.bot.direct_invitations().await {
        if let Err(fault) = desk.bot.accept(&room).await {
            warn!(%fault, "an invitation to a direct chat was not accepted");
        }
    }
}

async fn look(desk: &Desk, community: CommunityId) {
    if let Err(hitch) = tend(desk, community).await {
        warn!(code = hitch.code(), %hitch, "the rooms of a community are not yet as they should be");
    }
    if let Err(hitch) = close_forgotten(desk, community).await {
        warn!(code = hitch.code(), %hitch, "a vote is not closed yet");
    }
}

/// A vote may have begun to close before its community had a ballot box; then nobody was asked to close it.
async fn close_forgotten(desk: &Desk, community: CommunityId) -> Result<(), Hitch> {
    for vote in desk.app.closing_votes(community).await? {
        let closed = desk.app.closes_at(vote).await?;
        let is_forgotten = closed.is_some_and(|closed| desk.app.now() >= closed.plus(FORGOTTEN));
        // Whoever is at it has the lock.
        if is_forgotten && desk.ballot_boxes.of(community).try_lock().is_ok() {
            closing::close(desk, community, vote).await?;
        }
    }
    Ok(())
}

/// Makes the rooms of a community what they should be.
pub(crate) async fn tend(desk: &Desk, community: CommunityId) -> Result<(), Hitch> {
    let lock = desk.rooms.of(community);
    let _alone = lock.lock().await;
    let wanted = desk.app.rooms_wanted(community).await?;
    let rooms = make(desk, &wanted).await?;
    let mut found = Vec::new();
    for (role, room) in rooms {
        match desk.bot.actual(&room).await {
            Ok(actual) => found.push((role, room, actual)),
            Err(fault @ (Fault::Away(_) | Fault::RetryAfter(_))) => return Err(fault.into()),
            Err(fault) => error!(%fault, %community, ?role, "the bot has no access to a room of its own"),
        }
    }
    // Read again, after who is there: whoever was let in meanwhile stands in the record by now.
    let residents = accounts(&desk.app.rooms_wanted(community).await?.residents);
    for (role, room, actual) in found {
        keep(desk, community, (role, &room), &actual, &residents).await?;
    }
    Ok(())
}

/// Makes the rooms that are missing. All of them, with their ids.
async fn make(desk: &Desk, wanted: &RoomsWanted) -> Result<Vec<(RoomRole, OwnedRoomId)>, Hitch> {
    let community = wanted.community.id;
    let stewards: Vec<_> = accounts(&wanted.residents)
        .into_iter()
        .filter_map(|(user, steward)| steward.then_some(user))
        .collect();
    let mut rooms = Vec::new();
    let mut space = None;
    // The space comes first: the others hang in it.
    for one in &wanted.rooms {
        let room = match one.room.as_deref().and_then(room_id) {
            Some(room) => room,
            None => {
                let spec = spec(wanted, one, space.clone(), stewards.clone());
                let made = desk.bot.ensure_room(&spec).await?;
                desk.app.room_made(community, one.role, made.room.as_str()).await?;
                desk.bell.notify_one();
                debug!(role = ?one.role, found = made.found, "a room is made");
                made.room
            }
        };
        if one.role == RoomRole::Space {
            space = Some(room.clone());
        }
        rooms.push((one.role, room));
    }
    Ok(rooms)
}

fn spec(
    wanted: &RoomsWanted,
    one: &RoomWanted,
    space: Option<OwnedRoomId>,
    stewards: Vec<OwnedUserId>,
) -> RoomSpec {
    let language: &Language = &wanted.language;
    let title = one.title.best(language, language);
    let words = render::room(&one.role, title, &Locale::best(language));
    let key = format!("{}_{}", wanted.community.id, role_key(one.role));
    RoomSpec { kind: kind(one.role), key, name: words.name, topic: words.topic, space, stewards }
}

/// What a room is for in its alias: the same for ever.
fn role_key(role: RoomRole) -> String {
    match role {
        RoomRole::Space => "space".to_owned(),
        RoomRole::Assembly => "assembly".to_owned(),
        RoomRole::BallotBox => "ballot-box".to_owned(),
        RoomRole::Stewards => "stewards".to_owned(),
        RoomRole::Negotiations => "negotiations".to_owned(),
        RoomRole::Deliberation(proposal) => proposal.to_string(),
    }
}

const fn kind(role: RoomRole) -> Kind {
    match role {
        RoomRole::Space => Kind::Space,
        RoomRole::Assembly => Kind::Assembly,
        RoomRole::BallotBox => Kind::BallotBox,
        RoomRole::Stewards => Kind::Stewards,
        RoomRole::Negotiations => Kind::Negotiations,
        RoomRole::Deliberation(_) => Kind::Deliberation,
    }
}

/// The residents by their Matrix ids, and whether they are stewards. Somebody of two communities may stand twice.
fn accounts(residents: &[Resident]) -> Vec<(OwnedUserId, bool)> {
    let known = residents.iter().filter_map(|one| Some((UserId::parse(&one.account).ok()?, one.steward)));
    known.collect()
}

async fn keep(
    desk: &Desk,
    community: CommunityId,
    (role, room): (RoomRole, &RoomId),
    actual: &Actual,
    residents: &[(OwnedUserId, bool)],
) -> Result<(), Hitch> {
    let lock = desk.ballot_boxes.of(community);
    // While a vote is being closed the ballot box is the closing's.
    let _levels = match role {
        RoomRole::BallotBox => match lock.try_lock() {
            Ok(alone) => Some(alone),
            Err(_) => return Ok(()),
        },
        _ => None,
    };
    let closing = match role {
        RoomRole::BallotBox => desk.app.closing_votes(community).await?,
        _ => Vec::new(),
    };
    let stewards: Vec<_> =
        residents.iter().filter(|(_, steward)| *steward).map(|(user, _)| user.clone()).collect();
    let members = residents.iter().filter(|(_, steward)| role != RoomRole::Stewards || *steward);
    let plain = recipe::levels(kind(role), &stewards, &desk.bot.server().me, &desk.bot.version_of(room));
    let desired = Desired {
        levels: levels(plain, actual, &closing),
        members: members.map(|(user, _)| user.clone()).collect::<BTreeSet<_>>(),
    };
    mend(desk, room, &reconcile::repairs(desk.bot.me(), &desired, actual)).await
}

/// The levels that a room should have. A closing that has raised them keeps them raised, and one that has yet to begin
/// begins by itself.
fn levels(plain: Levels, actual: &Actual, closing: &[VoteId]) -> Levels {
    let raised_for = actual.levels["org.ownaccord.closes"].as_str();
    match closing.iter().map(ToString::to_string).find(|vote| raised_for == Some(vote)) {
        Some(vote) => plain.closed_for(&vote),
        None => plain,
    }
}

async fn mend(desk: &Desk, room: &RoomId, repairs: &[Repair]) -> Result<(), Hitch> {
    for repair in repairs {
        match desk.bot.repair(room, repair).await {
            Ok(()) => {}
            Err(fault @ (Fault::Away(_) | Fault::RetryAfter(_))) => return Err(fault.into()),
            // One person who cannot be invited is no reason to leave the others outside.
            Err(fault) => warn!(%fault, "a room could not be mended in one point"),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    #[test]
    fn a_closing_keeps_the_ballot_box_shut_and_only_a_closing_does() {
        let (one, other) = (
            VoteId::new(Default::default()),
            "vote_00000000000000000000000000000007".parse::<VoteId>().unwrap(),
        );
        let plain = Levels::ballot_box();
        let shut = plain.clone().closed_for(&one.to_string());
        let actual = |levels: &Levels| Actual { levels: json!(levels), members: BTreeMap::new() };
        for (now, closing, wanted) in [
            (&plain, &[][..], &plain),
            (&plain, &[one], &plain),
            (&shut, &[one], &shut),
            (&shut, &[other, one], &shut),
            (&shut, &[other], &plain),
            (&shut, &[], &plain),
        ] {
            assert_eq!(&levels(plain.clone(), &actual(now), closing), wanted);
        }
        let broken = Actual { levels: json!({ "org.ownaccord.closes": 7 }), members: BTreeMap::new() };
        assert_eq!(levels(plain.clone(), &broken, &[one]), plain);
    }

    #[test]
    fn keys_name_nobody_and_stay_the_same() {
        for (role, key) in [(RoomRole::Space, "space"), (RoomRole::BallotBox, "ballot-box")] {
            assert_eq!(role_key(role), key);
        }
    }
}
