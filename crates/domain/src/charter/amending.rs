//! A charter taken apart again, so that some of it can be changed; and what was changed.

use serde::{Deserialize, Serialize};

use super::{
    Charter, CharterDraft, ChoosingDraft, ChoosingRule, CrisisClause, CrisisDraft, DecisionRule, Petitions,
    PetitionsDraft, RedLine, RedLineDraft, ReportDuty, ReportDutyDraft, RuleDraft, TypedText,
};
use crate::{
    constituency::{Constituency, ConstituencyDraft},
    text::LocalText,
};

/// One part of a charter, as an amendment changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The languages.
    Languages,
    /// The places and how far the community reaches.
    Reach,
    /// The principles.
    Principles,
    /// The red lines.
    RedLines,
    /// The conditions for choice.
    Conditions,
    /// The constituencies.
    Constituencies,
    /// The decision rules.
    Rules,
    /// How the members choose between several.
    Choosing,
    /// For how many members one helper can vote.
    MostAssisted,
    /// The risk levels of the community's own.
    Risks,
    /// The longest term of a mandate or an agreement.
    LongestTerm,
    /// What intermediaries report, and how often.
    Reporting,
    /// Whom members can turn to outside.
    Ombuds,
    /// What is asked of requesters before they may ask.
    Requesters,
    /// The shares that petitions and reports of pressure must reach.
    Petitions,
    /// How the members deliberate.
    Deliberation,
    /// How long offers wait for their answers.
    Offers,
    /// How plain texts must be.
    Readability,
    /// How people come in.
    Admission,
    /// How many stewards there are.
    Stewards,
    /// Who signs what binds.
    Cosigners,
    /// How much of their time members are asked.
    Burden,
    /// The crisis clause.
    Crisis,
}

impl Part {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Languages => "languages",
            Self::Reach => "reach",
            Self::Principles => "principles",
            Self::RedLines => "red-lines",
            Self::Conditions => "conditions",
            Self::Constituencies => "constituencies",
            Self::Rules => "rules",
            Self::Choosing => "choosing",
            Self::MostAssisted => "most-assisted",
            Self::Risks => "risks",
            Self::LongestTerm => "longest-term",
            Self::Reporting => "reporting",
            Self::Ombuds => "ombuds",
            Self::Requesters => "requesters",
            Self::Petitions => "petitions",
            Self::Deliberation => "deliberation",
            Self::Offers => "offers",
            Self::Readability => "readability",
            Self::Admission => "admission",
            Self::Stewards => "stewards",
            Self::Cosigners => "cosigners",
            Self::Burden => "burden",
            Self::Crisis => "crisis",
        }
    }
    /// All of them.
    pub const ALL: [Self; 23] = [
        Self::Languages,
        Self::Reach,
        Self::Principles,
        Self::RedLines,
        Self::Conditions,
        Self::Constituencies,
        Self::Rules,
        Self::Choosing,
        Self::MostAssisted,
        Self::Risks,
        Self::LongestTerm,
        Self::Reporting,
        Self::Ombuds,
        Self::Requesters,
        Self::Petitions,
        Self::Deliberation,
        Self::Offers,
        Self::Readability,
        Self::Admission,
        Self::Stewards,
        Self::Cosigners,
        Self::Burden,
        Self::Crisis,
    ];
}

impl Charter {
    /// Which parts are not as they are in another charter.
    pub fn parts_unlike(&self, other: &Self) -> Vec<Part> {
        let unlike = |part: &Part| match part {
            Part::Languages => self.languages != other.languages,
            Part::Reach => (&self.places, self.scale) != (&other.places, other.scale),
            Part::Principles => self.principles != other.principles,
            Part::RedLines => self.red_lines != other.red_lines,
            Part::Conditions => self.conditions != other.conditions,
            Part::Constituencies => self.constituencies != other.constituencies,
            Part::Rules => self.rules != other.rules,
            Part::Choosing => self.choosing != other.choosing,
            Part::MostAssisted => self.most_assisted != other.most_assisted,
            Part::Risks => self.risks != other.risks,
            Part::LongestTerm => self.longest_term != other.longest_term,
            Part::Reporting => self.reporting != other.reporting,
            Part::Ombuds => self.ombuds != other.ombuds,
            Part::Requesters => self.proven_domain != other.proven_domain,
            Part::Petitions => self.petitions != other.petitions,
            Part::Deliberation => self.deliberation() != other.deliberation(),
            Part::Offers => self.offers_answered() != other.offers_answered(),
            Part::Readability => self.readability != other.readability,
            Part::Admission => self.admission() != other.admission(),
            Part::Stewards => self.stewards != other.stewards,
            Part::Cosigners => self.cosigners != other.cosigners,
            Part::Burden => self.burden != other.burden,
            Part::Crisis => self.crisis != other.crisis,
        };
        Part::ALL.into_iter().filter(unlike).collect()
    }
}

