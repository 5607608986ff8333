//! Agreements for tests of other modules: as small as one can be that has everything, and resting on whatever decision is at hand.

use serde_json::Value;

use super::{tests::sample, *};
use crate::{
    credential::digest_of,
    did::Did,
    status::{self, Place},
};

/// What an agreement of a test is made of.
pub(crate) struct Resting<'a> {
    /// The decision document: a consent.
    pub(crate) decision: &'a Value,
    /// The agreement's id.
    pub(crate) id: &'a str,
    pub(crate) requester: &'a Did,
    pub(crate) terms: &'a str,
    pub(crate) term: [&'a str; 2],
    pub(crate) bit: u32,
    pub(crate) countersignature: Countersignature,
    pub(crate) signatures: Vec<String>,
}

impl Resting<'_> {
    /// The agreement.
    pub(crate) fn document(self) -> AgreementDocument {
        let text = |pointer: &str| self.decision.pointer(pointer).unwrap().as_str().unwrap().to_owned();
        let (url, community) = (text("/issuer"), text("/community/id"));
        let issuer = Did::of_url(&url).community(&community).to_string();
        let mut made = small();
        made.id = format!("{url}/agreements/{}", self.id);
        made.issuer.clone_from(&issuer);
        (made.valid_from, made.valid_until) = (self.term[0].to_owned(), self.term[1].to_owned());
        made.credential_status = status::entries(&url, Place { list: 1, bit: self.bit }).into();
        let subject = &mut made.credential_subject;
        let requester = self.requester.to_string();
        subject.id.clone_from(&requester);
        subject.controller.id.clone_from(&requester);
        subject.terms = self.terms.to_owned();
        subject.scope.population.clone_from(&issuer);
        let policy = &mut subject.agreement;
        policy.id = format!("{}#policy", made.id);
        policy.target = format!("urn:ownaccord:dataset:{community}");
        (policy.assigner, policy.assignee) = (issuer, requester);
        for (constraint, moment) in policy.permission[0].constraint[6..].iter_mut().zip(self.term) {
            constraint.right_operand =
                Operand::Value(Typed { kind: "xsd:dateTime".to_owned(), value: moment.to_owned() });
        }
        subject.decision = self.evidence(&url);
        (subject.countersignature, subject.signatures) = (self.countersignature, self.signatures);
        made
    }

    fn evidence(&self, url: &str) -> DecisionEvidence {
        let mut told = serde_json::Map::new();
        let names = [
            "outcome",
            "rule",
            "charter",
            "mandate",
            "rollRoot",
            "ballotsRoot",
            "figures",
            "margin",
            "attestations",
            "window",
            "decidedAt",
        ];
        for name in names {
            told.extend(self.decision.get(name).map(|value| (name.to_owned(), value.clone())));
        }
        let id = self.decision["id"].as_str().unwrap();
        told.insert("id".to_owned(), format!("{url}/decisions/{id}").into());
        told.insert("digest".to_owned(), digest_of(self.decision).unwrap().into());
        serde_json::from_value(told.into()).unwrap()
    }
}

/// The sample with one of everything, and two notions in each list of them.
fn small() -> AgreementDocument {
    let mut made = sample();
    let policy = &mut made.credential_subject.agreement;
    let rules = policy.permission.iter_mut().chain(&mut policy.prohibition);
    for constraint in rules.flat_map(|rule| &mut rule.constraint) {
        if let Operand::Set(set) = &mut constraint.right_operand {
            set.truncate(2);
        }
    }
    policy.obligation.truncate(3);
    made.credential_subject.risks.truncate(1);
    made.credential_subject.notices.truncate(1);
    made
}
