//! The gate that terms pass before any human spends time on them. Every fault is named at once, each with its place.

use super::{Day, Terms, TermsDraft};
use crate::{
    burden::Burden,
    charter::Charter,
    moment::{Moment, Span},
    refusal::{Faults, Reason, Refused},
    taxonomy::{self, Risk},
};

/// From which risk the requester must have studied what its plan may do to people, as the GDPR's article 35 asks of a use
/// that is likely to bring a high risk.
const ASSESSED_FROM: Risk = Risk::High;

/// No trail of questions is kept for longer: it is there to be looked at, not to be collected.
const TRAIL_KEPT: Span = Span::days(365);

/// Within which time the data must be gone after a withdrawal: a month, as article 12 (3) of the GDPR gives for acting on a request.
const DELETED_WITHIN: Span = Span::days(30);

impl TermsDraft {
    /// Reads the draft and holds it against the charter: completeness, languages, codes, places, risks answered,
    /// texts plain enough and no longer than members have time for, conditions attested, promises dated within the term, an impact assessment where the risk asks for one, red lines.
    pub fn check(&self, charter: &Charter, now: Moment) -> Result<Terms, Refused> {
        let mut faults = Faults::default();
        let terms = self.read(charter, &mut faults);
        self.note_empty(&mut faults);
        if let Some(clause) = &charter.readability {
            self.note_unreadable(clause, &mut faults);
        }
        let Some(terms) = terms else { return faults.or_built(None) };
        charter.note_unaffordable(&Burden::of(&terms, charter), &mut faults);
        note_places(&terms, charter, &mut faults);
        note_times(&terms, charter, now, &mut faults);
        note_unanswered(&terms, &mut faults);
        note_assessment(&terms, charter, &mut faults);
        for condition in charter.conditions.iter().filter(|wanted| !terms.conditions.contains(wanted)) {
            faults.field("conditions", Reason::ConditionUnattested { condition: condition.to_string() });
        }
        terms.note_crossed(charter.red_lines.iter(), &mut faults);
        faults.or(terms)
    }

    fn note_empty(&self, faults: &mut Faults) {
        let lists = [
            ("purposes", self.purposes.is_empty()),
            ("dataCategories", self.data_categories.is_empty()),
            ("journeyStages", self.journey_stages.is_empty()),
            ("recipients", self.recipients.is_empty()),
            ("places", self.places.is_empty()),
            ("storagePlaces", self.storage_places.is_empty()),
            ("promises", self.promises.is_empty()),
            ("benefits", self.benefits.is_empty()),
        ];
        for (name, _) in lists.into_iter().filter(|(_, empty)| *empty) {
            faults.field(name, Reason::Empty {});
        }
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
    if terms.withdrawal.within > DELETED_WITHIN {
        faults.within("withdrawal", |f| f.field("within", Reason::TimeTooLong { most: DELETED_WITHIN }));
    }
    if terms.usage_trail.is_some_and(|length| length > TRAIL_KEPT) {
        faults.field("usageTrail", Reason::TimeTooLong { most: TRAIL_KEPT });
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

/// Each harm that something asked for puts on the table must be answered.
fn note_unanswered(terms: &Terms, faults: &mut Faults) {
    let kinds = terms.recipient_kinds();
    let lists = [&terms.journey_stages, &terms.data_categories, &terms.purposes, &terms.technologies, &kinds];
    for harm in taxonomy::touched(lists.into_iter().flatten()) {
        if !terms.risks.iter().any(|risk| risk.harm == harm) {
            faults.field("risks", Reason::RiskUnanswered { harm: harm.to_string() });
        }
    }
}

fn note_assessment(terms: &Terms, charter: &Charter, faults: &mut Faults) {
    let risk = terms.risk(charter);
    if risk >= ASSESSED_FROM && terms.assessment.is_none() {
        faults.field("assessment", Reason::AssessmentMissing { risk });
    }
}
