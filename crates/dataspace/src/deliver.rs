//! Messages to connectors, from the outbox: sent at least once, tried again after ever longer waits.

use std::time::Duration;

use app::{App, Due, backoff};
use domain::{
    effect::{Callback, Door as Way, Effect},
    id::ProposalId,
    moment::Span,
};
use futures_util::future::join_all;
use tokio::sync::watch;

use crate::{Door, Settings, address, call};

/// How many messages are under way at a time.
const TOGETHER: u32 = 16;
/// How often the record is asked where nothing rings.
const TICK: Duration = Duration::from_secs(1);
/// The first wait before a message is tried again, doubled each time up to [`LONGEST`].
const SHORTEST: u32 = 2;
/// The longest wait, in seconds.
const LONGEST: u32 = 3_600;
/// A connector that took nothing for so long is not told any more; it can still ask where the negotiation stands.
const GIVEN_UP: Span = Span::days(7);

/// Sends what is due until told to stop. Several servers on one database may do so: each message is in one hand at a time.
pub async fn deliver(app: App, settings: Settings, mut stop: watch::Receiver<bool>) {
    let client = match address::client(settings.private_callbacks) {
        Ok(client) => client,
        Err(error) => {
            tracing::error!(%error, "connectors cannot be called");
            return;
        }
    };
    let door = Door { app, settings };
    let mut journal = door.app.store().watch();
    loop {
        while round(&door, &client).await == TOGETHER as usize {}
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            _ = journal.changed() => {}
            () = tokio::time::sleep(TICK) => {}
        }
    }
}

/// Sends what is due now, as much as goes together; how much that was.
async fn round(door: &Door, client: &reqwest::Client) -> usize {
    let due = match door.app.claim(Way::Dataspace, TOGETHER).await {
        Ok(due) => due,
        Err(error) => {
            tracing::warn!(%error, "the outbox cannot be read");
            return 0;
        }
    };
    join_all(due.iter().map(|due| see_through(door, client, due))).await.len()
}

async fn see_through(door: &Door, client: &reqwest::Client, due: &Due) {
    let Effect::CallBack { proposal, message } = due.effect else { return };
    let settled = match send(door, client, proposal, message).await {
        Ok(()) => door.app.delivered(&[due.id]).await,
        Err(code) if door.app.now() >= due.since.plus(GIVEN_UP) => {
            tracing::warn!(code, "a connector took nothing for a week; it is not told any more");
            door.app.delivered(&[due.id]).await
        }
        Err(code) => door.app.retry_later(due.id, backoff(due.attempts, SHORTEST, LONGEST), code).await,
    };
    if let Err(error) = settled {
        // The claim runs out, and the message is sent once more.
        tracing::warn!(%error, "what was sent cannot be noted");
    }
}

/// Sends one message; a code where it was not taken.
async fn send(
    door: &Door,
    client: &reqwest::Client,
    id: ProposalId,
    message: Callback,
) -> Result<(), &'static str> {
    let due = door.app.callback(id, message).await.map_err(|_| "record")?;
    let Some(due) = due else { return Ok(()) };
    let Some(call) = call::call(door, &due) else { return Ok(()) };
    let connection = &due.negotiation.connection;
    // Looked at again: what the operator allows may have changed.
    if !address::may_be_called(&connection.callback, door.settings.private_callbacks) {
        return Err("address");
    }
    let token = call::token(door, &connection.callback, &connection.consumer_pid, door.app.now());
    let token = token.map_err(|_| "token")?;
    let answered = client.post(call.to).bearer_auth(token).json(&call.body).send().await;
    match answered {
        Ok(answer) if answer.status().is_success() => {}
        Ok(_) => return Err("refused"),
        Err(_) => return Err("unreachable"),
    }
    if message == Callback::Finalized {
        door.app.finalized(id).await.map_err(|_| "record")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_an_hour() {
        let waits: Vec<_> =
            [1, 2, 3, 10, 11, 12, 40, u32::MAX].map(|n| backoff(n, SHORTEST, LONGEST).as_seconds()).into();
        assert_eq!(waits, [2, 4, 8, 1_024, 2_048, 3_600, 3_600, 3_600]);
    }
}
