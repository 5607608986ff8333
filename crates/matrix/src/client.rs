//! The bot's account: logging in once, its session and its encryption afterwards.

use std::{fmt, io, path::PathBuf, sync::Arc};

use matrix_sdk::{
    Client, ClientBuildError, Room,
    authentication::matrix::MatrixSession,
    config::RequestConfig,
    encryption::{BackupDownloadStrategy, EncryptionSettings, recovery::RecoveryState},
    ruma::{OwnedUserId, RoomId, UserId, api::client::discovery::get_capabilities},
    store::StateStoreDataKey,
};
use matrix_sdk_sqlite::OpenStoreError;
use tokio::sync::Mutex;
use tracing::{info, warn};
use url::Url;

use crate::{direct::Directory, fault::Fault, recipe::Server, secrets, sync::Pending};

/// What a homeserver shows as the bot's device.
const DEVICE_NAME: &str = "Ownaccord steward bot";

/// Where the bot lives and who it is.
#[derive(Clone)]
pub struct Settings {
    /// The homeserver's address for clients. Used as it is: no discovery.
    pub homeserver: Url,
    /// The bot's user name, or its full Matrix id.
    pub user: String,
    /// The password: used at the first start only.
    pub password: String,
    /// The folder for the bot's files, all readable by their owner only: `matrix-store/` (session, keys, state),
    /// `matrix-store.passphrase`, `matrix-recovery-key`.
    pub data_dir: PathBuf,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("data_dir", &self.data_dir).finish_non_exhaustive()
    }
}

impl Settings {
    fn store(&self) -> PathBuf {
        self.data_dir.join("matrix-store")
    }

    fn session(&self) -> PathBuf {
        self.store().join("session.json")
    }

    fn device(&self) -> PathBuf {
        self.store().join("device")
    }

    fn passphrase(&self) -> PathBuf {
        self.data_dir.join("matrix-store.passphrase")
    }

    /// The file with the key by which a bot that has lost its store gets its message keys and its identity back.
    pub fn recovery_key(&self) -> PathBuf {
        self.data_dir.join("matrix-recovery-key")
    }
}

/// Why the bot cannot start. The texts name no account and no address.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// A file or folder of the bot's cannot be read or written.
    #[error("cannot {what} in the bot's data folder")]
    Files {
        /// What was tried.
        what: &'static str,
        /// The operating system's reason.
        #[source]
        source: io::Error,
    },
    /// The store was made with another passphrase.
    #[error(
        "the passphrase in matrix-store.passphrase does not open the bot's store: put the right file back"
    )]
    WrongPassphrase,
    /// The store cannot be opened for another reason.
    #[error("the bot's store cannot be opened")]
    Store(#[source] Box<ClientBuildError>),
    /// The homeserver does not accept user and password.
    #[error("the homeserver refuses the bot's user name or password")]
    WrongPassword,
    /// The homeserver cannot be reached: try again later.
    #[error("the homeserver cannot be reached: {0}")]
    Unreachable(&'static str),
    /// The homeserver has ended the session, or the device was removed.
    #[error(
        "the homeserver has ended the bot's session: move the folder matrix-store away and start again; the bot \
         logs in anew and restores its keys by matrix-recovery-key"
    )]
    SessionEnded,
    /// The session file is somebody else's.
    #[error("the session in matrix-store belongs to another user than the configured one")]
    AnotherUser,
    /// The session file cannot be read.
    #[error("the file session.json in matrix-store is damaged")]
    DamagedSession,
    /// The homeserver did something else.
    #[error("the bot cannot start")]
    Fault(#[from] Fault),
}

/// The steward bot, logged in. A handle: clones share one session.
#[derive(Clone)]
pub struct Bot {
    inner: Arc<Inner>,
}

struct Inner {
    client: Client,
    me: OwnedUserId,
    server: Server,
    /// What the last sync brought, until the caller's cursor has passed it.
    pending: Mutex<Option<Pending>>,
    directory: Directory,
}

