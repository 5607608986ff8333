//! Concerns and the answers to them, as far as the asker may see them; clauses, which they are about.

use app::Actor;
use async_graphql::{ComplexObject, Context, Enum, ID, Object, SimpleObject};
use domain::{
    concern::{Concern, ConcernAnswer, Saying, Standing},
    id::{CommunityId, ProposalId},
    moment::Moment,
    terms::{Clause, Says},
    text::Language,
};
use notices::render;

use super::{LocalTextView, charter::spoken, local_text, terms::SideView};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    scalar,
};

/// What a clause is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub(crate) enum ClauseKind {
    /// What for.
    Purpose,
    /// Which data.
    Data,
    /// Of people at which stage of their journey.
    Stage,
    /// Who gets it.
    Recipient,
    /// To whom the recipient named before it may pass it on.
    Onward,
    /// Where it is used.
    Place,
    /// Where it is stored.
    StoragePlace,
    /// How it is processed.
    Technology,
    /// How long it is kept.
    Retention,
    /// How long the agreement would last.
    Term,
    /// What the requester promises.
    Promise,
    /// A risk and what is done against it.
    Risk,
    /// The study of what may happen to people.
    Assessment,
    /// What good comes of it.
    Benefit,
    /// What happens if the answer is no.
    IfRefused,
    /// What happens after a withdrawal.
    Withdrawal,
    /// Where to complain.
    Complaints,
    /// What the requester attests to.
    Condition,
    /// The ground of law that the requester claims. The vote does not check it.
    LegalBasis,
    /// For how long it is kept how each question was answered.
    UsageTrail,
}

/// One clause of terms.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Clause", complex)]
pub(crate) struct ClauseView {
    /// Counts from 1 in the order of the document: the same for the same terms.
    number: u32,
    /// What kind of clause it is.
    kind: ClauseKind,
    /// The code of the taxonomy that it says, where it says one.
    code: Option<scalar::Code>,
    #[graphql(skip)]
    of: (Clause, Vec<Language>),
}

#[ComplexObject]
impl ClauseView {
    /// What it says, in words, in each language of the terms that we speak.
    async fn text(&self) -> Vec<LocalTextView> {
        let (clause, languages) = &self.of;
        spoken(languages, |locale| render::clause(clause, &locale))
    }
}

impl ClauseView {
    /// The clause of terms in these languages.
    pub(crate) fn of(clause: Clause, languages: &[Language]) -> Self {
        let (kind, code) = match &clause.says {
            Says::Purpose(code) => (ClauseKind::Purpose, Some(code)),
            Says::Data(code) => (ClauseKind::Data, Some(code)),
            Says::Stage(code) => (ClauseKind::Stage, Some(code)),
            Says::Recipient(recipient) => (ClauseKind::Recipient, Some(&recipient.kind)),
            Says::Onward(onward) => (ClauseKind::Onward, Some(&onward.kind)),
            Says::Place(_) => (ClauseKind::Place, None),
            Says::StoragePlace(_) => (ClauseKind::StoragePlace, None),
            Says::Assessment(_) => (ClauseKind::Assessment, None),
            Says::Withdrawal(_) => (ClauseKind::Withdrawal, None),
            Says::Complaints(_) => (ClauseKind::Complaints, None),
            Says::Technology(code) => (ClauseKind::Technology, Some(code)),
            Says::Retention(_) => (ClauseKind::Retention, None),
            Says::Term(_) => (ClauseKind::Term, None),
            Says::Promise(_) => (ClauseKind::Promise, None),
            Says::Risk(risk) => (ClauseKind::Risk, Some(&risk.harm)),
            Says::Benefit(benefit) => (ClauseKind::Benefit, Some(&benefit.benefit)),
            Says::IfRefused(_) => (ClauseKind::IfRefused, None),
            Says::Condition(code) => (ClauseKind::Condition, Some(code)),
            Says::LegalBasis(code) => (ClauseKind::LegalBasis, Some(code)),
            Says::UsageTrail(_) => (ClauseKind::UsageTrail, None),
        };
        let code = code.map(scalar::Code::of);
        Self { number: clause.number, kind, code, of: (clause, languages.to_vec()) }
    }
}

/// The clause with this number of an offer's terms.
pub(super) async fn clause_of(
    ctx: &Context<'_>,
    offer: (ProposalId, u32),
    number: Option<u32>,
) -> Result<Option<ClauseView>> {
    let Some(number) = number else { return Ok(None) };
    let offer = get(ctx, offer).await?;
    let languages: Vec<_> = offer.terms.title.iter().map(|(language, _)| language.clone()).collect();
    let clause = offer.terms.clauses().into_iter().find(|clause| clause.number == number);
    Ok(clause.map(|clause| ClauseView::of(clause, &languages)))
}

/// How far a concern has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "ConcernState")]
pub(crate) enum ConcernStateView {
    /// Fewer than the charter's share of the roll stand behind it.
    Raised,
    /// Enough do: an answer is due.
    Reached,
    /// It has an answer on record.
    Answered,
    /// Whoever raised it took it back.
    Withdrawn,
}

/// An answer on record. It never changes.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "ConcernAnswer")]
pub(crate) struct ConcernAnswerView {
    /// Counts from 1.
    number: u32,
    /// From the requester, or from the community's side: an advocate.
    by: SideView,
    /// What was answered.
    words: Vec<LocalTextView>,
    /// When.
    at: scalar::DateTime,
}

impl From<ConcernAnswer> for ConcernAnswerView {
    fn from(answer: ConcernAnswer) -> Self {
        Self {
            number: answer.number,
            by: answer.by.into(),
            words: local_text(&answer.words),
            at: scalar::DateTime::of(&answer.at),
        }
    }
}

