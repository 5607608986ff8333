//! Mandates.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    decision::{Outcome, Subject},
    digest::Digest,
    mandate::{Act, Ending, Mandate, MandateReport, MandateState},
    party::Interest,
};

use super::{
    CommunityView, DecisionView, ElectionView, InterestView, IntermediaryView, LegitimacyView, LocalTextView,
    RedLineView, ReportDutyView, VoteView, local_text,
};
use crate::{
    fault::{Fault, Result},
    loads::{app, get},
    scalar,
};

/// What an intermediary may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "MandateAct", remote = "Act")]
pub(crate) enum ActView {
    /// Make and accept offers.
    Negotiate,
    /// Tell the members what it advises.
    Recommend,
}

/// Where a mandate stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "MandateState")]
pub(crate) enum MandateStateView {
    /// Before the members.
    Nominated,
    /// Being voted on.
    Voting,
    /// Granted.
    Active,
    /// Granted, and at rest: its intermediary declared other interests.
    Suspended,
    /// The members did not grant it.
    NotGranted,
    /// Its term is over.
    Expired,
    /// The members ended it before its term.
    Recalled,
    /// Its intermediary gave it back.
    Resigned,
}

impl From<&Mandate> for MandateStateView {
    fn from(mandate: &Mandate) -> Self {
        match mandate.state {
            MandateState::Nominated => Self::Nominated,
            MandateState::Voting(_) => Self::Voting,
            MandateState::Active { .. } => Self::Active,
            MandateState::Suspended { .. } => Self::Suspended,
            MandateState::NotGranted => Self::NotGranted,
            MandateState::Ended(Ending::Expired) => Self::Expired,
            MandateState::Ended(Ending::Recalled) => Self::Recalled,
            MandateState::Ended(Ending::Resigned) => Self::Resigned,
        }
    }
}

/// How far a mandate reaches. Codes cover what lies below them.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Scope {
    /// For these purposes.
    purposes: Vec<scalar::Code>,
    /// For these categories of data.
    data_categories: Vec<scalar::Code>,
    /// In these places.
    places: Vec<scalar::Place>,
    /// What it may do.
    acts: Vec<ActView>,
}

/// A report of an intermediary to the members.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "MandateReport")]
pub(crate) struct MandateReportView {
    /// The number of the due date that it answers, counted from 1.
    number: u32,
    /// What the members are told.
    report: Vec<LocalTextView>,
    /// When it was due.
    due: scalar::DateTime,
    /// When it was given.
    given_at: scalar::DateTime,
}

impl From<&MandateReport> for MandateReportView {
    fn from(given: &MandateReport) -> Self {
        Self {
            number: given.number,
            report: local_text(&given.report),
            due: scalar::DateTime::of(&given.due),
            given_at: scalar::DateTime::of(&given.given_at),
        }
    }
}

/// What a community lets an intermediary do for it, and until when.
pub(crate) struct MandateView(pub Mandate);

