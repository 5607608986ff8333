//! An agreement, ready to be asked.

use std::sync::Arc;

use super::{
    Question,
    sets::{Codes, Spot, Spots},
};
use crate::{
    agreement::{Agreement, AgreementState},
    digest::Digest,
    id::{AgreementId, CommunityId},
    moment::Moment,
    refusal::Reason,
    taxonomy::Code,
    terms::Promise,
};

/// What is looked at for each question.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) allowed: Codes,
    pub(super) places: Spots,
    pub(super) standing: Standing,
    /// The number of its community.
    pub(super) of: u32,
}

/// What is looked at for an agreement that is named.
#[derive(Clone, Debug)]
pub(super) struct Detail {
    pub(super) agreement: AgreementId,
    pub(super) community: CommunityId,
    pub(super) terms: Digest,
    pub(super) duties: Arc<[Promise]>,
}

/// Where an agreement stands, as far as permission goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Standing {
    /// Signatures are missing: the requester's, or, where it has countersigned, others.
    Pending {
        countersigned: bool,
    },
    Open {
        from: Moment,
        until: Moment,
    },
    Suspended {
        since: Moment,
        until: Moment,
    },
    Withdrawn {
        since: Moment,
    },
}

impl Standing {
    pub(super) const fn of(agreement: &Agreement) -> Self {
        match agreement.state {
            AgreementState::Pending => Self::Pending { countersigned: agreement.signing.countersigned },
            AgreementState::Declined { .. } => Self::Pending { countersigned: false },
            AgreementState::InForce { from, until } => Self::Open { from, until },
            AgreementState::Suspended { until, suspension, .. } => {
                Self::Suspended { since: suspension.since, until }
            }
            AgreementState::Withdrawn { at } => Self::Withdrawn { since: at },
        }
    }
}

impl Entry {
    pub(super) fn of(agreement: &Agreement, of: u32) -> Self {
        let terms = &agreement.terms;
        let kinds = terms.recipients.iter().map(|recipient| &recipient.kind);
        let lists = [&terms.purposes, &terms.data_categories, &terms.technologies, &terms.journey_stages];
        let allowed = Codes::within(lists.into_iter().flatten().chain(kinds));
        Self { allowed, places: Spots::of(&terms.places), standing: Standing::of(agreement), of }
    }

    /// How many checks were passed before one was not; none where all were.
    pub(super) fn misses(&self, asked: &Question, place: Option<Spot>) -> Option<usize> {
        let all = |codes: &[Code]| codes.iter().position(|code| !self.allowed.has(code));
        if !self.allowed.has(&asked.purpose) {
            return Some(0);
        }
        let data = asked.data_categories.len().max(1);
        if asked.data_categories.is_empty() {
            return Some(1);
        }
        if let Some(at) = all(&asked.data_categories) {
            return Some(1 + at);
        }
        if asked.recipient_kind.as_ref().is_some_and(|kind| !self.allowed.has(kind)) {
            return Some(1 + data);
        }
        if !place.is_some_and(|place| self.places.all().iter().any(|wide| place.within(*wide))) {
            return Some(2 + data);
        }
        if let Some(at) = all(&asked.technologies) {
            return Some(3 + data + at);
        }
        if asked.journey_stage.as_ref().is_some_and(|stage| !self.allowed.has(stage)) {
            return Some(3 + data + asked.technologies.len());
        }
        None
    }
}

impl Question {
    /// The reason for what stopped the checks at this step ([`Entry::misses`]).
    pub(super) fn missed(&self, step: usize) -> Reason {
        let name = |code: Option<&Code>| code.map(ToString::to_string).unwrap_or_default();
        let data = self.data_categories.len().max(1);
        match step {
            0 => Reason::PurposeNotCovered { value: self.purpose.to_string() },
            at if at <= data => Reason::DataNotCovered { value: name(self.data_categories.get(at - 1)) },
            at if at == 1 + data => Reason::RecipientNotCovered {},
            at if at == 2 + data => Reason::PlaceNotCovered {},
            at => match self.technologies.get(at - 3 - data) {
                Some(code) => Reason::TechnologyNotCovered { value: code.to_string() },
                None => Reason::StageNotCovered { value: name(self.journey_stage.as_ref()) },
            },
        }
    }
}

impl Detail {
    pub(super) fn of(agreement: &Agreement) -> Self {
        let Agreement { id, community, digest, ref terms, .. } = *agreement;
        Self { agreement: id, community, terms: digest, duties: terms.promises.as_slice().into() }
    }
}