impl fmt::Debug for Bot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bot")
    }
}

impl Bot {
    /// Starts the bot: restores its session, or logs in by password where there is none yet; then sees to its
    /// cross-signed device, the backup of its keys and the recovery key.
    ///
    /// # Errors
    /// [`ConnectError::Unreachable`] is worth trying again; the others need a human.
    pub async fn connect(settings: &Settings) -> Result<Self, ConnectError> {
        let client = open(settings).await?;
        let is_new = match read(settings.session(), "read session.json")? {
            Some(json) => {
                restore(&client, &json, settings).await?;
                false
            }
            None => {
                log_in(&client, settings).await?;
                true
            }
        };
        let capabilities =
            client.send(get_capabilities::v3::Request::new()).await.map_err(|e| refused(Fault::from(e)))?;
        let me = client.user_id().ok_or(ConnectError::DamagedSession)?.to_owned();
        let server = Server::new(me.clone(), &capabilities.capabilities);
        client.encryption().wait_for_e2ee_initialization_tasks().await;
        secure_recovery(&client, settings).await?;
        info!(first_start = is_new, room_version = %server.version, "the steward bot is logged in");
        let (pending, directory) = (Mutex::new(None), Directory::default());
        Ok(Self { inner: Arc::new(Inner { client, me, server, pending, directory }) })
    }

    /// The bot's own Matrix id.
    pub fn me(&self) -> &UserId {
        &self.inner.me
    }

    /// The homeserver, as far as making rooms needs it.
    pub fn server(&self) -> &Server {
        &self.inner.server
    }

    /// Waits until the keys that the bot has now are in the homeserver's backup, before its machine goes away.
    ///
    /// # Errors
    /// [`Fault::Local`] where there is no backup or it does not get on.
    pub async fn wait_for_backup(&self) -> Result<(), Fault> {
        let backups = self.inner.client.encryption().backups();
        backups.wait_for_steady_state().await.map_err(|_| Fault::Local("backup of keys"))
    }

    pub(crate) fn client(&self) -> &Client {
        &self.inner.client
    }

    pub(crate) fn pending(&self) -> &Mutex<Option<Pending>> {
        &self.inner.pending
    }

    pub(crate) fn directory(&self) -> &Directory {
        &self.inner.directory
    }

    /// The room, if the bot has heard of it.
    pub(crate) fn room(&self, room: &RoomId) -> Result<Room, Fault> {
        self.inner.client.get_room(room).ok_or(Fault::NotInRoom)
    }
}

async fn open(settings: &Settings) -> Result<Client, ConnectError> {
    secrets::make_dir(&settings.store()).map_err(files("make the store's folder"))?;
    let passphrase = match read(settings.passphrase(), "read the passphrase")? {
        Some(passphrase) => passphrase,
        None => created(settings.passphrase(), 32, "write the passphrase")?,
    };
    let encryption = EncryptionSettings {
        auto_enable_cross_signing: true,
        auto_enable_backups: true,
        backup_download_strategy: BackupDownloadStrategy::AfterDecryptionFailure,
    };
    let builder = Client::builder()
        .homeserver_url(&settings.homeserver)
        .respect_login_well_known(false)
        .sqlite_store(settings.store(), Some(&passphrase))
        .with_encryption_settings(encryption)
        // Every caller here has a better idea of when to try again than the library.
        .request_config(RequestConfig::new().disable_retry());
    let client = builder.build().await.map_err(|error| match error {
        ClientBuildError::SqliteStore(OpenStoreError::InitCipher(_)) => ConnectError::WrongPassphrase,
        other => ConnectError::Store(Box::new(other)),
    })?;
    forget_library_cursor(&client).await?;
    Ok(client)
}