/// Who looks at concerns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looker {
    /// A member of the community.
    Member,
    /// An advocate with an active mandate.
    Advocate,
    /// A contact of the requester, who is told what the charter's share stands behind, in an advocate's words.
    Requester,
    /// Anybody else, who is told nothing.
    Outside,
}

/// A concern that the asker may see. There is no other way to one than [`ConcernView::seen`].
pub(crate) struct ConcernView {
    concern: Concern,
    inside: bool,
}

impl ConcernView {
    /// The concern as the asker sees it.
    pub(crate) async fn seen(ctx: &Context<'_>, concern: Concern) -> Result<Option<Self>> {
        let proposal = get(ctx, concern.proposal).await?;
        let looker = match super::ProposalView::seen(ctx, proposal).await? {
            Some(seen) => seen.looker(ctx),
            None => Looker::Outside,
        };
        Ok(Self::by(looker, concern))
    }

    /// The same for a looker who is known.
    pub(crate) fn by(looker: Looker, concern: Concern) -> Option<Self> {
        match looker {
            Looker::Member | Looker::Advocate => Some(Self { concern, inside: true }),
            Looker::Requester if concern.is_told_to_requester() => Some(Self { concern, inside: false }),
            Looker::Requester | Looker::Outside => None,
        }
    }

    /// Its id, as a cursor.
    pub(crate) fn cursor(&self) -> String {
        self.concern.id.to_string()
    }

    fn moment(&self, of: impl FnOnce(Standing) -> Option<Moment>) -> Option<scalar::DateTime> {
        of(self.concern.standing).as_ref().map(scalar::DateTime::of)
    }
}

/// What troubles members about tabled terms. Who raised it or stands behind it is shown to nobody.
#[Object(name = "Concern")]
impl ConcernView {
    /// Its id.
    async fn id(&self) -> ID {
        self.concern.id.to_string().into()
    }
    /// Counts from 1 in each proposal.
    async fn number(&self) -> u32 {
        self.concern.number
    }
    /// The clause that it is about; none where it is about the whole. Of a harm, the clause of the terms that answers it.
    async fn clause(&self, ctx: &Context<'_>) -> Result<Option<ClauseView>> {
        clause_of(ctx, (self.concern.proposal, self.concern.offer), self.concern.clause).await
    }
    /// The harm that is feared, where one is named in place of words.
    async fn harm(&self) -> Option<scalar::Code> {
        match &self.concern.says {
            Saying::Harm(harm) => Some(scalar::Code::of(harm)),
            Saying::Words(_) => None,
        }
    }
    /// What was said, in the one language it was said in. For members and advocates.
    async fn words(&self) -> Vec<LocalTextView> {
        match &self.concern.says {
            Saying::Words(words) if self.inside => local_text(words),
            Saying::Words(_) | Saying::Harm(_) => Vec::new(),
        }
    }
    /// What an advocate tells the requester of it; empty until one did.
    async fn summary(&self) -> Vec<LocalTextView> {
        local_text(&self.concern.summary)
    }
    /// How far it has come.
    async fn state(&self) -> ConcernStateView {
        match self.concern.standing {
            Standing::Withdrawn { .. } => ConcernStateView::Withdrawn,
            _ if self.concern.answered_at.is_some() => ConcernStateView::Answered,
            Standing::Raised => ConcernStateView::Raised,
            Standing::Reached { .. } => ConcernStateView::Reached,
        }
    }
    /// Whether the vote waits for the answer to it, once enough stand behind it: not where it was raised when the least time for
    /// deliberation was over.
    async fn holds(&self) -> bool {
        self.concern.holds
    }
    /// At least so many stand behind it: a multiple of five, renewed once a day, with ten or more unseen behind it. For members and
    /// advocates.
    async fn supported_at_least(&self) -> Option<u64> {
        self.inside.then_some(self.concern.bulletin.at_least)
    }
    /// Whether the asker stands behind it.
    async fn supported_by_me(&self, ctx: &Context<'_>) -> Result<bool> {
        let Ok(member) = Asker::of(ctx).actor().as_member() else { return Ok(false) };
        Ok(app(ctx)?.read().await?.supporter(self.concern.id, member.id).await?.is_some())
    }
    /// Since when enough stand behind it.
    async fn reached_at(&self) -> Option<scalar::DateTime> {
        self.moment(|standing| match standing {
            Standing::Reached { at, .. } => Some(at),
            Standing::Raised | Standing::Withdrawn { .. } => None,
        })
    }
    /// Until when an answer is due.
    async fn answer_due_by(&self) -> Option<scalar::DateTime> {
        self.moment(|standing| match standing {
            Standing::Reached { due, .. } => Some(due),
            Standing::Raised | Standing::Withdrawn { .. } => None,
        })
    }
    /// Whether the time to answer is over and nobody has. The vote waits all the same; after as long again the terms go back.
    async fn overdue(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.concern.is_overdue(app(ctx)?.now()))
    }
    /// The answers on record, the first one first.
    async fn answers(&self, ctx: &Context<'_>) -> Result<Vec<ConcernAnswerView>> {
        let answers = app(ctx)?.read().await?.answers_to(self.concern.id).await?;
        Ok(answers.into_iter().map(Into::into).collect())
    }
}

impl Looker {
    /// Who this actor is for a proposal; `party` says whether they negotiate it.
    pub(crate) fn of(actor: &Actor, community: CommunityId, party: bool) -> Self {
        match actor {
            Actor::Member(member) if member.community == community => Self::Member,
            Actor::Advocate(_) if party => Self::Advocate,
            Actor::Contact(_) if party => Self::Requester,
            _ => Self::Outside,
        }
    }
}
