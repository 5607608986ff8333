//! What a charter says of how people come in, and of stewards.

use async_graphql::{Enum, SimpleObject};
use domain::charter::{Admission, Stewards, Way, WhenFewer};

use crate::scalar;

/// Which way people come in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "AdmissionWay", remote = "Way")]
pub(crate) enum WayView {
    /// A steward invites.
    Invitation,
    /// Members vouch.
    Vouching,
    /// Members vouch, and a steward agrees.
    Both,
}

/// How people come in.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Admission")]
pub(crate) struct AdmissionView {
    /// Which way.
    way: WayView,
    /// How many members must vouch; null where nobody does.
    vouches: Option<u32>,
    /// How long somebody has been on the roll before they can vouch; null where nobody does.
    vouch_after: Option<scalar::Duration>,
}

impl From<Admission> for AdmissionView {
    fn from(admission: Admission) -> Self {
        let vouching = admission.vouching();
        Self {
            way: admission.way().into(),
            vouches: vouching.map(|of| of.vouches),
            vouch_after: vouching.map(|of| scalar::Duration::of(&of.vouch_after)),
        }
    }
}

/// What becomes of acts that take two stewards, where fewer are left than the charter asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "WhenFewerStewards", remote = "WhenFewer")]
pub(crate) enum WhenFewerView {
    /// They go on: two where there are two, the one who is left alone.
    GoOn,
    /// They wait until there are enough again. What needs no steward goes on.
    Wait,
}

/// How many stewards there are.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "StewardsClause")]
pub(crate) struct StewardsView {
    /// At least so many.
    least: u32,
    /// At most so many.
    most: u32,
    /// What becomes of acts that take two of them, where fewer than the least are left.
    when_fewer: WhenFewerView,
}

impl From<&Stewards> for StewardsView {
    fn from(clause: &Stewards) -> Self {
        Self { least: clause.least, most: clause.most, when_fewer: clause.when_fewer.into() }
    }
}
