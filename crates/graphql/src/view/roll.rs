//! What a roll shows: constituencies, removals.

use async_graphql::{Context, ID, Object};
use domain::{constituency::Constituency, id::CommunityId, roll::Removal};

use super::{LocalTextView, local_text};
use crate::{Asker, fault::Result, loads::app, scalar};

/// A sub-group that the charter names and members join in private.
pub(crate) struct ConstituencyView {
    /// Of which community.
    pub community: CommunityId,
    /// What the charter says.
    pub constituency: Constituency,
}

#[Object(name = "Constituency")]
impl ConstituencyView {
    /// Its short name, by which rules name it.
    async fn name(&self) -> String {
        self.constituency.name.to_string()
    }
    /// What it is called, in every language of the charter.
    async fn label(&self) -> Vec<LocalTextView> {
        local_text(&self.constituency.label)
    }
    /// Whether the asker belongs to it. Of others it is told to nobody.
    async fn i_belong(&self, ctx: &Context<'_>) -> Result<Option<bool>> {
        let Ok(member) = Asker::of(ctx).actor().as_member_of(self.community) else { return Ok(None) };
        let mine = app(ctx)?.read().await?.constituencies_of(member.id()).await?;
        Ok(Some(mine.contains(&self.constituency.name)))
    }
}

/// A removal from the roll: why and when, never who.
pub(crate) struct RemovalView(pub Removal);

#[Object(name = "Removal")]
impl RemovalView {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Why, in words.
    async fn reason(&self) -> Vec<LocalTextView> {
        local_text(&self.0.reason)
    }
    /// When.
    async fn at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.at)
    }
}
