//! The clock looks at who is missing, and has the stewards told in time.

use super::{Absence, AbsenceLine, Finding, LOOK_STEP, Report};
use crate::{
    effect::{Effect, Notice, RoomRole},
    id::{CommunityId, ProposalId},
    moment::Moment,
    step::Step,
    text::LocalText,
};

/// What the clock sees.
#[derive(Clone, Debug)]
pub struct Looking<'a> {
    /// Before the vote on which proposal, of which community.
    pub of: (CommunityId, ProposalId),
    /// What the terms are called.
    pub title: &'a LocalText,
    /// What was found of the roll just now; none where it was not due to be looked at.
    pub of_roll: Option<&'a [Finding]>,
    /// What stands now, that look included.
    pub report: &'a Report,
    /// When the vote may open.
    pub vote_from: Moment,
}

/// What a look has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look;

impl Look {
    /// Whether the roll is to be looked at: at once, and then once a week, whoever asks and whatever happens in between.
    pub fn due(before: Option<&Absence>, now: Moment) -> bool {
        before.is_none_or(|before| now >= before.looked_at.plus(LOOK_STEP))
    }

    /// Keeps what is found and has it told: to the stewards as soon as it is found; to them and to the members once it holds
    /// the vote back. Of each finding that is done once. None where there is nothing to keep or to tell.
    pub fn take(before: Option<Absence>, seen: &Looking<'_>, now: Moment) -> Option<Step<Absence>> {
        let new = |known: &[Finding]| -> Vec<AbsenceLine> {
            seen.report.open().filter(|line| !known.contains(&line.finding)).cloned().collect()
        };
        let (known, already) = before.as_ref().map_or((&[][..], &[][..]), |one| (&one.told, &one.held));
        let waits = if now >= seen.vote_from { new(already) } else { Vec::new() };
        let mut found = new(known);
        found.retain(|line| !waits.contains(line));
        if seen.of_roll.is_none() && waits.is_empty() && found.is_empty() {
            return None;
        }
        let (community, proposal) = seen.of;
        let fresh = || Absence {
            proposal,
            community,
            looked_at: now,
            found: Vec::new(),
            told: Vec::new(),
            held: Vec::new(),
        };
        let mut next = before.unwrap_or_else(fresh);
        if let Some(of_roll) = seen.of_roll {
            (next.found, next.looked_at) = (next.with(of_roll), now);
        }
        next.told.extend(found.iter().chain(&waits).map(|line| line.finding.clone()));
        next.held.extend(waits.iter().map(|line| line.finding.clone()));
        let tell = |role, notice| Effect::tell_room(community, role, notice);
        let mut effects = Vec::new();
        let title = || seen.title.clone();
        if !found.is_empty() {
            effects.push(tell(RoomRole::Stewards, Notice::AbsenceFound { title: title(), lines: found }));
        }
        if !waits.is_empty() {
            let told =
                |for_stewards| Notice::OpeningWaits { title: title(), lines: waits.clone(), for_stewards };
            effects.push(tell(RoomRole::Stewards, told(true)));
            effects.push(tell(RoomRole::Deliberation(proposal), told(false)));
        }
        Some(Step::to(next).effects(effects))
    }
}
