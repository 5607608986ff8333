//! A charter as somebody typed it, and the reading of it.

use std::str::FromStr;

use super::{
    AdmissionDraft, BurdenDraft, Charter, CosignersDraft, CrisisDraft, DecisionRule, DeliberationDraft,
    Petitions, Procedure, ReadabilityDraft, RedLine, ReportDutyDraft, Scale, Secrecy, StewardsDraft,
    deliberation::at_most_half,
    typed::{TypedText, codes, each, language, list, place, span, text, words},
};
use crate::{
    ballot::Attestation,
    constituency::ConstituencyDraft,
    decision::DecisionKind,
    delegation,
    party::line,
    refusal::{Faults, Reason, Refused},
    share::Share,
    taxonomy::{CodeKind, Risk, RiskRow},
    text::Language,
};

/// A red line as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of RedLine, unread")]
pub struct RedLineDraft {
    pub code: String,
    pub text: TypedText,
    pub purposes: Vec<String>,
    pub data_categories: Vec<String>,
    pub recipient_kinds: Vec<String>,
    pub technologies: Vec<String>,
    pub places: Vec<String>,
}

/// A decision rule as somebody typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of DecisionRule, unread")]
pub struct RuleDraft {
    pub kind: DecisionKind,
    pub risk: Option<Risk>,
    pub rule: String,
    pub least_deliberation: String,
    pub window: String,
    pub secrecy: Secrecy,
    pub attestation: Attestation,
    pub delegation: bool,
    pub delegate_cap: Option<String>,
}

/// A rule for choosing between several, as somebody typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of ChoosingRule, unread")]
pub struct ChoosingDraft {
    pub rule: String,
    pub least_deliberation: String,
    pub window: String,
    pub secrecy: Secrecy,
    pub attestation: Attestation,
    pub delegation: bool,
    pub delegate_cap: Option<String>,
}

/// A charter as somebody typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of Charter, unread")]
pub struct CharterDraft {
    pub languages: Vec<String>,
    pub places: Vec<String>,
    pub scale: Scale,
    pub principles: Vec<TypedText>,
    pub red_lines: Vec<RedLineDraft>,
    pub conditions: Vec<String>,
    pub constituencies: Vec<ConstituencyDraft>,
    pub rules: Vec<RuleDraft>,
    pub choosing: Option<ChoosingDraft>,
    pub most_assisted: u32,
    pub risks: Vec<RiskRow>,
    pub longest_term: String,
    pub reporting: Option<ReportDutyDraft>,
    pub ombuds: Option<TypedText>,
    pub proven_domain: bool,
    pub petitions: PetitionsDraft,
    pub deliberation: DeliberationDraft,
    pub offers_answered_within: Option<String>,
    pub readability: Option<ReadabilityDraft>,
    pub admission: Option<AdmissionDraft>,
    pub stewards: Option<StewardsDraft>,
    pub cosigners: Option<CosignersDraft>,
    pub burden: Option<BurdenDraft>,
    pub crisis: Option<CrisisDraft>,
}

/// The shares for petitions as somebody typed them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of Petitions, unread")]
pub struct PetitionsDraft {
    pub recall: String,
    pub withdrawal: String,
    pub amendment: String,
    pub pressure: String,
}

impl PetitionsDraft {
    fn read(&self, faults: &mut Faults) -> Option<Petitions> {
        let mut share = |name: &str, typed: &str| faults.take(name, at_most_half(typed));
        let (recall, withdrawal) = (share("recall", &self.recall), share("withdrawal", &self.withdrawal));
        let (amendment, pressure) = (share("amendment", &self.amendment), share("pressure", &self.pressure));
        Some(Petitions {
            recall: recall?,
            withdrawal: withdrawal?,
            amendment: amendment?,
            pressure: pressure?,
        })
    }
}

impl RedLineDraft {
    /// Reads a red line; its text must be in every language of `wanted`.
    pub(crate) fn read(&self, faults: &mut Faults, wanted: &[Language]) -> Option<RedLine> {
        let name = faults.take("code", line(&self.code, 60));
        let line = RedLine {
            code: name?,
            text: text(faults, "text", &self.text, wanted),
            purposes: codes(faults, "purposes", &self.purposes, CodeKind::Purpose),
            data_categories: codes(faults, "dataCategories", &self.data_categories, CodeKind::Data),
            recipient_kinds: codes(faults, "recipientKinds", &self.recipient_kinds, CodeKind::Recipient),
            technologies: codes(faults, "technologies", &self.technologies, CodeKind::Technology),
            places: list(faults, "places", &self.places, place),
        };
        let empty = self.purposes.is_empty()
            && self.data_categories.is_empty()
            && self.recipient_kinds.is_empty()
            && self.technologies.is_empty()
            && self.places.is_empty();
        if empty {
            faults.here(Reason::RedLineEmpty { line: line.code.clone() });
        }
        Some(line)
    }
}

