//! What a person typed to a command. Pure: no room, no person, no language setting is looked at; words of every
//! language are understood at any time.

mod ballot;
mod deliberation;
mod joining;
mod oneself;
mod pressure;
mod watching;

use notices::typing::{LONGEST_WORD, fold};

use crate::words::{self, CHOICES, VERBS};
use ballot::vote;
pub use deliberation::{Back, Said};
pub use joining::Joining;
pub use oneself::{Delegatee, Votes};
use oneself::{delegate, language, object, votes};
pub use pressure::Pressed;
pub use watching::Watching;

/// The name of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// What can be asked.
    Help,
    /// Become a member by an invitation.
    Join,
    /// Ask to come into a community whose members vouch.
    Apply,
    /// Vouch for somebody who asks.
    Vouch,
    /// Take that back.
    Unvouch,
    /// Agree, as a steward, that somebody comes in.
    Agree,
    /// Link this Matrix account to a member.
    Link,
    /// Which language to be answered in.
    Language,
    /// What is being talked about and voted on.
    Proposals,
    /// The terms of a proposal.
    Terms,
    /// What troubles members about a proposal.
    Concerns,
    /// Say what troubles one.
    Concern,
    /// Stand behind a concern.
    Support,
    /// No longer stand behind one.
    Unsupport,
    /// Take one's own concern back.
    WithdrawConcern,
    /// Ask the requester.
    Ask,
    /// Name a harm.
    Harm,
    /// Who is not in the room before a vote.
    Absent,
    /// Say how they are reached.
    Plan,
    /// Say why the vote goes on without them.
    Waive,
    /// Ask how the members lean.
    Temperature,
    /// Say how one leans.
    Lean,
    /// See whether the terms are clear.
    Check,
    /// Cast a ballot.
    Vote,
    /// Take a ballot back.
    WithdrawBallot,
    /// Get the receipt that a ballot counted.
    Receipt,
    /// Let another member vote.
    Delegate,
    /// Take that back.
    Undelegate,
    /// Object to terms because of a harm.
    Object,
    /// Take that back.
    WithdrawObjection,
    /// Which constituencies there are.
    Constituencies,
    /// Join one.
    Belong,
    /// Leave one.
    NotBelong,
    /// Nominate an intermediary.
    Nominate,
    /// Trust an intermediary.
    Trust,
    /// Take that back.
    Untrust,
    /// What can be signed for.
    Petitions,
    /// Sign for a vote.
    Sign,
    /// Take that back.
    Unsign,
    /// Which agreements there are.
    Agreements,
    /// Suspend one, as a steward.
    Suspend,
    /// Lift a suspension, as a steward.
    Lift,
    /// Report pressure.
    Pressure,
    /// Leave the community.
    Leave,
}

impl Verb {
    /// The English command word, without `!`.
    pub fn word(self) -> &'static str {
        VERBS.iter().find(|(verb, _)| *verb == self).map_or("help", |(_, words)| words[0])
    }
}

/// A choice by its word. Which choices a vote offers is the vote's affair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Consent to terms.
    Consent,
    /// Refuse terms.
    Refuse,
    /// Send terms back to be negotiated again.
    SendBack,
    /// Abstain.
    Abstain,
    /// For a charter or a mandate.
    For,
    /// Against a charter or a mandate.
    Against,
}

impl Choice {
    /// The word that polls carry as the answer's id: `consent`, `refuse`, `send-back`, `abstain`, `for`, `against`.
    pub fn word(self) -> &'static str {
        CHOICES.iter().find(|(choice, _)| *choice == self).map_or("abstain", |(_, words)| words[0])
    }

    /// The choice that a poll answer's id stands for. Exact: ids are ours, nobody types them.
    pub fn from_answer(id: &str) -> Option<Self> {
        CHOICES.iter().find(|(_, words)| words[0] == id).map(|(choice, _)| *choice)
    }
}

