//! What can go wrong in a call to the homeserver, sorted by what the caller can do about it.

use std::time::Duration;

use matrix_sdk::{
    HttpError,
    ruma::api::error::{ErrorKind, RetryAfter},
};

/// How long to wait where the homeserver limits the rate without saying for how long.
const UNSAID_WAIT: Duration = Duration::from_secs(5);

/// A call that failed. The texts name no room, person or address, so they may be logged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The homeserver cannot be reached or is not well (HTTP 5xx): try again later.
    #[error("the homeserver cannot be reached: {0}")]
    Away(&'static str),
    /// The homeserver limits the rate (`M_LIMIT_EXCEEDED`): try again after this time.
    #[error("the homeserver asks to wait for {0:?}")]
    RetryAfter(Duration),
    /// The homeserver understood and refused: the same call will be refused again.
    #[error("the homeserver refused: {code} (HTTP {status})")]
    Refused {
        /// Matrix error code, as `M_FORBIDDEN`.
        code: String,
        /// HTTP status.
        status: u16,
    },
    /// The bot does not know the room or is not in it, perhaps not yet: sync, then try again.
    #[error("the bot is not in that room, or has not heard of it yet")]
    NotInRoom,
    /// The homeserver's answer cannot be read.
    #[error("the homeserver's answer cannot be read")]
    Garbled,
    /// The bot's own store or its encryption failed.
    #[error("the bot's store or its encryption failed: {0}")]
    Local(&'static str),
}

impl Fault {
    /// Whether the same call may go well later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Away(_) | Self::RetryAfter(_) | Self::NotInRoom)
    }

    /// Whether the homeserver refused with this Matrix error code.
    pub fn has_code(&self, wanted: &str) -> bool {
        matches!(self, Self::Refused { code, .. } if code == wanted)
    }
}

impl From<&HttpError> for Fault {
    fn from(error: &HttpError) -> Self {
        if let HttpError::Reqwest(error) = error {
            return Self::Away(if error.is_timeout() {
                "it did not answer in time"
            } else {
                "no connection"
            });
        }
        let Some(answer) = error.as_client_api_error() else { return Self::Garbled };
        if let Some(ErrorKind::LimitExceeded(limit)) = answer.error_kind() {
            return Self::RetryAfter(match limit.retry_after {
                Some(RetryAfter::Delay(wait)) => wait,
                _ => UNSAID_WAIT,
            });
        }
        if answer.status_code.is_server_error() {
            return Self::Away("it answered with a server error");
        }
        let code =
            answer.error_kind().map_or_else(|| "M_UNKNOWN".to_owned(), |kind| kind.errcode().to_string());
        Self::Refused { code, status: answer.status_code.as_u16() }
    }
}

impl From<HttpError> for Fault {
    fn from(error: HttpError) -> Self {
        Self::from(&error)
    }
}

impl From<matrix_sdk::Error> for Fault {
    fn from(error: matrix_sdk::Error) -> Self {
        use matrix_sdk::Error as E;
        match error {
            E::Http(error) => Self::from(error.as_ref()),
            E::WrongRoomState(_) | E::InsufficientData => Self::NotInRoom,
            E::ConcurrentRequestFailed => Self::Away("a request that others waited for failed"),
            E::SerdeJson(_) => Self::Garbled,
            E::StateStore(_) => Self::Local("state store"),
            E::CryptoStoreError(_) => Self::Local("key store"),
            E::OlmError(_) | E::MegolmError(_) | E::NoOlmMachine | E::BadCryptoStoreState => {
                Self::Local("encryption")
            }
            _ => Self::Local("matrix library"),
        }
    }
}
