//! Who is not in the room before a vote, and what the stewards say of it.

use domain::{
    absence::{AbsenceLine, Finding, Settles},
    effect::Notice,
    text::LocalText,
};

use super::{Reader, yes};
use crate::{bundle::Word, render::time::day, words};

impl Reader<'_> {
    pub(super) fn of_absence(&self, notice: &Notice) -> Vec<String> {
        let locale = self.locale;
        let (heading, lines) = match notice {
            Notice::AbsenceFound { title, lines } => {
                (words::absence_found(locale, self.people(title)), lines)
            }
            Notice::OpeningWaits { title, lines, for_stewards } => {
                (words::opening_waits(locale, yes(*for_stewards), self.people(title)), lines)
            }
            Notice::AbsenceAnswered { lines } => (words::absence_answered(locale), lines),
            Notice::OpenedWithout { lines } => (words::opened_without(locale), lines),
            Notice::Absent { title, lines } if lines.is_empty() => {
                return vec![words::absent_none(locale, self.people(title))];
            }
            Notice::Absent { title, lines } => (words::absent_heading(locale, self.people(title)), lines),
            _ => return Vec::new(),
        };
        let mut said = vec![heading];
        let asked = matches!(notice, Notice::Absent { .. });
        said.extend(lines.iter().flat_map(|line| self.absence_line(line, asked)));
        let for_stewards =
            matches!(notice, Notice::AbsenceFound { .. } | Notice::OpeningWaits { for_stewards: true, .. });
        if for_stewards {
            said.extend([words::absence_how(locale), words::absence_public(locale)]);
        }
        said
    }

    /// What is missing and what was said of it; that nothing was is told to those who asked.
    fn absence_line(&self, line: &AbsenceLine, asked: bool) -> Vec<String> {
        let locale = self.locale;
        let what = words::absence_line(locale, Word(&self.finding(&line.finding, &line.label)));
        let answer = match &line.answer {
            Some((Settles::Plan { by }, said)) => {
                Some(words::absence_plan(locale, Word(&day(by.as_str(), locale)), self.people(said)))
            }
            Some((Settles::Waiver, said)) => Some(words::absence_waiver(locale, self.people(said))),
            None => asked.then(|| words::absence_open(locale)),
        };
        [Some(what), answer].into_iter().flatten().collect()
    }

    fn finding(&self, finding: &Finding, label: &LocalText) -> String {
        let language = finding.language().map(|tag| words::language_name(self.locale, Word(tag.tag())));
        let concern = u64::from(finding.concern().unwrap_or_default());
        words::absence(
            self.locale,
            Word(finding.word()),
            self.people(label),
            Word(&language.unwrap_or_default()),
            concern,
        )
    }
}
