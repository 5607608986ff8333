//! The composition root: the database, the keys, the time and chance become one `App`.

use std::time::{Duration, SystemTime};

use app::{App, Chance, Clock, Keys, Store};
use domain::{address::Reach, moment::Moment};
use evidence::seal::Sealer;

use crate::{
    config::Config,
    data,
    fault::{self, Fault},
    keystore, seen, transparency,
};

/// The application on the configured database, which is brought up to date.
pub async fn open(config: &Config) -> Result<App, Fault> {
    publish(config, checked(config).await?).await
}

/// The same, before anything of its own is written: a database that is not behind what this instance has said, as far as the file beside
/// it and the witnesses know.
pub async fn checked(config: &Config) -> Result<App, Fault> {
    data::prepare(&config.data_dir)?;
    let key = |key| keystore::open(config, key);
    let keys = Keys::new(key(data::SIGNING_KEY)?, key(data::LOG_KEY)?, &config.server.public_url);
    let sealer = Sealer::of(&key(data::SEALING_KEY)?);
    data::prepare_database(config.database.expose())?;
    let store = store(config).await?;
    store
        .migrate()
        .await
        .map_err(|error| fault::of_storage("The database cannot be brought up to date", &error))?;
    let reach = if config.private_callbacks { Reach::Anywhere } else { Reach::Public };
    let app = App::new(store, Clock::new(now), Chance::system(), keys).reaching(reach).sealing(sealer);
    let asked = async {
        seen::check(&config.data_dir, &app).await?;
        transparency::check(config, &app).await
    };
    match asked.await {
        Ok(()) => Ok(app),
        Err(fault) => {
            close(&app).await;
            Err(fault)
        }
    }
}

/// Publishes the keys that sign, now and next, if they are not entries of the log already.
pub async fn publish(config: &Config, app: App) -> Result<App, Fault> {
    app.publishing(keystore::next(config)?).await.map_err(|error| keys_refused(&error))
}

fn keys_refused(error: &app::AppError) -> Fault {
    let remedy = "If the key that signs was revoked: ownaccord key rotate, twice, and start again. docs/keys.md says more.";
    Fault::new("The keys of this instance cannot be published", fault::chain(error), remedy)
}

/// The configured database, as it is.
pub async fn store(config: &Config) -> Result<Store, Fault> {
    Store::connect(config.database.expose())
        .await
        .map_err(|error| fault::of_storage("The database cannot be opened", &error))
}

/// Lets go of the database.
pub async fn close(app: &App) {
    if let Err(error) = app.store().close().await {
        tracing::warn!(error = fault::chain(&error), "the database was not closed well");
    }
}

/// The same in whole seconds since 1970.
pub fn seconds() -> u64 {
    u64::try_from(now().micros() / 1_000_000).unwrap_or(0)
}

/// What time it is, by the machine's clock.
#[expect(clippy::disallowed_methods, reason = "the composition root is where the real clock comes in")]
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    Moment::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}
