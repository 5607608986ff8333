//! The charter: what a community writes down about itself, in parts that a machine can hold people to.

mod admission;
mod amending;
mod burden;
mod changes;
mod check;
mod cosigners;
mod crisis;
mod deliberation;
mod draft;
mod duties;
mod effective;
mod parent;
mod procedure;
mod readability;
mod stewards;
mod template;
mod typed;

use serde::{Deserialize, Serialize};

use crate::{
    ballot::Attestation,
    constituency::Constituency,
    decision::DecisionKind,
    delegation,
    digest::Digest,
    moment::Span,
    place::Place,
    refusal::Reason,
    rule::Rule,
    share::Share,
    taxonomy::{Code, Risk, RiskRow},
    text::{Language, LocalText},
};
pub use admission::{Admission, AdmissionDraft, Vouching, Way};
pub use amending::Part;
pub use burden::{BurdenClause, BurdenDraft};
pub use changes::{Change, Clause, How};
pub use cosigners::{CosignedBy, Cosigners, CosignersDraft};
pub use crisis::{CrisisClause, CrisisDraft};
pub use deliberation::{Deliberation, DeliberationDraft};
pub use draft::{CharterDraft, ChoosingDraft, PetitionsDraft, RedLineDraft, RuleDraft};
pub use duties::{ReportDuty, ReportDutyDraft};
pub use effective::{Effective, Layer};
pub use procedure::{ChoosingRule, Procedure};
pub use readability::{LanguageLimits, LanguageLimitsDraft, Readability, ReadabilityDraft};
pub use stewards::{Stewards, StewardsDraft, WhenFewer};
pub use template::Template;
pub use typed::{TypedText, local_text};
pub(crate) use typed::{
    codes, each, language as read_language, list, place, span, text as read_text, words as read_words,
};

/// How far the community reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// A town or a camp.
    Local,
    /// A country.
    National,
    /// Several neighbouring countries.
    Regional,
    /// The world.
    International,
}

/// Who may know how somebody voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Secrecy {
    /// Given in the room, seen by the room.
    Open,
    /// The platform can link it; members and requesters can't.
    Confidential,
}

/// A prohibited combination. A facet that is empty matches everything; the line is crossed where every facet matches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RedLine {
    /// Its short name.
    pub code: String,
    /// What it says, in plain words.
    pub text: LocalText,
    /// Purposes.
    pub purposes: Vec<Code>,
    /// Data categories.
    pub data_categories: Vec<Code>,
    /// Recipient kinds.
    pub recipient_kinds: Vec<Code>,
    /// Technologies.
    pub technologies: Vec<Code>,
    /// Places.
    pub places: Vec<Place>,
}

/// A use of data as a red line looks at it.
#[derive(Clone, Copy, Debug)]
pub struct UseOfData<'a> {
    /// Purposes.
    pub purposes: &'a [Code],
    /// Data categories.
    pub data_categories: &'a [Code],
    /// Recipient kinds.
    pub recipient_kinds: &'a [Code],
    /// Technologies.
    pub technologies: &'a [Code],
    /// Places.
    pub places: &'a [Place],
}

impl RedLine {
    /// Whether the use crosses this line. Codes match both ways: what is wider than a forbidden thing contains it.
    pub fn crossed_by(&self, asked: UseOfData<'_>) -> bool {
        let codes = |line: &[Code], asked: &[Code]| {
            line.is_empty() || line.iter().any(|l| asked.iter().any(|a| a.overlaps(l)))
        };
        let places =
            self.places.is_empty() || self.places.iter().any(|l| asked.places.iter().any(|a| a.overlaps(l)));
        codes(&self.purposes, asked.purposes)
            && codes(&self.data_categories, asked.data_categories)
            && codes(&self.recipient_kinds, asked.recipient_kinds)
            && codes(&self.technologies, asked.technologies)
            && places
    }
}

/// How one kind of decision is taken at one risk level (at every level that has no rule of its own, where `risk` is absent).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DecisionRule {
    /// The kind of decision.
    pub kind: DecisionKind,
    /// The risk level.
    pub risk: Option<Risk>,
    /// What must be reached.
    pub rule: Rule,
    /// The least time between tabling and opening.
    pub least_deliberation: Span,
    /// How long the vote is open.
    pub window: Span,
    /// Who may know how somebody voted.
    pub secrecy: Secrecy,
    /// The least grade of a ballot that counts.
    pub attestation: Attestation,
    /// On which terms members can let a delegate vote for them; none where they cannot.
    pub delegation: Option<delegation::Terms>,
}

impl DecisionRule {
    /// Refused where the rule asks for ballots of a grade that cannot be given yet: only the room-attested can.
    pub fn takeable(&self) -> Result<(), Reason> {
        procedure::takeable(self.attestation)
    }

