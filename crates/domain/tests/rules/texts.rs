//! Texts that nobody would type: arbitrary ones, and right ones with something wrong done to them. No reader may break, and
//! what it reads must say what was written.

use domain::{
    charter::{Charter, CharterDraft, RedLineDraft, Template},
    decision::DecisionKind,
    ranking::{Approved, Candidate, Elected, Nominee, Ranking, Slate},
    rule::Rule,
    taxonomy::Risk,
};
use proptest::{prelude::*, sample::Index};

/// Any text, of signs that mean something somewhere and of signs that mean nothing anywhere.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,60}",
        "\\PC{0,200}",
        any::<Vec<u8>>().prop_map(|b| String::from_utf8_lossy(&b).into_owned())
    ]
}

/// What can be done to a text.
#[derive(Clone, Debug)]
enum Harm {
    Insert(Index, String),
    Remove(Index),
    Swap(Index, Index),
    Double(Index, Index),
    Cut(Index),
    Case(bool),
}

fn any_harm(piece: impl Strategy<Value = String>) -> impl Strategy<Value = Harm> {
    let index = any::<Index>;
    prop_oneof![
        4 => (index(), piece).prop_map(|(at, piece)| Harm::Insert(at, piece)),
        3 => index().prop_map(Harm::Remove),
        2 => (index(), index()).prop_map(|(one, other)| Harm::Swap(one, other)),
        2 => (index(), index()).prop_map(|(from, to)| Harm::Double(from, to)),
        1 => index().prop_map(Harm::Cut),
        1 => any::<bool>().prop_map(Harm::Case),
    ]
}

fn harmed(text: &str, harm: &Harm) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    if let Harm::Insert(at, piece) = harm {
        let at = at.index(signs.len() + 1);
        signs.splice(at..at, piece.chars());
    } else if !signs.is_empty() {
        let place = |index: &Index| index.index(signs.len());
        match harm {
            Harm::Remove(at) => drop(signs.remove(place(at))),
            Harm::Swap(one, other) => {
                let (one, other) = (place(one), place(other));
                signs.swap(one, other);
            }
            Harm::Double(one, other) => {
                let (from, to) = (place(one).min(place(other)), place(one).max(place(other)));
                let again = signs[from..=to].to_vec();
                signs.splice(to..to, again);
            }
            Harm::Cut(at) => signs.truncate(place(at)),
            Harm::Case(true) => return text.to_uppercase(),
            Harm::Case(false) => return text.to_lowercase(),
            Harm::Insert(..) => {}
        }
    }
    signs.into_iter().collect()
}

/// One of these texts with up to three harms done to it; the pieces that are put in come from the same world.
fn mutated(texts: &'static [&'static str], pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![prop::sample::select(pieces).prop_map(str::to_owned), "\\PC{1,3}"];
    (prop::sample::select(texts), prop::collection::vec(any_harm(piece), 0..=3))
        .prop_map(|(text, harms)| harms.iter().fold(text.to_owned(), |text, harm| harmed(&text, harm)))
}

const RULES: &[&str] = &[
    "for: majority of cast",
    "consent: 2/3 of cast; approval quorum 1/4 of roll",
    "for: more than 2/3 of roll; turnout quorum 1/2 of roll",
    "consent: majority of cast; objection by 1/20 of roll sends back",
    "for: majority of cast; objection by 1/20 of roll asks 4/5 of roll",
    "consent: majority of cast; concurrent in-lesvos majority of roll; concurrent women 2/3 of cast",
    "consent: 2/3 of cast; approval quorum 1/4 of roll; veto without-papers 1/3 of roll; veto women 1/2 of cast",
];

const RULE_PIECES: &[&str] = &[
    ": ",
    "; ",
    " of ",
    "cast",
    "roll",
    "majority",
    "more than ",
    "1/2",
    "2/4",
    "0/1",
    "5/4",
    "1/1000",
    "1/1001",
    "/",
    "consent",
    "for",
    " quorum ",
    "approval",
    "turnout",
    "objection by ",
    "sends back",
    "asks ",
    "concurrent ",
    "veto ",
    "women",
    "zzz",
    "--",
    " ",
    "\u{200f}",
    "99999999999999999999/99999999999999999999",
    "½",
    "٢/٣",
];

/// A rule that is read is written as it was read: no text but its one spelling means it.
fn read_rule(text: &str) -> Result<(), TestCaseError> {
    if let Ok(rule) = text.parse::<Rule>() {
        prop_assert_eq!(rule.to_string(), text);
        prop_assert!(text.len() <= 1_000);
        let json = serde_json::to_string(&rule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), rule);
    }
    Ok(())
}

