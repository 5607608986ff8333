//! Points in time and spans of it, as whole microseconds and whole seconds.
//!
//! SQLite keeps nanoseconds and PostgreSQL microseconds; everything that is stored, hashed or signed is therefore
//! cut to microseconds here, once. Moments print as RFC 3339 in UTC, spans as ISO 8601 durations without months
//! and years, whose length depends on the calendar.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// A length of time in whole seconds; never negative.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span(u32);

/// A text that is no moment or no span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATime {
    /// Not an RFC 3339 date and time.
    #[error("not an RFC 3339 date and time")]
    Moment,
    /// Not an ISO 8601 duration of weeks, days, hours, minutes and seconds.
    #[error("not an ISO 8601 duration of weeks, days, hours, minutes and seconds")]
    Span,
}

const MICROS: i64 = 1_000_000;
/// 9999-12-31T23:59:59Z: beyond it RFC 3339 has no text.
const LATEST: i64 = 253_402_300_799 * MICROS;

impl Moment {
    /// The moment so many microseconds after the epoch, held within the years 1970 to 9999.
    pub const fn from_micros(micros: i64) -> Self {
        Self(if micros < 0 {
            0
        } else if micros > LATEST {
            LATEST
        } else {
            micros
        })
    }
    /// The moment so many milliseconds after the epoch (Matrix's `origin_server_ts`).
    pub const fn from_millis(millis: i64) -> Self {
        Self::from_micros(millis.saturating_mul(1_000))
    }
    /// Microseconds since the epoch.
    pub const fn micros(self) -> i64 {
        self.0
    }
    /// Whole seconds since the epoch.
    pub const fn seconds(self) -> i64 {
        self.0 / MICROS
    }
    /// The moment `span` later.
    pub const fn plus(self, span: Span) -> Self {
        Self::from_micros(self.0.saturating_add(span.0 as i64 * MICROS))
    }
    /// The moment `span` earlier.
    pub const fn minus(self, span: Span) -> Self {
        Self::from_micros(self.0.saturating_sub(span.0 as i64 * MICROS))
    }
    fn date_time(self) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH + time::Duration::microseconds(self.0)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.date_time().format(&Rfc3339).map_err(|_| fmt::Error)?)
    }
}
impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Moment {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let at = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| NotATime::Moment)?;
        i64::try_from(at.unix_timestamp_nanos() / 1_000).map(Self::from_micros).map_err(|_| NotATime::Moment)
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// So many seconds.
    pub const fn seconds(seconds: u32) -> Self {
        Self(seconds)
    }
    /// So many days of 24 hours.
    pub const fn days(days: u32) -> Self {
        Self(days.saturating_mul(86_400))
    }
    /// The length in seconds.
    pub const fn as_seconds(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, rest) = (self.0 / 86_400, self.0 % 86_400);
        let (hours, minutes, seconds) = (rest / 3_600, rest % 3_600 / 60, rest % 60);
        f.write_str("P")?;
        if days > 0 {
            write!(f, "{days}D")?;
        }
        if rest > 0 || days == 0 {
            f.write_str("T")?;
        }
        for (count, unit) in [(hours, 'H'), (minutes, 'M'), (seconds, 'S')] {
            if count > 0 || (unit == 'S' && self.0 == 0) {
                write!(f, "{count}{unit}")?;
            }
        }
        Ok(())
    }
}
impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Span {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let body = text.strip_prefix('P').ok_or(NotATime::Span)?;
        let (date, time) = body.split_once('T').map_or((body, None), |(date, time)| (date, Some(time)));
        if time == Some("") || (date.is_empty() && time.is_none()) {
            return Err(NotATime::Span);
        }
        let days = components(date, &[('W', 7 * 86_400), ('D', 86_400)])?;
        let rest = components(time.unwrap_or(""), &[('H', 3_600), ('M', 60), ('S', 1)])?;
        let total = days.checked_add(rest).ok_or(NotATime::Span)?;
        u32::try_from(total).map(Self).map_err(|_| NotATime::Span)
    }
}

/// The sum of `<digits><unit>` parts, each unit at most once and in the given order.
fn components(mut text: &str, units: &[(char, u64)]) -> Result<u64, NotATime> {
    let mut total: u64 = 0;
    for &(unit, seconds) in units {
        if let Some((digits, rest)) = text.split_once(unit) {
            let plain =
                !digits.is_empty() && digits.len() <= 10 && digits.bytes().all(|b| b.is_ascii_digit());
            let count: u64 =
                if plain { digits.parse().map_err(|_| NotATime::Span)? } else { return Err(NotATime::Span) };
            total =
                count.checked_mul(seconds).and_then(|part| total.checked_add(part)).ok_or(NotATime::Span)?;
            text = rest;
        }
    }
    if text.is_empty() { Ok(total) } else { Err(NotATime::Span) }
}

macro_rules! serde_as_text {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )*};
}
pub(crate) use serde_as_text;
serde_as_text!(Moment, Span);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_print_and_parse() {
        for (text, seconds, printed) in [
            ("PT0S", 0, "PT0S"),
            ("PT90S", 90, "PT1M30S"),
            ("P7D", 604_800, "P7D"),
            ("P1W", 604_800, "P7D"),
            ("P1DT2H3M4S", 93_784, "P1DT2H3M4S"),
            ("P0D", 0, "PT0S"),
        ] {
            let span: Span = text.parse().unwrap();
            assert_eq!((span.as_seconds(), span.to_string().as_str()), (seconds, printed), "{text}");
            assert_eq!(span.to_string().parse::<Span>(), Ok(span));
        }
        for wrong in [
            "",
            "P",
            "PT",
            "7D",
            "P-1D",
            "P1Y",
            "P1M",
            "PT1S1M",
            "P1DT",
            "P1.5D",
            "P99999999999D",
            "PT1H1H",
            "P١D",
        ] {
            assert_eq!(wrong.parse::<Span>(), Err(NotATime::Span), "{wrong}");
        }
    }

    #[test]
    fn moments_are_cut_to_microseconds() {
        let at: Moment = "2026-11-22T18:00:00.123456789+02:00".parse().unwrap();
        assert_eq!(at.to_string(), "2026-11-22T16:00:00.123456Z");
        assert_eq!(at.plus(Span::days(1)).minus(Span::days(1)), at);
        assert_eq!(Moment::from_millis(i64::MAX).to_string(), "9999-12-31T23:59:59Z");
        assert!("yesterday".parse::<Moment>().is_err());
        assert_eq!(Moment::from_micros(-1), Moment::from_micros(0), "nothing is before 1970");
        assert_eq!(Moment::from_micros(0).minus(Span::days(1)), Moment::from_micros(0));
        assert_eq!((at.micros() / 1_000_000, format!("{at:?}")), (at.seconds(), at.to_string()));
        let (day, none) = (Span::days(1), Span::ZERO);
        assert_eq!((format!("{day:?}"), format!("{none:?}")), ("P1D".to_owned(), "PT0S".to_owned()));
    }
}
