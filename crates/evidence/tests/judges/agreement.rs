//! The agreement before its judges.

use evidence::{
    agreement::{self, AgreementDocument},
    credential::Signatory,
    did::Did,
};

use super::*;

fn sample() -> AgreementDocument {
    serde_json::from_str(include_str!("agreement.json")).unwrap()
}

fn names() -> (Did, Did) {
    let instance = Did::of_url(URL);
    let id = sample().issuer.rsplit(':').next().unwrap().to_owned();
    let community = instance.community(id);
    assert_eq!(community.as_str(), sample().issuer);
    (instance, community)
}

/// The three verdicts on one secured document.
pub fn verdicts(questions: &[Value]) -> Vec<[bool; 3]> {
    let (node, python) = (ask_node(questions), ask_python(questions));
    let verdict = |answer: &Value, name: &str| answer[name].as_bool().unwrap();
    node.iter()
        .zip(&python)
        .map(|(node, python)| [verdict(node, "jose"), verdict(node, "integrity"), verdict(python, "openvc")])
        .collect()
}

#[test]
fn every_judge_accepts_what_we_sign_by_the_current_key_and_by_an_earlier_one() {
    let (instance, community) = names();
    let documents = documents(&instance, &community);
    let questions: Vec<Value> = [1, 2]
        .map(|seed| {
            let by = Signatory { did: &community, key: &key(seed) };
            question(&agreement::sign(&sample(), by, "2026-03-09T08:00:00Z").unwrap(), "vc+jwt", &documents)
        })
        .into();
    assert_eq!(verdicts(&questions), [[true; 3]; 2]);
}

#[test]
fn every_judge_refuses_every_changed_member() {
    let (instance, community) = names();
    let documents = documents(&instance, &community);
    let by = Signatory { did: &community, key: &key(1) };
    let secured = agreement::sign(&sample(), by, "2026-03-09T08:00:00Z").unwrap();
    // Of the lists of codes, which are long and alike, every tenth member.
    let corpus = tampered::everywhere(&secured.document, &secured.jwt).into_iter().enumerate();
    let corpus: Vec<_> = corpus
        .filter(|(n, one)| !one.at.contains("/rightOperand/") || n % 10 == 0)
        .filter_map(|(_, one)| Some((one.at, one.document, one.jwt?)))
        .collect();
    assert!(corpus.len() > 100, "{}", corpus.len());
    let questions: Vec<Value> = corpus
        .iter()
        .map(|(_, document, jwt)| {
            let spoilt = Secured { document: document.clone(), jwt: jwt.clone(), digest: String::new() };
            question(&spoilt, "vc+jwt", &documents)
        })
        .collect();
    for ((at, ..), verdict) in corpus.iter().zip(verdicts(&questions)) {
        assert_eq!(verdict, [false; 3], "{at}");
    }
}

#[test]
fn every_judge_refuses_another_key_another_community_and_other_contexts() {
    let (instance, community) = names();
    let documents = documents(&instance, &community);
    let value = serde_json::to_value(sample()).unwrap();
    let unknown = secure(&value, &community, 3);
    let neighbour = secure(&value, &instance.community("neighbour"), 1);
    let mut moved: Value = serde_json::from_str(&secure(&value, &community, 1).document).unwrap();
    moved["@context"][1] = json!("https://other.example/context");
    let mut replayed = question(&unknown, "vc+jwt", &documents);
    replayed["document"] = moved;
    // A revoked key stands in no DID document any more.
    let left = json!({ community.as_str(): community.document(&instance, &[key(1).public()]) });
    let revoked = question(&secure(&value, &community, 2), "vc+jwt", &left);
    let questions = [
        question(&unknown, "vc+jwt", &documents),
        question(&neighbour, "vc+jwt", &documents),
        replayed,
        revoked,
    ];
    assert_eq!(verdicts(&questions), [[false; 3]; 4]);
    // Of these only jose is told which kind of document is expected; the others take any credential.
    let other = question(&secure(&value, &community, 1), "status-event+jwt", &documents);
    assert_eq!(ask_node(&[other])[0]["jose"], json!(false));
}