const RANKINGS: &[&str] = &[
    "2>1=3>none",
    "1>2>3>4>5=none",
    "none>1=2=3",
    "12>3=none",
    "1",
    "none",
    "7=8>9>none>10=11=12",
    "1=2=3=none",
];
const APPROVALS: &[&str] = &["approve 1,3", "approve none", "1 2 3", "approve 12،7", "none", "APPROVE 1, 2"];
const BALLOT_PIECES: &[&str] = &[
    ">",
    "=",
    ",",
    "،",
    "none",
    "None",
    "NONE",
    "approve",
    " ",
    "\t",
    "\n",
    "0",
    "1",
    "01",
    "12",
    "13",
    "50",
    "51",
    "255",
    "256",
    "257",
    "-1",
    "+1",
    "1.5",
    "١",
    "²",
    "99999999999999999999",
    "\u{200f}",
    "\u{0}",
    "<",
    ">>",
];

fn read_ranking(text: &str, slate: Slate) -> Result<(), TestCaseError> {
    if let Ok(ranking) = Ranking::read(text, slate) {
        prop_assert_eq!(ranking.slate(), slate);
        // Everybody stands in it once, whatever was typed.
        let mut placed: Vec<Candidate> = ranking.tiers().concat();
        placed.sort_unstable();
        prop_assert_eq!(placed, slate.candidates().collect::<Vec<_>>());
        prop_assert_eq!(Ranking::read(&ranking.to_string(), slate), Ok(ranking.clone()));
        prop_assert_eq!(ranking.to_string().parse(), Ok(ranking));
    }
    if let Ok(ranking) = text.parse::<Ranking>() {
        prop_assert_eq!(ranking.to_string(), text);
    }
    Ok(())
}

fn read_approvals(text: &str, slate: Slate) -> Result<(), TestCaseError> {
    if let Ok(approved) = Approved::read(text, slate) {
        let of_nobody = slate.nominees().all(|nominee| !approved.approves(Candidate::Nominee(nominee)));
        prop_assert_eq!(approved.approves(Candidate::NoneOfThem), of_nobody);
        prop_assert_eq!(Approved::read(&approved.to_string(), slate), Ok(approved.clone()));
        prop_assert_eq!(approved.to_string().parse(), Ok(approved));
    }
    if let Ok(approved) = text.parse::<Approved>() {
        prop_assert_eq!(approved.to_string(), text);
    }
    Ok(())
}

/// Stored words that come back from a database or an export.
fn read_stored(text: &str) {
    let json = serde_json::to_string(text).unwrap();
    let _ = (serde_json::from_str::<Rule>(&json), serde_json::from_str::<Ranking>(&json));
    let _ = (serde_json::from_str::<Approved>(&json), serde_json::from_str::<Candidate>(&json));
    let _ = (serde_json::from_str::<Nominee>(&json), serde_json::from_str::<Elected>(text));
    let _ = (serde_json::from_str::<Charter>(&json), serde_json::from_str::<Charter>(text));
}

/// Where a charter's text can be harmed: every text of it, in the order of the draft.
fn texts_of(draft: &mut CharterDraft) -> Vec<&mut String> {
    let mut texts: Vec<&mut String> = draft.languages.iter_mut().chain(&mut draft.places).collect();
    texts.extend(draft.principles.iter_mut().flatten().flat_map(|(tag, words)| [tag, words]));
    for line in &mut draft.red_lines {
        let RedLineDraft { code, text, purposes, data_categories, recipient_kinds, technologies, places } =
            line;
        texts.push(code);
        texts.extend(text.iter_mut().flat_map(|(tag, words)| [tag, words]));
        let lists = [purposes, data_categories, recipient_kinds, technologies, places];
        texts.extend(lists.into_iter().flatten());
    }
    texts.extend(&mut draft.conditions);
    for rule in &mut draft.rules {
        texts.extend([&mut rule.rule, &mut rule.least_deliberation, &mut rule.window]);
    }
    if let Some(choosing) = &mut draft.choosing {
        texts.extend([&mut choosing.rule, &mut choosing.least_deliberation, &mut choosing.window]);
    }
    texts.push(&mut draft.longest_term);
    texts
}

fn template() -> CharterDraft {
    Template::SettledAssociation.draft(&["en".into(), "ar".into()], &["DE".into(), "GR-L".into()])
}

const CHARTER_PIECES: &[&str] = &[
    "en",
    "EN",
    "fa-AF",
    "DE",
    "de",
    "XX",
    "purpose:",
    "harm:stigma",
    "P1D",
    "PT0S",
    "P99999999999D",
    "-P1D",
    "P1Y",
    "\u{202e}",
    "\u{0}",
    "for: 1/3 of cast",
    "consent: 2/3 of cast",
    "for: majority of cast; objection by 1/2 of roll asks 1/3 of cast",
];

