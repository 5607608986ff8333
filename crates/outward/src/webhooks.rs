//! Messages to webhooks: in the journal's order for each, sent at least once, tried again after ever longer waits. One server among all
//! on a database sends them.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use app::{App, AppError, Message, Next, storage::Leadership};
use domain::id::WebhookId;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use tokio::{sync::watch, task::JoinSet, time::timeout};

use crate::{Untaken, Way};

/// How many webhooks are sent to at a time.
const TOGETHER: usize = 64;
/// So many messages one webhook is sent before others have their turn.
const IN_A_TURN: u32 = 20;
/// How often it is looked what is due where nothing rings.
const TICK: Duration = Duration::from_secs(1);
/// How often a server that does not lead asks whether it should.
const ASK: Duration = Duration::from_secs(2);

/// Sends what is due until told to stop.
pub async fn deliver(app: App, stop: watch::Receiver<bool>) {
    match Way::new(app.reach()) {
        Ok(way) => deliver_by(app, way, stop).await,
        Err(error) => tracing::error!(%error, "webhooks cannot be called"),
    }
}

/// The same by this way out.
pub async fn deliver_by(app: App, way: Way, mut stop: watch::Receiver<bool>) {
    loop {
        match app.store().lead("webhooks").await {
            Ok(Some(lead)) => lead_on(&app, &way, lead, &mut stop).await,
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "who sends to webhooks cannot be found out"),
        }
        if timeout(ASK, stop.wait_for(|stop| *stop)).await.is_ok() {
            return;
        }
    }
}

/// What is known of a webhook beside the record: how far everything was taken when it was last looked at, and up to where nothing is for
/// it since.
type Looked = HashMap<WebhookId, (i64, i64)>;

/// Until the lead is lost or the server stops. What is under way then is dropped: at worst it is sent once more, under the same id.
async fn lead_on(app: &App, way: &Way, mut lead: Leadership, stop: &mut watch::Receiver<bool>) {
    let mut journal = app.store().watch();
    let (mut busy, mut turns, mut looked) = (HashSet::new(), JoinSet::new(), Looked::new());
    while lead.holds().await {
        let head = *journal.borrow_and_update();
        if let Err(error) = begin_turns((app, way), head, &mut busy, &mut turns, &mut looked).await {
            tracing::warn!(%error, "webhooks cannot be looked after");
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            _ = journal.changed() => {}
            Some(ended) = turns.join_next() => {
                if let Ok((id, taken, upto)) = ended {
                    busy.remove(&id);
                    looked.insert(id, (taken, upto));
                } else {
                    // A turn that broke frees its place with all the others: what they know is read again.
                    turns.abort_all();
                    (busy, turns, looked) = (HashSet::new(), JoinSet::new(), Looked::new());
                }
            }
            () = tokio::time::sleep(TICK) => {}
        }
    }
    tracing::warn!("the lead in sending to webhooks was lost");
}

/// Begins a turn for each webhook that has none and may have something before it.
async fn begin_turns(
    (app, way): (&App, &Way),
    head: i64,
    busy: &mut HashSet<WebhookId>,
    turns: &mut JoinSet<(WebhookId, i64, i64)>,
    looked: &mut Looked,
) -> Result<(), AppError> {
    let due = app.webhooks_due().await?;
    for (id, taken) in due {
        // What was looked through counts as long as nothing was sent and nobody had it read again.
        let upto = looked.get(&id).filter(|(then, _)| *then == taken).map_or(taken, |(_, upto)| *upto);
        if upto >= head || turns.len() >= TOGETHER || !busy.insert(id) {
            continue;
        }
        let (app, way) = (app.clone(), way.clone());
        turns.spawn(async move { turn(&app, &way, id, (taken, upto)).await });
    }
    Ok(())
}

/// Sends a webhook what is before it. Gives back how far everything was taken at the beginning, and up to where it was looked.
async fn turn(app: &App, way: &Way, id: WebhookId, (taken, mut upto): (i64, i64)) -> (WebhookId, i64, i64) {
    for _ in 0..IN_A_TURN {
        match app.next_for_webhook(id, upto).await {
            Ok(Next::Message(message)) => {
                if let Err(error) = see_through(app, way, id, &message).await {
                    // Not noted: it is sent once more.
                    tracing::warn!(%error, "what was sent to a webhook cannot be noted");
                }
                // Where it stands now is read from the record.
                return (id, i64::MIN, 0);
            }
            Ok(Next::Nothing(further)) if further > upto => upto = further,
            Ok(Next::Nothing(_) | Next::Off) => break,
            Err(error) => {
                tracing::warn!(%error, "what is next for a webhook cannot be read");
                break;
            }
        }
    }
    (id, taken, upto)
}

async fn see_through(app: &App, way: &Way, id: WebhookId, message: &Message) -> Result<(), AppError> {
    match send(way, message).await {
        Ok(()) => app.taken_by_webhook(id, message).await,
        Err(untaken) => app.not_taken_by_webhook(id, message, untaken.code(), untaken == Untaken::Gone).await,
    }
}

async fn send(way: &Way, message: &Message) -> Result<(), Untaken> {
    let to = way.to(&message.address)?;
    let headers = headers(message).ok_or(Untaken::Address)?;
    way.post(&to, headers, message.body.clone()).await
}

/// The headers of Standard Webhooks 1.0.
fn headers(message: &Message) -> Option<HeaderMap> {
    let value = |text: &str| HeaderValue::try_from(text).ok();
    Some(HeaderMap::from_iter([
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (HeaderName::from_static("webhook-id"), value(&message.id)?),
        (HeaderName::from_static("webhook-timestamp"), value(&message.timestamp.to_string())?),
        (HeaderName::from_static("webhook-signature"), value(&message.signature)?),
    ]))
}
