//! How each verb begins and ends: a repetition is recognised, a race is tried again, the answer is remembered.
//!
//! Every command has a key: an idempotency key of the API's caller, or the Matrix event that brought it. The key is written
//! in the transaction of what it did, so that a command never applies twice, whatever crashed in between.

use std::{fmt::Debug, future::Future};

use domain::{digest::Digest, effect::EventRef, moment::Moment, refusal::Reason, text::Language};
use serde::{Serialize, de::DeserializeOwned};
use storage::Tx;

use crate::{Actor, App, AppError};

/// How a command came in, and so how a repetition of it is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// By the API, with the caller's idempotency key.
    Api(String),
    /// By Matrix.
    Event(EventRef),
    /// By the clock or by the closing of a vote; the state itself tells whether it was done.
    Own,
}

impl Origin {
    /// The event that brought the command, if any.
    pub const fn event(&self) -> Option<&EventRef> {
        match self {
            Self::Event(event) => Some(event),
            Self::Api(_) | Self::Own => None,
        }
    }

    /// Where to answer what came by Matrix, and in which language.
    pub(crate) fn reply(&self, language: &Language) -> Option<(EventRef, Option<Language>)> {
        self.event().map(|event| (event.clone(), Some(language.clone())))
    }
}

/// A verb at work: its transaction and what must be remembered of it.
pub(crate) struct Work {
    pub tx: Tx,
    pub now: Moment,
    remember: Option<(String, String, Digest)>,
}

/// A command is either fresh, or was carried out before with this answer.
pub(crate) enum Begun<T> {
    Fresh(Box<Work>),
    Before(T),
}

const KEY_LENGTH: usize = 200;
const TRIES: u32 = 8;

impl App {
    /// Begins a verb. `command` must print everything that makes it the command it is.
    pub(crate) async fn begin<T: DeserializeOwned>(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &impl Debug,
    ) -> Result<Begun<T>, AppError> {
        let now = self.now();
        let mut tx = self.store.begin(now).await?;
        let remember = match origin {
            Origin::Own => None,
            Origin::Event(event) => {
                if tx.seen(event).await? {
                    return Err(AppError::Repeated);
                }
                tx.mark_seen(event, now).await?;
                None
            }
            Origin::Api(key) => {
                let digest = Digest::of_bytes(format!("{command:?}").as_bytes());
                let (name, key) = remembered_as(actor, key, digest)?;
                match tx.remembered(&name, &key).await? {
                    Some((before, answer)) if before == digest => {
                        let answer = serde_json::from_value(answer);
                        return answer
                            .map(Begun::Before)
                            .map_err(|_| AppError::Document { what: "a remembered answer" });
                    }
                    Some(_) => return Err(Reason::KeyReused {}.into()),
                    None => Some((name, key, digest)),
                }
            }
        };
        Ok(Begun::Fresh(Box::new(Work { tx, now, remember })))
    }

    /// Carries a verb out, again where it lost a race. What is tried again starts from the state as it is then.
    pub(crate) async fn settle<T, F>(&self, verb: impl Fn() -> F + Send) -> Result<T, AppError>
    where
        F: Future<Output = Result<T, AppError>> + Send,
    {
        for _ in 1..TRIES {
            match verb().await {
                Err(error) if error.is_conflict() => tokio::task::yield_now().await,
                done => return done,
            }
        }
        match verb().await {
            Err(error) if error.is_conflict() => Err(Reason::Busy {}.into()),
            done => done,
        }
    }
}

/// Strangers share no name: what a key of theirs recognises is only the very same command.
fn remembered_as(actor: &Actor, key: &str, digest: Digest) -> Result<(String, String), Reason> {
    match key.len() {
        0 => Err(Reason::Empty {}),
        length if length > KEY_LENGTH => Err(Reason::TooLong { most: KEY_LENGTH as u32 }),
        _ if *actor == Actor::Public => Ok((format!("public {digest}"), key.to_owned())),
        _ => Ok((actor.name(), key.to_owned())),
    }
}

impl Work {
    /// Commits, and remembers the answer for repetitions of the command.
    pub(crate) async fn done<T: Serialize>(mut self, answer: T) -> Result<T, AppError> {
        if let Some((name, key, digest)) = &self.remember {
            let value =
                serde_json::to_value(&answer).map_err(|_| AppError::Document { what: "an answer" })?;
            self.tx.remember(name, key, *digest, &value, self.now).await?;
        }
        self.tx.commit().await?;
        Ok(answer)
    }
}

/// Unwraps what was begun, or returns the answer given before.
macro_rules! fresh {
    ($begun:expr) => {
        match $begun {
            crate::begin::Begun::Fresh(work) => work,
            crate::begin::Begun::Before(answer) => return Ok(answer),
        }
    };
}
pub(crate) use fresh;
