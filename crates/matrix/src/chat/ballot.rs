//! Ballots between several, as they are typed: `2>1=3`, `1,3`, `none`.

use notices::typing::fold;

use super::{Command, Verb, cut, unwrapped};
use crate::words::{self, CHOICES, NONE};

/// A ballot between several, and whether a vote is named before it.
fn among(folded: &[String]) -> Option<(bool, String)> {
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let is_sign = |c: char| SIGNS.contains(&c);
    if let [first, rest @ ..] = folded
        && let Some(next) = rest.first()
    {
        let is_id = first.contains('-') && first.chars().any(|c| c.is_ascii_digit());
        // A number may name a vote, or begin the ballot itself: `1 2>1`, `2 > 1`.
        let apart = is_number(first)
            && !next.starts_with(is_sign)
            && (rest.concat().contains(is_sign) || ballot(rest).is_some_and(|text| text == NONE[0]));
        if is_id || apart {
            return ballot(rest).map(|text| (true, text));
        }
    }
    ballot(folded).map(|text| (false, text))
}

/// What stands between the names on a ballot, in folded form.
pub(super) const SIGNS: [char; 4] = ['>', '=', ',', '،'];

/// Words as a ballot, if that is what they are: numbers and "none", with signs between them.
fn ballot(words: &[String]) -> Option<String> {
    let words = match words.first().map(String::as_str) {
        Some("approve") => &words[1..],
        _ => words,
    };
    let text = words.join(" ");
    let mut ballot = String::with_capacity(text.len());
    let mut known = true;
    for part in text.split_inclusive(SIGNS) {
        let name = part.trim_end_matches(SIGNS);
        let sign = &part[name.len()..];
        let name = name.trim();
        let is_none = NONE.contains(&name);
        known &= is_none || name.chars().all(|c| c.is_ascii_digit());
        ballot.push_str(if is_none { NONE[0] } else { name });
        ballot.push_str(sign);
    }
    let ranked = text.contains(['>', '=']) && text.contains(|c: char| c.is_ascii_digit());
    let names_somebody = ballot.chars().any(char::is_alphanumeric);
    (names_somebody && (known || ranked)).then_some(ballot)
}

/// The answer to a vote: a choice, or numbers of those who stand.
pub(super) fn vote(typed: &[&str], folded: &[String]) -> Command {
    if let Some(choice) = words::find(CHOICES, &folded.join("-")) {
        return Command::Vote { vote: None, choice };
    }
    if let Some((vote, ballot)) = among(folded) {
        return Command::Among { vote: vote.then(|| unwrapped(typed[0])), ballot };
    }
    if folded.len() > 1 && folded.concat().chars().all(|c| c.is_ascii_digit() || SIGNS.contains(&c)) {
        // "2 1": two who stand, or vote 2 and one who stands? Whoever is asked again loses nothing.
        return Command::UnknownChoice { word: cut(&folded.join(" ")), suggestion: None };
    }
    let [first, rest @ ..] = folded else { return Command::Incomplete(Verb::Vote) };
    if let Some(choice) = words::find(CHOICES, &rest.join("-")) {
        return Command::Vote { vote: Some(unwrapped(typed[0])), choice };
    }
    let names_a_vote = first.chars().any(|c| c.is_ascii_digit());
    match typed.get(usize::from(names_a_vote)) {
        None => Command::Incomplete(Verb::Vote),
        Some(word) => {
            Command::UnknownChoice { word: cut(word), suggestion: words::nearest(CHOICES, &fold(word)) }
        }
    }
}
