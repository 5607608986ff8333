//! The steward bot, started, and started again where it ends.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use app::App;
use matrix::{Bot, ConnectError, Settings, Steward};
use tokio::{sync::watch, time::Instant};

use super::{Alarms, pause, stopped};
use crate::fault;

/// The first pause before another start, doubled each time up to [`LONGEST`].
const SHORTEST: Duration = Duration::from_secs(1);
/// The longest pause before another start.
const LONGEST: Duration = Duration::from_secs(30);
/// The pause where only a human can help.
const NEEDS_A_HUMAN: Duration = Duration::from_secs(60);
/// A bot that ran for so long was well: the pauses begin anew.
const WELL: Duration = Duration::from_secs(60);

/// What the rooms' history of the log is known by among what is wrong.
const ROOMS: &str = "rooms";

/// Whether this server's bot is ready; one that has none always is. And what it found wrong.
#[derive(Debug)]
pub struct Watch {
    ready: AtomicBool,
    alarms: Alarms,
}

impl Watch {
    /// Of a server that has a bot, or none.
    pub fn new(wanted: bool, alarms: Alarms) -> Arc<Self> {
        Arc::new(Self { ready: AtomicBool::new(!wanted), alarms })
    }

    fn set(&self, ready: bool) {
        self.ready.store(ready, Ordering::Relaxed);
    }

    fn rewritten(&self, is: bool) {
        self.alarms.set(ROOMS, is.then_some("log-forked"));
    }

    /// For the health check: the codes of what is still missing.
    pub fn ready(self: Arc<Self>) -> web::Codes {
        Arc::new(move || if self.ready.load(Ordering::Relaxed) { Vec::new() } else { vec!["bot"] })
    }
}

/// Runs the bot until told to stop; starts it again when it ends, after ever longer pauses. `known` is the bot, where it is logged in
/// already.
pub async fn keep(
    app: App,
    settings: Settings,
    mut known: Option<Bot>,
    watch: Arc<Watch>,
    mut stop: watch::Receiver<bool>,
) {
    let mut rest = SHORTEST;
    loop {
        let began = Instant::now();
        let needs_a_human = live(&app, &settings, known.take(), &watch, &mut stop).await;
        watch.set(false);
        if began.elapsed() > WELL {
            rest = SHORTEST;
        }
        if pause(if needs_a_human { NEEDS_A_HUMAN } else { rest }, &mut stop).await {
            return;
        }
        rest = (rest * 2).min(LONGEST);
    }
}

/// One life of the bot. Whether only a human can help it to the next.
async fn live(
    app: &App,
    settings: &Settings,
    known: Option<Bot>,
    watch: &Watch,
    stop: &mut watch::Receiver<bool>,
) -> bool {
    let connected = tokio::select! {
        () = stopped(stop) => return false,
        connected = Steward::connect(app.clone(), settings, known) => connected,
    };
    let steward = match connected {
        Ok(steward) => steward,
        Err(error) => {
            tracing::error!(error = fault::chain(&error), "the bot did not start");
            return !matches!(error, ConnectError::Unreachable(_));
        }
    };
    let mut ready = steward.ready();
    watch.set(*ready.borrow_and_update());
    let mut rewritten = steward.rewritten();
    let running = steward.run(stop.clone());
    tokio::pin!(running);
    loop {
        tokio::select! {
            () = &mut running => break,
            Ok(()) = ready.changed() => watch.set(*ready.borrow_and_update()),
            Ok(()) = rewritten.changed() => watch.rewritten(*rewritten.borrow_and_update()),
        }
    }
    if !*stop.borrow() {
        tracing::error!("the bot has ended");
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_health_check_waits_for_a_bot_that_is_wanted() {
        assert!((Watch::new(false, Alarms::default()).ready())().is_empty());
        let alarms = Alarms::default();
        let watch = Watch::new(true, alarms.clone());
        let ready = Arc::clone(&watch).ready();
        assert_eq!(ready(), ["bot"]);
        watch.set(true);
        watch.rewritten(true);
        assert!(ready().is_empty(), "work goes on");
        assert_eq!((alarms.told())(), ["log-forked"]);
        watch.rewritten(false);
        assert!((alarms.told())().is_empty());
    }
}
