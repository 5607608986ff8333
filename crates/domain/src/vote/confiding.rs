//! Somebody under pressure has it told to stewards of their choice, in private, and with or without their name.

use serde::{Deserialize, Serialize};

use crate::{
    community::Member,
    effect::{Audience, Effect, Notice},
    id::MemberId,
    refusal::Reason,
    text::LocalText,
};

/// So many stewards are told, where there are as many.
const TWO: usize = 2;

/// That stewards of the member's choice are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confided {
    /// Whether with the member's name.
    pub named: bool,
}

/// Whom a member wants told. Nothing of it is kept: it goes out and is forgotten.
#[derive(Clone, Debug)]
pub struct Confiding<'a> {
    /// Who confides.
    pub member: MemberId,
    /// Whom they named, as found on the roll, each with whether a Matrix account is linked to them.
    pub to: &'a [(Member, bool)],
    /// How many stewards are on the roll, the member not counted.
    pub stewards: usize,
    /// The name by which the stewards know the member, if the member wants it told.
    pub by: Option<String>,
    /// What it is about.
    pub about: LocalText,
}

impl Confiding<'_> {
    /// What the stewards are told.
    ///
    /// # Errors
    /// Where it is not two other stewards, or all there are; or where the bot cannot reach one.
    pub fn told(self) -> Result<Vec<Effect>, Reason> {
        let is_one = |(member, _): &(Member, bool)| {
            member.steward && member.left_at.is_none() && member.id != self.member
        };
        let mut ids: Vec<MemberId> = self.to.iter().map(|(member, _)| member.id).collect();
        ids.sort();
        ids.dedup();
        let wanted = self.stewards.min(TWO);
        if wanted == 0 || ids.len() != wanted || self.to.len() != wanted || !self.to.iter().all(is_one) {
            return Err(Reason::NotTwoStewards {});
        }
        if !self.to.iter().all(|(_, reached)| *reached) {
            return Err(Reason::StewardNotReached {});
        }
        let tell = |(member, _): &(Member, bool)| Effect::Tell {
            audience: Audience::Member { community: member.community, member: member.id },
            notice: Notice::PressureConfided { about: self.about.clone(), by: self.by.clone() },
        };
        Ok(self.to.iter().map(tell).collect())
    }
}

#[cfg(test)]
mod tests;
