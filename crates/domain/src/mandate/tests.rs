use uuid::Uuid;

use super::*;
use crate::{
    charter::{ReportDutyDraft, Template, TypedText},
    id::Id,
    moment::Span,
    proposal::Proposal,
    terms::tests as sample,
};

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

pub(super) fn nomination() -> Nomination {
    Nomination {
        purposes: vec!["purpose:research".into()],
        data_categories: vec!["data:survey-answers".into()],
        places: vec!["DE".into()],
        acts: vec![Act::Recommend],
        term: "P30D".into(),
        ..Nomination::default()
    }
}

fn nominate(typed: &Nomination) -> Result<Step<Mandate>, Refused> {
    let (charter, interests) = (sample::charter(), Digest::of_bytes(b"none"));
    Mandate::nominate(id(1), (id(2), id(3)), interests, &charter, typed, sample::now())
}

#[test]
fn each_fault_of_a_nomination_is_named_with_its_place() {
    type Change = fn(&mut Nomination);
    let cases: [(&str, &str, Change); 12] = [
        ("scope.purposes", "input.empty", |n| n.purposes.clear()),
        ("scope.dataCategories", "input.empty", |n| n.data_categories.clear()),
        ("scope.places", "input.empty", |n| n.places.clear()),
        ("scope.acts", "input.empty", |n| n.acts.clear()),
        ("scope.purposes.0", "input.unknown-code", |n| n.purposes[0] = "data:health".into()),
        ("mustAsk.0", "input.language-missing", |n| n.must_ask = vec![TypedText::new()]),
        ("reporting.what", "input.language-missing", |n| n.reporting = Some(ReportDutyDraft::default())),
        ("reporting.every", "input.malformed", |n| n.reporting = Some(ReportDutyDraft::default())),
        ("reporting.every", "mandate.reports-too-seldom", |n| n.reporting = Some(reports("P183D"))),
        ("reporting.every", "charter.outlasts-term", |n| n.reporting = Some(reports("P31D"))),
        ("term", "input.malformed", |n| n.term = "long".into()),
        ("term", "mandate.term-too-long", |n| n.term = "P9999D".into()),
    ];
    for (path, code, change) in cases {
        let mut typed = nomination();
        change(&mut typed);
        let refused = nominate(&typed).expect_err(code);
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        assert!(found.contains(&(path.to_owned(), code)), "wanted {path} {code}, found {found:?}");
    }
}

fn reports(every: &str) -> ReportDutyDraft {
    let what = ["en", "ar"].map(|tag| (tag.to_owned(), "What you did".to_owned())).into();
    ReportDutyDraft { what, every: every.to_owned() }
}

#[test]
fn it_reports_as_the_charter_asks_or_more_often() {
    let charter = sample::charter();
    let of = |typed: &Nomination| nominate(typed).unwrap().next.text.reporting;
    assert_eq!(of(&nomination()), charter.reporting);
    let often = Nomination { reporting: Some(reports("P7D")), ..nomination() };
    assert_eq!(of(&often).unwrap().every, Span::days(7));
}

#[test]
fn it_is_voted_on_once_and_alone() {
    let charter = sample::charter();
    let nominated = nominate(&nomination()).unwrap().next;
    let (rule, since) = nominated.ready(&charter).unwrap();
    assert_eq!((rule.kind, since), (DecisionKind::Mandate, sample::now()));
    for taken in [nominated.clone().voting(id(9)), nominated.clone().stands_in(id(8))] {
        assert_eq!(taken.ready(&charter).unwrap_err().code(), "mandate.not-open");
    }
    let terms = sample::draft().check(&charter, sample::now()).unwrap();
    let refused = nominated.clone().decided(Outcome::NotAdopted, sample::now());
    assert_eq!(refused.next.state, MandateState::NotGranted);
    assert_eq!(refused.facts, [Fact::MandateEnded { community: id(2), mandate: id(1) }]);
    assert!(
        refused.next.allows(Act::Recommend, &terms, sample::now()).unwrap_err().has("mandate.none-active")
    );
    let granted = nominated.decided(Outcome::Adopted, sample::now()).next;
    assert!(granted.allows(Act::Recommend, &terms, sample::now()).is_ok());
    assert!(
        granted.allows(Act::Negotiate, &terms, sample::now()).unwrap_err().has("mandate.act-not-allowed")
    );
}

#[test]
fn the_usual_mandate_can_be_granted_under_every_charter() {
    for (places, longest, term) in [(["DE"], "P730D", "P365D"), (["GR"], "P90D", "P90D")] {
        let mut draft = Template::SettledAssociation.draft(&["en".into()], &places.map(str::to_owned));
        draft.longest_term = longest.into();
        let charter = draft.check().unwrap();
        let usual = Nomination::usual(&charter);
        let interests = Digest::of_bytes(b"none");
        let text = Mandate::nominate(id(1), (id(2), id(3)), interests, &charter, &usual, sample::now())
            .unwrap()
            .next
            .text;
        assert_eq!((text.term.to_string().as_str(), &text.scope.places), (term, &charter.places));
        assert_eq!(text.scope.acts, [Act::Negotiate]);
    }
}

