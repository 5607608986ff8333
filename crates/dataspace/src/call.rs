//! A message to a connector: where it goes and what it says.

use app::{AppError, CallbackDue, Connected};
use domain::{
    address::Address,
    effect::Callback,
    moment::{Moment, Span},
    proposal::Stage,
};
use evidence::{jws, odrl};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    Door,
    message::{Pids, pid, written},
    negotiation::offer_id,
};

/// A message, ready to be sent.
pub(crate) struct Call {
    /// Where it goes.
    pub to: Address,
    /// What it says.
    pub body: Value,
}

/// The message that is due. None where its address or its parts are not there: it can never be sent.
pub(crate) fn call(door: &Door, due: &CallbackDue) -> Option<Call> {
    let at = &due.negotiation;
    let (path, message) = match due.message {
        Callback::Offered { .. } => ("offers", offer(at, due)?),
        Callback::Agreed => ("agreement", agreement(at)?),
        Callback::Finalized => {
            ("events", json!({ "@type": "ContractNegotiationEventMessage", "eventType": "FINALIZED" }))
        }
        Callback::Terminated => ("termination", termination(at)),
    };
    let segments = ["negotiations", &at.connection.consumer_pid];
    let to = Address::read(&at.connection.callback, door.app.reach()).ok()?;
    let to = to.at(|above| {
        above.pop_if_empty().extend(segments).extend(path.split('/'));
    });
    let Pids { provider, consumer } = Pids::of(at);
    let mut body = written(door, message);
    body["providerPid"] = json!(provider);
    body["consumerPid"] = json!(consumer);
    Some(Call { to, body })
}

fn offer(at: &Connected, due: &CallbackDue) -> Option<Value> {
    let offer = due.offer.as_ref()?;
    let id = offer_id(at.proposal.id, offer.number);
    let policy = odrl::offer(&id, &at.connection.target, &offer.terms);
    Some(json!({ "@type": "ContractOfferMessage", "offer": policy }))
}

fn agreement(at: &Connected) -> Option<Value> {
    let (agreement, decided_at) = (at.agreement.as_ref()?, at.decided_at?);
    let assigner = format!("urn:ownaccord:community:{}", agreement.community);
    let assignee = format!("urn:ownaccord:requester:{}", agreement.requester);
    let id = format!("urn:uuid:{}", agreement.id.uuid());
    let parties = (assigner.as_str(), assignee.as_str());
    let policy = odrl::agreement(&id, &at.connection.target, parties, decided_at, &agreement.terms);
    Some(json!({ "@type": "ContractAgreementMessage", "agreement": policy }))
}

/// The end, with what came of the vote as its code: `refused`, `sent-back`, `lapsed`, or `withdrawn` by the requester itself.
fn termination(at: &Connected) -> Value {
    let code = at.proposal.stage.word();
    let mut message = json!({ "@type": "ContractNegotiationTerminationMessage", "code": code });
    // Whoever was sent back can come again by naming this process.
    if let Stage::Decided { outcome: domain::decision::Outcome::SentBack, .. } = at.proposal.stage {
        message["reason"] = json!([{ "code": code, "revisionOf": pid(at.proposal.id) }]);
    }
    message
}

/// How long a message can be shown to come from us.
const VALID: Span = Span::seconds(300);

/// What the token says (RFC 7519, section 4.1).
#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    aud: &'a str,
    sub: &'a str,
    iat: i64,
    exp: i64,
}

/// The token that a message carries: signed by this instance, for this connector, for five minutes. Whoever wants to know that
/// a message comes from us verifies it with the keys at `/.well-known/jwks.json`.
pub(crate) fn token(
    door: &Door,
    callback: &str,
    consumer_pid: &str,
    now: Moment,
) -> Result<String, AppError> {
    let keys = door.app.keys();
    let claims = Claims {
        iss: keys.issuer(),
        aud: callback,
        sub: consumer_pid,
        iat: now.seconds(),
        exp: now.plus(VALID).seconds(),
    };
    jws::sign(&claims, "JWT", keys.signing()).map_err(|_| AppError::Document { what: "a token" })
}
