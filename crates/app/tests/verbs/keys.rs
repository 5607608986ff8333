//! Keys of people and organisations, and what they sign: who may, what is refused, what happens twice or at once.

use app::{AcceptOffer, Actor, AppError, Recorded, RegisterKey, Sign, SubmitProposal};
use domain::{
    agreement::AgreementState,
    ballot::Choice,
    decision::Subject,
    fact::Fact,
    moment::Span,
    signatory::{KeyHolder, KeyRole},
};
use evidence::signature::{self, Cosignature, Countersignature, KeyProof};
use futures_util::future::join_all;

use crate::{
    signing::new_key,
    town::{DELIBERATION, Town, fresh, on_both, terms},
};

fn code<T: std::fmt::Debug>(done: Result<T, AppError>) -> String {
    match done.unwrap_err() {
        AppError::Refused(refused) => refused.all()[0].reason.code().to_owned(),
        other => format!("{other:?}"),
    }
}

/// What `part` a signature must not be over, if that is what is refused.
fn part<T: std::fmt::Debug>(done: Result<T, AppError>) -> String {
    let said = format!("{:?}", done.unwrap_err());
    let after = said.split_once("SignedOther { part: \"").map(|(_, rest)| rest.to_owned());
    after.and_then(|rest| rest.split('"').next().map(str::to_owned)).unwrap_or(said)
}

/// A document with something else in it.
fn changed<D: Clone>(document: &D, change: impl FnOnce(&mut D)) -> D {
    let mut changed = document.clone();
    change(&mut changed);
    changed
}

/// People who have consented to a proposal.
struct Consented {
    advocate: Actor,
    contact: Actor,
    recorded: Recorded,
}

async fn consented(town: &Town) -> Consented {
    let members = town.members(3).await;
    town.adopts().await;
    let (advocate, _) = town.advocate().await;
    let (contact, _) = town.requester().await;
    let recorded = again(town, &advocate, &contact, &members).await;
    Consented { advocate, contact, recorded }
}

async fn again(town: &Town, advocate: &Actor, contact: &Actor, members: &[Actor]) -> Recorded {
    let command = SubmitProposal { again: None, terms: terms(), ..town.submission() };
    let proposal = town.app.submit_proposal(contact, &fresh(), &command).await.unwrap().proposal;
    town.app.accept_offer(advocate, &fresh(), &AcceptOffer { proposal, number: 1 }).await.unwrap();
    town.passes(DELIBERATION);
    town.app.deadlines().await.unwrap();
    let vote = town.app.read().await.unwrap().vote_on(Subject::Proposal(proposal)).await.unwrap().unwrap().id;
    for member in members.iter().chain([&town.steward]) {
        town.votes(member, vote, Choice::Consent).await.unwrap();
    }
    town.closes().await;
    town.app.read().await.unwrap().decision_of_vote(vote).await.unwrap().unwrap()
}

async fn in_force(town: &Town, recorded: &Recorded) -> bool {
    matches!(town.agreement_of(recorded).await.state, AgreementState::InForce { .. })
}

