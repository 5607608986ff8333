//! An agreement as a policy that others' software judges.

use app::AppError;
use async_graphql::{Context, SimpleObject};
use domain::agreement::Agreement;

use super::RefusalView;
use crate::{Asker, fault::Result, loads::app};

/// An agreement written out rule by rule.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "AtomisedPolicy")]
pub(crate) struct AtomisedPolicyView {
    /// The policy: ODRL 2.2 in JSON-LD, as `/agreements/<id>?view=odrl` serves it.
    policy: Option<String>,
    /// Why there is none: the agreement is not in force, or there would be too many rules.
    refusals: Vec<RefusalView>,
}

impl AtomisedPolicyView {
    pub(crate) async fn of(ctx: &Context<'_>, agreement: &Agreement) -> Result<Self> {
        match app(ctx)?.atomised(agreement).await {
            Ok(policy) => Ok(Self { policy: Some(policy), refusals: Vec::new() }),
            Err(AppError::Refused(refused)) => {
                let refusals = RefusalView::all(&refused, Asker::of(ctx).locale());
                Ok(Self { policy: None, refusals })
            }
            Err(fault) => Err(fault.into()),
        }
    }
}
