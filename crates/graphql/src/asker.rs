//! Who asks, and in which language they are answered.

use std::sync::LazyLock;

use app::Actor;
use async_graphql::Context;
use domain::text::{Language, LocalText};
use notices::{Locale, accepted};

/// Who asks. The door puts one into the data of each request.
#[derive(Clone, Debug)]
pub struct Asker {
    actor: Actor,
    reads: Vec<Language>,
}

static ANYBODY: LazyLock<Asker> = LazyLock::new(|| Asker::new(Actor::Public, None));

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
        self.reads.iter().find_map(Locale::of).unwrap_or(Locale::English)
    }

    /// The language that the asker reads first, and the first one that we speak.
    pub(crate) fn languages(&self) -> Option<(&Language, &Language)> {
        let spoken = self.reads.iter().find(|language| Locale::of(language).is_some());
        self.reads.first().zip(spoken)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_we_speak_is_found() {
        assert_eq!(Asker::new(Actor::Public, Some("ti, fr;q=0.5")).locale(), Locale::French);
        assert_eq!(Asker::new(Actor::Public, Some("ti")).locale(), Locale::English);
    }
}
