//! What is found and what was answered, side by side.

use serde::{Deserialize, Serialize};

use super::{Absence, AbsenceAnswer, Finding, Settles};
use crate::{
    charter::Charter,
    refusal::Reason,
    text::{Handle, LocalText},
};

/// One finding as people are told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceLine {
    /// What is missing.
    pub finding: Finding,
    /// What the constituency is called, where it is about one.
    pub label: LocalText,
    /// What the stewards said of it last, if they have: a plan or a waiver, and their words.
    pub answer: Option<(Settles, LocalText)>,
}

/// Everything that was found before one vote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Each finding once, in their order.
    pub lines: Vec<AbsenceLine>,
}

impl Report {
    /// What stands now: what was found of the roll, together with which texts are missing, and the last answer to each.
    pub fn new(
        charter: &Charter,
        of_roll: &[Finding],
        untranslated: &[Finding],
        answers: &[AbsenceAnswer],
    ) -> Self {
        let mut all: Vec<&Finding> = of_roll.iter().chain(untranslated).collect();
        all.retain(|finding| finding.stands_under(charter));
        all.sort_unstable();
        all.dedup();
        let line = |finding: &Finding| {
            let label = finding.constituency().and_then(|name| {
                charter
                    .constituencies
                    .iter()
                    .find(|known| known.name == *name)
                    .map(|known| known.label.clone())
            });
            let last = answers.iter().rev().find(|answer| answer.findings.contains(finding));
            AbsenceLine {
                finding: finding.clone(),
                label: label.unwrap_or_default(),
                answer: last.map(|answer| (answer.settles.clone(), answer.words.clone())),
            }
        };
        Self { lines: all.into_iter().map(line).collect() }
    }

    /// What the vote waits for.
    pub fn open(&self) -> impl Iterator<Item = &AbsenceLine> {
        self.lines.iter().filter(|line| line.answer.is_none())
    }
}

impl Absence {
    /// What was found of the roll before, and now. Of a constituency that was found to have few it is not told that they are more
    /// by now, and not reached.
    pub fn with(&self, now: &[Finding]) -> Vec<Finding> {
        let few = |name: &Handle| {
            self.found
                .iter()
                .any(|one| matches!(one, Finding::Scarce { constituency } if constituency == name))
        };
        let news = |one: &&Finding| !matches!(one, Finding::Unreached { constituency } if few(constituency));
        let mut all = self.found.clone();
        all.extend(now.iter().filter(news).cloned());
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Refused while the stewards have not said of each finding what is to be done.
pub fn hold(report: &Report) -> Result<(), Reason> {
    match report.open().count() {
        0 => Ok(()),
        open => Err(Reason::AbsenceUnanswered { open: u32::try_from(open).unwrap_or(u32::MAX) }),
    }
}
