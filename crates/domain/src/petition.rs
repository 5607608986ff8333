//! A petition: members who ask for a vote that nobody can then stop.
//!
//! A mandate can be recalled, a consent withdrawn and a charter amended by a vote. Such a vote opens once the charter's share of the roll has
//! signed for it: by the clock, after the least time for deliberation. Support is counted against the roll as it is when it
//! is counted, not as it was at the beginning. Who signed is known to nobody but the signer.

use serde::{Deserialize, Serialize};

use crate::{
    charter::Petitions,
    decision::{Matter, Subject},
    effect::{Audience, Effect, EventRef, Notice, RoomRole},
    fact::Fact,
    id::{AgreementId, CharterId, CommunityId, MandateId, MemberId, PetitionId, VoteId},
    moment::{Moment, Span},
    refusal::{Reason, Refused},
    share::Share,
    step::Step,
    text::{Language, LocalText},
    vote::Bulletin,
};

/// A petition that has not reached its share after so long lapses. Another may be begun at once.
pub const LASTS: Span = Span::days(60);

/// What is shown of the number of signatures is renewed so often, so that no signature can be told by asking.
const BULLETIN_STEP: Span = Span::days(1);

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aim {
    /// To vote on ending a mandate before its term.
    Recall(MandateId),
    /// To vote on taking back a consent.
    Withdrawal(AgreementId),
    /// To vote on a draft of another charter.
    Amendment(CharterId),
}

impl Aim {
    /// What the vote is about.
    pub const fn subject(self) -> Subject {
        match self {
            Self::Recall(id) => Subject::Recall(id),
            Self::Withdrawal(id) => Subject::Withdrawal(id),
            Self::Amendment(id) => Subject::Charter(id),
        }
    }
    /// The share of the roll that must sign.
    pub const fn share(self, of: &Petitions) -> Share {
        match self {
            Self::Recall(_) => of.recall,
            Self::Withdrawal(_) => of.withdrawal,
            Self::Amendment(_) => of.amendment,
        }
    }
}

/// Where a petition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PetitionState {
    /// Taking signatures.
    Open,
    /// Enough have signed: the matter lies before the members, and the vote opens by the clock.
    Reached {
        /// Since when.
        at: Moment,
    },
    /// The vote has opened.
    Voting(VoteId),
    /// Too few signed in time, or there is nothing to vote on any more.
    Lapsed,
}

/// A petition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Petition {
    /// Its id.
    pub id: PetitionId,
    /// Of which community.
    pub community: CommunityId,
    /// What it asks for.
    pub aim: Aim,
    /// When the first member signed.
    pub opened_at: Moment,
    /// What is shown of the number of signatures.
    pub bulletin: Bulletin,
    /// Where it stands.
    pub state: PetitionState,
}

/// That a member signed. Kept apart from everything else, so that it can be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// What.
    pub petition: PetitionId,
    /// Who.
    pub member: MemberId,
}

/// A signature that is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsigned(pub Signature);

/// How far a petition has come: counted in the transaction that decides on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// How many of those on the roll now have signed.
    pub signed: u64,
    /// How many stand on the roll now.
    pub roll: u64,
    /// The charter's share.
    pub share: Share,
}

impl Support {
    /// Whether that is enough.
    pub fn reached(self) -> bool {
        self.share.reached_by(self.signed, self.roll)
    }
    /// With one signature more.
    pub(crate) const fn and_one(self) -> Self {
        Self { signed: self.signed + 1, ..self }
    }
}

/// Something that a member can sign for, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Petitionable {
    /// The number by which it is called; it stays the same as long as it is there.
    pub number: u32,
    /// What there would be a vote on.
    pub kind: Matter,
    /// In words: as in [`About`].
    pub about: LocalText,
    /// The number of the version, where it is a draft of a charter.
    pub version: Option<u32>,
    /// How far it has come.
    pub stands: Stands,
}

/// How far a petition has come, for one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// Nobody has begun one.
    None,
    /// Others have signed.
    Begun,
    /// The member has signed.
    Signed,
    /// Enough have signed.
    Reached,
}

impl Stands {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Begun => "begun",
            Self::Signed => "signed",
            Self::Reached => "reached",
        }
    }
}

/// What the members are told a petition is about.
#[derive(Clone, Debug)]
pub struct About {
    /// The intermediary's name, the title of the terms, or the name of the community whose charter it is.
    pub words: LocalText,
    /// The least time for deliberation once enough have signed.
    pub least_deliberation: Span,
}

/// A member's signature, as it came in.
#[derive(Clone, Debug)]
pub struct Signing {
    /// Whether it begins the petition.
    pub first: bool,
    /// Whether this member has signed already.
    pub before: bool,
    /// What stood before.
    pub support: Support,
    /// What the members are told.
    pub about: About,
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

impl Petition {
    /// The petition that somebody's signature begins.
    pub fn begun(id: PetitionId, community: CommunityId, aim: Aim, now: Moment) -> Self {
        Self {
            id,
            community,
            aim,
            opened_at: now,
            bulletin: Bulletin::first(now),
            state: PetitionState::Open,
        }
    }

