//! Organisations register: an intermediary with its interests, a requester.

use domain::{
    id::{AdvocateId, ContactId, IntermediaryId, RequesterId},
    party::{Advocate, Contact, Interest, Intermediary, Registration, Requester, Service},
    refusal::Reason,
};
use serde::{Deserialize, Serialize};
use storage::Holder;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    found_community::taken,
};

/// What an intermediary's first advocate types.
#[derive(Clone, Debug)]
pub struct RegisterIntermediary {
    /// The organisation.
    pub registration: Registration,
    /// Who funds it and whom it is tied to.
    pub interests: Vec<Interest>,
}

/// What a requester's first contact types.
#[derive(Clone, Debug)]
pub struct RegisterRequester {
    /// The organisation.
    pub registration: Registration,
    /// The services that it gives to people such as the members.
    pub services: Vec<Service>,
}

/// A registered organisation and the first person who acts for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Registered<O, P> {
    /// The organisation.
    pub organisation: O,
    /// The person.
    pub person: P,
    /// The person's API token; shown once, not in a repetition.
    #[serde(skip)]
    pub token: Option<String>,
}

impl App {
    /// Registers an intermediary and its first advocate.
    pub async fn register_intermediary(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &RegisterIntermediary,
    ) -> Result<Registered<IntermediaryId, AdvocateId>, AppError> {
        self.settle(|| async {
            let begun: Begun<Registered<IntermediaryId, AdvocateId>> =
                self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let Actor::EnrolIntermediary(right) = actor else { return Err(wrong(actor).into()) };
            let advocate = Advocate { id: self.chance.blind_id()?, intermediary: self.chance.id(work.now)? };
            let (organisation, person) = (advocate.intermediary, advocate.id);
            let step = Intermediary::register(
                organisation,
                &command.registration,
                command.interests.clone(),
                work.now,
            )?;
            work.tx.use_token(*right, work.now).await?;
            let saved = work.tx.save(step.map(|intermediary| (intermediary, advocate))).await;
            saved.map_err(|error| taken(error, &command.registration.handle))?;
            let token = self.issue(&mut work.tx, Holder::Advocate(person), None, false).await?;
            work.done(Registered { organisation, person, token: Some(token) }).await
        })
        .await
    }

    /// Registers a requester and its first contact.
    pub async fn register_requester(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &RegisterRequester,
    ) -> Result<Registered<RequesterId, ContactId>, AppError> {
        self.settle(|| async {
            let begun: Begun<Registered<RequesterId, ContactId>> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let Actor::EnrolRequester(right) = actor else { return Err(wrong(actor).into()) };
            let contact = Contact::first(self.chance.blind_id()?, self.chance.id(work.now)?);
            let (organisation, person) = (contact.requester, contact.id);
            let services = command.services.clone();
            let step = Requester::register(organisation, &command.registration, services, work.now)?;
            work.tx.use_token(*right, work.now).await?;
            let saved = work.tx.save(step.map(|requester| (requester, contact))).await;
            saved.map_err(|error| taken(error, &command.registration.handle))?;
            let token = self.issue(&mut work.tx, Holder::Contact(person), None, false).await?;
            work.done(Registered { organisation, person, token: Some(token) }).await
        })
        .await
    }
}

pub(crate) fn wrong(actor: &Actor) -> Reason {
    if *actor == Actor::Public { Reason::SignInNeeded {} } else { Reason::WrongToken {} }
}
