use proptest::prelude::*;

use super::*;
use crate::{
    digest::Digest,
    disclosure::LEAST,
    effect::Audience,
    id::{RequesterId, VoteId},
    proposal::{Tabled, Voting},
    taxonomy::Risk,
    terms::tests as samples,
};

fn at(hours: u32) -> Moment {
    samples::now().plus(Span::seconds(hours * 3_600))
}

fn terms() -> Terms {
    samples::draft().check(&samples::charter(), samples::now()).unwrap()
}

fn tabled() -> Tabled {
    Tabled { number: 1, digest: Digest::of_bytes(b"words"), at: at(0), vote_from: at(72), risk: Risk::Low }
}

fn proposal(stage: Stage) -> Proposal {
    Proposal {
        id: ProposalId::numbered(1),
        community: CommunityId::numbered(2),
        requester: RequesterId::numbered(3),
        stage,
        mandate: None,
        revision_of: None,
        connection: None,
        paused: None,
        waits_since: at(0),
        warned: None,
        submitted_at: at(0),
    }
}

fn deliberated() -> Proposal {
    proposal(Stage::Tabled(tabled()))
}

fn voted_on() -> Proposal {
    proposal(Stage::Voting(Voting { tabled: tabled(), vote: VoteId::numbered(9) }))
}

fn ask(clause: Option<u32>, before: &[Temperature]) -> Result<Temperature, String> {
    let terms = terms();
    let id = TemperatureId::numbered(4);
    let said = Asking { id, salt: [7; 32], terms: &terms, clause, before, reply: None };
    let done = Temperature::ask(&deliberated(), said, at(1));
    done.map(|step| step.next).map_err(|refused| refused.all()[0].reason.code().to_owned())
}

fn over(temperature: Temperature, leanings: Leanings) -> Temperature {
    temperature.end(&voted_on().stage, leanings, terms().title, at(2)).unwrap().next.0
}

fn leanings(roll: u64, counts: [u64; 3]) -> Leanings {
    Leanings { roll, counts }
}

#[test]
fn what_may_be_shown() {
    let line = |shown: &[Warmth]| -> Vec<String> {
        let words = |cell: &Warmth| {
            let mut words: Vec<_> = cell.leanings.iter().map(|leaning| leaning.word()).collect();
            words.extend(cell.silent.then_some("silent"));
            format!("{} {}", words.join("+"), cell.count)
        };
        shown.iter().map(words).collect()
    };
    let nothing: &[&str] = &[];
    for (roll, counts, wanted) in [
        (40, [10, 5, 12], &["towards 10", "unsure 5", "away 12", "silent 13"][..]),
        (40, [10, 4, 12], &["towards 10", "unsure+silent 18", "away 12"]),
        (27, [10, 5, 12], &["towards 10", "unsure+silent 5", "away 12"]),
        (26, [10, 4, 12], nothing),
        (40, [4, 10, 12], &["towards+unsure+away 26", "silent 14"]),
        (40, [20, 0, 0], &["towards+unsure+away 20", "silent 20"]),
        (40, [40, 0, 0], nothing),
        (40, [0, 0, 0], nothing),
        (40, [2, 1, 1], nothing),
        (9, [3, 3, 3], nothing),
    ] {
        assert_eq!(line(&leanings(roll, counts).shown()), wanted, "{counts:?} of {roll}");
    }
}

proptest! {
    /// Every figure, and every sum of figures, holds five or more; together they are the roll, which members know.
    #[test]
    fn nothing_small_is_shown_or_can_be_reckoned(roll in 0u64..80, a in 0u64..30, b in 0u64..30, c in 0u64..30) {
        prop_assume!(a + b + c <= roll);
        let shown = leanings(roll, [a, b, c]).shown();
        prop_assert!(shown.iter().all(|cell| cell.count >= LEAST));
        prop_assert!(shown.is_empty() || shown.iter().map(|cell| cell.count).sum::<u64>() == roll);
        let lumped: Vec<_> = shown.iter().flat_map(|cell| cell.leanings.clone()).collect();
        prop_assert!(shown.is_empty() || lumped.len() == 3, "each leaning stands in one cell");
    }
}

