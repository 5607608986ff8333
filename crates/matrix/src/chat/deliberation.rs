//! What people type while they deliberate: concerns, and who stands behind them.

use domain::temperature::Leaning;

use super::{Command, Verb};
use crate::words::{self, LEANINGS};

/// What was said of a proposal that is deliberated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// What concerns there are.
    Concerns {
        /// About the proposal with this number in the list, if it was said.
        proposal: Option<u32>,
    },
    /// A concern.
    Concern {
        /// About the proposal with this number in the list, if it was said.
        proposal: Option<u32>,
        /// The number of the clause; 0 for the whole.
        clause: u32,
        /// The words, as they were typed.
        words: String,
    },
    /// A question to the requester.
    Ask {
        /// About the proposal with this number in the list, if it was said.
        proposal: Option<u32>,
        /// The number of the clause; 0 for the whole.
        clause: u32,
        /// The words, as they were typed.
        words: String,
    },
    /// A harm that is feared.
    Harm {
        /// Of the proposal with this number in the list, if it was said.
        proposal: Option<u32>,
        /// The number of the harm in the list of harms.
        number: u32,
    },
    /// Who is not in the room before the vote.
    Absent {
        /// On the proposal with this number in the list, if it was said.
        proposal: Option<u32>,
    },
    /// What is done about it: by a day, or why the vote goes on without.
    Settle {
        /// On the proposal with this number in the list, if it was said.
        proposal: Option<u32>,
        /// The day of a plan, as it was typed; none of a waiver.
        by: Option<String>,
        /// The words, as they were typed.
        words: String,
    },
    /// What temperature checks there are.
    Temperatures,
    /// How the members lean is asked.
    Temperature {
        /// Of the proposal with this number in the list, if it was said.
        proposal: Option<u32>,
        /// The number of the clause; 0 for the whole.
        clause: u32,
    },
    /// How the writer leans.
    Lean {
        /// About the proposal with this number in the list, if it was said.
        proposal: Option<u32>,
        /// How.
        leaning: Leaning,
    },
    /// The questions about the terms.
    Check {
        /// Of the proposal with this number in the list, if it was said.
        proposal: Option<u32>,
        /// For each the number of an answer; none where the questions are asked for.
        answers: Vec<u32>,
    },
    /// A word on a concern of this number.
    Back {
        /// About the proposal with this number in the list, if it was said.
        proposal: Option<u32>,
        /// Its number.
        number: u32,
        /// Which word.
        what: Back,
    },
}

/// A word on a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// The writer stands behind it.
    Support,
    /// No longer.
    Unsupport,
    /// The writer takes back what they raised.
    Withdraw,
}

/// The command of a verb of deliberation; none of other verbs. `words` is how many words the verb has in `said`.
pub(super) fn read(verb: Verb, words: usize, said: &str, folded: &[String]) -> Option<Command> {
    let place = folded.get(words).and_then(|word| place(word));
    let back = |what| match place {
        Some((proposal, number)) if number > 0 => Command::Deliberate(Said::Back { proposal, number, what }),
        _ => Command::Incomplete(verb),
    };
    Some(match verb {
        Verb::Concerns => Command::Deliberate(Said::Concerns { proposal: place.map(|(_, number)| number) }),
        Verb::Concern | Verb::Ask => match (place, after(said, words + 1).to_owned()) {
            (Some((proposal, clause)), words) if !words.is_empty() => {
                Command::Deliberate(if verb == Verb::Ask {
                    Said::Ask { proposal, clause, words }
                } else {
                    Said::Concern { proposal, clause, words }
                })
            }
            _ => Command::Incomplete(verb),
        },
        Verb::Harm => match place {
            Some((proposal, number)) if number > 0 => Command::Deliberate(Said::Harm { proposal, number }),
            _ => Command::Incomplete(verb),
        },
        Verb::Absent => Command::Deliberate(Said::Absent { proposal: place.map(|(_, number)| number) }),
        Verb::Plan | Verb::Waive => settle(verb, words, said, folded),
        Verb::Temperature => Command::Deliberate(match place {
            Some((proposal, clause)) => Said::Temperature { proposal, clause },
            None => Said::Temperatures,
        }),
        Verb::Lean => lean(verb, &folded[words..]),
        Verb::Check => check(&folded[words..]),
        Verb::Support => back(Back::Support),
        Verb::Unsupport => back(Back::Unsupport),
        Verb::WithdrawConcern => back(Back::Withdraw),
        _ => return None,
    })
}

/// A plan begins with its day; the number of a proposal can stand before everything.
fn settle(verb: Verb, mut words: usize, said: &str, folded: &[String]) -> Command {
    let number = folded.get(words).and_then(|word| whole(word));
    words += usize::from(number.is_some());
    let by = (verb == Verb::Plan).then(|| folded.get(words).cloned().unwrap_or_default());
    words += usize::from(by.is_some());
    match after(said, words) {
        "" => Command::Incomplete(verb),
        rest => Command::Deliberate(Said::Settle { proposal: number, by, words: rest.to_owned() }),
    }
}

/// A leaning; the number of a proposal can stand before it.
fn lean(verb: Verb, folded: &[String]) -> Command {
    let proposal = folded.first().and_then(|word| whole(word));
    let rest = &folded[usize::from(proposal.is_some())..];
    match words::find(LEANINGS, &rest.join("-")) {
        Some(leaning) => Command::Deliberate(Said::Lean { proposal, leaning }),
        None => Command::Incomplete(verb),
    }
}

/// A number and nothing else.
fn whole(word: &str) -> Option<u32> {
    word.trim_matches(['#', '№', ':', '.', ')', '،', ',']).parse().ok()
}

/// The numbers of answers, of which the first can name a proposal before it; a number alone names a proposal.
fn check(folded: &[String]) -> Command {
    let read = folded.iter().map(|word| place(word)).collect::<Option<Vec<_>>>();
    let (proposal, answers) = match read.as_deref() {
        None => return Command::Incomplete(Verb::Check),
        Some([(None, proposal)]) => (Some(*proposal), Vec::new()),
        Some(all) => {
            let proposal = all.first().and_then(|(proposal, _)| *proposal);
            (proposal, all.iter().map(|(_, answer)| *answer).collect())
        }
    };
    Command::Deliberate(Said::Check { proposal, answers })
}

/// `2`, or `1.2` where a proposal is named before it.
fn place(word: &str) -> Option<(Option<u32>, u32)> {
    let word = word.trim_matches(['#', '№', ':', '.', ')', '،', ',']);
    match word.split_once(['.', '٫']) {
        Some((proposal, number)) => Some((Some(proposal.parse().ok()?), number.parse().ok()?)),
        None => Some((None, word.parse().ok()?)),
    }
}

/// What stands after so many words, as it was typed.
fn after(said: &str, words: usize) -> &str {
    (0..words).fold(said.trim(), |rest, _| match rest.find(char::is_whitespace) {
        Some(at) => rest[at..].trim_start(),
        None => "",
    })
}

/// Which proposal's terms are meant.
pub(super) fn terms(typed: &[&str], folded: &[String]) -> Option<super::TermsRef> {
    let word = folded.first()?.trim_start_matches(['#', '№']);
    match word.parse() {
        Ok(0) => None,
        Ok(number) => Some(super::TermsRef::Number(number)),
        Err(_) => Some(super::unwrapped(typed.first()?)).filter(|id| !id.is_empty()).map(super::TermsRef::Id),
    }
}
