//! Whom members trust, as far as it is shown.

use async_graphql::{Context, Object, SimpleObject};
use domain::{
    id::{CommunityId, IntermediaryId},
    legitimacy::{Figure, Matter, Trust},
    moment::Moment,
};

use super::IntermediaryView;
use crate::{
    fault::{Fault, Result},
    loads::{app, get},
    scalar,
};

/// How many members trust an intermediary to speak on something. Moves by five members at least, once a day.
pub(crate) struct LegitimacyView {
    figure: Figure,
    as_of: Moment,
}

#[Object(name = "Legitimacy")]
impl LegitimacyView {
    /// Whom.
    async fn intermediary(&self, ctx: &Context<'_>) -> Result<IntermediaryView> {
        get(ctx, self.figure.intermediary).await.map(IntermediaryView)
    }
    /// At which stage of the journey; at all of them where none is named.
    async fn stage(&self) -> Option<scalar::Code> {
        self.figure.on.stage.as_ref().map(scalar::Code::of)
    }
    /// On which topic: a purpose; on all of them where none is named.
    async fn topic(&self) -> Option<scalar::Code> {
        self.figure.on.topic.as_ref().map(scalar::Code::of)
    }
    /// How many, as a multiple of five: up to eight above or below the count, for it moves by five members or more only.
    async fn members(&self) -> u32 {
        self.figure.shown
    }
    /// Since when at least five are shown.
    async fn since(&self) -> Option<scalar::DateTime> {
        self.figure.since.as_ref().map(scalar::DateTime::of)
    }
    /// For which moment it was counted.
    async fn as_of(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.as_of)
    }
}

impl LegitimacyView {
    /// What is shown in a community on this matter, most first; of one intermediary alone, if one is given.
    pub(crate) async fn shown(
        ctx: &Context<'_>,
        community: CommunityId,
        (stage, topic): (Option<scalar::Code>, Option<scalar::Code>),
        only: Option<IntermediaryId>,
    ) -> Result<Vec<Self>> {
        let (stage, topic): (Option<String>, Option<String>) = (stage.map(Into::into), topic.map(Into::into));
        let matter = Matter::read(stage.as_deref(), topic.as_deref());
        let matter = matter.map_err(|refused| Fault::refused(ctx, &refused.all()[0].reason))?;
        let Some(register) = app(ctx)?.read().await?.register_of(community).await? else {
            return Ok(Vec::new());
        };
        let meant = |figure: &&Figure| only.is_none_or(|only| figure.intermediary == only);
        let all = register.on(&matter).into_iter().filter(meant);
        Ok(all.map(|figure| Self { figure: figure.clone(), as_of: register.at }).collect())
    }
}

/// Whom a member trusts, on what. Seen by themselves only.
#[derive(SimpleObject)]
#[graphql(name = "Trust")]
pub(crate) struct TrustView {
    /// Whom.
    intermediary: IntermediaryView,
    /// At which stage of the journey; at all of them where none is named.
    stage: Option<scalar::Code>,
    /// On which topic: a purpose; on all of them where none is named.
    topic: Option<scalar::Code>,
}

impl TrustView {
    /// As it is shown to the member.
    pub(crate) async fn of(ctx: &Context<'_>, said: Trust) -> Result<Self> {
        Ok(Self {
            intermediary: IntermediaryView(get(ctx, said.intermediary).await?),
            stage: said.on.stage.as_ref().map(scalar::Code::of),
            topic: said.on.topic.as_ref().map(scalar::Code::of),
        })
    }
}
