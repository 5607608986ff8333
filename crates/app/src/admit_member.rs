//! Somebody uses an invitation and stands on the roll: by the API, or with `!join` from a Matrix account.

use domain::{
    community::Community,
    effect::EventRef,
    id::{CommunityId, MemberId},
    refusal::Reason,
    text::Language,
};
use serde::{Deserialize, Serialize};
use storage::{Holder, Tx};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, Work, fresh},
    error::missing,
    governing::charter_at_hand,
    secret,
};

/// An invitation, and whom it admits.
#[derive(Clone, Debug)]
pub struct AdmitMember {
    /// The code of the invitation.
    pub invitation: String,
    /// The language the new member reads, as typed; the community's first where absent.
    pub language: Option<String>,
    /// The Matrix account that asks, where it is one.
    pub account: Option<String>,
}

/// A new member.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Admitted {
    /// The member.
    pub member: MemberId,
    /// Of which community.
    pub community: CommunityId,
    /// The member's API token, where there is no Matrix account; shown once, not in a repetition.
    #[serde(skip)]
    pub token: Option<String>,
}

impl App {
    /// Admits a member. The invitation is the right; nobody needs to be known for it.
    pub async fn admit_member(&self, origin: &Origin, command: &AdmitMember) -> Result<Admitted, AppError> {
        self.settle(|| self.admit_member_once(origin, command)).await
    }

    async fn admit_member_once(&self, origin: &Origin, command: &AdmitMember) -> Result<Admitted, AppError> {
        let begun: Begun<Admitted> = self.begin(&Actor::Public, origin, command).await?;
        let mut work = fresh!(begun);
        let invitation = work.tx.invitation_by_code(secret::hash(&command.invitation)).await?;
        let invitation = invitation.ok_or(Reason::InvitationInvalid {})?;
        let community = work.tx.community(invitation.community).await?.ok_or_else(|| missing("community"))?;
        let language = match &command.language {
            Some(tag) => {
                tag.parse().map_err(|_| Reason::UnknownLanguage { value: tag.chars().take(40).collect() })?
            }
            None => default_language(&work.tx, &community).await?,
        };
        let member = self.chance.blind_id()?;
        let reply: Option<EventRef> = origin.event().cloned();
        let step = invitation.accept(member, language, &community.name, reply, work.now)?;
        work.tx.save(step).await?;
        let token = self.way_back(&mut work, &community, member, command.account.as_deref()).await?;
        work.done(Admitted { member, community: community.id, token }).await
    }

    /// How the new member is known from now on: by the Matrix account, or else by a token.
    async fn way_back(
        &self,
        work: &mut Work,
        community: &Community,
        member: MemberId,
        account: Option<&str>,
    ) -> Result<Option<String>, AppError> {
        match account {
            Some(account) => {
                work.tx.link_account(member, community.id, account).await?;
                Ok(None)
            }
            None => self.issue(&mut work.tx, Holder::Member(member), None, false).await.map(Some),
        }
    }
}

/// The first language of the latest charter, in force or not.
pub(crate) async fn default_language(tx: &Tx, community: &Community) -> Result<Language, AppError> {
    Ok(charter_at_hand(tx, community).await?.language().clone())
}
