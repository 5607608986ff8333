//! An agreement made from what stands in the house.

use domain::{
    charter::RedLine,
    decision::Decision,
    digest::Digest,
    id::{AgreementId, ProposalId},
    moment::Moment,
    party::Requester,
    terms::{Recipient as Getting, Terms},
    text::LocalText,
};
use serde_json::json;

use super::{
    SUBJECT_TYPE, TYPES, VERSION, context,
    document::{
        AgreementDocument, Complaints, Controller, Countersignature, DecisionEvidence, NoticeRef, Onward,
        Recipient, Risk, SchemaRef, Scope, Study, Subject, Withdrawal, Words,
    },
    policy::{Parties, policy},
    schema, words,
};
use crate::{
    canonical,
    decision::{Attestations, Figures, Window},
    did::Did,
    digest::{self, sha256},
    status::{self, Place},
};

/// Everything that an agreement is made from.
#[derive(Clone, Debug)]
pub struct Making<'a> {
    /// Public URL of the instance.
    pub url: &'a str,
    /// The agreement.
    pub agreement: AgreementId,
    /// The proposal that was negotiated.
    pub proposal: ProposalId,
    /// The words agreed on.
    pub terms: &'a Terms,
    /// Since when it is in force, and until when.
    pub term: (Moment, Moment),
    /// Who answers for the use.
    pub requester: &'a Requester,
    /// The red lines of the charter in force.
    pub red_lines: &'a [RedLine],
    /// The decision that it rests on, which names the community, and the digest of its document.
    pub decision: (&'a Decision, Digest),
    /// How the requester bound itself.
    pub countersignature: Countersignature,
    /// The signatures beside the instance's.
    pub signatures: Vec<String>,
    /// Its place in both status lists.
    pub place: Place,
}

impl AgreementDocument {
    /// The agreement, ready to be signed.
    pub fn of(making: &Making<'_>) -> Self {
        let url = making.url;
        let instance = Did::of_url(url);
        let (issuer, requester) =
            (instance.community(making.decision.0.community), instance.requester(making.requester.id));
        let id = format!("{url}/agreements/{}", making.agreement);
        let (from, until) = (making.term.0.to_string(), making.term.1.to_string());
        Self {
            context: context(url),
            kind: TYPES.map(str::to_owned).to_vec(),
            issuer: issuer.to_string(),
            valid_from: from.clone(),
            valid_until: until.clone(),
            credential_schema: SchemaRef { id: schema(url), kind: "JsonSchema".to_owned() },
            credential_status: status::entries(url, making.place).into(),
            credential_subject: making.subject(&id, &issuer, &requester, (from, until)),
            id,
        }
    }
}

impl Making<'_> {
    fn subject(&self, id: &str, issuer: &Did, requester: &Did, (from, until): (String, String)) -> Subject {
        let terms = self.terms;
        let target = crate::odrl::dataset(self.decision.0.community);
        let parties =
            Parties { id, target, assigner: issuer.as_str(), assignee: requester.as_str(), from, until };
        Subject {
            id: requester.to_string(),
            kind: SUBJECT_TYPE.to_owned(),
            version: VERSION,
            negotiation: self.proposal.to_string(),
            terms: terms.digest().to_string(),
            agreement: policy(parties, terms, self.red_lines),
            scope: Scope {
                population: issuer.to_string(),
                journey_stages: terms.journey_stages.iter().map(words::code).collect(),
                reservations: "honoured".to_owned(),
            },
            controller: self.controller(requester),
            recipients: terms.recipients.iter().map(recipient).collect(),
            storage_places: terms.storage_places.iter().map(words::place).collect(),
            retention: terms.retention.to_string(),
            legal_basis: terms.legal_basis.as_ref().map(words::code),
            withdrawal: Withdrawal {
                at: self.url.to_owned(),
                delete_within: terms.withdrawal.within.to_string(),
                how: words_of(&terms.withdrawal.how),
            },
            notices: notices(terms),
            risks: terms.risks.iter().map(risk).collect(),
            impact_assessment: terms
                .assessment
                .as_ref()
                .map(|study| Study { digest: study.digest.to_string(), at: study.at.clone() }),
            decision: self.evidence(),
            countersignature: self.countersignature.clone(),
            signatures: self.signatures.clone(),
        }
    }

    fn controller(&self, requester: &Did) -> Controller {
        let complaints = &self.terms.complaints;
        Controller {
            id: requester.to_string(),
            name: self.requester.name.clone(),
            kind: words::code(&self.requester.kind),
            complaints: Complaints { to: complaints.to.clone(), how: words_of(&complaints.how) },
        }
    }

    fn evidence(&self) -> DecisionEvidence {
        let (decision, digest) = &self.decision;
        DecisionEvidence {
            id: format!("{}/decisions/{}", self.url, decision.id),
            digest: digest.to_string(),
            outcome: decision.outcome.word().to_owned(),
            rule: decision.rule.to_string(),
            charter: decision.charter.to_string(),
            mandate: decision.mandate.map(|digest| digest.to_string()),
            roll_root: decision.roll_root.to_string(),
            ballots_root: decision.ballots_root.to_string(),
            figures: Figures::from(&decision.published),
            margin: decision.published.margin.word().to_owned(),
            attestations: decision.room_attested.map(Attestations::from_rooms),
            window: Window {
                opens_at: decision.opened_at.to_string(),
                closes_at: decision.closed_at.to_string(),
            },
            decided_at: decision.decided_at.to_string(),
        }
    }
}

fn recipient(recipient: &Getting) -> Recipient {
    let onward = recipient.onward.iter().map(|onward| Onward {
        kind: words::code(&onward.kind),
        country: words::place(&onward.country),
        what_for: words_of(&onward.what_for),
    });
    Recipient {
        name: recipient.name.clone(),
        kind: words::code(&recipient.kind),
        country: words::place(&recipient.country),
        onward: onward.collect(),
    }
}

fn risk(answer: &domain::terms::RiskAnswer) -> Risk {
    Risk { harm: words::code(&answer.harm), mitigation: words_of(&answer.mitigation) }
}

/// What the members were shown, a digest for each language that the title has.
fn notices(terms: &Terms) -> Vec<NoticeRef> {
    let digest = |language: &domain::text::Language| {
        let shown = json!({
            "title": terms.title.get(language),
            "summary": terms.summary.get(language),
            "ifRefused": terms.if_refused.get(language),
            "withdrawal": terms.withdrawal.how.get(language),
            "complaints": terms.complaints.how.get(language),
        });
        // Texts under fixed names always have a canonical form.
        digest::text(&sha256(&[&canonical::to_bytes(&shown).unwrap_or_default()]))
    };
    let all = terms
        .title
        .iter()
        .map(|(language, _)| NoticeRef { language: language.to_string(), digest: digest(language) });
    all.collect()
}

/// Words by language tag.
pub(super) fn words_of(text: &LocalText) -> Words {
    text.iter().map(|(language, words)| (language.to_string(), words.to_owned())).collect()
}
