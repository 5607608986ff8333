//! The private trail of questions about an agreement.

use app::Traced;
use async_graphql::{ID, Object};

use crate::scalar;

/// That somebody asked so in an hour, and was answered so.
pub(crate) struct UsageTraceView(pub(crate) Traced);

#[Object(name = "UsageTrace")]
impl UsageTraceView {
    /// The beginning of the hour.
    async fn hour(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.hour)
    }
    /// The token of the data holder that asked; none where it showed none, or where more was asked at a time than could be told apart.
    async fn token(&self) -> Option<ID> {
        self.0.token.map(|token| token.to_string().into())
    }
    /// What for; none where more was asked at a time than could be told apart.
    async fn purpose(&self) -> Option<scalar::Code> {
        self.0.what.as_ref().map(|(purpose, _)| scalar::Code::of(purpose))
    }
    /// About which data; none where more was asked at a time than could be told apart.
    async fn data_category(&self) -> Option<scalar::Code> {
        self.0.what.as_ref().map(|(_, data)| scalar::Code::of(data))
    }
    /// Whether it was permitted.
    async fn permitted(&self) -> bool {
        self.0.denied.is_none()
    }
    /// Why not, by the reason's code.
    async fn reason(&self) -> Option<&str> {
        self.0.denied.as_deref()
    }
    /// How often. What was asked again in the same hour may stand in an entry of its own.
    async fn times(&self) -> u64 {
        self.0.times
    }
    /// Until when the entry is kept.
    async fn kept_until(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.until)
    }
}
