//! Who acts, and the narrower types that a right is: without the right you do not get the object.

use domain::{
    community::Member,
    id::{CommunityId, MemberId, RequesterId, TokenId},
    mandate::Mandate,
    moment::Moment,
    party::{Advocate, Contact, ContactState, Role, Roles, needs},
    proposal::Proposal,
    refusal::Reason,
    text::Language,
};
use storage::{Holder, Token, Tx};

use crate::{App, AppError, error::missing, secret};

/// Who a token, an account or nobody speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Anybody.
    Public,
    /// Somebody whom the operator invited to found a community, once.
    Founder(TokenId),
    /// Somebody whom the operator invited to register an intermediary, once.
    EnrolIntermediary(TokenId),
    /// Somebody whom the operator invited to register a requester, once.
    EnrolRequester(TokenId),
    /// A member, who may be a steward.
    Member(Member),
    /// An advocate.
    Advocate(Advocate),
    /// A requester's contact.
    Contact(Contact),
    /// Somebody who was invited to act for a requester, once.
    EnrolContact(TokenId, Contact),
    /// A program that negotiates for a requester by the Dataspace Protocol, in these roles.
    Connector(RequesterId, Roles),
    /// A machine that asks before it uses a requester's data.
    DataHolder(RequesterId, TokenId),
}

/// A member of the community concerned.
#[derive(Clone, Copy, Debug)]
pub struct Voter<'a>(&'a Member);

impl Voter<'_> {
    /// The member's id.
    pub const fn id(self) -> MemberId {
        self.0.id
    }
    /// The tag of the language the member reads.
    pub(crate) fn tag(&self) -> &str {
        self.0.language.tag()
    }
    /// The language the member reads.
    pub const fn language(&self) -> &Language {
        &self.0.language
    }
}

/// A steward of the community concerned.
#[derive(Clone, Copy, Debug)]
pub struct StewardOf(CommunityId);

impl StewardOf {
    /// The community.
    pub const fn community(self) -> CommunityId {
        self.0
    }
}

impl Actor {
    /// As a member of this community.
    pub fn as_member_of(&self, community: CommunityId) -> Result<Voter<'_>, Reason> {
        match self {
            Self::Member(member) if member.community == community => Ok(Voter(member)),
            Self::Public => Err(Reason::SignInNeeded {}),
            _ => Err(Reason::NotAMember {}),
        }
    }
    /// Whether this actor may be shown the figures of a vote. Who asks to use the data, or holds it, learns what came of it
    /// and the coarse band alone.
    pub const fn may_see_figures(&self) -> bool {
        !matches!(
            self,
            Self::EnrolRequester(_)
                | Self::EnrolContact(..)
                | Self::Contact(_)
                | Self::Connector(..)
                | Self::DataHolder(..)
        )
    }
    /// Whether this actor is one of those who negotiate a proposal; `mandate` is what an advocate's intermediary has of its community.
    pub fn negotiates(&self, proposal: &Proposal, mandate: Option<&Mandate>, now: Moment) -> bool {
        match self {
            Self::Contact(contact) => contact.requester == proposal.requester,
            Self::Advocate(_) => mandate.is_some_and(|mandate| mandate.is_active(now)),
            _ => false,
        }
    }
    /// As a member of whichever community.
    pub fn as_member(&self) -> Result<&Member, Reason> {
        match self {
            Self::Member(member) => Ok(member),
            Self::Public => Err(Reason::SignInNeeded {}),
            _ => Err(Reason::NotAMember {}),
        }
    }
    /// As a steward of this community.
    pub fn as_steward_of(&self, community: CommunityId) -> Result<StewardOf, Reason> {
        match self {
            Self::Member(member) if member.community == community && member.steward => {
                Ok(StewardOf(community))
            }
            Self::Public => Err(Reason::SignInNeeded {}),
            _ => Err(Reason::NotASteward {}),
        }
    }
    /// As an advocate of an intermediary.
    pub fn as_advocate(&self) -> Result<&Advocate, Reason> {
        match self {
            Self::Advocate(advocate) => Ok(advocate),
            Self::Public => Err(Reason::SignInNeeded {}),
            _ => Err(Reason::NotTheIntermediary {}),
        }
    }
    /// The requester for which this actor acts: as a contact, or as its connector.
    pub const fn requester(&self) -> Option<RequesterId> {
        match self {
            Self::Contact(contact) => Some(contact.requester),
            Self::Connector(requester, _) => Some(*requester),
            _ => None,
        }
    }
    /// On a requester's side, in this role.
    pub fn as_requester(&self, role: Role) -> Result<RequesterId, Reason> {
        let (requester, roles) = match self {
            Self::Contact(contact) => (contact.requester, &contact.roles),
            Self::Connector(requester, roles) => (*requester, roles),
            Self::Public => return Err(Reason::SignInNeeded {}),
            _ => return Err(Reason::NotTheRequester {}),
        };
        needs(roles, role).map(|()| requester)
    }
    /// The token by which a data holder asks.
    pub(crate) const fn holders_token(&self) -> Option<TokenId> {
        match self {
            Self::DataHolder(_, token) => Some(*token),
            _ => None,
        }
    }
    /// The kind of actor, for views and for the authorisation table.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Founder(_) => "founder",
            Self::EnrolIntermediary(_) | Self::EnrolRequester(_) => "enrolment",
            Self::Member(member) if member.steward => "steward",
            Self::Member(_) => "member",
            Self::Advocate(_) => "advocate",
            Self::Contact(_) => "requester",
            Self::EnrolContact(..) => "enrolment",
            Self::Connector(..) => "connector",
            Self::DataHolder(..) => "data-holder",
        }
    }
    /// The id of whoever acts, as text; the name under which idempotency keys are kept.
    pub fn name(&self) -> String {
        match self {
            Self::Public => "public".to_owned(),
            Self::Founder(token) | Self::EnrolIntermediary(token) | Self::EnrolRequester(token) => {
                token.to_string()
            }
            Self::Member(member) => member.id.to_string(),
            Self::Advocate(advocate) => advocate.id.to_string(),
            Self::Contact(contact) => contact.id.to_string(),
            Self::EnrolContact(token, _) => token.to_string(),
            // Of all connectors of a requester: what one has begun another of them may repeat.
            Self::Connector(requester, _) => format!("connector {requester}"),
            Self::DataHolder(requester, _) => requester.to_string(),
        }
    }
}

