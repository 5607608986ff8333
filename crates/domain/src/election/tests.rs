use super::*;
use crate::{
    charter::Template,
    id::IntermediaryId,
    mandate::{Act, MandateState, Nomination},
    ranking::Nominee,
};
use uuid::Uuid;

fn at(seconds: i64) -> Moment {
    Moment::from_micros(1_800_000_000_000_000 + seconds * 1_000_000)
}

fn charter(choosing: bool) -> Charter {
    let mut draft = Template::SettledAssociation.draft(&["en".into()], &["DE".into()]);
    if !choosing {
        draft.choosing = None;
    }
    draft.check().unwrap()
}

fn id<K>(number: u128) -> crate::id::Id<K> {
    crate::id::Id::new(Uuid::from_u128(number))
}

fn typed(nominations: &str) -> Call {
    let title = vec![("en".to_owned(), "Who speaks for us?".to_owned())];
    Call { title, nominations: nominations.to_owned() }
}

fn called() -> Election {
    Election::call(id(1), id(2), &charter(true), &typed("P1D"), at(0)).unwrap().next
}

fn mandate(number: u128, election: &Election) -> Mandate {
    let nomination = Nomination {
        purposes: vec!["purpose:research".into()],
        data_categories: vec!["data:survey-answers".into()],
        places: vec!["DE".into()],
        acts: vec![Act::Negotiate],
        term: "P365D".into(),
        ..Nomination::default()
    };
    let parties: (CommunityId, IntermediaryId) = (election.community, id(number));
    let interests = crate::digest::Digest::of_bytes(b"interests");
    let step = Mandate::nominate(id(number), parties, interests, &charter(true), &nomination, at(1)).unwrap();
    step.next.stands_in(election.id)
}

const DAY: i64 = 86_400;

#[test]
fn it_is_called_under_a_charter_that_says_how_to_choose() {
    let election = called();
    assert_eq!((election.nominations_end, election.vote_from), (at(DAY), at(4 * DAY)));
    for (choosing, nominations, code) in [
        (false, "P1D", "charter.no-choosing-rule"),
        (true, "soon", "input.malformed"),
        (true, "PT0S", "charter.time-missing"),
        (true, "P366D", "charter.time-too-long"),
    ] {
        let refused =
            Election::call(id(1), id(2), &charter(choosing), &typed(nominations), at(0)).unwrap_err();
        assert!(refused.has(code), "{refused}");
    }
    let untitled = Call { title: Vec::new(), ..typed("P1D") };
    assert!(
        Election::call(id(1), id(2), &charter(true), &untitled, at(0))
            .unwrap_err()
            .has("input.language-missing")
    );
}

#[test]
fn nominations_end_and_then_the_members_deliberate() {
    let election = called();
    let code = |result: Result<Moment, Reason>| result.map_or_else(|reason| reason.code(), |_| "ready");
    assert_eq!(code(election.ready(at(DAY))), "election.not-open", "nobody stands");
    let election = election.nominated(id(11), at(DAY - 1)).unwrap();
    assert_eq!(code(election.ready(at(DAY - 1))), "vote.deliberation-not-over");
    assert_eq!(election.ready(at(DAY)), Ok(at(DAY)));
    assert_eq!(election.clone().nominated(id(12), at(DAY)).unwrap_err().code(), "election.nominations-over");
    assert_eq!(election.clone().lapsed(at(9 * DAY)), None, "somebody stands");
    let voting = election.voting(id(5));
    assert_eq!(code(voting.ready(at(DAY))), "election.not-open");
    assert_eq!(voting.nominated(id(12), at(1)).unwrap_err().code(), "election.nominations-over");
    let mut full = called();
    full.candidates = vec![id(11); usize::from(Slate::MOST)];
    assert_eq!(full.nominated(id(12), at(1)).unwrap_err().code(), "input.too-many");
}

#[test]
fn nobody_nominated_is_nothing_to_vote_on() {
    assert_eq!(called().lapsed(at(DAY - 1)), None);
    let lapsed = called().lapsed(at(DAY)).unwrap();
    assert_eq!(lapsed.next.state, ElectionState::Lapsed);
    assert_eq!(lapsed.facts.len(), 1);
    assert!(matches!(&lapsed.effects[..], [Effect::Tell { notice: Notice::NobodyNominated { .. }, .. }]));
    assert_eq!(lapsed.next.lapsed(at(2 * DAY)), None, "once");
}

#[test]
fn one_is_granted_or_some_go_on_and_everybody_else_is_not() {
    let of = |numbers: &[usize]| numbers.iter().map(|n| Nominee::new(*n).unwrap()).collect::<Vec<_>>();
    let cases = [
        (Settled::Chosen(Nominee::new(2).unwrap()), "decided", ["not", "active", "not"]),
        (Settled::NoneOfThem, "decided", ["not", "not", "not"]),
        (Settled::Lapsed, "lapsed", ["not", "not", "not"]),
        (Settled::RunOff(of(&[1, 3])), "decided", ["stands", "not", "stands"]),
    ];
    for (settled, state, expected) in cases {
        let election = called().voting(id(5));
        let mandates: Vec<Mandate> = (11..14).map(|n| mandate(n, &election).voting(id(5))).collect();
        let step = election.decided(id(5), &settled, mandates, Some(id(99)), at(9));
        let (election, mandates, next) = step.next;
        let words: Vec<&str> = mandates
            .iter()
            .map(|mandate| match mandate.state {
                MandateState::Active { .. } => "active",
                MandateState::NotGranted => "not",
                MandateState::Nominated if mandate.election == Some(id(99)) => "stands",
                _ => "other",
            })
            .collect();
        assert_eq!(words, expected, "{settled:?}");
        let chosen = matches!(settled, Settled::Chosen(_)).then(|| id(12));
        let after = if state == "lapsed" {
            ElectionState::Lapsed
        } else {
            ElectionState::Decided { vote: id(5), chosen }
        };
        assert_eq!(election.state, after);
        let tie = matches!(settled, Settled::RunOff(_));
        assert_eq!(next.is_some(), tie);
        if let Some(next) = next {
            assert_eq!((next.id, next.runoff_of), (id(99), Some(election.id)));
            assert_eq!(next.candidates, [id(11), id(13)]);
            assert_eq!((next.vote_from, next.ready(at(9))), (at(9), Ok(at(9))));
            assert_eq!(next.nominated(id(14), at(9)).unwrap_err().code(), "election.nominations-over");
        }
    }
}
