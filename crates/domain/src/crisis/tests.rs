use uuid::Uuid;

use super::*;
use crate::{charter::CrisisClause, id::Id};

const ONE: u128 = 1;
const OTHER: u128 = 2;

fn at(hours: u32) -> Moment {
    Moment::from_micros(1_800_000_000_000_000).plus(Span::seconds(hours * 3_600))
}

fn clause() -> CrisisClause {
    CrisisClause {
        longest_term: Span::days(60),
        rules: Vec::new(),
        red_lines: Vec::new(),
        burden: None,
        lapses_after: Span::days(10),
    }
}

fn reason() -> TypedText {
    vec![("en".to_owned(), "Raids in two towns.".to_owned())]
}

/// What a steward does.
#[derive(Clone, Copy)]
enum Act {
    Declares(u128),
    /// Declares, and is the only steward.
    DeclaresAlone(u128),
    Ends(u128),
    EndsAlone(u128),
}
use Act::*;

/// The last crisis after these acts, each at its hour, and what each came to.
fn after(acts: &[(u32, Act)]) -> (Option<Crisis>, Vec<String>) {
    let (mut crisis, mut came): (Option<Crisis>, _) = (None, Vec::new());
    for (hour, act) in acts {
        let now = at(*hour);
        let declare = |by: u128, alone, before: Option<Crisis>| {
            let (clause, reason) = (clause(), reason());
            let said = Declaration {
                id: Id::new(Uuid::from_u128(7)),
                community: Id::new(Uuid::from_u128(8)),
                clause: Some(&clause),
                by: Id::new(Uuid::from_u128(by)),
                alone,
                reason: &reason,
            };
            Crisis::declare(&said, before, now)
        };
        let end = |by: u128, alone, before: Option<Crisis>| {
            let step = before.unwrap().end(Id::new(Uuid::from_u128(by)), alone, now)?;
            Ok(step.map(|crisis| vec![crisis]))
        };
        let before = crisis.clone();
        let step = match *act {
            Declares(by) => declare(by, false, before),
            DeclaresAlone(by) => declare(by, true, before),
            Ends(by) => end(by, false, before),
            EndsAlone(by) => end(by, true, before),
        };
        match step {
            Ok(mut step) => {
                let facts: Vec<_> =
                    step.facts.iter().map(|fact| serde_json::json!(fact)["fact"].to_string()).collect();
                came.push(facts.join(" ").replace('"', ""));
                crisis = step.next.pop();
            }
            Err(refused) => came.push(refused.all()[0].reason.code().to_owned()),
        }
    }
    (crisis, came)
}

/// Acts, each at its hour, and what each comes to.
type Case = (&'static [(u32, Act)], &'static [&'static str]);

#[test]
fn it_takes_two_stewards_where_there_are_two() {
    let cases: &[Case] = &[
        (&[(0, DeclaresAlone(ONE))], &["crisis-begun"]),
        (&[(0, Declares(ONE))], &["crisis-declared"]),
        (&[(0, Declares(ONE)), (1, Declares(ONE))], &["crisis-declared", "crisis.other-steward-needed"]),
        (&[(0, Declares(ONE)), (23, Declares(OTHER))], &["crisis-declared", "crisis-begun"]),
        (
            &[(0, Declares(ONE)), (1, Declares(OTHER)), (2, Declares(ONE))],
            &["crisis-declared", "crisis-begun", "crisis.in-force"],
        ),
        // A day later it is a new declaration.
        (&[(0, Declares(ONE)), (24, Declares(OTHER))], &["crisis-declared", "crisis-declared"]),
        (&[(0, Declares(ONE)), (1, Ends(ONE))], &["crisis-declared", "crisis.none"]),
        (&[(0, DeclaresAlone(ONE)), (1, EndsAlone(ONE))], &["crisis-begun", "crisis-over"]),
        (
            &[(0, DeclaresAlone(ONE)), (1, Ends(ONE)), (2, Ends(ONE)), (3, Ends(OTHER))],
            &["crisis-begun", "", "crisis.other-steward-needed", "crisis-over"],
        ),
        (&[(0, DeclaresAlone(ONE)), (1, Ends(ONE)), (25, Ends(OTHER))], &["crisis-begun", "", ""]),
        (&[(0, DeclaresAlone(ONE)), (240, Ends(OTHER))], &["crisis-begun", "crisis.none"]),
        // It has lapsed: the next one closes it.
        (&[(0, DeclaresAlone(ONE)), (240, Declares(ONE))], &["crisis-begun", "crisis-over crisis-declared"]),
    ];
    for (at, (acts, wanted)) in cases.iter().enumerate() {
        assert_eq!(after(acts).1, *wanted, "case {at}");
    }
}

#[test]
fn it_lapses_at_its_moment_and_is_told_once() {
    let crisis = after(&[(0, DeclaresAlone(ONE))]).0.unwrap();
    let last = Moment::from_micros(at(240).micros() - 1);
    assert!(crisis.holds(at(0)) && crisis.holds(last) && !crisis.holds(at(240)));
    assert!(crisis.clone().lapse(last).is_none());
    // However late the clock looks, it was over at its moment.
    let over = crisis.lapse(at(300)).unwrap();
    assert_eq!(over.next.state, CrisisState::Over { at: at(240) });
    assert_eq!((over.facts.len(), over.effects.len()), (1, 1));
    assert!(over.next.lapse(at(400)).is_none());
    let unconfirmed = after(&[(0, Declares(ONE))]).0.unwrap();
    assert!(!unconfirmed.holds(at(1)) && unconfirmed.under_way(at(23)) && !unconfirmed.under_way(at(24)));
    assert!(unconfirmed.clone().lapse(at(23)).is_none());
    assert!(unconfirmed.lapse(at(24)).unwrap().effects.is_empty(), "nobody was told that it held");
}

#[test]
fn it_needs_a_clause_and_a_reason() {
    let code = |clause: Option<&CrisisClause>, reason: &TypedText| {
        let (id, community, by) =
            (Id::new(Uuid::from_u128(7)), Id::new(Uuid::from_u128(8)), Id::new(Uuid::from_u128(ONE)));
        let said = Declaration { id, community, clause, by, alone: true, reason };
        Crisis::declare(&said, None, at(0)).map_or_else(|refused| refused.all()[0].reason.code(), |_| "begun")
    };
    let clause = clause();
    assert_eq!(code(None, &reason()), "crisis.no-clause");
    assert_eq!(code(Some(&clause), &Vec::new()), "input.empty");
    assert_eq!(code(Some(&clause), &vec![("klingon!".into(), "x".into())]), "input.unknown-language");
    assert_eq!(code(Some(&clause), &reason()), "begun");
}
