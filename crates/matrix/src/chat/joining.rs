//! Coming in where members vouch.

use domain::application::Said;

use super::{Command, Verb, cut, unwrapped};

/// What somebody writes about coming in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joining {
    /// Ask a community.
    Apply {
        /// Its short name.
        community: String,
    },
    /// Say a word on somebody who asks.
    On {
        /// The code that they handed over.
        code: String,
        /// What is said.
        said: Said,
    },
}

/// What follows one of the verbs of this file.
pub(super) fn read(verb: Verb, typed: &[&str], folded: &[String]) -> Command {
    let said = match verb {
        Verb::Vouch => Said::Vouched,
        Verb::Unvouch => Said::TakenBack,
        Verb::Agree => Said::Agreed,
        _ => {
            let name = folded.first().map(|word| unwrapped(word)).filter(|name| !name.is_empty());
            let apply = |community| Command::Joining(Joining::Apply { community });
            return name.map_or(Command::Incomplete(verb), apply);
        }
    };
    // A code may be written in groups.
    let code = cut(&typed.iter().map(|part| unwrapped(part)).collect::<String>());
    if code.is_empty() { Command::Incomplete(verb) } else { Command::Joining(Joining::On { code, said }) }
}
