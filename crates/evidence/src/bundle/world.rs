//! An instance with two communities, for tests: what they decided and agreed, the log that told of it, and the folder of each.

use std::collections::BTreeMap;

use domain::signatory::KeyRole;
use serde_json::{Value, json};

use crate::{
    agreement::{self, samples::Resting},
    canonical,
    check::tests::{
        INSTANCE, REQUESTER, instance, jwks, key,
        log::{LOG, STEWARD, state_of},
        requester,
    },
    credential::{self, Secured, Signatory},
    decision,
    export::{self, Manifest},
    log::checkpoint,
    signature::{self, Acknowledgement, Cosignature, Countersignature, Deletion},
    signers::digest_of,
    status::{self, ListDocument, Purpose, StatusList, event::Change},
};

pub(super) const URL: &str = "https://ownaccord.example";
/// When the folder was made.
pub(super) const MADE: &str = "2026-03-08T09:00:00Z";
const TERM: [&str; 2] = ["2026-03-08T08:00:20Z", "2026-06-08T08:00:00Z"];

/// What is otherwise than it should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Twist {
    #[default]
    Nothing,
    /// The charter asks for more signatures than there are.
    TooFew,
    /// The steward's key was never registered.
    StrangeSteward,
    /// The requester's key was registered after it signed.
    LateRequester,
    /// The steward's key was revoked before it signed.
    RevokedSteward,
    /// The instance's key was revoked before it signed the agreement.
    RevokedInstance,
    /// The instance's key was revoked after all.
    RevokedAfterwards,
    /// A signature was undone before all were there, and is gone.
    Undone,
    /// The log does not tell of the agreement.
    Untold,
    /// The community took its consent back.
    Withdrawn,
    /// It did, and the requester says that it knows and that the data is gone.
    Deleted,
    /// It did, and what the requester says is of another withdrawal.
    OtherWithdrawal,
    /// It did, and the requester's word is lost.
    LostWord,
    /// It did, and the list does not say so.
    Contradicted,
    /// It is suspended.
    Suspended,
    /// The terms of the agreement are not those of the decision.
    OtherDecision,
    /// The decision is of a time in which there were no credentials of decisions.
    Uncredentialed,
}

/// A community, its log so far, and its files.
pub(super) struct World {
    pub(super) entries: Vec<String>,
    pub(super) folders: [BTreeMap<String, String>; 2],
    set: [Vec<u32>; 2],
    twist: Twist,
}

fn at(second: usize) -> String {
    format!("2026-03-08T08:00:{second:02}Z")
}

fn text(value: &Value) -> String {
    canonical::to_text(value).unwrap()
}

impl World {
    pub(super) fn new(twist: Twist) -> Self {
        let mut world = Self {
            entries: Vec::new(),
            folders: [BTreeMap::new(), BTreeMap::new()],
            set: [Vec::new(), Vec::new()],
            twist,
        };
        world.tell(0, json!({ "fact": "key-published", "key": key(INSTANCE).id(), "role": "documents" }));
        let theirs = json!({ "fact": "requester-key-registered", "key": key(REQUESTER).id(), "requester": requester_id() });
        if twist != Twist::LateRequester {
            world.tell(1, theirs.clone());
        }
        for number in [1, 2] {
            world.live(number);
        }
        world.tell(40, theirs);
        if twist == Twist::RevokedAfterwards {
            world.tell(41, json!({ "fact": "key-revoked", "key": key(INSTANCE).id(), "role": "documents", "since": at(41) }));
        }
        world
    }

    fn tell(&mut self, second: usize, fact: Value) {
        self.entries.push(text(&json!({ "at": at(second), "fact": fact })));
    }

    fn put(&mut self, number: usize, path: String, text: String) {
        self.folders[number - 1].insert(path, text);
    }

