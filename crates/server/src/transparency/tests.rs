//! An instance and a witness that speaks HTTP, in one process.

use std::{fs, sync::Arc};

use evidence::{keys::SigningKey, log::cosignature};
use tokio::{net::TcpListener, sync::watch};
use web::witness::Verdict;

use super::*;
use crate::{
    fixture::{self, append, refused},
    serve::Alarms,
};

const NAME: &str = "witness.example/w";

/// A place for an instance and its witness, which is there or not.
struct Place {
    dir: tempfile::TempDir,
    address: std::net::SocketAddr,
}

impl Place {
    async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        Self { dir: tempfile::tempdir().unwrap(), address }
    }

    fn config(&self, more: &[(&str, &str)]) -> Config {
        let key = cosignature::verifier(NAME, &SigningKey::from_seed(&[2; 32])).to_text();
        let witness = format!("{key} http://{}", self.address);
        let own =
            [("TRANSPARENCY__WITNESSES", witness.as_str()), ("TRANSPARENCY__PRIVATE_WITNESSES", "true")];
        fixture::config(self.dir.path(), &[&own, more].concat())
    }

    /// A witness of this log that stays until what is given back is dropped.
    async fn witness(&self, log: Verifier) -> watch::Sender<bool> {
        let key = SigningKey::from_seed(&[2; 32]);
        let witness =
            witness::Witness::open(NAME, key, vec![log], &self.dir.path().join("signed.json")).unwrap();
        let key = witness.verifier();
        self.serves(Weigh::new(move |body| witness.weigh(body, 9)), &key).await
    }

    async fn serves(&self, weigh: Weigh, key: &Verifier) -> watch::Sender<bool> {
        let listener = loop {
            match TcpListener::bind(self.address).await {
                Ok(listener) => break listener,
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        };
        let (stay, mut go) = watch::channel(false);
        let router = web::witness::router(weigh, key);
        tokio::spawn(async move {
            web::serve(listener, router, async move { drop(go.wait_for(|go| *go).await) }).await
        });
        stay
    }

    fn doctor(&self) -> Result<String, Fault> {
        told(&self.config(&[]), NAME)
    }
}

async fn asked(config: &Config, app: &App) -> Said {
    ask::ask(app, &way(&config.transparency).unwrap(), &config.transparency.witnesses[0]).await.unwrap()
}

