//! Who asks, and in which language they are answered.

use std::sync::LazyLock;

use app::Actor;
use async_graphql::Context;
use domain::text::{Language, LocalText};
use notices::Locale;

/// Who asks. The door puts one into the data of each request.
#[derive(Clone, Debug)]
pub struct Asker {
    actor: Actor,
    reads: Vec<Language>,
}

static ANYBODY: LazyLock<Asker> = LazyLock::new(|| Asker::new(Actor::Public, None));

/// No header that a browser sends is longer.
const HEADER_BYTES: usize = 1_000;

impl Asker {
    /// An asker; `accept_language` is the header of that name (RFC 9110, section 12.5.4). A member's own language comes
    /// before it.
    pub fn new(actor: Actor, accept_language: Option<&str>) -> Self {
        let mut reads = match &actor {
            Actor::Member(member) => vec![member.language.clone()],
            _ => Vec::new(),
        };
        reads.extend(accept_language.map(accepted).unwrap_or_default());
        reads.extend(Locale::English.tag().parse::<Language>());
        Self { actor, reads }
    }

    /// The one who acts.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The first of the asker's languages that we speak, else English.
    pub fn locale(&self) -> Locale {
        self.reads.iter().find_map(spoken).unwrap_or(Locale::English)
    }

    /// What people wrote in several languages, in the best that the asker reads.
    pub(crate) fn read<'t>(&self, text: &'t LocalText) -> &'t str {
        let written = self.reads.iter().find(|language| {
            let primary = |(tag, _): (&Language, &str)| tag.primary() == language.primary();
            text.iter().any(primary)
        });
        match written.or(self.reads.first()) {
            Some(language) => text.best(language, language),
            None => "",
        }
    }

    /// The asker of a request.
    pub(crate) fn of<'a>(ctx: &Context<'a>) -> &'a Self {
        ctx.data_opt::<Self>().unwrap_or(&ANYBODY)
    }
}

/// The locale for a language, if we speak it.
pub(crate) fn spoken(language: &Language) -> Option<Locale> {
    Some(Locale::best(language)).filter(|locale| locale.tag() == language.primary())
}

/// The languages of the header, best first. What cannot be read is passed over.
fn accepted(header: &str) -> Vec<Language> {
    let ranges = header.get(..header.len().min(HEADER_BYTES)).unwrap_or_default().split(',');
    let mut read: Vec<(u16, Language)> = ranges.filter_map(range).collect();
    read.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    read.into_iter().map(|(_, language)| language).collect()
}

fn range(text: &str) -> Option<(u16, Language)> {
    let (tag, weight) = text.split_once(';').unwrap_or((text, "q=1"));
    let weight: f32 = weight.trim().strip_prefix("q=")?.parse().ok()?;
    let language = tag.trim().parse().ok()?;
    (weight > 0.0 && weight <= 1.0).then_some(((weight * 1_000.0) as u16, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_read_best_first() {
        for (header, tags) in [
            ("fr", "fr"),
            ("en;q=0.5, ar", "ar en"),
            ("fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5", "fr-CH fr en"),
            ("so;q=0, en", "en"),
            ("", ""),
            ("q=1;;;, ,-,\u{0}", ""),
        ] {
            let read: Vec<_> = accepted(header).iter().map(ToString::to_string).collect();
            assert_eq!(read.join(" "), tags, "{header}");
        }
        assert!(accepted(&"en,".repeat(100_000)).len() < 400);
    }

    #[test]
    fn a_language_that_we_speak_is_found() {
        assert_eq!(Asker::new(Actor::Public, Some("ti, fr;q=0.5")).locale(), Locale::French);
        assert_eq!(Asker::new(Actor::Public, Some("ti")).locale(), Locale::English);
    }
}