#[test]
fn one_is_open_at_a_time_and_what_was_shown_is_not_asked_again() {
    let first = ask(Some(2), &[]).unwrap();
    assert_eq!((first.number, first.clause, first.closes_at), (1, Some(2), at(49)));
    assert!(first.is_open() && first.shown().is_empty());
    let told = over(first.clone(), leanings(40, [10, 5, 12]));
    let untold = over(first.clone(), leanings(40, [1, 1, 1]));
    let open = "temperature.other-open";
    let known = "temperature.known";
    for (clause, before, wanted) in [
        (Some(99), vec![], Err("concern.no-such-clause")),
        (Some(0), vec![], Err("concern.no-such-clause")),
        (None, vec![first], Err(open)),
        (Some(2), vec![told.clone()], Err(known)),
        (None, vec![told.clone()], Ok(2)),
        (Some(2), vec![untold.clone()], Ok(2)),
        (Some(2), vec![told, untold], Err(known)),
    ] {
        let asked = ask(clause, &before).map(|one| one.number);
        assert_eq!(asked, wanted.map_err(str::to_owned), "{clause:?}");
    }
    let terms = terms();
    let said = Asking {
        id: TemperatureId::numbered(4),
        salt: [7; 32],
        terms: &terms,
        clause: None,
        before: &[],
        reply: None,
    };
    let refused = Temperature::ask(&voted_on(), said, at(1)).unwrap_err();
    assert!(refused.has("proposal.wrong-stage"));
}

#[test]
fn it_takes_answers_until_its_time_is_over_or_the_vote_opens() {
    let check = ask(None, &[]).unwrap();
    let member = MemberId::numbered(5);
    for (proposal, hour, wanted) in [
        (deliberated(), 1, None),
        (deliberated(), 48, None),
        (deliberated(), 49, Some("temperature.over")),
        (voted_on(), 2, Some("temperature.over")),
        (proposal(Stage::Withdrawn { at: at(1) }), 2, Some("temperature.over")),
    ] {
        let done = check.answer(&proposal, (member, Leaning::Unsure), None, at(hour));
        assert_eq!(done.as_ref().err().map(|refused| refused.all()[0].reason.code()), wanted, "{hour}");
        assert_eq!(check.is_due(&proposal.stage, at(hour)), wanted.is_some());
        if let Ok(step) = done {
            assert!(
                step.facts.is_empty() && step.effects.is_empty(),
                "nothing is recorded or told of an answer"
            );
            assert!(step.next.member == member && step.next.leaning == Leaning::Unsure);
        }
        let ends = check.clone().end(&proposal.stage, leanings(40, [10, 5, 12]), terms().title, at(hour));
        assert_eq!(ends.is_some(), wanted.is_some());
    }
    let closed = over(check, leanings(40, [10, 5, 12]));
    assert!(!closed.is_open() && closed.takes(&deliberated(), at(2)).is_err());
    assert_eq!(closed.end(&voted_on().stage, leanings(40, [0, 0, 0]), terms().title, at(90)), None, "once");
}

#[test]
fn what_came_of_it_is_told_where_members_alone_are() {
    let check = ask(None, &[]).unwrap();
    let step = check.end(&deliberated().stage, leanings(40, [10, 5, 12]), terms().title, at(60)).unwrap();
    let [Effect::Tell { audience: Audience::Room { role, .. }, notice }] = &step.effects[..] else {
        panic!("{:?}", step.effects)
    };
    assert_eq!(*role, RoomRole::Assembly);
    assert!(matches!(notice, Notice::TemperatureOver { shown, .. } if shown.len() == 4));
    assert!(matches!(step.next.0.state, TemperatureState::Over { .. }), "the salt is gone");
    assert!(!format!("{:?}", step.facts).contains("10"), "no figures in the journal");
}
