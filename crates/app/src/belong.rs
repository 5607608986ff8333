//! A member says, in private, to which constituency they belong.

use domain::{
    charter::Charter,
    community::Member,
    constituency::{Belonging, Constituency},
    effect::Notice,
    id::CommunityId,
    refusal::Reason,
    text::{Handle, LocalText},
};
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::charter_at_hand,
    inbound::reply,
};

/// A member's word. Deliberately without `Debug`: to what somebody belongs has no place in a log.
#[derive(Clone)]
pub struct Belong {
    /// In which community.
    pub community: CommunityId,
    /// To which constituency, by its short name as typed.
    pub constituency: String,
    /// Whether they do.
    pub belongs: bool,
}

/// Nothing but that it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BelongingSaid {}

impl App {
    /// Takes a member's word. It counts in the votes that open from now on.
    pub async fn belong(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &Belong,
    ) -> Result<BelongingSaid, AppError> {
        self.settle(|| async {
            // Only its digest is kept, and only under the member's own name.
            let said = ("belong", command.community, &command.constituency, command.belongs);
            let begun: Begun<BelongingSaid> = self.begin(actor, origin, &said).await?;
            let mut work = fresh!(begun);
            let voter = actor.as_member_of(command.community)?;
            let member = voter.id();
            let charter = charter_of(&work.tx, command.community).await?;
            let constituency: Handle =
                command.constituency.parse().map_err(|_| unknown(&command.constituency))?;
            let belonging =
                Belonging { community: command.community, member, constituency, belongs: command.belongs };
            let label = charter.constituencies.iter().find(|known| known.name == belonging.constituency);
            let label = label.map(|known| known.label.clone()).unwrap_or_default();
            let notice = Notice::BelongingSaid { label, belongs: command.belongs };
            let told = origin.event().map(|event| reply(event, Some(voter.language().clone()), notice));
            work.tx.save(belonging.say(&charter)?.effects(told)).await?;
            work.done(BelongingSaid {}).await
        })
        .await
    }
}

/// A constituency that somebody can join.
#[derive(Clone, Debug)]
pub struct Joinable {
    /// The member who can.
    pub member: Member,
    /// The community's name.
    pub community: LocalText,
    /// Which.
    pub constituency: Constituency,
    /// Whether they belong to it.
    pub belongs: bool,
}

impl App {
    /// The constituencies of the communities in which an account stands for a member, in the order of its memberships.
    pub async fn constituencies_before(&self, account: &str) -> Result<Vec<Joinable>, AppError> {
        let tx = self.read().await?;
        let mut found = Vec::new();
        for member in tx.members_by_account(account).await? {
            let community = tx.community(member.community).await?.ok_or_else(|| missing("community"))?;
            let mine = tx.constituencies_of(member.id).await?;
            let charter = charter_of(&tx, member.community).await?;
            found.extend(charter.constituencies.into_iter().map(|constituency| Joinable {
                member: member.clone(),
                community: community.name.clone(),
                belongs: mine.contains(&constituency.name),
                constituency,
            }));
        }
        Ok(found)
    }
}

fn unknown(typed: &str) -> Reason {
    Reason::UnknownConstituency { value: typed.chars().take(40).collect() }
}

/// The charter that names the constituencies of a community.
pub(crate) async fn charter_of(tx: &Tx, community: CommunityId) -> Result<Charter, AppError> {
    let community = tx.community(community).await?.ok_or_else(|| missing("community"))?;
    charter_at_hand(tx, &community).await
}