#[Object(name = "Mandate")]
impl MandateView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// For whom.
    async fn community(&self, ctx: &Context<'_>) -> Result<CommunityView> {
        get(ctx, self.0.text.community).await.map(CommunityView)
    }
    /// To whom.
    async fn intermediary(&self, ctx: &Context<'_>) -> Result<IntermediaryView> {
        get(ctx, self.0.text.intermediary).await.map(IntermediaryView)
    }
    /// Where it stands.
    async fn state(&self) -> MandateStateView {
        (&self.0).into()
    }
    /// The digest of its exact words.
    async fn digest(&self) -> scalar::Digest {
        scalar::Digest::of(&self.0.digest)
    }
    /// Its exact words: the canonical JSON (RFC 8785) that the digest is of.
    async fn document(&self) -> Result<String> {
        super::terms::canonical(&self.0.text)
    }
    /// How far it reaches.
    async fn scope(&self) -> Scope {
        let scope = &self.0.text.scope;
        Scope {
            purposes: scope.purposes.iter().map(scalar::Code::of).collect(),
            data_categories: scope.data_categories.iter().map(scalar::Code::of).collect(),
            places: scope.places.iter().map(scalar::Place::of).collect(),
            acts: scope.acts.iter().map(|act| (*act).into()).collect(),
        }
    }
    /// Lines of its own, besides those of the charter.
    async fn red_lines(&self) -> Vec<RedLineView> {
        self.0.text.red_lines.iter().map(RedLineView::from).collect()
    }
    /// Points on which the intermediary must ask the members before it accepts, each in every language.
    async fn must_ask(&self) -> Vec<Vec<LocalTextView>> {
        self.0.text.must_ask.iter().map(local_text).collect()
    }
    /// The same by their codes, each in the shape of a red line: an offer that matches one touches it, and is not accepted before the
    /// members were asked.
    async fn must_ask_on(&self) -> Vec<RedLineView> {
        self.0.text.must_ask_on.iter().map(RedLineView::from).collect()
    }
    /// How long it lasts from the day it is granted.
    async fn term(&self) -> scalar::Duration {
        scalar::Duration::of(&self.0.text.term)
    }
    /// From when it is granted.
    async fn valid_from(&self) -> Option<scalar::DateTime> {
        self.0.from().as_ref().map(scalar::DateTime::of)
    }
    /// Until when it is granted, exclusive.
    async fn valid_until(&self) -> Option<scalar::DateTime> {
        self.0.until().as_ref().map(scalar::DateTime::of)
    }
    /// Since when it is suspended, while it is.
    async fn suspended_since(&self) -> Option<scalar::DateTime> {
        match self.0.state {
            MandateState::Suspended { since, .. } => Some(scalar::DateTime::of(&since)),
            _ => None,
        }
    }
    /// Whether a steward wants it to go on while it is suspended; a second one has to confirm.
    async fn resuming_asked(&self) -> bool {
        self.0.going_on.is_some()
    }
    /// The interests that its intermediary had declared when it was nominated: those that the members knew.
    async fn interests(&self, ctx: &Context<'_>) -> Result<Vec<InterestView>> {
        let intermediary = get(ctx, self.0.text.intermediary).await?;
        let known = |interests: &[Interest]| Digest::of(&interests) == self.0.text.interests;
        if known(&intermediary.interests) {
            return Ok(intermediary.interests.iter().map(InterestView::from).collect());
        }
        let former = app(ctx)?.read().await?.former_interests(intermediary.id).await?;
        let then = former.iter().rev().find(|former| known(&former.interests));
        let then = then.ok_or_else(|| Fault::missing("the interests of a mandate"))?;
        Ok(then.interests.iter().map(InterestView::from).collect())
    }
    /// Whether its intermediary declared other interests since, and nobody has confirmed them.
    async fn interests_changed(&self) -> bool {
        self.0.outdated
    }
    /// When the intermediary was nominated.
    async fn nominated_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.nominated_at)
    }
    /// How many members of the community trust the intermediary to speak on this: at this stage of their journey, on this topic (a
    /// purpose). None where there are fewer than five.
    async fn legitimacy(
        &self,
        ctx: &Context<'_>,
        stage: Option<scalar::Code>,
        topic: Option<scalar::Code>,
    ) -> Result<Option<LegitimacyView>> {
        let text = &self.0.text;
        let shown = LegitimacyView::shown(ctx, text.community, (stage, topic), Some(text.intermediary));
        Ok(shown.await?.pop())
    }
    /// What the intermediary reports to the members, and how often; none where nothing is asked.
    async fn reporting(&self) -> Option<ReportDutyView> {
        self.0.text.reporting.as_ref().map(ReportDutyView::from)
    }
    /// When the next report is due.
    async fn next_report_due(&self) -> Option<scalar::DateTime> {
        self.0.report_due().as_ref().map(scalar::DateTime::of)
    }
    /// Whether a report is due that has not been given.
    async fn report_overdue(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.0.report_overdue(app(ctx)?.now()))
    }
    /// The reports that were given, the first one first.
    async fn reports(&self, ctx: &Context<'_>) -> Result<Vec<MandateReportView>> {
        let all = app(ctx)?.read().await?.mandate_reports(self.0.id).await?;
        Ok(all.iter().map(MandateReportView::from).collect())
    }
    /// The decision of the members that ended it before its term.
    async fn ended_by(&self, ctx: &Context<'_>) -> Result<Option<DecisionView>> {
        if self.0.state != MandateState::Ended(Ending::Recalled) {
            return Ok(None);
        }
        let tx = app(ctx)?.read().await?;
        // By its recall or, while it was suspended, by the vote on whether it goes on.
        for subject in [Subject::Recall(self.0.id), Subject::Mandate(self.0.id)] {
            let Some(vote) = tx.vote_on(subject).await? else { continue };
            let Some(recorded) = tx.decision_of_vote(vote.id).await? else { continue };
            let adopted = recorded.decision.outcome == Outcome::Adopted;
            if adopted == matches!(subject, Subject::Recall(_)) {
                return Ok(Some(DecisionView(recorded)));
            }
        }
        Ok(None)
    }
    /// The latest vote on recalling it.
    async fn recall(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.vote_on(Subject::Recall(self.0.id)).await?.map(VoteView))
    }
    /// The election in which it stands or stood; it is not voted on by itself then.
    async fn election(&self, ctx: &Context<'_>) -> Result<Option<ElectionView>> {
        match self.0.election {
            Some(id) => get(ctx, id).await.map(|it| Some(ElectionView(it))),
            None => Ok(None),
        }
    }
    /// The latest vote on granting it, where it is voted on by itself, or on whether it goes on.
    async fn vote(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.vote_on(Subject::Mandate(self.0.id)).await?.map(VoteView))
    }
}