    /// Whether it asks less than `other` in some respect: of the rule, of the time to think, of secrecy, of attestation.
    pub fn looser_than(&self, other: &Self) -> bool {
        self.rule.looser_than(&other.rule)
            || self.least_deliberation < other.least_deliberation
            || self.secrecy < other.secrecy
            || self.attestation < other.attestation
    }
}

/// The rule of a list for a kind of decision at a risk level: the one for that level, else the one for all levels.
fn rule_for(rules: &[DecisionRule], kind: DecisionKind, risk: Risk) -> Option<&DecisionRule> {
    let of = |wanted: Option<Risk>| rules.iter().find(move |rule| rule.kind == kind && rule.risk == wanted);
    of(Some(risk)).or_else(|| of(None))
}

/// A charter whose parts fit together: every value of this type went through [`CharterDraft::check`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Charter {
    /// Languages; the first one is the default.
    pub languages: Vec<Language>,
    /// Places.
    pub places: Vec<Place>,
    /// How far the community reaches.
    pub scale: Scale,
    /// Principles in plain words.
    pub principles: Vec<LocalText>,
    /// Prohibited combinations.
    pub red_lines: Vec<RedLine>,
    /// What must be true before "consent" means anything; the requester attests to each.
    pub conditions: Vec<Code>,
    /// The sub-groups that rules can name.
    pub constituencies: Vec<Constituency>,
    /// Decision rules: one for every kind and risk level.
    pub rules: Vec<DecisionRule>,
    /// How the members choose between several intermediaries; none where they only grant one mandate at a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choosing: Option<ChoosingRule>,
    /// For how many members one helper can vote in one vote; 0 where nobody votes for another.
    pub most_assisted: u32,
    /// Risk levels of the community's own, above those of the taxonomy.
    pub risks: Vec<RiskRow>,
    /// The longest term of a mandate or an agreement.
    pub longest_term: Span,
    /// What intermediaries report, and how often at least; none where nothing is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporting: Option<ReportDuty>,
    /// Whom members can turn to outside of the community, and how; none where nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ombuds: Option<LocalText>,
    /// Whether only requesters may ask that have proven their mail domain.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub proven_domain: bool,
    /// Which shares of the roll can have a vote opened, or paused.
    pub petitions: Petitions,
    /// How the members deliberate: [`Charter::deliberation`].
    #[serde(default, rename = "deliberation", skip_serializing_if = "Option::is_none")]
    pub deliberates: Option<Deliberation>,
    /// How long an offer waits for its answer: [`Charter::offers_answered`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offers_answered_within: Option<Span>,
    /// How plain the texts of terms must be; none where nothing is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub readability: Option<Readability>,
    /// How people come in: [`Charter::admission`].
    #[serde(default, rename = "admission", skip_serializing_if = "Option::is_none")]
    pub admits: Option<Admission>,
    /// How many stewards there are; none where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stewards: Option<Stewards>,
    /// Who signs what binds, beside the instance and the requester; none where nobody has to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cosigners: Option<Cosigners>,
    /// How much of their time members are asked in a month; none where there is no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burden: Option<BurdenClause>,
    /// What changes while the community has declared a crisis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crisis: Option<CrisisClause>,
}

/// Shares of the roll, each above nothing and at most half: of those who can have a vote opened by signing for it, and of those
/// whose reports of pressure pause a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Petitions {
    /// On recalling a mandate.
    pub recall: Share,
    /// On withdrawing a consent.
    pub withdrawal: Share,
    /// On another charter.
    pub amendment: Share,
    /// Who report pressure.
    pub pressure: Share,
}

/// What the template says: a tenth.
impl Default for Petitions {
    fn default() -> Self {
        let tenth = Share::TENTH;
        Self { recall: tenth, withdrawal: tenth, amendment: tenth, pressure: tenth }
    }
}

impl Charter {
    /// The digest of the exact words.
    pub fn digest(&self) -> Digest {
        Digest::of(self)
    }
    /// The default language.
    pub fn language(&self) -> &Language {
        &self.languages[0]
    }
    /// How long an offer waits for its answer before the negotiation ends by itself. A charter that does not say so means thirty days.
    pub fn offers_answered(&self) -> Span {
        self.offers_answered_within.unwrap_or(Span::days(30))
    }
    /// The rule for a kind of decision at a risk level. A charter that was checked has one.
    pub fn rule(&self, kind: DecisionKind, risk: Risk) -> Option<&DecisionRule> {
        rule_for(&self.rules, kind, risk)
    }
}

#[cfg(test)]
mod tests;
