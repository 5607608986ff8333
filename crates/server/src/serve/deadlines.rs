//! What the clock brings about, by one server among all on this database.

use std::time::Duration;

use app::{App, AppError, storage::Leadership};
use tokio::{
    sync::watch,
    time::{Instant, MissedTickBehavior, interval},
};

use super::{pause, stopped};
use crate::fault;

/// How often the clock is looked at.
const TICK: Duration = Duration::from_millis(500);
/// How often a server that does not lead asks whether it should.
const ASK: Duration = Duration::from_secs(2);
/// How many ticks pass between two looks at whether the lead is still held.
const TICKS_PER_LOOK: u32 = 10;
/// A fault that stays is logged so often.
const REMIND: Duration = Duration::from_secs(60);

/// Does what is due until told to stop.
pub async fn keep(app: App, mut stop: watch::Receiver<bool>) {
    let mut faults = Faults::default();
    loop {
        match app.store().lead("deadlines").await {
            Ok(Some(lead)) => lead_on(&app, lead, &mut stop, &mut faults).await,
            Ok(None) => {}
            Err(error) => faults.note(AppError::Storage(error)),
        }
        if pause(ASK, &mut stop).await {
            return;
        }
    }
}

/// Until the lead is lost or the server stops.
async fn lead_on(app: &App, mut lead: Leadership, stop: &mut watch::Receiver<bool>, faults: &mut Faults) {
    let mut ticks = interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut count = 0_u32;
    loop {
        tokio::select! {
            () = stopped(stop) => return,
            _ = ticks.tick() => {}
        }
        count = count.wrapping_add(1);
        if count.is_multiple_of(TICKS_PER_LOOK) && !lead.holds().await {
            tracing::warn!("the lead in the deadlines was lost");
            return;
        }
        // Not raced against the stop: what is begun is finished.
        match app.deadlines().await {
            Ok(()) => faults.over(),
            Err(error) => faults.note(error),
        }
    }
}

/// A fault is logged when it begins, and now and then while it lasts.
#[derive(Default)]
struct Faults {
    logged: Option<Instant>,
}

impl Faults {
    fn note(&mut self, error: AppError) {
        if self.logged.is_none_or(|at| at.elapsed() > REMIND) {
            tracing::error!(error = fault::chain(&error), "what was due could not be done");
            self.logged = Some(Instant::now());
        }
    }

    fn over(&mut self) {
        if self.logged.take().is_some() {
            tracing::info!("what is due is being done again");
        }
    }
}
