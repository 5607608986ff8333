//! What a requester owes once a consent was taken back: its word that it knows, and its word that the data is gone.

use serde::{Deserialize, Serialize};

use super::{Agreement, AgreementState, Signed};
use crate::{
    effect::Notice,
    fact::Fact,
    id::AgreementId,
    moment::{Moment, Span},
    refusal::{Reason, Refused},
    step::Step,
};

/// Within this time a requester says that it knows of a withdrawal, or within that for deleting, where the terms gave it less.
pub const ACKNOWLEDGE_WITHIN: Span = Span::days(3);

/// What is owed after a withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// To say that one knows that nothing may be used any more.
    Acknowledgement,
    /// To delete the data everywhere, and to say so.
    Deletion,
}

impl Duty {
    /// Both, in the order in which they fall due.
    pub const ALL: [Self; 2] = [Self::Acknowledgement, Self::Deletion];

    /// Its word, as machines compare it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Acknowledgement => "acknowledgement",
            Self::Deletion => "deletion",
        }
    }
}

/// That a requester signed that it has done a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discharge {
    /// After the withdrawal of which agreement.
    pub agreement: AgreementId,
    /// Which.
    pub duty: Duty,
    /// The signature.
    pub signed: Signed,
    /// When it was received.
    pub at: Moment,
}

/// A duty that is still to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outstanding {
    /// Which.
    pub duty: Duty,
    /// Until when.
    pub due: Moment,
}

impl Outstanding {
    /// Whether it is late.
    pub fn overdue(&self, now: Moment) -> bool {
        self.due <= now
    }
}

impl Agreement {
    /// What the requester still owes, where the consent was taken back from an agreement that had been in force. `done` is what it has
    /// signed. Whoever attests that the data is gone has shown with it that it knows.
    pub fn outstanding(&self, done: &[Discharge]) -> Vec<Outstanding> {
        let AgreementState::Withdrawn { at } = self.state else { return Vec::new() };
        if !self.signing.complete() {
            return Vec::new();
        }
        let within = self.terms.withdrawal.within;
        let has = |duty| done.iter().any(|one| one.duty == duty);
        let owed = Duty::ALL.map(|duty| match duty {
            Duty::Acknowledgement => (duty, ACKNOWLEDGE_WITHIN.min(within), has(duty) || has(Duty::Deletion)),
            Duty::Deletion => (duty, within, has(duty)),
        });
        let open = owed.into_iter().filter(|(_, _, done)| !done);
        open.map(|(duty, within, _)| Outstanding { duty, due: at.plus(within) }).collect()
    }

    /// The requester signed that it has done a duty, late or not. `done` is what it signed before; `when` is since when it says that it is
    /// done, which is now or was before.
    ///
    /// # Errors
    /// Where no consent was taken back, there was none in force, the word was given before, or it is given for what is still to come.
    pub fn discharge(
        &self,
        duty: Duty,
        signed: Signed,
        when: Moment,
        done: &[Discharge],
        now: Moment,
    ) -> Result<Step<Discharge>, Refused> {
        if !matches!(self.state, AgreementState::Withdrawn { .. }) {
            return Err(Reason::NotWithdrawn {}.into());
        }
        if !self.signing.complete() {
            return Err(Reason::NothingOwed {}.into());
        }
        if done.iter().any(|one| one.duty == duty) {
            return Err(Reason::DutyDone {}.into());
        }
        if when > now {
            return Err(Reason::NotDoneYet { when }.into());
        }
        let (community, agreement) = (self.community, self.id);
        let (key, digest) = (signed.key.clone(), signed.digest());
        let about = self.terms.title.clone();
        let (fact, notice) = match duty {
            Duty::Acknowledgement => (
                Fact::WithdrawalAcknowledged { community, agreement, key, digest },
                Notice::WithdrawalAcknowledged { about },
            ),
            Duty::Deletion => (
                Fact::DeletionAttested { community, agreement, key, digest },
                Notice::DeletionAttested { about, when },
            ),
        };
        Ok(Step::to(Discharge { agreement, duty, signed, at: now }).fact(fact).effects(self.tell(notice)))
    }
}

#[cfg(test)]
mod tests;
