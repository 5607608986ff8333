//! Who the token speaks for.

use async_graphql::{Context, Object};

use crate::{Asker, view::ActorView};

#[derive(Default)]
pub(crate) struct MyselfQuery;

#[Object]
impl MyselfQuery {
    /// Who the token speaks for; nobody where none was sent.
    async fn me(&self, ctx: &Context<'_>) -> Option<ActorView> {
        ActorView::of(Asker::of(ctx).actor())
    }
}
