//! Things that are asked of the homeserver on the way, and that nobody waits for.

use std::sync::{Mutex, PoisonError};

use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId};
use tokio::{task::JoinSet, time::sleep};
use tracing::warn;

use crate::{fault::Fault, inbound::Source, sync::Backoff};

use super::desk::Desk;

/// How often one is tried. An invitation that is not accepted by then is accepted by the keeper.
const TRIES: u32 = 8;

/// One thing to do.
pub(crate) enum Errand {
    /// Enter a direct chat.
    Accept { room: OwnedRoomId, inviter: OwnedUserId },
    /// Take a message out of everybody's eyes.
    Redact(Source),
}

/// The errands under way. They end with it.
#[derive(Default)]
pub(crate) struct Errands {
    tasks: Mutex<JoinSet<()>>,
}

impl Errands {
    pub fn send(&self, desk: Desk, errand: Errand) {
        let mut tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        while tasks.try_join_next().is_some() {}
        tasks.spawn(async move {
            if let Err(fault) = errand.run(&desk).await {
                warn!(%fault, "{}", errand.failed());
            }
        });
    }
}

impl Errand {
    async fn run(&self, desk: &Desk) -> Result<(), Fault> {
        let mut backoff = Backoff::default();
        for _ in 1..TRIES {
            match self.attempt(desk).await {
                Err(fault) if fault.is_passing() => sleep(backoff.after(&fault)).await,
                done => return done,
            }
        }
        self.attempt(desk).await
    }

    async fn attempt(&self, desk: &Desk) -> Result<(), Fault> {
        match self {
            Self::Accept { room, inviter } => {
                desk.bot.accept(room).await?;
                if let Err(fault) = desk.app.direct_chat_opened(inviter.as_str(), room.as_str()).await {
                    // It is found by its members then.
                    warn!(%fault, "a direct chat is not in the record");
                }
                Ok(())
            }
            Self::Redact(at) => desk.bot.redact(&at.room, &at.event, &format!("redact-{}", at.event)).await,
        }
    }

    const fn failed(&self) -> &'static str {
        match self {
            Self::Accept { .. } => "an invitation to a direct chat was not accepted",
            Self::Redact(_) => "a message that others should not read was not redacted",
        }
    }
}
