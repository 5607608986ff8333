//! What several tests of this crate stand on: an instance in a folder of its own, and entries in its log.

use std::path::Path;

use app::App;
use domain::{community::Member, fact::Fact, id::Id, step::Step};
use uuid::Uuid;

use crate::{compose, config::Config, fault::Fault};

/// The configuration of an instance whose data lies below this folder, with these settings by the environment (without `OWNACCORD__`).
pub fn config(dir: &Path, more: &[(&str, &str)]) -> Config {
    let (data_dir, empty) = (dir.join("data"), dir.join("empty.toml"));
    std::fs::write(&empty, "").unwrap();
    let own = [("DATA_DIR", data_dir.to_str().unwrap())];
    let set = own.iter().chain(more).map(|(name, value)| (format!("OWNACCORD__{name}"), (*value).to_owned()));
    Config::load(Some(&empty), set.collect::<Vec<_>>().into_iter()).unwrap()
}

/// Appends an entry to the log; answers with its size.
pub async fn append(app: &App, number: u128) -> u64 {
    let mut tx = app.store().begin(app.now()).await.unwrap();
    let fact =
        Fact::VoteClosed { community: Id::new(Uuid::from_u128(1)), vote: Id::new(Uuid::from_u128(number)) };
    tx.save(Step::to(Vec::<Member>::new()).fact(fact)).await.unwrap();
    tx.commit().await.unwrap();
    app.log_state().await.unwrap().size
}

/// Why an instance does not start.
pub async fn refused(config: &Config) -> Fault {
    match compose::open(config).await {
        Ok(_) => panic!("it started"),
        Err(fault) => fault,
    }
}
