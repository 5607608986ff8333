//! A steward invites somebody to join.

use domain::{
    community::{INVITATION_LASTS, Invitation},
    id::CommunityId,
    moment::Moment,
    refusal::Reason,
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::governing,
    secret,
};

/// Into which community.
#[derive(Clone, Copy, Debug)]
pub struct Invite {
    /// The community.
    pub community: CommunityId,
}

/// A single-use invitation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Invited {
    /// The code; shown once, not in a repetition.
    #[serde(skip)]
    pub code: Option<String>,
    /// Until when it can be used.
    pub expires_at: Moment,
}

impl App {
    /// Makes an invitation. Refused where members vouch instead, and enough of them can; one made before stays good.
    pub async fn invite(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &Invite,
    ) -> Result<Invited, AppError> {
        self.settle(|| async {
            let begun: Begun<Invited> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let steward = actor.as_steward_of(command.community)?;
            let community =
                work.tx.community(steward.community()).await?.ok_or_else(|| missing("community"))?;
            if let Some(effective) = governing(&work.tx, &community, work.now).await?
                && let Some(vouching) = effective.charter.admission().vouching()
            {
                let able = work.tx.on_roll_since(community.id, work.now.minus(vouching.vouch_after)).await?;
                if !effective.charter.admission().invites(able) {
                    return Err(Reason::AdmittedByVouching { vouches: vouching.vouches }.into());
                }
            }
            let code = secret::code(&self.chance)?;
            let expires_at = work.now.plus(INVITATION_LASTS);
            let invitation = Invitation {
                id: self.chance.id(work.now)?,
                community: steward.community(),
                code: secret::hash(&code),
                expires_at,
                used_at: None,
            };
            work.tx.save_invitation(&invitation).await?;
            work.done(Invited { code: Some(code), expires_at }).await
        })
        .await
    }
}
