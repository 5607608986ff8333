//! A requester says which services it gives to people such as the members.

use domain::{
    id::RequesterId,
    party::{Presenting, Role, Service},
};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
};

/// All of them, in place of those declared before.
#[derive(Clone, Debug)]
pub struct DeclareServices {
    /// The services; none of them is a declaration too.
    pub services: Vec<Service>,
}

impl App {
    /// Who asks, as members are shown it beside the terms.
    pub async fn who_asks(&self, requester: RequesterId) -> Result<Option<Presenting>, AppError> {
        Ok(self.read().await?.requester(requester).await?.map(|requester| requester.presented()))
    }

    /// Declares the services. By an administrator of the requester.
    pub async fn declare_services(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &DeclareServices,
    ) -> Result<RequesterId, AppError> {
        self.settle(|| async {
            let begun: Begun<RequesterId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let id = actor.as_requester(Role::Administrator)?;
            let requester = work.tx.own_requester(id).await?.ok_or_else(|| missing("requester"))?;
            work.tx.save(requester.declare(command.services.clone(), work.now)?).await?;
            work.done(id).await
        })
        .await
    }
}
