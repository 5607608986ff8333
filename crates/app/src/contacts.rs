//! A requester's administrators invite others to act for it, give them roles and remove them.

use std::fmt::Debug;

use domain::{
    id::{ContactId, RequesterId},
    moment::{Moment, Span},
    party::{Contact, Role, Roles},
    refusal::Refused,
    step::Step,
};
use serde::{Deserialize, Serialize};
use storage::{Holder, Tx};

use crate::{
    Actor, App, AppError, Origin, Registered,
    begin::{Begun, fresh},
    error::missing,
    register::wrong,
};

/// Invites somebody.
#[derive(Clone, Debug)]
pub struct InviteContact {
    /// What they may do.
    pub roles: Roles,
}

/// Somebody was invited.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ContactInvited {
    /// Who they will be.
    pub contact: ContactId,
    /// Until when they can join.
    pub expires_at: Moment,
    /// What they join with; shown once, not in a repetition.
    #[serde(skip)]
    pub token: Option<String>,
}

/// Gives a contact other roles.
#[derive(Clone, Debug)]
pub struct GiveRoles {
    /// Whom.
    pub contact: ContactId,
    /// All that they may do from now on.
    pub roles: Roles,
}

/// A contact acts no more.
#[derive(Clone, Copy, Debug)]
pub struct RemoveContact {
    /// Who.
    pub contact: ContactId,
}

/// How long somebody who was invited can join.
const INVITATION_LASTS: Span = Span::days(7);

impl App {
    /// Invites somebody to act for the requester. By one of its administrators.
    pub async fn invite_contact(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &InviteContact,
    ) -> Result<ContactInvited, AppError> {
        self.settle(|| async {
            let begun: Begun<ContactInvited> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let (requester, all) = administered(&work.tx, actor).await?;
            let contact = self.chance.blind_id()?;
            let step = Contact::invite(contact, requester, command.roles.clone(), &all)?;
            work.tx.save(step).await?;
            let expires_at = work.now.plus(INVITATION_LASTS);
            let holder = Holder::EnrolContact(contact);
            let token = self.issue(&mut work.tx, holder, Some(expires_at), true).await?;
            work.done(ContactInvited { contact, expires_at, token: Some(token) }).await
        })
        .await
    }

    /// Whoever was invited begins to act.
    pub async fn join_requester(
        &self,
        actor: &Actor,
        origin: &Origin,
    ) -> Result<Registered<RequesterId, ContactId>, AppError> {
        self.settle(|| async {
            let begun: Begun<Registered<RequesterId, ContactId>> = self.begin(actor, origin, &"join").await?;
            let mut work = fresh!(begun);
            let Actor::EnrolContact(right, invited) = actor else { return Err(wrong(actor).into()) };
            let (organisation, person) = (invited.requester, invited.id);
            let contact = work.tx.own_contact(person).await?.ok_or_else(|| missing("contact"))?;
            let step = contact.join()?;
            work.tx.use_token(*right, work.now).await?;
            work.tx.save(step).await?;
            let token = self.issue(&mut work.tx, Holder::Contact(person), None, false).await?;
            work.done(Registered { organisation, person, token: Some(token) }).await
        })
        .await
    }

    /// Gives a contact other roles. By an administrator.
    pub async fn give_roles(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &GiveRoles,
    ) -> Result<ContactId, AppError> {
        let give = |contact: Contact, all: &[Contact]| contact.give(command.roles.clone(), all);
        self.move_contact((actor, origin), command, command.contact, give).await
    }

    /// Removes a contact: their token is worth nothing from then on. By an administrator.
    pub async fn remove_contact(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &RemoveContact,
    ) -> Result<ContactId, AppError> {
        self.move_contact((actor, origin), command, command.contact, |contact, all| contact.remove(all)).await
    }

    /// Changes a contact as an administrator wants it, among all that the requester has.
    async fn move_contact(
        &self,
        (actor, origin): (&Actor, &Origin),
        command: &(impl Debug + Sync),
        id: ContactId,
        change: impl Fn(Contact, &[Contact]) -> Result<Step<Contact>, Refused> + Sync,
    ) -> Result<ContactId, AppError> {
        self.settle(|| async {
            let begun: Begun<ContactId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let (requester, all) = administered(&work.tx, actor).await?;
            let contact = one_of(&work.tx, requester, id).await?;
            work.tx.save(change(contact, &all)?).await?;
            work.done(id).await
        })
        .await
    }
}

/// The requester that the actor administers, held, and all its contacts. The actor's own role is looked at as it is now: of two
/// administrators who remove each other at once, one is.
pub(crate) async fn administered(tx: &Tx, actor: &Actor) -> Result<(RequesterId, Vec<Contact>), AppError> {
    let id = actor.as_requester(Role::Administrator)?;
    tx.own_requester(id).await?.ok_or_else(|| missing("requester"))?;
    let all = tx.contacts_of(id).await?;
    if let Actor::Contact(seen) = actor {
        let now = all.iter().find(|one| one.id == seen.id && one.acts());
        let now = now.cloned().map(Actor::Contact).unwrap_or(Actor::Public);
        now.as_requester(Role::Administrator)?;
    }
    Ok((id, all))
}

/// A contact of this requester, to be moved on.
async fn one_of(tx: &Tx, requester: RequesterId, id: ContactId) -> Result<Contact, AppError> {
    let found = tx.own_contact(id).await?.filter(|found| found.requester == requester);
    Ok(found.ok_or_else(|| missing("contact"))?)
}
