//! Whose keys are whose: the key set and the DID documents.

use app::{Actor, Errand, Origin, RegisterKey, RegisterRequester};
use domain::party::Registration;
use evidence::{
    keys::SigningKey,
    signature::{self, KeyProof},
};
use serde_json::{Value, json};

use crate::fixture::House;

fn key(number: u32) -> Origin {
    Origin::Api(number.to_string())
}

async fn document(house: &House, path: &str) -> (u16, String, Value) {
    let response = house.get(path).send().await.unwrap();
    let header = |name| response.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    let (status, headers) =
        (response.status().as_u16(), format!("{} {}", header("content-type"), header("cache-control")));
    (status, headers, response.json().await.unwrap())
}

async fn registers(house: &House, contact: &Actor, own: &SigningKey, number: u32) -> domain::id::KeyId {
    let given = house.app.ask_key_challenge(contact, &key(number)).await.unwrap();
    let proof = KeyProof::new(&own.public(), house.app.keys().did().as_str(), &given.challenge);
    let command = RegisterKey { proof: signature::sign(&proof, own).unwrap() };
    house.app.register_key(contact, &key(number + 1), &command).await.unwrap()
}

#[tokio::test]
async fn the_instance_and_its_requesters_show_their_keys() {
    let house = House::open(false).await;
    let (status, headers, instance) = document(&house, "/.well-known/did.json").await;
    assert_eq!((status, headers.as_str()), (200, "application/did+json public, max-age=300"));
    assert_eq!(instance["id"], "did:web:ownaccord.example");
    let signing = house.app.keys().signing().id().to_owned();
    assert_eq!(instance["verificationMethod"][0]["publicKeyJwk"]["kid"], json!(signing));

    let (right, _) = house.app.enrol(Errand::Requester).await.unwrap();
    let enrolled = house.app.actor(&right).await.unwrap();
    let registration = Registration {
        handle: "university".into(),
        name: "University".into(),
        kind: "recipient:academic".into(),
    };
    let command = RegisterRequester { registration, services: Vec::new() };
    let registered = house.app.register_requester(&enrolled, &key(1), &command).await.unwrap();
    let contact = house.app.actor(&registered.token.unwrap()).await.unwrap();
    let (own, lost) = (SigningKey::from_seed(&[1; 32]), SigningKey::from_seed(&[2; 32]));
    registers(&house, &contact, &own, 10).await;
    let id = registers(&house, &contact, &lost, 20).await;
    house.app.revoke_key(&contact, &key(30), id).await.unwrap();
    let path = format!("/requesters/{}/did.json", registered.organisation);
    let (status, _, requester) = document(&house, &path).await;
    let did = format!("did:web:ownaccord.example:requesters:{}", registered.organisation);
    assert_eq!((status, &requester["id"]), (200, &json!(did)));
    let methods = requester["verificationMethod"].as_array().unwrap();
    assert_eq!(methods.len(), 2, "the good one, in two forms: {requester}");
    assert_eq!(methods[0]["id"], json!(format!("{did}#{}", own.id())));
    assert_eq!(methods[0]["controller"], json!(did));
}

#[tokio::test]
async fn a_rotation_shows_the_next_key_early_and_the_one_before_for_ever() {
    let house = House::open(false).await;
    let next = SigningKey::from_seed(&[3; 32]).public();
    let app = house.app.clone().publishing(Some(next.clone())).await.unwrap();
    let ids = |app: &app::App| app.keys().jwks().keys().iter().map(|key| key.id()).collect::<Vec<_>>();
    let now = app.keys().signing().public();
    assert_eq!(ids(&app), [now.id(), next.id()]);
    assert_eq!(app.did_document()["verificationMethod"].as_array().unwrap().len(), 4);
    let again = app.clone().publishing(None).await.unwrap();
    assert_eq!(ids(&again), ids(&app), "what was published stays");
    let thumbprint = next.id().parse().unwrap();
    again.revoke_instance_key(&thumbprint, again.now()).await.unwrap();
    let after = again.publishing(None).await.unwrap();
    assert_eq!(after.did_document()["verificationMethod"].as_array().unwrap().len(), 2);
    assert!(after.keys().jwks().revoked(&next.id()).is_some());
    assert!(after.publishing(Some(next)).await.is_err(), "a revoked key never signs again");
    let keys = house.app.instance_keys().await.unwrap();
    assert_eq!(keys.len(), 3, "documents, the next one, and that of the log");
}
