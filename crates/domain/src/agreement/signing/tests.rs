use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    charter::CosignedBy,
    decision::{Decision, Outcome, tests as sample},
    id::Id,
    moment::Span,
    terms::tests as words,
};

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}
fn step(cosigners: Option<Cosigners>) -> Step<Agreement> {
    let terms = words::draft().check(&words::charter(), words::now()).unwrap();
    let decision =
        Decision { outcome: Outcome::Consented, terms: Some(terms.digest()), ..sample::decision() };
    let document = Digest::of_bytes(b"document");
    Agreement::of(id(20), (&decision, document), (id(21), id(22)), terms, cosigners).unwrap()
}
fn made(by: CosignedBy, least: u32) -> Agreement {
    step(Some(Cosigners { by, least })).next
}
fn signed(jws: &str) -> Signed {
    Signed { key: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k".parse().unwrap(), jws: jws.to_owned() }
}
fn steward(number: u128) -> Signer {
    Signer::Steward(id(number))
}
fn countersigned(agreement: Agreement) -> Step<(Agreement, AgreementSignature)> {
    let terms = agreement.digest;
    agreement.countersign(terms, Some(signed("requester")), true, words::now()).unwrap()
}
fn cosigned(
    agreement: Agreement,
    by: Signer,
    before: &[AgreementSignature],
) -> Result<Step<(Agreement, AgreementSignature)>, Refused> {
    agreement.cosign(by, signed("second"), before, true, words::now())
}

#[test]
fn without_a_clause_the_countersignature_is_enough() {
    let made = step(None);
    assert!(made.effects.is_empty());
    let made = made.next;
    let other = made.clone().countersign(Digest::of_bytes(b"other"), Some(signed("x")), false, words::now());
    assert!(other.unwrap_err().has("agreement.other-terms"));
    let step = made.clone().countersign(made.digest, Some(signed("x")), false, words::now()).unwrap();
    let until = words::now().plus(Span::days(180));
    let (agreement, signature) = step.next;
    assert_eq!(agreement.state, AgreementState::InForce { from: words::now(), until });
    assert_eq!((signature.by, signature.signed), (Signer::Requester, Some(signed("x"))));
    let (community, id) = (made.community, made.id);
    let (key, digest) = (Some(signed("x").key), Some(Digest::of_bytes(b"x")));
    let facts = [
        Fact::Countersigned { community, agreement: id, key, digest },
        Fact::AgreementInForce { community, agreement: id, until },
    ];
    assert_eq!((step.facts.as_slice(), step.effects.as_slice()), (&facts[..], &[][..]));
    let again = agreement.countersign(made.digest, None, false, words::now());
    assert!(again.unwrap_err().has("agreement.already-countersigned"));
}

#[test]
fn a_connector_gives_its_word_and_leaves_no_signature() {
    let made = step(None).next;
    let (digest, id) = (made.digest, made.id);
    let step = made.countersign(digest, None, true, words::now()).unwrap();
    assert_eq!((step.next.1.by, &step.next.1.signed), (Signer::Connector, &None));
    assert!(
        matches!(&step.facts[0], Fact::Countersigned { key: None, digest: None, agreement, .. } if *agreement == id)
    );
    assert!(matches!(&step.effects[..], [Effect::CallBack { message: Callback::Finalized, .. }]));
}

#[test]
fn whose_signature_is_asked_for_is_told_to_the_stewards() {
    let step = step(Some(Cosigners { by: CosignedBy::Either, least: 2 }));
    let about = step.next.terms.title.clone();
    let decision = Digest::of_bytes(b"document");
    let notice = Notice::SignatureWaits { about, by: CosignedBy::Either, least: 2, decision };
    assert_eq!(step.effects, [Effect::tell_room(step.next.community, RoomRole::Stewards, notice)]);
}

#[test]
fn it_is_in_force_with_the_last_signature_whichever_that_is() {
    let first = countersigned(made(CosignedBy::Either, 1));
    assert!(first.effects.is_empty() && first.facts.len() == 1, "the connector is told at the end");
    let agreement = first.next.0;
    assert_eq!((agreement.state, agreement.signing.complete()), (AgreementState::Pending, false));
    let twice = agreement.clone();
    let digest = twice.digest;
    assert!(
        twice
            .countersign(digest, None, false, words::now())
            .unwrap_err()
            .has("agreement.already-countersigned")
    );
    let last = cosigned(agreement, steward(1), &[]).unwrap();
    assert!(matches!(last.next.0.state, AgreementState::InForce { .. }));
    assert!(matches!(
        &last.facts[..],
        [Fact::Cosigned { role: KeyRole::Steward, .. }, Fact::AgreementInForce { .. }]
    ));
    assert_eq!(last.effects.len(), 1);
    let early = cosigned(made(CosignedBy::Either, 1), Signer::Advocate(id(3)), &[]).unwrap();
    assert_eq!((early.next.0.state, early.facts.len()), (AgreementState::Pending, 1));
    assert!(matches!(countersigned(early.next.0).next.0.state, AgreementState::InForce { .. }));
}

#[test]
fn who_signs_once_and_is_asked_to() {
    let code = |done: Result<Step<(Agreement, AgreementSignature)>, Refused>| {
        done.unwrap_err().all()[0].reason.code()
    };
    let first = cosigned(made(CosignedBy::Stewards, 2), steward(1), &[]).unwrap().next;
    let before = [first.1.clone()];
    assert_eq!(code(cosigned(first.0.clone(), steward(1), &before)), "agreement.already-cosigned");
    assert_eq!(
        code(cosigned(first.0.clone(), Signer::Advocate(id(1)), &before)),
        "agreement.cosigner-not-asked"
    );
    for (clause, by) in [
        (None, steward(1)),
        (Some(Cosigners { by: CosignedBy::Advocates, least: 1 }), steward(1)),
        (Some(Cosigners { by: CosignedBy::Either, least: 1 }), Signer::Requester),
    ] {
        assert_eq!(code(cosigned(step(clause).next, by, &[])), "agreement.cosigner-not-asked", "{clause:?}");
    }
    let enough = cosigned(first.0, steward(2), &before).unwrap().next;
    assert_eq!(code(cosigned(enough.0.clone(), steward(3), &before)), "agreement.signatures-complete");
    let in_force = countersigned(enough.0).next.0;
    assert_eq!(code(cosigned(in_force, steward(3), &before)), "agreement.signatures-complete");
    let declined = made(CosignedBy::Either, 1).decline(words::now()).unwrap().next;
    assert_eq!(code(cosigned(declined, steward(1), &[])), "agreement.ended");
}

#[test]
fn what_a_revoked_key_signed_is_undone_while_others_are_missing() {
    let document = Digest::of_bytes(b"document");
    let first = countersigned(made(CosignedBy::Either, 1)).next;
    let undone = first.0.undo(&first.1, document).unwrap();
    assert!(undone.effects.is_empty() && !undone.next.0.signing.countersigned);
    assert_eq!(undone.next.1, SignatureUndone { agreement: id(20), by: Signer::Requester });
    assert!(matches!(&undone.facts[..], [Fact::SignatureUndone { role: KeyRole::Signatory, .. }]));
    // The second signature alone does not put it in force; the first one, given anew, does.
    let second = cosigned(undone.next.0, steward(1), &[]).unwrap().next;
    assert_eq!(second.0.state, AgreementState::Pending);
    assert!(matches!(countersigned(second.0.clone()).next.0.state, AgreementState::InForce { .. }));
    // The same the other way round, and the stewards are asked again.
    let undone = second.0.undo(&second.1, document).unwrap();
    assert_eq!((undone.next.0.signing.cosigned, undone.effects.len()), (0, 1));
    assert!(cosigned(undone.next.0, steward(1), &[]).is_ok(), "by another key of the same person");
    // A connector's word has no key; what is in force or over stays.
    let word = made(CosignedBy::Either, 1);
    let digest = word.digest;
    let word = word.countersign(digest, None, true, words::now()).unwrap().next;
    assert!(word.0.undo(&word.1, document).is_none());
    let first = countersigned(made(CosignedBy::Either, 1)).next;
    let in_force = cosigned(first.0.clone(), steward(1), &[]).unwrap().next.0;
    assert!(in_force.undo(&first.1, document).is_none());
    assert!(first.0.decline(words::now()).unwrap().next.undo(&first.1, document).is_none());
}

#[test]
fn what_was_stored_before_there_were_second_signatures_is_read() {
    let signing =
        Signing { cosigners: Some(Cosigners { by: CosignedBy::Either, least: 1 }), ..Signing::default() };
    for signing in [Signing::default(), signing] {
        let stored = serde_json::to_string(&signing).unwrap();
        assert_eq!(serde_json::from_str::<Signing>(&stored).unwrap(), signing);
    }
}

proptest! {
    /// Whatever comes in whatever order, an agreement is in force exactly when it has the requester's signature and as many others as
    /// the charter asks for, each of another person.
    #[test]
    fn in_force_exactly_when_complete(least in 1..4_u32, acts in prop::collection::vec(0..6_u128, 0..14)) {
        let mut agreement = made(CosignedBy::Either, least);
        let (mut has, mut countersigned) = (Vec::<AgreementSignature>::new(), false);
        for act in acts {
            let digest = agreement.digest;
            let step = match act {
                0 => agreement.clone().countersign(digest, None, false, words::now()),
                1..=3 => cosigned(agreement.clone(), steward(act), &has),
                _ => cosigned(agreement.clone(), Signer::Advocate(id(act)), &has),
            };
            if let Ok(step) = step {
                countersigned |= act == 0;
                has.push(step.next.1);
                agreement = step.next.0;
            }
            let others: std::collections::BTreeSet<_> =
                has.iter().filter(|one| one.by.role() != KeyRole::Signatory).map(|one| format!("{:?}", one.by)).collect();
            let complete = countersigned && others.len() as u32 >= least;
            prop_assert_eq!(matches!(agreement.state, AgreementState::InForce { .. }), complete);
        }
    }
}