#[tokio::test]
async fn what_a_witness_signed_is_shown_and_what_it_saw_is_not_undone() {
    let place = Place::new().await;
    let config = place.config(&[]);
    let app = compose::open(&config).await.unwrap();
    assert_eq!(place.doctor().unwrap_err().what, format!("{NAME} does not sign (witness-away)"));
    let log = app.log_verifier();
    let witness = place.witness(log.clone()).await;
    let size = append(&app, 1).await;
    let (stop, told) = watch::channel(false);
    let way_out = way(&config.transparency).unwrap();
    let named = config.transparency.witnesses.clone();
    let alarms = Alarms::default();
    let bringing =
        tokio::spawn(keep(app.clone(), way_out, (named, config.data_dir.clone(), alarms.clone()), told));
    signed(&app, size).await;
    let size = append(&app, 2).await;
    signed(&app, size).await;
    assert_eq!(app.cosigned(NAME).await.unwrap(), size);
    assert!((alarms.told())().is_empty());
    assert_eq!(place.doctor().unwrap(), format!("{NAME} signed the log's {size} entries"));
    stop.send_replace(true);
    bringing.await.unwrap();
    compose::close(&app).await;
    let database = config.data_dir.join("ownaccord.db");
    let old = fs::read(&database).unwrap();

    // Further on; then the old state is put back, with everything that lay beside it.
    let app = compose::open(&config).await.unwrap();
    append(&app, 3).await;
    let Said::Signed(further, _) = asked(&config, &app).await else { panic!("not signed") };
    compose::close(&app).await;
    fs::write(&database, &old).unwrap();
    let fault = refused(&config).await;
    assert!(
        fault.what.contains("log-behind") && fault.why.contains(&format!("{further} entries")),
        "{fault}"
    );
    assert_eq!(fs::read(&database).unwrap(), old, "nothing was written");
    assert!(place.doctor().unwrap_err().what.contains("log-behind"));

    // The witness is away: it starts, and goes another way. The witness comes back: a fork.
    drop(witness);
    let app = compose::open(&config).await.unwrap();
    append(&app, 4).await;
    let _witness = loop {
        // It holds its file until the server that was told to go is gone.
        if witness::Witness::open(
            NAME,
            SigningKey::from_seed(&[2; 32]),
            vec![],
            &place.dir.path().join("signed.json"),
        )
        .is_ok()
        {
            break place.witness(log.clone()).await;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    assert_eq!(asked(&config, &app).await, Said::Forked(further));
    append(&app, 5).await;
    assert_eq!(asked(&config, &app).await, Said::Forked(further));
    let shown = app.log_shown().await.unwrap();
    assert!(!shown.text.contains(NAME), "{}", shown.text);
    compose::close(&app).await;
    let fault = refused(&config).await;
    assert!(fault.why.contains("other entries among the first"), "{fault}");
    assert!(place.doctor().unwrap_err().what.contains("log-forked"));
}

/// Returns when the log's checkpoint of this size carries the witness's signature.
async fn signed(app: &App, size: u64) {
    for _ in 0..500 {
        let shown = app.log_shown().await.unwrap();
        if shown.size == size && shown.text.contains(&format!("— {NAME} ")) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the checkpoint of {size} entries was not signed");
}

#[tokio::test]
async fn a_witness_that_lies_is_not_believed_and_keeps_nobody_from_starting() {
    let place = Place::new().await;
    let config = place.config(&[]);
    let key = cosignature::verifier(NAME, &SigningKey::from_seed(&[2; 32]));
    let say = Arc::new(std::sync::Mutex::new(Verdict::UnknownLog));
    let said = Arc::clone(&say);
    let _witness = place.serves(Weigh::new(move |_| said.lock().unwrap().clone()), &key).await;
    let stranger = cosignature::sign("a\n1\nb\n", NAME, &SigningKey::from_seed(&[2; 32]), 1).line();
    for (verdict, expected) in [
        (Verdict::UnknownLog, "witness-unknown-log"),
        (Verdict::Unsigned, "witness-unknown-log"),
        (Verdict::Malformed, "witness-garbled"),
        (Verdict::Signed(stranger), "witness-garbled"),
        (Verdict::Signed("x".repeat(20_000)), "witness-garbled"),
        (Verdict::Unkept, "witness-away"),
    ] {
        *say.lock().unwrap() = verdict;
        let app = compose::open(&config).await.unwrap();
        assert_eq!(asked(&config, &app).await.code(), expected);
        assert_eq!(app.cosigned(NAME).await.unwrap(), 0);
        compose::close(&app).await;
        assert!(place.doctor().unwrap_err().what.contains(expected));
    }
}

#[tokio::test]
async fn an_instance_is_a_witness_under_a_key_that_lies_with_what_it_signed() {
    let place = Place::new().await;
    assert!(as_witness(&place.config(&[])).unwrap().is_none());
    let log = SigningKey::from_seed(&[1; 32]);
    let log = evidence::log::checkpoint::verifier("other.example/log", &log).to_text();
    let config =
        place.config(&[("TRANSPARENCY__WITNESSED", &log), ("SERVER__PUBLIC_URL", "https://here.example")]);
    data::prepare(&config.data_dir).unwrap();
    let (weigh, first) = as_witness(&config).unwrap().unwrap();
    assert_eq!(first.name, "here.example/witness");
    assert!(as_witness(&config).unwrap_err().why.contains("another process"));
    drop(weigh);
    assert_eq!(as_witness(&config).unwrap().unwrap().1, first, "the same key again");
    fs::remove_file(config.data_dir.join(SIGNED)).unwrap();
    assert!(as_witness(&config).unwrap_err().what.contains("is missing"));
    fs::remove_file(data::key_file(&config.data_dir, data::WITNESS_KEY)).unwrap();
    assert_ne!(as_witness(&config).unwrap().unwrap().1, first, "another witness");
}