/// Which proposal's terms are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermsRef {
    /// By the number in the list of proposals, from 1.
    Number(u32),
    /// By the proposal's id.
    Id(String),
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// What can be asked, or how one command is used.
    Help(Option<Verb>),
    /// Become a member.
    Join {
        /// The invitation.
        code: String,
    },
    /// Come in where members vouch.
    Joining(Joining),
    /// Link this account to a member.
    Link {
        /// The one-time code.
        code: String,
    },
    /// Be answered in another language.
    Language {
        /// BCP 47 tag, in lower case; not checked against what the bot speaks.
        tag: String,
    },
    /// List the proposals.
    Proposals,
    /// Read terms.
    Terms(TermsRef),
    /// Speak of a proposal that is deliberated.
    Deliberate(Said),
    /// Cast a ballot.
    Vote {
        /// Which vote, if it was said.
        vote: Option<String>,
        /// The choice.
        choice: Choice,
    },
    /// Cast a ballot between several.
    Among {
        /// Which vote, if it was said.
        vote: Option<String>,
        /// Numbers and signs, as `2>1=3>none` or `1,3`: digits and words of every language are ours by now. What it means, or
        /// what is wrong with it, is the vote's affair.
        ballot: String,
    },
    /// Take the ballot back.
    WithdrawBallot {
        /// In which vote, if it was said.
        vote: Option<String>,
    },
    /// Get the receipt of a vote.
    Receipt {
        /// Of which one: its number, counted back from the latest, or its id.
        vote: Option<String>,
    },
    /// Let another member vote for the writer, or nobody.
    Delegate {
        /// Who.
        to: Delegatee,
        /// In which votes.
        votes: Votes,
    },
    /// Take that back.
    Undelegate {
        /// In which votes.
        votes: Votes,
    },
    /// Stand behind an objection, or no longer.
    Object {
        /// In which vote, if it was said.
        vote: Option<String>,
        /// The harm: its number in the list, or its code.
        harm: String,
        /// Whether the writer stands behind it.
        stands: bool,
    },
    /// List the constituencies.
    Constituencies,
    /// Belong to a constituency, or no longer.
    Belong {
        /// Its short name, or its number in the list.
        name: String,
        /// Whether the writer belongs to it.
        belongs: bool,
    },
    /// Nominate an intermediary.
    Nominate {
        /// Its short name.
        intermediary: String,
    },
    /// Trust an intermediary to speak for the writer, or no longer.
    Trust {
        /// Its short name.
        intermediary: String,
        /// Whether the writer does.
        given: bool,
    },
    /// List what can be signed for.
    Petitions,
    /// Sign for a vote, or take the signature back.
    Sign {
        /// The number in the list.
        number: u32,
        /// Whether the writer signs.
        signs: bool,
    },
    /// Look after agreements.
    Watch(Watching),
    /// Report pressure.
    Pressure(Pressed),
    /// Leave a community.
    Leave {
        /// Its short name.
        community: String,
    },
    /// A known command without what it needs.
    Incomplete(Verb),
    /// `vote` with a word that is no choice.
    UnknownChoice {
        /// What was typed, cut to a sensible length.
        word: String,
        /// What was probably meant.
        suggestion: Option<&'static str>,
    },
    /// No such command.
    Unknown {
        /// What was typed, cut to a sensible length.
        word: String,
        /// What was probably meant, without `!`.
        suggestion: Option<&'static str>,
    },
}

/// The command in a message; `None` where it is not addressed to us, that is, does not begin with `!`.
pub fn parse(body: &str) -> Option<Command> {
    let visible =
        body.trim_start_matches(|c: char| c.is_whitespace() || fold(c.encode_utf8(&mut [0; 4])).is_empty());
    let said = visible.strip_prefix(['!', '！'])?;
    let typed: Vec<&str> = said.split_whitespace().take(MOST_WORDS).collect();
    let folded: Vec<String> = typed.iter().map(|word| fold(word)).collect();
    let Some(first) = folded.first() else { return Some(Command::Help(None)) };
    for words in (1..=folded.len().min(LONGEST_VERB)).rev() {
        if let Some(verb) = words::find(VERBS, &folded[..words].join("-")) {
            let deliberates = deliberation::read(verb, words, said, &folded);
            return Some(
                deliberates.unwrap_or_else(|| with_arguments(verb, &typed[words..], &folded[words..])),
            );
        }
    }
    Some(Command::Unknown { word: cut(typed[0]), suggestion: words::nearest(VERBS, first) })
}