#[tokio::test]
async fn a_key_is_registered_by_whoever_shows_that_they_hold_it() {
    on_both(|town| async move {
        let member = town.member().await;
        let (contact, requester) = town.requester().await;
        for (who, wanted) in [(&member, "actor.not-a-steward"), (&Actor::Public, "actor.sign-in-needed")] {
            assert_eq!(code(town.app.ask_key_challenge(who, &fresh()).await), wanted);
        }
        let key = new_key();
        let given = town.app.ask_key_challenge(&contact, &fresh()).await.unwrap();
        let did = town.app.keys().did().as_str();
        let good = KeyProof::new(&key.public(), did, &given.challenge);
        let register = async |who: &Actor, proof: String| {
            town.app.register_key(who, &fresh(), &RegisterKey { proof }).await
        };
        let jws = signature::sign(&good, &key).unwrap();
        let mut changed = jws.clone();
        changed.replace_range(jws.len() - 1.., if jws.ends_with('A') { "Q" } else { "A" });
        let elsewhere = KeyProof::new(&key.public(), "did:web:other.example", &given.challenge);
        let old = KeyProof::new(&key.public(), did, "another");
        let other_kind = Cosignature::new(&key.public(), KeyRole::Steward, "com_1", &given.challenge);
        for (proof, wanted) in [
            (changed, "signature.refused"),
            ("x".repeat(9_000), "input.too-long"),
            (signature::sign(&other_kind, &key).unwrap(), "signature.refused"),
            (signature::sign(&elsewhere, &key).unwrap(), "signature.other"),
            (signature::sign(&old, &key).unwrap(), "key.challenge-over"),
        ] {
            assert_eq!(code(register(&contact, proof).await), wanted);
        }
        assert_eq!(code(register(&town.steward, jws.clone()).await), "key.challenge-over", "not theirs");
        register(&contact, jws.clone()).await.unwrap();
        assert_eq!(code(register(&contact, jws).await), "key.taken");
        assert_eq!(code(town.registers(&town.steward, &key).await), "key.taken", "one key, one holder");
        let tx = town.app.read().await.unwrap();
        let keys = tx.keys_of(KeyHolder::Requester(requester)).await.unwrap();
        assert_eq!((keys.len(), keys[0].thumbprint.to_string()), (1, key.id().to_owned()));
        let journal = format!("{:?}", tx.journal_after(0, None, 1_000).await.unwrap());
        assert!(journal.contains("RequesterKeyRegistered"), "{journal}");
        drop(tx);
        let late = town.app.ask_key_challenge(&contact, &fresh()).await.unwrap();
        town.passes(Span::seconds(3_600));
        let other = new_key();
        let proof = signature::sign(&KeyProof::new(&other.public(), did, &late.challenge), &other).unwrap();
        assert_eq!(code(register(&contact, proof).await), "key.challenge-over");
    })
    .await;
}

