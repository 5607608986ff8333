//! Days, hours, and how long something lasts.

use domain::moment::{Moment, Span};
use time::{Date, OffsetDateTime};

use crate::{bundle::Word, locale::Locale, render::list, words};

/// A moment in UTC, such as "22 November 2026, 18:00 UTC". Seconds are told where there are any: a vote ends on the
/// second, and who has a minute too little must be able to see it.
pub fn moment(at: Moment, locale: &Locale) -> String {
    // Within the years 1970 to 9999, which is what a moment holds.
    let utc = OffsetDateTime::from_unix_timestamp(at.seconds()).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (hour, minute, second) = utc.to_hms();
    let time = if second == 0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{hour:02}:{minute:02}:{second:02}")
    };
    let (day, month, year) = parts(utc.date());
    words::moment(*locale, day, month, Word(&year), Word(&time))
}

/// A day written `YYYY-MM-DD`, in words; as it stands where it is no such day.
pub(super) fn day(text: &str, locale: Locale) -> String {
    let noon = format!("{text}T12:00:00Z").parse::<Moment>();
    let Some(utc) = noon.ok().and_then(|noon| OffsetDateTime::from_unix_timestamp(noon.seconds()).ok())
    else {
        return text.to_owned();
    };
    let (day, month, year) = parts(utc.date());
    words::date(locale, day, month, Word(&year))
}

fn parts(date: Date) -> (u64, u64, String) {
    (u64::from(date.day()), u64::from(u8::from(date.month())), date.year().to_string())
}

/// A length of time, such as "7 days" or "1 hour and 30 minutes".
pub fn span(span: Span, locale: &Locale) -> String {
    type Unit = fn(Locale, u64) -> String;
    let seconds = u64::from(span.as_seconds());
    let units: [(u64, Unit); 4] = [
        (seconds / 86_400, words::span_days),
        (seconds % 86_400 / 3_600, words::span_hours),
        (seconds % 3_600 / 60, words::span_minutes),
        (seconds % 60, words::span_seconds),
    ];
    let told: Vec<String> =
        units.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(*locale, count)).collect();
    if told.is_empty() { words::span_seconds(*locale, 0) } else { list(&told, *locale, words::join_and) }
}
