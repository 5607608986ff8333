//! Who votes for somebody, and what they object to, as they type it.

use super::{Command, Verb, unwrapped};
use notices::typing::fold;

use crate::words::{self, LANGUAGES, NOBODY, VOTES};

/// Who is to vote for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delegatee {
    /// Nobody, whatever else was said.
    Nobody,
    /// The member with this Matrix account, or with this id.
    Named(String),
}

/// In which votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Votes {
    /// In the one that is open.
    Open,
    /// In this one, by its number among the open ones or its id.
    One(String),
    /// In all of this kind, or in `all`: the word that programs use.
    Every(&'static str),
}

/// `nobody` may be two words in some languages.
pub(super) fn delegate(typed: &[&str], folded: &[String]) -> Command {
    let nobody =
        (1..=folded.len().min(2)).find(|words| NOBODY.contains(&folded[..*words].join("-").as_str()));
    let (to, used) = match (nobody, typed.first().map(|word| unwrapped(word))) {
        (Some(words), _) => (Delegatee::Nobody, words),
        (None, Some(name)) if !name.is_empty() => (Delegatee::Named(name), 1),
        _ => return Command::Incomplete(Verb::Delegate),
    };
    Command::Delegate { to, votes: votes(typed.get(used), folded.get(used)) }
}

pub(super) fn votes(typed: Option<&&str>, folded: Option<&String>) -> Votes {
    match (folded.and_then(|word| words::find(VOTES, word)), typed) {
        (Some(every), _) => Votes::Every(every),
        (None, Some(one)) => Votes::One(fold(&unwrapped(one))),
        (None, None) => Votes::Open,
    }
}

/// A harm, or a vote and a harm.
pub(super) fn object(verb: Verb, typed: &[&str]) -> Command {
    let words: Vec<String> = typed.iter().map(|word| fold(&unwrapped(word))).collect();
    let (vote, harm) = match words.as_slice() {
        [] => return Command::Incomplete(verb),
        [harm] => (None, harm.clone()),
        [vote, harm, ..] => (Some(vote.clone()), harm.clone()),
    };
    Command::Object { vote, harm, stands: verb == Verb::Object }
}

pub(super) fn language(folded: &[String]) -> Option<String> {
    let word = folded.first()?;
    if let Some(tag) = words::find(LANGUAGES, word) {
        return Some(tag.to_owned());
    }
    let is_tag =
        (2..=35).contains(&word.len()) && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_tag.then(|| word.clone())
}
