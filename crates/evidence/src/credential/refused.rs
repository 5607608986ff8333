//! Both credentials, the decision and the agreement, under everything that can be done to one: only what was signed as it is, by whom it
//! says, is believed.

use domain::moment::Moment;
use serde_json::{Value, json};

use crate::{
    agreement::{self, tests as agreed},
    canonical,
    credential::{self, Secured, Signatory},
    decision::{
        self,
        credential::{self as decided, tests as decisions},
    },
    did::Did,
    keys::{Jwks, Published, SigningKey},
    pointers::pointers,
    tampered::everywhere,
};

const URL: &str = "https://ownaccord.example";
/// Every other kind of document that somebody signs.
const OTHER_TYPES: [&str; 8] = [
    decision::MEDIA_TYPE,
    "status-event+jwt",
    "permission+jwt",
    "acknowledgement+jwt",
    "deletion+jwt",
    "countersignature+jwt",
    "cosignature+jwt",
    "JWT",
];

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

fn keys() -> Jwks {
    Jwks::new(key(1).public(), [])
}

fn community() -> Did {
    Did::of_url(URL).community("com_00000000000000000000000000000002")
}

/// One of the two credentials: its document, and how it is read.
struct Specimen {
    document: Value,
    created: String,
    verify: fn(&[u8], &Jwks) -> Result<Value, &'static str>,
    schema: &'static str,
    /// What may be missing.
    optional: &'static [&'static str],
}

impl Specimen {
    fn decision(document: decision::DecisionDocument) -> Self {
        Self {
            created: document.decided_at.clone(),
            document: decisions::value(document),
            verify: |text, keys| match decided::verify(text, keys) {
                Ok(document) => Ok(decisions::value(document)),
                Err(fault) => Err(fault.code()),
            },
            schema: decided::SCHEMA,
            optional: &[
                "election",
                "terms",
                "charter",
                "mandate",
                "attestations",
                "reopens",
                "tied",
                "runOff",
                "runoffOf",
            ],
        }
    }

    fn agreement() -> Self {
        Self {
            document: serde_json::to_value(agreed::sample()).unwrap(),
            created: "2026-03-09T08:00:00Z".to_owned(),
            verify: |text, keys| match agreement::verify(text, keys) {
                Ok(document) => Ok(serde_json::to_value(document).unwrap()),
                Err(fault) => Err(fault.code()),
            },
            schema: agreement::SCHEMA,
            // A claim, a study, a mandate, numbers that would tell too much; and of rules their words.
            optional: &[
                "legalBasis",
                "usageTrail",
                "impactAssessment",
                "mandate",
                "attestations",
                "jws",
                "what",
                "evidence",
            ],
        }
    }

    fn all() -> [Self; 3] {
        [Self::decision(decisions::refusal()), Self::decision(decisions::run_off()), Self::agreement()]
    }

    fn by(&self, did: &Did, seed: u8) -> Secured {
        let by = Signatory { did, key: &key(seed) };
        credential::secure(&self.document, credential::MEDIA_TYPE, by, &self.created).unwrap()
    }

    fn signed(&self) -> Secured {
        self.by(&community(), 1)
    }

    fn says(&self, text: impl AsRef<[u8]>, keys: &Jwks) -> Result<Value, &'static str> {
        (self.verify)(text.as_ref(), keys)
    }

    fn refuses(&self, text: impl AsRef<[u8]>, what: &str) {
        assert!(self.says(text, &keys()).is_err(), "{what}");
    }
}

#[test]
fn both_forms_verify_and_say_the_same() {
    for specimen in Specimen::all() {
        let signed = specimen.signed();
        for form in [signed.jwt.clone(), format!("{}\n", signed.jwt), signed.document.clone()] {
            assert_eq!(specimen.says(&form, &keys()), Ok(specimen.document.clone()));
        }
    }
}

#[test]
fn every_changed_member_is_refused_in_both_forms() {
    for specimen in Specimen::all() {
        let signed = specimen.signed();
        let corpus = everywhere(&signed.document, &signed.jwt);
        assert!(corpus.len() > 40, "{}", corpus.len());
        for one in corpus {
            specimen.refuses(&one.document, &one.at);
            one.jwt.iter().for_each(|jwt| specimen.refuses(jwt, &one.at));
        }
    }
}

/// Each byte of the beginning and the end, and every twenty-third between. The common vectors have each byte of a small one.
#[test]
fn every_changed_byte_is_refused() {
    for specimen in Specimen::all() {
        let signed = specimen.signed();
        for form in [&signed.document, &signed.jwt] {
            let length = form.len();
            let bytes = (0..length).filter(|at| *at < 150 || *at + 150 > length || at % 23 == 0);
            for at in bytes {
                let mut changed = form.clone().into_bytes();
                changed[at] ^= 1;
                specimen.refuses(&changed, &format!("byte {at}"));
            }
        }
    }
}

#[test]
fn another_key_another_community_other_contexts_are_refused() {
    for specimen in Specimen::all() {
        let signed = specimen.signed();
        for form in [&signed.jwt, &signed.document] {
            let other = Jwks::new(key(2).public(), []);
            assert!(specimen.says(form, &other).unwrap_err().ends_with("unknown-key"));
        }
        // The right key in the name of another community.
        let forged = specimen.by(&Did::of_url(URL).community("neighbour"), 1);
        for form in [&forged.jwt, &forged.document] {
            assert_eq!(specimen.says(form, &keys()), Err("credential-issuer"));
        }
        // The proof under other contexts, and the whole under another community's name and key.
        let mut moved: Value = serde_json::from_str(&signed.document).unwrap();
        moved["@context"][1] = json!("https://other.example/context");
        let moved = canonical::to_text(&moved).unwrap();
        assert_eq!(specimen.says(&moved, &keys()), Err("credential-context"));
    }
}

