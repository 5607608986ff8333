//! The steward at work: what comes in by Matrix goes to the verbs of `app`, what `app` wants told or done is told and
//! done, and the rooms are kept as the database says.
//!
//! | module | what lives there |
//! |---|---|
//! | `desk` | what all parts share |
//! | `inbox` | the sync loop: each event once, then the cursor |
//! | `ballots` | answers to polls |
//! | `commands` | what people write |
//! | `later`, `errands` | what cannot be dealt with yet; what nobody waits for |
//! | `outbox` | the loop that delivers; `lanes` its order, `retry` its patience, `deliver` its acts, `speech` its words |
//! | `closing` | gathering the last ballots and counting |
//! | `keeper` | rooms, members, levels |
//! | `checkpoints` | the log's state, put into rooms and held against the log |
//!
//! Any of it may be cut off at any line: what is done again is done once. Nothing here is remembered that the next
//! start would miss.

mod ballots;
mod checkpoints;
mod closing;
mod commands;
mod deliver;
mod desk;
mod errands;
mod inbox;
mod keeper;
mod lanes;
mod later;
mod outbox;
mod retry;
mod speech;

use std::{fmt, time::Duration};

use app::{App, storage::Leadership};
use tokio::{
    sync::{mpsc, watch},
    task::JoinSet,
    time::sleep,
};
use tracing::{error, info, warn};

use crate::{
    client::{Bot, ConnectError, Settings},
    fault::Fault,
    sync::Backoff,
};
use desk::Desk;

/// How often a process that does not lead asks whether it may, and one that leads whether it still does.
const ASK_FOR_LEAD: Duration = Duration::from_secs(2);
/// How long the parts have to finish what they have begun when the bot is to stop.
const GRACE: Duration = Duration::from_secs(5);
/// How long to wait before connecting anew where only a human can help.
const NEEDS_A_HUMAN: Duration = Duration::from_secs(60);

/// The steward bot with everything that it does. Of several processes on one database, one runs it.
pub struct Steward {
    app: App,
    settings: Settings,
    bot: Bot,
    ready: watch::Sender<bool>,
    rewritten: watch::Sender<bool>,
}

impl fmt::Debug for Steward {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Steward")
    }
}

/// Why the parts of the bot ended.
enum Ending {
    /// They were asked to.
    Stopped,
    /// Another process leads now.
    LostLead,
    /// The bot's store or its session is of no use any more: it has to connect anew.
    Broken(Fault),
}

impl Steward {
    /// Logs the bot in, unless it is: `known` is that bot.
    ///
    /// # Errors
    /// [`ConnectError::Unreachable`] is worth trying again; the others need a human.
    pub async fn connect(app: App, settings: &Settings, known: Option<Bot>) -> Result<Self, ConnectError> {
        let bot = match known {
            Some(bot) => bot,
            None => Bot::connect(settings).await?,
        };
        let no = || watch::Sender::new(false);
        Ok(Self { app, settings: settings.clone(), bot, ready: no(), rewritten: no() })
    }

    /// Whether a community's rooms hold another history of the public log than there is, as far as this process looked.
    pub fn rewritten(&self) -> watch::Receiver<bool> {
        self.rewritten.subscribe()
    }

    /// Whether the bot does its work: true once what had come in when it started is dealt with, or while another
    /// process does the bot's work.
    pub fn ready(&self) -> watch::Receiver<bool> {
        self.ready.subscribe()
    }

    /// Works until `stop` says true or its sender is gone.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let Self { app, settings, bot, ready, rewritten } = self;
        let mut connected = Some(bot);
        loop {
            let Some(lead) = lead(&app, &ready, &mut stop).await else { return };
            let bot = match connected.take() {
                Some(bot) => bot,
                None => match reconnect(&settings, &mut stop).await {
                    Some(bot) => bot,
                    None => return,
                },
            };
            let ending = shift(&app, bot.clone(), lead, (&ready, &rewritten), &stop).await;
            ready.send_replace(false);
            match ending {
                Ending::Stopped => return,
                Ending::LostLead => {
                    warn!("another process does the bot's work now");
                    connected = Some(bot);
                }
                Ending::Broken(fault) => error!(%fault, "the bot connects anew"),
            }
        }
    }
}

/// Whether the bot is to stop.
fn stopping(stop: &watch::Receiver<bool>) -> bool {
    *stop.borrow() || stop.has_changed().is_err()
}

/// Returns when the bot is to stop.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error says that nobody is left who could stop it otherwise.
    let _gone = stop.wait_for(|stop| *stop).await;
}

/// Waits, but not beyond the moment when the bot is to stop; false if that came first.
async fn pause(wait: Duration, stop: &mut watch::Receiver<bool>) -> bool {
    tokio::select! {
        () = stopped(stop) => false,
        () = sleep(wait) => true,
    }
}

async fn lead(
    app: &App,
    ready: &watch::Sender<bool>,
    stop: &mut watch::Receiver<bool>,
) -> Option<Leadership> {
    let mut waits = false;
    loop {
        match app.store().lead("steward").await {
            Ok(Some(lead)) => {
                ready.send_replace(false);
                return Some(lead);
            }
            Ok(None) => {
                if !std::mem::replace(&mut waits, true) {
                    info!("another process does the bot's work; standing by");
                }
                ready.send_replace(true);
            }
            Err(fault) => warn!(%fault, "the bot cannot ask for the lead"),
        }
        if !pause(ASK_FOR_LEAD, stop).await {
            return None;
        }
    }
}

async fn reconnect(settings: &Settings, stop: &mut watch::Receiver<bool>) -> Option<Bot> {
    let mut backoff = Backoff::default();
    loop {
        let wait = match Bot::connect(settings).await {
            Ok(bot) => return Some(bot),
            Err(ConnectError::Unreachable(why)) => backoff.after(&Fault::Away(why)),
            Err(fault) => {
                error!(%fault, "the bot cannot connect");
                NEEDS_A_HUMAN
            }
        };
        if !pause(wait, stop).await {
            return None;
        }
    }
}

/// One stretch of work with one connection.
async fn shift(
    app: &App,
    bot: Bot,
    lead: Leadership,
    (ready, rewritten): (&watch::Sender<bool>, &watch::Sender<bool>),
    stop: &watch::Receiver<bool>,
) -> Ending {
    let (end, ending) = watch::channel(false);
    let (wishes, wished) = mpsc::unbounded_channel();
    let desk = Desk::new(app.clone(), bot, wishes);
    let mut parts = JoinSet::new();
    parts.spawn(inbox::run(desk.clone(), ready.clone(), ending.clone()));
    parts.spawn(outbox::run(desk.clone(), ending.clone()));
    parts.spawn(checkpoints::run(desk.clone(), rewritten.clone(), ending.clone()));
    parts.spawn(keeper::run(desk, wished, ending));
    let mut stop = stop.clone();
    let why = tokio::select! {
        () = stopped(&mut stop) => Ending::Stopped,
        () = lost(lead) => Ending::LostLead,
        first = parts.join_next() => match first {
            Some(Ok(why)) => why,
            _ => Ending::Broken(Fault::Local("a part of the bot ended")),
        },
    };
    end.send_replace(true);
    let all_end = async { while parts.join_next().await.is_some() {} };
    if tokio::time::timeout(GRACE, all_end).await.is_err() {
        parts.shutdown().await;
    }
    why
}

async fn lost(mut lead: Leadership) {
    while lead.holds().await {
        sleep(ASK_FOR_LEAD).await;
    }
}