    /// All that a community does.
    fn live(&mut self, number: usize) {
        let (community, agreement) = (format!("com_{number}"), format!("agr_{number}"));
        let twist = if number == 1 { self.twist } else { Twist::Nothing };
        let steward = json!({ "community": community, "fact": "signatory-key-registered", "key": key(STEWARD).id(), "role": "steward" });
        if twist != Twist::StrangeSteward {
            self.tell(2 + number, steward);
        }
        let least = if twist == Twist::TooFew { 2 } else { 1 };
        let charter = text(&json!({ "cosigners": { "by": "stewards", "least": least }, "name": community }));
        let terms = text(&json!({ "title": community }));
        let (charter_digest, terms_digest) = (digest_of(&charter), digest_of(&terms));
        self.put(number, export::words("charters", &charter_digest), charter);
        self.put(number, export::words("terms", &terms_digest), terms);
        let signed = decided(number, &terms_digest, &charter_digest);
        self.put(number, format!("decisions/dec_{number}.json"), signed.to_file());
        self.tell(5 + number, json!({ "community": community, "decision": format!("dec_{number}"), "digest": signed.digest, "fact": "decided" }));
        let decision: Value = serde_json::from_str(&signed.document).unwrap();
        let did = instance().community(&community);
        let by = Signatory { did: &did, key: &key(INSTANCE) };
        let credential =
            decision::credential::sign(serde_json::from_value(decision.clone()).unwrap(), by).unwrap();
        if twist != Twist::Uncredentialed {
            self.put(number, export::credential(format!("dec_{number}")), credential.document);
            self.tell(5 + number, json!({ "community": community, "decision": format!("dec_{number}"), "digest": credential.digest, "fact": "decision-issued" }));
        }
        if twist == Twist::RevokedSteward {
            self.tell(9, json!({ "community": community, "fact": "signatory-key-revoked", "key": key(STEWARD).id(), "role": "steward", "since": at(9) }));
        }
        if twist == Twist::RevokedInstance {
            self.tell(9, json!({ "fact": "key-revoked", "key": key(INSTANCE).id(), "role": "documents", "since": at(9) }));
        }
        let second = Cosignature::new(&key(STEWARD).public(), KeyRole::Steward, &community, &signed.digest);
        let counter = |terms: &str| {
            let (public, requester) = (key(REQUESTER).public(), requester());
            let bound = Countersignature::new(&public, requester.as_str(), &agreement, terms, &signed.digest);
            signature::sign(&bound, &key(REQUESTER)).unwrap()
        };
        let signatures = [
            ("cosigned", signature::sign(&second, &key(STEWARD)).unwrap()),
            ("countersigned", counter(&terms_digest)),
        ];
        for (fact, jws) in &signatures {
            let digest = digest_of(jws);
            self.put(number, format!("agreements/{agreement}/signatures/{}.jwt", &digest[7..]), jws.clone());
            self.tell(
                10 + number,
                json!({ "agreement": agreement, "community": community, "digest": digest, "fact": fact }),
            );
        }
        if twist == Twist::Undone {
            let of = |fact: &str| json!({ "agreement": agreement, "community": community, "fact": fact, "key": "gone", "role": "steward" });
            let mut cosigned = of("cosigned");
            cosigned["digest"] = json!(digest_of("gone"));
            self.tell(13, cosigned);
            self.tell(14, of("signature-undone"));
        }
        let terms_digest = if twist == Twist::OtherDecision { &charter_digest } else { &terms_digest };
        // The requester's signature is over the terms of the agreement, whatever these are.
        let jws = counter(terms_digest);
        let resting = Resting {
            decision: &decision,
            id: &agreement,
            requester: &requester(),
            terms: terms_digest,
            term: TERM,
            bit: 100 + number as u32,
            countersignature: agreement::Countersignature {
                by: "signature".into(),
                at: TERM[0].into(),
                jws: Some(jws),
            },
            signatures: vec![signatures[0].1.clone()],
        };
        let document = json!(resting.document());
        let issued = secured(&document, &did);
        if twist != Twist::Untold {
            self.tell(20 + number, json!({ "agreement": agreement, "community": community, "digest": issued.digest, "fact": "agreement-issued" }));
        }
        self.put(number, format!("agreements/{agreement}/agreement.json"), issued.document);
        self.becomes(number, ("in-force", "signed-by-all"), 1, None);
    }

    /// A change of where the agreement stands, and those that follow.
    fn becomes(
        &mut self,
        number: usize,
        (word, reason): (&'static str, &'static str),
        sequence: u64,
        previous: Option<String>,
    ) {
        let (community, agreement) = (format!("com_{number}"), format!("agr_{number}"));
        let second = 20 + 3 * sequence as usize + number;
        let change = Change {
            agreement: format!("{URL}/agreements/{agreement}"),
            sequence,
            previous,
            status: word,
            reason,
            since: at(second),
        };
        let signed =
            status::event::sign(change, Signatory { did: &instance(), key: &key(INSTANCE) }).unwrap();
        self.put(number, format!("agreements/{agreement}/events/{sequence}.jwt"), signed.jwt);
        let fact = json!({ "agreement": agreement, "community": community, "digest": signed.digest, "fact": "agreement-status-changed", "status": word });
        self.tell(second, fact);
        let next = match (number, self.twist, sequence) {
            (1, Twist::Contradicted, 1) => ("withdrawn", "decided-by-members"),
            (1, Twist::Withdrawn | Twist::Deleted | Twist::OtherWithdrawal | Twist::LostWord, 1) => {
                self.set[0].push(101);
                ("withdrawn", "decided-by-members")
            }
            (1, Twist::Suspended, 1) => {
                self.set[1].push(101);
                ("suspended", "promise-overdue")
            }
            (1, Twist::Deleted | Twist::OtherWithdrawal | Twist::LostWord, 2) => {
                return self.gives_its_word(&community, &agreement, &signed.digest);
            }
            _ => return,
        };
        self.becomes(number, next, sequence + 1, Some(signed.digest));
    }

