//! A report of pressure, in what people write.

use super::unwrapped;

/// Before the vote, where a proposal is named.
const PROPOSAL: [&str; 4] = ["proposal", "proposition", "مقترح", "اقتراح"];
/// With the writer's name.
const NAMED: [&str; 4] = ["named", "nomme", "nommee", "باسمي"];

/// A report of pressure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pressed {
    /// Whether it is about a proposal.
    pub early: bool,
    /// Which one, or which vote, if it was said.
    pub which: Option<String>,
    /// The accounts or ids of the stewards who are to be told.
    pub tell: Vec<String>,
    /// Whether they are told by whom.
    pub named: bool,
}

/// The words after the command, in whichever order.
pub(super) fn read(typed: &[&str], folded: &[String]) -> Pressed {
    let mut said = Pressed::default();
    for (typed, folded) in typed.iter().zip(folded) {
        let word = unwrapped(typed);
        if PROPOSAL.contains(&folded.as_str()) {
            said.early = true;
        } else if NAMED.contains(&folded.as_str()) {
            said.named = true;
        } else if word.starts_with('@') || word.starts_with("mem_") {
            said.tell.push(word);
        } else if said.which.is_none() && !word.is_empty() {
            said.which = Some(word);
        }
    }
    said
}
