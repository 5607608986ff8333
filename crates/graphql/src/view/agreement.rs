//! Agreements.

use app::StatusTold;
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    agreement::{Agreement, AgreementState, Suspension, SuspensionCause},
    decision::Subject,
    refusal::Reason,
};
use evidence::status::{Place, Purpose};

use super::{
    AgreementSignatureView, AtomisedPolicyView, CommunityView, CosignersView, DecisionView, DischargeView,
    OutstandingView, ProposalView, RequesterView, TermsView, VoteView, terms::PromiseTerms,
    trail::UsageTraceView,
};
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::{app, get},
    page::{self, Connection, Wanted},
    scalar,
};

/// Where an agreement stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "AgreementState")]
pub(crate) enum AgreementStateView {
    /// The members consented; signatures are missing.
    Pending,
    /// In force.
    InForce,
    /// In force, but not to be relied on for now.
    Suspended,
    /// Its term is over.
    Expired,
    /// The community took its consent back: nothing may be used any more.
    Withdrawn,
    /// The requester did not bind itself: it ended the negotiation instead.
    Declined,
}

/// Why an agreement is suspended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "SuspensionCause", remote = "SuspensionCause")]
pub(crate) enum SuspensionCauseView {
    /// Something that was promised is late.
    PromiseLate,
    /// Data may have been used in a way that was not agreed on.
    SuspectedBreach,
    /// People may be in danger through the use.
    Danger,
    /// A key that signed for the requester may be in other hands.
    KeyCompromised,
}

/// That an agreement is suspended. By whom is told to nobody.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Suspension")]
pub(crate) struct SuspensionView {
    /// Since when.
    since: scalar::DateTime,
    /// Why.
    cause: SuspensionCauseView,
}

impl From<Suspension> for SuspensionView {
    fn from(suspension: Suspension) -> Self {
        Self { since: scalar::DateTime::of(&suspension.since), cause: suspension.cause.into() }
    }
}

/// An agreement's place in the instance's status lists (W3C Bitstring Status List).
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "StatusEntry")]
pub(crate) struct StatusEntryView {
    /// Which bit of the list.
    index: u32,
    /// Where the list of what was revoked is.
    revocation: String,
    /// Where the list of what is suspended is.
    suspension: String,
}

impl StatusEntryView {
    fn new(place: Place, url: &str) -> Self {
        let [revocation, suspension] = Purpose::ALL.map(|purpose| purpose.list(url, place.list));
        Self { index: place.bit, revocation, suspension }
    }
}

/// That an agreement stands otherwise since.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "StatusEvent")]
pub(crate) struct StatusEventView {
    /// Counts the agreement's events from 1.
    sequence: u64,
    /// Where it stands since: `in-force`, `suspended`, `expired` or `withdrawn`.
    status: String,
    /// The event as a JWT (`status-event+jwt`).
    jwt: String,
    /// Its digest, by which the next event and the public log name it.
    digest: scalar::Digest,
}

impl From<StatusTold> for StatusEventView {
    fn from(told: StatusTold) -> Self {
        let digest = scalar::Digest::of(&told.digest);
        Self { sequence: told.sequence, status: told.status, jwt: told.jwt, digest }
    }
}

/// What a consent and the requester's countersignature make together.
pub(crate) struct AgreementView(pub Agreement);