impl App {
    /// Who this token speaks for. An unknown, expired or revoked token is refused; it never means "anybody".
    pub async fn actor(&self, token: &str) -> Result<Actor, AppError> {
        let tx = self.read().await?;
        let known = tx.token(secret::hash(token)).await?;
        let token = known.filter(|token| token.works(self.now())).ok_or(Reason::SignInNeeded {})?;
        match holder(&tx, &token).await? {
            Some(actor) => Ok(actor),
            None => Err(Reason::SignInNeeded {}.into()),
        }
    }

    /// The member of `community` that a Matrix account stands for.
    pub async fn member_by_account(
        &self,
        community: CommunityId,
        account: &str,
    ) -> Result<Option<Member>, AppError> {
        let members = self.read().await?.members_by_account(account).await?;
        Ok(members.into_iter().find(|member| member.community == community))
    }

    /// Every membership of a Matrix account, oldest first.
    pub async fn memberships(&self, account: &str) -> Result<Vec<Member>, AppError> {
        Ok(self.read().await?.members_by_account(account).await?)
    }
}

/// The member with this id, if they are on the roll of this community.
pub(crate) async fn on_the_roll(tx: &Tx, community: CommunityId, id: MemberId) -> Result<Member, AppError> {
    let found = tx.member(id).await?.filter(|found| found.community == community && found.left_at.is_none());
    Ok(found.ok_or_else(|| missing("member"))?)
}

async fn holder(tx: &Tx, token: &Token) -> Result<Option<Actor>, AppError> {
    Ok(match token.holder.clone() {
        Holder::Founder => Some(Actor::Founder(token.id)),
        Holder::EnrolIntermediary => Some(Actor::EnrolIntermediary(token.id)),
        Holder::EnrolRequester => Some(Actor::EnrolRequester(token.id)),
        Holder::Member(id) => {
            tx.member(id).await?.filter(|member| member.left_at.is_none()).map(Actor::Member)
        }
        Holder::Advocate(id) => tx.advocate(id).await?.map(Actor::Advocate),
        Holder::Contact(id) => tx.contact(id).await?.filter(Contact::acts).map(Actor::Contact),
        Holder::EnrolContact(id) => {
            let invited = tx.contact(id).await?.filter(|contact| contact.state == ContactState::Invited);
            invited.map(|contact| Actor::EnrolContact(token.id, contact))
        }
        Holder::Connector(id, roles) => {
            tx.requester(id).await?.map(|requester| Actor::Connector(requester.id, roles))
        }
        Holder::DataHolder(id) => {
            tx.requester(id).await?.map(|requester| Actor::DataHolder(requester.id, token.id))
        }
    })
}
