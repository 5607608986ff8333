//! A requester before it asks: its people, its programs, its services, its mail domain, with a mail server that is none of ours.

use std::time::Duration;

use e2e::{
    SOON,
    graphql::{Api, text},
    people::Requester,
    place::{self, Ground},
    python::Script,
    server::{Server, Store},
};
use reqwest::StatusCode;
use serde_json::{Value, json};

const REFUSED: &str = "nobody@aegean.example";
/// A letter that was put off is tried again after ten seconds.
const AGAIN: Duration = Duration::from_secs(60);

async fn domain(api: &Api, id: &str) -> Value {
    let seen = api.node("Requester", id, "mailDomain mailDomainProvenAt").await;
    seen["mailDomain"].clone()
}

#[tokio::test]
async fn a_requester_shows_who_it_is() {
    let ground = Ground::new("onboarded");
    let port = place::free_port();
    let mut mailbox =
        Script::start("mail/mailbox.py", &[&port.to_string(), "1", REFUSED], &ground.room("mail"));
    mailbox.comes_to("listening", SOON).await;
    let mut server = Server::with_mail(&ground, Store::Sqlite, &format!("smtp://127.0.0.1:{port}")).await;
    let requester = Requester::registers(&server).await;
    proves_its_domain(&mut server, &mut mailbox, &requester).await;
    shares_the_work(&server, &requester).await;
    server.is_well();
}

/// One letter is put off and comes later, through a kill -9; its link proves the domain once.
async fn proves_its_domain(server: &mut Server, mailbox: &mut Script, requester: &Requester) {
    let api = &requester.api;
    let ask = |address: &str| json!({ "address": address, "language": "fr" });
    let refused = api.does("proveMailDomain", ask("somebody@gmail.com"), "expiresAt").await;
    assert!(refused.is_refused_for("requester.anybodys-mail"));
    api.does("proveMailDomain", ask("office@aegean.example"), "expiresAt").await.good();
    mailbox.comes_to("put off", SOON).await;
    server.kill_nine();
    server.start().await;
    let letter = mailbox.comes_to("letter 1", AGAIN * 3).await;
    assert_eq!(letter["to"], json!(["office@aegean.example"]));
    assert_eq!(letter["headers"]["Auto-Submitted"], "auto-generated");
    assert!(text(&letter, "/subject").contains("aegean.example"), "{letter}");
    let words = text(&letter, "/text");
    let link = words.lines().find(|line| line.contains("/prove-domain/")).expect("a link").trim();
    assert!(text(&letter, "/html").contains(link));
    assert!(link.starts_with("http://localhost:"));

    let looked = reqwest::get(link).await.expect("an answer");
    assert_eq!(looked.status(), StatusCode::OK);
    assert!(domain(&server.public(), &requester.id).await.is_null(), "to open the link proves nothing");
    let press = || reqwest::Client::new().post(link).send();
    assert_eq!(press().await.expect("an answer").status(), StatusCode::OK);
    assert_eq!(domain(&server.public(), &requester.id).await, "aegean.example");
    assert_eq!(press().await.expect("an answer").status(), StatusCode::GONE);

    api.does("proveMailDomain", ask(REFUSED), "expiresAt").await.good();
    mailbox.comes_to("refused", SOON).await;
    let log = server.said();
    for secret in ["office@", "nobody@", "prove-domain/"] {
        assert!(!log.contains(secret), "the log names {secret}");
    }
}

/// Others act for it in their roles, and its connector has a token that opens the connectors' door alone.
async fn shares_the_work(server: &Server, requester: &Requester) {
    let api = &requester.api;
    let input = json!({ "roles": ["NEGOTIATOR"] });
    let invited = api.does("inviteContact", input, "contact { id state } token expiresAt").await.good();
    assert_eq!(invited["contact"]["state"], "INVITED");
    let joining = server.api(&text(&invited, "/token"));
    let joined = joining.does("joinRequester", json!({}), "contact { roles state } token").await.good();
    assert_eq!(joined["contact"], json!({ "roles": ["NEGOTIATOR"], "state": "ACTING" }));
    let negotiator = server.api(&text(&joined, "/token"));
    let input = json!({ "name": "Ours", "scopes": ["NEGOTIATE", "COUNTERSIGN"], "days": 30 });
    let refused = negotiator.does("makeToken", input.clone(), "token").await;
    assert!(refused.is_refused_for("actor.role-needed"));
    let made = api.does("makeToken", input, "token machineToken { id prefix scopes }").await.good();
    let token = text(&made, "/token");
    assert!(token.starts_with(&text(&made, "/machineToken/prefix")));

    let asks = |path: &str| {
        let request = reqwest::Client::new().get(format!("{}{path}", server.url()));
        request.bearer_auth(&token).send()
    };
    // There is no such negotiation, but whoever asks is known; at the other door nobody is.
    assert_eq!(
        asks("/dsp/negotiations/urn:uuid:x").await.expect("an answer").status(),
        StatusCode::NOT_FOUND
    );
    let (status, _) = server.api(&token).post("{\"query\":\"{ me { kind } }\"}".to_owned()).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    let input = json!({ "token": text(&made, "/machineToken/id") });
    api.does("revokeToken", input, "machineToken { revokedAt }").await.good();
}
