//! The negotiation's endpoints on the provider's side: section "Contract Negotiation HTTPS Binding".

use app::{AcceptOffer, Actor, Connected, MakeOffer, Origin, SubmitProposal};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{
    address::Address,
    digest::Digest,
    id::ProposalId,
    proposal::{Connection, DataspaceState, Message, Side},
    refusal::{Faults, Reason},
    taxonomy::Code,
    terms::TermsDraft,
};
use evidence::odrl;
use serde_json::Value;

use crate::{
    Door,
    message::{Fault, Pids, locale, negotiation, negotiation_error, pid, read, read_pid, sender},
    shape,
};

/// What a handler gives back: how the negotiation stands, or the fault and the ids that its error names.
type Done = Result<(StatusCode, Pids, DataspaceState), (Fault, Pids)>;

fn answer(done: Done, headers: &HeaderMap) -> Response {
    match done {
        Ok((status, pids, state)) => negotiation(status, &pids, state),
        Err((fault, pids)) => negotiation_error(&fault, &pids, locale(headers)),
    }
}

/// `POST /negotiations/request`: a connector asks for the first time.
pub(crate) async fn request(State(door): State<Door>, headers: HeaderMap, body: Bytes) -> Response {
    answer(begin(&door, &headers, &body).await, &headers)
}

async fn begin(door: &Door, headers: &HeaderMap, body: &[u8]) -> Done {
    let unknown = |fault: Fault| (fault, Pids::default());
    let actor = sender(&door.app, headers).await.map_err(unknown)?;
    actor.requester().ok_or_else(|| unknown(Fault::NotFound))?;
    let message = read(body, "ContractRequestMessage").map_err(unknown)?;
    let mut pids = Pids { provider: None, ..Pids::named(&message) };
    let command = asked(door, &message).map_err(|fault| (fault, pids.clone()))?;
    let origin = Origin::Api(format!("dataspace {}", Digest::of_bytes(body)));
    let done = door.app.submit_proposal(&actor, &origin, &command).await;
    let done = done.map_err(|error| (error.into(), pids.clone()))?;
    pids.provider = Some(pid(done.proposal));
    match done.returned {
        Some(faults) => Err((faults.into(), pids)),
        None => Ok((StatusCode::CREATED, pids, DataspaceState::Requested)),
    }
}

/// What a first message asks for; everything that is wrong with it as a message is named at once.
fn asked(door: &Door, message: &Value) -> Result<SubmitProposal, Fault> {
    let mut faults = Faults::default();
    let text = |name: &str| message.pointer(name).and_then(Value::as_str).unwrap_or("");
    if message.get("providerPid").is_some() {
        faults.field("providerPid", Reason::OtherProcess {});
    }
    let target = text("/offer/target");
    let callback = text("/callbackAddress");
    let connection = Connection::check(text("/consumerPid"), callback, target);
    let connection = connection.map_err(|refused| faults.absorb(refused)).ok();
    if connection.is_some() {
        faults.take("callbackAddress", Address::read(callback, door.app.reach()));
    }
    let dataset = odrl::target_of(target);
    if dataset.is_none() {
        faults.within("offer", |f| f.field("target", Reason::UnknownDataset {}));
    } else if text("/offer/@id") != odrl::start_id(target) {
        faults.within("offer", |f| f.field("@id", Reason::UnknownOffer {}));
    }
    let revision_of = message.get("revisionOf").map(|before| {
        let before = before.as_str().and_then(read_pid).ok_or(Reason::NotSentBack {});
        faults.take("revisionOf", before)
    });
    let terms = offered(message, dataset.as_ref().and_then(|(_, category)| category.as_ref()), &mut faults);
    let whole = connection.zip(dataset);
    let (connection, (community, _)) = faults.or_built(whole)?;
    let (again, revision_of) = (None, revision_of.flatten());
    Ok(SubmitProposal { community, again, revision_of, connection: Some(connection), terms })
}