#[test]
fn no_kind_of_document_passes_for_another() {
    let kid = community().key(key(1).id());
    let all = Specimen::all();
    for specimen in &all {
        for typ in OTHER_TYPES {
            let other = crate::jws::sign_as(&specimen.document, typ, &key(1), &kid).unwrap();
            assert_eq!(specimen.says(&other, &keys()), Err("jws-type"), "{typ}");
        }
    }
    let bare = decision::sign(&decisions::refusal(), &key(1)).unwrap();
    let [decision, _, agreement] = &all;
    for (specimen, other, code) in [
        (decision, agreement.signed(), "decision-credential-form"),
        (agreement, decision.signed(), "agreement-form"),
    ] {
        assert_eq!(specimen.says(&bare.jws, &keys()), Err("jws-type"));
        for form in [&other.jwt, &other.document] {
            assert_eq!(specimen.says(form, &keys()), Err(code));
        }
        // The signature of one on the other.
        let (head, payload) = (&other.jwt[..other.jwt.rfind('.').unwrap()], specimen.signed().jwt);
        let mixed = format!("{head}{}", &payload[payload.rfind('.').unwrap()..]);
        assert_eq!(specimen.says(&mixed, &keys()), Err("jws-signature"));
    }
}

/// An earlier key is as good as the current one; one that was revoked is none of those that a DID document lists. What it signed
/// before, and the log has, [`crate::check`] tells.
#[test]
fn an_earlier_key_is_good_and_a_revoked_one_is_not_listed() {
    let listed = |revoked: Option<&str>| {
        let moment = |text: &str| text.parse::<Moment>().unwrap();
        let from = Some(moment("2025-01-01T00:00:00Z"));
        let earlier = Published { key: key(2).public(), from, until: from, revoked: revoked.map(moment) };
        let set = Jwks::published(&key(1).public(), vec![earlier]);
        crate::did::read(&community().document(&Did::of_url(URL), &set.good())).unwrap().1
    };
    for specimen in Specimen::all() {
        let signed = specimen.by(&community(), 2);
        for form in [&signed.jwt, &signed.document] {
            assert_eq!(specimen.says(form, &listed(None)), Ok(specimen.document.clone()));
            let refused = specimen.says(form, &listed(Some("2026-01-01T00:00:00Z"))).unwrap_err();
            assert!(refused.ends_with("unknown-key"));
        }
    }
}

/// The document with the value at a place replaced, removed, or given a neighbour that nobody has heard of; by the place. What has no
/// names around it has only the first.
fn spoilt(document: &Value, at: &str) -> (Value, Option<(Value, Value)>) {
    let (parent, name) = at.rsplit_once('/').unwrap();
    let mut changed = document.clone();
    *changed.pointer_mut(at).unwrap() = json!({ "other": [null] });
    let (mut lacks, mut more) = (document.clone(), document.clone());
    // Words by language have whatever languages there are.
    let named = |value: &Value| value.as_object().is_some_and(|members| !members.contains_key("en"));
    if !document.pointer(parent).is_some_and(named) {
        return (changed, None);
    }
    lacks.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
    more.pointer_mut(parent).unwrap()["unheardOf"] = json!(1);
    (changed, Some((lacks, more)))
}

/// What an instance serves as the form of a credential takes what it signs and refuses each that is spoilt.
#[test]
fn the_schema_takes_what_is_signed_and_refuses_the_rest() {
    for specimen in Specimen::all() {
        let schema = jsonschema::validator_for(&serde_json::from_str(specimen.schema).unwrap()).unwrap();
        let secured: Value = serde_json::from_str(&specimen.signed().document).unwrap();
        for good in [&secured, &specimen.document] {
            let faults: Vec<_> = schema.iter_errors(good).map(|fault| fault.to_string()).collect();
            assert!(faults.is_empty(), "{faults:?}");
        }
        // The steps of a count are for programs to read, and as many as there are.
        for at in pointers(&specimen.document).into_iter().filter(|at| !at.contains("/steps/")) {
            let (changed, named) = spoilt(&specimen.document, &at);
            assert!(!schema.is_valid(&changed), "{at} is another kind of thing");
            let Some((lacks, more)) = named else { continue };
            let name = at.rsplit('/').next().unwrap();
            let may_lack = specimen.optional.contains(&name) && !at.contains("/candidates/");
            assert_eq!(schema.is_valid(&lacks), may_lack, "{at} is missing");
            assert!(!schema.is_valid(&more), "something unheard of beside {at}");
        }
    }
}

/// Signed by the right key does not help: what the schema refuses is refused by whoever verifies.
#[test]
fn what_the_schema_refuses_is_refused_though_it_is_signed() {
    for specimen in Specimen::all() {
        let signed = |document: &Value| {
            let kid = community().key(key(1).id());
            crate::jws::sign_as(document, credential::MEDIA_TYPE, &key(1), &kid).unwrap()
        };
        for at in pointers(&specimen.document).into_iter().filter(|at| !at.contains("/steps/")) {
            let (changed, named) = spoilt(&specimen.document, &at);
            specimen.refuses(signed(&changed), &format!("{at} is another kind of thing"));
            let Some((lacks, more)) = named else { continue };
            specimen.refuses(signed(&more), &format!("something unheard of beside {at}"));
            if !specimen.optional.contains(&at.rsplit('/').next().unwrap()) || at.contains("/candidates/") {
                specimen.refuses(signed(&lacks), &format!("{at} is missing"));
            }
        }
    }
}
