//! Terms as somebody typed them, and the gate they pass: every fault is named at once.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use super::{Benefit, Day, Promise, Recipient, RiskAnswer, Terms};
use crate::{
    charter::{Charter, TypedText, codes, each, list, place, read_text, span},
    moment::{Moment, Span},
    party::{code, line},
    refusal::{Faults, Reason, Refused},
    taxonomy::{Code, CodeKind},
};

/// A recipient as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of Recipient, unread")]
pub struct RecipientDraft {
    pub name: String,
    pub kind: String,
    pub country: String,
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
    pub technologies: Vec<String>,
    pub retention: String,
    pub term: String,
    pub promises: Vec<PromiseDraft>,
    pub risks: Vec<RiskAnswerDraft>,
    pub benefits: Vec<BenefitDraft>,
    pub if_refused: TypedText,
    pub conditions: Vec<String>,
}

/// The harms that terms touch, by what is asked: each must be answered. A facet that is absent matches everything.
const TOUCHED: [(&str, Option<&str>, Option<&str>); 7] = [
    ("harm:data-breach", None, None),
    ("harm:function-creep", None, None),
    ("harm:re-identification", Some("data:location"), None),
    ("harm:re-identification", Some("data:identity"), None),
    ("harm:surveillance-of-kin", Some("data:family"), None),
    ("harm:discrimination", Some("data:ethnicity"), None),
    ("harm:refoulement", None, Some("recipient:government")),
];

impl TermsDraft {
    /// Reads the draft and holds it against the charter: completeness, languages, codes, places, risks answered,
    /// conditions attested, promises dated within the term, red lines.
    pub fn check(&self, charter: &Charter, now: Moment) -> Result<Terms, Refused> {
        let mut faults = Faults::default();
        let terms = self.read(charter, &mut faults);
        self.note_empty(&mut faults);
        let Some(terms) = terms else { return faults.or_built(None) };
        note_places(&terms, charter, &mut faults);
        note_times(&terms, charter, now, &mut faults);
        note_unanswered(&terms, &mut faults);
        for condition in charter.conditions.iter().filter(|wanted| !terms.conditions.contains(wanted)) {
            faults.field("conditions", Reason::ConditionUnattested { condition: condition.to_string() });
        }
        terms.note_crossed(charter.red_lines.iter(), &mut faults);
        faults.or(terms)
    }

    /// Reads every field; those that cannot be read are noted and left out, so that the rest can be looked at too.
    fn read(&self, charter: &Charter, faults: &mut Faults) -> Option<Terms> {
        let languages = &charter.languages;
        let words =
            |faults: &mut Faults, name: &str, typed: &TypedText| read_text(faults, name, typed, languages);
        let terms = Terms {
            title: words(faults, "title", &self.title),
            summary: words(faults, "summary", &self.summary),
            purposes: codes(faults, "purposes", &self.purposes, CodeKind::Purpose),
            data_categories: codes(faults, "dataCategories", &self.data_categories, CodeKind::Data),
            journey_stages: codes(faults, "journeyStages", &self.journey_stages, CodeKind::Stage),
            recipients: each(faults, "recipients", &self.recipients, |f, recipient| recipient.read(f)),
            places: list(faults, "places", &self.places, place),
            technologies: codes(faults, "technologies", &self.technologies, CodeKind::Technology),
            retention: faults.take("retention", span(&self.retention)).unwrap_or_default(),
            term: faults.take("term", span(&self.term)).unwrap_or_default(),
            promises: each(faults, "promises", &self.promises, |f, promise| promise.read(f, charter)),
            risks: each(faults, "risks", &self.risks, |f, risk| risk.read(f, charter)),
            benefits: each(faults, "benefits", &self.benefits, |f, benefit| benefit.read(f, charter)),
            if_refused: words(faults, "ifRefused", &self.if_refused),
            conditions: codes(faults, "conditions", &self.conditions, CodeKind::Condition),
        };
        Some(terms)
    }

    fn note_empty(&self, faults: &mut Faults) {
        let lists = [
            ("purposes", self.purposes.is_empty()),
            ("dataCategories", self.data_categories.is_empty()),
            ("journeyStages", self.journey_stages.is_empty()),
            ("recipients", self.recipients.is_empty()),
            ("places", self.places.is_empty()),
            ("promises", self.promises.is_empty()),
            ("benefits", self.benefits.is_empty()),
        ];
        for (name, _) in lists.into_iter().filter(|(_, empty)| *empty) {
            faults.field(name, Reason::Empty {});
        }
    }
}

/// Reads a day that exists, written `YYYY-MM-DD`.
fn day(text: &str) -> Result<Day, Reason> {
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
    fn read(&self, faults: &mut Faults) -> Option<Recipient> {
        let name = faults.take("name", line(&self.name, 200));
        let kind = faults.take("kind", code(&self.kind, CodeKind::Recipient));
        let country = faults.take("country", place(&self.country));
        Some(Recipient { name: name?, kind: kind?, country: country? })
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

fn note_places(terms: &Terms, charter: &Charter, faults: &mut Faults) {
    for place in terms.places.iter().filter(|place| !charter.places.iter().any(|wide| place.within(wide))) {
        faults.field("places", Reason::PlaceOutsideCharter { value: place.to_string() });
    }
}

fn note_times(terms: &Terms, charter: &Charter, now: Moment, faults: &mut Faults) {
    let most = charter.longest_term;
    if terms.term > most {
        faults.field("term", Reason::TermTooLong { most });
    }
    if terms.retention > most {
        faults.field("retention", Reason::KeptTooLong { most });
    }
    if terms.term == Span::ZERO {
        return; // already noted; without it no day can be held against it
    }
    // A day counts whole, and the vote takes time: the term may begin later than now by the time a vote may last.
    let (first, last) = (now.to_string(), now.plus(terms.term).plus(Span::days(366)).to_string());
    let outside = |due: &Day| due.as_str() < &first[..10] || due.as_str() > &last[..10];
    faults.within("promises", |faults| {
        for (at, promise) in terms.promises.iter().enumerate().filter(|(_, promise)| outside(&promise.due)) {
            faults.within(at, |f| {
                f.field("due", Reason::PromiseDueOutsideTerm { due: promise.due.as_str().to_owned() })
            });
        }
    });
}

fn note_unanswered(terms: &Terms, faults: &mut Faults) {
    let touches = |codes: &[Code], wanted: Option<&str>| {
        wanted.is_none_or(|wanted| {
            wanted.parse::<Code>().is_ok_and(|wanted| codes.iter().any(|code| code.overlaps(&wanted)))
        })
    };
    let kinds = terms.recipient_kinds();
    let mut asked: Vec<&str> = Vec::new();
    for (harm, data, recipient) in TOUCHED {
        let touched = touches(&terms.data_categories, data) && touches(&kinds, recipient);
        let answered = terms.risks.iter().any(|risk| risk.harm.as_str() == harm);
        if touched && !answered && !asked.contains(&harm) {
            asked.push(harm);
            faults.field("risks", Reason::RiskUnanswered { harm: harm.to_owned() });
        }
    }
}
