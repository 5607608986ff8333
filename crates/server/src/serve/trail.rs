//! Writes the private trail of questions, beside the answers and never before them.

use std::time::Duration;

use app::App;
use tokio::sync::watch;

use super::pause;
use crate::fault;

/// How often it is looked at whether something is to be written.
const EVERY: Duration = Duration::from_secs(2);

/// Writes what is due until told to stop.
pub async fn keep(app: App, mut stop: watch::Receiver<bool>) {
    while !pause(EVERY, &mut stop).await {
        if let Err(error) = app.write_trail().await {
            tracing::error!(
                error = fault::chain(&error),
                "the trail of questions could not be written; it is kept"
            );
        }
    }
}

/// Writes everything that is left, once nobody is answered any more.
pub async fn end(app: &App) {
    if let Err(error) = app.end_trail().await {
        tracing::error!(error = fault::chain(&error), "what was left of the trail of questions is lost");
    }
}
