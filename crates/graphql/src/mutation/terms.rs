//! Terms as somebody sends them.

use async_graphql::InputObject;
use domain::terms::{
    AfterWithdrawalDraft, AssessmentDraft, BenefitDraft, ComplaintsDraft, OnwardDraft, PromiseDraft,
    RecipientDraft, RiskAnswerDraft, TermsDraft,
};

use crate::{read, scalar, view::LocalTextInput};

/// Somebody who gets data.
#[derive(Debug, InputObject)]
pub(crate) struct RecipientInput {
    /// Their name.
    name: String,
    /// What kind of organisation.
    kind: scalar::Code,
    /// Where.
    country: scalar::Place,
    /// To whom they may pass it on; nobody where this is empty.
    #[graphql(default)]
    onward: Vec<OnwardInput>,
}

/// Somebody to whom a recipient may pass data on, and no further.
#[derive(Debug, InputObject)]
pub(crate) struct OnwardInput {
    /// What kind of organisation.
    kind: scalar::Code,
    /// Where.
    country: scalar::Place,
    /// What for, in plain words.
    what_for: Vec<LocalTextInput>,
}

/// What the requester will do, by when, and how one can see that it was done.
#[derive(Debug, InputObject)]
pub(crate) struct PromiseInput {
    /// What.
    what: Vec<LocalTextInput>,
    /// By which day.
    due: scalar::Date,
    /// Shown by what.
    evidence: Vec<LocalTextInput>,
}

/// How a risk is met.
#[derive(Debug, InputObject)]
pub(crate) struct RiskAnswerInput {
    /// The harm.
    harm: scalar::Code,
    /// What is done against it.
    mitigation: Vec<LocalTextInput>,
}

/// What good comes of it.
#[derive(Debug, InputObject)]
pub(crate) struct BenefitInput {
    /// Which.
    benefit: scalar::Code,
    /// For whom.
    to_whom: Vec<LocalTextInput>,
    /// By which day.
    due: scalar::Date,
}

/// The requester's study of what its plan may do to people.
#[derive(Debug, InputObject)]
pub(crate) struct AssessmentInput {
    /// SHA-256 of the file.
    digest: scalar::Digest,
    /// Where it can be read: an address that begins with `https://`.
    at: String,
}

/// What happens after the community has taken its consent back.
#[derive(Debug, InputObject)]
pub(crate) struct AfterWithdrawalInput {
    /// Within which time the data is deleted everywhere; a month at most.
    within: scalar::Duration,
    /// How, and how one can see it, in plain words.
    how: Vec<LocalTextInput>,
}

/// Where somebody can complain who thinks that the terms are not kept.
#[derive(Debug, InputObject)]
pub(crate) struct ComplaintsInput {
    /// Whom to turn to: an address, a number or a name, in one line.
    to: String,
    /// How, and what happens then, in plain words.
    how: Vec<LocalTextInput>,
}

/// Terms. What people read must be there in every language of the charter. What is missing or wrong is named by
/// refusals, everything at once.
#[derive(Debug, InputObject)]
pub(crate) struct TermsInput {
    /// What it is called.
    #[graphql(default)]
    title: Vec<LocalTextInput>,
    /// What it is, in plain words.
    #[graphql(default)]
    summary: Vec<LocalTextInput>,
    /// What for.
    #[graphql(default)]
    purposes: Vec<scalar::Code>,
    /// Which data.
    #[graphql(default)]
    data_categories: Vec<scalar::Code>,
    /// Of people at which stage of their journey.
    #[graphql(default)]
    journey_stages: Vec<scalar::Code>,
    /// Who gets it.
    #[graphql(default)]
    recipients: Vec<RecipientInput>,
    /// Where it is used.
    #[graphql(default)]
    places: Vec<scalar::Place>,
    /// Where it is stored.
    #[graphql(default)]
    storage_places: Vec<scalar::Place>,
    /// How it is processed.
    #[graphql(default)]
    technologies: Vec<scalar::Code>,
    /// How long it is kept.
    #[graphql(default_with = "scalar::Duration(String::new())")]
    retention: scalar::Duration,
    /// How long the agreement would last.
    #[graphql(default_with = "scalar::Duration(String::new())")]
    term: scalar::Duration,
    /// What the requester promises.
    #[graphql(default)]
    promises: Vec<PromiseInput>,
    /// Risks and what is done against them.
    #[graphql(default)]
    risks: Vec<RiskAnswerInput>,
    /// The study of what may happen to people; terms of a high risk need one.
    assessment: Option<AssessmentInput>,
    /// Benefits.
    #[graphql(default)]
    benefits: Vec<BenefitInput>,
    /// What happens if the answer is no.
    #[graphql(default)]
    if_refused: Vec<LocalTextInput>,
    /// What happens after a withdrawal.
    withdrawal: Option<AfterWithdrawalInput>,
    /// Where to complain.
    complaints: Option<ComplaintsInput>,
    /// The charter's conditions for choice to which the requester attests.
    #[graphql(default)]
    conditions: Vec<scalar::Code>,
    /// The ground of law on which the requester says that it may use the data. Recorded apart: a vote neither checks nor
    /// upgrades it.
    legal_basis: Option<scalar::Code>,
    /// For how long it is kept how each question about the agreement was answered, for the community's stewards and advocates alone: a year
    /// at most. Nothing is written down where it is absent.
    usage_trail: Option<scalar::Duration>,
}

