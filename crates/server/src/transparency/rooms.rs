//! What the rooms of the communities hold of the log, asked at a start before anything is written.

use std::time::Duration;

use app::{App, Remembered};
use matrix::{Bot, ConnectError, Settings};
use tokio::time::timeout;

use super::behind;
use crate::fault::{self, Fault};

/// A homeserver that is not there by then is not waited for: the bot compares as soon as it is.
const PATIENCE: Duration = Duration::from_secs(10);

/// Logs the bot in and holds what the rooms have against the log. Gives the bot back for its work; none where the homeserver is away
/// or the bot cannot log in, which is told when it starts.
///
/// # Errors
/// Where a room holds a checkpoint of this log that the database does not hold.
pub async fn check(app: &App, settings: &Settings) -> Result<Option<Bot>, Fault> {
    let looked = async {
        let bot = Bot::connect(settings).await?;
        let kept = bot.keepsakes().await?;
        Ok::<_, ConnectError>((bot, kept))
    };
    match timeout(PATIENCE, looked).await {
        Ok(Ok((bot, kept))) => {
            for kept in kept {
                let said = app.log_remembers(&kept.text).await.map_err(|error| fault::of_log(&error))?;
                if let Remembered::Broken(size) = said {
                    let why = format!("{size} entries that are not the first ones of the log now");
                    return Err(behind("a room of a community", &why));
                }
            }
            Ok(Some(bot))
        }
        Ok(Err(error)) => {
            tracing::warn!(error = fault::chain(&error), "what rooms hold of the log cannot be asked yet");
            Ok(None)
        }
        Err(_) => {
            tracing::warn!("what rooms hold of the log cannot be asked yet: the homeserver is too slow");
            Ok(None)
        }
    }
}