/// The context gives every member a meaning: nothing falls away, and the policy is one of ODRL in the words of DPV.
#[test]
fn every_member_has_a_meaning_in_linked_data() {
    let value = serde_json::to_value(sample()).unwrap();
    let context: Value = serde_json::from_str(agreement::CONTEXT).unwrap();
    let contexts = json!({
        "https://www.w3.org/ns/credentials/v2": credentials_context(),
        format!("{URL}{}", agreement::CONTEXT_PATH): context,
    });
    let question = json!({ "expand": value, "contexts": contexts });
    let answer = ask_python(&[question]).remove(0);
    assert_eq!(answer.get("error"), None, "{answer}");
    let expanded = &answer["expanded"][0];
    let subject = &expanded["https://www.w3.org/2018/credentials#credentialSubject"][0];
    let mut lost = Vec::new();
    lost_members(&value["credentialSubject"], subject, "", &mut lost);
    assert!(lost.is_empty(), "{lost:?}");
    let policy = &subject["https://ownaccord.org/ns/v1#agreement"][0];
    let permission = &policy["http://www.w3.org/ns/odrl/2/permission"][0];
    assert_eq!(
        permission["http://www.w3.org/ns/odrl/2/action"][0]["@id"],
        json!("http://www.w3.org/ns/odrl/2/use")
    );
    let purposes =
        permission["http://www.w3.org/ns/odrl/2/constraint"][0]["http://www.w3.org/ns/odrl/2/rightOperand"]
            .as_array()
            .unwrap();
    assert!(purposes.iter().any(|one| one["@id"].as_str().unwrap().starts_with("https://w3id.org/dpv#")));
}

/// Every notion of the Data Privacy Vocabulary that an agreement names, in either of its forms, stands in the vocabulary's own tables.
#[test]
fn every_notion_is_in_the_vocabulary() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../../..", "../../../.."].map(|up| here.join(up).join("shared/reference/dpv"));
    let Some(folder) = folders.into_iter().find(|folder| folder.is_dir()) else {
        println!("not run: the tables of the Data Privacy Vocabulary are not beside the clone");
        return;
    };
    let tables =
        std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let tables: String = tables.collect();
    for sample in [include_str!("agreement.json"), include_str!("odrl.json")] {
        let sample: Value = serde_json::from_str(sample).unwrap();
        let named = pointers::leaves(&sample).into_iter().filter_map(|at| sample.pointer(&at)?.as_str());
        let named: std::collections::BTreeSet<_> =
            named.filter(|text| text.starts_with("https://w3id.org/dpv")).collect();
        assert!(named.len() > 2, "{named:?}");
        for iri in named {
            assert!(tables.contains(&format!("\"{iri}\"")), "{iri}");
        }
    }
}

/// The context of the credentials data model, as far as an agreement uses it: the whole is in Digital Bazaar's package.
pub fn credentials_context() -> Value {
    context("@digitalbazaar/credentials-context/lib/index.js", "/ns/credentials/v2")
}

/// Members of a JSON object whose number in the expanded node is not the same, wherever they stand.
fn lost_members(plain: &Value, expanded: &Value, at: &str, lost: &mut Vec<String>) {
    let Value::Object(members) = plain else { return };
    let known =
        expanded.as_object().map_or(0, |node| node.keys().filter(|name| !name.starts_with('@')).count());
    let said =
        members.keys().filter(|name| !matches!(name.as_str(), "id" | "type" | "@type" | "@value")).count();
    if known != said {
        lost.push(format!("{at}: {said} members, {known} of them with a meaning"));
    }
    for (name, inner) in members {
        let found = expanded.as_object().and_then(|node| {
            node.iter()
                .find(|(iri, _)| iri.rsplit(['#', '/']).next() == Some(name.as_str()))
                .map(|(_, value)| value)
        });
        let Some(found) = found.and_then(Value::as_array) else { continue };
        let items: Vec<&Value> = inner.as_array().map_or_else(|| vec![inner], |items| items.iter().collect());
        for (n, item) in items.into_iter().enumerate().filter(|(_, item)| item.is_object()) {
            // Words by language become values, not nodes.
            if found.get(n).is_some_and(|node| node.get("@value").is_none()) {
                lost_members(item, &found[n], &format!("{at}/{name}/{n}"), lost);
            }
        }
    }
}