/// The terms of a message's offer. Data outside of the bundle that the offer is on is noted.
fn offered(message: &Value, bundle: Option<&Code>, faults: &mut Faults) -> TermsDraft {
    faults.within("offer", |faults| {
        shape::offer(message.get("offer").unwrap_or(&Value::Null), faults);
        let terms = odrl::read(message.get("offer").unwrap_or(&Value::Null), faults);
        let codes = terms.data_categories.iter().filter_map(|text| text.parse::<Code>().ok());
        for code in codes.filter(|code| bundle.is_some_and(|bundle| !code.within(bundle))) {
            faults.field("dataCategory", Reason::OutsideDataset { value: code.to_string() });
        }
        terms
    })
}

/// `GET /negotiations/:providerPid`.
pub(crate) async fn show(State(door): State<Door>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let pids = Pids { provider: Some(id.clone()), consumer: None };
    let done = async {
        let (_, _, at) = reached(&door, &headers, &id).await?;
        let state = at.state().ok_or(Fault::NotFound)?;
        Ok((StatusCode::OK, Pids::of(&at), state))
    };
    answer(done.await.map_err(|fault| (fault, pids)), &headers)
}

/// The negotiation that an address names, for its requester.
async fn reached(
    door: &Door,
    headers: &HeaderMap,
    id: &str,
) -> Result<(Actor, ProposalId, Connected), Fault> {
    let actor = sender(&door.app, headers).await?;
    let id = read_pid(id).ok_or(Fault::NotFound)?;
    let at = door.app.connected(&actor, id).await?;
    Ok((actor, id, at))
}

/// A message within a negotiation: its kind by the state machine, its name, and the message.
struct Within {
    actor: Actor,
    id: ProposalId,
    at: Connected,
    message: Value,
}

/// Finds the negotiation and looks at the message: of the right kind, of this process, allowed in this state.
async fn within(
    door: &Door,
    headers: &HeaderMap,
    (id, body): (&str, &[u8]),
    (kind, step): (&str, Message),
) -> Result<Within, (Fault, Pids)> {
    let named = Pids { provider: Some(id.to_owned()), consumer: None };
    let (actor, id, at) = reached(door, headers, id).await.map_err(|fault| (fault, named))?;
    let pids = Pids::of(&at);
    let looked = || {
        let message = read(body, kind)?;
        let names = Pids::named(&message);
        let provider = names.provider.as_deref().and_then(read_pid);
        if provider != Some(id) || names.consumer.as_ref() != pids.consumer.as_ref() {
            return Err(Reason::OtherProcess {}.into());
        }
        let state = at.state().ok_or(Fault::NotFound)?;
        match state.after(step, Side::Requester) {
            Some(_) => Ok(message),
            None => Err(Reason::NotInThisState { state: state.word().to_owned() }.into()),
        }
    };
    match looked() {
        Ok(message) => Ok(Within { actor, id, at, message }),
        Err(fault) => Err((fault, pids)),
    }
}

/// How the negotiation stands after what was done.
async fn now(door: &Door, at: &Within, done: Result<(), Fault>) -> Done {
    let pids = Pids::of(&at.at);
    let state = match done {
        Ok(()) => door.app.connected(&at.actor, at.id).await.map_err(Fault::from),
        Err(fault) => Err(fault),
    };
    match state.map(|at| at.state()) {
        Ok(Some(state)) => Ok((StatusCode::OK, pids, state)),
        Ok(None) => Err((Fault::NotFound, pids)),
        Err(fault) => Err((fault, pids)),
    }
}

/// Takes a message within a negotiation and does what it says.
async fn take(
    (door, headers): (&Door, &HeaderMap),
    (id, body): (&str, &[u8]),
    (kind, step): (&str, Message),
) -> Response {
    let done = match within(door, headers, (id, body), (kind, step)).await {
        Ok(at) => {
            let done = act(door, &at, step).await;
            now(door, &at, done).await
        }
        Err(fault) => Err(fault),
    };
    answer(done, headers)
}

