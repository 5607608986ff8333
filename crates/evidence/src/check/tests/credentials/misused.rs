//! Credentials that must not pass: signed by somebody else, as something else, put together of two, or contradicting themselves.

use serde_json::{Map, Value, json};

use super::{
    super::{EARLIER, INSTANCE, REQUESTER, STRANGER, instance, requester},
    anew, documents, renamed, signed, value,
};
use crate::{canonical, check::ISSUED, credential, decision::credential::tests as decisions};

/// By whom, as what and of whom a credential must not be signed.
pub(super) fn misused(name: &str, document: &Value, created: &str) -> Vec<(String, String)> {
    let good = signed(document, "com_1", INSTANCE, created);
    let mut all = Vec::new();
    let mut push = |what: &str, text: String| all.push((format!("{name}, {what}"), text));
    for (what, community, seed) in [
        ("by a stranger", "com_1", STRANGER),
        ("by the requester", "com_1", REQUESTER),
        ("by an earlier key", "com_1", EARLIER),
        ("under the name of another community", "com_2", INSTANCE),
    ] {
        let secured = signed(document, community, seed, created);
        push(&format!("{what}, as a JWT"), secured.jwt);
        push(&format!("{what}, with a proof"), secured.document);
    }
    let mut theirs = document.clone();
    theirs["issuer"] = json!(instance().community("com_2").as_str());
    let secured = signed(&theirs, "com_2", INSTANCE, created);
    push("issued by another community, as a JWT", secured.jwt);
    push("issued by another community, with a proof", secured.document);
    theirs["issuer"] = json!(requester().as_str());
    push("issued by the requester", anew(&theirs, credential::MEDIA_TYPE, REQUESTER));
    for typ in ISSUED.into_iter().chain(["decision+jwt", "cosignature+jwt", "JWT"]) {
        push(&format!("as {typ}"), anew(document, typ, INSTANCE));
    }
    let mut moved: Value = serde_json::from_str(&good.document).unwrap();
    moved["@context"][1] = json!("https://other.example/context");
    push("under other contexts", canonical::to_text(&moved).unwrap());
    push("bare", canonical::to_text(document).unwrap());
    push("as a JWT without its signature", good.jwt.rsplit_once('.').unwrap().0.to_owned() + ".");
    all
}

/// The proof and the signature of each on every other.
pub(super) fn mixed() -> Vec<(String, String)> {
    let all: Vec<_> = documents()
        .into_iter()
        .map(|(name, document, created)| (name, signed(&document, "com_1", INSTANCE, created)))
        .collect();
    let mut mixed = Vec::new();
    for (name, one) in &all {
        for (other, given) in all.iter().filter(|(other, _)| other != name) {
            let (head, signature) =
                (one.jwt.rsplit_once('.').unwrap().0, given.jwt.rsplit_once('.').unwrap().1);
            mixed.push((format!("{name} with the signature of {other}"), format!("{head}.{signature}")));
            let mut document: Map<String, Value> = serde_json::from_str(&one.document).unwrap();
            let other_document: Map<String, Value> = serde_json::from_str(&given.document).unwrap();
            document.insert("proof".to_owned(), other_document["proof"].clone());
            mixed.push((format!("{name} with the proof of {other}"), canonical::to_text(&document).unwrap()));
        }
    }
    mixed
}

/// Documents that contradict themselves, or are of no type that anybody knows, signed by the right key.
pub(super) fn contradictions() -> Vec<(String, String)> {
    type Change = fn(&mut Value);
    let agreement: [(&str, Change); 9] = [
        ("ends before it begins", |v| v["validUntil"] = v["validFrom"].clone()),
        ("of a decision that refused", |v| v["credentialSubject"]["decision"]["outcome"] = json!("refused")),
        ("with two places", |v| v["credentialStatus"][1]["statusListIndex"] = json!("78")),
        ("with list nought", |v| {
            let text = v["credentialStatus"]
                .to_string()
                .replace("/revocation", "/revocation/0")
                .replace("/suspension", "/suspension/0");
            v["credentialStatus"] = serde_json::from_str(&text).unwrap();
        }),
        ("with another retention", |v| v["credentialSubject"]["retention"] = json!("P1D")),
        ("with another time for deleting", |v| {
            v["credentialSubject"]["withdrawal"]["deleteWithin"] = json!("P1D")
        }),
        ("of other terms than those countersigned", |v| {
            v["credentialSubject"]["terms"] = v["credentialSubject"]["decision"]["digest"].clone()
        }),
        ("of another decision than that cosigned", |v| {
            v["credentialSubject"]["decision"]["digest"] = v["credentialSubject"]["terms"].clone()
        }),
        ("that calls itself a decision, too", |v| {
            v["type"] =
                json!(["VerifiableCredential", "CollectiveConsentAgreement", "CollectiveConsentDecision"])
        }),
    ];
    let decision: [(&str, Change); 5] = [
        ("with another digest", |v| {
            v["credentialSubject"]["digest"] = v["credentialSubject"]["document"]["terms"].clone()
        }),
        ("with another outcome", |v| v["credentialSubject"]["document"]["outcome"] = json!("consented")),
        ("of another instance's decision", |v| {
            v["credentialSubject"]["document"]["issuer"] = json!("https://other.example")
        }),
        ("of another community's decision", |v| {
            v["credentialSubject"]["document"]["community"]["id"] = json!("com_2")
        }),
        ("of no known type", |v| v["type"] = json!(["VerifiableCredential", "Example"])),
    ];
    let of = |name: &str, document: Value, changes: &[(&str, Change)]| {
        let one = |(what, change): &(&str, Change)| {
            let mut changed = document.clone();
            change(&mut changed);
            (format!("{name} {what}"), anew(&changed, credential::MEDIA_TYPE, INSTANCE))
        };
        changes.iter().map(one).collect::<Vec<_>>()
    };
    let refusal = value(&renamed(decisions::refusal(), "refused"));
    [of("agreement", super::agreement("signature"), &agreement), of("decision", refusal, &decision)].concat()
}
