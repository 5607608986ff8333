//! Which of several forms an asker takes: `Accept`, with its weights (RFC 9110, sections 12.4.2 and 12.5.1); and whether it has it.
//!
//! Parameters of a media type other than its weight are passed over: no form here has any.

use std::cmp::Reverse;

use axum::http::{
    HeaderMap,
    header::{ACCEPT, IF_NONE_MATCH},
};

/// A media range that an asker named.
#[derive(Debug, PartialEq, Eq)]
struct Range {
    /// In lower case; `*` stands for all.
    kind: String,
    subtype: String,
    /// In thousandths.
    weight: u16,
}

impl Range {
    /// A range as it is written; none of what cannot be read.
    fn read(text: &str) -> Option<Self> {
        let mut parts = cut(text, ';').into_iter();
        let (kind, subtype) = parts.next()?.trim().split_once('/')?;
        let sound = |word: &str| !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || c == '/');
        if !sound(kind) || !sound(subtype) || (kind == "*" && subtype != "*") {
            return None;
        }
        let named = |part: &&str| part.trim().get(..2).is_some_and(|name| name.eq_ignore_ascii_case("q="));
        let weight = parts.find(named).map_or(Some(1_000), |part| weight(part.trim().get(2..)?))?;
        Some(Self { kind: kind.to_ascii_lowercase(), subtype: subtype.to_ascii_lowercase(), weight })
    }

    /// How closely it names a media type, the more the closer; none where it does not.
    fn names(&self, media_type: &str) -> Option<u8> {
        let (kind, subtype) = media_type.split_once('/')?;
        match (self.kind.as_str(), self.subtype.as_str()) {
            ("*", _) => Some(0),
            (own, "*") if own == kind => Some(1),
            (own, of) if (own, of) == (kind, subtype) => Some(2),
            _ => None,
        }
    }
}

/// Of these media types, which are written in lower case and stand in our own order, the one that the asker likes best; none where it
/// takes none of them. Who says nothing that can be read takes the first.
///
/// Between what it likes equally goes first what it named more closely, then what it named first.
pub(crate) fn best<'a>(headers: &HeaderMap, offered: &[&'a str]) -> Option<&'a str> {
    let ranges = ranges(headers);
    if ranges.is_empty() {
        return offered.first().copied();
    }
    let liked = offered.iter().enumerate().filter_map(|(own, media_type)| {
        let (range, closely, at) = closest(&ranges, media_type)?;
        (range.weight > 0).then_some(((range.weight, closely, Reverse(at), Reverse(own)), *media_type))
    });
    liked.max().map(|(_, media_type)| media_type)
}

/// Whether the asker takes this media type, in lower case, and named it itself.
pub(crate) fn by_name(headers: &HeaderMap, media_type: &str) -> bool {
    let ranges = ranges(headers);
    closest(&ranges, media_type).is_some_and(|(range, closely, _)| closely == 2 && range.weight > 0)
}

/// Whether the asker has already what this tag, with its quotation marks, names (section 13.1.2). Whoever packed it on the way called the
/// tag weak.
pub(crate) fn has(headers: &HeaderMap, tag: &str) -> bool {
    let said = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut known = said.flat_map(|line| line.split(',')).map(str::trim);
    known.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// The range that speaks for a media type: the closest; of several as close, the one with the most weight. With how closely it names it,
/// and its place.
fn closest<'a>(ranges: &'a [Range], media_type: &str) -> Option<(&'a Range, u8, usize)> {
    let naming = ranges.iter().enumerate();
    let naming = naming.filter_map(|(at, range)| Some((range, range.names(media_type)?, at)));
    naming.max_by_key(|(range, closely, at)| (*closely, range.weight, Reverse(*at)))
}

fn ranges(headers: &HeaderMap) -> Vec<Range> {
    let said = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    said.flat_map(|line| cut(line, ',')).filter_map(Range::read).collect()
}

/// A weight (section 12.4.2) in thousandths: `0` or `1` and up to three digits after a point.
fn weight(text: &str) -> Option<u16> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = rest.len() <= 3 && rest.bytes().all(|digit| digit.is_ascii_digit());
    let parts = format!("{rest:0<3}").parse().ok().filter(|_| digits)?;
    match (whole, parts) {
        ("0", parts) => Some(parts),
        ("1", 0) => Some(1_000),
        _ => None,
    }
}

