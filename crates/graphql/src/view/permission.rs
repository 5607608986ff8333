//! Answers to "may I?".

use async_graphql::{Context, SimpleObject};
use domain::{agreement::Agreement, permission::Answer, refusal::Reason};

use super::{AgreementView, RefusalView};
use crate::{Asker, fault::Result, loads::get, scalar};

/// The answer to one question.
#[derive(SimpleObject)]
pub(crate) struct PermissionAnswer {
    /// Whether this use is permitted.
    permit: bool,
    /// Why not.
    reason: Option<RefusalView>,
    /// The agreements that permit it.
    agreements: Vec<AgreementView>,
    /// What the requester promised for it, in the asker's language where it was written in it.
    duties: Vec<String>,
    /// The end of the permission, exclusive.
    valid_until: Option<scalar::DateTime>,
    /// What to do to be permitted, in the asker's language.
    how_to_ask: Option<String>,
}

impl PermissionAnswer {
    /// An answer in words.
    pub(crate) async fn new(ctx: &Context<'_>, answer: std::result::Result<Answer, Reason>) -> Result<Self> {
        match answer {
            Err(reason) | Ok(Answer::Deny(reason)) => Ok(Self::deny(ctx, &reason)),
            Ok(Answer::Permit { agreement, until }) => {
                let agreement: Agreement = get(ctx, agreement).await?;
                Ok(Self {
                    permit: true,
                    reason: None,
                    duties: duties(&agreement, Asker::of(ctx)),
                    agreements: vec![AgreementView(agreement)],
                    valid_until: Some(scalar::DateTime::of(&until)),
                    how_to_ask: None,
                })
            }
        }
    }

    fn deny(ctx: &Context<'_>, reason: &Reason) -> Self {
        let reason = RefusalView::of(reason, Asker::of(ctx).locale());
        Self {
            permit: false,
            how_to_ask: reason.remedy.clone(),
            reason: Some(reason),
            agreements: Vec::new(),
            duties: Vec::new(),
            valid_until: None,
        }
    }
}

fn duties(agreement: &Agreement, asker: &Asker) -> Vec<String> {
    agreement.terms.promises.iter().map(|promise| asker.read(&promise.what).to_owned()).collect()
}
