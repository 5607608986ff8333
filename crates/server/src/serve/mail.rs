//! Letters, sent as the outbox has them.

use std::time::Duration;

use app::{App, AppError, Due, backoff};
use domain::{
    effect::{Door, Effect},
    moment::Span,
};
use notices::{
    mail::{Mailer, Unsent},
    render,
};
use tokio::sync::watch;

use super::pause;
use crate::{
    config::Config,
    fault::{self, Fault},
};

/// How often it is looked whether a letter is due.
const TICK: Duration = Duration::from_secs(1);
/// So many at a time.
const TOGETHER: u32 = 10;
/// The first wait after a letter did not go out, and the longest, in seconds.
const SHORTEST: u32 = 10;
const LONGEST: u32 = 1_800;
/// A letter that did not go out for so long is given up: what it says is over by then.
const GIVEN_UP: Span = Span::days(1);

/// What sends letters, if the configuration says how.
pub fn mailer(config: &Config) -> Result<Option<Mailer>, Fault> {
    let Some(mail) = &config.mail else { return Ok(None) };
    Mailer::new(mail.server.expose(), &mail.from).map(Some).map_err(|error| {
        Fault::usage(
            "No mail can be sent with this configuration",
            error.to_string(),
            "Correct mail.server and mail.from, or leave the section [mail] out to run without mail.",
        )
    })
}

/// Sends what is due until told to stop. Several servers on one database may do so: each letter is in one hand at a time.
pub async fn deliver(app: App, mailer: Mailer, public_url: String, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(error) = round(&app, &mailer, &public_url).await {
            tracing::warn!(error = fault::chain(&error), "letters cannot be looked after");
        }
        if pause(TICK, &mut stop).await {
            return;
        }
    }
}

async fn round(app: &App, mailer: &Mailer, public_url: &str) -> Result<(), AppError> {
    loop {
        let due = app.claim(Door::Mail, TOGETHER).await?;
        for due in &due {
            send(app, mailer, public_url, due).await?;
        }
        if due.is_empty() {
            return Ok(());
        }
    }
}

async fn send(app: &App, mailer: &Mailer, public_url: &str, due: &Due) -> Result<(), AppError> {
    let Effect::Mail { to, language, mail } = &due.effect else { return app.delivered(&[due.id]).await };
    let letter = render::letter(mail, language, public_url);
    match mailer.send(to, &letter, &due.name()).await {
        Ok(()) => app.delivered(&[due.id]).await,
        Err(Unsent::Never(code)) => {
            tracing::warn!(code, "a letter cannot be sent");
            app.delivered(&[due.id]).await
        }
        Err(Unsent::NotNow(code)) if app.now() >= due.since.plus(GIVEN_UP) => {
            tracing::warn!(code, "a letter could not be sent for a day; it is given up");
            app.delivered(&[due.id]).await
        }
        Err(Unsent::NotNow(code)) => {
            app.retry_later(due.id, backoff(due.attempts, SHORTEST, LONGEST), code).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_half_an_hour() {
        let waits: Vec<_> =
            [0, 1, 2, 3, 8, 9, 40, u32::MAX].map(|n| backoff(n, SHORTEST, LONGEST).as_seconds()).into();
        assert_eq!(waits, [10, 10, 20, 40, 1_280, 1_800, 1_800, 1_800]);
    }
}
