//! Before a vote on terms: who is not in the room, and how members lean.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    absence::{AbsenceLine, Finding, Needed, Report, Settles},
    moment::Moment,
    temperature::{Leaning, Temperature, Warmth},
};
use notices::render;

use super::{ClauseView, LocalTextView, concern::clause_of, local_text};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    scalar,
};

/// What is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub(crate) enum AbsenceKind {
    /// Few of a constituency, or nobody, are on the roll.
    Scarce,
    /// Enough are, but few of them, or nobody, are reached in the rooms.
    Unreached,
    /// The terms are not there in a language of the charter.
    TermsUntranslated,
    /// The answers to a concern are not there in a language of the charter.
    AnswerUntranslated,
    /// Members read a language that the charter does not have.
    LanguageUnspoken,
}

/// What the stewards say of a finding: a plan or a waiver.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct AbsenceAnswer {
    /// By which day it is done; none of a waiver.
    by: Option<scalar::Date>,
    /// Who is reached how; of a waiver, why the vote goes on without.
    words: Vec<LocalTextView>,
}

/// Something that is missing before a vote. "Few" is fewer than five, and nobody is told how many.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct AbsenceFinding {
    /// The short name by which it is answered.
    name: String,
    /// What is missing.
    kind: AbsenceKind,
    /// The short name of the constituency, where it is about one.
    constituency: Option<String>,
    /// What the constituency is called.
    label: Vec<LocalTextView>,
    /// The language, where it is about one.
    language: Option<scalar::Language>,
    /// The number of the concern, where it is about its answers.
    concern: Option<u32>,
    /// What the stewards said last; none while the vote waits for it.
    answer: Option<AbsenceAnswer>,
}

impl From<AbsenceLine> for AbsenceFinding {
    fn from(line: AbsenceLine) -> Self {
        let AbsenceLine { finding, label, answer } = line;
        let kind = match &finding {
            Finding::Scarce { .. } => AbsenceKind::Scarce,
            Finding::Unreached { .. } => AbsenceKind::Unreached,
            Finding::Untranslated { text: Needed::Terms, .. } => AbsenceKind::TermsUntranslated,
            Finding::Untranslated { text: Needed::Answer(_), .. } => AbsenceKind::AnswerUntranslated,
            Finding::Unspoken { .. } => AbsenceKind::LanguageUnspoken,
        };
        let answer = answer.map(|(settles, words)| AbsenceAnswer {
            by: match settles {
                Settles::Plan { by } => Some(scalar::Date(by.as_str().to_owned())),
                Settles::Waiver => None,
            },
            words: local_text(&words),
        });
        Self {
            name: finding.to_string(),
            kind,
            constituency: finding.constituency().map(ToString::to_string),
            label: local_text(&label),
            language: finding.language().map(scalar::Language::of),
            concern: finding.concern(),
            answer,
        }
    }
}

/// Who is not in the room before a vote on terms.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct AbsenceReport {
    /// When the roll was last looked at: once a week, whoever asks. None before the first time.
    looked_at: Option<scalar::DateTime>,
    /// What is missing. The vote opens once each has an answer.
    findings: Vec<AbsenceFinding>,
}

impl AbsenceReport {
    /// The report as people are shown it.
    pub(super) fn of((looked_at, report): (Option<Moment>, Report)) -> Self {
        let looked_at = looked_at.as_ref().map(scalar::DateTime::of);
        Self { looked_at, findings: report.lines.into_iter().map(Into::into).collect() }
    }
}

/// How a member leans. None of these is a ballot.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Leaning", remote = "Leaning")]
pub(crate) enum LeaningView {
    /// Towards it.
    Towards,
    /// Not sure.
    Unsure,
    /// Away from it.
    Away,
}

/// One figure of a temperature check: five members or more.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct TemperatureFigure {
    /// The leanings lumped together.
    leanings: Vec<LeaningView>,
    /// Whether those who did not answer are among them.
    did_not_answer: bool,
    /// How many members.
    count: u64,
}

impl From<&Warmth> for TemperatureFigure {
    fn from(cell: &Warmth) -> Self {
        let leanings = cell.leanings.iter().copied().map(Into::into).collect();
        Self { leanings, did_not_answer: cell.silent, count: cell.count }
    }
}

/// A temperature check, as a member sees it.
pub(crate) struct TemperatureView(pub(super) Temperature);

impl TemperatureView {
    /// The check, where the asker is a member of its community: these figures are nobody else's.
    pub(crate) fn seen(ctx: &Context<'_>, temperature: Temperature) -> Option<Self> {
        let member = Asker::of(ctx).actor().as_member_of(temperature.community).is_ok();
        member.then_some(Self(temperature))
    }
}

/// How the members lean towards tabled terms or one of their clauses, while they talk. It binds nobody and changes no vote.
#[Object(name = "Temperature")]
impl TemperatureView {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Counts from 1 in each proposal.
    async fn number(&self) -> u32 {
        self.0.number
    }
    /// The clause that it is about; none where it is about the whole.
    async fn clause(&self, ctx: &Context<'_>) -> Result<Option<ClauseView>> {
        clause_of(ctx, (self.0.proposal, self.0.offer), self.0.clause).await
    }
    /// When it was asked. Who did is not kept.
    async fn asked_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.asked_at)
    }
    /// When it is over, unless the vote opens before.
    async fn closes_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.closes_at)
    }
    /// Whether it takes answers.
    async fn open(&self, ctx: &Context<'_>) -> Result<bool> {
        let proposal = get(ctx, self.0.proposal).await?;
        Ok(self.0.takes(&proposal, app(ctx)?.now()).is_ok())
    }
    /// How the asker leans; only while it is open: then the answers are deleted.
    async fn my_leaning(&self, ctx: &Context<'_>) -> Result<Option<LeaningView>> {
        let Ok(member) = Asker::of(ctx).actor().as_member() else { return Ok(None) };
        Ok(app(ctx)?.read().await?.leaning(self.0.id, member.id).await?.map(Into::into))
    }
    /// What came of it: nothing while it is open; empty too where nothing can be shown without showing somebody.
    async fn figures(&self) -> Vec<TemperatureFigure> {
        self.0.shown().iter().map(Into::into).collect()
    }
    /// That it binds nobody and changes no vote, in the asker's language.
    async fn note(&self, ctx: &Context<'_>) -> String {
        render::binds_nobody(&Asker::of(ctx).locale())
    }
}
