//! The header in which a caller says which languages it reads (`Accept-Language`, RFC 9110, section 12.5.4).

use domain::text::Language;

/// No header that a browser sends is longer.
const HEADER_BYTES: usize = 1_000;

/// The languages of the header, best first. What cannot be read is passed over.
pub fn accepted(header: &str) -> Vec<Language> {
    let ranges = header.get(..header.len().min(HEADER_BYTES)).unwrap_or_default().split(',');
    let mut read: Vec<(u16, Language)> = ranges.filter_map(range).collect();
    read.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    read.into_iter().map(|(_, language)| language).collect()
}

fn range(text: &str) -> Option<(u16, Language)> {
    let (tag, weight) = text.split_once(';').unwrap_or((text, "q=1"));
    let weight: f32 = weight.trim().strip_prefix("q=")?.parse().ok()?;
    let language = tag.trim().parse().ok()?;
    (weight > 0.0 && weight <= 1.0).then_some(((weight * 1_000.0) as u16, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_read_best_first() {
        for (header, tags) in [
            ("fr", "fr"),
            ("en;q=0.5, ar", "ar en"),
            ("fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5", "fr-CH fr en"),
            ("so;q=0, en", "en"),
            ("", ""),
            ("q=1;;;, ,-,\u{0}", ""),
        ] {
            let read: Vec<_> = accepted(header).iter().map(ToString::to_string).collect();
            assert_eq!(read.join(" "), tags, "{header}");
        }
        assert!(accepted(&"en,".repeat(100_000)).len() < 400);
    }
}
