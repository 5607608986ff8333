//! Decisions and their figures.

use app::Recorded;
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    community::CharterVersion,
    decision::{Outcome, Subject},
    disclosure::{Band, Cell},
    election::Contest,
    id::{CommunityId, DecisionId},
    refusal::Reason,
    tally::Step,
};
use notices::render;

use super::{
    AgreementView, CharterView, CommunityView, CredentialView, DecisionKindView, ElectionView, LocalTextView,
    LogProofView, MandateView, TermsView, VoteView, charter::spoken,
};
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::{app, get},
    page::{Connection, Wanted},
    scalar,
};

/// What came of a vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Outcome", remote = "Outcome")]
pub(crate) enum OutcomeView {
    /// The terms are consented to.
    Consented,
    /// The terms are refused.
    Refused,
    /// The terms go back to the negotiation.
    SentBack,
    /// Too few took part.
    Lapsed,
    /// The charter or the mandate is adopted; in an election, one of those who stand is chosen.
    Adopted,
    /// It is not; in an election, none of those who stand is chosen.
    NotAdopted,
    /// Several are exactly even in first place: a run-off among them decides.
    RunOff,
}

/// How clear the result was, coarsely: the part of the opinions that was in favour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Band", remote = "Band")]
pub(crate) enum BandView {
    /// Not told, because the published figures do not tell it either.
    None,
    /// A third or less.
    Low,
    /// Between a third and two thirds.
    Close,
    /// More than two thirds.
    High,
}

/// One published number: so many members gave one of these answers.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct FigureCell {
    /// The answers lumped together, by their words in the signed document; `did-not-vote` stands for
    /// those who did not, `voted` for any ballot where several stood.
    choices: Vec<String>,
    /// How many members; never fewer than five.
    count: u64,
}

impl From<&Cell> for FigureCell {
    fn from(cell: &Cell) -> Self {
        let choices = cell.words().into_iter().map(str::to_owned).collect();
        Self { choices, count: cell.count }
    }
}

/// What may be published of a count.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Figures")]
pub(crate) struct FiguresView {
    /// Everyone with the right to vote.
    electorate: u64,
    /// The finest numbers that expose nobody; none where even "voted or not" would.
    cells: Vec<FigureCell>,
}

/// What a step of the explanation is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub(crate) enum TallyStepKind {
    /// So many could vote, and so many did.
    Took,
    /// Nobody gave an opinion.
    NobodySaid,
    /// The threshold.
    Threshold,
    /// The approval quorum.
    ApprovalQuorum,
    /// The turnout quorum.
    TurnoutQuorum,
    /// Some let a delegate vote for them.
    Delegated,
    /// An objection was sustained.
    Objection,
    /// A constituency had to reach a threshold of its own.
    Concurrent,
    /// A constituency's refusals stop it.
    Veto,
    /// With those who send back, the threshold would be reached.
    WithSendBack,
    /// It passed only because opponents took part.
    NoShow,
    /// One who stands is preferred to each of the others.
    Beats,
    /// Several are even, or go round in a cycle, before everyone else.
    TopCycle,
    /// In the cycle the preferences that lead from this one are the strongest.
    StrongestPaths,
    /// More members approve of this one than of any other.
    MostApprovals,
    /// These are exactly even in first place.
    Even,
    /// None of those who stand is chosen.
    NoneOfThem,
}

/// One step of the explanation of a result. Numbers that would expose somebody are left out.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct TallyStep {
    /// What it is about.
    kind: TallyStepKind,
    /// The harm or the constituency that it is about, or the numbers on the paper of those who stand.
    about: Option<String>,
    /// Whether what was asked for was met, where something was asked for.
    met: Option<bool>,
    /// How many it took.
    needed: Option<u64>,
    /// How many there were.
    reached: Option<u64>,
    /// Of how many.
    whole: Option<u64>,
    /// The step in words, in every language of the charter.
    text: Vec<LocalTextView>,
}

