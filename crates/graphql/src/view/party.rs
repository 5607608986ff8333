//! Intermediaries and the people who act for them.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::party::{FormerInterests, Interest, InterestKind, Intermediary};

use crate::{fault::Result, loads::app, scalar};

/// What binds an intermediary to somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "InterestKind", remote = "InterestKind")]
pub(crate) enum InterestKindView {
    /// They fund it.
    Funding,
    /// They are tied to it: shared staff, board, contracts.
    Tie,
    /// Something else that members should know.
    Other,
}

/// One declared interest.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Interest")]
pub(crate) struct InterestView {
    /// Of which kind.
    kind: InterestKindView,
    /// Who the other side is.
    party: String,
    /// What it consists of.
    description: String,
}

impl From<&Interest> for InterestView {
    fn from(interest: &Interest) -> Self {
        Self {
            kind: interest.kind.into(),
            party: interest.party.clone(),
            description: interest.description.clone(),
        }
    }
}

/// Interests as they were declared before others were.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "FormerInterests")]
pub(crate) struct FormerInterestsView {
    /// Which declaration; counts from 1.
    version: u32,
    /// What was declared.
    interests: Vec<InterestView>,
    /// When.
    declared_at: scalar::DateTime,
    /// When others were declared.
    until: scalar::DateTime,
}

impl From<&FormerInterests> for FormerInterestsView {
    fn from(former: &FormerInterests) -> Self {
        Self {
            version: former.version,
            interests: former.interests.iter().map(InterestView::from).collect(),
            declared_at: scalar::DateTime::of(&former.declared_at),
            until: scalar::DateTime::of(&former.until),
        }
    }
}

/// An organisation that offers to represent communities.
pub(crate) struct IntermediaryView(pub Intermediary);

#[Object(name = "Intermediary")]
impl IntermediaryView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
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
    /// What it declares about who funds it and whom it is tied to. An empty list is a declaration too: none.
    async fn interests(&self) -> Vec<InterestView> {
        self.0.interests.iter().map(InterestView::from).collect()
    }
    /// Which declaration of interests that is; counts from 1.
    async fn interests_version(&self) -> u32 {
        self.0.version
    }
    /// When it declared them.
    async fn interests_declared_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.declared_at)
    }
    /// What it had declared before, the first declaration first.
    async fn former_interests(&self, ctx: &Context<'_>) -> Result<Vec<FormerInterestsView>> {
        let former = app(ctx)?.read().await?.former_interests(self.0.id).await?;
        Ok(former.iter().map(FormerInterestsView::from).collect())
    }
    /// When it registered.
    async fn registered_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.registered_at)
    }
}

/// A person who acts for an intermediary.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Advocate")]
pub(crate) struct AdvocateView {
    /// Their pseudonymous id.
    pub id: ID,
}
