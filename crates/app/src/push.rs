//! What webhooks are sent, made of the journal alone: the same entry gives the same bytes under the same id, however often it is sent.

use domain::{
    decision::Subject,
    fact::Fact,
    id::{RequesterId, WebhookId},
    refusal::Reason,
    told::{About, Told},
    webhook::Webhook,
};
use evidence::{canonical, digest::sha256, webhook as signed};
use serde_json::{Map, Value, json};
use storage::{Entry, Tx};

use crate::{App, AppError, outbox::backoff};

/// A message for a webhook.
#[derive(Clone, Debug)]
pub struct Message {
    /// Where it goes.
    pub address: String,
    /// Its id: the same at each attempt and at each replay, another for each webhook.
    pub id: String,
    /// The second of this attempt.
    pub timestamp: i64,
    /// The signatures over it.
    pub signature: String,
    /// Its bytes.
    pub body: Vec<u8>,
    /// Where the webhook stood.
    before: i64,
    /// The entry of the journal that it tells.
    sequence: i64,
}

/// What is next for a webhook.
#[derive(Clone, Debug)]
pub enum Next {
    /// This is to be sent.
    Message(Box<Message>),
    /// Nothing up to this entry of the journal is for it.
    Nothing(i64),
    /// Nothing is sent: it is switched off, removed, or not to be tried yet.
    Off,
}

/// How many entries of the journal are looked through at once.
const AT_ONCE: u32 = 500;
/// So many entries that are not for it are passed over before that is noted.
const NOTED_EVERY: i64 = 10_000;
/// The first wait after a message was not taken and the longest, in seconds.
const SHORTEST: u32 = 5;
const LONGEST: u32 = 3_600;

impl App {
    /// The webhooks to which something may be sent now, each with the entry of the journal up to which everything was taken.
    pub async fn webhooks_due(&self) -> Result<Vec<(WebhookId, i64)>, AppError> {
        let due = self.read().await?.webhooks_due(self.now()).await?;
        Ok(due.into_iter().map(|webhook| (webhook.id, webhook.taken)).collect())
    }

    /// What is to be sent to a webhook next. `looked` is up to where it is known already that nothing is for it.
    pub async fn next_for_webhook(&self, id: WebhookId, looked: i64) -> Result<Next, AppError> {
        let (tx, now) = (self.read().await?, self.now());
        let Some(webhook) = tx.webhook(id).await?.filter(|webhook| webhook.is_due(now)) else {
            return Ok(Next::Off);
        };
        let mut looked = looked.max(webhook.taken);
        let entries = tx.journal_after(looked, None, AT_ONCE).await?;
        for entry in entries {
            looked = entry.sequence;
            if let Some(told) = heard(&tx, &webhook, &entry.fact).await? {
                return Ok(Next::Message(Box::new(self.message(&webhook, &entry, &told)?)));
            }
        }
        drop(tx);
        if looked - webhook.taken >= NOTED_EVERY {
            let before = webhook.taken;
            self.note(id, |webhook| webhook.passes(before, looked)).await?;
        }
        Ok(Next::Nothing(looked))
    }

    /// A message was taken.
    pub async fn taken_by_webhook(&self, id: WebhookId, message: &Message) -> Result<(), AppError> {
        let now = self.now();
        self.note(id, |webhook| webhook.took(message.before, message.sequence, now)).await
    }

    /// A message was not taken, for the reason of this code; `gone` where the other side says that nobody listens there.
    pub async fn not_taken_by_webhook(
        &self,
        id: WebhookId,
        message: &Message,
        code: &str,
        gone: bool,
    ) -> Result<(), AppError> {
        let now = self.now();
        self.note(id, |webhook| {
            let wait = backoff(webhook.attempts.saturating_add(1), SHORTEST, LONGEST);
            webhook.not_taken(message.before, (code, gone), wait, now)
        })
        .await
    }

    /// Sees that this server seals as all others on its database do; the first one says how. Who reads with another key could open no
    /// secret of a webhook and would take every cursor for one that is made up.
    ///
    /// # Errors
    /// [`AppError::OtherSealingKey`].
    pub async fn check_sealing(&self) -> Result<(), AppError> {
        let own = self.sealer.check();
        self.settle(|| async {
            let mut tx = self.store.begin(self.now()).await?;
            match tx.sealing_key().await? {
                Some(noted) if noted == own => Ok(()),
                Some(_) => Err(AppError::OtherSealingKey),
                None => {
                    tx.note_sealing_key(&own).await?;
                    Ok(tx.commit().await?)
                }
            }
        })
        .await
    }

