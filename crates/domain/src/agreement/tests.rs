use uuid::Uuid;

use super::*;
use crate::{decision::tests as sample, id::Id, moment::Span, terms::tests as words};

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

fn terms() -> Terms {
    words::draft().check(&words::charter(), words::now()).unwrap()
}

fn of(outcome: Outcome, decided: Option<Digest>) -> Result<Step<Agreement>, Refused> {
    let decision = Decision { outcome, terms: decided, ..sample::decision() };
    Agreement::of(id(20), &decision, (id(21), id(22)), terms())
}

#[test]
fn it_comes_of_a_consent_to_exactly_these_words() {
    let digest = terms().digest();
    let step = of(Outcome::Consented, Some(digest)).unwrap();
    let (made, decision) = (step.next, sample::decision());
    assert_eq!((made.decision, made.community, made.digest), (decision.id, decision.community, digest));
    assert_eq!((made.requester, made.proposal, made.state), (id(21), id(22), AgreementState::Pending));
    let fact = Fact::AgreementMade { community: made.community, agreement: made.id, decision: decision.id };
    assert_eq!(step.facts, [fact]);
    for (outcome, decided, code) in [
        (Outcome::Refused, Some(digest), "agreement.not-consented"),
        (Outcome::SentBack, Some(digest), "agreement.not-consented"),
        (Outcome::Lapsed, Some(digest), "agreement.not-consented"),
        (Outcome::Adopted, Some(digest), "agreement.not-consented"),
        (Outcome::Consented, Some(Digest::of_bytes(b"other words")), "agreement.other-terms"),
        (Outcome::Consented, None, "agreement.other-terms"),
    ] {
        assert!(of(outcome, decided).unwrap_err().has(code), "{outcome:?} {code}");
    }
}

#[test]
fn it_is_countersigned_once_and_lasts_for_its_term() {
    let made = of(Outcome::Consented, Some(terms().digest())).unwrap().next;
    let other = made.clone().countersign(Digest::of_bytes(b"other words"), words::now());
    assert!(other.unwrap_err().has("agreement.other-terms"));
    let step = made.clone().countersign(made.digest, words::now()).unwrap();
    let until = words::now().plus(Span::days(180));
    assert_eq!(step.next.state, AgreementState::InForce { from: words::now(), until });
    let fact = Fact::AgreementInForce { community: made.community, agreement: made.id, until };
    assert_eq!(step.facts, [fact]);
    let again = step.next.countersign(made.digest, words::now().plus(Span::days(1)));
    assert!(again.unwrap_err().has("agreement.already-countersigned"));
}
