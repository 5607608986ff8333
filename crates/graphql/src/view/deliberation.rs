//! What a charter says of deliberation.

use async_graphql::SimpleObject;
use domain::charter::Deliberation;

use crate::scalar;

/// How the members deliberate.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "DeliberationRules")]
pub(crate) struct DeliberationRulesView {
    /// The share of the roll that must stand behind a concern before the vote waits for an answer to it.
    concern_share: scalar::Fraction,
    /// How long a requester has to answer such a concern.
    answer_within: scalar::Duration,
    /// Terms that more than this share of those who tried the questions misread go back.
    misread_share: scalar::Fraction,
}

impl From<Deliberation> for DeliberationRulesView {
    fn from(rules: Deliberation) -> Self {
        Self {
            concern_share: scalar::Fraction::of(&rules.concern_share),
            answer_within: scalar::Duration::of(&rules.answer_within),
            misread_share: scalar::Fraction::of(&rules.misread_share),
        }
    }
}
