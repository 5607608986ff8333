//! Sentences of what the domain says. Pure: the same value in the same language is always the same text.

mod charter;
mod chat;
mod clause;
mod decision;
mod election;
mod mail;
mod notice;
mod page;
mod refusal;
mod room;
mod time;
mod understanding;

pub use charter::{charter_change, charter_clause, template_for, template_name};
pub use chat::{COMMANDS, command_word, help, usage};
pub use clause::clause;
pub use decision::{choice, choice_word, kind, poll_question, question, reason, risk, rule, step};
pub use election::{choosing, contest_reason, none_of_them, voting_rule};
pub use mail::{Letter, letter};
pub use notice::{binds_nobody, minute, notice};
pub use page::{Page, domain_proven, prove_domain, refused_page};
pub(crate) use refusal::code_id;
use refusal::harm_words;
pub use refusal::{Sentence, refusal};
#[cfg(test)]
pub(crate) use refusal::{arguments, message_id};
pub use room::{RoomWords, room};
pub use time::{moment, span};
pub use understanding::choice as understanding_choice;

use crate::{bundle::Word, locale::Locale};

/// How two things are put beside each other in a language, in the middle of a list or at its end.
type Join = fn(Locale, Word<'_>, Word<'_>, Word<'_>) -> String;

/// A list in words, such as "a, b or c".
fn list(items: &[String], locale: Locale, join: Join) -> String {
    let Some((first, rest)) = items.split_first() else { return String::new() };
    rest.iter().enumerate().fold(first.clone(), |so_far, (at, item)| {
        let place = if at + 1 == rest.len() { "last" } else { "middle" };
        join(locale, Word(&so_far), Word(item), Word(place))
    })
}
