//! Where an agreement stands at a moment, from status lists and status events that are at hand and were found good.

use domain::moment::Moment;
use serde_json::Value;

use crate::{
    check::Verdict,
    status::{ListDocument, Purpose, StatusList, event::StatusEvent},
};

/// Where an agreement stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// A stable code for machines.
    pub code: &'static str,
    /// Since when, where that is known.
    pub since: Option<String>,
    /// Why, as a code, where that is known.
    pub reason: Option<String>,
    /// The moment for which this is said.
    pub at: String,
}

/// What there is to tell by.
#[derive(Clone, Debug, Default)]
pub struct Signs {
    /// Status lists.
    pub lists: Vec<(ListDocument, StatusList)>,
    /// Events of all agreements, in any order.
    pub events: Vec<StatusEvent>,
}

impl Signs {
    /// Where an agreement stands at this moment.
    pub fn read(&self, agreement: &Value, at: Moment) -> Standing {
        let said = |code, since: Option<&str>, reason: Option<&str>| Standing {
            code,
            since: since.map(str::to_owned),
            reason: reason.map(str::to_owned),
            at: at.to_string(),
        };
        let text = |name: &str| agreement.get(name).and_then(Value::as_str).unwrap_or_default();
        let (from, until) = (text("validFrom"), text("validUntil"));
        if moment(from).is_none_or(|from| at < from) {
            return said("status-not-yet", Some(from), None);
        }
        let last = self.last_event(text("id"), at);
        let revoked = self.bit(agreement, Purpose::Revocation, at);
        if let Some(event) = last.filter(|event| !["in-force", "suspended"].contains(&event.status.as_str()))
        {
            let newer = |list: &Moment| moment(&event.since).is_some_and(|since| since <= *list);
            return match revoked {
                // The list was made after the consent was taken back and does not say so.
                Bit::Known { set: false, made } if event.status == "withdrawn" && newer(&made) => {
                    said("status-contradiction", Some(&event.since), None)
                }
                _ => said("status-ended", Some(&event.since), Some(&event.reason)),
            };
        }
        if moment(until).is_none_or(|until| until <= at) {
            return said("status-ended", Some(until), Some("term-over"));
        }
        let suspended = self.bit(agreement, Purpose::Suspension, at);
        let (revoked, (suspended, made)) = match (revoked, suspended) {
            (Bit::Known { set, .. }, Bit::Known { set: suspended, made }) => (set, (suspended, made)),
            (Bit::Missing, _) | (_, Bit::Missing) => return said("status-missing", None, None),
            _ => return said("status-stale", None, None),
        };
        if revoked {
            return said("status-ended", None, None);
        }
        let event = |status: &str| last.filter(|event| event.status == status);
        let later = last.is_some_and(|event| moment(&event.since).is_some_and(|since| made < since));
        let suspended = if later { event("suspended").is_some() } else { suspended };
        match (suspended, event("suspended")) {
            (true, Some(event)) => said("status-suspended", Some(&event.since), Some(&event.reason)),
            (true, None) => said("status-suspended", None, None),
            (false, _) => said("stands", Some(from), None),
        }
    }

    fn last_event(&self, agreement: &str, at: Moment) -> Option<&StatusEvent> {
        let of_it = self.events.iter().filter(|event| event.agreement == agreement);
        let then = of_it.filter(|event| moment(&event.since).is_some_and(|since| since <= at));
        then.max_by_key(|event| event.sequence)
    }

    /// What the newest list of this purpose that the agreement names says of it.
    fn bit(&self, agreement: &Value, purpose: Purpose, at: Moment) -> Bit {
        let entries = agreement.get("credentialStatus").and_then(Value::as_array);
        let word = |entry: &Value, name: &str| entry.get(name).and_then(Value::as_str).map(str::to_owned);
        let named = entries.into_iter().flatten().find_map(|entry| {
            let fits = word(entry, "statusPurpose").as_deref() == Some(purpose.word());
            fits.then(|| Some((word(entry, "statusListCredential")?, word(entry, "statusListIndex")?)))?
        });
        let Some((address, index)) = named else { return Bit::Missing };
        let such = self.lists.iter().filter(|(list, _)| list.id == address && list.purpose() == purpose);
        let Some((list, bits)) = such.max_by_key(|(list, _)| moment(&list.valid_from)) else {
            return Bit::Missing;
        };
        let (Some(made), Some(until)) = (moment(&list.valid_from), moment(&list.valid_until)) else {
            return Bit::Stale;
        };
        match index.parse().ok().and_then(|index| bits.get(index)) {
            Some(set) if made <= at && at < until => Bit::Known { set, made },
            Some(_) => Bit::Stale,
            None => Bit::Missing,
        }
    }
}

/// What a list says of one agreement.
#[derive(Clone, Copy, Debug)]
enum Bit {
    /// It was to be relied on then.
    Known { set: bool, made: Moment },
    /// It was not, or not any more.
    Stale,
    /// There is none.
    Missing,
}

/// A moment as documents write it: in UTC, ending in `Z`.
fn moment(text: &str) -> Option<Moment> {
    text.parse().ok().filter(|_| text.ends_with('Z'))
}

impl Standing {
    /// What it means for whoever would rely on the agreement at that moment.
    pub fn verdict(&self) -> Verdict {
        let why = self.words().to_owned();
        match self.code {
            "stands" => Verdict::Good,
            code @ ("status-missing" | "status-stale") => Verdict::Unchecked { code, why },
            code => Verdict::Refused { code, why },
        }
    }

    /// The same in words.
    pub fn words(&self) -> &'static str {
        match self.code {
            "stands" => "it stands",
            "status-suspended" => "it is suspended: it may not be relied on for now",
            "status-ended" => "it has ended: it may not be relied on any more",
            "status-not-yet" => "it is not in force yet",
            "status-stale" => {
                "whether it stands is unknown: the status list is not of this time, a newer one must be fetched"
            }
            "status-contradiction" => {
                "a status list was made after the consent was taken back and does not say so"
            }
            _ => "whether it stands is unknown: a status list is missing",
        }
    }
}
