//! What a charter is to say of members' time.

use async_graphql::InputObject;
use domain::charter::BurdenDraft;

/// The most that members are asked.
#[derive(Clone, Copy, Debug, InputObject)]
#[graphql(name = "BurdenClauseInput")]
pub(crate) struct BurdenInput {
    /// Minutes of each member in any 30 days, for all proposals together: 21 to 6000. Terms that alone ask for more are returned.
    minutes: u32,
}

impl From<BurdenInput> for BurdenDraft {
    fn from(input: BurdenInput) -> Self {
        Self { minutes: input.minutes }
    }
}
