//! What is said of elections: one value at least of each thing.

use domain::{
    ballot::Answer,
    decision::publishable_contest,
    disclosure::publish_turnout,
    effect::Notice,
    id::MemberId,
    ranking::{Approved, Ranking, Slate},
    rule::{Choosing, Method},
    tally::{Chosen, Electorate, Marked, Marks, choose},
    text::LocalText,
};

use super::samples::{at, closes, text};

pub(super) const RULES: [&str; 3] = [
    "choose: schulze; turnout quorum 1/4 of roll",
    "choose: schulze",
    "choose: approval; turnout quorum 2/5 of roll",
];

fn title() -> LocalText {
    text(["Who speaks for us?", "من يتكلّم باسمنا؟", "Qui parle pour nous ?"])
}

fn names() -> Vec<String> {
    ["Bridge", "ميناء", "Lanterne\u{202e}"].map(str::to_owned).into()
}

/// Counts, each with the ballots for which one would write `5 × 2>1`, of a roll of 40.
pub(super) fn counted() -> Vec<(Choosing, Chosen)> {
    let cases: [(&str, &[(usize, &str)]); 10] = [
        (RULES[0], &[(9, "2>1>3"), (3, "1")]),
        (RULES[0], &[(5, "2")]),
        (RULES[1], &[(2, "1>2>3"), (3, "2>3>1"), (2, "3>1>2")]),
        (RULES[1], &[(5, "1"), (5, "3")]),
        (RULES[1], &[(5, "none"), (4, "1>2")]),
        (RULES[1], &[(5, "none"), (5, "1>2")]),
        (RULES[2], &[(12, "1,2"), (10, "2")]),
        (RULES[2], &[(10, "1"), (10, "2")]),
        (RULES[2], &[(12, "none"), (12, "1")]),
        (RULES[2], &[(16, "none")]),
    ];
    let slate = Slate::new(3).unwrap();
    let one = |(rule, ballots): (&str, &[(usize, &str)])| {
        let rule: Choosing = rule.parse().unwrap();
        let read = |typed: &str| match rule.method {
            Method::Schulze => Answer::Ranking(Ranking::read(typed, slate).unwrap()),
            Method::Approval => Answer::Approved(Approved::read(typed, slate).unwrap()),
        };
        let each = ballots.iter().flat_map(|(times, typed)| std::iter::repeat_n(read(typed), *times));
        let ballots = each.zip(0u128..).map(|(answer, n)| Marked { member: member(n), sequence: 1, answer });
        let marks = Marks { ballots: ballots.collect(), ..Marks::default() };
        let electorate = Electorate::new((0..40).map(member).collect());
        (rule, choose(&electorate, &marks, slate, rule).unwrap())
    };
    cases.into_iter().map(one).collect()
}

fn member(n: u128) -> MemberId {
    format!("mem_{n:032x}").parse().unwrap()
}

pub(super) fn notices() -> Vec<Notice> {
    let (title, closes) = (title(), closes());
    let opened = |rule: &str, polled, reopened| Notice::ElectionOpened {
        title: title.clone(),
        rule: rule.parse().unwrap(),
        candidates: names(),
        closes,
        polled,
        reopened,
    };
    let paper = |rule: &str| Notice::Candidates {
        title: title.clone(),
        rule: rule.parse().unwrap(),
        candidates: names(),
        closes,
    };
    let mut all = vec![
        Notice::ElectionCalled {
            title: title.clone(),
            nominations_end: at("2026-11-15T18:00:00Z"),
            vote_from: at("2026-11-18T18:00:00Z"),
        },
        Notice::NobodyNominated { title: title.clone() },
        opened(RULES[0], false, false),
        opened(RULES[2], true, true),
        opened(RULES[2], false, false),
        paper(RULES[0]),
        paper(RULES[2]),
    ];
    all.extend(counted().into_iter().map(|(_, chosen)| {
        let published = publish_turnout(chosen.electorate, chosen.turnout, 0);
        let steps = publishable_contest(&chosen.steps, &published);
        let settled = chosen.settled;
        Notice::ElectionOutcome { title: title.clone(), candidates: names(), settled, published, steps }
    }));
    all
}