impl TallyStep {
    fn new(step: &Step, charter: &CharterVersion) -> Self {
        use TallyStepKind::*;
        let (kind, met, needed, reached, whole) = match *step {
            Step::Took { electorate, turnout } => (Took, None, None, turnout, Some(electorate)),
            Step::NobodySaid => (NobodySaid, None, None, None, None),
            Step::Threshold { needed, reached, whole, met, .. } => {
                (Threshold, Some(met), needed, reached, whole)
            }
            Step::ApprovalQuorum { needed, reached, met } => {
                (ApprovalQuorum, Some(met), Some(needed), reached, None)
            }
            Step::TurnoutQuorum { needed, reached, met } => {
                (TurnoutQuorum, Some(met), Some(needed), reached, None)
            }
            Step::WithSendBack { reached, needed } => (WithSendBack, None, needed, reached, None),
            Step::NoShow => (NoShow, None, None, None, None),
            Step::Delegated { .. } => (Delegated, None, None, None, None),
            Step::Objection { needed, .. } => (Objection, None, Some(needed), None, None),
            Step::Concurrent { met, .. } => (Concurrent, Some(met), None, None, None),
            Step::Veto { .. } => (Veto, None, None, None, None),
            Step::Beats { .. } => (Beats, None, None, None, None),
            Step::TopCycle { .. } => (TopCycle, None, None, None, None),
            Step::StrongestPaths { .. } => (StrongestPaths, None, None, None, None),
            Step::MostApprovals { .. } => (MostApprovals, None, None, None, None),
            Step::Even { .. } => (Even, None, None, None, None),
            Step::NoneOfThem { .. } => (NoneOfThem, None, None, None, None),
        };
        let about = match step {
            Step::Objection { harm, .. } => Some(harm.to_string()),
            Step::Concurrent { constituency, .. } | Step::Veto { constituency, .. } => {
                Some(constituency.to_string())
            }
            Step::Beats { one, .. } | Step::StrongestPaths { one } | Step::MostApprovals { one } => {
                Some(one.to_string())
            }
            Step::TopCycle { candidates } | Step::Even { candidates } => {
                Some(candidates.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
            }
            _ => None,
        };
        let text = spoken(&charter.charter.languages, |locale| render::step(step, &locale));
        Self { kind, about, met, needed, reached, whole, text }
    }
}

/// What a community decided: signed, and checkable without us.
pub(crate) struct DecisionView(pub Recorded);

impl DecisionView {
    /// The figures that may be published, where this asker is shown any.
    pub(crate) fn published(&self, asker: &Asker) -> Option<FiguresView> {
        let published = &self.0.decision.published;
        asker.actor().may_see_figures().then(|| FiguresView {
            electorate: published.electorate,
            cells: published.cells.iter().map(FigureCell::from).collect(),
        })
    }

    /// The explanation, as this asker may read it.
    fn explained(&self, asker: &Asker) -> Vec<Step> {
        let steps = &self.0.decision.steps;
        if asker.actor().may_see_figures() {
            steps.clone()
        } else {
            steps.iter().map(Step::without_numbers).collect()
        }
    }

    /// The agreement that rests on it.
    pub(crate) async fn agreed(&self, ctx: &Context<'_>) -> Result<Option<AgreementView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.agreement_of(self.0.decision.id).await?.map(AgreementView))
    }

    /// A page of decisions, the first one first.
    pub(crate) async fn page(
        ctx: &Context<'_>,
        community: Option<CommunityId>,
        wanted: Wanted,
    ) -> Result<Connection<Self>> {
        let malformed = |_| Fault::refused(ctx, &Reason::Malformed { shape: "id".to_owned() });
        let after = wanted.after.as_deref().map(str::parse::<DecisionId>).transpose().map_err(malformed)?;
        let tx = app(ctx)?.read().await?;
        let loaded = tx.decisions(community, after, wanted.first + 1).await?;
        Ok(wanted.of_loaded(loaded, |recorded| recorded.decision.id.to_string(), Self))
    }