#[Object(name = "Agreement")]
impl AgreementView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Whose data.
    async fn community(&self, ctx: &Context<'_>) -> Result<CommunityView> {
        get(ctx, self.0.community).await.map(CommunityView)
    }
    /// Who may use it.
    async fn requester(&self, ctx: &Context<'_>) -> Result<RequesterView> {
        get(ctx, self.0.requester).await.map(RequesterView)
    }
    /// The decision it rests on.
    async fn decision(&self, ctx: &Context<'_>) -> Result<DecisionView> {
        get(ctx, self.0.decision).await.map(DecisionView)
    }
    /// The proposal that was decided on.
    async fn proposal(&self, ctx: &Context<'_>) -> Result<Option<ProposalView>> {
        ProposalView::seen(ctx, get(ctx, self.0.proposal).await?).await
    }
    /// Where it stands.
    async fn state(&self, ctx: &Context<'_>) -> Result<AgreementStateView> {
        let now = app(ctx)?.now();
        Ok(match self.0.state {
            AgreementState::Pending => AgreementStateView::Pending,
            AgreementState::InForce { until, .. } | AgreementState::Suspended { until, .. }
                if now >= until =>
            {
                AgreementStateView::Expired
            }
            AgreementState::InForce { .. } => AgreementStateView::InForce,
            AgreementState::Suspended { .. } => AgreementStateView::Suspended,
            AgreementState::Declined { .. } => AgreementStateView::Declined,
            AgreementState::Withdrawn { .. } => AgreementStateView::Withdrawn,
        })
    }
    /// From when it is in force.
    async fn since(&self) -> Option<scalar::DateTime> {
        self.0.state.term().map(|(from, _)| scalar::DateTime::of(&from))
    }
    /// Since when it is suspended, and why; null where it is not.
    async fn suspension(&self) -> Option<SuspensionView> {
        match self.0.state {
            AgreementState::Suspended { suspension, .. } => Some(suspension.into()),
            _ => None,
        }
    }
    /// Until when, exclusive; for one that was withdrawn or declined, since when it is over.
    async fn until(&self) -> Option<scalar::DateTime> {
        match self.0.state {
            AgreementState::InForce { until, .. } | AgreementState::Suspended { until, .. } => {
                Some(scalar::DateTime::of(&until))
            }
            AgreementState::Declined { at } | AgreementState::Withdrawn { at } => {
                Some(scalar::DateTime::of(&at))
            }
            AgreementState::Pending => None,
        }
    }
    /// The digest of the exact terms: what the requester signs, with the agreement's id and the decision's digest.
    async fn terms_digest(&self) -> scalar::Digest {
        scalar::Digest::of(&self.0.digest)
    }
    /// Whether the requester has countersigned.
    async fn countersigned(&self) -> bool {
        self.0.signing.countersigned
    }
    /// Who signs beside the instance before it is in force; null where nobody has to.
    async fn cosigners(&self) -> Option<CosignersView> {
        self.0.signing.cosigners.map(Into::into)
    }
    /// How many of their signatures are still to come.
    async fn cosignatures_to_come(&self) -> u32 {
        self.0.signing.cosignatures_to_come()
    }
    /// The signatures that it has beside the instance's own, the first one first.
    async fn signatures(&self, ctx: &Context<'_>) -> Result<Vec<AgreementSignatureView>> {
        let signatures = app(ctx)?.read().await?.signatures_of_agreement(self.0.id).await?;
        Ok(signatures.into_iter().map(AgreementSignatureView).collect())
    }
    /// The agreement as it was signed when it came into force: a credential, an ODRL agreement and a consent record in one, as canonical
    /// JSON with its proof.
    async fn document(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(app(ctx)?.issued(self.0.id).await?.map(|issued| issued.document))
    }
    /// The same as a JWT (`vc+jwt`).
    async fn jwt(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(app(ctx)?.issued(self.0.id).await?.map(|issued| issued.jwt))
    }
    /// What it permits and forbids now, written out rule by rule with nothing but the words of ODRL, for evaluators that are not ours.
    async fn odrl(&self, ctx: &Context<'_>) -> Result<AtomisedPolicyView> {
        AtomisedPolicyView::of(ctx, &self.0).await
    }
    /// Where anyone sees whether it still stands.
    async fn status(&self, ctx: &Context<'_>) -> Result<Option<StatusEntryView>> {
        let app = app(ctx)?;
        let issued = app.issued(self.0.id).await?;
        Ok(issued.map(|issued| StatusEntryView::new(Place::of(issued.status_index), app.keys().issuer())))
    }
    /// What became of it: signed events, the first one first.
    async fn events(&self, ctx: &Context<'_>) -> Result<Vec<StatusEventView>> {
        let told = app(ctx)?.read().await?.status_events(self.0.id).await?;
        Ok(told.into_iter().map(StatusEventView::from).collect())
    }
    /// What the requester signed after the consent was withdrawn, the first one first.
    async fn discharges(&self, ctx: &Context<'_>) -> Result<Vec<DischargeView>> {
        let done = app(ctx)?.read().await?.discharges_of(self.0.id).await?;
        Ok(done.into_iter().map(DischargeView::from).collect())
    }
    /// What the requester still owes after the consent was withdrawn: for anyone to see.
    async fn outstanding(&self, ctx: &Context<'_>) -> Result<Vec<OutstandingView>> {
        let app = app(ctx)?;
        let owed = app.outstanding(&self.0).await?;
        Ok(owed.iter().map(|one| OutstandingView::of(one, app.now())).collect())
    }
    /// The latest vote on withdrawing the consent.
    async fn withdrawal(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.vote_on(Subject::Withdrawal(self.0.id)).await?.map(VoteView))
    }
    /// The words agreed on.
    async fn terms(&self, ctx: &Context<'_>) -> Result<TermsView> {
        let offers = app(ctx)?.read().await?.offers(self.0.proposal).await?;
        let agreed = offers.into_iter().find(|offer| offer.digest == self.0.digest);
        agreed.map(TermsView).ok_or_else(|| Fault::missing("the terms of an agreement"))
    }
    /// How questions about it were answered, the latest hour first, where its terms ask for such a trail; for the stewards of its community and
    /// the advocates with a mandate of it. An hour is complete once it is over.
    #[graphql(complexity = "page::cost(first, child_complexity)")]
    async fn usage_trail(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Option<Connection<UsageTraceView>>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let after = wanted.after.as_deref().map(str::parse).transpose();
        let after = after.map_err(|_| Fault::refused(ctx, &Reason::Malformed { shape: "id".to_owned() }))?;
        let page = (after, wanted.first);
        let loaded = app(ctx)?.usage_trail(Asker::of(ctx).actor(), self.0.id, page).await?;
        Ok(loaded.map(|traces| wanted.of_loaded(traces, |trace| trace.id.to_string(), UsageTraceView)))
    }
    /// What the requester promises.
    async fn promises(&self) -> Vec<PromiseTerms> {
        self.0.terms.promises.iter().map(PromiseTerms::from).collect()
    }
}