    /// The requester says what it has done after the withdrawal that this event tells of.
    fn gives_its_word(&mut self, community: &str, agreement: &str, event: &str) {
        let (key, did) = (key(REQUESTER), requester());
        let other = digest_of("another event");
        let event = if self.twist == Twist::OtherWithdrawal { &other } else { event };
        let knows = Acknowledgement::new(&key.public(), did.as_str(), agreement, event);
        let gone = Deletion::new(&key.public(), did.as_str(), agreement, event, at(32).parse().unwrap());
        let words = [
            ("withdrawal-acknowledged", signature::sign(&knows, &key).unwrap()),
            ("deletion-attested", signature::sign(&gone, &key).unwrap()),
        ];
        for (second, (fact, jws)) in (32..).zip(words) {
            let digest = digest_of(&jws);
            let told = json!({ "agreement": agreement, "community": community, "digest": digest, "fact": fact, "key": key.public().id() });
            self.tell(second, told);
            if self.twist != Twist::LostWord {
                self.put(1, format!("agreements/{agreement}/signatures/{}.jwt", &digest[7..]), jws);
            }
        }
    }

    /// A status list, made at this moment and good for an hour.
    pub(super) fn list(&self, purpose: Purpose, made: &str) -> Secured {
        let set = &self.set[usize::from(purpose == Purpose::Suspension)];
        let until =
            made.parse::<domain::moment::Moment>().unwrap().plus(domain::moment::Span::seconds(3_600));
        let term = (made.to_owned(), until.to_string());
        let list = StatusList::of(set.iter().copied());
        let document = ListDocument::new((URL, purpose, 1), &instance(), &list, term, 300_000);
        document.sign(Signatory { did: &instance(), key: &key(INSTANCE) }).unwrap()
    }

    /// The folder of a community, without its list of files.
    pub(super) fn folder(&self, number: usize) -> BTreeMap<String, Vec<u8>> {
        let mut files = self.folders[number - 1].clone();
        let keys = jwks(&[INSTANCE]);
        let (did, community) = (instance(), instance().community(format!("com_{number}")));
        files.insert(export::JWKS.to_owned(), text(&json!(keys)));
        files.insert("keys/did.json".to_owned(), text(&did.document(&did, keys.keys())));
        files.insert("keys/community.did.json".to_owned(), text(&community.document(&did, keys.keys())));
        let theirs = requester().document(&requester(), &[key(REQUESTER).public()]);
        files.insert(format!("{}{}.did.json", export::REQUESTERS, requester_id()), text(&theirs));
        let log = checkpoint::verifier("ownaccord.example/log", &key(LOG)).to_text();
        files.insert(export::LOG_KEY.to_owned(), log + "\n");
        files.insert(export::CHECKPOINT.to_owned(), state_of(&self.entries).sign(&key(LOG)).to_text());
        files.insert(
            export::ENTRIES.to_owned(),
            self.entries.iter().map(|entry| format!("{entry}\n")).collect(),
        );
        for purpose in Purpose::ALL {
            files.insert(format!("status/{}.json", purpose.word()), self.list(purpose, MADE).document);
        }
        files.insert("README.txt".to_owned(), "For people.\n".to_owned());
        files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
    }
}

/// The same with its list of files.
pub(super) fn listed(mut files: BTreeMap<String, Vec<u8>>, number: usize) -> BTreeMap<String, Vec<u8>> {
    files.remove(export::MANIFEST);
    let digests = files.iter().map(|(path, bytes)| (path.clone(), export::of_bytes(bytes))).collect();
    let manifest = Manifest {
        manifest_type: export::TYPE.to_owned(),
        version: export::VERSION,
        issuer: URL.to_owned(),
        community: format!("com_{number}"),
        files: digests,
    };
    files.insert(export::MANIFEST.to_owned(), (text(&json!(manifest)) + "\n").into_bytes());
    files
}

fn requester_id() -> String {
    requester().as_str().rsplit(':').next().unwrap().to_owned()
}

fn secured(document: &Value, did: &crate::did::Did) -> Secured {
    credential::secure(document, credential::MEDIA_TYPE, Signatory { did, key: &key(INSTANCE) }, TERM[0])
        .unwrap()
}

fn decided(number: usize, terms: &str, charter: &str) -> decision::Signed {
    let document = json!({
        "type": "OwnaccordDecision", "version": 1, "id": format!("dec_{number}"), "issuer": URL,
        "community": { "id": format!("com_{number}"), "handle": format!("handle-{number}") }, "kind": "consent",
        "subject": format!("pro_{number}"), "outcome": "consented", "margin": "none", "rule": "consent: 2/3 of cast",
        "figures": { "electorate": 5, "cells": [{ "choices": ["consent"], "count": 5 }] }, "steps": [],
        "terms": terms, "charter": charter, "rollRoot": charter, "ballotsRoot": charter,
        "decidedAt": "2026-03-08T08:00:01Z",
        "window": { "opensAt": "2026-03-01T08:00:00Z", "closesAt": "2026-03-08T08:00:00Z" },
    });
    decision::sign(&serde_json::from_value(document).unwrap(), &key(INSTANCE)).unwrap()
}