impl From<TermsInput> for TermsDraft {
    fn from(input: TermsInput) -> Self {
        Self {
            title: read::text(input.title),
            summary: read::text(input.summary),
            purposes: read::list(input.purposes),
            data_categories: read::list(input.data_categories),
            journey_stages: read::list(input.journey_stages),
            recipients: input.recipients.into_iter().map(Into::into).collect(),
            places: read::list(input.places),
            storage_places: read::list(input.storage_places),
            technologies: read::list(input.technologies),
            retention: input.retention.into(),
            term: input.term.into(),
            promises: input.promises.into_iter().map(Into::into).collect(),
            risks: input.risks.into_iter().map(Into::into).collect(),
            assessment: input.assessment.map(Into::into),
            benefits: input.benefits.into_iter().map(Into::into).collect(),
            if_refused: read::text(input.if_refused),
            withdrawal: input.withdrawal.map(Into::into).unwrap_or_default(),
            complaints: input.complaints.map(Into::into).unwrap_or_default(),
            conditions: read::list(input.conditions),
            legal_basis: input.legal_basis.map(Into::into),
            usage_trail: input.usage_trail.map(Into::into),
        }
    }
}

impl From<RecipientInput> for RecipientDraft {
    fn from(input: RecipientInput) -> Self {
        let onward = input.onward.into_iter().map(Into::into).collect();
        Self { name: input.name, kind: input.kind.into(), country: input.country.into(), onward }
    }
}
impl From<OnwardInput> for OnwardDraft {
    fn from(input: OnwardInput) -> Self {
        Self { kind: input.kind.into(), country: input.country.into(), what_for: read::text(input.what_for) }
    }
}
impl From<AssessmentInput> for AssessmentDraft {
    fn from(input: AssessmentInput) -> Self {
        Self { digest: input.digest.into(), at: input.at }
    }
}
impl From<AfterWithdrawalInput> for AfterWithdrawalDraft {
    fn from(input: AfterWithdrawalInput) -> Self {
        Self { within: input.within.into(), how: read::text(input.how) }
    }
}
impl From<ComplaintsInput> for ComplaintsDraft {
    fn from(input: ComplaintsInput) -> Self {
        Self { to: input.to, how: read::text(input.how) }
    }
}
impl From<PromiseInput> for PromiseDraft {
    fn from(input: PromiseInput) -> Self {
        Self { what: read::text(input.what), due: input.due.into(), evidence: read::text(input.evidence) }
    }
}
impl From<RiskAnswerInput> for RiskAnswerDraft {
    fn from(input: RiskAnswerInput) -> Self {
        Self { harm: input.harm.into(), mitigation: read::text(input.mitigation) }
    }
}
impl From<BenefitInput> for BenefitDraft {
    fn from(input: BenefitInput) -> Self {
        Self { benefit: input.benefit.into(), to_whom: read::text(input.to_whom), due: input.due.into() }
    }
}
