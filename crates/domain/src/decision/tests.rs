use uuid::Uuid;

use super::*;
use crate::{
    disclosure::{Band, Cell},
    id::Id,
    tally::{Counts, Electorate, Figures, tally},
};

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

/// A decision on a proposal, of which tests change what they are about.
pub(crate) fn decision() -> Decision {
    let moment = Moment::from_micros(1_800_000_000_000_000);
    Decision {
        id: id(10),
        community: id(11),
        vote: id(12),
        subject: Subject::Proposal(id(13)),
        outcome: Outcome::Consented,
        contest: None,
        rule: "consent: majority of cast".parse().unwrap(),
        published: Published { electorate: 20, cells: Vec::new(), margin: Band::None },
        steps: Vec::new(),
        terms: None,
        charter: Digest::of_bytes(b"charter"),
        mandate: None,
        roll_root: Digest::of_bytes(b"roll"),
        ballots_root: Digest::of_bytes(b"ballots"),
        room_attested: None,
        opened_at: moment,
        closed_at: moment,
        reopens: None,
        decided_at: moment,
    }
}

fn as_stored<T: Serialize>(value: T) -> serde_json::Value {
    serde_json::to_value(value).unwrap()
}

#[test]
fn a_result_is_called_by_the_kind_of_the_vote() {
    use tally::Result::{Lapsed, NotPassed, Passed, SentBack};
    for kind in DecisionKind::ALL {
        let (passed, not) = match kind {
            DecisionKind::Consent => (Outcome::Consented, Outcome::Refused),
            _ => (Outcome::Adopted, Outcome::NotAdopted),
        };
        for (result, outcome) in
            [(Passed, passed), (NotPassed, not), (SentBack, Outcome::SentBack), (Lapsed, Outcome::Lapsed)]
        {
            assert_eq!(Outcome::of(kind, result), outcome, "{kind:?} {result:?}");
        }
        assert_eq!(as_stored(kind), kind.word());
    }
}

#[test]
fn words_are_those_that_are_stored() {
    for outcome in [
        Outcome::Consented,
        Outcome::Refused,
        Outcome::SentBack,
        Outcome::Lapsed,
        Outcome::Adopted,
        Outcome::NotAdopted,
        Outcome::RunOff,
    ] {
        assert_eq!(as_stored(outcome), outcome.word());
    }
    for band in [Band::None, Band::Low, Band::Close, Band::High] {
        assert_eq!(as_stored(band), band.word());
    }
}

#[test]
fn the_question_has_a_kind() {
    for (subject, kind) in [
        (Subject::Charter(id(1)), DecisionKind::Charter),
        (Subject::Mandate(id(1)), DecisionKind::Mandate),
        (Subject::Election(id(1)), DecisionKind::Mandate),
        (Subject::Proposal(id(1)), DecisionKind::Consent),
    ] {
        assert_eq!(subject.kind(), kind, "{subject:?}");
    }
}

/// What is told of a consent vote of these figures.
fn told(electorate: u64, numbers: [u64; 4], delegated: u64) -> Told {
    let cells = Paper::Consent.choices().iter().copied().zip(numbers).collect();
    let counts = Counts { delegated, ..Counts::from(Figures { electorate, cells }) };
    let tally = tally::judge(counts, &"consent: majority of cast".parse().unwrap());
    Told::of(DecisionKind::Consent, Paper::Consent, &tally, 0)
}

#[test]
fn figures_that_hide_a_small_group_are_explained_without_numbers() {
    let finest = told(40, [15, 6, 5, 5], 0);
    assert_eq!((finest.outcome, finest.published.cells.len()), (Outcome::Consented, 5));
    assert_eq!(finest.room_attested, Some(31), "every ballot is attested, and so many voices count");
    assert!(finest.steps.contains(&Step::Took { electorate: 40, turnout: Some(31) }));
    // Beside the turnout the number of attested ballots would tell how many let a delegate vote.
    assert_eq!(told(40, [15, 6, 5, 5], 6).room_attested, None);
    for coarse in [told(40, [15, 4, 1, 1], 0), told(9, [4, 0, 0, 0], 0)] {
        assert_eq!((coarse.outcome, coarse.room_attested), (Outcome::Consented, None));
        assert_eq!(coarse.steps[0], Step::Took { electorate: coarse.published.electorate, turnout: None });
    }
}

#[test]
fn nobody_is_told_more_of_nobody() {
    let nobody =
        tally(&Electorate::new(Vec::new()), &Vec::new().into(), &"for: majority of cast".parse().unwrap());
    let told = Told::of(DecisionKind::Charter, Paper::Adopt, &nobody, 0);
    assert_eq!((told.outcome, told.published.cells, told.room_attested), (Outcome::Lapsed, vec![], None));
}

#[test]
fn the_turnout_of_an_election_is_told_where_figures_are() {
    let steps = [Step::Took { electorate: 40, turnout: Some(31) }, Step::Delegated { voices: Some(4) }];
    let with = |cells| Published { electorate: 40, cells, margin: Band::None };
    let cell = |count, did_not_vote| Cell { choices: Vec::new(), did_not_vote, count };
    let delegated = Step::Delegated { voices: None };
    for (cells, turnout) in [(vec![cell(31, false), cell(9, true)], Some(31)), (Vec::new(), None)] {
        let told = publishable_contest(&steps, &with(cells));
        assert_eq!(told, [Step::Took { electorate: 40, turnout }, delegated.clone()]);
    }
}