fn typed(text: &LocalText) -> TypedText {
    text.iter().map(|(language, words)| (language.to_string(), words.to_owned())).collect()
}

fn each<'a, T: ToString + 'a>(values: impl IntoIterator<Item = &'a T>) -> Vec<String> {
    values.into_iter().map(ToString::to_string).collect()
}

/// The draft that [`CharterDraft::check`] makes the same charter of.
impl From<&Charter> for CharterDraft {
    fn from(charter: &Charter) -> Self {
        Self {
            languages: each(&charter.languages),
            places: each(&charter.places),
            scale: charter.scale,
            principles: charter.principles.iter().map(typed).collect(),
            red_lines: charter.red_lines.iter().map(Into::into).collect(),
            conditions: each(&charter.conditions),
            constituencies: charter.constituencies.iter().map(Into::into).collect(),
            rules: charter.rules.iter().map(Into::into).collect(),
            choosing: charter.choosing.as_ref().map(Into::into),
            most_assisted: charter.most_assisted,
            risks: charter.risks.clone(),
            longest_term: charter.longest_term.to_string(),
            reporting: charter.reporting.as_ref().map(Into::into),
            ombuds: charter.ombuds.as_ref().map(typed),
            proven_domain: charter.proven_domain,
            petitions: (&charter.petitions).into(),
            deliberation: (&charter.deliberation()).into(),
            offers_answered_within: charter.offers_answered_within.map(|within| within.to_string()),
            readability: charter.readability.as_ref().map(Into::into),
            admission: charter.admits.as_ref().map(Into::into),
            stewards: charter.stewards.as_ref().map(Into::into),
            cosigners: charter.cosigners.map(Into::into),
            burden: charter.burden.map(Into::into),
            crisis: charter.crisis.as_ref().map(Into::into),
        }
    }
}

impl From<&RedLine> for RedLineDraft {
    fn from(line: &RedLine) -> Self {
        Self {
            code: line.code.clone(),
            text: typed(&line.text),
            purposes: each(&line.purposes),
            data_categories: each(&line.data_categories),
            recipient_kinds: each(&line.recipient_kinds),
            technologies: each(&line.technologies),
            places: each(&line.places),
        }
    }
}

impl From<&Constituency> for ConstituencyDraft {
    fn from(constituency: &Constituency) -> Self {
        Self { name: constituency.name.to_string(), label: typed(&constituency.label) }
    }
}

impl From<&DecisionRule> for RuleDraft {
    fn from(rule: &DecisionRule) -> Self {
        Self {
            kind: rule.kind,
            risk: rule.risk,
            rule: rule.rule.to_string(),
            least_deliberation: rule.least_deliberation.to_string(),
            window: rule.window.to_string(),
            secrecy: rule.secrecy,
            attestation: rule.attestation,
            delegation: rule.delegation.is_some(),
            delegate_cap: rule.delegation.and_then(|terms| terms.cap).map(|cap| cap.to_string()),
        }
    }
}

impl From<&ChoosingRule> for ChoosingDraft {
    fn from(rule: &ChoosingRule) -> Self {
        Self {
            rule: rule.rule.to_string(),
            least_deliberation: rule.least_deliberation.to_string(),
            window: rule.window.to_string(),
            secrecy: rule.secrecy,
            attestation: rule.attestation,
            delegation: rule.delegation.is_some(),
            delegate_cap: rule.delegation.and_then(|terms| terms.cap).map(|cap| cap.to_string()),
        }
    }
}

impl From<&ReportDuty> for ReportDutyDraft {
    fn from(duty: &ReportDuty) -> Self {
        Self { what: typed(&duty.what), every: duty.every.to_string() }
    }
}

