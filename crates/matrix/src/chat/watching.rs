//! What people type about the agreements that their community watches over.

use domain::agreement::SuspensionCause;

use super::{Command, Verb};
use crate::words::{self, CAUSES};

/// What is done about agreements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Watching {
    /// See them.
    List,
    /// Suspend one.
    Suspend {
        /// Its number in the list.
        number: u32,
        /// Why.
        cause: SuspensionCause,
    },
    /// Lift a suspension.
    Lift {
        /// The agreement's number in the list.
        number: u32,
    },
}

/// What follows one of the verbs of this file. Without a number it is the list with the numbers that is wanted.
pub(super) fn read(verb: Verb, folded: &[String]) -> Command {
    let number = folded.first().and_then(|word| word.trim_start_matches(['#', '№']).parse().ok());
    let Some(number) = number.filter(|_| verb != Verb::Agreements) else {
        return Command::Watch(Watching::List);
    };
    if verb == Verb::Lift {
        return Command::Watch(Watching::Lift { number });
    }
    let after = folded.get(1..).unwrap_or_default();
    let most = after.len().min(LONGEST_CAUSE);
    let cause = (1..=most).rev().find_map(|words| words::find(CAUSES, &after.get(..words)?.join("-")));
    let suspend = |cause| Command::Watch(Watching::Suspend { number, cause });
    cause.map_or(Command::Incomplete(verb), suspend)
}

/// Words in the longest cause ("promise late").
const LONGEST_CAUSE: usize = 2;
