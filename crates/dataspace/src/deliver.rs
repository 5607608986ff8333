//! Messages to connectors, from the outbox: sent at least once, tried again after ever longer waits.

use std::time::Duration;

use app::{App, Due, backoff};
use domain::{
    effect::{Callback, Door as Through, Effect},
    id::ProposalId,
    moment::Span,
};
use futures_util::future::join_all;
use outward::{
    Untaken, Way,
    header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue},
};
use tokio::sync::watch;

use crate::{Door, Settings, call};

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
    let way = match Way::new(app.reach()) {
        Ok(way) => way,
        Err(error) => {
            tracing::error!(%error, "connectors cannot be called");
            return;
        }
    };
    let door = Door { app, settings };
    let mut journal = door.app.store().watch();
    loop {
        while round(&door, &way).await == TOGETHER as usize {}
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            _ = journal.changed() => {}
            () = tokio::time::sleep(TICK) => {}
        }
    }
}

/// Sends what is due now, as much as goes together; how much that was.
async fn round(door: &Door, way: &Way) -> usize {
    let due = match door.app.claim(Through::Dataspace, TOGETHER).await {
        Ok(due) => due,
        Err(error) => {
            tracing::warn!(%error, "the outbox cannot be read");
            return 0;
        }
    };
    join_all(due.iter().map(|due| see_through(door, way, due))).await.len()
}

async fn see_through(door: &Door, way: &Way, due: &Due) {
    let Effect::CallBack { proposal, message } = due.effect else { return };
    let settled = match send(door, way, proposal, message).await {
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
async fn send(door: &Door, way: &Way, id: ProposalId, message: Callback) -> Result<(), &'static str> {
    let due = door.app.callback(id, message).await.map_err(|_| "record")?;
    let Some(due) = due else { return Ok(()) };
    let Some(call) = call::call(door, &due) else { return Ok(()) };
    let connection = &due.negotiation.connection;
    let token = call::token(door, &connection.callback, &connection.consumer_pid, door.app.now());
    let token = token.map_err(|_| "token")?;
    let headers = headers(&token).ok_or("token")?;
    way.post(&call.to, headers, call.body.to_string().into_bytes()).await.map_err(Untaken::code)?;
    if message == Callback::Finalized {
        door.app.finalized(id).await.map_err(|_| "record")?;
    }
    Ok(())
}

fn headers(token: &str) -> Option<HeaderMap> {
    let bearer = HeaderValue::try_from(format!("Bearer {token}")).ok()?;
    Some(HeaderMap::from_iter([
        (AUTHORIZATION, bearer),
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
    ]))
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
