//! What happens in a negotiation besides the offers: its minutes, what members and sides were asked, drafts, and what it comes to together
//! with others.

use app::Actor;
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    clarification::Clarification,
    mandate::Asking,
    proposal::{Entry, Minute, OfferDraft, Proposal, Together},
};
use notices::render;

use super::{
    LocalTextView, ProposalView, local_text,
    terms::{SideView, canonical},
};
use crate::{
    Asker,
    fault::Result,
    loads::{app, find, get},
    scalar,
};

/// A kind of step in a negotiation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub(crate) enum TimelineStep {
    /// The requester's terms were taken in.
    Submitted,
    /// The machine returned the requester's terms.
    Returned,
    /// A side made an offer.
    Offered,
    /// Nobody may speak for the community: it rests.
    Paused,
    /// It goes on under a mandate.
    TakenUp,
    /// An advocate has the members asked about a point of the mandate.
    MembersAsked,
    /// What came of asking them.
    MembersHeard,
    /// Together with other proposals of the requester the terms cross a red line that none crosses alone.
    Together,
    /// A side asks the other what is meant.
    ClarificationAsked,
    /// The other side answers.
    ClarificationAnswered,
    /// The side that the latest offer waits for has little time left.
    Warned,
    /// That side did not answer in time.
    TimedOut,
    /// Both sides accept the same words.
    Tabled,
    /// Tabled terms went back without a vote.
    SentBack,
    /// The requester took the proposal back.
    Withdrawn,
    /// The members have answered.
    Decided,
}

impl From<&Minute> for TimelineStep {
    fn from(minute: &Minute) -> Self {
        match minute {
            Minute::Submitted {} => Self::Submitted,
            Minute::Returned {} => Self::Returned,
            Minute::Offered { .. } => Self::Offered,
            Minute::Paused {} => Self::Paused,
            Minute::TakenUp {} => Self::TakenUp,
            Minute::MembersAsked { .. } => Self::MembersAsked,
            Minute::MembersHeard { .. } => Self::MembersHeard,
            Minute::Together { .. } => Self::Together,
            Minute::ClarificationAsked { .. } => Self::ClarificationAsked,
            Minute::ClarificationAnswered { .. } => Self::ClarificationAnswered,
            Minute::Warned { .. } => Self::Warned,
            Minute::TimedOut { .. } => Self::TimedOut,
            Minute::Tabled { .. } => Self::Tabled,
            Minute::SentBack { .. } => Self::SentBack,
            Minute::Withdrawn {} => Self::Withdrawn,
            Minute::Decided { .. } => Self::Decided,
        }
    }
}

/// One step of a negotiation. It says which side did something, and never who.
#[derive(SimpleObject)]
pub(crate) struct TimelineEntry {
    /// When.
    at: scalar::DateTime,
    /// What kind of step.
    step: TimelineStep,
    /// Which side did it, or did not answer; none where it is about neither.
    side: Option<SideView>,
    /// What happened in plain words, line by line, in the asker's language.
    words: Vec<String>,
}

impl TimelineEntry {
    pub(crate) fn of(ctx: &Context<'_>, entry: &Entry) -> Self {
        let words =
            Asker::of(ctx).languages().map(|(reader, spoken)| render::minute(&entry.minute, reader, spoken));
        Self {
            at: scalar::DateTime::of(&entry.at),
            step: (&entry.minute).into(),
            side: entry.minute.side().map(Into::into),
            words: words.unwrap_or_default(),
        }
    }
}

/// That the members were asked about a point of a mandate that an offer touches.
pub(crate) struct AskingView(pub Asking);

