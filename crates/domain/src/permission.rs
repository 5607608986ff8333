//! "May I?" — asked by machines before each use of data. Deny when in doubt.
//!
//! Permit ⇔ an agreement is in force at that moment ∧ its requester is the one who asks ∧ the purpose, every data category, the
//! recipient, the place, every technology and the journey stage lie within its terms ∧ no red line that holds now forbids it ∧
//! nothing that covers it is suspended. Purposes never match upward: who may do the narrow may not do the wide.
//!
//! **Several agreements about the same.** Each community whose agreement covers the use has a voice. One that has taken its
//! consent back, and has given no other that is in force, says no; so does one with an agreement that is suspended, and one whose
//! charter draws a red line there. One "no" denies, and everybody who has a voice is named: the stricter answer is given. Where
//! all say yes, all their duties hold, until the first of them ends. An agreement that ran out or was never countersigned has no voice.
//! A question that names a community is about its people: those with a voice are the community, the communities above it and those
//! below it. One that names none is about everybody who has an agreement with the asker.
//!
//! **Which red lines.** The charter's as in force now, not as when the members consented: with the lines of the communities above and
//! those of a crisis while it holds. Where no recipient is named the asker keeps the data, and its own kind counts.
//!
//! **Which reason.** Checks are made in the order of the sentence above. Of several agreements that do not cover the use the one
//! that came furthest gives the reason.
//!
//! This is asked before each use, by many at once: [`Index`] answers from memory.

mod entry;
mod index;
mod lines;
mod sets;

use std::sync::Arc;

use crate::{
    digest::Digest,
    id::{AgreementId, CommunityId, RequesterId},
    moment::Moment,
    place::Place,
    refusal::Reason,
    taxonomy::Code,
    terms::Promise,
};
pub use index::Index;
pub use lines::{Forbids, Voice};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who would use the data.
    pub requester: RequesterId,
    /// About whose people; of everybody with an agreement, where it is absent.
    pub community: Option<CommunityId>,
    /// What for.
    pub purpose: Code,
    /// Which data; all of them must be covered.
    pub data_categories: Vec<Code>,
    /// To whom it would go on, by the kind of organisation; absent where the requester keeps it.
    pub recipient_kind: Option<Code>,
    /// Where. Terms always name places: without an answer to "where" there is no permission.
    pub place: Option<Place>,
    /// What would be done with it and by which technology; all of them must be covered. None where it is nothing special.
    pub technologies: Vec<Code>,
    /// About people at which stage of their journey; absent where that is not known.
    pub journey_stage: Option<Code>,
    /// When.
    pub at: Moment,
}

/// An agreement that permits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The agreement.
    pub agreement: AgreementId,
    /// Whose consent it is.
    pub community: CommunityId,
    /// The digest of the terms agreed on.
    pub terms: Digest,
    /// Its end, exclusive.
    pub until: Moment,
    /// What the requester promised for it.
    pub duties: Arc<[Promise]>,
}

/// A denial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denial {
    /// Why.
    pub reason: Reason,
    /// The agreements that have a voice, if any has: those that would permit too.
    pub agreements: Vec<AgreementId>,
    /// When the answer may become another by itself, if that is known. Before, only an event makes it another.
    pub until: Option<Moment>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Permitted: by all of these together, at least one.
    Permit {
        /// The agreements.
        grants: Vec<Grant>,
        /// The end of the permission, exclusive: that of the agreement which ends first.
        until: Moment,
    },
    /// Denied.
    Deny(Denial),
}

impl Answer {
    /// A denial for this reason, which no agreement has to do with.
    pub const fn deny(reason: Reason) -> Self {
        Self::Deny(Denial { reason, agreements: Vec::new(), until: None })
    }
    /// Why not; none where it is permitted.
    pub const fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Permit { .. } => None,
            Self::Deny(denial) => Some(&denial.reason),
        }
    }
    /// When the answer may become another by itself, if that is known.
    pub const fn changes_at(&self) -> Option<Moment> {
        match self {
            Self::Permit { until, .. } => Some(*until),
            Self::Deny(denial) => denial.until,
        }
    }
}

impl Reason {
    /// Whether a denial for this reason can become a permission by asking the community: by a proposal.
    pub const fn can_be_asked_for(&self) -> bool {
        matches!(
            self,
            Self::NotConsentedTo {}
                | Self::PurposeNotCovered { .. }
                | Self::DataNotCovered { .. }
                | Self::RecipientNotCovered {}
                | Self::PlaceNotCovered {}
                | Self::TechnologyNotCovered { .. }
                | Self::StageNotCovered { .. }
                | Self::OutsideTerm {}
        )
    }
}

#[cfg(test)]
mod tests;
