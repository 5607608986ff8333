//! An agreement that may not be relied on for now. One word from somebody who watches over it is enough to stop a use; to let it go on
//! takes a second person.

use serde::{Deserialize, Serialize};

use super::{Agreement, AgreementState, Signer};
use crate::{
    effect::Notice,
    fact::Fact,
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
    text::LocalText,
};

/// Why an agreement is suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuspensionCause {
    /// Something that was promised is late.
    PromiseLate,
    /// Data may have been used in a way that was not agreed on.
    SuspectedBreach,
    /// People may be in danger through the use.
    Danger,
    /// A key that signed for the requester may be in other hands.
    KeyCompromised,
}

impl SuspensionCause {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::PromiseLate, Self::SuspectedBreach, Self::Danger, Self::KeyCompromised];

    /// Its word, as machines compare it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PromiseLate => "promise-late",
            Self::SuspectedBreach => "suspected-breach",
            Self::Danger => "danger",
            Self::KeyCompromised => "key-compromised",
        }
    }
}

/// That an agreement is suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// Since when.
    pub since: Moment,
    /// Why.
    pub cause: SuspensionCause,
    /// Who suspended it. Never told to anybody: only so that somebody else lifts it.
    pub by: Signer,
}

/// An agreement that people watch over, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// The number by which it is called; it stays the same as long as it is there.
    pub number: u32,
    /// The title of its terms.
    pub about: LocalText,
    /// Until when it lasts, exclusive.
    pub until: Moment,
    /// Why it is suspended; none where it is in force.
    pub suspended: Option<SuspensionCause>,
}

impl Agreement {
    /// As a list shows it, by this number; none where it is not in force and not suspended.
    pub fn watched(&self, number: u32, now: Moment) -> Option<Watched> {
        let (_, until) = self.running(now).ok()?;
        Some(Watched { number, about: self.terms.title.clone(), until, suspended: self.state.suspended() })
    }

    /// What is told of it once it was suspended or its suspension lifted.
    pub fn as_told(&self) -> Notice {
        let about = self.terms.title.clone();
        match self.state.suspended() {
            Some(cause) => Notice::AgreementSuspended { about, cause },
            None => Notice::SuspensionLifted { about },
        }
    }

    /// A steward or an advocate suspends it: from that moment on nothing may be used under it.
    ///
    /// # Errors
    /// Where it is not in force, or suspended already.
    pub fn suspend(mut self, cause: SuspensionCause, by: Signer, now: Moment) -> Result<Step<Self>, Refused> {
        let (from, until) = match self.state {
            AgreementState::Suspended { .. } => return Err(Reason::AlreadySuspended {}.into()),
            _ => self.running(now)?,
        };
        self.state =
            AgreementState::Suspended { from, until, suspension: Suspension { since: now, cause, by } };
        let fact = Fact::AgreementSuspended { community: self.community, agreement: self.id, cause };
        let told = self.tell(self.as_told());
        Ok(Step::to(self).fact(fact).effects(told))
    }

    /// A steward or an advocate who did not suspend it lifts the suspension: the agreement is in force as before, to the same end.
    ///
    /// # Errors
    /// Where it is not suspended, has ended meanwhile, or is lifted by whoever suspended it.
    pub fn lift(mut self, by: Signer, now: Moment) -> Result<Step<Self>, Refused> {
        let (from, until) = self.running(now)?;
        let AgreementState::Suspended { suspension, .. } = self.state else {
            return Err(Reason::NotSuspended {}.into());
        };
        if suspension.by == by {
            return Err(Reason::OwnSuspension {}.into());
        }
        self.state = AgreementState::InForce { from, until };
        let fact = Fact::SuspensionLifted { community: self.community, agreement: self.id };
        let told = self.tell(self.as_told());
        Ok(Step::to(self).fact(fact).effects(told))
    }

    /// Its term, if that runs: in force or suspended, and not over.
    fn running(&self, now: Moment) -> Result<(Moment, Moment), Reason> {
        match self.state.term() {
            Some((from, until)) if now < until => Ok((from, until)),
            Some(_) => Err(Reason::AgreementEnded {}),
            None if self.state == AgreementState::Pending => Err(Reason::NotInForce {}),
            None => Err(Reason::AgreementEnded {}),
        }
    }
}

#[cfg(test)]
mod tests;
