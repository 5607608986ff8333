//! The public log, for those who check.

use async_graphql::{Context, Object};
use domain::refusal::Reason;

use crate::{
    fault::{Fault, Result},
    loads::app,
    read, scalar,
    view::{CheckpointView, LogProofView},
};

#[derive(Default)]
pub(crate) struct LogQuery;

#[Object]
impl LogQuery {
    /// The state of the public log as it is now.
    async fn checkpoint(&self, ctx: &Context<'_>) -> Result<CheckpointView> {
        let (state, note) = app(ctx)?.log_checkpoint().await?;
        Ok(CheckpointView::new(&state, &note))
    }

    /// The proof that the entry with this hash stands in the public log; none where it does not.
    async fn proof(&self, ctx: &Context<'_>, leaf: scalar::Digest) -> Result<Option<LogProofView>> {
        let leaf = read::digest(&leaf).map_err(|reason: Reason| Fault::refused(ctx, &reason))?;
        let receipt = app(ctx)?.log_receipt(leaf.bytes()).await?;
        Ok(receipt.map(|receipt| LogProofView::new(leaf, &receipt)))
    }
}
