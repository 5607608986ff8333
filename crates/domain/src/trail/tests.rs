use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    digest::Digest,
    id::{CommunityId, RequesterId},
    permission::{Denial, Grant},
};

const ASKED: AgreementId = AgreementId::numbered(1);
const OTHER: AgreementId = AgreementId::numbered(2);

fn at(seconds: i64) -> Moment {
    Moment::from_micros(1_800_000_000_000_000 + seconds * 1_000_000)
}

fn question(data: &[&str]) -> Question {
    Question {
        requester: RequesterId::numbered(1),
        community: None,
        purpose: "purpose:academic-research".parse().unwrap(),
        data_categories: data.iter().map(|code| code.parse().unwrap()).collect(),
        recipient_kind: None,
        place: None,
        technologies: Vec::new(),
        journey_stage: None,
        at: at(0),
    }
}

fn permit(agreements: &[AgreementId]) -> Answer {
    let grant = |agreement: &AgreementId| Grant {
        agreement: *agreement,
        community: CommunityId::numbered(1),
        terms: Digest::of_bytes(b""),
        until: at(9_999),
        duties: Vec::new().into(),
    };
    Answer::Permit { grants: agreements.iter().map(grant).collect(), until: at(9_999) }
}

/// The first of the agreements alone asks for a trail.
fn kept(agreement: AgreementId) -> Option<Span> {
    (agreement == ASKED).then_some(Span::days(90))
}

fn noted(question: &Question, answer: &Answer) -> Vec<(Trace, u64)> {
    let mut trail = Trail::default();
    trail.note((question, answer), Some(TokenId::numbered(7)), kept, at(1_234));
    trail.due(at(1_235))
}

#[test]
fn each_agreement_that_asks_for_it_and_is_named_has_an_entry_for_each_kind_of_data() {
    let asked = question(&["data:survey-answers", "data:health"]);
    let found = noted(&asked, &permit(&[ASKED, OTHER]));
    let data: Vec<_> =
        found.iter().filter_map(|(trace, _)| trace.what.clone()).map(|(_, data)| data).collect();
    assert_eq!(data.len(), 2);
    assert!(asked.data_categories.iter().all(|code| data.contains(code)));
    for (trace, times) in &found {
        assert_eq!((trace.agreement, trace.token, *times), (ASKED, Some(TokenId::numbered(7)), 1));
        assert_eq!(trace.hour, at(0), "no more of the time than its hour");
        assert_eq!((trace.denied, trace.until), (None, at(3_600).plus(Span::days(90))));
    }
    let no = |agreements: &[AgreementId]| {
        let reason = Reason::ConsentWithdrawn { since: at(0) };
        Answer::Deny(Denial { reason, agreements: agreements.to_vec(), until: None })
    };
    assert_eq!(noted(&asked, &no(&[ASKED]))[0].0.denied, Some("permission.withdrawn"));
    for nobody in [no(&[]), no(&[OTHER]), permit(&[OTHER]), Answer::deny(Reason::NotConsentedTo {})] {
        assert!(noted(&asked, &nobody).is_empty(), "{nobody:?}");
    }
}

#[test]
fn the_first_is_written_soon_and_how_often_at_the_end_of_the_hour() {
    let (mut trail, asked, answer) = (Trail::default(), question(&["data:health"]), permit(&[ASKED]));
    let ask = |trail: &mut Trail, seconds| trail.note((&asked, &answer), None, kept, at(seconds));
    let times = |due: Vec<(Trace, u64)>| due.into_iter().map(|(_, times)| times).collect::<Vec<_>>();
    ask(&mut trail, 10);
    assert_eq!(times(trail.due(at(11))), [1]);
    (0..5).for_each(|second| ask(&mut trail, 20 + second));
    assert_eq!(times(trail.due(at(30))), [0; 0], "it is known that somebody asked");
    ask(&mut trail, 3_601);
    let due = trail.due(at(3_602));
    let mut told: Vec<_> = due.iter().map(|(trace, times)| (trace.hour, *times)).collect();
    told.sort();
    assert_eq!(told, [(at(0), 5), (at(3_600), 1)]);
    ask(&mut trail, 3_603);
    assert_eq!((times(trail.rest()), times(trail.rest())), (vec![1], vec![]));
}

#[test]
fn more_kinds_than_fit_are_counted_without_what_tells_them_apart() {
    let (mut trail, answer) = (Trail::default(), permit(&[ASKED]));
    let asked = question(&["data:health"]);
    let most = u32::try_from(Trail::MOST).unwrap();
    for token in 0..most + 50 {
        trail.note((&asked, &answer), Some(TokenId::numbered(token)), kept, at(0));
    }
    // One that is known goes on to be told apart.
    trail.note((&asked, &answer), Some(TokenId::numbered(0)), kept, at(0));
    let due = trail.due(at(1));
    assert_eq!(due.len(), Trail::MOST + 1);
    assert_eq!(due.iter().map(|(_, times)| times).sum::<u64>(), u64::from(most) + 51, "none is lost");
    let folded: Vec<_> = due.iter().filter(|(trace, _)| trace.what.is_none()).collect();
    assert_eq!((folded.len(), folded[0].0.token, folded[0].1), (1, None, 50));
}

proptest! {
    /// Whenever it is written, and however often that fails: in the end each question was counted once.
    #[test]
    fn nothing_is_lost_and_nothing_is_counted_twice(
        steps in prop::collection::vec((0..4_u8, 0..3_u32, 1..2_000_i64), 1..60),
    ) {
        let (mut trail, mut clock) = (Trail::default(), 0);
        let (asked, answer) = (question(&["data:health"]), permit(&[ASKED]));
        let (mut wanted, mut written) = (BTreeMap::new(), BTreeMap::new());
        let mut write = |due: Vec<(Trace, u64)>| {
            for (trace, times) in due {
                *written.entry((trace.hour, trace.token)).or_insert(0) += times;
            }
        };
        for (step, token, later) in steps {
            match step {
                0 | 1 => {
                    let token = Some(TokenId::numbered(token));
                    trail.note((&asked, &answer), token, kept, at(clock));
                    *wanted.entry((hour_of(at(clock)), token)).or_insert(0_u64) += 1;
                }
                2 => write(trail.due(at(clock))),
                _ => {
                    let due = trail.due(at(clock));
                    trail.keep(due);
                }
            }
            clock += later;
        }
        write(trail.rest());
        prop_assert_eq!(written, wanted);
    }
}
