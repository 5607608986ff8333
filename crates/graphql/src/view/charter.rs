//! Charters and their parts.

mod changes;
mod rules;

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    charter::{DecisionRule, RedLine, ReportDuty, Scale},
    community::{CharterState, CharterVersion},
    constituency::Constituency,
    decision::{DecisionKind, Subject},
    id::CharterId,
    refusal::Reason,
    taxonomy::Risk,
};

use super::{
    AdmissionView, BurdenClauseView, CommunityView, ConstituencyView, CosignersView, DeliberationRulesView,
    LocalTextView, PetitionsView, ReadabilityView, StewardsView, VoteView, local_text,
};
use crate::{
    fault::{Fault, Result},
    loads::{app, find, get},
    read, scalar,
};
pub(crate) use changes::{CharterChangeView, CharterTemplateView};
pub(crate) use rules::{
    AttestationView, ChoosingRuleView, DecisionKindView, DecisionRuleView, RiskView, SecrecyView, spoken,
};

/// How far a community reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Scale", remote = "Scale")]
pub(crate) enum ScaleView {
    /// A town or a camp.
    Local,
    /// A country.
    National,
    /// Several neighbouring countries.
    Regional,
    /// The world.
    International,
}

/// Where a version of a charter stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "CharterState")]
pub(crate) enum CharterStateView {
    /// Written, not voted on.
    Draft,
    /// Being voted on.
    Voting,
    /// In force.
    InForce,
    /// It was in force until another was adopted.
    Superseded,
    /// Voted down.
    NotAdopted,
}

/// A prohibited combination: crossed where every facet that names something matches.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "RedLine")]
pub(crate) struct RedLineView {
    /// Its short name.
    code: String,
    /// What it says, in plain words.
    text: Vec<LocalTextView>,
    /// Purposes.
    purposes: Vec<scalar::Code>,
    /// Data categories.
    data_categories: Vec<scalar::Code>,
    /// Kinds of recipients.
    recipient_kinds: Vec<scalar::Code>,
    /// Technologies.
    technologies: Vec<scalar::Code>,
    /// Places.
    places: Vec<scalar::Place>,
}

impl From<&RedLine> for RedLineView {
    fn from(line: &RedLine) -> Self {
        Self {
            code: line.code.clone(),
            text: local_text(&line.text),
            purposes: line.purposes.iter().map(scalar::Code::of).collect(),
            data_categories: line.data_categories.iter().map(scalar::Code::of).collect(),
            recipient_kinds: line.recipient_kinds.iter().map(scalar::Code::of).collect(),
            technologies: line.technologies.iter().map(scalar::Code::of).collect(),
            places: line.places.iter().map(scalar::Place::of).collect(),
        }
    }
}

/// What intermediaries report to the members, and how often.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "ReportDuty")]
pub(crate) struct ReportDutyView {
    /// What they have to tell, in plain words.
    what: Vec<LocalTextView>,
    /// How often: each time that so much of a mandate's term is over.
    every: scalar::Duration,
}

impl From<&ReportDuty> for ReportDutyView {
    fn from(duty: &ReportDuty) -> Self {
        Self { what: local_text(&duty.what), every: scalar::Duration::of(&duty.every) }
    }
}

/// What changes in a crisis: only what is stricter.
#[derive(SimpleObject)]
#[graphql(name = "CrisisClause")]
pub(crate) struct CrisisClauseView {
    /// The longest term of a mandate or an agreement.
    longest_term: scalar::Duration,
    /// Stricter rules in place of those for the same kind and risk.
    rules: Vec<DecisionRuleView>,
    /// Red lines beside those that always hold.
    red_lines: Vec<RedLineView>,
    /// How much of their time members are asked in a month, where that is less than otherwise.
    burden: Option<BurdenClauseView>,
    /// How long a crisis lasts at most before it is declared anew.
    lapses_after: scalar::Duration,
}

/// One immutable version of a charter.
pub(crate) struct CharterView(pub CharterVersion);

