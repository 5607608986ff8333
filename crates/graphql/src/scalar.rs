//! Scalars. As input they take any text: what is wrong with it is said by a typed refusal, with all the other faults,
//! not by an error that ends the request.

use std::fmt::Display;

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

macro_rules! scalars {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(pub String);

        #[Scalar]
        impl ScalarType for $name {
            fn parse(value: Value) -> InputValueResult<Self> {
                match value {
                    Value::String(text) => Ok(Self(text)),
                    other => Err(InputValueError::expected_type(other)),
                }
            }
            fn to_value(&self) -> Value {
                Value::String(self.0.clone())
            }
        }
        impl $name {
            /// The value as it prints.
            pub(crate) fn of(value: &impl Display) -> Self {
                Self(value.to_string())
            }
        }
        impl From<$name> for String {
            fn from(scalar: $name) -> Self {
                scalar.0
            }
        }
    )*};
}

scalars! {
    /// A point in time: RFC 3339, in UTC, to the microsecond. For example `2027-01-31T18:00:00Z`.
    DateTime;
    /// A language tag (BCP 47), for example `ar` or `fa-AF`.
    Language;
    /// A country (ISO 3166-1, `GR`) or a part of one (ISO 3166-2, `DE-BE`).
    Place;
    /// A code of the taxonomy, for example `purpose:academic-research`. The query `taxonomy` lists them.
    Code;
    /// A SHA-256 digest: `sha256:` and 64 lower-case hexadecimal digits.
    Digest;
    /// A decision rule in its one-line notation, for example `consent: 2/3 of cast; approval quorum 1/4 of roll`; for choosing
    /// between several, `choose: schulze; turnout quorum 1/4 of roll`.
    RuleText;
    /// An exact fraction between nothing and everything, for example `1/10`.
    Fraction;
    /// A length of time: ISO 8601, in weeks, days, hours, minutes and seconds. For example `P7D` or `PT2H`.
    Duration;
    /// A day of the calendar in UTC: `2027-01-31`.
    Date;
}
