//! That the texts in an agreement are of the kinds that its JSON Schema names.

use super::document::{AgreementDocument, Subject, Words};

/// Whether every text is of its kind. Digests, moments, names and the policy have checks and codes of their own.
pub(super) fn shaped(document: &AgreementDocument) -> bool {
    let subject = &document.credential_subject;
    is_said(&subject.negotiation) && record(subject) && evidence(subject) && signatures(subject)
}

fn record(subject: &Subject) -> bool {
    let controller = &subject.controller;
    let recipients = subject.recipients.iter().all(|one| {
        let onward = one
            .onward
            .iter()
            .all(|next| is_iri(&next.kind) && is_iri(&next.country) && are_words(&next.what_for));
        is_said(&one.name) && is_iri(&one.kind) && is_iri(&one.country) && onward
    });
    let notices = !subject.notices.is_empty() && subject.notices.iter().all(|one| is_said(&one.language));
    let lengths = [&subject.retention, &subject.withdrawal.delete_within];
    is_said(&controller.name)
        && is_iri(&controller.kind)
        && is_said(&controller.complaints.to)
        && are_words(&controller.complaints.how)
        && recipients
        && subject.scope.journey_stages.iter().chain(&subject.storage_places).all(|one| is_iri(one))
        && subject.legal_basis.as_deref().is_none_or(is_iri)
        && lengths.into_iter().chain(&subject.usage_trail).all(|one| is_duration(one))
        && are_words(&subject.withdrawal.how)
        && notices
        && subject.risks.iter().all(|one| is_iri(&one.harm) && are_words(&one.mitigation))
        && subject.impact_assessment.as_ref().is_none_or(|study| is_said(&study.at))
}

fn evidence(subject: &Subject) -> bool {
    let decision = &subject.decision;
    let chosen = |choices: &Vec<String>| !choices.is_empty() && choices.iter().all(|one| is_said(one));
    is_said(&decision.rule)
        && is_said(&decision.margin)
        && decision.figures.cells.iter().all(|cell| chosen(&cell.choices))
}

fn signatures(subject: &Subject) -> bool {
    subject.signatures.iter().chain(&subject.countersignature.jws).all(|one| is_jws(one))
}

const fn is_said(text: &str) -> bool {
    !text.is_empty()
}

/// Words in at least one language, none of them empty.
pub(super) fn are_words(words: &Words) -> bool {
    !words.is_empty() && words.values().all(|text| is_said(text))
}

pub(super) fn is_iri(text: &str) -> bool {
    text.starts_with("https://")
}

fn is_jws(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(is_plain_byte);
    text.split('.').count() == 3 && text.split('.').all(is_part)
}

/// A part of an address or a name that is an id: letters of ASCII, digits, `_` and `-`.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(is_plain_byte)
}

const fn is_plain_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// A day as `2026-03-01`.
pub(super) fn is_day(text: &str) -> bool {
    let fits =
        |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

/// A duration of ISO 8601 in whole numbers, such as `P14D` or `PT36H`.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (date, time) = rest.split_once('T').map_or((rest, None), |(date, time)| (date, Some(time)));
    !rest.is_empty()
        && is_counted(date, "YMWD")
        && time.is_none_or(|time| !time.is_empty() && is_counted(time, "HMS"))
}

/// Numbers, each with one of these units behind it, in the order of the units.
fn is_counted(text: &str, units: &str) -> bool {
    let (mut rest, mut left) = (text, units);
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Some(unit) = rest.get(digits..).and_then(|rest| rest.chars().next()) else { return false };
        let Some(at) = left.find(unit).filter(|_| digits > 0) else { return false };
        left = left.get(at + 1..).unwrap_or_default();
        rest = rest.get(digits + 1..).unwrap_or_default();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_one_spelling_of_each_part() {
        for good in ["P14D", "P1Y6M", "PT36H", "P1DT2H3M4S", "P2W"] {
            assert!(is_duration(good), "{good}");
        }
        for bad in ["", "P", "PT", "P1DT", "14D", "P1D2Y", "P1.5D", "P-1D", "PD", "P1Dx", "PT1D", "P1é"] {
            assert!(!is_duration(bad), "{bad}");
        }
    }

    #[test]
    fn a_day_and_an_id_are_plain() {
        assert!(is_day("2026-03-01") && is_id("com_1") && is_id("neighbour"));
        assert!(
            !is_day("2026-3-01") && !is_day("2026-03-01Z") && !is_id("") && !is_id("a:b") && !is_id("a/b")
        );
    }
}
