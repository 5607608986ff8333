//! The delivery of webhooks itself, with everything that goes wrong at the other end: what is sent over the wire, what is noted of it, and
//! what is sent again.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use app::{
    Actor, App, Chance, Clock, Errand, Keys, Origin, RegisterRequester, ReplayWebhook, Store, SwitchWebhook,
};
use domain::{
    address::Reach,
    id::WebhookId,
    moment::{Moment, Span},
    party::Registration,
    told::Topic,
    webhook::{GIVEN_UP, Off, Webhook, WebhookDraft},
};
use evidence::{keys::SigningKey, webhook::signatures};
use outward::{Lookup, Way, deliver_by};
use serde_json::Value;
use tempfile::TempDir;
use tokio::{sync::watch, task::JoinHandle};

use crate::receiver::{Does, Heard, Receiver};

const SOON: Duration = Duration::from_secs(30);

/// An instance with one requester, and a clock that a test moves.
struct House {
    app: App,
    clock: Arc<AtomicI64>,
    contact: Actor,
    _dir: TempDir,
}

/// Who delivers, until dropped: then everything it had in hand is gone, as after a kill.
struct Postman {
    delivering: JoinHandle<()>,
    /// Whom nobody could stop any more would stop by itself.
    _stopping: watch::Sender<bool>,
}

impl Drop for Postman {
    fn drop(&mut self) {
        self.delivering.abort();
    }
}

fn fresh() -> Origin {
    static FRESH: AtomicUsize = AtomicUsize::new(0);
    Origin::Api(format!("key {}", FRESH.fetch_add(1, Ordering::Relaxed)))
}

