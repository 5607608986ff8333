use uuid::Uuid;

use super::*;
use crate::{decision::tests as sample, id::Id, moment::Span, terms::tests as words};

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

fn terms() -> Terms {
    words::draft().check(&words::charter(), words::now()).unwrap()
}

fn document() -> Digest {
    Digest::of_bytes(b"document")
}

fn of(outcome: Outcome, decided: Option<Digest>) -> Result<Step<Agreement>, Refused> {
    let decision = Decision { outcome, terms: decided, ..sample::decision() };
    Agreement::of(id(20), (&decision, document()), (id(21), id(22)), terms(), None)
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

/// One that waits for the requester's signature.
pub(crate) fn made() -> Agreement {
    of(Outcome::Consented, Some(terms().digest())).unwrap().next
}

/// One that is in force since then.
pub(crate) fn in_force(now: Moment) -> Agreement {
    made().countersign(terms().digest(), None, false, now).unwrap().next.0
}

#[test]
fn a_consent_can_be_withdrawn_while_it_stands() {
    let (charter, now) = (words::charter(), words::now());
    let signed = || in_force(now);
    let until = now.plus(Span::days(180));
    let kept = until.plus(terms().retention);
    let suspended = signed().suspend(SuspensionCause::Danger, Signer::Connector, now).unwrap().next;
    let withdrawn = signed().withdrawn(Outcome::Adopted, now).next;
    for (agreement, at, stands) in [
        (made(), now, true),
        (signed(), now, true),
        (signed(), until.minus(Span::seconds(1)), true),
        // It ran out, and its data is still kept: a withdrawal has it deleted sooner.
        (signed(), until, true),
        (signed(), kept.minus(Span::seconds(1)), true),
        (signed(), kept, false),
        (suspended.clone(), until, true),
        (suspended, kept, false),
        (withdrawn, now, false),
        (made().decline(now).unwrap().next, now, false),
    ] {
        let state = agreement.state;
        let rule = agreement.withdrawable(&charter, at);
        assert_eq!(rule.is_ok(), stands, "{state:?} at {at}");
        assert_eq!(rule.err(), (!stands).then_some(Reason::AgreementEnded {}), "{state:?} at {at}");
        assert_eq!(agreement.ask_withdrawal(&charter, at).is_ok(), stands, "{state:?} at {at}");
    }
    let rule = signed().withdrawable(&charter, now).unwrap().clone();
    assert_eq!(rule.kind, DecisionKind::Withdrawal);
    let asked = made().ask_withdrawal(&charter, now).unwrap();
    assert_eq!(asked.next, WithdrawalRequest { agreement: made().id, asked_at: now });
    assert!(matches!(asked.facts[..], [Fact::WithdrawalAsked { .. }]));
    let vote_from = now.plus(rule.least_deliberation);
    let told = [RoomRole::Assembly, RoomRole::Stewards].map(|role| {
        let notice = Notice::WithdrawalAsked { about: made().terms.title, vote_from };
        Effect::tell_room(made().community, role, notice)
    });
    assert_eq!(asked.effects, told);
}

#[test]
fn only_the_members_word_withdraws_it_and_then_for_good() {
    let now = words::now();
    for (outcome, gone) in [(Outcome::Adopted, true), (Outcome::NotAdopted, false), (Outcome::Lapsed, false)]
    {
        let before = made();
        let step = before.clone().withdrawn(outcome, now);
        assert_eq!(step.next.state == AgreementState::Withdrawn { at: now }, gone, "{outcome:?}");
        assert_eq!(step.facts.len(), usize::from(gone), "{outcome:?}");
        assert!(gone || step.next == before, "{outcome:?}");
    }
    let declined = made().decline(now).unwrap().next;
    let gone = made().withdrawn(Outcome::Adopted, now).next;
    for ended in [declined, gone.clone()] {
        let step = ended.clone().withdrawn(Outcome::Adopted, now.plus(Span::days(1)));
        assert_eq!((step.next, step.facts.len()), (ended, 0), "it ends once");
    }
    let digest = gone.digest;
    assert!(gone.countersign(digest, None, false, now).unwrap_err().has("agreement.ended"));
}

#[test]
fn a_vote_that_ends_after_the_term_still_withdraws_it() {
    let now = words::now();
    let over = now.plus(Span::days(181));
    let suspended = in_force(now).suspend(SuspensionCause::Danger, Signer::Connector, now).unwrap().next;
    for agreement in [in_force(now), suspended] {
        let (community, id) = (agreement.community, agreement.id);
        let step = agreement.withdrawn(Outcome::Adopted, over);
        assert_eq!(step.next.state, AgreementState::Withdrawn { at: over });
        assert_eq!(step.facts, [Fact::AgreementWithdrawn { community, agreement: id }]);
    }
}
