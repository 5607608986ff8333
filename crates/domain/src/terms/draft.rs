//! Terms as somebody typed them, and how they are read: every fault is named at once.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use super::{
    AfterWithdrawal, Assessment, Benefit, Complaints, Day, Onward, Promise, Recipient, RiskAnswer, Terms,
};
use crate::{
    charter::{Charter, TypedText, codes, each, list, place, read_text, span},
    party::{address, code, line},
    refusal::{Faults, Reason},
    taxonomy::CodeKind,
};

/// A recipient as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of Recipient, unread")]
pub struct RecipientDraft {
    pub name: String,
    pub kind: String,
    pub country: String,
    pub onward: Vec<OnwardDraft>,
}

/// Somebody to whom a recipient may pass data on, as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of Onward, unread")]
pub struct OnwardDraft {
    pub kind: String,
    pub country: String,
    pub what_for: TypedText,
}

/// A promise as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of Promise, unread")]
pub struct PromiseDraft {
    pub what: TypedText,
    pub due: String,
    pub evidence: TypedText,
}

/// The answer to a risk as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of RiskAnswer, unread")]
pub struct RiskAnswerDraft {
    pub harm: String,
    pub mitigation: TypedText,
}

/// A benefit as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of Benefit, unread")]
pub struct BenefitDraft {
    pub benefit: String,
    pub to_whom: TypedText,
    pub due: String,
}

/// The impact assessment as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of Assessment, unread")]
pub struct AssessmentDraft {
    pub digest: String,
    pub at: String,
}

/// What happens after a withdrawal as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of AfterWithdrawal, unread")]
pub struct AfterWithdrawalDraft {
    pub within: String,
    pub how: TypedText,
}

/// Where to complain as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of Complaints, unread")]
pub struct ComplaintsDraft {
    pub to: String,
    pub how: TypedText,
}

/// Terms as somebody typed them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of Terms, unread")]
pub struct TermsDraft {
    pub title: TypedText,
    pub summary: TypedText,
    pub purposes: Vec<String>,
    pub data_categories: Vec<String>,
    pub journey_stages: Vec<String>,
    pub recipients: Vec<RecipientDraft>,
    pub places: Vec<String>,
    pub storage_places: Vec<String>,
    pub technologies: Vec<String>,
    pub retention: String,
    pub term: String,
    pub promises: Vec<PromiseDraft>,
    pub risks: Vec<RiskAnswerDraft>,
    pub assessment: Option<AssessmentDraft>,
    pub benefits: Vec<BenefitDraft>,
    pub if_refused: TypedText,
    pub withdrawal: AfterWithdrawalDraft,
    pub complaints: ComplaintsDraft,
    pub conditions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage_trail: Option<String>,
}

impl TermsDraft {
    /// Reads every field; those that cannot be read are noted and left out, so that the rest can be looked at too.
    pub(super) fn read(&self, charter: &Charter, faults: &mut Faults) -> Option<Terms> {
        let languages = &charter.languages;
        let words =
            |faults: &mut Faults, name: &str, typed: &TypedText| read_text(faults, name, typed, languages);
        let terms = Terms {
            title: words(faults, "title", &self.title),
            summary: words(faults, "summary", &self.summary),
            purposes: codes(faults, "purposes", &self.purposes, CodeKind::Purpose),
            data_categories: codes(faults, "dataCategories", &self.data_categories, CodeKind::Data),
            journey_stages: codes(faults, "journeyStages", &self.journey_stages, CodeKind::Stage),
            recipients: each(faults, "recipients", &self.recipients, |f, recipient| {
                recipient.read(f, charter)
            }),
            places: list(faults, "places", &self.places, place),
            storage_places: list(faults, "storagePlaces", &self.storage_places, place),
            technologies: codes(faults, "technologies", &self.technologies, CodeKind::Technology),
            retention: faults.take("retention", span(&self.retention)).unwrap_or_default(),
            term: faults.take("term", span(&self.term)).unwrap_or_default(),
            promises: each(faults, "promises", &self.promises, |f, promise| promise.read(f, charter)),
            risks: each(faults, "risks", &self.risks, |f, risk| risk.read(f, charter)),
            assessment: self
                .assessment
                .as_ref()
                .and_then(|study| faults.within("assessment", |f| study.read(f))),
            benefits: each(faults, "benefits", &self.benefits, |f, benefit| benefit.read(f, charter)),
            if_refused: words(faults, "ifRefused", &self.if_refused),
            withdrawal: faults.within("withdrawal", |f| self.withdrawal.read(f, charter)),
            complaints: faults.within("complaints", |f| self.complaints.read(f, charter)),
            conditions: codes(faults, "conditions", &self.conditions, CodeKind::Condition),
            legal_basis: self
                .legal_basis
                .as_ref()
                .and_then(|basis| faults.take("legalBasis", code(basis, CodeKind::Basis))),
            usage_trail: self.usage_trail.as_ref().and_then(|length| faults.take("usageTrail", span(length))),
        };
        Some(terms)
    }
}

