//! What a resolver answers when it does not answer.

use app::{AppError, storage::StorageError};
use async_graphql::{Context, Error, ErrorExtensions};
use domain::refusal::Reason;
use notices::render;

use crate::Asker;

/// What resolvers answer.
pub(crate) type Result<T> = std::result::Result<T, Fault>;

/// Why a field has no value. Nothing that the database says gets into it.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// Something broke; it stands in the log.
    Broken,
    /// The question itself cannot be answered.
    Refused {
        /// The reason's code.
        code: &'static str,
        /// The reason in the asker's language.
        message: String,
    },
}

impl Fault {
    /// The refusal of a question, in the asker's language.
    pub(crate) fn refused(ctx: &Context<'_>, reason: &Reason) -> Self {
        let message = render::refusal(reason, &Asker::of(ctx).locale()).message;
        Self::Refused { code: reason.code(), message }
    }

    /// Something that must exist does not.
    pub(crate) fn missing(what: &'static str) -> Self {
        tracing::error!(what, "the record names something that does not exist");
        Self::Broken
    }
}

impl From<StorageError> for Fault {
    fn from(error: StorageError) -> Self {
        AppError::from(error).into()
    }
}

impl From<AppError> for Fault {
    fn from(error: AppError) -> Self {
        let mut causes = vec![error.to_string()];
        let mut cause: &dyn std::error::Error = &error;
        while let Some(source) = cause.source() {
            causes.push(source.to_string());
            cause = source;
        }
        tracing::error!(fault = causes.join(": "), "a request failed");
        Self::Broken
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Broken => coded("fault", "Something broke on our side. Please try again."),
            Fault::Refused { code, message } => coded(code, &message),
        }
    }
}

/// An error with a code that programs compare.
pub(crate) fn coded(code: &'static str, message: &str) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}