/// The library drops a sync answer that ends where its own stored token stands, as one that it has seen. It may
/// have seen it just before a crash and nobody else; our cursor, not its token, says what was seen.
async fn forget_library_cursor(client: &Client) -> Result<(), ConnectError> {
    let removed = client.state_store().remove_kv_data(StateStoreDataKey::SyncToken).await;
    removed.map_err(|_| ConnectError::Fault(Fault::Local("state store")))
}

async fn restore(client: &Client, json: &str, settings: &Settings) -> Result<(), ConnectError> {
    let session: MatrixSession = serde_json::from_str(json).map_err(|_| ConnectError::DamagedSession)?;
    let me = &session.meta.user_id;
    if settings.user != me.as_str() && !settings.user.eq_ignore_ascii_case(me.localpart()) {
        return Err(ConnectError::AnotherUser);
    }
    client.restore_session(session).await.map_err(|error| ConnectError::Fault(error.into()))
}

/// The device's name is chosen and kept before the login: a login that a crash cut short is repeated as the same
/// device, which the keys in the store belong to.
async fn log_in(client: &Client, settings: &Settings) -> Result<(), ConnectError> {
    let device = match read(settings.device(), "read the device's name")? {
        Some(device) => device,
        None => created(settings.device(), 5, "write the device's name")?,
    };
    let auth = client.matrix_auth();
    let login = auth.login_username(&settings.user, &settings.password).device_id(&device);
    let answer = login.initial_device_display_name(DEVICE_NAME).send().await;
    answer.map_err(|error| match Fault::from(error) {
        Fault::Away(why) => ConnectError::Unreachable(why),
        Fault::Refused { status: 403, .. } => ConnectError::WrongPassword,
        other => ConnectError::Fault(other),
    })?;
    let session = auth.session().ok_or(ConnectError::DamagedSession)?;
    let json = serde_json::to_string(&session).map_err(|_| ConnectError::DamagedSession)?;
    secrets::write(&settings.session(), &json).map_err(files("write session.json"))
}

/// Sees to it that the recovery key is in its file. A failure is no reason not to run: the next start tries again.
async fn secure_recovery(client: &Client, settings: &Settings) -> Result<(), ConnectError> {
    let recovery = client.encryption().recovery();
    let known = read(settings.recovery_key(), "read the recovery key")?;
    let key = match (recovery.state(), known) {
        (RecoveryState::Enabled, Some(_)) => return Ok(()),
        (RecoveryState::Incomplete, Some(key)) => {
            if recovery.recover(&key).await.is_err() {
                warn!("the recovery key does not open the backup of the bot's keys");
            }
            return Ok(());
        }
        (RecoveryState::Incomplete, None) => {
            warn!("the bot's keys are backed up, but there is no recovery key to restore them with");
            return Ok(());
        }
        // Set up, but a crash came before the file: the old key is lost, the secrets are not.
        (RecoveryState::Enabled, None) => recovery.reset_key().await,
        _ => recovery.enable().await,
    };
    match key {
        Ok(key) => secrets::write(&settings.recovery_key(), &key).map_err(files("write the recovery key")),
        Err(_) => {
            warn!("the backup of the bot's keys could not be set up; the next start tries again");
            Ok(())
        }
    }
}

fn refused(fault: Fault) -> ConnectError {
    match fault {
        Fault::Away(why) => ConnectError::Unreachable(why),
        Fault::Refused { status: 401, .. } => ConnectError::SessionEnded,
        other => ConnectError::Fault(other),
    }
}

fn read(path: PathBuf, what: &'static str) -> Result<Option<String>, ConnectError> {
    secrets::read(&path).map_err(files(what))
}

fn created(path: PathBuf, bytes: usize, what: &'static str) -> Result<String, ConnectError> {
    let secret = secrets::random(bytes).map_err(files(what))?;
    secrets::write(&path, &secret).map_err(files(what))?;
    Ok(secret)
}

fn files(what: &'static str) -> impl Fn(io::Error) -> ConnectError {
    move |source| ConnectError::Files { what, source }
}
