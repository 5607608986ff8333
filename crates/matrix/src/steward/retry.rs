//! Whether, and when, what could not be delivered is tried again. Pure.

use std::time::Duration;

use app::{AppError, storage::StorageError};
use domain::effect::Effect;

use crate::fault::Fault;

/// Why something could not be done now. The texts may be logged.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Hitch {
    /// The homeserver or the bot's own store.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The record.
    #[error(transparent)]
    App(#[from] AppError),
    /// The community has no such room yet.
    #[error("the room is not made yet")]
    NoRoom,
    /// What the record says cannot be said in Matrix.
    #[error("the record names what Matrix cannot have")]
    Unsayable,
}

impl From<StorageError> for Hitch {
    fn from(fault: StorageError) -> Self {
        Self::App(fault.into())
    }
}

impl Hitch {
    /// A word for it that names nobody.
    pub fn code(&self) -> &str {
        match self {
            Self::Fault(Fault::Away(_)) => "away",
            Self::Fault(Fault::RetryAfter(_)) => "limited",
            Self::Fault(Fault::Refused { code, .. }) => code,
            Self::Fault(Fault::NotInRoom) => "not-in-room",
            Self::Fault(Fault::Garbled) => "garbled",
            Self::Fault(Fault::Local(_)) => "local",
            Self::App(_) => "record",
            Self::NoRoom => "no-room",
            Self::Unsayable => "unsayable",
        }
    }
}

/// What to do about something that was not delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// Try again after this time.
    Again(Duration),
    /// Never.
    GiveUp,
}

/// A ballot that counts is acknowledged, or tried to be, for this long; a vote is closed within it, or void.
const A_DAY: Duration = Duration::from_secs(25 * 3_600);
const FIRST: Duration = Duration::from_millis(250);
const LONGEST: Duration = Duration::from_secs(60);
/// What is away comes back, and then many people wait.
const LONGEST_AWAY: Duration = Duration::from_secs(10);
/// How often something is tried that was refused, and that will most likely be refused again.
const REFUSED: u32 = 5;
/// How often something is tried that may well go right.
const PASSING: u32 = 30;

/// What to do after `tries` failures (this one included) of something that waits since `age`.
pub(crate) fn after(effect: &Effect, hitch: &Hitch, tries: u32, age: Duration) -> Next {
    let wait = FIRST.saturating_mul(1 << tries.saturating_sub(1).min(10)).min(LONGEST);
    let must_be = matches!(effect, Effect::Acknowledge { .. } | Effect::CloseBallotBox { .. });
    let patience = match hitch {
        Hitch::Unsayable => return Next::GiveUp,
        Hitch::Fault(Fault::RetryAfter(wait)) => return Next::Again(*wait),
        // It is nobody's fault here, and it ends.
        Hitch::Fault(Fault::Away(_)) | Hitch::App(AppError::Storage(StorageError::Unavailable(_))) => {
            return Next::Again(wait.min(LONGEST_AWAY));
        }
        // The keeper makes the room as soon as it can.
        Hitch::NoRoom if age < A_DAY => return Next::Again(wait.min(LONGEST_AWAY)),
        _ if must_be => return if age < A_DAY { Next::Again(wait) } else { Next::GiveUp },
        Hitch::Fault(Fault::Refused { .. } | Fault::Garbled) => REFUSED,
        Hitch::Fault(_) | Hitch::App(_) | Hitch::NoRoom => PASSING,
    };
    if tries < patience { Next::Again(wait) } else { Next::GiveUp }
}

#[cfg(test)]
mod tests {
    use domain::{
        effect::{EventRef, RoomRole},
        id::CommunityId,
    };

    use super::*;

    const HOUR: Duration = Duration::from_secs(3_600);

    fn refused() -> Hitch {
        Fault::Refused { code: "M_FORBIDDEN".into(), status: 403 }.into()
    }

    fn tries_until_given_up(effect: &Effect, hitch: &Hitch, age: Duration) -> Option<u32> {
        (1..100).find(|tries| after(effect, hitch, *tries, age) == Next::GiveUp)
    }

    #[test]
    fn what_is_refused_is_given_up_but_an_acknowledgement_is_not() {
        let event = EventRef { room: "!r".into(), event: "$e".into() };
        let acknowledgement = Effect::Acknowledge { event };
        let community = CommunityId::new(Default::default());
        let notice = Effect::tell_room(community, RoomRole::Assembly, domain::effect::Notice::Help {});
        let away = Hitch::from(Fault::Away("test"));
        for (effect, hitch, age, given_up) in [
            (&notice, refused(), HOUR, Some(REFUSED)),
            (&notice, Hitch::NoRoom, HOUR, None),
            (&notice, Hitch::NoRoom, HOUR * 26, Some(PASSING)),
            (&notice, Fault::NotInRoom.into(), HOUR, Some(PASSING)),
            (&notice, away, HOUR * 1000, None),
            (&acknowledgement, refused(), HOUR, None),
            (&acknowledgement, refused(), HOUR * 26, Some(1)),
            (&acknowledgement, Hitch::Unsayable, HOUR, Some(1)),
        ] {
            assert_eq!(tries_until_given_up(effect, &hitch, age), given_up, "{hitch}");
        }
    }

    #[test]
    fn the_wait_grows_to_a_limit_and_the_homeserver_may_set_it() {
        let effect = Effect::RoomsWanted { community: CommunityId::new(Default::default()) };
        let not_yet = Hitch::from(Fault::NotInRoom);
        let waits = [1, 2, 3, 9, 29].map(|tries| after(&effect, &not_yet, tries, HOUR));
        assert_eq!(waits, [250, 500, 1_000, 60_000, 60_000].map(|ms| Next::Again(Duration::from_millis(ms))));
        let asked = Hitch::from(Fault::RetryAfter(HOUR));
        assert_eq!(after(&effect, &asked, 1_000, HOUR), Next::Again(HOUR));
    }
}
