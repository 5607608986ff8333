//! What a charter is to say of deliberation.

use async_graphql::InputObject;
use domain::charter::DeliberationDraft;

use crate::scalar;

/// How the members deliberate. Both shares are above nothing and at most half.
#[derive(Debug, InputObject)]
pub(crate) struct DeliberationRulesInput {
    /// The share of the roll that must stand behind a concern before the vote waits for an answer to it.
    concern_share: scalar::Fraction,
    /// How long a requester has to answer such a concern.
    answer_within: scalar::Duration,
    /// Terms that more than this share of those who tried the questions misread go back.
    misread_share: scalar::Fraction,
}

impl From<DeliberationRulesInput> for DeliberationDraft {
    fn from(input: DeliberationRulesInput) -> Self {
        Self {
            concern_share: input.concern_share.into(),
            answer_within: input.answer_within.into(),
            misread_share: input.misread_share.into(),
        }
    }
}
