//! A new version of a charter: drafted by any member, adopted under the charter that is in force until then.
//!
//! A steward can have the members vote on a draft, and so can those who sign for it ([`crate::petition`]). A draft says which charter it
//! amends; once another has come into force it cannot be voted on any more, for nobody deliberated on that change.

use super::{CharterState, CharterVersion, Community};
use crate::{
    charter::{Charter, CharterDraft},
    decision::Outcome,
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    id::{CharterId, CommunityId},
    moment::Moment,
    refusal::{Faults, Reason, Refused},
    step::Step,
};

/// No more drafts than this wait for a vote at once: so many texts nobody reads.
pub const MOST_DRAFTS: usize = 20;

/// What it takes to draft another version of a charter.
#[derive(Clone, Copy, Debug)]
pub struct Drafting<'a> {
    /// The id of the new version.
    pub id: CharterId,
    /// Whose.
    pub community: &'a Community,
    /// All versions there are.
    pub versions: &'a [CharterVersion],
    /// What is proposed, whole.
    pub draft: &'a CharterDraft,
    /// What the parent community's charter asks, if there is a parent.
    pub above: Option<&'a Charter>,
}

impl Drafting<'_> {
    /// The charter that binds until another is adopted; while none is, the one that was drafted last.
    fn before(&self) -> Option<&CharterVersion> {
        let in_force = self.versions.iter().find(|version| Some(version.id) == self.community.in_force);
        in_force.or(self.versions.last())
    }
}

/// What a decision on a charter changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enacted {
    /// The version that was decided on and, where another gives way to it, that one.
    pub versions: Vec<CharterVersion>,
    /// The community, where another charter is in force from now on, and the constituencies that are no more: whoever belonged to
    /// one does not any longer.
    pub community: Option<(Community, Dissolved)>,
}

/// The constituencies that a community still has: nobody belongs to any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dissolved {
    /// Whose.
    pub community: CommunityId,
    /// The short names of those that remain.
    pub remaining: Vec<crate::text::Handle>,
}

impl CharterVersion {
    /// Drafts another version. Every fault of every part is named.
    pub fn draft(drafting: &Drafting<'_>, now: Moment) -> Result<Step<Self>, Refused> {
        let (community, in_force) = (drafting.community.id, drafting.community.in_force);
        let waits = |version: &&Self| version.state == CharterState::Draft && version.amends == in_force;
        if drafting.versions.iter().filter(waits).count() >= MOST_DRAFTS {
            return Err(Reason::TooManyDrafts { most: MOST_DRAFTS as u32 }.into());
        }
        let charter = drafting.draft.check()?;
        let mut faults = Faults::default();
        if let Some(above) = drafting.above {
            charter.note_looser(above, &mut faults);
        }
        let before = drafting.before();
        let changed = before.map_or(Vec::new(), |before| charter.parts_unlike(&before.charter));
        if before.is_some() && changed.is_empty() {
            faults.here(Reason::CharterUnchanged {});
        }
        let charter = faults.or(charter)?;
        let changes = before.map_or(Vec::new(), |before| charter.changes_against(&before.charter));
        let (digest, number) = (charter.digest(), drafting.versions.iter().map(|v| v.number).max());
        let version = Self {
            id: drafting.id,
            community,
            number: number.unwrap_or_default() + 1,
            state: CharterState::Draft,
            amends: in_force,
            charter,
            digest,
            drafted_at: now,
        };
        let (id, number) = (version.id, version.number);
        let notice = Notice::CharterDrafted { number, changed, changes };
        let told = Effect::tell_room(community, RoomRole::Assembly, notice);
        Ok(Step::to(version).fact(Fact::CharterDrafted { community, charter: id, digest }).effect(told))
    }

    /// Since when this version lies before the members. One that amends a charter which is not in force (any more) does not.
    pub fn ready(&self, in_force: Option<CharterId>) -> Result<Moment, Reason> {
        match self.state {
            CharterState::Draft if self.amends == in_force => Ok(self.drafted_at),
            CharterState::Draft => Err(Reason::CharterOutdated {}),
            _ => Err(Reason::CharterNotOpen {}),
        }
    }

    /// The members have decided on this version of the charter of `community`; `before` is the one in force until now.
    pub fn decided(
        mut self,
        mut community: Community,
        before: Option<Self>,
        outcome: Outcome,
    ) -> Step<Enacted> {
        let (id, digest, of) = (self.id, self.digest, community.id);
        if outcome != Outcome::Adopted {
            self.state = CharterState::NotAdopted;
            let fact = Fact::CharterNotAdopted { community: of, charter: id };
            return Step::to(Enacted { versions: vec![self], community: None }).fact(fact);
        }
        self.state = CharterState::InForce;
        community.in_force = Some(id);
        let remaining = self.charter.constituencies.iter().map(|known| known.name.clone()).collect();
        let over = before.map(|before| Self { state: CharterState::Superseded, ..before });
        let versions = over.into_iter().chain([self]).collect();
        let community = Some((community, Dissolved { community: of, remaining }));
        Step::to(Enacted { versions, community }).fact(Fact::CharterAdopted {
            community: of,
            charter: id,
            digest,
        })
    }
}

#[cfg(test)]
mod tests;