/// No command takes more words than this: fifty who stand, "none", and a sign between each two. A longer message is not
/// worth folding.
const MOST_WORDS: usize = 128;
/// Words in the longest verb ("retirer mon vote").
const LONGEST_VERB: usize = 3;

fn with_arguments(verb: Verb, typed: &[&str], folded: &[String]) -> Command {
    let code = typed.first().map(|word| unwrapped(word)).filter(|code| !code.is_empty());
    match verb {
        Verb::Help => {
            Command::Help(folded.first().and_then(|word| words::find(VERBS, word.trim_start_matches('!'))))
        }
        Verb::Join => code.map_or(Command::Incomplete(verb), |code| Command::Join { code }),
        Verb::Apply | Verb::Vouch | Verb::Unvouch | Verb::Agree => joining::read(verb, typed, folded),
        Verb::Link => code.map_or(Command::Incomplete(verb), |code| Command::Link { code }),
        Verb::Language => language(folded).map_or(Command::Incomplete(verb), |tag| Command::Language { tag }),
        Verb::Proposals => Command::Proposals,
        Verb::Terms => deliberation::terms(typed, folded).map_or(Command::Incomplete(verb), Command::Terms),
        Verb::Vote => vote(typed, folded),
        Verb::Delegate => delegate(typed, folded),
        Verb::Undelegate => Command::Undelegate { votes: votes(typed.first(), folded.first()) },
        Verb::Object | Verb::WithdrawObjection => object(verb, typed),
        Verb::Constituencies => Command::Constituencies,
        Verb::Belong | Verb::NotBelong => {
            let name = folded.first().map(|word| unwrapped(word)).filter(|name| !name.is_empty());
            let belongs = verb == Verb::Belong;
            name.map_or(Command::Incomplete(verb), |name| Command::Belong { name, belongs })
        }
        Verb::Nominate => {
            code.map_or(Command::Incomplete(verb), |code| Command::Nominate { intermediary: code })
        }
        Verb::Trust | Verb::Untrust => {
            let given = verb == Verb::Trust;
            code.map_or(Command::Incomplete(verb), |code| Command::Trust { intermediary: code, given })
        }
        Verb::Petitions => Command::Petitions,
        Verb::Sign | Verb::Unsign => {
            let number = folded.first().and_then(|word| word.trim_start_matches(['#', '№']).parse().ok());
            let signs = verb == Verb::Sign;
            number.map_or(Command::Incomplete(verb), |number| Command::Sign { number, signs })
        }
        Verb::Agreements | Verb::Suspend | Verb::Lift => watching::read(verb, folded),
        Verb::Pressure => Command::Pressure(pressure::read(typed, folded)),
        Verb::Leave => code.map_or(Command::Incomplete(verb), |code| Command::Leave { community: code }),
        Verb::WithdrawBallot => {
            Command::WithdrawBallot { vote: code.filter(|code| code.chars().any(|c| c.is_ascii_digit())) }
        }
        Verb::Receipt => Command::Receipt { vote: code },
        // Read before, with their own words.
        Verb::Concerns
        | Verb::Concern
        | Verb::Support
        | Verb::Unsupport
        | Verb::WithdrawConcern
        | Verb::Ask
        | Verb::Absent
        | Verb::Plan
        | Verb::Waive
        | Verb::Temperature
        | Verb::Lean
        | Verb::Harm
        | Verb::Check => Command::Incomplete(verb),
    }
}

/// A code as it was meant: without the brackets and quotes that people copy along, or the direction marks that
/// keyboards add.
fn unwrapped(word: &str) -> String {
    let visible: String = word.chars().filter(|c| !fold(c.encode_utf8(&mut [0; 4])).is_empty()).collect();
    visible.trim_matches(['<', '>', '"', '\'', '`', '«', '»', '“', '”']).to_owned()
}

fn cut(word: &str) -> String {
    word.chars().take(LONGEST_WORD).collect()
}

#[cfg(test)]
mod tests;
