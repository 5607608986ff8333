use std::collections::BTreeSet;

use super::*;

/// The code of this name.
pub(super) fn code(text: &str) -> Code {
    text.parse().unwrap_or_else(|_| panic!("{text} is not in the list"))
}

#[test]
fn every_line_is_read_and_every_broader_code_exists_and_ends() {
    assert_eq!(TERMS.len(), CODES.lines().count() - 1);
    assert_eq!(PLACES.len(), TERMS.len(), "a code stands twice");
    for term in terms(None) {
        assert!(term.code.as_str().starts_with(&format!("{}:", term.kind.word())));
        assert!(term.code.upward().count() <= 6, "{} is its own ancestor", term.code);
        if let Some(broader) = &term.broader {
            assert_eq!(code(broader.as_str()).kind(), term.kind, "{}", term.code);
        }
        assert_eq!(term.iri().is_some(), term.same_as.is_some(), "{}: no such vocabulary", term.code);
    }
}

#[test]
fn the_list_is_in_order_kinds_together_and_the_wider_code_before_the_narrower() {
    let kinds: Vec<_> = terms(None).map(|term| term.kind).collect();
    assert!(kinds.is_sorted());
    let mut seen = BTreeSet::new();
    for term in terms(None) {
        assert!(term.broader.as_ref().is_none_or(|wider| seen.contains(wider)), "{}", term.code);
        seen.insert(term.code.clone());
    }
    for (kind, word) in CodeKind::ALL {
        assert!(terms(Some(kind)).next().is_some(), "no code of kind {word}");
        assert_eq!(word.parse(), Ok(kind));
    }
    assert_eq!("weather".parse::<CodeKind>(), Err(UnknownKind));
}

/// Codes that stand in charters and terms somewhere. The list only grows.
#[test]
fn codes_of_the_first_list_are_still_there() {
    let first = include_str!("first-codes.txt");
    assert_eq!(first.lines().count(), 85);
    for line in first.lines() {
        code(line);
    }
}

#[test]
fn what_is_narrower_is_what_names_it_as_broader() {
    let government = line_of("recipient:government").unwrap();
    let below: Vec<_> = government.narrower().map(|term| term.code.as_str()).collect();
    assert!(below.contains(&"recipient:border-agency") && !below.contains(&"recipient:coastguard"));
    assert_eq!(line_of("data:name").unwrap().iri().as_deref(), Some("https://w3id.org/dpv/pd#Name"));
}

#[test]
fn purposes_do_not_match_upward() {
    assert!(code("purpose:academic-research").within(&code("purpose:research")));
    assert_eq!(format!("{:?}", code("purpose:research")), "purpose:research");
    assert!(!code("purpose:research").within(&code("purpose:academic-research")));
    assert!(code("purpose:research").overlaps(&code("purpose:academic-research")));
}

/// Red lines and permissions reach downward: who forbids the wide forbids the narrow.
#[test]
fn what_people_mean_by_the_wide_word_lies_below_it() {
    for (narrow, wide) in [
        ("recipient:coastguard", "recipient:border-agency"),
        ("recipient:border-agency", "recipient:government"),
        ("recipient:origin-state-embassy", "recipient:origin-state-authority"),
        ("recipient:origin-state-authority", "recipient:government"),
        ("recipient:asylum-authority", "recipient:government"),
        ("recipient:telecom", "recipient:for-profit"),
        ("purpose:transfer-to-another-state", "purpose:migration-control"),
        ("purpose:deportation", "purpose:migration-control"),
        ("purpose:surveillance", "purpose:law-enforcement"),
        ("purpose:language-technology", "purpose:ai-training"),
        ("purpose:early-warning", "purpose:humanitarian-assistance"),
        ("technology:face-recognition", "technology:machine-learning"),
        ("data:camp-registration-number", "data:identity"),
        ("data:dna", "data:biometric"),
        ("data:interview-recording", "data:asylum-narrative"),
        ("data:asylum-narrative", "data:personal"),
        ("data:call-detail-records", "data:location"),
        ("harm:refoulement", "harm:removal"),
        ("harm:deportation", "harm:removal"),
        ("harm:surveillance-of-kin", "harm:surveillance"),
        ("stage:in-camp", "stage:in-transit"),
    ] {
        assert!(code(narrow).within(&code(wide)), "{narrow} is not within {wide}");
    }
    for apart in ["recipient:public", "recipient:ngo"] {
        assert!(!code(apart).within(&code("recipient:government")), "{apart}");
    }
    assert!(!code("data:anonymised").within(&code("data:personal")));
    assert!(!code("purpose:assisted-return").within(&code("purpose:humanitarian-assistance")));
}

/// Blocks of Unicode 4.1 and older that the fonts of old telephones draw: arrows, operators, technical signs, shapes,
/// miscellaneous symbols and dingbats.
#[test]
fn each_harm_and_benefit_has_a_symbol_of_its_own_that_an_old_telephone_draws() {
    let mut seen = BTreeSet::new();
    for term in terms(None) {
        let wanted = matches!(term.kind, CodeKind::Harm | CodeKind::Benefit);
        assert!(!wanted || term.symbol.is_some(), "{} has no symbol", term.code);
        let Some(symbol) = term.symbol else { continue };
        assert!(seen.insert(symbol), "{symbol} stands for two codes");
        let mut characters = symbol.chars();
        let (first, rest) = (characters.next().unwrap(), characters.next());
        assert_eq!(rest, None, "{}", term.code);
        let old = matches!(first,
            '\u{2190}'..='\u{22ff}' | '\u{2302}'..='\u{231b}' | '\u{25a0}'..='\u{26b1}' | '\u{2701}'..='\u{2704}'
            | '\u{2706}'..='\u{2709}' | '\u{270c}'..='\u{2727}' | '\u{2729}'..='\u{274b}' | '\u{2756}'
            | '\u{2758}'..='\u{275e}' | '\u{2761}'..='\u{2767}' | '\u{2794}' | '\u{2798}'..='\u{27be}');
        assert!(old, "{}: {first} is too new", term.code);
    }
    assert!(seen.len() > 40);
}
