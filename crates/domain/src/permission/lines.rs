//! What a community has to say to a use beside its agreements: the red lines that hold now, and who its kin are.

use super::{
    Question,
    sets::{Codes, Spot},
};
use crate::{
    charter::{Layer, RedLine},
    crisis::CrisisState,
    id::CommunityId,
    moment::Moment,
    taxonomy::Code,
    text::LocalText,
};

/// A community as it stands: whose consent an agreement is.
#[derive(Clone, Debug)]
pub struct Voice {
    /// The community.
    pub community: CommunityId,
    /// The communities above it, its parent first.
    pub above: Vec<CommunityId>,
    /// The red lines that hold for it.
    pub forbids: Forbids,
}

/// The red lines that hold for a community, those of a crisis with the time for which they hold.
#[derive(Clone, Debug, Default)]
pub struct Forbids(Vec<Line>);

/// A red line, ready to be held against a use.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) code: String,
    pub(super) text: LocalText,
    hits: Codes,
    purposes: bool,
    data: bool,
    recipients: bool,
    technologies: bool,
    places: Vec<Spot>,
    /// For how long it holds, where that is but a crisis.
    pub(super) crisis: Option<(Moment, Moment)>,
}

impl Forbids {
    /// The lines of a community and of those above it, as they stand: what [`crate::charter::Effective`] gathers for one moment is
    /// gathered here for every moment until something happens.
    pub fn of<'a>(layers: impl IntoIterator<Item = &'a Layer>) -> Self {
        let mut lines = Vec::new();
        for layer in layers {
            lines.extend(layer.charter.red_lines.iter().map(|line| Line::of(line, None)));
            let during = layer.crisis.as_ref().and_then(|crisis| match crisis.state {
                CrisisState::InForce { since, until, .. } => Some((since, until)),
                CrisisState::Declared | CrisisState::Over { .. } => None,
            });
            if let (Some(during), Some(clause)) = (during, &layer.charter.crisis) {
                lines.extend(clause.red_lines.iter().map(|line| Line::of(line, Some(during))));
            }
        }
        Self(lines)
    }

    /// The first line that forbids the use now.
    pub(super) fn crossed(
        &self,
        asked: &Question,
        place: Option<Spot>,
        kind: &Code,
        now: Moment,
    ) -> Option<&Line> {
        self.0.iter().find(|line| line.holds(now) && line.crossed_by(asked, place, kind))
    }
}

impl Line {
    fn of(line: &RedLine, crisis: Option<(Moment, Moment)>) -> Self {
        let codes = [&line.purposes, &line.data_categories, &line.recipient_kinds, &line.technologies];
        Self {
            code: line.code.clone(),
            text: line.text.clone(),
            hits: Codes::overlapping(codes.into_iter().flatten()),
            purposes: !line.purposes.is_empty(),
            data: !line.data_categories.is_empty(),
            recipients: !line.recipient_kinds.is_empty(),
            technologies: !line.technologies.is_empty(),
            places: line.places.iter().map(Spot::of).collect(),
            crisis,
        }
    }

    fn holds(&self, now: Moment) -> bool {
        self.crisis.is_none_or(|(since, until)| since <= now && now < until)
    }

    /// As [`RedLine::crossed_by`]: every facet that the line has must be met, either way of the hierarchy.
    fn crossed_by(&self, asked: &Question, place: Option<Spot>, kind: &Code) -> bool {
        (!self.purposes || self.hits.has(&asked.purpose))
            && (!self.data || asked.data_categories.iter().any(|code| self.hits.has(code)))
            && (!self.recipients || self.hits.has(asked.recipient_kind.as_ref().unwrap_or(kind)))
            && (!self.technologies || asked.technologies.iter().any(|code| self.hits.has(code)))
            && (self.places.is_empty()
                || place.is_some_and(|place| self.places.iter().any(|line| line.overlaps(place))))
    }
}