#[test]
fn it_is_recalled_while_it_is_active_and_by_the_members_alone() {
    let (charter, now) = (sample::charter(), sample::now());
    let nominated = nominate(&nomination()).unwrap().next;
    assert_eq!(nominated.recallable(&charter, now).err(), Some(Reason::NoMandate {}), "not granted yet");
    let active = || nominated.clone().voting(id(9)).decided(Outcome::Adopted, now).next;
    let until = now.plus(Span::days(30));
    for (at, stands) in [(now, true), (until.minus(Span::seconds(1)), true), (until, false)] {
        assert_eq!(active().recallable(&charter, at).is_ok(), stands, "at {at}");
    }
    let held = || held(Vec::new());
    for (outcome, gone) in [(Outcome::Adopted, true), (Outcome::NotAdopted, false), (Outcome::Lapsed, false)]
    {
        let step = active().recalled(outcome, held(), now);
        assert_eq!(step.next.0.state == MandateState::Ended(Ending::Recalled), gone, "{outcome:?}");
        assert_eq!(
            (step.facts.len(), step.effects.len()),
            (usize::from(gone), usize::from(gone)),
            "{outcome:?}"
        );
    }
    let expired = active().expired(held(), until).unwrap().next.0;
    let step = expired.clone().recalled(Outcome::Adopted, held(), now);
    assert_eq!((step.next.0, step.facts.len()), (expired, 0), "it stays as it ended");
    let gone = active().recalled(Outcome::Adopted, held(), now).next.0;
    assert_eq!(gone.recallable(&charter, now).err(), Some(Reason::NoMandate {}));
}

pub(super) fn held(negotiations: Vec<Proposal>) -> Held {
    Held { intermediary: "Bridge".to_owned(), negotiations }
}

/// A mandate that was granted for so many days from [`sample::now`] on.
pub(super) fn granted(days: u32) -> Mandate {
    granted_for(Nomination { term: format!("P{days}D"), ..nomination() })
}

pub(super) fn granted_for(typed: Nomination) -> Mandate {
    nominate(&typed).unwrap().next.voting(id(9)).decided(Outcome::Adopted, sample::now()).next
}

#[test]
fn it_is_given_back_while_it_is_held() {
    let (now, mandate) = (sample::now(), granted(30));
    let until = now.plus(Span::days(30));
    let step = mandate.clone().resigned(held(Vec::new()), until.minus(Span::seconds(1))).unwrap();
    assert_eq!(step.next.0.state, MandateState::Ended(Ending::Resigned));
    assert_eq!((step.next.0.until(), step.next.0.is_active(now)), (None, false));
    let nominated = nominate(&nomination()).unwrap().next;
    for (not_held, at) in [(mandate, until), (nominated, now), (step.next.0, now)] {
        let refused = not_held.resigned(held(Vec::new()), at).unwrap_err();
        assert_eq!(refused.code(), "mandate.not-held");
    }
}

#[test]
fn its_end_is_warned_of_a_month_and_a_week_before_once_each() {
    // Length of the term in days; then for each look, so many days after the grant, whether the members are warned.
    type Looks = &'static [(u32, bool)];
    let cases: [(u32, Looks); 5] = [
        (
            365,
            &[(334, false), (335, true), (336, false), (357, false), (358, true), (359, false), (364, false)],
        ),
        // The clock was away: one warning, not two.
        (365, &[(360, true), (361, false)]),
        (31, &[(0, false), (1, true), (24, true)]),
        // Nobody is warned of the end at the beginning.
        (30, &[(0, false), (22, false), (23, true)]),
        (7, &[(0, false), (3, false), (6, false)]),
    ];
    for (term, looks) in cases {
        let mut mandate = granted(term);
        mandate.text.reporting = None;
        for (days, warned) in looks {
            let at = sample::now().plus(Span::days(*days));
            let due = mandate.next_look().unwrap() <= at;
            let step = mandate.clone().warned("Bridge".into(), at);
            assert_eq!((step.is_some(), due), (*warned, *warned), "term {term}, day {days}");
            assert!(step.as_ref().is_none_or(|step| step.effects.len() == 1 && step.facts.is_empty()));
            mandate = step.map_or(mandate, |step| step.next);
        }
        let end = sample::now().plus(Span::days(term));
        assert_eq!(
            mandate.next_look(),
            Some(end).filter(|_| mandate.warned.is_some() || term == 7),
            "{term}"
        );
        assert!(mandate.clone().warned("Bridge".into(), end).is_none(), "too late to warn");
        assert_eq!(mandate.expired(held(Vec::new()), end).unwrap().next.0.next_look(), None);
    }
}
