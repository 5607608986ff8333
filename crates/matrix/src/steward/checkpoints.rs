//! The state of the public log, put into the rooms of each community, so that the members themselves hold what makes rewriting visible;
//! and what was put there before, held against the log. Nothing of it is in the database: what the rooms hold is the memory.

use std::time::Duration;

use app::{Remembered, Shown};
use domain::{
    community::Community,
    effect::{Notice, RoomRole},
};
use matrix_sdk::ruma::RoomId;
use tokio::{sync::watch, time::sleep};
use tracing::{error, warn};

use crate::{
    Fault,
    content::{self, Outgoing},
    keepsakes::{CHECKPOINT, Keepsake},
    send::Outcome,
};

use super::{
    Ending,
    deliver::languages,
    desk::{Desk, room_id},
    retry::Hitch,
    speech, stopped,
};

/// How often the rooms are looked at.
const ROUND: Duration = Duration::from_secs(3_600);
/// In milliseconds, how long members of a community are told nothing of a log after they were told of it.
const A_DAY: i64 = 24 * 3_600 * 1_000;

/// Works until it is stopped.
pub(crate) async fn run(
    desk: Desk,
    rewritten: watch::Sender<bool>,
    mut stop: watch::Receiver<bool>,
) -> Ending {
    let work = async {
        loop {
            if let Err(hitch) = go_round(&desk, &rewritten).await {
                warn!(code = hitch.code(), %hitch, "checkpoints in rooms cannot be looked at");
            }
            sleep(ROUND).await;
        }
    };
    tokio::select! {
        () = stopped(&mut stop) => {}
        () = work => {}
    }
    Ending::Stopped
}

/// Looks at every community's space; `rewritten` says whether any of them holds another history than the log has.
async fn go_round(desk: &Desk, rewritten: &watch::Sender<bool>) -> Result<(), Hitch> {
    let mut found = false;
    for community in desk.app.communities().await? {
        match look(desk, &community).await {
            Ok(broken) => found |= broken,
            Err(hitch) => {
                warn!(code = hitch.code(), %hitch, "the checkpoint of a community was not looked at");
                // What could not be looked at says nothing new: an alarm stays.
                found |= *rewritten.borrow();
            }
        }
    }
    rewritten.send_replace(found);
    Ok(())
}

/// Whether the space holds another history than the log has.
async fn look(desk: &Desk, community: &Community) -> Result<bool, Hitch> {
    let space = match desk.room_of(community.id, RoomRole::Space).await {
        Err(Hitch::NoRoom) => return Ok(false),
        other => other?,
    };
    let kept = desk.bot.keepsake(&space).await?;
    let said = match &kept {
        Some(kept) => desk.app.log_remembers(&kept.text).await?,
        None => Remembered::Foreign,
    };
    if let Remembered::Broken(size) = said {
        if let Err(hitch) = alarm(desk, community, size).await {
            warn!(code = hitch.code(), %hitch, "stewards cannot be told that the log was rewritten");
        }
        return Ok(true);
    }
    let now = desk.app.log_shown().await?;
    if is_due(kept.as_ref(), said, now.size, desk.app.now().micros() / 1_000) {
        post(desk, community, &space, &now).await?;
    }
    Ok(false)
}

/// Whether a room is told of a log of this size: once a day at most, and only what it does not hold yet.
fn is_due(kept: Option<&Keepsake>, said: Remembered, size: u64, now: i64) -> bool {
    match (kept, said) {
        (Some(kept), Remembered::Holds(before)) => size > before && now >= kept.at.saturating_add(A_DAY),
        // Nothing, or another log's: that of this instance under its former name.
        _ => size > 0,
    }
}

/// The message first: what stands in the space says that it was told.
async fn post(desk: &Desk, community: &Community, space: &RoomId, now: &Shown) -> Result<(), Hitch> {
    let notice = Notice::LogShown { origin: now.origin.clone(), size: now.size };
    let what =
        told(&speech::in_every(&languages(&desk.app.read().await?, community.id).await?, &notice), now);
    say(desk, community, RoomRole::Assembly, &what, &format!("checkpoint-{}-{}", community.id, now.size))
        .await?;
    Ok(desk.bot.leave_keepsake(space, &now.text).await?)
}

/// The words, and below them the signed text, which is the same in every language.
fn told(words: &str, now: &Shown) -> Outgoing {
    let mut what = content::text(&format!("{words}\n\n{}", now.text.trim_end()));
    what.content[CHECKPOINT] = now.text.as_str().into();
    what
}

/// Tells the stewards, once a day, and the operator, at each look. What the space holds stays there: it is the evidence.
async fn alarm(desk: &Desk, community: &Community, size: u64) -> Result<(), Hitch> {
    error!(
        code = "log-forked",
        size, "FORK: the log no longer begins with what a community's room was shown; see docs/operating.md"
    );
    let languages = languages(&desk.app.read().await?, community.id).await?;
    let what = content::text(&speech::in_every(&languages, &Notice::LogRewritten { size }));
    let day = desk.app.now().micros() / (A_DAY * 1_000);
    say(desk, community, RoomRole::Stewards, &what, &format!("log-forked-{}-{size}-{day}", community.id))
        .await
}

async fn say(
    desk: &Desk,
    community: &Community,
    role: RoomRole,
    what: &Outgoing,
    name: &str,
) -> Result<(), Hitch> {
    let room = desk.app.read().await?.room(community.id, role).await?;
    let room = room.as_deref().and_then(room_id).ok_or(Hitch::NoRoom)?;
    match desk.bot.send(&room, what, name).await? {
        Outcome::RetryAfter(wait) => Err(Fault::RetryAfter(wait).into()),
        Outcome::Sent(_) | Outcome::AlreadyThere => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_is_told_once_a_day_and_only_what_is_new() {
        let kept = Keepsake { text: String::new(), at: 1_000 };
        for (said, size, now, due) in [
            (Remembered::Holds(5), 6, 1_000 + A_DAY, true),
            (Remembered::Holds(5), 6, 999 + A_DAY, false),
            (Remembered::Holds(5), 5, 1_000 + 9 * A_DAY, false),
            (Remembered::Foreign, 5, 1_000, true),
            (Remembered::Foreign, 0, 1_000, false),
        ] {
            assert_eq!(is_due(Some(&kept), said, size, now), due, "{said:?} {size} {now}");
        }
        assert!(is_due(None, Remembered::Foreign, 1, 0) && !is_due(None, Remembered::Foreign, 0, 0));
    }

    #[test]
    fn people_and_programs_read_the_same_checkpoint() {
        let now =
            Shown { origin: "h/log".into(), size: 2, text: "h/log\n2\nAAAA\n\n— h/log BBBB\n".into() };
        let what = told("Words.", &now);
        assert_eq!(what.content[CHECKPOINT], now.text);
        let body = what.content["body"].as_str().unwrap();
        assert!(body.starts_with("Words.\n\nh/log\n2\n") && body.ends_with("— h/log BBBB"), "{body}");
    }
}