async fn act(door: &Door, at: &Within, step: Message) -> Result<(), Fault> {
    match step {
        Message::Request => offer_again(door, at).await,
        Message::Accept => accept(door, at).await,
        Message::Verify => Ok(door.app.verify_agreement(&at.actor, at.id).await?),
        Message::Terminate => end(door, at).await,
        // The provider's own; no address takes them.
        Message::Offer | Message::Agree | Message::Finalize => Err(Fault::NotFound),
    }
}

/// `POST /negotiations/:providerPid/request`: a connector asks with other terms.
pub(crate) async fn ask_again(
    State(door): State<Door>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    take((&door, &headers), (&id, &body), ("ContractRequestMessage", Message::Request)).await
}

async fn offer_again(door: &Door, at: &Within) -> Result<(), Fault> {
    let mut faults = Faults::default();
    shape::counter(&at.message, &mut faults);
    let connection = &at.at.connection;
    let text = |name: &str| at.message.pointer(name).and_then(Value::as_str).unwrap_or("");
    if text("/offer/target") != connection.target {
        faults.within("offer", |f| f.field("target", Reason::UnknownDataset {}));
    }
    let number = at.at.proposal.stage.latest().unwrap_or_default();
    let known = |id: &str| {
        id == odrl::start_id(&connection.target) || (1..=number).any(|number| id == offer_id(at.id, number))
    };
    if !known(text("/offer/@id")) {
        faults.within("offer", |f| f.field("@id", Reason::UnknownOffer {}));
    }
    let dataset = odrl::target_of(&connection.target);
    let bundle = dataset.as_ref().and_then(|(_, category)| category.as_ref());
    let terms = offered(&at.message, bundle, &mut faults);
    faults.or(())?;
    let command = MakeOffer { proposal: at.id, terms, note: Vec::new() };
    door.app.make_offer(&at.actor, &Origin::Own, &command).await?;
    Ok(())
}

/// The id of one of a negotiation's offers.
pub(crate) fn offer_id(id: ProposalId, number: u32) -> String {
    format!("urn:ownaccord:offer:{}:{number}", id.uuid())
}

/// `POST /negotiations/:providerPid/events`: a connector accepts the community's offer.
pub(crate) async fn event(
    State(door): State<Door>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    take((&door, &headers), (&id, &body), ("ContractNegotiationEventMessage", Message::Accept)).await
}

async fn accept(door: &Door, at: &Within) -> Result<(), Fault> {
    // FINALIZED is the provider's to say.
    if at.message.get("eventType").and_then(Value::as_str) != Some("ACCEPTED") {
        return Err(Reason::OtherMessage { wanted: "ACCEPTED".to_owned() }.into());
    }
    let number = at.at.proposal.stage.latest().unwrap_or_default();
    let command = AcceptOffer { proposal: at.id, number };
    door.app.accept_offer(&at.actor, &Origin::Own, &command).await?;
    Ok(())
}

/// `POST /negotiations/:providerPid/agreement/verification`: a connector binds its requester.
pub(crate) async fn verify(
    State(door): State<Door>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    take((&door, &headers), (&id, &body), ("ContractAgreementVerificationMessage", Message::Verify)).await
}

async fn end(door: &Door, at: &Within) -> Result<(), Fault> {
    let mut faults = Faults::default();
    shape::termination(&at.message, &mut faults);
    faults.or(())?;
    Ok(door.app.terminate(&at.actor, at.id).await?)
}

/// `POST /negotiations/:providerPid/termination`: a connector ends the negotiation.
pub(crate) async fn terminate(
    State(door): State<Door>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    take((&door, &headers), (&id, &body), ("ContractNegotiationTerminationMessage", Message::Terminate)).await
}
