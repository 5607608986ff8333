//! A community, the versions of its charter, its members and how they come in.

mod amending;

use serde::{Deserialize, Serialize};

use crate::{
    charter::{Charter, CharterDraft, TypedText},
    digest::Digest,
    effect::{Audience, Effect, EventRef, Notice},
    fact::Fact,
    id::{CharterId, CommunityId, InvitationId, MemberId, VoteId},
    moment::{Moment, Span},
    refusal::{Faults, Reason, Refused},
    step::Step,
    text::{Handle, Language, LocalText},
};
pub use amending::{Dissolved, Drafting, Enacted, MOST_DRAFTS};

/// A diaspora group that decides together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Community {
    /// Its id.
    pub id: CommunityId,
    /// Its short public name.
    pub handle: Handle,
    /// Its name, in the languages of its charter.
    pub name: LocalText,
    /// When it was founded.
    pub founded_at: Moment,
    /// The charter in force; none until the first vote adopts one.
    pub in_force: Option<CharterId>,
    /// The community whose charter this one's never loosens. Named at the founding, never changed: so no community is its
    /// own ancestor.
    pub parent: Option<CommunityId>,
}

/// Where a version of a charter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CharterState {
    /// Written, not voted on.
    Draft,
    /// Being voted on.
    Voting(VoteId),
    /// In force.
    InForce,
    /// It was in force until another was adopted.
    Superseded,
    /// Voted down.
    NotAdopted,
}

/// One immutable version of a charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CharterVersion {
    /// Its id.
    pub id: CharterId,
    /// Whose.
    pub community: CommunityId,
    /// Counts from 1.
    pub number: u32,
    /// Where it stands.
    pub state: CharterState,
    /// The charter in force when it was drafted, which it would take the place of; none while none was.
    pub amends: Option<CharterId>,
    /// The words.
    pub charter: Charter,
    /// Their digest.
    pub digest: Digest,
    /// When it was written.
    pub drafted_at: Moment,
}

/// A person on the roll; this id and what follows is all the platform knows of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Pseudonymous.
    pub id: MemberId,
    /// Of which community.
    pub community: CommunityId,
    /// Trusted to admit members and keep rooms safe; no more say than anyone.
    pub steward: bool,
    /// The language they read.
    pub language: Language,
    /// When they joined.
    pub joined_at: Moment,
    /// When they left the roll, by themselves or removed.
    pub left_at: Option<Moment>,
}

/// A single-use invitation. The code itself is known to whoever was handed it; here is its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// Into which community.
    pub community: CommunityId,
    /// SHA-256 of the code.
    pub code: Digest,
    /// Until when it can be used.
    pub expires_at: Moment,
    /// When it was used.
    pub used_at: Option<Moment>,
}

/// How long an invitation can be used.
pub const INVITATION_LASTS: Span = Span::days(14);

/// What it takes to found a community.
#[derive(Clone, Debug)]
pub struct Founding {
    /// Ids for the community, the first version of its charter and the founding steward.
    pub ids: (CommunityId, CharterId, MemberId),
    /// Short public name, as typed.
    pub handle: String,
    /// Name, as typed.
    pub name: TypedText,
    /// The first charter, as typed.
    pub charter: CharterDraft,
    /// The language tag of the founding steward, as typed.
    pub steward_language: String,
    /// The parent community and what its charter in force asks, if it is founded under one.
    pub parent: Option<(CommunityId, Charter)>,
}

/// What founding leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founded {
    /// The community.
    pub community: Community,
    /// The draft of its charter, to be adopted by vote.
    pub charter: CharterVersion,
    /// Its first steward and first member.
    pub steward: Member,
}

impl Community {
    /// Founds a community. Every fault of every part is named.
    pub fn found(founding: &Founding, now: Moment) -> Result<Step<Founded>, Refused> {
        let mut faults = Faults::default();
        let shape = || Reason::Malformed { shape: "handle".to_owned() };
        let handle = faults.take("handle", founding.handle.parse::<Handle>().map_err(|_| shape()));
        let charter =
            faults.within("charter", |f| founding.charter.check().map_err(|refused| f.absorb(refused)).ok());
        if let (Some(charter), Some((_, above))) = (&charter, &founding.parent) {
            faults.within("charter", |faults| charter.note_looser(above, faults));
        }
        let wanted = charter.as_ref().map_or(&[][..], |charter| &charter.languages);
        let name = crate::charter::read_text(&mut faults, "name", &founding.name, wanted);
        let language =
            faults.take("stewardLanguage", crate::charter::read_language(&founding.steward_language));
        let (id, charter_id, member) = founding.ids;
        let built = handle.zip(charter).zip(language).map(|((handle, charter), language)| {
            let digest = charter.digest();
            let version = CharterVersion {
                id: charter_id,
                community: id,
                number: 1,
                state: CharterState::Draft,
                amends: None,
                charter,
                digest,
                drafted_at: now,
            };
            let steward =
                Member { id: member, community: id, steward: true, language, joined_at: now, left_at: None };
            Founded {
                community: Self {
                    id,
                    handle,
                    name,
                    founded_at: now,
                    in_force: None,
                    parent: founding.parent.as_ref().map(|(parent, _)| *parent),
                },
                charter: version,
                steward,
            }
        });
        let founded = faults.or_built(built)?;
        let fact =
            Fact::CommunityFounded { community: id, charter: charter_id, digest: founded.charter.digest };
        Ok(Step::to(founded)
            .fact(fact)
            .fact(Fact::MemberAdmitted { community: id })
            .effect(Effect::RoomsWanted { community: id }))
    }
}

impl Member {
    /// A new member who asked in Matrix is told there that they are in, and invited to the rooms.
    pub(crate) fn greeted(&self, name: LocalText, asked: Option<EventRef>) -> Vec<Effect> {
        let (community, member) = (self.community, self.id);
        let language = Some(self.language.clone());
        asked.map_or_else(Vec::new, |to| {
            let notice = Notice::Joined { community: name };
            let told = Effect::Tell { audience: Audience::Reply { to, language }, notice };
            vec![told, Effect::InviteMember { community, member }]
        })
    }
}

impl CharterVersion {
    /// The vote on this version has opened.
    #[must_use]
    pub fn voting(mut self, vote: VoteId) -> Self {
        self.state = CharterState::Voting(vote);
        self
    }
}

impl Invitation {
    /// Somebody uses the invitation and is admitted to the roll. `reply` is where they asked, if in Matrix.
    pub fn accept(
        mut self,
        id: MemberId,
        language: Language,
        name: &LocalText,
        reply: Option<EventRef>,
        now: Moment,
    ) -> Result<Step<(Self, Member)>, Refused> {
        if self.used_at.is_some() || now >= self.expires_at {
            return Err(Reason::InvitationInvalid {}.into());
        }
        self.used_at = Some(now);
        let community = self.community;
        let member = Member { id, community, steward: false, language, joined_at: now, left_at: None };
        let greeted = member.greeted(name.clone(), reply);
        Ok(Step::to((self, member)).fact(Fact::MemberAdmitted { community }).effects(greeted))
    }
}

#[cfg(test)]
mod tests;