#[Object(name = "Charter")]
impl CharterView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Whose.
    async fn community(&self, ctx: &Context<'_>) -> Result<CommunityView> {
        get(ctx, self.0.community).await.map(CommunityView)
    }
    /// Counts from 1.
    async fn version(&self) -> u32 {
        self.0.number
    }
    /// Where it stands.
    async fn state(&self) -> CharterStateView {
        match self.0.state {
            CharterState::Draft => CharterStateView::Draft,
            CharterState::Voting(_) => CharterStateView::Voting,
            CharterState::InForce => CharterStateView::InForce,
            CharterState::Superseded => CharterStateView::Superseded,
            CharterState::NotAdopted => CharterStateView::NotAdopted,
        }
    }
    /// The version that it takes the place of if it is adopted; none where none was in force when it was drafted.
    async fn amends(&self, ctx: &Context<'_>) -> Result<Option<CharterView>> {
        match self.0.amends {
            Some(id) => get(ctx, id).await.map(|before| Some(CharterView(before))),
            None => Ok(None),
        }
    }
    /// The digest of its exact words.
    async fn digest(&self) -> scalar::Digest {
        scalar::Digest::of(&self.0.digest)
    }
    /// Its exact words: the canonical JSON (RFC 8785) that the digest is of.
    async fn document(&self) -> Result<String> {
        super::terms::canonical(&self.0.charter)
    }
    /// When it was written.
    async fn drafted_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.drafted_at)
    }
    /// Its languages, the first one the default.
    async fn languages(&self) -> Vec<scalar::Language> {
        self.0.charter.languages.iter().map(scalar::Language::of).collect()
    }
    /// Its places.
    async fn places(&self) -> Vec<scalar::Place> {
        self.0.charter.places.iter().map(scalar::Place::of).collect()
    }
    /// How far the community reaches.
    async fn scale(&self) -> ScaleView {
        self.0.charter.scale.into()
    }
    /// Principles in plain words, each in every language.
    async fn principles(&self) -> Vec<Vec<LocalTextView>> {
        self.0.charter.principles.iter().map(local_text).collect()
    }
    /// Prohibited combinations.
    async fn red_lines(&self) -> Vec<RedLineView> {
        self.0.charter.red_lines.iter().map(RedLineView::from).collect()
    }
    /// What must be true before "consent" means anything; requesters attest to each.
    async fn conditions(&self) -> Vec<scalar::Code> {
        self.0.charter.conditions.iter().map(scalar::Code::of).collect()
    }
    /// The sub-groups that rules can name.
    async fn constituencies(&self) -> Vec<ConstituencyView> {
        let view = |constituency: &Constituency| ConstituencyView {
            community: self.0.community,
            constituency: constituency.clone(),
        };
        self.0.charter.constituencies.iter().map(view).collect()
    }
    /// For how many members one helper can vote in one vote.
    async fn most_assisted(&self) -> u32 {
        self.0.charter.most_assisted
    }
    /// How decisions are taken.
    async fn rules(&self) -> Vec<DecisionRuleView> {
        self.rules_as_shown(&self.0.charter.rules)
    }
    /// How the members choose between several intermediaries; none where they only grant one mandate at a time.
    async fn choosing(&self) -> Option<ChoosingRuleView> {
        let charter = &self.0.charter;
        charter.choosing.as_ref().map(|choosing| ChoosingRuleView::of(choosing, &charter.languages))
    }
    /// The longest term of a mandate or an agreement.
    async fn longest_term(&self) -> scalar::Duration {
        scalar::Duration::of(&self.0.charter.longest_term)
    }
    /// What intermediaries report to the members, and how often; none where nothing is asked.
    async fn reporting(&self) -> Option<ReportDutyView> {
        self.0.charter.reporting.as_ref().map(ReportDutyView::from)
    }
    /// Whom members can turn to outside of the community, and how; nothing where nobody is named.
    async fn ombuds(&self) -> Vec<LocalTextView> {
        self.0.charter.ombuds.as_ref().map(local_text).unwrap_or_default()
    }
    /// Whether only requesters may ask that have proven their mail domain.
    async fn proven_domain(&self) -> bool {
        self.0.charter.proven_domain
    }
    /// The shares of the roll that can have a vote opened.
    async fn petitions(&self) -> PetitionsView {
        (&self.0.charter.petitions).into()
    }
    /// How the members deliberate.
    async fn deliberation(&self) -> DeliberationRulesView {
        self.0.charter.deliberation().into()
    }
    /// How long an offer in a negotiation waits for its answer before the negotiation ends by itself.
    async fn offers_answered_within(&self) -> scalar::Duration {
        scalar::Duration::of(&self.0.charter.offers_answered())
    }
    /// How plain the texts of terms must be; null where nothing is asked.
    async fn readability(&self) -> Option<ReadabilityView> {
        self.0.charter.readability.as_ref().map(Into::into)
    }
    /// How people come in.
    async fn admission(&self) -> AdmissionView {
        self.0.charter.admission().into()
    }
    /// How many stewards there are; null where nothing is said.
    async fn stewards(&self) -> Option<StewardsView> {
        self.0.charter.stewards.as_ref().map(Into::into)
    }
    /// Who signs an agreement beside the instance and the requester; null where nobody has to.
    async fn cosigners(&self) -> Option<CosignersView> {
        self.0.charter.cosigners.map(Into::into)
    }
    /// How much of their time members are asked in a month; null where there is no limit.
    async fn burden(&self) -> Option<BurdenClauseView> {
        self.0.charter.burden.map(Into::into)
    }
    /// What changes while the community has declared a crisis.
    async fn crisis(&self) -> Option<CrisisClauseView> {
        let clause = self.0.charter.crisis.as_ref()?;
        Some(CrisisClauseView {
            longest_term: scalar::Duration::of(&clause.longest_term),
            rules: self.rules_as_shown(&clause.rules),
            red_lines: clause.red_lines.iter().map(RedLineView::from).collect(),
            burden: clause.burden.map(Into::into),
            lapses_after: scalar::Duration::of(&clause.lapses_after),
        })
    }
    /// What is different from the version that it amends, clause by clause; nothing where it amends none.
    async fn changes(&self, ctx: &Context<'_>) -> Result<Vec<CharterChangeView>> {
        match self.0.amends {
            Some(before) => self.changes_since(ctx, before).await,
            None => Ok(Vec::new()),
        }
    }
    /// What is different from another version of any charter, clause by clause.
    async fn changes_against(&self, ctx: &Context<'_>, charter: ID) -> Result<Vec<CharterChangeView>> {
        let before = read::id(&charter).map_err(|reason| Fault::refused(ctx, &reason))?;
        self.changes_since(ctx, before).await
    }
    /// Which rule decides on what at which risk: one for every kind and level, the one that holds where the charter is as it is
    /// written or, with `inCrisis`, while a crisis is in force.
    #[graphql(complexity = "16 * child_complexity")]
    async fn decision_table(&self, #[graphql(default)] in_crisis: bool) -> Vec<DecisionRuleView> {
        let charter = if in_crisis { &self.0.charter.in_crisis() } else { &self.0.charter };
        let cells = DecisionKind::ALL.into_iter().flat_map(|kind| Risk::ALL.map(|risk| (kind, risk)));
        let held = |(kind, risk)| {
            let rule = charter.rule(kind, risk)?;
            Some(DecisionRule { risk: Some(risk), ..rule.clone() })
        };
        self.rules_as_shown(&cells.filter_map(held).collect::<Vec<_>>())
    }
    /// The latest vote on it.
    async fn vote(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.vote_on(Subject::Charter(self.0.id)).await?.map(VoteView))
    }
}

impl CharterView {
    async fn changes_since(&self, ctx: &Context<'_>, before: CharterId) -> Result<Vec<CharterChangeView>> {
        let before = find(ctx, before).await?;
        let missing = || Fault::refused(ctx, &Reason::NotFound { what: "charter".to_owned() });
        let changes = self.0.charter.changes_against(&before.ok_or_else(missing)?.charter);
        let languages = &self.0.charter.languages;
        Ok(changes
            .into_iter()
            .map(|change| CharterChangeView { change, languages: languages.clone() })
            .collect())
    }

    fn rules_as_shown(&self, rules: &[DecisionRule]) -> Vec<DecisionRuleView> {
        rules.iter().map(|rule| DecisionRuleView::of(rule, &self.0.charter.languages)).collect()
    }
}
