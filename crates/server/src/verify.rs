//! `ownaccord verify`: a signed decision, checked without the database.

use std::{fs, path::Path, time::Duration};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use evidence::{
    decision::{self, DecisionDocument, ElectionResult},
    keys::Jwks,
};
use serde_json::Value;

use crate::{
    fault::{self, Fault},
    say,
};

/// More than any decision or key set, in bytes.
const LONGEST: usize = 4 << 20;
/// How long a key set may take to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// Checks the decision in `file` against the keys at `jwks`, or those that its issuer publishes, and says what it says.
pub async fn verify(file: &Path, jwks: Option<&str>) -> Result<(), Fault> {
    let bytes = fs::read(file).map_err(|error| {
        Fault::new(format!("{} cannot be read", file.display()), error.to_string(), "Name a decision file.")
    })?;
    let source = match jwks {
        Some(source) => source.to_owned(),
        None => published_by(&issuer(&bytes).ok_or_else(no_issuer)?),
    };
    let keys = read_keys(&source).await?;
    let document = check(&bytes, &keys)?;
    for line in told(&document, &source) {
        say::line(line);
    }
    Ok(())
}

/// The document, if every byte of it is signed by one of the keys.
pub fn check(bytes: &[u8], keys: &Jwks) -> Result<DecisionDocument, Fault> {
    decision::verify(bytes, keys).map_err(|error| {
        Fault::new(
            format!("Refused ({})", error.code()),
            error.to_string(),
            "Do not rely on this file. If a transfer may have changed it, get it again from the issuer.",
        )
    })
}

/// Where an issuer publishes its keys.
pub fn published_by(issuer: &str) -> String {
    format!("{}/.well-known/jwks.json", issuer.trim_end_matches('/'))
}

/// The issuer that a decision names, before anything is checked: only good for asking it for its keys.
pub fn issuer(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?.trim_end();
    let claims: Value = if text.starts_with('{') {
        serde_json::from_str::<Value>(text).ok()?.get("document")?.clone()
    } else {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text.split('.').nth(1)?).ok()?).ok()?
    };
    let issuer = claims.get("issuer")?.as_str()?;
    ["http://", "https://"].iter().any(|scheme| issuer.starts_with(scheme)).then(|| issuer.to_owned())
}

pub fn no_issuer() -> Fault {
    Fault::new(
        "Refused (decision-form)",
        "this is no signed decision, or it names no issuer that could be asked for its keys",
        "Name the key set yourself: --jwks FILE_OR_URL.",
    )
}

/// The key set in a file or at an address.
pub async fn read_keys(source: &str) -> Result<Jwks, Fault> {
    let unread = |why: String| {
        let remedy = "Get the issuer's key set by a way you trust, and name it: --jwks FILE_OR_URL.";
        Fault::new(format!("The key set {source} cannot be read"), why, remedy)
    };
    let bytes = if source.starts_with("http://") || source.starts_with("https://") {
        fetch(source).await.map_err(|error| unread(fault::chain(&error)))?
    } else {
        fs::read(source).map_err(|error| unread(error.to_string()))?
    };
    if bytes.len() > LONGEST {
        return Err(unread("it is too long for one".to_owned()));
    }
    Jwks::parse(&bytes).map_err(|error| unread(format!("{error} ({})", error.code())))
}

async fn fetch(url: &str) -> reqwest::Result<Vec<u8>> {
    let client =
        reqwest::Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none()).build()?;
    let mut answer = client.get(url).send().await?.error_for_status()?;
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LONGEST {
            break;
        }
    }
    Ok(bytes)
}

/// What a decision says, a line each.
fn told(document: &DecisionDocument, source: &str) -> Vec<String> {
    let mut lines =
        vec![format!("✓ This decision is signed by a key of {source}, and no byte of it was changed.")];
    let mut row = |name: &str, value: String| lines.push(format!("  {name:<12} {value}"));
    row("outcome", document.outcome.clone());
    row("about", format!("{} {}", document.kind, document.subject));
    row("decided by", format!("the members of {} ({})", document.community.handle, document.community.id));
    row("issuer", document.issuer.clone());
    row("window", format!("{} to {}", document.window.opens_at, document.window.closes_at));
    row("decided at", document.decided_at.clone());
    row("rule", document.rule.clone());
    row("figures", figures(document));
    if let Some(election) = &document.election {
        row("stood", stood(election));
        row("chosen", chosen(election));
    }
    row("margin", document.margin.clone());
    let digests = [
        ("terms", document.terms.as_deref()),
        ("charter", document.charter.as_deref()),
        ("mandate", document.mandate.as_deref()),
        ("roll", Some(document.roll_root.as_str())),
        ("ballots", Some(document.ballots_root.as_str())),
    ];
    for (name, digest) in digests {
        if let Some(digest) = digest {
            row(name, digest.to_owned());
        }
    }
    if let Ok(digest) = document.digest() {
        row("this text", digest);
    }
    row("id", document.id.clone());
    lines
}

fn stood(election: &ElectionResult) -> String {
    let names = election.candidates.iter().map(|one| format!("{}. {}", one.number, one.intermediary));
    names.collect::<Vec<_>>().join(", ")
}

fn chosen(election: &ElectionResult) -> String {
    let number = |number: &u64| number.to_string();
    match (election.chosen, &election.tied, &election.run_off) {
        (Some(chosen), ..) => chosen.to_string(),
        (None, Some(tied), Some(next)) => {
            format!("tied: {}; run-off in {next}", tied.iter().map(number).collect::<Vec<_>>().join(", "))
        }
        (None, ..) => "nobody".to_owned(),
    }
}

fn figures(document: &DecisionDocument) -> String {
    let cells =
        document.figures.cells.iter().map(|cell| format!("{} {}", cell.choices.join(" or "), cell.count));
    let cells: Vec<String> = cells.collect();
    let told = if cells.is_empty() {
        "not published, for too few would be told apart".to_owned()
    } else {
        cells.join(", ")
    };
    format!("{} could vote; {told}", document.figures.electorate)
}

#[cfg(test)]
mod tests {
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
            verify(&file, Some(&keys)).await.unwrap();
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
        let document =
            check(signed("https://a.example").jws.as_bytes(), &Jwks::new(key().public(), [])).unwrap();
        let told = told(&document, "jwks.json").join("\n");
        for part in [
            "consented",
            "amal",
            "12 could vote; consent 7, refuse or did-not-vote 5",
            "sha256:aaaa",
            "2/3 of cast",
        ] {
            assert!(told.contains(part), "{part}: {told}");
        }
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
        assert!(verify(&file, Some(&keys)).await.unwrap_err().what.contains("cannot be read"));
        fs::write(&file, "nothing of the kind").unwrap();
        assert!(verify(&file, Some(&keys)).await.unwrap_err().what.contains("jws-shape"));
        assert!(verify(&file, None).await.unwrap_err().what.contains("decision-form"));
        fs::write(&file, signed("https://a.example").to_file()).unwrap();
        assert!(
            verify(&file, Some("/nowhere/jwks.json")).await.unwrap_err().what.contains("/nowhere/jwks.json")
        );
    }

    #[test]
    fn the_issuer_is_found_in_both_forms() {
        let signed = signed("https://a.example");
        for text in [signed.to_file(), signed.jws] {
            assert_eq!(issuer(text.as_bytes()).as_deref(), Some("https://a.example"));
        }
        assert_eq!(published_by("https://a.example"), "https://a.example/.well-known/jwks.json");
        assert_eq!(issuer(b"{\"document\":{\"issuer\":\"file:///etc\"}}"), None);
    }
}