impl ChoosingDraft {
    /// Reads what the rules of all kinds of votes have in common.
    fn read<R: FromStr>(&self, faults: &mut Faults) -> Option<Procedure<R>> {
        let unreadable = || Reason::RuleUnreadable { notation: self.rule.chars().take(200).collect() };
        let rule = faults.take("rule", self.rule.parse::<R>().map_err(|_| unreadable()));
        let least_deliberation = faults.take("leastDeliberation", span(&self.least_deliberation));
        let window = faults.take("window", span(&self.window));
        let cap = self.delegate_cap.as_deref().map(|cap| {
            let share = || Reason::Malformed { shape: "share".to_owned() };
            faults.take("delegateCap", cap.parse::<Share>().map_err(|_| share()))
        });
        if cap.is_some() && !self.delegation {
            faults.field("delegateCap", Reason::CapWithoutDelegation {});
        }
        Some(Procedure {
            rule: rule?,
            least_deliberation: least_deliberation?,
            window: window?,
            secrecy: self.secrecy,
            attestation: self.attestation,
            delegation: self.delegation.then_some(delegation::Terms { cap: cap.flatten() }),
        })
    }
}

impl RuleDraft {
    pub(super) fn read(&self, faults: &mut Faults) -> Option<DecisionRule> {
        let common = ChoosingDraft {
            rule: self.rule.clone(),
            least_deliberation: self.least_deliberation.clone(),
            window: self.window.clone(),
            secrecy: self.secrecy,
            attestation: self.attestation,
            delegation: self.delegation,
            delegate_cap: self.delegate_cap.clone(),
        };
        common.read(faults).map(|read| DecisionRule {
            kind: self.kind,
            risk: self.risk,
            rule: read.rule,
            least_deliberation: read.least_deliberation,
            window: read.window,
            secrecy: read.secrecy,
            attestation: read.attestation,
            delegation: read.delegation,
        })
    }
}

impl CharterDraft {
    /// Reads and checks the draft. Names everything that cannot be read, is missing, or contradicts something else.
    pub fn check(&self) -> Result<Charter, Refused> {
        let mut faults = Faults::default();
        let languages = list(&mut faults, "languages", &self.languages, language);
        let places = list(&mut faults, "places", &self.places, place);
        for (name, empty) in [("languages", self.languages.is_empty()), ("places", self.places.is_empty())] {
            if empty {
                faults.field(name, Reason::Empty {});
            }
        }
        let principles =
            each(&mut faults, "principles", &self.principles, |f, typed| Some(words(f, typed, &languages)));
        let red_lines = each(&mut faults, "redLines", &self.red_lines, |f, line| line.read(f, &languages));
        let constituencies =
            each(&mut faults, "constituencies", &self.constituencies, |f, typed| typed.read(f, &languages));
        let rules = each(&mut faults, "rules", &self.rules, |f, rule| rule.read(f));
        let choosing =
            self.choosing.as_ref().and_then(|choosing| faults.within("choosing", |f| choosing.read(f)));
        let conditions = codes(&mut faults, "conditions", &self.conditions, CodeKind::Condition);
        let longest_term = faults.take("longestTerm", span(&self.longest_term));
        let reporting =
            self.reporting.as_ref().and_then(|duty| faults.within("reporting", |f| duty.read(f, &languages)));
        let ombuds = self.ombuds.as_ref().map(|typed| text(&mut faults, "ombuds", typed, &languages));
        let petitions = faults.within("petitions", |f| self.petitions.read(f));
        let deliberates = faults.within("deliberation", |f| self.deliberation.read(f));
        let within = self.offers_answered_within.as_deref().map(span);
        let offers_answered_within = within.and_then(|within| faults.take("offersAnsweredWithin", within));
        let readability =
            self.readability.as_ref().and_then(|clause| faults.within("readability", |f| clause.read(f)));
        let admits = self.admission.as_ref().and_then(|way| faults.within("admission", |f| way.read(f)));
        let stewards = self.stewards.and_then(|clause| faults.within("stewards", |f| clause.read(f)));
        let cosigners = self.cosigners.and_then(|clause| faults.within("cosigners", |f| clause.read(f)));
        let burden = self.burden.and_then(|clause| faults.within("burden", |f| clause.read(f)));
        let crisis = self
            .crisis
            .as_ref()
            .map(|crisis| faults.within("crisis", |faults| crisis.read(faults, &languages)));
        let charter = Charter {
            languages,
            places,
            scale: self.scale,
            principles,
            red_lines,
            conditions,
            constituencies,
            rules,
            most_assisted: self.most_assisted,
            choosing,
            risks: self.risks.clone(),
            longest_term: longest_term.unwrap_or_default(),
            reporting,
            ombuds,
            proven_domain: self.proven_domain,
            // Where it cannot be read there is a fault, and no charter comes of it.
            petitions: petitions.unwrap_or_default(),
            deliberates,
            offers_answered_within,
            readability,
            admits,
            stewards,
            cosigners,
            burden,
            crisis: crisis.flatten(),
        };
        super::check::contradictions(&charter, &mut faults, self.rules.len() == charter.rules.len());
        faults.or(charter)
    }
}
