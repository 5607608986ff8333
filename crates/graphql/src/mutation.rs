//! Commands: one input object and one payload each.

mod admission;
mod attest;
mod ballot;
mod bargain;
mod before_vote;
mod burden;
mod charter;
mod community;
mod concern;
mod contacts;
mod countersign;
mod crisis;
mod delegation;
mod deliberation_rules;
mod early_pressure;
mod election;
mod machine;
mod mandate;
mod member;
mod negotiation;
mod oneself;
mod party;
mod petition;
mod pressure;
mod question;
mod readability;
mod signatory;
mod steward;
mod submit;
mod suspension;
mod terms;
mod trust;
mod understanding;
mod vote;
mod webhook;

use std::pin::Pin;

use app::{AppError, Origin};
use async_graphql::{Context, MergedObject};
use domain::refusal::{Reason, Refused};

use crate::{
    Asker,
    fault::{Fault, Result},
    view::RefusalView,
};

/// The root of mutations.
#[derive(MergedObject, Default)]
pub struct Mutation(
    community::CommunityMutation,
    charter::CharterMutation,
    crisis::CrisisMutation,
    member::MemberMutation,
    vote::VoteMutation,
    ballot::BallotMutation,
    party::PartyMutation,
    contacts::ContactsMutation,
    machine::MachineMutation,
    webhook::WebhookMutation,
    mandate::MandateMutation,
    election::ElectionMutation,
    submit::SubmitMutation,
    negotiation::NegotiationMutation,
    bargain::BargainMutation,
    countersign::CountersignMutation,
    signatory::SignatoryMutation,
    suspension::SuspensionMutation,
    attest::AttestMutation,
    delegation::DelegationMutation,
    petition::PetitionMutation,
    pressure::PressureMutation,
    early_pressure::EarlyPressureMutation,
    trust::TrustMutation,
    concern::ConcernMutation,
    question::QuestionMutation,
    before_vote::BeforeVoteMutation,
    understanding::UnderstandingMutation,
    oneself::OneselfMutation,
    admission::AdmissionMutation,
    steward::StewardMutation,
);

/// What a mutation answers with: what it did, or why it did nothing.
pub(crate) trait Payload: Default {
    /// Everything that was refused, in words.
    fn refuse(&mut self, refusals: Vec<RefusalView>);
}

/// Payloads have a field `refusals`.
macro_rules! payloads {
    ($($payload:ty),*) => {$(
        impl crate::mutation::Payload for $payload {
            fn refuse(&mut self, refusals: Vec<crate::view::RefusalView>) {
                self.refusals = refusals;
            }
        }
    )*};
}
pub(crate) use payloads;

/// Why a mutation did not do what it was told.
pub(crate) enum Stopped {
    /// The verb says so.
    App(AppError),
    /// What it did cannot be shown.
    Shown(Fault),
}

impl From<AppError> for Stopped {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}
impl From<Reason> for Stopped {
    fn from(reason: Reason) -> Self {
        Self::App(reason.into())
    }
}
impl From<Refused> for Stopped {
    fn from(refused: Refused) -> Self {
        Self::App(refused.into())
    }
}
impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Shown(fault)
    }
}

/// What a command leads to.
pub(crate) type Done<P> = std::result::Result<P, Stopped>;

/// Carries a command out; a refusal becomes part of the payload. On the heap: the mutations are one future within
/// another, and each would take its place on the stack of whichever is called.
pub(crate) fn settle<'a, P: Payload + Send + 'a>(
    ctx: &'a Context<'_>,
    work: impl Future<Output = Done<P>> + Send + 'a,
) -> Pin<Box<dyn Future<Output = Result<P>> + Send + 'a>> {
    let work = Box::pin(work);
    Box::pin(async move {
        match work.await {
            Ok(payload) => Ok(payload),
            Err(Stopped::App(AppError::Refused(refused))) => {
                let mut payload = P::default();
                payload.refuse(RefusalView::all(&refused, Asker::of(ctx).locale()));
                Ok(payload)
            }
            Err(Stopped::App(error)) => Err(error.into()),
            Err(Stopped::Shown(fault)) => Err(fault),
        }
    })
}

/// A command that comes by the API.
pub(crate) fn by_api(idempotency_key: String) -> Origin {
    Origin::Api(idempotency_key)
}
