use uuid::Uuid;

use super::*;
use crate::{charter::Template, id::Id, terms::tests as sample};

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

fn nomination() -> Nomination {
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
    let cases: [(&str, &str, Change); 8] = [
        ("scope.purposes", "input.empty", |n| n.purposes.clear()),
        ("scope.dataCategories", "input.empty", |n| n.data_categories.clear()),
        ("scope.places", "input.empty", |n| n.places.clear()),
        ("scope.acts", "input.empty", |n| n.acts.clear()),
        ("scope.purposes.0", "input.unknown-code", |n| n.purposes[0] = "data:health".into()),
        ("mustAsk.0", "input.language-missing", |n| n.must_ask = vec![TypedText::new()]),
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
    for (outcome, gone) in [(Outcome::Adopted, true), (Outcome::NotAdopted, false), (Outcome::Lapsed, false)]
    {
        let step = active().recalled(outcome);
        assert_eq!(step.next.state == MandateState::Recalled, gone, "{outcome:?}");
        assert_eq!(step.facts.len(), usize::from(gone), "{outcome:?}");
    }
    let expired = active().expired(until).unwrap().next;
    let step = expired.clone().recalled(Outcome::Adopted);
    assert_eq!((step.next, step.facts.len()), (expired, 0), "it stays as it ended");
    let gone = active().recalled(Outcome::Adopted).next;
    assert_eq!(gone.recallable(&charter, now).err(), Some(Reason::NoMandate {}));
}
