//! What the protocol's schemas ask of messages beyond what we make anything of: so that nothing is taken here that another connector refuses.

use domain::refusal::{Faults, Reason};
use serde_json::Value;

/// Notes a member that is there and not as it should be.
fn member(of: &Value, name: &str, fits: impl Fn(&Value) -> bool, wanted: &str, faults: &mut Faults) {
    if of.get(name).is_some_and(|value| !fits(value)) {
        faults.field(name, Reason::OtherMessage { wanted: wanted.to_owned() });
    }
}

fn texts(value: &Value) -> bool {
    value.as_array().is_some_and(|all| all.iter().all(Value::is_string))
}

/// An offer within a message: its type and its profiles.
pub(crate) fn offer(offer: &Value, faults: &mut Faults) {
    if offer.get("@type").is_none_or(|kind| kind != "Offer") {
        faults.field("@type", Reason::OtherMessage { wanted: "Offer".to_owned() });
    }
    member(offer, "profile", |value| value.is_string() || texts(value), "profile", faults);
}

/// A request within a negotiation: the address for answers was given with the first one.
pub(crate) fn counter(message: &Value, faults: &mut Faults) {
    member(message, "callbackAddress", |_| false, "providerPid", faults);
}

/// A termination: a code and reasons, where they are given.
pub(crate) fn termination(message: &Value, faults: &mut Faults) {
    member(message, "code", Value::is_string, "code", faults);
    let some = |value: &Value| value.as_array().is_some_and(|reasons| !reasons.is_empty());
    member(message, "reason", some, "reason", faults);
}
