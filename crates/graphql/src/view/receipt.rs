//! What a member can hold of a vote.

use app::{AppError, Held};
use async_graphql::{Context, SimpleObject};
use domain::id::VoteId;

use super::RefusalView;
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::app,
    scalar,
};

/// What the asker can hold of a vote: before the close, that their ballot is recorded; after it, the receipt.
#[derive(Debug, Default, SimpleObject)]
pub(crate) struct MyReceipt {
    /// Before the close: the salted commitment under which the ballot is recorded.
    commitment: Option<scalar::Digest>,
    /// After the close: the file that shows that the ballot counted, and not how. It can be handed on, and `ownaccord verify` checks
    /// it without us.
    file: Option<String>,
    /// Whether a delegate's ballot spoke for the asker: the file then shows their seat alone.
    carried: bool,
    /// Why there is none.
    refusals: Vec<RefusalView>,
}

impl MyReceipt {
    /// Of this vote, for the asker.
    pub(super) async fn of(ctx: &Context<'_>, vote: VoteId) -> Result<Self> {
        let asker = Asker::of(ctx);
        Ok(match app(ctx)?.receipt(asker.actor(), vote).await {
            Ok(Held::Recorded { commitment }) => {
                Self { commitment: Some(scalar::Digest::of(&commitment)), ..Self::default() }
            }
            Ok(Held::Counted { file }) => Self { file: Some(file), ..Self::default() },
            Ok(Held::Carried { file }) => Self { file: Some(file), carried: true, ..Self::default() },
            Err(AppError::Refused(refused)) => {
                Self { refusals: RefusalView::all(&refused, asker.locale()), ..Self::default() }
            }
            Err(other) => return Err(other.into()),
        })
    }
}

/// What the asker's seat was made of, as a file; none for whoever had no seat.
pub(super) async fn opening(ctx: &Context<'_>, vote: VoteId) -> Result<Option<String>> {
    match app(ctx)?.opening(Asker::of(ctx).actor(), vote).await {
        Ok(opening) => opening.to_file().map(Some).map_err(|_| Fault::missing("opening")),
        Err(AppError::Refused(_)) => Ok(None),
        Err(other) => Err(other.into()),
    }
}