    async fn under(&self, ctx: &Context<'_>) -> Result<CharterVersion> {
        get(ctx, (self.0.decision.community, self.0.decision.charter)).await
    }
}

#[Object(name = "Decision")]
impl DecisionView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.decision.id.to_string().into()
    }
    /// Whose.
    async fn community(&self, ctx: &Context<'_>) -> Result<CommunityView> {
        get(ctx, self.0.decision.community).await.map(CommunityView)
    }
    /// The vote it comes from.
    async fn vote(&self, ctx: &Context<'_>) -> Result<VoteView> {
        get(ctx, self.0.decision.vote).await.map(VoteView)
    }
    /// What it is about.
    async fn kind(&self) -> DecisionKindView {
        self.0.decision.subject.kind().into()
    }
    /// What came of the vote.
    async fn outcome(&self) -> OutcomeView {
        self.0.decision.outcome.into()
    }
    /// The election that was decided, where the vote was between several.
    async fn election(&self, ctx: &Context<'_>) -> Result<Option<ElectionView>> {
        match self.0.decision.subject {
            Subject::Election(id) => get(ctx, id).await.map(|it| Some(ElectionView(it))),
            _ => Ok(None),
        }
    }
    /// The mandate that was granted by an election; none where nobody was chosen.
    async fn elected(&self, ctx: &Context<'_>) -> Result<Option<MandateView>> {
        match self.0.decision.contest.as_ref().and_then(Contest::chosen) {
            Some(standing) => get(ctx, standing.mandate).await.map(|it| Some(MandateView(it))),
            None => Ok(None),
        }
    }
    /// How many chose what, as far as that may be published; nothing for requesters and data holders, who learn the
    /// outcome, the terms and the margin.
    async fn figures(&self, ctx: &Context<'_>) -> Option<FiguresView> {
        self.published(Asker::of(ctx))
    }
    /// How clear the result was, coarsely.
    async fn margin(&self) -> BandView {
        self.0.decision.published.margin.into()
    }
    /// The reason in words, in every language of the charter.
    async fn reason(&self, ctx: &Context<'_>) -> Result<Vec<LocalTextView>> {
        let (decision, steps) = (&self.0.decision, self.explained(Asker::of(ctx)));
        let say = |locale| match &decision.contest {
            Some(contest) => render::contest_reason(contest, &steps, &locale),
            None => render::reason(decision.subject.matter(), decision.outcome, &steps, &locale),
        };
        Ok(spoken(&self.under(ctx).await?.charter.languages, say))
    }
    /// The reason step by step.
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<TallyStep>> {
        let charter = self.under(ctx).await?;
        Ok(self.explained(Asker::of(ctx)).iter().map(|step| TallyStep::new(step, &charter)).collect())
    }
    /// The rule that decided.
    async fn rule(&self) -> scalar::RuleText {
        scalar::RuleText::of(&self.0.decision.rule)
    }
    /// The terms that were voted on.
    async fn terms(&self, ctx: &Context<'_>) -> Result<Option<TermsView>> {
        let (Subject::Proposal(id), Some(digest)) = (self.0.decision.subject, self.0.decision.terms) else {
            return Ok(None);
        };
        let offers = app(ctx)?.read().await?.offers(id).await?;
        let voted_on = offers.into_iter().find(|offer| offer.digest == digest);
        voted_on.map(|offer| Some(TermsView(offer))).ok_or_else(|| Fault::missing("the terms of a decision"))
    }
    /// The charter in force; the charter voted on, where that is the question and there was none in force.
    async fn charter(&self, ctx: &Context<'_>) -> Result<CharterView> {
        self.under(ctx).await.map(CharterView)
    }
    /// The mandate voted on, or under which the terms were negotiated.
    async fn mandate(&self, ctx: &Context<'_>) -> Result<Option<MandateView>> {
        let Some(digest) = self.0.decision.mandate else { return Ok(None) };
        let all = app(ctx)?.read().await?.mandates_of(self.0.decision.community).await?;
        Ok(all.into_iter().find(|mandate| mandate.digest == digest).map(MandateView))
    }
    /// The salted Merkle root of the roll.
    async fn roll_root(&self) -> scalar::Digest {
        scalar::Digest::of(&self.0.decision.roll_root)
    }
    /// The Merkle root of the commitments of the ballots counted.
    async fn ballots_root(&self) -> scalar::Digest {
        scalar::Digest::of(&self.0.decision.ballots_root)
    }
    /// When the window opened.
    async fn opened_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.decision.opened_at)
    }
    /// When it closed.
    async fn closed_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.decision.closed_at)
    }
    /// When it was decided.
    async fn decided_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.decision.decided_at)
    }
    /// The digest of the document.
    async fn digest(&self) -> scalar::Digest {
        scalar::Digest::of(&self.0.digest)
    }
    /// The decision document: canonical JSON (RFC 8785).
    async fn document(&self) -> &str {
        &self.0.document
    }
    /// The document as a compact JWS (RFC 7515), signed with a key of `/.well-known/jwks.json`.
    async fn jwt(&self) -> &str {
        &self.0.jws
    }
    /// The same as a credential of the community (W3C Verifiable Credentials 2.0), whatever the outcome; none where it was decided
    /// before there were such.
    async fn credential(&self, ctx: &Context<'_>) -> Result<Option<CredentialView>> {
        Ok(app(ctx)?.decision_issued(self.0.decision.id).await?.map(CredentialView::from))
    }
    /// The proof that it stands in the public log.
    async fn log(&self, ctx: &Context<'_>) -> Result<Option<LogProofView>> {
        let found = app(ctx)?.log_receipt_of(&self.0).await?;
        Ok(found.map(|(leaf, receipt)| LogProofView::new(leaf, &receipt)))
    }
    /// The agreement that rests on it.
    async fn agreement(&self, ctx: &Context<'_>) -> Result<Option<AgreementView>> {
        self.agreed(ctx).await
    }
}