/// Cuts a text at a sign, but not within quotation marks.
fn cut(text: &str, at: char) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(move |sign| {
        if escaped {
            escaped = false;
        } else if quoted && sign == '\\' {
            escaped = true;
        } else if sign == '"' {
            quoted = !quoted;
        }
        !quoted && sign == at
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const OFFERED: [&str; 3] = ["application/vc", "application/vc+jwt", "text/plain"];

    fn said(lines: &[&'static str]) -> HeaderMap {
        lines.iter().map(|line| (ACCEPT, HeaderValue::from_static(line))).collect()
    }

    #[test]
    fn the_asker_is_given_what_it_likes_best_or_nothing() {
        for (accept, wanted) in [
            // Whoever says nothing takes anything.
            ("", Some("application/vc")),
            (" , ", Some("application/vc")),
            ("*/*", Some("application/vc")),
            ("application/vc+jwt", Some("application/vc+jwt")),
            ("Application/VC+JWT", Some("application/vc+jwt")),
            ("text/*", Some("text/plain")),
            // Weights, in either order and with blanks.
            ("application/vc;q=0.5, application/vc+jwt;q=0.9", Some("application/vc+jwt")),
            ("application/vc+jwt;q=0.5, application/vc;q=0.9", Some("application/vc")),
            ("application/vc ; Q=0.001 , text/plain;q=0.002", Some("text/plain")),
            ("application/vc+jwt;q=0.9, */*", Some("application/vc")),
            ("application/vc+jwt, */*;q=0.1", Some("application/vc+jwt")),
            // The closest range speaks, whatever the others say.
            ("application/*;q=0.2, application/vc+jwt;q=0.1, */*;q=0.3", Some("text/plain")),
            ("application/*, application/vc;q=0.1", Some("application/vc+jwt")),
            // 0 is no.
            ("application/vc;q=0, */*;q=0.1", Some("application/vc+jwt")),
            ("application/*;q=0, */*", Some("text/plain")),
            ("application/vc;q=0.000", None),
            ("*/*;q=0", None),
            ("*/*;q=0, application/vc+jwt", Some("application/vc+jwt")),
            ("text/html", None),
            ("text/html, application/xhtml+xml, image/*", None),
            ("application/vcard", None),
            // Liked equally: what is named more closely, then what is named first.
            ("*/*, application/vc+jwt", Some("application/vc+jwt")),
            ("application/vc+jwt, application/vc", Some("application/vc+jwt")),
            // Other parameters say nothing here, and a sign within quotation marks divides nothing.
            ("application/vc+jwt;charset=utf-8;q=0.5", Some("application/vc+jwt")),
            ("application/vc+jwt;x=\"a,b;q=0\\\"\"", Some("application/vc+jwt")),
            // What cannot be read is as if it were not there.
            ("application/vc+jwt;q=2, text/plain;q=0.1", Some("text/plain")),
            ("application/vc+jwt;q=0.1234, text/plain;q=0.1", Some("text/plain")),
            ("application/vc+jwt;q=, text/plain;q=0.1", Some("text/plain")),
            ("application/vc+jwt;q=-1, text/plain;q=1.000", Some("text/plain")),
            ("*/vc, text/plain", Some("text/plain")),
            ("vc, /, a b/c", Some("application/vc")),
        ] {
            assert_eq!(best(&said(&[accept]), &OFFERED), wanted, "{accept}");
        }
        assert_eq!(best(&said(&[]), &OFFERED), Some("application/vc"));
        let two = said(&["application/vc;q=0.1", "text/plain"]);
        assert_eq!(best(&two, &OFFERED), Some("text/plain"), "several lines are one list");
        assert_eq!(best(&said(&[]), &[]), None);
    }

    #[test]
    fn a_tag_is_known_by_itself_weak_or_among_others() {
        for (said, known) in [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\", W/\"a\"", true),
            ("*", true),
            ("\"b\"", false),
            ("a", false),
            ("W/W/\"a\"", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_static(said))]);
            assert_eq!(has(&headers, "\"a\""), known, "{said}");
        }
        assert!(!has(&HeaderMap::new(), "\"a\""));
    }

    #[test]
    fn by_name_no_wildcard_counts() {
        for (accept, named) in [
            ("application/vc", true),
            ("application/json, APPLICATION/vc;q=0.5", true),
            ("application/vc;q=0", false),
            ("application/vc;q=0, */*", false),
            ("application/*", false),
            ("*/*", false),
            ("", false),
        ] {
            assert_eq!(by_name(&said(&[accept]), "application/vc"), named, "{accept}");
        }
        assert!(!by_name(&said(&[]), "application/vc"));
    }
}
