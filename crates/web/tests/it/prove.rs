//! The page behind the link in a letter.

use app::{Errand, Origin, ProveMailDomain, RegisterRequester};
use domain::{
    effect::{Door, Effect, Mail},
    party::Registration,
};
use reqwest::{Client, StatusCode};

use crate::fixture::House;

/// A requester whose letter is on its way; what makes its link work.
async fn letter(house: &House) -> String {
    let app = house.app.clone().with_mail();
    let (token, _) = app.enrol(Errand::Requester).await.unwrap();
    let right = app.actor(&token).await.unwrap();
    let registration = Registration {
        handle: "uni".into(),
        name: "Uni <b>of</b> X".into(),
        kind: "recipient:academic".into(),
    };
    let command = RegisterRequester { registration, services: Vec::new() };
    let registered = app.register_requester(&right, &Origin::Api("1".into()), &command).await.unwrap();
    let contact = app.actor(&registered.token.unwrap()).await.unwrap();
    let command = ProveMailDomain { address: "office@uni.example".into(), language: "en".parse().unwrap() };
    app.prove_mail_domain(&contact, &Origin::Api("2".into()), &command).await.unwrap();
    let due = app.claim(Door::Mail, 1).await.unwrap();
    let Effect::Mail { mail: Mail::ProveDomain { secret, .. }, .. } = &due[0].effect else { unreachable!() };
    secret.clone()
}

#[tokio::test]
async fn a_link_asks_and_its_button_proves_once() {
    let house = House::open(false).await;
    let path = format!("/prove-domain/{}", letter(&house).await);
    for _ in 0..2 {
        let page = house.get(&path).header("accept-language", "ar").send().await.unwrap();
        assert_eq!(page.status(), StatusCode::OK);
        assert_eq!(page.headers()["cache-control"], "no-store");
        assert_eq!(page.headers()["referrer-policy"], "no-referrer");
        let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("form-action 'self'") && !policy.contains("script-src"), "{policy}");
        let text = page.text().await.unwrap();
        assert!(text.contains("dir=\"rtl\"") && text.contains("uni.example") && text.contains("&lt;b&gt;"));
        assert!(!text.contains("http://") && !text.contains("https://"), "nothing from elsewhere");
    }
    let press = || Client::new().post(format!("{}{path}", house.url)).send();
    let done = press().await.unwrap();
    assert_eq!(done.status(), StatusCode::OK);
    assert!(done.text().await.unwrap().contains("Thank you"));
    let again = press().await.unwrap();
    assert_eq!(again.status(), StatusCode::GONE);
    assert!(again.text().await.unwrap().contains("does not work"));
    let unknown = house.get("/prove-domain/xyz").send().await.unwrap();
    assert_eq!(unknown.status(), StatusCode::GONE);
    let style = house.get("/page.css").send().await.unwrap();
    assert_eq!(style.headers()["content-type"], "text/css; charset=utf-8");
}

#[tokio::test]
async fn a_connectors_token_opens_no_other_door() {
    let house = House::open(false).await;
    let (token, _) = house.app.enrol(Errand::Requester).await.unwrap();
    let right = house.app.actor(&token).await.unwrap();
    let registration =
        Registration { handle: "uni".into(), name: "Uni".into(), kind: "recipient:academic".into() };
    let command = RegisterRequester { registration, services: Vec::new() };
    let done = house.app.register_requester(&right, &Origin::Api("1".into()), &command).await.unwrap();
    let contact = house.app.actor(&done.token.unwrap()).await.unwrap();
    let draft = domain::party::TokenDraft {
        name: "Ours".into(),
        scopes: vec![domain::party::Scope::Negotiate],
        days: 1,
    };
    let made = house.app.make_token(&contact, &Origin::Api("2".into()), &draft).await.unwrap();
    let asked = house.post(r#"{"query":"{ me { kind } }"}"#).bearer_auth(made.token.unwrap());
    assert_eq!(asked.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
}