    async fn note(
        &self,
        id: WebhookId,
        change: impl Fn(Webhook) -> Option<domain::step::Step<Webhook>> + Sync,
    ) -> Result<(), AppError> {
        self.settle(|| async {
            let mut tx = self.store.begin(self.now()).await?;
            if let Some(step) = tx.own_webhook(id).await?.and_then(&change) {
                tx.save(step).await?;
                tx.commit().await?;
            }
            Ok(())
        })
        .await
    }

    /// The message that tells an entry to a webhook.
    fn message(&self, webhook: &Webhook, entry: &Entry, told: &Told) -> Result<Message, AppError> {
        let unmade = || AppError::Document { what: "a message to a webhook" };
        let cursor = self.cursor_of(entry.sequence);
        let mut data = document(&entry.fact).ok_or_else(unmade)?;
        let links = links(self.keys.issuer(), &data);
        data.insert("cursor".to_owned(), json!(cursor));
        data.insert("links".to_owned(), Value::Object(links));
        let message = json!({ "type": told.kind, "timestamp": entry.at.to_string(), "data": data });
        let body = canonical::to_bytes(&message).map_err(|_| unmade())?;
        let id = message_id(webhook.id, &cursor);
        let (place, now) = (webhook.id.to_string(), self.now());
        let secrets: Option<Vec<_>> =
            webhook.secrets(now).map(|sealed| self.sealer.open(&place, sealed)).collect();
        let secrets = secrets.ok_or(AppError::Document { what: "a webhook's signature" })?;
        let timestamp = now.seconds();
        let secrets = secrets.iter().map(|secret| secret.as_slice());
        let signature = signed::signatures(secrets, &id, timestamp, &body);
        let (before, sequence) = (webhook.taken, entry.sequence);
        Ok(Message { address: webhook.address.clone(), id, timestamp, signature, body, before, sequence })
    }

    /// The cursor of an entry of the journal: opaque, and the same each time.
    pub fn cursor_of(&self, sequence: i64) -> String {
        self.sealer.cursor(sequence)
    }

    /// The entry of the journal that a cursor stands for. `start` stands before the first one.
    pub fn place(&self, cursor: &str) -> Result<i64, Reason> {
        if cursor == "start" {
            return Ok(0);
        }
        self.sealer.position(cursor).ok_or_else(|| Reason::Malformed { shape: "id".to_owned() })
    }
}

/// What of an entry is told to a webhook, if it asked for it.
async fn heard(tx: &Tx, webhook: &Webhook, fact: &Fact) -> Result<Option<Told>, AppError> {
    let Some(told) = fact.told() else { return Ok(None) };
    let matter_of = if webhook.own { matter_of(tx, told.about).await? } else { None };
    Ok(webhook.hears(&told, fact.community(), matter_of).then_some(told))
}

/// The requester whose matter something is. It never becomes another's.
async fn matter_of(tx: &Tx, about: About) -> Result<Option<RequesterId>, AppError> {
    let subject = match about {
        About::Agreement(id) => Subject::Withdrawal(id),
        About::Decision(id) => match tx.decision(id).await? {
            Some(recorded) => recorded.decision.subject,
            None => return Ok(None),
        },
        About::Requester(id) => return Ok(Some(id)),
        About::Instance | About::Webhook(_) => return Ok(None),
    };
    Ok(match subject {
        Subject::Proposal(id) => tx.proposal(id).await?.map(|proposal| proposal.requester),
        Subject::Withdrawal(id) => tx.agreement(id).await?.map(|agreement| agreement.requester),
        Subject::Charter(_) | Subject::Mandate(_) | Subject::Election(_) | Subject::Recall(_) => None,
    })
}

/// A fact as it is told: as the journal has it, without its own name. A requester is not told its webhook's moves in the journal's words.
fn document(fact: &Fact) -> Option<Map<String, Value>> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(fact) else { return None };
    fields.remove("fact");
    fields.remove("how");
    Some(fields)
}

/// Where more is found about what a fact names.
fn links(url: &str, data: &Map<String, Value>) -> Map<String, Value> {
    let link = |(field, path): (&str, &str)| {
        let id = data.get(field)?.as_str()?;
        Some((field.to_owned(), json!(format!("{url}/{path}/{id}"))))
    };
    [("decision", "decisions"), ("agreement", "agreements")].into_iter().filter_map(link).collect()
}

/// The same at each attempt and each replay, another for each webhook; it tells nothing of the journal.
fn message_id(webhook: WebhookId, cursor: &str) -> String {
    let hash = sha256(&[webhook.to_string().as_bytes(), b" ", cursor.as_bytes()]);
    let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("evt_{hex}")
}
