//! Charters and their parts.

use async_graphql::{ComplexObject, Context, Enum, ID, Object, SimpleObject};
use domain::{
    ballot::Attestation,
    charter::{ChoosingRule, DecisionRule, RedLine, Scale, Secrecy},
    community::{CharterState, CharterVersion},
    constituency::Constituency,
    decision::{DecisionKind, Subject},
    taxonomy::Risk,
    text::Language,
};
use notices::{Locale, render};

use super::{
    CommunityView, ConstituencyView, DeliberationRulesView, LocalTextView, PetitionsView, ReadabilityView,
    VoteView, local_text,
};
use crate::{
    fault::Result,
    loads::{app, get},
    scalar,
};

/// What a decision is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "DecisionKind", remote = "DecisionKind")]
pub(crate) enum DecisionKindView {
    /// Adopt or amend the charter.
    Charter,
    /// Grant or recall a mandate.
    Mandate,
    /// Consent to a requester's terms.
    Consent,
    /// Withdraw a consent given.
    Withdrawal,
}

/// How dangerous a combination is for the people concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Risk", remote = "Risk")]
pub(crate) enum RiskView {
    /// Little can go wrong.
    Low,
    /// Harm is possible.
    Medium,
    /// Harm is likely or grave.
    High,
    /// Lives or liberty are at stake.
    Severe,
}

/// Who may know how somebody voted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Secrecy", remote = "Secrecy")]
pub(crate) enum SecrecyView {
    /// Given in the room, seen by the room.
    Open,
    /// The platform can link it; members and requesters cannot.
    Confidential,
}

/// How it is known whose ballot a ballot is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Attestation", remote = "Attestation")]
pub(crate) enum AttestationView {
    /// A server vouches for the sender.
    RoomAttested,
    /// The member signed the ballot.
    Signed,
}

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

/// How one kind of decision is taken.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "DecisionRule", complex)]
pub(crate) struct DecisionRuleView {
    /// The kind of decision.
    kind: DecisionKindView,
    /// At which level of risk; at every level that has no rule of its own, where none is named.
    risk: Option<RiskView>,
    /// What must be reached.
    rule: scalar::RuleText,
    /// The least time between tabling and opening.
    least_deliberation: scalar::Duration,
    /// How long the vote is open.
    window: scalar::Duration,
    /// Who may know how somebody voted.
    secrecy: SecrecyView,
    /// The least grade of a ballot that counts.
    attestation: AttestationView,
    /// Whether members can let a delegate vote for them.
    delegation: bool,
    /// The most that one delegate can carry, their own voice included, as a share of those with the right to vote.
    delegate_cap: Option<scalar::Fraction>,
    #[graphql(skip)]
    of: (DecisionRule, Vec<Language>),
}

#[ComplexObject]
impl DecisionRuleView {
    /// The rule in words.
    async fn explanation(&self) -> Vec<LocalTextView> {
        let (rule, languages) = &self.of;
        spoken(languages, |locale| render::rule(&rule.rule, &locale))
    }
}

/// How the members choose between several intermediaries.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "ChoosingRule", complex)]
pub(crate) struct ChoosingRuleView {
    /// How the ballots are counted, and how many must take part.
    rule: scalar::RuleText,
    /// The least time between the end of the nominations and the opening.
    least_deliberation: scalar::Duration,
    /// How long the vote is open.
    window: scalar::Duration,
    /// Who may know how somebody voted.
    secrecy: SecrecyView,
    /// The least grade of a ballot that counts.
    attestation: AttestationView,
    /// Whether members can let a delegate vote for them.
    delegation: bool,
    /// The most that one delegate can carry, their own voice included, as a share of those with the right to vote.
    delegate_cap: Option<scalar::Fraction>,
    #[graphql(skip)]
    of: (ChoosingRule, Vec<Language>),
}

#[ComplexObject]
impl ChoosingRuleView {
    /// The rule in words.
    async fn explanation(&self) -> Vec<LocalTextView> {
        let (choosing, languages) = &self.of;
        spoken(languages, |locale| render::choosing(choosing.rule, &locale))
    }
}

/// A sentence of ours in every one of these languages that we speak; in English where we speak none of them.
pub(crate) fn spoken(languages: &[Language], say: impl Fn(Locale) -> String) -> Vec<LocalTextView> {
    let mut locales = Vec::new();
    for locale in languages.iter().filter_map(Locale::of) {
        if !locales.contains(&locale) {
            locales.push(locale);
        }
    }
    if locales.is_empty() {
        locales.push(Locale::English);
    }
    let one = |locale: Locale| LocalTextView {
        language: scalar::Language(locale.tag().to_owned()),
        text: say(locale),
    };
    locales.into_iter().map(one).collect()
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
        let view = |choosing: &ChoosingRule| ChoosingRuleView {
            rule: scalar::RuleText::of(&choosing.rule),
            least_deliberation: scalar::Duration::of(&choosing.least_deliberation),
            window: scalar::Duration::of(&choosing.window),
            secrecy: choosing.secrecy.into(),
            attestation: choosing.attestation.into(),
            delegation: choosing.delegation.is_some(),
            delegate_cap: choosing.delegation.and_then(|terms| terms.cap).as_ref().map(scalar::Fraction::of),
            of: (choosing.clone(), self.0.charter.languages.clone()),
        };
        self.0.charter.choosing.as_ref().map(view)
    }
    /// The longest term of a mandate or an agreement.
    async fn longest_term(&self) -> scalar::Duration {
        scalar::Duration::of(&self.0.charter.longest_term)
    }
    /// The shares of the roll that can have a vote opened.
    async fn petitions(&self) -> PetitionsView {
        (&self.0.charter.petitions).into()
    }
    /// How the members deliberate.
    async fn deliberation(&self) -> DeliberationRulesView {
        self.0.charter.deliberation().into()
    }
    /// How plain the texts of terms must be; null where nothing is asked.
    async fn readability(&self) -> Option<ReadabilityView> {
        self.0.charter.readability.as_ref().map(Into::into)
    }
    /// What changes while the community has declared a crisis.
    async fn crisis(&self) -> Option<CrisisClauseView> {
        let clause = self.0.charter.crisis.as_ref()?;
        Some(CrisisClauseView {
            longest_term: scalar::Duration::of(&clause.longest_term),
            rules: self.rules_as_shown(&clause.rules),
            red_lines: clause.red_lines.iter().map(RedLineView::from).collect(),
            lapses_after: scalar::Duration::of(&clause.lapses_after),
        })
    }
    /// The latest vote on it.
    async fn vote(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.vote_on(Subject::Charter(self.0.id)).await?.map(VoteView))
    }
}

impl CharterView {
    fn rules_as_shown(&self, rules: &[DecisionRule]) -> Vec<DecisionRuleView> {
        let languages = &self.0.charter.languages;
        let view = |rule: &DecisionRule| DecisionRuleView {
            kind: rule.kind.into(),
            risk: rule.risk.map(Into::into),
            rule: scalar::RuleText::of(&rule.rule),
            least_deliberation: scalar::Duration::of(&rule.least_deliberation),
            window: scalar::Duration::of(&rule.window),
            secrecy: rule.secrecy.into(),
            attestation: rule.attestation.into(),
            delegation: rule.delegation.is_some(),
            delegate_cap: rule.delegation.and_then(|terms| terms.cap).as_ref().map(scalar::Fraction::of),
            of: (rule.clone(), languages.clone()),
        };
        rules.iter().map(view).collect()
    }
}
