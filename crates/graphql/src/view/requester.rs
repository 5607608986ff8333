//! Requesters, what they say of themselves, and the people and programs that act for them.

use app::storage::{Holder, Token};
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    party::{Contact, ContactState, Requester, Role, Scope, Service},
    signatory::KeyHolder,
};

use super::SignatoryKeyView;
use crate::{Asker, fault::Result, loads::app, scalar};

/// What somebody may do for a requester.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Role", remote = "Role")]
pub(crate) enum RoleView {
    /// Invites and removes contacts, makes and revokes tokens, declares services, proves the mail domain.
    Administrator,
    /// Submits and withdraws proposals, makes and accepts offers, answers concerns and questions.
    Negotiator,
    /// Binds the requester: countersigns what the members consented to.
    Signatory,
}

/// Where a contact stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "ContactState", remote = "ContactState")]
pub(crate) enum ContactStateView {
    /// Invited, and not here yet.
    Invited,
    /// Acts for the requester.
    Acting,
    /// Acts for it no more.
    Removed,
}

/// What a program may do with a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "TokenScope", remote = "Scope")]
pub(crate) enum ScopeView {
    /// Negotiate by the Dataspace Protocol.
    Negotiate,
    /// Bind the requester by the Dataspace Protocol.
    Countersign,
    /// Ask whether a use of data is permitted.
    Ask,
}

/// Something that a requester gives to people such as the members.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Service")]
pub(crate) struct ServiceView {
    /// What it is.
    what: String,
    /// To whom.
    whom: String,
    /// Whether whoever gets it depends on it.
    essential: bool,
}

impl From<&Service> for ServiceView {
    fn from(service: &Service) -> Self {
        Self { what: service.what.clone(), whom: service.whom.clone(), essential: service.essential }
    }
}

/// A person who acts for a requester.
pub(crate) struct ContactView(pub Contact);

#[Object(name = "Contact")]
impl ContactView {
    /// Their pseudonymous id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// What they may do.
    async fn roles(&self) -> Vec<RoleView> {
        self.0.roles.iter().map(|role| (*role).into()).collect()
    }
    /// Where they stand.
    async fn state(&self) -> ContactStateView {
        self.0.state.into()
    }
}

/// A token that a requester made for a program.
pub(crate) struct TokenView(pub Token);

#[Object(name = "MachineToken")]
impl TokenView {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// What the requester calls it.
    async fn name(&self) -> Option<&str> {
        self.0.label.as_ref().map(|label| label.name.as_str())
    }
    /// How the token begins.
    async fn prefix(&self) -> Option<&str> {
        self.0.label.as_ref().map(|label| label.prefix.as_str())
    }
    /// What it may be used for.
    async fn scopes(&self) -> Vec<ScopeView> {
        match &self.0.holder {
            Holder::DataHolder(_) => vec![ScopeView::Ask],
            Holder::Connector(_, roles) => {
                let scope = |role: &Role| match role {
                    Role::Administrator => None,
                    Role::Negotiator => Some(ScopeView::Negotiate),
                    Role::Signatory => Some(ScopeView::Countersign),
                };
                roles.iter().filter_map(scope).collect()
            }
            _ => Vec::new(),
        }
    }
    /// When it was made.
    async fn made_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.created_at)
    }
    /// From when it is worth nothing.
    async fn expires_at(&self) -> Option<scalar::DateTime> {
        self.0.expires_at.as_ref().map(scalar::DateTime::of)
    }
    /// When it was revoked.
    async fn revoked_at(&self) -> Option<scalar::DateTime> {
        self.0.revoked_at.as_ref().map(scalar::DateTime::of)
    }
}

/// An organisation that asks to use data.
pub(crate) struct RequesterView(pub Requester);

impl RequesterView {
    /// Its people and programs are its own affair.
    fn is_the_askers(&self, ctx: &Context<'_>) -> bool {
        Asker::of(ctx).actor().requester() == Some(self.0.id)
    }
}

#[Object(name = "Requester")]
impl RequesterView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Its name in what is signed: a DID, whose document shows its keys.
    async fn did(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(app(ctx)?.keys().requester(self.0.id).to_string())
    }
    /// Its short public name.
    async fn handle(&self) -> String {
        self.0.handle.to_string()
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// What kind of organisation it is.
    async fn kind(&self) -> scalar::Code {
        scalar::Code::of(&self.0.kind)
    }
    /// The services that it declares to give to people such as the members; null where it never said. Whoever depends on one of them
    /// may not dare to say no.
    async fn services(&self) -> Option<Vec<ServiceView>> {
        self.0.services.as_ref().map(|services| services.given.iter().map(ServiceView::from).collect())
    }
    /// When it declared them.
    async fn services_declared_at(&self) -> Option<scalar::DateTime> {
        self.0.services.as_ref().map(|services| scalar::DateTime::of(&services.declared_at))
    }
    /// The mail domain that it has proven: somebody opened a link that was sent to an address in it.
    async fn mail_domain(&self) -> Option<String> {
        self.0.mail_domain.as_ref().map(|proven| proven.domain.to_string())
    }
    /// When that was.
    async fn mail_domain_proven_at(&self) -> Option<scalar::DateTime> {
        self.0.mail_domain.as_ref().map(|proven| scalar::DateTime::of(&proven.at))
    }
    /// The keys with which it signs, the first one first; revoked ones too.
    async fn keys(&self, ctx: &Context<'_>) -> Result<Vec<SignatoryKeyView>> {
        let keys = app(ctx)?.read().await?.keys_of(KeyHolder::Requester(self.0.id)).await?;
        Ok(keys.into_iter().map(SignatoryKeyView).collect())
    }
    /// The people who act for it. Shown to themselves.
    async fn contacts(&self, ctx: &Context<'_>) -> Result<Option<Vec<ContactView>>> {
        if !self.is_the_askers(ctx) {
            return Ok(None);
        }
        let contacts = app(ctx)?.read().await?.contacts_of(self.0.id).await?;
        Ok(Some(contacts.into_iter().map(ContactView).collect()))
    }
    /// The tokens of its programs, the latest first. Shown to those who act for it.
    async fn tokens(&self, ctx: &Context<'_>) -> Result<Option<Vec<TokenView>>> {
        if !self.is_the_askers(ctx) {
            return Ok(None);
        }
        let tokens = app(ctx)?.read().await?.tokens_of(self.0.id).await?;
        Ok(Some(tokens.into_iter().map(TokenView).collect()))
    }
    /// When it registered.
    async fn registered_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.registered_at)
    }
}
