//! The log: lines for people or JSON for programs, on the standard error, with personal data kept out.

use std::{io::stderr, panic::PanicHookInfo};

use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Libraries whose lines can tell who did what: names of accounts, addresses, statements with what people wrote. They log
/// errors only, unless the filter names them. A name stands for every crate that begins with it.
const TALKATIVE: [&str; 14] = [
    "matrix_sdk",
    "ruma",
    "eyeball",
    "vodozemac",
    "hyper",
    "h2",
    "reqwest",
    "rustls",
    "sqlx",
    "sea_orm",
    "tower",
    "axum",
    "async_graphql",
    "tungstenite",
];

/// Held at nothing, unless named: it calls every 404 an error, also those that answer "is it there yet?", and quotes the
/// homeserver. What keeps the bot from working, the bot says itself.
const CRIES_WOLF: &str = "matrix_sdk::http_client";

/// Starts logging and sees to it that a panic is logged too. Once a process.
pub fn start(log: &Log) {
    let Some(filter) = filter(&log.filter) else { return };
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    // A subscriber that is there already stays: only tests start twice.
    let _ = match log.format {
        LogFormat::Text => builder.with_ansi(false).try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    std::panic::set_hook(Box::new(on_panic));
}

/// Whether a text is a filter.
pub fn is_filter(text: &str) -> bool {
    filter(text).is_some()
}

fn filter(text: &str) -> Option<EnvFilter> {
    EnvFilter::builder().parse(held_down(text)).ok()
}

/// The user's filter, with the talkative libraries it does not name held at errors.
fn held_down(text: &str) -> String {
    let directives: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if directives == ["off"] {
        return "off".to_owned();
    }
    let is_named = |library: &str| directives.iter().any(|directive| directive.starts_with(library));
    let held =
        TALKATIVE.iter().filter(|library| !is_named(library)).map(|library| format!("{library}=error"));
    let silent = (!is_named("matrix_sdk")).then(|| format!("{CRIES_WOLF}=off"));
    directives
        .iter()
        .map(|&directive| directive.to_owned())
        .chain(held)
        .chain(silent)
        .collect::<Vec<_>>()
        .join(",")
}

/// Only words that stand in the source are logged: a message made at run time may quote what somebody wrote.
fn on_panic(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    let message =
        info.payload().downcast_ref::<&'static str>().copied().unwrap_or("(its words were made at run time)");
    tracing::error!("panicked at {place}: {message}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn talkative_libraries_are_held_unless_named() {
        for (filter, has, has_not) in [
            ("info", "info,matrix_sdk=error", "matrix_sdk=info"),
            ("info", "matrix_sdk::http_client=off", "app=error"),
            ("matrix_sdk=debug", "matrix_sdk=debug", "http_client=off"),
            ("debug, app=trace", "app=trace,matrix_sdk=error", "hyper=debug"),
            ("info,hyper=debug", "hyper=debug", "hyper=error"),
            ("warn,matrix_sdk_crypto=debug", "matrix_sdk_crypto=debug", "matrix_sdk=error"),
            ("off", "off", "error"),
        ] {
            let held = held_down(filter);
            assert!(held.contains(has) && !held.contains(has_not), "{filter}: {held}");
        }
    }

    #[test]
    fn filters_and_others() {
        for good in ["info", "off", "warn,app=debug", "", "matrix_sdk=debug,info"] {
            assert!(is_filter(good), "{good}");
        }
        for bad in ["app=loud", "a=b=c", "app=debug,=,"] {
            assert!(!is_filter(bad), "{bad}");
        }
    }
}