/// Reads a day that exists, written `YYYY-MM-DD`.
pub(crate) fn day(text: &str) -> Result<Day, Reason> {
    let malformed = || Reason::Malformed { shape: "day".to_owned() };
    let mut parts = text.split('-').map(str::parse::<u16>);
    let shaped =
        text.len() == 10 && text.is_ascii() && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    match (shaped, parts.next(), parts.next(), parts.next(), parts.next()) {
        (true, Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) => {
            let month = u8::try_from(month)
                .ok()
                .and_then(|month| Month::try_from(month).ok())
                .ok_or_else(malformed)?;
            let day = u8::try_from(day).map_err(|_| malformed())?;
            Date::from_calendar_date(i32::from(year), month, day).map_err(|_| malformed())?;
            Ok(Day(text.to_owned()))
        }
        _ => Err(malformed()),
    }
}

impl RecipientDraft {
    fn read(&self, faults: &mut Faults, charter: &Charter) -> Option<Recipient> {
        let name = faults.take("name", line(&self.name, 200));
        let kind = faults.take("kind", code(&self.kind, CodeKind::Recipient));
        let country = faults.take("country", place(&self.country));
        let onward = each(faults, "onward", &self.onward, |f, onward| onward.read(f, charter));
        Some(Recipient { name: name?, kind: kind?, country: country?, onward })
    }
}
impl OnwardDraft {
    fn read(&self, faults: &mut Faults, charter: &Charter) -> Option<Onward> {
        let kind = faults.take("kind", code(&self.kind, CodeKind::Recipient));
        let country = faults.take("country", place(&self.country));
        let what_for = read_text(faults, "whatFor", &self.what_for, &charter.languages);
        Some(Onward { kind: kind?, country: country?, what_for })
    }
}
impl AssessmentDraft {
    fn read(&self, faults: &mut Faults) -> Option<Assessment> {
        let digest = self.digest.parse().map_err(|_| Reason::Malformed { shape: "digest".to_owned() });
        let digest = faults.take("digest", digest);
        let at = faults.take("at", address(&self.at, &["https://"]));
        Some(Assessment { digest: digest?, at: at? })
    }
}
impl AfterWithdrawalDraft {
    fn read(&self, faults: &mut Faults, charter: &Charter) -> AfterWithdrawal {
        let within = faults.take("within", span(&self.within)).unwrap_or_default();
        AfterWithdrawal { within, how: read_text(faults, "how", &self.how, &charter.languages) }
    }
}
impl ComplaintsDraft {
    fn read(&self, faults: &mut Faults, charter: &Charter) -> Complaints {
        let to = faults.take("to", line(&self.to, 200)).unwrap_or_default();
        Complaints { to, how: read_text(faults, "how", &self.how, &charter.languages) }
    }
}
impl PromiseDraft {
    fn read(&self, faults: &mut Faults, charter: &Charter) -> Option<Promise> {
        let what = read_text(faults, "what", &self.what, &charter.languages);
        let due = faults.take("due", day(&self.due));
        let evidence = read_text(faults, "evidence", &self.evidence, &charter.languages);
        Some(Promise { what, due: due?, evidence })
    }
}
impl RiskAnswerDraft {
    fn read(&self, faults: &mut Faults, charter: &Charter) -> Option<RiskAnswer> {
        let harm = faults.take("harm", code(&self.harm, CodeKind::Harm));
        let mitigation = read_text(faults, "mitigation", &self.mitigation, &charter.languages);
        Some(RiskAnswer { harm: harm?, mitigation })
    }
}
impl BenefitDraft {
    fn read(&self, faults: &mut Faults, charter: &Charter) -> Option<Benefit> {
        let benefit = faults.take("benefit", code(&self.benefit, CodeKind::Benefit));
        let to_whom = read_text(faults, "toWhom", &self.to_whom, &charter.languages);
        let due = faults.take("due", day(&self.due));
        Some(Benefit { benefit: benefit?, to_whom, due: due? })
    }
}
