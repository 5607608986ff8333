//! The members of an agreement, version 1.

use serde::{Deserialize, Serialize};

use super::policy::Policy;
use crate::{
    decision::{Attestations, Figures, Window},
    status::StatusEntry,
};

/// Words by language tag (BCP 47).
pub type Words = std::collections::BTreeMap<String, String>;

/// A CollectiveConsentAgreement: credential (W3C Verifiable Credentials 2.0), policy (ODRL 2.2) and consent record (ISO/IEC TS
/// 27560 as the Data Privacy Vocabulary's guide writes it) in one. Strings, integers and booleans only; no personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementDocument {
    /// The credentials' context, and the instance's for agreements.
    #[serde(rename = "@context")]
    pub context: Vec<String>,
    /// Address of the agreement.
    pub id: String,
    /// `VerifiableCredential` and `CollectiveConsentAgreement`.
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    /// Name of the community (`did:web`).
    pub issuer: String,
    /// Since when it is in force: a moment in UTC (RFC 3339).
    pub valid_from: String,
    /// Until when, exclusive.
    pub valid_until: String,
    /// What its form can be held against.
    pub credential_schema: SchemaRef,
    /// Where one sees whether it was revoked or suspended: one entry of each of the two lists.
    pub credential_status: Vec<StatusEntry>,
    /// What was agreed.
    pub credential_subject: Subject,
}

/// A JSON Schema, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemaRef {
    /// Its address.
    pub id: String,
    /// `JsonSchema`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// What was agreed, with whom, and how it came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Subject {
    /// Name of the requester (`did:web`).
    pub id: String,
    /// `ConsentRecord`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Always [`super::VERSION`].
    pub version: u64,
    /// Id of the negotiation.
    pub negotiation: String,
    /// Digest of the exact terms that were voted on.
    pub terms: String,
    /// The terms as far as a machine can hold a use against them.
    pub agreement: Policy,
    /// Whose data it is.
    pub scope: Scope,
    /// Who decides on the use and answers for it.
    pub controller: Controller,
    /// Who gets the data.
    pub recipients: Vec<Recipient>,
    /// Where it is stored: IRIs of places, as they were agreed on.
    pub storage_places: Vec<String>,
    /// How long it is kept (ISO 8601 duration).
    pub retention: String,
    /// On which ground of law the controller says that it may use the data; left out where it claims none. No vote upgrades it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    /// For how long it is kept how each question about the agreement was answered (ISO 8601 duration); left out where nothing is written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage_trail: Option<String>,
    /// How consent is taken back, and what happens then.
    pub withdrawal: Withdrawal,
    /// What the members were shown, by language and digest.
    pub notices: Vec<NoticeRef>,
    /// What may go wrong and what is done against it.
    pub risks: Vec<Risk>,
    /// The study of what may happen to people, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact_assessment: Option<Study>,
    /// The decision that it rests on.
    pub decision: DecisionEvidence,
    /// How the requester bound itself.
    pub countersignature: Countersignature,
    /// The signatures beside the instance's over the decision: compact JWS of type `cosignature+jwt`.
    pub signatures: Vec<String>,
}

/// Whose data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scope {
    /// Name of the community whose members these are.
    pub population: String,
    /// At which stages of their journey: IRIs of codes, as they were agreed on.
    pub journey_stages: Vec<String>,
    /// Always `honoured`: whoever keeps themselves out is out.
    pub reservations: String,
}

/// Who answers for the use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Controller {
    /// Its name here (`did:web`).
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What kind of organisation it is: the IRI of a code.
    pub kind: String,
    /// Where to complain.
    pub complaints: Complaints,
}

/// Where to complain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Complaints {
    /// Whom to turn to.
    pub to: String,
    /// How, in plain words.
    pub how: Words,
}

/// Somebody who gets data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Recipient {
    /// What it is called.
    pub name: String,
    /// What kind of organisation: the IRI of a code.
    pub kind: String,
    /// In which country: the IRI of a place.
    pub country: String,
    /// To whom it may pass data on, and no further.
    pub onward: Vec<Onward>,
}

/// Somebody to whom a recipient may pass data on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Onward {
    /// What kind of organisation: the IRI of a code.
    pub kind: String,
    /// In which country: the IRI of a place.
    pub country: String,
    /// What for, in plain words.
    pub what_for: Words,
}

/// How consent is taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Withdrawal {
    /// Where its members ask for it: the address of the instance.
    pub at: String,
    /// Within which time all data is deleted from then on (ISO 8601 duration).
    pub delete_within: String,
    /// How, in plain words.
    pub how: Words,
}

/// What the members were shown in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoticeRef {
    /// Which (BCP 47).
    pub language: String,
    /// Digest of the words in it: of the canonical object of title, summary, ifRefused, withdrawal and complaints.
    pub digest: String,
}

/// A risk and what is done against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Risk {
    /// The IRI of the harm.
    pub harm: String,
    /// What is done against it, in plain words.
    pub mitigation: Words,
}

/// A study, by its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Study {
    /// SHA-256 of the file.
    pub digest: String,
    /// Where it can be read.
    pub at: String,
}

/// The decision that an agreement rests on: as much of it as a reader needs, and the digest of the signed document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecisionEvidence {
    /// Address of the decision.
    pub id: String,
    /// Digest of the decision document.
    pub digest: String,
    /// What came of it: always `consented`.
    pub outcome: String,
    /// The decision rule in its one-line notation.
    pub rule: String,
    /// Digest of the charter in force.
    pub charter: String,
    /// Digest of the mandate under which the terms were negotiated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate: Option<String>,
    /// Root of the frozen roll.
    pub roll_root: String,
    /// Root of the ballots counted.
    pub ballots_root: String,
    /// The figures as far as they are published.
    pub figures: Figures,
    /// A coarse band of the margin.
    pub margin: String,
    /// How many ballots were attested in which way; left out where that would tell more than the figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attestations: Option<Attestations>,
    /// When ballots were taken.
    pub window: Window,
    /// When it was decided.
    pub decided_at: String,
}

/// How the requester bound itself to the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Countersignature {
    /// `signature`: a compact JWS of type `countersignature+jwt`; `dataspace`: its connector's verification message.
    pub by: String,
    /// When it was received.
    pub at: String,
    /// The JWS, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jws: Option<String>,
}
