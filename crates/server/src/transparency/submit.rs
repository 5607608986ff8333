//! Brings the log to its witnesses, each time that it has grown.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use app::{App, AppError};
use outward::Way;
use tokio::{sync::watch, task::JoinSet, time::sleep};

use super::{
    ask::{Said, ask},
    standing::Standing,
};
use crate::{
    config::Named,
    fault,
    serve::{Alarms, stopped},
};

/// How often a server that does not lead asks whether it should, and one that does whether it still does.
const ASK: Duration = Duration::from_secs(2);
/// A witness is not asked sooner again after it signed: what came meanwhile is signed at once.
const APART: Duration = Duration::from_millis(500);
/// The first pause after it did not, doubled each time up to [`LONGEST`].
const SHORTEST: Duration = Duration::from_secs(1);
/// The longest pause.
const LONGEST: Duration = Duration::from_secs(600);
/// A log that does not grow is brought again after so long: who reads a signature's time sees that the witness is still there.
const AGAIN: Duration = Duration::from_secs(6 * 3_600);

/// Brings the log to the witnesses until told to stop. One server among all on a database does.
pub async fn keep(
    app: App,
    way: Way,
    (witnesses, data_dir, alarms): (Vec<Named>, PathBuf, Alarms),
    mut stop: watch::Receiver<bool>,
) {
    if witnesses.is_empty() {
        return stopped(&mut stop).await;
    }
    loop {
        match app.store().lead("witnesses").await {
            Ok(Some(mut lead)) => {
                let standing = Arc::new(Mutex::new(Standing::open(&data_dir)));
                let known = Known { standing, alarms: alarms.clone() };
                let mut tasks = JoinSet::new();
                for witness in &witnesses {
                    tasks.spawn(see_to(app.clone(), way.clone(), witness.clone(), known.clone()));
                }
                // What is under way at the end is dropped with the tasks: at worst it is signed once more.
                while lead.holds().await && tasks.len() == witnesses.len() {
                    tokio::select! {
                        () = stopped(&mut stop) => return,
                        Some(_) = tasks.join_next() => tracing::error!("bringing the log to a witness broke off"),
                        () = sleep(ASK) => {}
                    }
                }
                // Whoever leads now knows better.
                witnesses.iter().for_each(|witness| alarms.set(&witness.key.name, None));
            }
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "who brings the log to witnesses cannot be found out"),
        }
        tokio::select! {
            () = stopped(&mut stop) => return,
            () = sleep(ASK) => {}
        }
    }
}

/// Where it is noted what witnesses say.
#[derive(Clone)]
struct Known {
    standing: Arc<Mutex<Standing>>,
    alarms: Alarms,
}

/// Brings the log to one witness, again and again.
async fn see_to(app: App, way: Way, witness: Named, known: Known) {
    let mut rest = SHORTEST;
    let mut journal = app.store().watch();
    loop {
        journal.borrow_and_update();
        let signed = match once(&app, &way, &witness, &known).await {
            Ok(Said::Signed(size, _)) => Some(size),
            Ok(_) => None,
            Err(error) => {
                tracing::warn!(error = fault::chain(&error), "the log cannot be brought to a witness");
                None
            }
        };
        match signed {
            Some(size) => {
                rest = SHORTEST;
                sleep(APART).await;
                tokio::select! {
                    () = grown(&app, size, &mut journal) => {}
                    () = sleep(AGAIN) => {}
                }
            }
            None => {
                sleep(rest).await;
                rest = (rest * 2).min(LONGEST);
            }
        }
    }
}

/// Asks it once, keeps its signature, and says so where it says something else than before.
async fn once(app: &App, way: &Way, witness: &Named, known: &Known) -> Result<Said, AppError> {
    let said = ask(app, way, witness).await?;
    if let Said::Signed(size, signature) = &said {
        app.keep_cosignature(*size, signature).await?;
    }
    let wrong = (!matches!(said, Said::Signed(..))).then_some(said.code());
    known.alarms.set(&witness.key.name, wrong);
    let mut standing = known.standing.lock().unwrap_or_else(PoisonError::into_inner);
    // An accusation is told each time: nobody shall overlook it.
    if standing.note(&witness.key.name, &said, app.now()) || said.accuses().is_some() {
        said.log(&witness.key.name);
    }
    standing.write();
    Ok(said)
}

/// Returns when the log has more entries than this.
async fn grown(app: &App, size: u64, journal: &mut watch::Receiver<i64>) {
    loop {
        if app.log_state().await.is_ok_and(|now| now.size > size) {
            return;
        }
        if journal.changed().await.is_err() {
            return sleep(LONGEST).await;
        }
    }
}