    /// A member signs.
    pub fn sign(
        self,
        member: MemberId,
        said: Signing,
        now: Moment,
    ) -> Result<Step<(Self, Signature)>, Refused> {
        let Signing { first, before, support, about, reply } = said;
        self.takes_signatures(now)?;
        if before {
            return Err(Reason::AlreadySigned {}.into());
        }
        let signature = Signature { petition: self.id, member };
        let (community, petition) = (self.community, self.id);
        let mut begun = Step::to(()).effects(self.told(&about.words, true, reply));
        if first {
            let notice =
                Notice::PetitionBegun { kind: self.aim.subject().matter(), about: about.words.clone() };
            begun = begun
                .fact(Fact::PetitionBegun { community, petition, kind: self.aim.subject().kind() })
                .effect(Effect::tell_room(community, RoomRole::Assembly, notice));
        }
        let signed = if support.and_one().reached() { self.reached(about, now) } else { Step::to(self) };
        Ok(begun.then(signed).map(|petition| (petition, signature)))
    }

    /// A member takes their signature back. Nothing of it is recorded but that it is gone.
    pub fn unsign(&self, member: MemberId, said: Signing, now: Moment) -> Result<Step<Unsigned>, Refused> {
        self.takes_signatures(now)?;
        if !said.before {
            return Err(Reason::NotSigned {}.into());
        }
        let unsigned = Unsigned(Signature { petition: self.id, member });
        Ok(Step::to(unsigned).effects(self.told(&said.about.words, false, said.reply)))
    }

    /// What a member who signed by chat, or took it back, is told.
    fn told(
        &self,
        about: &LocalText,
        signed: bool,
        reply: Option<(EventRef, Option<Language>)>,
    ) -> Option<Effect> {
        let (to, language) = reply?;
        let (kind, about) = (self.aim.subject().matter(), about.clone());
        let notice = Notice::SignatureCounts { kind, about, signed };
        Some(Effect::Tell { audience: Audience::Reply { to, language }, notice })
    }

    /// Looks at the petition as things are now: a roll that became smaller can let it reach its share without another
    /// signature; too long open, or with nothing left to vote on (`moot`), it lapses.
    pub fn look(self, support: Support, about: About, moot: bool, now: Moment) -> Option<Step<Self>> {
        match self.state {
            PetitionState::Open | PetitionState::Reached { .. } if moot => Some(self.lapse()),
            PetitionState::Open if now >= self.ends_at() => Some(self.lapse()),
            PetitionState::Open if support.reached() => Some(self.reached(about, now)),
            PetitionState::Open => self.renew_bulletin(support.signed, now),
            _ => None,
        }
    }

    fn renew_bulletin(mut self, signed: u64, now: Moment) -> Option<Step<Self>> {
        let due = self.bulletin.due(self.opened_at, BULLETIN_STEP, now)?;
        self.bulletin = self.bulletin.after(signed, due);
        Some(Step::to(self))
    }

    /// Until when signatures are taken, exclusive.
    pub fn ends_at(&self) -> Moment {
        self.opened_at.plus(LASTS)
    }

    /// Since when the matter lies before the members.
    pub fn ready(&self) -> Result<Moment, Reason> {
        match self.state {
            PetitionState::Reached { at } => Ok(at),
            _ => Err(Reason::TooFewSigned {}),
        }
    }

    /// The vote has opened.
    #[must_use]
    pub fn voting(mut self, vote: VoteId) -> Self {
        self.state = PetitionState::Voting(vote);
        self
    }

    fn takes_signatures(&self, now: Moment) -> Result<(), Reason> {
        if self.state == PetitionState::Open && now < self.ends_at() {
            Ok(())
        } else {
            Err(Reason::PetitionOver {})
        }
    }

    fn reached(mut self, about: About, now: Moment) -> Step<Self> {
        self.state = PetitionState::Reached { at: now };
        let (community, petition) = (self.community, self.id);
        let notice = Notice::PetitionReached {
            kind: self.aim.subject().matter(),
            about: about.words,
            vote_from: now.plus(about.least_deliberation),
        };
        Step::to(self).fact(Fact::PetitionReached { community, petition }).effect(Effect::tell_room(
            community,
            RoomRole::Assembly,
            notice,
        ))
    }

    fn lapse(mut self) -> Step<Self> {
        self.state = PetitionState::Lapsed;
        let (community, petition) = (self.community, self.id);
        Step::to(self).fact(Fact::PetitionLapsed { community, petition })
    }
}

#[cfg(test)]
mod tests;