#[tokio::test]
async fn of_two_who_use_up_a_challenge_at_once_one_does() {
    on_both(|town| async move {
        let (contact, requester) = town.requester().await;
        let given = town.app.ask_key_challenge(&contact, &fresh()).await.unwrap();
        let did = town.app.keys().did().as_str().to_owned();
        let tries = (0..6).map(|_| {
            let key = new_key();
            let proof = KeyProof::new(&key.public(), &did, &given.challenge);
            let command = RegisterKey { proof: signature::sign(&proof, &key).unwrap() };
            let (app, contact) = (town.app.clone(), contact.clone());
            async move { app.register_key(&contact, &fresh(), &command).await }
        });
        let done = join_all(tries).await;
        assert_eq!(done.iter().filter(|one| one.is_ok()).count(), 1, "{done:?}");
        let keys = town.app.read().await.unwrap().keys_of(KeyHolder::Requester(requester)).await.unwrap();
        assert_eq!(keys.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_requester_signs_with_a_good_key_of_its_own_over_exactly_this_agreement() {
    on_both(|town| async move {
        let Consented { contact, recorded, advocate } = consented(&town).await;
        let decision = recorded.decision.id;
        let sign = async |document: &Countersignature, key: &evidence::keys::SigningKey| {
            let jws = signature::sign(document, key).unwrap();
            town.app.countersign(&contact, &fresh(), &Sign { decision, jws }).await
        };
        let (key, stranger) = (new_key(), new_key());
        let good = town.countersignature(&recorded, &key).await;
        assert_eq!(code(sign(&good, &key).await), "key.none");
        let id = town.registers(&contact, &key).await.unwrap();
        let by_stranger = town.countersignature(&recorded, &stranger).await;
        assert_eq!(code(sign(&by_stranger, &stranger).await), "key.not-yours");
        town.registers(&town.steward, &stranger).await.unwrap();
        assert_eq!(
            code(sign(&by_stranger, &stranger).await),
            "key.not-yours",
            "a steward's is none of the requester's"
        );
        let zero = format!("sha256:{}", "0".repeat(64));
        for (other, wanted) in [
            (changed(&good, |it| it.agreement = "agr_1".into()), "agreement"),
            (changed(&good, |it| it.decision = zero.clone()), "decision"),
            (changed(&good, |it| it.terms = "no digest".into()), "terms"),
            (changed(&good, |it| it.issuer = "did:web:other.example".into()), "issuer"),
        ] {
            assert_eq!(part(sign(&other, &key).await), wanted);
        }
        let other_terms = changed(&good, |it| it.terms = zero);
        assert_eq!(code(sign(&other_terms, &key).await), "agreement.other-terms");
        let cosignature = town.cosignature(&recorded, &key, KeyRole::Steward);
        let jws = signature::sign(&cosignature, &key).unwrap();
        let wrong_kind = town.app.countersign(&contact, &fresh(), &Sign { decision, jws }).await;
        assert_eq!(code(wrong_kind), "signature.refused");
        let command = Sign { decision, jws: signature::sign(&good, &key).unwrap() };
        for (who, wanted) in
            [(&advocate, "actor.not-the-requester"), (&Actor::Public, "actor.sign-in-needed")]
        {
            assert_eq!(code(town.app.countersign(who, &fresh(), &command).await), wanted);
        }
        let origin = fresh();
        let first = town.app.countersign(&contact, &origin, &command).await.unwrap();
        assert_eq!(town.app.countersign(&contact, &origin, &command).await.unwrap(), first, "repeated");
        assert_eq!(code(sign(&good, &key).await), "agreement.already-countersigned");
        assert!(!in_force(&town, &recorded).await);
        let signatures = town.app.read().await.unwrap().signatures_of_agreement(first).await.unwrap();
        town.app.revoke_key(&contact, &fresh(), id).await.unwrap();
        assert_eq!(code(sign(&good, &key).await), "key.revoked");
        let signed = signatures[0].signed.as_ref().unwrap();
        assert_eq!(
            (signatures.len(), &signed.jws, signed.key.to_string()),
            (1, &command.jws, key.id().to_owned())
        );
    })
    .await;
}

#[tokio::test]
async fn stewards_and_mandated_advocates_sign_beside_the_instance() {
    on_both(|town| async move {
        let Consented { contact, recorded, advocate } = consented(&town).await;
        let decision = recorded.decision.id;
        let key = new_key();
        let sign = async |who: &Actor, document: &Cosignature| {
            let jws = signature::sign(document, &key).unwrap();
            town.app.cosign(who, &fresh(), &Sign { decision, jws }).await
        };
        let good = town.cosignature(&recorded, &key, KeyRole::Steward);
        assert_eq!(code(sign(&town.steward, &good).await), "key.none");
        let id = town.registers(&town.steward, &key).await.unwrap();
        let zero = format!("sha256:{}", "0".repeat(64));
        for (other, wanted) in [
            (town.cosignature(&recorded, &key, KeyRole::Advocate), "role"),
            (changed(&good, |it| it.community = format!("com_{}", "0".repeat(32))), "community"),
            (changed(&good, |it| it.decision = zero), "decision"),
        ] {
            assert_eq!(part(sign(&town.steward, &other).await), wanted);
        }
        let (stranger, (other_advocate, _)) = (town.stranger().await, town.intermediary("elsewhere").await);
        for (who, wanted) in [
            (&stranger, "actor.not-a-steward"),
            (&other_advocate, "mandate.none"),
            (&contact, "actor.not-a-steward"),
            (&advocate, "key.none"),
        ] {
            let said = code(sign(who, &good).await);
            assert!(
                said == wanted || wanted == "mandate.none" && said.contains("mandate"),
                "{said} {wanted}"
            );
        }
        let agreement = town.cosigns(&advocate, KeyRole::Advocate, &recorded).await.unwrap();
        assert!(!in_force(&town, &recorded).await, "the requester has not signed");
        assert_eq!(code(sign(&town.steward, &good).await), "agreement.signatures-complete");
        town.countersigns(&contact, &recorded).await.unwrap();
        assert!(in_force(&town, &recorded).await);
        town.app.revoke_key(&town.steward, &fresh(), id).await.unwrap();
        assert_eq!(code(town.app.revoke_key(&contact, &fresh(), id).await), "not-found", "another's");
        let tx = town.app.read().await.unwrap();
        let signatures = tx.signatures_of_agreement(agreement).await.unwrap();
        let roles: Vec<_> = signatures.iter().map(|one| one.by.role()).collect();
        assert!(
            roles.len() == 2 && roles.contains(&KeyRole::Advocate) && roles.contains(&KeyRole::Signatory)
        );
        let facts: Vec<_> =
            tx.journal_after(0, None, 1_000).await.unwrap().into_iter().map(|entry| entry.fact).collect();
        let cosigned = facts.iter().filter(|fact| matches!(fact, Fact::Cosigned { .. })).count();
        assert_eq!(cosigned, 1);
    })
    .await;
}

#[tokio::test]
async fn a_signature_is_not_replayed_to_another_decision() {
    on_both(|town| async move {
        let Consented { contact, recorded, advocate } = consented(&town).await;
        let second = again(&town, &advocate, &contact, &[]).await;
        let key = new_key();
        town.registers(&contact, &key).await.unwrap();
        let jws = signature::sign(&town.countersignature(&recorded, &key).await, &key).unwrap();
        let replayed = Sign { decision: second.decision.id, jws };
        assert_eq!(part(town.app.countersign(&contact, &fresh(), &replayed).await), "agreement");
        let own = new_key();
        town.registers(&town.steward, &own).await.unwrap();
        let jws = signature::sign(&town.cosignature(&recorded, &own, KeyRole::Steward), &own).unwrap();
        let replayed = Sign { decision: second.decision.id, jws };
        assert_eq!(part(town.app.cosign(&town.steward, &fresh(), &replayed).await), "decision");
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_last_of_many_at_once_puts_it_in_force_once() {
    on_both(|town| async move {
        let Consented { contact, recorded, advocate } = consented(&town).await;
        let (a, b, c) = (new_key(), new_key(), new_key());
        for (who, key) in [(&contact, &a), (&town.steward, &b), (&advocate, &c)] {
            town.registers(who, key).await.unwrap();
        }
        let decision = recorded.decision.id;
        let counter = signature::sign(&town.countersignature(&recorded, &a).await, &a).unwrap();
        let counter = Sign { decision, jws: counter };
        let steward = signature::sign(&town.cosignature(&recorded, &b, KeyRole::Steward), &b).unwrap();
        let advocates = signature::sign(&town.cosignature(&recorded, &c, KeyRole::Advocate), &c).unwrap();
        let (steward, advocates) = (Sign { decision, jws: steward }, Sign { decision, jws: advocates });
        let (x, y, z) = (fresh(), fresh(), fresh());
        let (one, two, three) = tokio::join!(
            town.app.countersign(&contact, &x, &counter),
            town.app.cosign(&town.steward, &y, &steward),
            town.app.cosign(&advocate, &z, &advocates),
        );
        assert!(one.is_ok() && (two.is_ok() != three.is_ok()), "{one:?} {two:?} {three:?}");
        assert!(in_force(&town, &recorded).await);
        let tx = town.app.read().await.unwrap();
        let facts = tx.journal_after(0, None, 1_000).await.unwrap();
        let begun = facts.iter().filter(|entry| matches!(entry.fact, Fact::AgreementInForce { .. })).count();
        assert_eq!(begun, 1);
    })
    .await;
}
