//! An agreement signed, kept, changed and refused. The requester's and the stewards' own signatures in it are for their own module
//! to judge; here they are texts.

use domain::{
    ballot::Choice,
    charter::RedLine,
    decision::{Decision, Outcome, Subject as Asked},
    disclosure::{Band, Cell, Published},
    id::Id,
    moment::Moment,
    party::Requester,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::{
    canonical,
    did::Did,
    keys::{PublicKey, Published as PublishedKey, SigningKey},
    odrl::tests::terms,
    pointers::pointers,
    tampered::everywhere,
};

const URL: &str = "https://ownaccord.example";
const CREATED: &str = "2026-03-09T08:00:00Z";

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn digest(word: &str) -> domain::digest::Digest {
    domain::digest::Digest::of_bytes(word.as_bytes())
}

fn decision() -> Decision {
    let cell =
        |choices: &[Choice], did_not_vote, count| Cell { choices: choices.to_vec(), did_not_vote, count };
    Decision {
        id: id(1),
        community: id(2),
        vote: id(3),
        subject: Asked::Proposal(id(4)),
        outcome: Outcome::Consented,
        contest: None,
        rule: "consent: 2/3 of cast; approval quorum 1/4 of roll".parse().unwrap(),
        published: Published {
            electorate: 40,
            cells: vec![cell(&[Choice::Consent], false, 25), cell(&[Choice::Refuse], true, 15)],
            margin: Band::Close,
        },
        steps: Vec::new(),
        terms: Some(terms().digest()),
        charter: digest("charter"),
        mandate: Some(digest("mandate")),
        roll_root: digest("roll"),
        ballots_root: digest("ballots"),
        room_attested: Some(25),
        opened_at: moment("2026-03-01T08:00:00Z"),
        closed_at: moment("2026-03-08T08:00:00Z"),
        reopens: None,
        decided_at: moment("2026-03-08T08:00:01.25Z"),
    }
}

fn requester() -> Requester {
    Requester {
        id: id(5),
        handle: "university".parse().unwrap(),
        name: "The University".into(),
        kind: "recipient:academic".parse().unwrap(),
        services: None,
        mail_domain: None,
        registered_at: moment("2026-01-01T00:00:00Z"),
    }
}

pub(crate) fn red_line() -> RedLine {
    RedLine {
        code: "no-border".into(),
        text: [("en".parse().unwrap(), "Nothing for border control.".to_owned())].into_iter().collect(),
        purposes: vec!["purpose:migration-control".parse().unwrap()],
        data_categories: Vec::new(),
        recipient_kinds: vec!["recipient:border-agency".parse().unwrap()],
        technologies: Vec::new(),
        places: vec!["GR".parse().unwrap()],
    }
}

/// The agreement of the tests: everything that one can hold is in it.
pub(crate) fn sample() -> AgreementDocument {
    let (terms, requester, decision, lines) = (terms(), requester(), decision(), [red_line()]);
    AgreementDocument::of(&Making {
        url: URL,
        agreement: id(6),
        proposal: id(4),
        terms: &terms,
        term: (moment("2026-03-09T07:00:00Z"), moment("2026-06-07T07:00:00Z")),
        requester: &requester,
        red_lines: &lines,
        decision: (&decision, digest("document")),
        countersignature: Countersignature {
            by: "signature".into(),
            at: "2026-03-09T07:00:00Z".into(),
            jws: Some("aa.bb.cc".into()),
        },
        signatures: vec!["dd.ee.ff".into()],
        place: crate::status::Place { list: 1, bit: 77 },
    })
}

fn key() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

fn keys() -> Jwks {
    Jwks::new(key().public(), [])
}

fn community() -> Did {
    Did::of_url(URL).community(domain::id::CommunityId::new(Uuid::from_u128(2)))
}

pub(crate) fn signed() -> Secured {
    sign(&sample(), Signatory { did: &community(), key: &key() }, CREATED).unwrap()
}

#[test]
fn both_forms_verify_and_say_the_same() {
    let signed = signed();
    for form in [signed.jwt.clone(), format!("{}\n", signed.jwt), signed.document.clone()] {
        assert_eq!(verify(&form, &keys()), Ok(sample()));
    }
}

/// The lists are written out: what the terms permit stands there with everything below it, and nothing else.
#[test]
fn a_machine_finds_every_code_that_is_permitted() {
    let subject = sample().credential_subject;
    let set = |left: &str| {
        let constraints = &subject.agreement.permission[0].constraint;
        let one = constraints.iter().find(|one| one.left_operand == left).unwrap();
        let Operand::Set(set) = &one.right_operand else { panic!("{left} is no set") };
        set.iter().map(|iri| iri.id.clone()).collect::<Vec<_>>()
    };
    let permitted = |kind, wide: &[domain::taxonomy::Code]| {
        let all = domain::taxonomy::terms(Some(kind)).map(|term| &term.code);
        let mut all: Vec<_> =
            all.filter(|code| wide.iter().any(|wide| code.within(wide))).map(code_iri).collect();
        all.sort();
        all
    };
    let terms = terms();
    use domain::taxonomy::CodeKind;
    assert_eq!(set("purpose"), permitted(CodeKind::Purpose, &terms.purposes));
    assert_eq!(set("dataCategory"), permitted(CodeKind::Data, &terms.data_categories));
    assert_eq!(set("journeyStage"), permitted(CodeKind::Stage, &terms.journey_stages));
    let places = set("spatial");
    assert!(places.contains(&"https://w3id.org/dpv/loc#DE".to_owned()));
    assert!(places.contains(&"https://ownaccord.org/ns/v1#place:DE-BY".to_owned()));
    assert!(places.iter().all(|place| place.contains("#DE") || place.contains(":DE-")));
}

/// Two codes that shared an IRI would permit each other.
#[test]
fn no_two_codes_share_an_iri() {
    let all: Vec<String> = domain::taxonomy::terms(None).map(|term| code_iri(&term.code)).collect();
    let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
    assert_eq!(all.len(), distinct.len());
}

type Change = fn(&mut AgreementDocument);

#[test]
fn what_contradicts_itself_is_neither_signed_nor_believed() {
    let cases: [(Change, &str); 21] = [
        (|d| d.kind.reverse(), "agreement-version"),
        (|d| d.context.push("https://more.example".into()), "agreement-version"),
        (|d| d.credential_schema.id.push('x'), "agreement-version"),
        (|d| d.credential_subject.version = 2, "agreement-version"),
        (|d| d.issuer = "did:web:other.example:communities:x".into(), "agreement-names"),
        (|d| d.id = d.id.replace("/agreements/", "/others/"), "agreement-names"),
        (|d| d.credential_subject.agreement.assigner.push('x'), "agreement-names"),
        (|d| d.credential_subject.agreement.assignee = d.issuer.clone(), "agreement-names"),
        (|d| d.credential_subject.agreement.target.push('x'), "agreement-names"),
        (|d| d.credential_subject.scope.population.push('x'), "agreement-names"),
        (|d| d.credential_subject.terms.make_ascii_uppercase(), "agreement-digest"),
        (|d| d.credential_subject.notices[0].digest.clear(), "agreement-digest"),
        (|d| d.valid_from = "2026-03-09T08:00:00+01:00".into(), "agreement-moment"),
        (|d| d.valid_until = d.valid_from.clone(), "agreement-order"),
        (|d| d.credential_subject.decision.decided_at = "2026-03-10T00:00:00Z".into(), "agreement-order"),
        (|d| d.credential_status.truncate(1), "agreement-status"),
        (|d| d.credential_status[1].status_list_index = "78".into(), "agreement-status"),
        (|d| d.credential_subject.agreement.conflict = "perm".into(), "agreement-policy"),
        (|d| drop(d.credential_subject.agreement.permission[0].constraint.remove(0)), "agreement-policy"),
        (|d| d.credential_subject.decision.outcome = "refused".into(), "agreement-not-consented"),
        (|d| d.credential_subject.countersignature.jws = None, "agreement-countersignature"),
    ];
    for (change, code) in cases {
        let mut document = sample();
        change(&mut document);
        let signatory = Signatory { did: &community(), key: &key() };
        assert_eq!(sign(&document, signatory, CREATED).unwrap_err().code(), code);
        // And one who signs whatever they like is not believed.
        let value = serde_json::to_value(&document).unwrap();
        let did = document.issuer.clone();
        let forged = crate::jws::sign_as(&value, "vc+jwt", &key(), &format!("{did}#{}", key().id())).unwrap();
        assert_eq!(verify(forged, &keys()).unwrap_err().code(), code);
    }
}

#[test]
fn every_changed_member_is_refused_in_both_forms() {
    let signed = signed();
    let corpus = everywhere(&signed.document, &signed.jwt);
    assert!(corpus.len() > 200, "{}", corpus.len());
    for one in corpus {
        assert!(verify(&one.document, &keys()).is_err(), "document, {}", one.at);
        assert!(one.jwt.is_none_or(|jwt| verify(jwt, &keys()).is_err()), "jwt, {}", one.at);
    }
}

#[test]
fn another_key_another_community_another_kind_are_refused() {
    let signed = signed();
    let other: PublicKey = SigningKey::from_seed(&[2; 32]).public();
    for form in [signed.jwt.as_str(), signed.document.as_str()] {
        assert!(verify(form, &Jwks::new(other.clone(), [])).unwrap_err().code().ends_with("unknown-key"));
    }
    // Signed by the right key in the name of another community.
    let neighbour = Did::of_url(URL).community("com_other");
    let forged = sign(&sample(), Signatory { did: &neighbour, key: &key() }, CREATED).unwrap();
    for form in [&forged.jwt, &forged.document] {
        assert_eq!(verify(form, &keys()).unwrap_err().code(), "credential-issuer");
    }
    // The same words signed as something else.
    let value = serde_json::to_value(sample()).unwrap();
    let kid = community().key(key().id());
    let other = crate::jws::sign_as(&value, "status-event+jwt", &key(), &kid).unwrap();
    assert_eq!(verify(other, &keys()).unwrap_err().code(), "jws-type");
    // The proof under other contexts.
    let mut moved: Value = serde_json::from_str(&signed.document).unwrap();
    moved["@context"][1] = json!("https://other.example/context");
    let moved = canonical::to_text(&moved).unwrap();
    assert_eq!(verify(moved, &keys()).unwrap_err().code(), "credential-context");
}

/// An earlier key is as good as the current one; one that was revoked is none of those that a DID document lists. What it signed
/// before, and the log has, [`crate::check`] tells.
#[test]
fn an_earlier_key_is_good_and_a_revoked_one_is_not_listed() {
    let listed = |revoked: Option<&str>| {
        let revoked = revoked.map(moment);
        let from = Some(moment("2025-01-01T00:00:00Z"));
        let earlier = PublishedKey { key: key().public(), from, until: from, revoked };
        let current = SigningKey::from_seed(&[2; 32]).public();
        let set = Jwks::published(&current, vec![earlier]);
        let document = community().document(&Did::of_url(URL), &set.good());
        crate::did::read(&document).unwrap().1
    };
    let signed = signed();
    for form in [&signed.jwt, &signed.document] {
        assert_eq!(verify(form, &listed(None)), Ok(sample()));
        let refused = verify(form, &listed(Some("2026-01-01T00:00:00Z"))).unwrap_err();
        assert!(refused.code().ends_with("unknown-key"));
    }
}

/// What an instance serves as the form of an agreement takes the one that it signs and refuses each that is spoilt.
#[test]
fn the_schema_takes_what_is_signed_and_refuses_the_rest() {
    let schema = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let plain = serde_json::to_value(sample()).unwrap();
    let secured: Value = serde_json::from_str(&signed().document).unwrap();
    for good in [&secured, &plain] {
        let faults: Vec<_> = schema.iter_errors(good).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
    // What may be missing: a claim, a study, a mandate, numbers that would tell too much; and of rules their words.
    let optional = [
        "legalBasis",
        "usageTrail",
        "impactAssessment",
        "mandate",
        "attestations",
        "jws",
        "what",
        "evidence",
    ];
    let unlike = |at: &str| {
        let mut changed = plain.clone();
        *changed.pointer_mut(at).unwrap() = json!({ "other": [null] });
        changed
    };
    for at in pointers(&plain) {
        let (parent, name) = at.rsplit_once('/').unwrap();
        assert!(!schema.is_valid(&unlike(&at)), "{at} is another kind of thing");
        // Words by language have whatever languages there are.
        let mut lacks = plain.clone();
        let around = if parent.is_empty() { Some(&mut lacks) } else { lacks.pointer_mut(parent) };
        let Some(Value::Object(members)) = around else { continue };
        if members.contains_key("en") {
            continue;
        }
        members.remove(name);
        assert_eq!(schema.is_valid(&lacks), optional.contains(&name), "{at} is missing");
        let around = if parent.is_empty() { Some(&mut lacks) } else { lacks.pointer_mut(parent) };
        around.unwrap()["unheardOf"] = json!(1);
        assert!(!schema.is_valid(&lacks), "something unheard of beside {at}");
    }
}

#[test]
fn every_changed_byte_is_refused() {
    let signed = signed();
    for form in [&signed.document, &signed.jwt] {
        // Each byte of the beginning and the end, and every eleventh between.
        let length = form.len();
        let bytes = (0..length).filter(|at| *at < 400 || *at + 400 > length || at % 11 == 0);
        for at in bytes {
            let mut changed = form.clone().into_bytes();
            changed[at] ^= 1;
            assert!(verify(&changed, &keys()).is_err(), "byte {at}");
        }
    }
}

/// The sample on file, which judges read that know only the crate's public face, and which the documentation shows. Written anew
/// with `EVIDENCE_WRITE_GOLDEN=1`.
#[test]
fn the_sample_on_file_is_the_sample() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/agreement.json");
    let text = format!("{}\n", serde_json::to_string_pretty(&sample()).unwrap());
    if std::env::var_os("EVIDENCE_WRITE_GOLDEN").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let mend = "EVIDENCE_WRITE_GOLDEN=1 cargo nextest run -p evidence the_sample_on_file";
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), text, "write it anew: {mend}");
}
