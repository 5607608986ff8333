//! What concerns mean for the vote: it waits for the answers, but not for ever.

use super::{Concern, Standing};
use crate::{
    moment::{Moment, Span},
    petition::Support,
    refusal::Reason,
};

/// Refused while a concern about the tabled words has the charter's support and no answer. `concerns` are those about these
/// words, each with its support as it is now: one that reaches the share at this very moment counts.
///
/// # Errors
/// Names every concern that is waited for.
pub fn hold(concerns: &[(Concern, Support)]) -> Result<(), Reason> {
    let waits = |concern: &Concern, support: &Support| {
        let enough = match concern.standing {
            Standing::Reached { .. } => true,
            Standing::Raised => support.reached(),
            Standing::Withdrawn { .. } => false,
        };
        concern.holds && enough && concern.answered_at.is_none()
    };
    let waited: Vec<String> = concerns
        .iter()
        .filter(|(concern, support)| waits(concern, support))
        .map(|(concern, _)| concern.number.to_string())
        .collect();
    if waited.is_empty() { Ok(()) } else { Err(Reason::ConcernUnanswered { concerns: waited.join(", ") }) }
}

/// Whether a requester has left a concern that holds the vote back unanswered for as long again as it had time to answer: then
/// the terms go back to it, and the members are free of them.
pub fn overdue<'a>(
    concerns: impl IntoIterator<Item = &'a Concern>,
    answer_within: Span,
    now: Moment,
) -> bool {
    concerns.into_iter().any(|concern| match concern.standing {
        Standing::Reached { due, .. } => concern.holds && concern.waits() && now >= due.plus(answer_within),
        Standing::Raised | Standing::Withdrawn { .. } => false,
    })
}