/// A charter draft in which some texts are harmed, replaced by anything or taken away.
fn any_charter() -> impl Strategy<Value = CharterDraft> {
    let piece = prop_oneof![prop::sample::select(CHARTER_PIECES).prop_map(str::to_owned), any_text()];
    let change = prop_oneof![
        3 => any_harm(piece.clone()).prop_map(Ok),
        2 => piece.prop_map(Err),
    ];
    let changes = prop::collection::vec((any::<Index>(), change), 0..6);
    let lists = (prop::option::of(0usize..7), prop::option::of(any::<Index>()));
    (changes, lists).prop_map(|(changes, (emptied, doubled))| {
        let mut draft = template();
        for (at, change) in changes {
            let mut texts = texts_of(&mut draft);
            let text = at.index(texts.len());
            *texts[text] = match change {
                Ok(harm) => harmed(texts[text], &harm),
                Err(other) => other,
            };
        }
        match emptied {
            Some(0) => draft.languages.clear(),
            Some(1) => draft.places.clear(),
            Some(2) => draft.principles.clear(),
            Some(3) => draft.red_lines.clear(),
            Some(4) => draft.conditions.clear(),
            Some(5) => draft.rules.clear(),
            Some(_) => draft.languages = vec!["en".into(); 300],
            None => {}
        }
        if let (Some(at), false) = (doubled, draft.rules.is_empty()) {
            draft.rules.push(draft.rules[at.index(draft.rules.len())].clone());
        }
        draft
    })
}

/// Every refusal says where: the way begins with a field of a charter, and a number on it is a place in that list.
fn says_where(draft: &CharterDraft, path: &[String]) -> Result<(), TestCaseError> {
    let length = match path.first().map(String::as_str) {
        Some("languages") => draft.languages.len(),
        Some("places") => draft.places.len(),
        Some("principles") => draft.principles.len(),
        Some("redLines") => draft.red_lines.len(),
        Some("conditions") => draft.conditions.len(),
        Some("rules") => draft.rules.len(),
        Some("longestTerm") => 0,
        Some("choosing" | "reporting" | "ombuds") => return Ok(()),
        other => return Err(TestCaseError::fail(format!("{other:?} is no field of a charter"))),
    };
    if let Some(at) = path.get(1) {
        let at: usize = at.parse().map_err(|_| TestCaseError::fail(format!("{path:?}")))?;
        prop_assert!(at < length, "{:?} of {}", path, length);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_breaks_the_notation_of_rules(arbitrary in any_text(), nearly in mutated(RULES, RULE_PIECES)) {
        read_rule(&arbitrary)?;
        read_rule(&nearly)?;
        read_stored(&arbitrary);
        read_stored(&nearly);
    }

    #[test]
    fn no_text_breaks_a_ballot(
        arbitrary in any_text(),
        ranked in mutated(RANKINGS, BALLOT_PIECES),
        approved in mutated(APPROVALS, BALLOT_PIECES),
        nominees in prop_oneof![1usize..=13, Just(50usize)],
    ) {
        let slate = Slate::new(nominees).unwrap();
        for text in [arbitrary, ranked, approved] {
            read_ranking(&text, slate)?;
            read_approvals(&text, slate)?;
            read_stored(&text);
        }
    }
}

proptest! {
    #[test]
    fn no_charter_breaks_its_check(draft in any_charter()) {
        match draft.check() {
            Ok(charter) => {
                for kind in DecisionKind::ALL {
                    for risk in Risk::ALL {
                        prop_assert!(charter.rule(kind, risk).is_some_and(|rule| rule.rule.paper == kind.paper()));
                    }
                }
                let stored = serde_json::to_string(&charter).unwrap();
                prop_assert_eq!(serde_json::from_str::<Charter>(&stored).unwrap(), charter);
            }
            Err(refused) => {
                prop_assert!(!refused.all().is_empty());
                for refusal in refused.all() {
                    says_where(&draft, &refusal.path)?;
                }
            }
        }
    }
}

/// The texts above are harmed little enough that some are still right, and enough that most are not.
#[test]
fn harms_leave_something_to_read() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut share = |strategy: BoxedStrategy<bool>| {
        let right = (0..400).filter(|_| strategy.new_tree(&mut runner).unwrap().current()).count();
        assert!((20..380).contains(&right), "{right} of 400 are right");
    };
    let slate = Slate::new(12).unwrap();
    share(mutated(RULES, RULE_PIECES).prop_map(|text| text.parse::<Rule>().is_ok()).boxed());
    share(mutated(RANKINGS, BALLOT_PIECES).prop_map(move |text| Ranking::read(&text, slate).is_ok()).boxed());
    share(
        mutated(APPROVALS, BALLOT_PIECES).prop_map(move |text| Approved::read(&text, slate).is_ok()).boxed(),
    );
    share(any_charter().prop_map(|draft| draft.check().is_ok()).boxed());
}
