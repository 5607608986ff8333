//! What the stewards say of what is missing: a plan, or why the vote goes on without.

use serde::{Deserialize, Serialize};

use super::{Finding, Report};
use crate::{
    charter::{Charter, TypedText, read_text},
    concern::told,
    effect::{Effect, EventRef, Notice, RoomRole},
    fact::Fact,
    id::ProposalId,
    moment::Moment,
    proposal::Proposal,
    refusal::{Faults, Reason, Refused},
    step::Step,
    terms::{Day, read_day},
    text::{Language, LocalText},
};

/// How a finding is settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "settles", rename_all = "kebab-case")]
pub enum Settles {
    /// Those people are reached as the words say.
    Plan {
        /// By which day.
        by: Day,
    },
    /// The vote goes on without, for the reason in the words.
    Waiver,
}

/// What was said of some findings. It never changes; who has something else to say says it after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceAnswer {
    /// Before the vote on which proposal.
    pub proposal: ProposalId,
    /// Counts from 1 in each proposal.
    pub number: u32,
    /// Of which findings.
    pub findings: Vec<Finding>,
    /// A plan or a waiver.
    pub settles: Settles,
    /// The plan, or the reason, in every language of the charter.
    pub words: LocalText,
    /// When.
    pub at: Moment,
}

/// A steward's word, as it came in.
#[derive(Clone, Debug)]
pub struct Answering<'a> {
    /// The findings by their short names; none for all that are open.
    pub findings: Option<&'a [String]>,
    /// By which day it is done, as typed: then it is a plan. None of a waiver.
    pub by: Option<&'a str>,
    /// The plan or the reason, as typed.
    pub words: &'a TypedText,
    /// How many answers there are already.
    pub before: u32,
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

impl AbsenceAnswer {
    /// A steward settles findings. The members are told at once; the journal keeps that it was done, without the words.
    pub fn give(
        proposal: &Proposal,
        charter: &Charter,
        report: &Report,
        said: Answering<'_>,
        now: Moment,
    ) -> Result<Step<Self>, Refused> {
        proposal.tabled()?;
        let mut faults = Faults::default();
        let findings = meant(report, said.findings, &mut faults);
        let settles = match said.by {
            Some(typed) => faults.take("by", coming(typed, now)).map(|by| Settles::Plan { by }),
            None => Some(Settles::Waiver),
        };
        let words = read_text(&mut faults, "words", said.words, &charter.languages);
        let settles = faults.or_built(settles)?;
        let (community, proposal, number) = (proposal.community, proposal.id, said.before + 1);
        let settled = |finding: &Finding| {
            let mut line = report.lines.iter().find(|line| line.finding == *finding).cloned()?;
            line.answer = Some((settles.clone(), words.clone()));
            Some(line)
        };
        let notice = Notice::AbsenceAnswered { lines: findings.iter().filter_map(settled).collect() };
        let answer = Self { proposal, number, findings, settles, words, at: now };
        Ok(Step::to(answer)
            .fact(Fact::AbsenceAnswered { community, proposal, number })
            .effects(told(said.reply, notice.clone()))
            .effect(Effect::tell_room(community, RoomRole::Deliberation(proposal), notice)))
    }
}

fn meant(report: &Report, typed: Option<&[String]>, faults: &mut Faults) -> Vec<Finding> {
    let Some(typed) = typed else {
        let open: Vec<_> = report.open().map(|line| line.finding.clone()).collect();
        if open.is_empty() {
            faults.here(Reason::NothingAbsent {});
        }
        return open;
    };
    if typed.is_empty() {
        faults.field("findings", Reason::Empty {});
    }
    faults.within("findings", |faults| {
        let mut found: Vec<Finding> = Vec::new();
        for (at, name) in typed.iter().enumerate() {
            match report.lines.iter().find(|line| line.finding.to_string() == *name) {
                Some(line) if !found.contains(&line.finding) => found.push(line.finding.clone()),
                Some(_) => {}
                None => {
                    let value = name.chars().take(80).collect();
                    faults.field(at, Reason::NoSuchFinding { value });
                }
            }
        }
        found
    })
}

/// A day that is not over.
fn coming(typed: &str, now: Moment) -> Result<Day, Reason> {
    let day = read_day(typed)?;
    if day.as_str() < &now.to_string()[..10] { Err(Reason::DayPast {}) } else { Ok(day) }
}
