//! A decision is checked without us: by a JOSE library that we did not write, and by our own `verify`.

use std::fs;

use e2e::{
    graphql::text,
    python::Script,
    server::Store,
    town::{Plan, Town},
};

#[tokio::test]
async fn decision_verified_by_jwcrypto_and_by_ourselves() {
    let town = Town::without_matrix("verified", Store::Sqlite, Plan { window: 10, ..Plan::default() }).await;
    let (vote, _) = town.asks_for_consent().await;
    for member in town.everyone() {
        member.casts(&vote.id, "consent").await.good();
    }
    let decision = town.decides(&vote, "CONSENTED").await;
    let jwt = text(&decision, "/jwt");
    let jwks = reqwest::get(format!("{}/.well-known/jwks.json", town.server.url()))
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    let dir = town.server.beside();
    let (jwt_file, jwks_file) = (dir.join("decision.jwt"), dir.join("jwks.json"));
    fs::write(&jwt_file, &jwt).unwrap();
    fs::write(&jwks_file, &jwks).unwrap();
    let (jwt_path, jwks_path) = (jwt_file.to_str().unwrap(), jwks_file.to_str().unwrap());

    let judged = Script::start("jose/verify.py", &[jwt_path, jwks_path], dir).finishes().await;
    assert_eq!(judged["valid"], true, "{judged}");
    assert_eq!(
        (judged["forged"].as_u64(), judged["tried"].as_u64()),
        (Some(0), Some(jwt.len() as u64)),
        "{judged}"
    );
    let signed = judged["payload"].to_string();
    for digest in ["/terms/digest", "/charter/digest", "/rollRoot"] {
        assert!(signed.contains(&text(&decision, digest)), "{digest} is not signed: {signed}");
    }

    let verify = |path: &str| town.server.cli(&["verify", path, "--jwks", jwks_path]);
    let accepted = verify(jwt_path);
    assert!(accepted.status.success(), "{}", String::from_utf8_lossy(&accepted.stderr));
    let forged_file = dir.join("forged.jwt");
    for at in positions(&jwt) {
        fs::write(&forged_file, flipped(&jwt, at)).unwrap();
        let refused = verify(forged_file.to_str().unwrap());
        assert!(!refused.status.success(), "a decision with byte {at} flipped was accepted");
    }
}

/// Both ends of each part of the token, and a walk through the rest: one process each is too slow for every byte.
fn positions(jwt: &str) -> Vec<usize> {
    let dots: Vec<usize> = jwt.match_indices('.').map(|(at, _)| at).collect();
    let edges = dots.iter().flat_map(|dot| [dot - 1, *dot, dot + 1]);
    (0..jwt.len()).step_by(jwt.len() / 40).chain(edges).chain([0, jwt.len() - 1]).collect()
}

/// One byte replaced by another that means something else: in base64url, the highest of a letter's six bits is turned,
/// for the lowest bits of the last letter may mean nothing.
fn flipped(jwt: &str, at: usize) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut bytes = jwt.as_bytes().to_vec();
    bytes[at] =
        LETTERS.iter().position(|letter| *letter == bytes[at]).map_or(b'A', |value| LETTERS[value ^ 32]);
    bytes
}
