//! An agreement: what it holds, and what it may not say. What both credentials refuse is in `credential/refused.rs`. The requester's and
//! the stewards' own signatures in it are for their own module to judge; here they are texts.

use domain::{
    ballot::Choice,
    charter::RedLine,
    decision::{Decision, Outcome, Subject as Asked},
    disclosure::{Band, Cell, Published},
    id::Id,
    moment::Moment,
    party::Requester,
};
use uuid::Uuid;

use super::*;
use crate::{did::Did, keys::SigningKey, odrl::tests::terms};

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
    let cases: [(Change, &str); 37] = [
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
        (|d| d.issuer.push_str(":more"), "agreement-names"),
        (|d| d.id.push_str("/more"), "agreement-names"),
        (|d| d.credential_subject.decision.id.push_str("#more"), "agreement-names"),
        (|d| d.credential_subject.negotiation.clear(), "agreement-form"),
        (|d| d.credential_subject.retention = "14 days".into(), "agreement-form"),
        (|d| d.credential_subject.controller.kind = "academic".into(), "agreement-form"),
        (|d| d.credential_subject.notices.clear(), "agreement-form"),
        (|d| d.credential_subject.risks[0].mitigation.clear(), "agreement-form"),
        (|d| d.credential_subject.signatures[0] = "aa.bb".into(), "agreement-form"),
        (|d| d.credential_subject.retention = "P1D".into(), "agreement-policy"),
        (|d| d.credential_subject.withdrawal.delete_within = "P1D".into(), "agreement-policy"),
        (|d| drop(d.credential_subject.agreement.obligation.remove(1)), "agreement-policy"),
        (|d| d.credential_subject.agreement.obligation[2].what = None, "agreement-policy"),
        (|d| d.credential_subject.agreement.prohibition.swap(0, 1), "agreement-policy"),
        (|d| d.credential_subject.agreement.prohibition[1].constraint.reverse(), "agreement-policy"),
        (|d| d.credential_subject.agreement.permission[0].evidence = Some(Words::new()), "agreement-policy"),
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
