//! How decisions are taken.

use async_graphql::{ComplexObject, Enum, SimpleObject};
use domain::{
    ballot::Attestation,
    charter::{ChoosingRule, DecisionRule, Secrecy},
    decision::DecisionKind,
    taxonomy::Risk,
    text::Language,
};
use notices::{Locale, render};

use crate::{scalar, view::LocalTextView};

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

impl DecisionRuleView {
    /// A rule of a charter in these languages.
    pub(super) fn of(rule: &DecisionRule, languages: &[Language]) -> Self {
        Self {
            kind: rule.kind.into(),
            risk: rule.risk.map(Into::into),
            rule: scalar::RuleText::of(&rule.rule),
            least_deliberation: scalar::Duration::of(&rule.least_deliberation),
            window: scalar::Duration::of(&rule.window),
            secrecy: rule.secrecy.into(),
            attestation: rule.attestation.into(),
            delegation: rule.delegation.is_some(),
            delegate_cap: rule.delegation.and_then(|terms| terms.cap).as_ref().map(scalar::Fraction::of),
            of: (rule.clone(), languages.to_vec()),
        }
    }
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

impl ChoosingRuleView {
    /// The rule of a charter in these languages.
    pub(super) fn of(choosing: &ChoosingRule, languages: &[Language]) -> Self {
        Self {
            rule: scalar::RuleText::of(&choosing.rule),
            least_deliberation: scalar::Duration::of(&choosing.least_deliberation),
            window: scalar::Duration::of(&choosing.window),
            secrecy: choosing.secrecy.into(),
            attestation: choosing.attestation.into(),
            delegation: choosing.delegation.is_some(),
            delegate_cap: choosing.delegation.and_then(|terms| terms.cap).as_ref().map(scalar::Fraction::of),
            of: (choosing.clone(), languages.to_vec()),
        }
    }
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
