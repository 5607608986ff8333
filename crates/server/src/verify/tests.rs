//! Decisions and receipts, as files that are checked.

use std::{fs, path::Path};

use evidence::{
    decision::{Cell, CommunityRef, Figures, Signed, TYPE, VERSION, Window},
    keys::SigningKey,
};

use super::*;

fn signed(issuer: &str) -> Signed {
    let digest = format!("sha256:{}", "a".repeat(64));
    let document = DecisionDocument {
        document_type: TYPE.to_owned(),
        version: VERSION,
        id: "dec_1".to_owned(),
        issuer: issuer.to_owned(),
        community: CommunityRef { id: "com_1".to_owned(), handle: "amal".to_owned() },
        kind: "consent".to_owned(),
        subject: "pro_1".to_owned(),
        outcome: "consented".to_owned(),
        election: None,
        figures: Figures {
            electorate: 12,
            cells: vec![
                Cell { choices: vec!["consent".to_owned()], count: 7 },
                Cell { choices: vec!["refuse".to_owned(), "did-not-vote".to_owned()], count: 5 },
            ],
        },
        margin: "high".to_owned(),
        rule: "consent: 2/3 of cast".to_owned(),
        steps: serde_json::json!([]),
        terms: Some(digest.clone()),
        charter: Some(digest.clone()),
        mandate: None,
        roll_root: digest.clone(),
        ballots_root: digest,
        attestations: None,
        window: Window {
            opens_at: "2026-11-22T10:00:00Z".to_owned(),
            closes_at: "2026-11-22T11:00:00Z".to_owned(),
        },
        reopens: None,
        decided_at: "2026-11-22T11:00:01Z".to_owned(),
    };
    decision::sign(&document, &key()).unwrap()
}

fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

fn jwks_file(dir: &Path) -> String {
    let file = dir.join("jwks.json");
    fs::write(&file, serde_json::to_string(&Jwks::new(key().public(), [])).unwrap()).unwrap();
    file.to_str().unwrap().to_owned()
}

#[tokio::test]
async fn accepts_both_forms_and_refuses_every_flipped_byte() {
    let dir = tempfile::tempdir().unwrap();
    let (signed, keys) = (signed("https://a.example"), jwks_file(dir.path()));
    let file = dir.path().join("decision");
    for good in [signed.to_file(), signed.jws.clone(), format!("{}\n", signed.jws)] {
        fs::write(&file, &good).unwrap();
        super::file(&file, Some(&keys)).await.unwrap();
        let jwks = read_keys(&keys).await.unwrap();
        for at in 0..good.len() {
            let mut bytes = good.clone().into_bytes();
            bytes[at] ^= 1;
            let fault = check(&bytes, &jwks).unwrap_err();
            assert!(fault.what.starts_with("Refused (") && fault.exit_code() == 1, "byte {at}: {fault}");
        }
    }
}

#[tokio::test]
async fn says_what_was_decided() {
    let document = check(signed("https://a.example").jws.as_bytes(), &Jwks::new(key().public(), [])).unwrap();
    let told = decision_words::told(&document).join("\n");
    for part in [
        "consented",
        "amal",
        "12 could vote; consent 7, refuse or did-not-vote 5",
        "sha256:aaaa",
        "2/3 of cast",
        "The members of amal could answer from",
        "The members consent to the terms.",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

/// Of a decision's credential the decision is told, as of the decision itself, and what else is open.
#[test]
fn says_what_was_decided_of_a_credential_too() {
    let document = check(signed("https://a.example").jws.as_bytes(), &Jwks::new(key().public(), [])).unwrap();
    let did = evidence::did::Did::of_url("https://a.example").community("com_1");
    let by = evidence::credential::Signatory { did: &did, key: &key() };
    let secured = decision::credential::sign(document.clone(), by).unwrap();
    let trust = Trust::in_instance(Jwks::new(key().public(), []));
    for form in [secured.jwt, secured.document] {
        let files = BTreeMap::from([("it".to_owned(), form.into_bytes())]);
        let report = report::of(&Bundle::relied_on(&files, &trust, now()), "it", "a").unwrap();
        let told = report.lines.join("\n");
        assert!(told.contains(&decision_words::told(&document).join("\n")), "{told}");
        assert!(
            told.contains("credential of the community") && told.contains("whether the count is right"),
            "{told}"
        );
        assert!(!told.contains("status lists"), "{told}");
    }
}

/// An election says who was chosen; words of a later time are passed over.
#[test]
fn says_whom_the_members_chose() {
    let digest = format!("sha256:{}", "a".repeat(64));
    let candidate = |number: u64| serde_json::json!({ "number": number, "intermediary": format!("ngo-{number}"), "mandate": "man_1", "digest": digest });
    let mut document =
        check(signed("https://a.example").jws.as_bytes(), &Jwks::new(key().public(), [])).unwrap();
    let mut told = |election: Value| {
        document.election = serde_json::from_value(election).unwrap();
        decision_words::told(&document).join("\n")
    };
    let both = [candidate(1), candidate(2)];
    let chosen = told(serde_json::json!({ "candidates": both, "method": "schulze", "chosen": 2 }));
    assert!(chosen.contains("The members chose ngo-2."), "{chosen}");
    let even = told(
        serde_json::json!({ "candidates": both, "method": "schulze", "tied": [1, 2], "runOff": "ele_1" }),
    );
    assert!(even.contains("exactly even in first place: ngo-1, ngo-2."), "{even}");
    document.election = None;
    document.outcome = "of a later time".to_owned();
    assert!(!decision_words::told(&document).join("\n").contains("came of it"));
}

#[tokio::test]
async fn refusals_name_what_is_wrong() {
    let dir = tempfile::tempdir().unwrap();
    let (file, keys) = (dir.path().join("decision"), jwks_file(dir.path()));
    let other = Jwks::new(SigningKey::from_seed(&[8; 32]).public(), []);
    assert!(
        check(signed("https://a.example").jws.as_bytes(), &other)
            .unwrap_err()
            .what
            .contains("jws-unknown-key")
    );
    let fault = async |keys: Option<&str>| super::file(&file, keys).await.unwrap_err();
    assert_eq!(fault(Some(&keys)).await.exit_code(), 2);
    for (text, code, exit) in [
        ("nothing of the kind", "unknown-kind", 3),
        ("a.b.c", "jws-encoding", 1),
        ("{\"document\":{},\"jwt\":\"\"}", "decision-form", 1),
        ("{\"keys\":[]}", "nobody-signs-this", 3),
    ] {
        fs::write(&file, text).unwrap();
        let fault = fault(Some(&keys)).await;
        assert!(fault.what.contains(code) && fault.exit_code() == exit, "{text}: {fault}");
    }
    fs::write(&file, signed("https://a.example").to_file()).unwrap();
    let fault = fault(Some("/nowhere/jwks.json")).await;
    assert!(fault.what.contains("/nowhere/jwks.json") && fault.exit_code() == 3, "{fault}");
}

#[test]
fn the_issuer_is_found_in_both_forms() {
    let signed = signed("https://a.example");
    for text in [signed.to_file(), signed.jws] {
        assert_eq!(issuer(text.as_bytes()).as_deref(), Some("https://a.example"));
    }
    assert_eq!(published_by("https://a.example"), "https://a.example/.well-known/jwks.json");
    assert_eq!(issuer(b"{\"document\":{\"issuer\":\"file:///etc\"}}"), None);
    let by_name = b"{\"issuer\":\"did:web:a.example%3A8443:communities:com_1\"}";
    assert_eq!(issuer(by_name).as_deref(), Some("https://a.example:8443"));
}
