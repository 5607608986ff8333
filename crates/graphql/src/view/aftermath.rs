//! What became of the data after a withdrawal.

use async_graphql::{Enum, SimpleObject};
use domain::{
    agreement::{Discharge, Duty, Outstanding},
    moment::Moment,
};

use crate::scalar;

/// What a requester owes after a withdrawal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Duty", remote = "Duty")]
pub(crate) enum DutyView {
    /// To say that it knows that nothing may be used any more.
    Acknowledgement,
    /// To delete the data everywhere, and to say so.
    Deletion,
}

/// A duty that is still to be done.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Outstanding")]
pub(crate) struct OutstandingView {
    /// Which.
    duty: DutyView,
    /// Until when.
    due: scalar::DateTime,
    /// Whether that moment is past.
    overdue: bool,
}

impl OutstandingView {
    pub(crate) fn of(outstanding: &Outstanding, now: Moment) -> Self {
        let due = scalar::DateTime::of(&outstanding.due);
        Self { duty: outstanding.duty.into(), due, overdue: outstanding.overdue(now) }
    }
}

/// What a requester signed after a withdrawal.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Discharge")]
pub(crate) struct DischargeView {
    /// Which duty it has done.
    duty: DutyView,
    /// When that was received.
    at: scalar::DateTime,
    /// The thumbprint of the key (RFC 7638).
    key: String,
    /// The signature and what it is over: a compact JWS of type `acknowledgement+jwt` or `deletion+jwt`.
    jwt: String,
    /// The digest of the JWS, as the log has it.
    digest: scalar::Digest,
}

impl From<Discharge> for DischargeView {
    fn from(discharge: Discharge) -> Self {
        let Discharge { duty, signed, at, .. } = discharge;
        let (duty, at) = (duty.into(), scalar::DateTime::of(&at));
        let digest = scalar::Digest::of(&signed.digest());
        Self { duty, at, key: signed.key.to_string(), jwt: signed.jws, digest }
    }
}
