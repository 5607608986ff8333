//! Every test of `storage` runs on SQLite and on PostgreSQL: [`both!`] takes the body once.
//!
//! PostgreSQL is the server that `OWNACCORD_TEST_POSTGRES` names; each test makes a database of its own there and drops
//! it. Without the variable that half fails, and says how to set it.

/// Makes a module of each function, with a test for either database. The function takes the [`fixture::Db`].
#[cfg(test)]
macro_rules! both {
    ($($(#[$doc:meta])* async fn $name:ident($db:ident) $body:block)*) => {$(
        $(#[$doc])*
        mod $name {
            use super::*;

            async fn body($db: std::sync::Arc<crate::fixture::Db>) $body
            crate::on!(sqlite, on_sqlite);
            crate::on!(postgres, on_postgres);
        }
    )*};
}

/// The same for what can happen on PostgreSQL only.
#[cfg(test)]
macro_rules! only_postgres {
    ($($(#[$doc:meta])* async fn $name:ident($db:ident) $body:block)*) => {$(
        $(#[$doc])*
        mod $name {
            use super::*;

            async fn body($db: std::sync::Arc<crate::fixture::Db>) $body
            crate::on!(postgres, on_postgres);
        }
    )*};
}

/// One test of the `body` in scope.
#[cfg(test)]
macro_rules! on {
    ($name:ident, $run:ident) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
        async fn $name() {
            crate::fixture::$run(body).await;
        }
    };
}
#[cfg(test)]
use on;

#[cfg(test)]
mod ballots;
#[cfg(test)]
mod before_vote;
#[cfg(test)]
mod crises;
#[cfg(test)]
mod elections;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod guards;
#[cfg(test)]
mod inconsistent;
#[cfg(test)]
mod journal;
#[cfg(test)]
mod log;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod members;
#[cfg(test)]
mod negotiations;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod round_trips;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod store;
#[cfg(test)]
mod transactions;
