//! Who the token speaks for.

use app::Actor;
use async_graphql::{Context, Enum, ID, Object};

use super::{CommunityView, IntermediaryView, MemberView, RequesterView, SignatoryKeyView};
use crate::{
    fault::Result,
    loads::{app, find, get},
};

/// What somebody may act as.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub(crate) enum ActorKind {
    /// May found a community, once.
    Founder,
    /// May register an organisation, or begin to act for one, once.
    Enrolment,
    /// A member of a community.
    Member,
    /// A member who is a steward.
    Steward,
    /// Acts for an intermediary.
    Advocate,
    /// Acts for a requester.
    Requester,
    /// Asks before it uses a requester's data.
    DataHolder,
}

/// Who the token speaks for.
pub(crate) struct ActorView {
    actor: Actor,
    kind: ActorKind,
}

impl ActorView {
    /// The actor, unless it is nobody in particular.
    pub(crate) fn of(actor: &Actor) -> Option<Self> {
        let kind = match actor {
            // A connector has a door of its own.
            Actor::Public | Actor::Connector(..) => return None,
            Actor::Founder(_) => ActorKind::Founder,
            Actor::EnrolIntermediary(_) | Actor::EnrolRequester(_) | Actor::EnrolContact(..) => {
                ActorKind::Enrolment
            }
            Actor::Member(member) if member.steward => ActorKind::Steward,
            Actor::Member(_) => ActorKind::Member,
            Actor::Advocate(_) => ActorKind::Advocate,
            Actor::Contact(_) => ActorKind::Requester,
            Actor::DataHolder(..) => ActorKind::DataHolder,
        };
        Some(Self { actor: actor.clone(), kind })
    }
}

#[Object(name = "Actor")]
impl ActorView {
    /// What they may act as.
    async fn kind(&self) -> ActorKind {
        self.kind
    }
    /// Their id: of the member, the advocate, the contact; of the requester for a data holder; of the token otherwise.
    async fn id(&self) -> ID {
        self.actor.name().into()
    }
    /// The keys that they have registered to sign with: as a steward or an advocate, or for their requester.
    async fn keys(&self, ctx: &Context<'_>) -> Result<Vec<SignatoryKeyView>> {
        let Ok(holder) = self.actor.as_key_holder() else { return Ok(Vec::new()) };
        let keys = app(ctx)?.read().await?.keys_of(holder).await?;
        Ok(keys.into_iter().map(SignatoryKeyView).collect())
    }
    /// The member they are.
    async fn member(&self) -> Option<MemberView> {
        self.actor.as_member().ok().cloned().map(MemberView)
    }
    /// The community they are a member of.
    async fn community(&self, ctx: &Context<'_>) -> Result<Option<CommunityView>> {
        match &self.actor {
            Actor::Member(member) => get(ctx, member.community).await.map(|it| Some(CommunityView(it))),
            _ => Ok(None),
        }
    }
    /// The intermediary they act for.
    async fn intermediary(&self, ctx: &Context<'_>) -> Result<Option<IntermediaryView>> {
        match &self.actor {
            Actor::Advocate(advocate) => Ok(find(ctx, advocate.intermediary).await?.map(IntermediaryView)),
            _ => Ok(None),
        }
    }
    /// The requester they act or ask for.
    async fn requester(&self, ctx: &Context<'_>) -> Result<Option<RequesterView>> {
        let id = match &self.actor {
            Actor::Contact(contact) => contact.requester,
            Actor::DataHolder(requester, _) => *requester,
            _ => return Ok(None),
        };
        Ok(find(ctx, id).await?.map(RequesterView))
    }
}
