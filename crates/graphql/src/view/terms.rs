//! Terms: what a requester asks for and promises, in exact words.

use async_graphql::{Context, Enum, Object, SimpleObject};
use domain::{
    proposal::{Offer, Side},
    terms::{AfterWithdrawal, Assessment, Benefit, Complaints, Onward, Promise, Recipient, RiskAnswer},
};

use super::{ClauseView, LocalTextView, UnderstandingQuestionView, local_text};
use crate::{
    Asker,
    fault::{Fault, Result},
    scalar,
};

/// A side of the negotiation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Side", remote = "Side")]
pub(crate) enum SideView {
    /// The requester.
    Requester,
    /// The community, through an advocate.
    Community,
}

/// Somebody who gets data.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Recipient")]
pub(crate) struct RecipientView {
    /// Their name.
    name: String,
    /// What kind of organisation.
    kind: scalar::Code,
    /// Where.
    country: scalar::Place,
    /// To whom they may pass it on; nobody where this is empty.
    onward: Vec<OnwardView>,
}

/// Somebody to whom a recipient may pass data on, and no further.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Onward")]
pub(crate) struct OnwardView {
    /// What kind of organisation.
    kind: scalar::Code,
    /// Where.
    country: scalar::Place,
    /// What for, in plain words.
    what_for: Vec<LocalTextView>,
}

impl From<&Onward> for OnwardView {
    fn from(onward: &Onward) -> Self {
        Self {
            kind: scalar::Code::of(&onward.kind),
            country: scalar::Place::of(&onward.country),
            what_for: local_text(&onward.what_for),
        }
    }
}

impl From<&Recipient> for RecipientView {
    fn from(recipient: &Recipient) -> Self {
        Self {
            name: recipient.name.clone(),
            kind: scalar::Code::of(&recipient.kind),
            country: scalar::Place::of(&recipient.country),
            onward: recipient.onward.iter().map(OnwardView::from).collect(),
        }
    }
}

/// What the requester will do, by when, and how one can see that it was done.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct PromiseTerms {
    /// What.
    what: Vec<LocalTextView>,
    /// By which day.
    due: scalar::Date,
    /// Shown by what.
    evidence: Vec<LocalTextView>,
}

impl From<&Promise> for PromiseTerms {
    fn from(promise: &Promise) -> Self {
        Self {
            what: local_text(&promise.what),
            due: scalar::Date::of(&promise.due.as_str()),
            evidence: local_text(&promise.evidence),
        }
    }
}

/// How a risk is met.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "RiskAnswer")]
pub(crate) struct RiskAnswerView {
    /// The harm.
    harm: scalar::Code,
    /// What is done against it.
    mitigation: Vec<LocalTextView>,
}

impl From<&RiskAnswer> for RiskAnswerView {
    fn from(risk: &RiskAnswer) -> Self {
        Self { harm: scalar::Code::of(&risk.harm), mitigation: local_text(&risk.mitigation) }
    }
}

/// What good comes of it.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Benefit")]
pub(crate) struct BenefitView {
    /// Which.
    benefit: scalar::Code,
    /// For whom.
    to_whom: Vec<LocalTextView>,
    /// By which day.
    due: scalar::Date,
}

impl From<&Benefit> for BenefitView {
    fn from(benefit: &Benefit) -> Self {
        Self {
            benefit: scalar::Code::of(&benefit.benefit),
            to_whom: local_text(&benefit.to_whom),
            due: scalar::Date::of(&benefit.due.as_str()),
        }
    }
}

/// The requester's study of what its plan may do to people.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Assessment")]
pub(crate) struct AssessmentView {
    /// SHA-256 of the file.
    digest: scalar::Digest,
    /// Where it can be read.
    at: String,
}

impl From<&Assessment> for AssessmentView {
    fn from(study: &Assessment) -> Self {
        Self { digest: scalar::Digest::of(&study.digest), at: study.at.clone() }
    }
}

/// What happens after the community has taken its consent back.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "AfterWithdrawal")]
pub(crate) struct AfterWithdrawalView {
    /// Within which time the data is deleted everywhere.
    within: scalar::Duration,
    /// How, and how one can see it.
    how: Vec<LocalTextView>,
}

impl From<&AfterWithdrawal> for AfterWithdrawalView {
    fn from(after: &AfterWithdrawal) -> Self {
        Self { within: scalar::Duration::of(&after.within), how: local_text(&after.how) }
    }
}

/// Where somebody can complain who thinks that the terms are not kept.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Complaints")]
pub(crate) struct ComplaintsView {
    /// Whom to turn to.
    to: String,
    /// How, and what happens then.
    how: Vec<LocalTextView>,
}

impl From<&Complaints> for ComplaintsView {
    fn from(complaints: &Complaints) -> Self {
        Self { to: complaints.to.clone(), how: local_text(&complaints.how) }
    }
}

/// The exact words that a digest is of: canonical JSON (RFC 8785).
pub(super) fn canonical<T: serde::Serialize>(words: &T) -> Result<String> {
    evidence::canonical::to_text(words).map_err(|_| Fault::missing("a canonical text"))
}