#[Object(name = "Asking")]
impl AskingView {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// The short name of the point.
    async fn point(&self) -> &str {
        &self.0.point
    }
    /// The number of the offer.
    async fn offer(&self) -> u32 {
        self.0.offer
    }
    /// The codes and places of the offer that the point speaks of. What came of it stands for terms that bring in no other.
    async fn about(&self) -> &[String] {
        &self.0.about
    }
    /// What was asked.
    async fn asked(&self) -> Vec<LocalTextView> {
        local_text(&self.0.asked)
    }
    /// When.
    async fn asked_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.asked_at)
    }
    /// What came of it, as the advocate tells it; empty until that is recorded.
    async fn heard(&self) -> Vec<LocalTextView> {
        self.0.heard.as_ref().map(|heard| local_text(&heard.words)).unwrap_or_default()
    }
    /// When that was recorded.
    async fn heard_at(&self) -> Option<scalar::DateTime> {
        self.0.heard.as_ref().map(|heard| scalar::DateTime::of(&heard.at))
    }
}

/// What one side of a negotiation asked the other about an offer.
pub(crate) struct ClarificationView(pub Clarification);

#[Object(name = "Clarification")]
impl ClarificationView {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Counts from 1 in each proposal.
    async fn number(&self) -> u32 {
        self.0.number
    }
    /// The number of the offer that it is about.
    async fn offer(&self) -> u32 {
        self.0.offer
    }
    /// Which side asks.
    async fn side(&self) -> SideView {
        self.0.by.into()
    }
    /// What it asks.
    async fn words(&self) -> Vec<LocalTextView> {
        local_text(&self.0.words)
    }
    /// When.
    async fn asked_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.asked_at)
    }
    /// The other side's answer; empty until it is there.
    async fn answer(&self) -> Vec<LocalTextView> {
        self.0.answer.as_ref().map(|answer| local_text(&answer.words)).unwrap_or_default()
    }
    /// When it was given.
    async fn answered_at(&self) -> Option<scalar::DateTime> {
        self.0.answer.as_ref().map(|answer| scalar::DateTime::of(&answer.at))
    }
}

/// A red line that several proposals of one requester cross together, and none of them alone.
pub(crate) struct TogetherView(pub Together);

#[Object(name = "TogetherCrosses")]
impl TogetherView {
    /// The short name of the red line.
    async fn line(&self) -> &str {
        &self.0.line
    }
    /// What it says.
    async fn text(&self) -> Vec<LocalTextView> {
        local_text(&self.0.text)
    }
    /// The other proposals; each is needed for it.
    async fn with(&self, ctx: &Context<'_>) -> Result<Vec<ProposalView>> {
        let mut all = Vec::new();
        for other in &self.0.with {
            all.extend(ProposalView::seen(ctx, get(ctx, *other).await?).await?);
        }
        Ok(all)
    }
}

/// A draft of an offer that the advocates of one mandate share.
pub(crate) struct OfferDraftView(OfferDraft);

impl OfferDraftView {
    /// The draft of the asker's own mandate, while it is active.
    pub(crate) async fn shared(ctx: &Context<'_>, of: &Proposal, party: bool) -> Result<Option<Self>> {
        let Actor::Advocate(advocate) = Asker::of(ctx).actor() else { return Ok(None) };
        let mandate = find(ctx, (of.community, advocate.intermediary)).await?;
        let Some(mandate) = mandate.filter(|_| party) else { return Ok(None) };
        Ok(app(ctx)?.read().await?.offer_draft(of.id, mandate.id).await?.map(Self))
    }
}

#[Object(name = "OfferDraft")]
impl OfferDraftView {
    /// Counts up with each save. Whoever amends or offers it says which version they have read.
    async fn version(&self) -> u32 {
        self.0.version
    }
    /// The terms as they were typed, which may be unfinished: canonical JSON with the names of `TermsInput`, save that texts are lists of
    /// pairs of language and words.
    async fn terms(&self) -> Result<String> {
        canonical(&self.0.terms)
    }
    /// What is to be said with them.
    async fn note(&self) -> Vec<LocalTextView> {
        local_text(
            &self.0.note.iter().filter_map(|(tag, words)| Some((tag.parse().ok()?, words.clone()))).collect(),
        )
    }
    /// When it was saved last.
    async fn saved_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.saved_at)
    }
}