impl House {
    async fn open(reach: Reach) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store =
            Store::connect(&format!("sqlite://{}", dir.path().join("test.db").display())).await.unwrap();
        store.migrate().await.unwrap();
        let start: Moment = "2026-11-22T12:00:00Z".parse().unwrap();
        let clock = Arc::new(AtomicI64::new(start.micros()));
        let hand = Arc::clone(&clock);
        let time = Clock::new(move || Moment::from_micros(hand.load(Ordering::SeqCst)));
        let [signing, log] = [7, 8].map(|seed| SigningKey::from_seed(&[seed; 32]));
        let keys = Keys::new(signing, log, "https://ownaccord.example");
        let app = App::new(store, time, Chance::system(), keys).reaching(reach);
        let (right, _) = app.enrol(Errand::Requester).await.unwrap();
        let enrolled = app.actor(&right).await.unwrap();
        let registration = Registration {
            handle: "clinic".into(),
            name: "Clinic".into(),
            kind: "recipient:academic".into(),
        };
        let command = RegisterRequester { registration, services: Vec::new() };
        let registered = app.register_requester(&enrolled, &fresh(), &command).await.unwrap();
        let contact = app.actor(&registered.token.unwrap()).await.unwrap();
        Self { app, clock, contact, _dir: dir }
    }

    fn passes(&self, span: Span) {
        self.clock.fetch_add(i64::from(span.as_seconds()) * 1_000_000, Ordering::SeqCst);
    }

    /// A webhook at this address, and its secret.
    async fn hooks(&self, address: String) -> (WebhookId, Vec<u8>) {
        let draft = WebhookDraft {
            name: "Ours".into(),
            address,
            topics: Topic::ALL.into(),
            community: None,
            own: true,
        };
        let made = self.app.register_webhook(&self.contact, &fresh(), &draft).await.unwrap();
        (made.id, secret(&made.secret.unwrap()))
    }

    /// Has so many messages made for it.
    async fn happens(&self, id: WebhookId, count: usize) {
        for _ in 0..count {
            self.app.test_webhook(&self.contact, &fresh(), &id).await.unwrap();
        }
    }

    fn delivers(&self) -> Postman {
        self.delivers_by(Way::new(self.app.reach()).unwrap())
    }

    fn delivers_by(&self, way: Way) -> Postman {
        let (stopping, stop) = watch::channel(false);
        let delivering = tokio::spawn(deliver_by(self.app.clone(), way, stop));
        Postman { delivering, _stopping: stopping }
    }

    async fn webhook(&self, id: WebhookId) -> Webhook {
        let all = self.app.webhooks(&self.contact).await.unwrap();
        all.into_iter().find(|webhook| webhook.id == id).unwrap()
    }

    /// Waits until the record says this of the webhook.
    async fn shows(&self, id: WebhookId, what: &str, seen: impl Fn(&Webhook) -> bool) -> Webhook {
        let looked = async {
            loop {
                let webhook = self.webhook(id).await;
                if seen(&webhook) {
                    return webhook;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(SOON, looked).await.unwrap_or_else(|_| unreachable!("never: {what}"))
    }
}

fn secret(text: &str) -> Vec<u8> {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    STANDARD.decode(text.strip_prefix("whsec_").unwrap()).unwrap()
}

/// What makes a message the same one: its id and its bytes.
fn same(heard: &Heard) -> (String, String) {
    (heard.header("webhook-id"), heard.body.clone())
}

fn signed(heard: &Heard, secrets: &[&[u8]]) {
    let second = heard.header("webhook-timestamp").parse().unwrap();
    let expected =
        signatures(secrets.iter().copied(), &heard.header("webhook-id"), second, heard.body.as_bytes());
    assert_eq!(heard.header("webhook-signature"), expected);
}

/// Whatever the other end does wrong, the message comes again later under its own name, those after it wait, and everything comes in order.
#[tokio::test]
async fn what_is_not_taken_comes_again_in_order_and_later_each_time() {
    let house = House::open(Reach::Anywhere).await;
    let faults = [
        (Does::Answers("500 Internal Server Error"), "refused"),
        (Does::Answers("503 Service Unavailable"), "refused"),
        (Does::Answers("307 Temporary Redirect\r\nlocation: http://127.0.0.1:9/"), "redirect"),
        (Does::Answers("nonsense"), "unreachable"),
        (Does::HangsUp, "unreachable"),
        (Does::HangsUpInTheMiddle, "unreachable"),
        (Does::Stalls, "unreachable"),
    ];
    let script: Vec<Does> = faults.iter().map(|(does, _)| *does).collect();
    let receiver = Receiver::following(script, Does::Answers("204 No Content")).await;
    let (id, secret) = house.hooks(receiver.url("/in")).await;
    house.happens(id, 3).await;
    let _postman = house.delivers();
    let mut due = None;
    for (attempt, (_, code)) in (1..).zip(faults) {
        let webhook = house.shows(id, code, |webhook| webhook.attempts == attempt).await;
        assert_eq!((webhook.fault.as_deref(), webhook.off), (Some(code), None));
        let wait = webhook.due_at.micros() - house.app.now().micros();
        assert!(due.is_none_or(|before| wait > before), "each wait is longer: {due:?}, {wait}");
        due = Some(wait);
        assert_eq!(receiver.heard().len(), attempt as usize, "not before its time");
        house.passes(Span::seconds(3_600));
    }
    let heard = receiver.waits_for(faults.len() + 3).await;
    let (vain, taken) = heard.split_at(faults.len());
    assert!(vain.iter().all(|one| same(one) == same(&taken[0])), "the first one again and again");
    assert_ne!(taken[0].header("webhook-timestamp"), vain[0].header("webhook-timestamp"), "signed anew");
    heard.iter().for_each(|one| signed(one, &[&secret]));
    let places: Vec<_> = taken.iter().map(|one| one.place(&house.app)).collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
}

#[tokio::test]
async fn who_never_takes_anything_is_given_up_and_gets_it_all_once_back() {
    let house = House::open(Reach::Anywhere).await;
    let receiver = Receiver::following(vec![Does::Answers("500 Oops"); 2], Does::Answers("200 OK")).await;
    let (id, _) = house.hooks(receiver.url("/")).await;
    house.happens(id, 2).await;
    let _postman = house.delivers();
    house.shows(id, "tried once", |webhook| webhook.attempts == 1).await;
    house.passes(GIVEN_UP);
    let webhook = house.shows(id, "given up", |webhook| webhook.off.is_some()).await;
    assert_eq!(webhook.off.map(|(off, _)| off), Some(Off::Dead));
    house.passes(GIVEN_UP);
    house.happens(id, 1).await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(receiver.heard().len(), 2, "nothing goes to whom is given up");
    let on = SwitchWebhook { webhook: id, on: true };
    house.app.switch_webhook(&house.contact, &fresh(), &on).await.unwrap();
    let heard = receiver.waits_for(5).await;
    assert_eq!(same(&heard[2]), same(&heard[0]), "from where it was");
}

#[tokio::test]
async fn who_says_that_nobody_listens_is_believed_at_once() {
    let house = House::open(Reach::Anywhere).await;
    let receiver = Receiver::answering("410 Gone").await;
    let (id, _) = house.hooks(receiver.url("/")).await;
    house.happens(id, 1).await;
    let _postman = house.delivers();
    let webhook = house.shows(id, "off", |webhook| webhook.off.is_some()).await;
    assert_eq!((webhook.off.map(|(off, _)| off), webhook.fault.as_deref()), (Some(Off::Gone), Some("gone")));
    assert_eq!(receiver.heard().len(), 1);
}

/// Killed after the other side has it and before that is noted.
#[tokio::test]
async fn what_was_taken_and_not_noted_comes_once_more_under_the_same_id() {
    let house = House::open(Reach::Anywhere).await;
    let receiver = Receiver::following(vec![Does::Stalls], Does::Answers("200 OK")).await;
    let (id, _) = house.hooks(receiver.url("/")).await;
    house.happens(id, 1).await;
    let postman = house.delivers();
    receiver.waits_for(1).await;
    drop(postman);
    assert_eq!(house.webhook(id).await.attempts, 0, "nothing was noted");
    let _postman = house.delivers();
    let heard = receiver.waits_for(2).await;
    assert_eq!(same(&heard[0]), same(&heard[1]));
}

#[tokio::test]
async fn everything_after_a_cursor_is_sent_again_byte_for_byte() {
    let house = House::open(Reach::Anywhere).await;
    let receiver = Receiver::answering("200 OK").await;
    let (id, _) = house.hooks(receiver.url("/")).await;
    house.happens(id, 3).await;
    let _postman = house.delivers();
    let first = receiver.waits_for(3).await;
    for (from, again) in [(first[0].cursor(), &first[1..]), ("start".to_owned(), &first[..])] {
        let before = receiver.heard().len();
        house.shows(id, "all noted", |webhook| webhook.attempts == 0).await;
        house
            .app
            .replay_webhook(&house.contact, &fresh(), &ReplayWebhook { webhook: id, from })
            .await
            .unwrap();
        let heard = receiver.waits_for(before + again.len()).await;
        let second: Vec<_> = heard[before..before + again.len()].iter().map(same).collect();
        assert_eq!(second, again.iter().map(same).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn both_secrets_sign_while_one_is_exchanged() {
    let house = House::open(Reach::Anywhere).await;
    let receiver = Receiver::answering("200 OK").await;
    let (id, old) = house.hooks(receiver.url("/")).await;
    let _postman = house.delivers();
    let rotated = house.app.rotate_webhook(&house.contact, &fresh(), &id).await.unwrap();
    let new = secret(&rotated.secret.unwrap());
    house.happens(id, 1).await;
    signed(&receiver.waits_for(1).await[0], &[&new, &old]);
    house.passes(Span::days(1));
    house.happens(id, 1).await;
    signed(&receiver.waits_for(2).await[1], &[&new]);
}

/// A name is looked up once an attempt, and what it stands for then is judged: whoever answers with a public address first and a private one
/// at the next look gains nothing, for there is no next look.
#[tokio::test]
async fn a_name_that_leads_inside_is_not_called_and_looked_up_once_an_attempt() {
    let house = House::open(Reach::Public).await;
    let receiver = Receiver::answering("200 OK").await;
    let (inside, looks) = (receiver.at(), Arc::new(AtomicUsize::new(0)));
    let counted = Arc::clone(&looks);
    let lookup = Lookup::new(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move { Ok(vec![inside, "[::ffff:10.0.0.1]:0".parse().unwrap()]) })
    });
    let (id, _) = house.hooks(format!("https://rebind.example:{}/", inside.port())).await;
    house.happens(id, 1).await;
    let _postman = house.delivers_by(Way::looking_up(Reach::Public, lookup).unwrap());
    for attempt in 1..=3 {
        let webhook = house.shows(id, "not called", |webhook| webhook.attempts == attempt).await;
        assert_eq!(webhook.fault.as_deref(), Some("unreachable"));
        house.passes(Span::seconds(3_600));
    }
    assert_eq!(receiver.connections(), 0, "nobody knocked");
    assert!((3..=4).contains(&looks.load(Ordering::SeqCst)), "a look an attempt");
}

/// Whoever does not speak TLS where it must be spoken has nothing told to it.
#[tokio::test]
async fn no_word_goes_out_where_tls_fails() {
    let house = House::open(Reach::Anywhere).await;
    let receiver = Receiver::answering("200 OK").await;
    let (id, _) = house.hooks(receiver.url("/").replace("http", "https")).await;
    house.happens(id, 1).await;
    let _postman = house.delivers();
    let webhook = house.shows(id, "failed", |webhook| webhook.attempts == 1).await;
    assert_eq!(webhook.fault.as_deref(), Some("unreachable"));
    assert!(receiver.heard().iter().all(|heard| !heard.raw.contains("webhook")), "not a word of it");
}

/// One endpoint that takes its time holds nobody else up.
#[tokio::test]
async fn who_stalls_holds_up_itself_alone() {
    let house = House::open(Reach::Anywhere).await;
    let stalled = Receiver::following(Vec::new(), Does::Stalls).await;
    let well = Receiver::answering("200 OK").await;
    let (slow, _) = house.hooks(stalled.url("/")).await;
    let (quick, _) = house.hooks(well.url("/")).await;
    house.happens(slow, 1).await;
    let _postman = house.delivers();
    stalled.waits_for(1).await;
    house.happens(quick, 3).await;
    well.waits_for(3).await;
    assert_eq!(house.webhook(slow).await.attempts, 0, "it is still being waited for");
}

impl Heard {
    fn body(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    fn cursor(&self) -> String {
        self.body()["data"]["cursor"].as_str().unwrap().to_owned()
    }

    fn place(&self, app: &App) -> i64 {
        app.place(&self.cursor()).unwrap()
    }
}
