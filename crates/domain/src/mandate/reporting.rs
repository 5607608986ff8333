//! An intermediary reports to the members, as its mandate asks. A report is due each time that so much of the term is over; one that is late is
//! told to the assembly and the stewards, once.

use super::{Held, Mandate};
use crate::{
    charter::{TypedText, read_text},
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    id::MandateId,
    moment::Moment,
    refusal::{Faults, Reason, Refused},
    step::Step,
    text::{Language, LocalText},
};

/// One report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MandateReport {
    /// Under which mandate.
    pub mandate: MandateId,
    /// The number of the due date that it answers, counted from 1; of one that nothing asked for, how many there were before it.
    pub number: u32,
    /// What the members are told.
    pub report: LocalText,
    /// When it was due; of one that nothing asked for, when it was given.
    pub due: Moment,
    /// When it was given.
    pub given_at: Moment,
}

/// A report as an advocate typed it.
#[derive(Clone, Debug)]
pub struct Telling<'a> {
    /// The words.
    pub report: &'a TypedText,
    /// The languages in which they must be there.
    pub wanted: &'a [Language],
    /// The name of the intermediary.
    pub intermediary: String,
}

impl Mandate {
    /// When the next report is due; none where none is asked for, or the mandate ends before.
    pub fn report_due(&self) -> Option<Moment> {
        let due = self.due_date(self.reports + 1)?;
        Some(due).filter(|due| self.until().is_some_and(|until| *due < until))
    }

    /// Whether a report is due that has not been given.
    pub fn report_overdue(&self, now: Moment) -> bool {
        self.report_due().is_some_and(|due| due <= now)
    }

    /// The due date of this number.
    fn due_date(&self, number: u32) -> Option<Moment> {
        let every = i64::from(self.text.reporting.as_ref()?.every.as_seconds()) * 1_000_000;
        Some(Moment::from_micros(self.from()?.micros().saturating_add(every.saturating_mul(number.into()))))
    }

    /// How many due dates have come.
    fn dues_past(&self, now: Moment) -> Option<u32> {
        let every = i64::from(self.text.reporting.as_ref()?.every.as_seconds()) * 1_000_000;
        u32::try_from((now.micros() - self.from()?.micros()) / every).ok()
    }

    /// An advocate reports. One report answers every date that has come; where none is open it answers the next one, once.
    pub fn report(mut self, said: Telling<'_>, now: Moment) -> Result<Step<(Self, MandateReport)>, Refused> {
        if self.until().is_none_or(|until| now >= until) {
            return Err(Reason::MandateNotHeld {}.into());
        }
        let mut faults = Faults::default();
        // In every language of the charter, so not empty.
        let report = read_text(&mut faults, "report", said.report, said.wanted);
        let report = faults.or(report)?;
        let number = match self.dues_past(now) {
            Some(past) if past < self.reports => {
                let next = self.due_date(self.reports).unwrap_or(now);
                return Err(Reason::ReportGiven { next }.into());
            }
            Some(past) if past > self.reports => past,
            Some(_) | None => self.reports + 1,
        };
        self.reports = number;
        let (community, mandate) = (self.text.community, self.id);
        let due = self.due_date(number).unwrap_or(now);
        let notice = Notice::ReportGiven { intermediary: said.intermediary, report: report.clone() };
        let given = MandateReport { mandate, number, report, due, given_at: now };
        Ok(Step::to((self, given))
            .fact(Fact::MandateReported { community, mandate, number })
            .effect(Effect::tell_room(community, RoomRole::Assembly, notice)))
    }

    /// The clock looks at a mandate that goes on: its end may be near, a report late.
    pub fn looked_at(self, held: &Held, now: Moment) -> Step<Self> {
        let warned = self.clone().warned(held.intermediary.clone(), now).unwrap_or(Step::to(self));
        let late = warned.next.clone().told_overdue(held.intermediary.clone(), now);
        let Some(late) = late else { return warned };
        let mut step = Step::to(late.next).effects(warned.effects.into_iter().chain(late.effects));
        step.facts = [warned.facts, late.facts].concat();
        step
    }

    /// A report is late: it is told once.
    fn told_overdue(mut self, intermediary: String, now: Moment) -> Option<Step<Self>> {
        if !self.report_overdue(now) || self.told_overdue > self.reports {
            return None;
        }
        let (what, due) = (self.text.reporting.as_ref()?.what.clone(), self.report_due()?);
        self.told_overdue = self.reports + 1;
        let (community, mandate) = (self.text.community, self.id);
        let notice = Notice::ReportOverdue { intermediary, what, due };
        let told = [RoomRole::Assembly, RoomRole::Stewards]
            .map(|role| Effect::tell_room(community, role, notice.clone()));
        Some(Step::to(self).fact(Fact::MandateReportOverdue { community, mandate }).effects(told))
    }

    /// When a report that has not been told of becomes late.
    pub(super) fn late_at(&self) -> Option<Moment> {
        self.report_due().filter(|_| self.told_overdue <= self.reports)
    }
}

#[cfg(test)]
mod tests;
