//! The steward bot: rooms, membership, polls, commands, ballots in, notices out.
//!
//! Matrix is a channel, the database is the record: nothing in this crate decides, and nothing that it holds
//! (its encrypted store, a room, the homeserver itself) is missed by a decision if it is lost.
//!
//! | module | what lives there | pure? |
//! |---|---|---|
//! | [`client`] | logging in, the session, cross-signing, the recovery key | |
//! | [`sync`] | what came in since *our* cursor, with the gaps filled | |
//! | [`inbound`] | raw events to the closed list of things we react to | yes |
//! | [`chat`] | what a person typed to a command | yes |
//! | [`direct`] | direct chats | |
//! | [`levels`], [`recipe`] | how each kind of room is made | yes |
//! | [`rooms`] | making rooms, closing the ballot box, members | |
//! | [`reconcile`] | making a room what the database says | the comparison is |
//! | [`content`] | what the bot says, as event content | yes |
//! | [`send`] | saying it once | |
//! | [`keepsakes`] | what rooms hold of the public log | |
//! | [`read_back`] | every answer to a poll, before the count | the merging is |
//! | [`steward`] | all of this at work for `app` | its decisions are |
#![recursion_limit = "256"]

pub mod chat;
pub mod client;
pub mod content;
pub mod direct;
pub mod fault;
pub mod inbound;
pub mod keepsakes;
pub mod levels;
mod paging;
pub mod read_back;
pub mod recipe;
pub mod reconcile;
pub mod rooms;
mod secrets;
pub mod send;
pub mod steward;
pub mod sync;
mod words;

pub use client::{Bot, ConnectError, Settings};
pub use fault::Fault;
pub use inbound::Inbound;
pub use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, OwnedUserId};
pub use steward::Steward;