/// One numbered, immutable version of the terms of a proposal.
pub(crate) struct TermsView(pub Offer);

#[Object(name = "Terms")]
impl TermsView {
    /// Counts from 1 in each proposal.
    async fn number(&self) -> u32 {
        self.0.number
    }
    /// The digest of the exact words.
    async fn digest(&self) -> scalar::Digest {
        scalar::Digest::of(&self.0.digest)
    }
    /// The exact words: the canonical JSON (RFC 8785) that the digest is of.
    async fn document(&self) -> Result<String> {
        canonical(&self.0.terms)
    }
    /// Which side wrote this version.
    async fn by(&self) -> SideView {
        self.0.side.into()
    }
    /// When.
    async fn at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.at)
    }
    /// What it is called.
    async fn title(&self) -> Vec<LocalTextView> {
        local_text(&self.0.terms.title)
    }
    /// What it is, in plain words.
    async fn summary(&self) -> Vec<LocalTextView> {
        local_text(&self.0.terms.summary)
    }
    /// Two or three questions by which readers can see whether they understood, in the asker's language. Made of the terms themselves.
    async fn questions(&self, ctx: &Context<'_>) -> Vec<UnderstandingQuestionView> {
        let locale = Asker::of(ctx).locale();
        self.0.terms.checks().iter().map(|check| UnderstandingQuestionView::of(check, locale)).collect()
    }
    /// Every clause, numbered.
    async fn clauses(&self) -> Vec<ClauseView> {
        let terms = &self.0.terms;
        let languages: Vec<_> = terms.title.iter().map(|(language, _)| language.clone()).collect();
        terms.clauses().into_iter().map(|clause| ClauseView::of(clause, &languages)).collect()
    }
    /// What for.
    async fn purposes(&self) -> Vec<scalar::Code> {
        self.0.terms.purposes.iter().map(scalar::Code::of).collect()
    }
    /// Which data.
    async fn data_categories(&self) -> Vec<scalar::Code> {
        self.0.terms.data_categories.iter().map(scalar::Code::of).collect()
    }
    /// Of people at which stage of their journey.
    async fn journey_stages(&self) -> Vec<scalar::Code> {
        self.0.terms.journey_stages.iter().map(scalar::Code::of).collect()
    }
    /// Who gets it.
    async fn recipients(&self) -> Vec<RecipientView> {
        self.0.terms.recipients.iter().map(RecipientView::from).collect()
    }
    /// Where it is used.
    async fn places(&self) -> Vec<scalar::Place> {
        self.0.terms.places.iter().map(scalar::Place::of).collect()
    }
    /// Where it is stored.
    async fn storage_places(&self) -> Vec<scalar::Place> {
        self.0.terms.storage_places.iter().map(scalar::Place::of).collect()
    }
    /// How it is processed.
    async fn technologies(&self) -> Vec<scalar::Code> {
        self.0.terms.technologies.iter().map(scalar::Code::of).collect()
    }
    /// How long it is kept.
    async fn retention(&self) -> scalar::Duration {
        scalar::Duration::of(&self.0.terms.retention)
    }
    /// How long the agreement lasts.
    async fn term(&self) -> scalar::Duration {
        scalar::Duration::of(&self.0.terms.term)
    }
    /// What the requester promises.
    async fn promises(&self) -> Vec<PromiseTerms> {
        self.0.terms.promises.iter().map(PromiseTerms::from).collect()
    }
    /// Risks and what is done against them.
    async fn risks(&self) -> Vec<RiskAnswerView> {
        self.0.terms.risks.iter().map(RiskAnswerView::from).collect()
    }
    /// The study of what may happen to people.
    async fn assessment(&self) -> Option<AssessmentView> {
        self.0.terms.assessment.as_ref().map(AssessmentView::from)
    }
    /// Benefits.
    async fn benefits(&self) -> Vec<BenefitView> {
        self.0.terms.benefits.iter().map(BenefitView::from).collect()
    }
    /// What happens if the answer is no.
    async fn if_refused(&self) -> Vec<LocalTextView> {
        local_text(&self.0.terms.if_refused)
    }
    /// What happens after a withdrawal.
    async fn withdrawal(&self) -> AfterWithdrawalView {
        (&self.0.terms.withdrawal).into()
    }
    /// Where to complain.
    async fn complaints(&self) -> ComplaintsView {
        (&self.0.terms.complaints).into()
    }
    /// The charter's conditions for choice to which the requester attests.
    async fn conditions(&self) -> Vec<scalar::Code> {
        self.0.terms.conditions.iter().map(scalar::Code::of).collect()
    }
    /// The ground of law that the requester claims; none where it claims none. The vote does not check it.
    async fn legal_basis(&self) -> Option<scalar::Code> {
        self.0.terms.legal_basis.as_ref().map(scalar::Code::of)
    }
    /// For how long it is kept in a private trail how each question about the agreement was answered; none where nothing is written down.
    async fn usage_trail(&self) -> Option<scalar::Duration> {
        self.0.terms.usage_trail.as_ref().map(scalar::Duration::of)
    }
}
