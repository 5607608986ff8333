//! A nomination as a member types it, and the usual one.

use super::{Act, Scope};
use crate::{
    charter::{
        Charter, RedLine, RedLineDraft, ReportDuty, ReportDutyDraft, TypedText, codes, each, list, place,
    },
    moment::Span,
    refusal::{Faults, Reason},
    taxonomy::CodeKind,
    text::Language,
};

/// What a member typed to nominate an intermediary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of MandateText, unread")]
pub struct Nomination {
    pub purposes: Vec<String>,
    pub data_categories: Vec<String>,
    pub places: Vec<String>,
    pub acts: Vec<Act>,
    pub red_lines: Vec<RedLineDraft>,
    pub must_ask: Vec<TypedText>,
    pub must_ask_on: Vec<RedLineDraft>,
    pub reporting: Option<ReportDutyDraft>,
    pub term: String,
}

/// What a member asks for who names an intermediary and nothing else.
const USUAL_PURPOSES: [&str; 4] = [
    "purpose:research",
    "purpose:statistics",
    "purpose:humanitarian-assistance",
    "purpose:public-service-planning",
];
/// For so long, where the charter lets it.
const USUAL_TERM: Span = Span::days(365);

impl Nomination {
    /// To negotiate about what communities are mostly asked for, in all places of the charter and for a year at most. The charter's
    /// red lines hold in every mandate.
    pub fn usual(charter: &Charter) -> Self {
        Self {
            purposes: USUAL_PURPOSES.map(str::to_owned).into(),
            data_categories: vec!["data:personal".to_owned()],
            places: charter.places.iter().map(ToString::to_string).collect(),
            acts: vec![Act::Negotiate],
            term: USUAL_TERM.min(charter.longest_term).to_string(),
            ..Self::default()
        }
    }
}

impl Nomination {
    /// Reads how far the mandate is to reach; nothing of it may be empty.
    pub(super) fn scope(&self, faults: &mut Faults) -> Scope {
        let scope = Scope {
            purposes: codes(faults, "purposes", &self.purposes, CodeKind::Purpose),
            data_categories: codes(faults, "dataCategories", &self.data_categories, CodeKind::Data),
            places: list(faults, "places", &self.places, place),
            acts: self.acts.clone(),
        };
        let lists = [
            ("purposes", self.purposes.is_empty()),
            ("dataCategories", self.data_categories.is_empty()),
            ("places", self.places.is_empty()),
            ("acts", self.acts.is_empty()),
        ];
        for (name, _) in lists.into_iter().filter(|(_, empty)| *empty) {
            faults.field(name, Reason::Empty {});
        }
        scope
    }

    /// Reads the points that have codes; each has a name of its own.
    pub(super) fn must_ask_on(&self, wanted: &[Language], faults: &mut Faults) -> Vec<RedLine> {
        let points = each(faults, "mustAskOn", &self.must_ask_on, |f, point| point.read(f, wanted));
        for (at, point) in points.iter().enumerate() {
            if points[..at].iter().any(|earlier| earlier.code == point.code) {
                faults.at(&format!("mustAskOn.{at}.code"), Reason::Duplicate { value: point.code.clone() });
            }
        }
        points
    }

    /// Reads what is to be reported: at least as often as the charter asks, and what the charter asks where nothing is said.
    pub(super) fn reporting(
        &self,
        charter: &Charter,
        term: Option<Span>,
        faults: &mut Faults,
    ) -> Option<ReportDuty> {
        let Some(typed) = &self.reporting else { return charter.reporting.clone() };
        let own = faults.within("reporting", |f| typed.read(f, &charter.languages))?;
        if let Some(asked) = charter.reporting.as_ref().filter(|asked| own.seldomer_than(asked)) {
            faults.at("reporting.every", Reason::ReportsTooSeldom { most: asked.every });
        } else if let Some(term) = term.filter(|term| own.every > *term) {
            faults.at("reporting.every", Reason::OutlastsTerm { most: term, clause: "term".to_owned() });
        }
        Some(own)
    }
}