impl From<&Petitions> for PetitionsDraft {
    fn from(petitions: &Petitions) -> Self {
        Self {
            recall: petitions.recall.to_string(),
            withdrawal: petitions.withdrawal.to_string(),
            amendment: petitions.amendment.to_string(),
            pressure: petitions.pressure.to_string(),
        }
    }
}

impl From<&CrisisClause> for CrisisDraft {
    fn from(clause: &CrisisClause) -> Self {
        Self {
            longest_term: clause.longest_term.to_string(),
            rules: clause.rules.iter().map(Into::into).collect(),
            red_lines: clause.red_lines.iter().map(Into::into).collect(),
            burden: clause.burden.map(Into::into),
            lapses_after: clause.lapses_after.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        charter::{BurdenDraft, StewardsDraft, Template, WhenFewer},
        taxonomy::{Risk, RiskRow},
    };

    fn draft() -> CharterDraft {
        let mut draft = Template::SettledAssociation.draft(&["en".into(), "ar".into()], &["DE".into()]);
        let label = [("en", "Women"), ("ar", "النساء")].map(|(tag, text)| (tag.to_owned(), text.to_owned()));
        draft.constituencies = vec![ConstituencyDraft { name: "women".into(), label: label.into() }];
        draft.stewards = Some(StewardsDraft { least: 1, most: 2, when_fewer: WhenFewer::Wait });
        draft.ombuds = Some(draft.principles[0].clone());
        draft.crisis = Some(CrisisDraft {
            longest_term: "P90D".into(),
            rules: vec![draft.rules[0].clone()],
            red_lines: Vec::new(),
            burden: Some(BurdenDraft { minutes: 60 }),
            lapses_after: "P30D".into(),
        });
        draft
    }

    #[test]
    fn taken_apart_and_put_together_it_is_the_same_charter() {
        let charter = draft().check().unwrap();
        let again = CharterDraft::from(&charter).check().unwrap();
        assert_eq!((again.digest(), &again), (charter.digest(), &charter));
        assert_eq!(again.parts_unlike(&charter), []);
    }

    #[test]
    fn each_part_that_is_changed_is_named_and_no_other() {
        type Change = fn(&mut CharterDraft);
        let cases: [(Part, Change); 23] = [
            (Part::Languages, |draft| draft.languages.swap(0, 1)),
            (Part::Reach, |draft| draft.places.push("FR".into())),
            (Part::Principles, |draft| drop(draft.principles.pop())),
            (Part::RedLines, |draft| drop(draft.red_lines.pop())),
            (Part::Conditions, |draft| drop(draft.conditions.pop())),
            (Part::Constituencies, |draft| draft.constituencies.clear()),
            (Part::Rules, |draft| draft.rules[0].window = "P9D".into()),
            (Part::Choosing, |draft| draft.choosing = None),
            (Part::MostAssisted, |draft| draft.most_assisted = 3),
            (Part::Risks, |draft| {
                let stage = "stage:in-transit".parse().ok();
                draft.risks.push(RiskRow { stage, data: None, recipient: None, level: Risk::High });
            }),
            (Part::LongestTerm, |draft| draft.longest_term = "P100D".into()),
            (Part::Reporting, |draft| draft.reporting.as_mut().unwrap().every = "P90D".into()),
            (Part::Ombuds, |draft| draft.ombuds = None),
            (Part::Requesters, |draft| draft.proven_domain = true),
            (Part::Petitions, |draft| draft.petitions.amendment = "1/3".into()),
            (Part::Deliberation, |draft| draft.deliberation.answer_within = "P3D".into()),
            (Part::Offers, |draft| draft.offers_answered_within = Some("P3D".into())),
            (Part::Readability, |draft| draft.readability = None),
            (Part::Admission, |draft| draft.admission = None),
            (Part::Stewards, |draft| draft.stewards.as_mut().unwrap().most = 9),
            (Part::Cosigners, |draft| draft.cosigners.as_mut().unwrap().least = 2),
            (Part::Burden, |draft| draft.burden = Some(BurdenDraft { minutes: 99 })),
            (Part::Crisis, |draft| draft.crisis = None),
        ];
        let before = draft().check().unwrap();
        for (part, change) in cases {
            let mut changed = draft();
            change(&mut changed);
            assert_eq!(changed.check().unwrap().parts_unlike(&before), [part], "{part:?}");
        }
    }
}
