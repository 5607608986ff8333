//! Answers to "may I?".

use app::Answered;
use async_graphql::{Context, Object};
use domain::{
    agreement::Agreement,
    permission::{Answer, Grant},
};

use super::{AgreementView, RefusalView};
use crate::{Asker, fault::Result, loads::get, scalar};

/// The answer to one question.
pub(crate) struct PermissionAnswer(pub(crate) Answered);

#[Object]
impl PermissionAnswer {
    /// Whether this use is permitted.
    async fn permit(&self) -> bool {
        matches!(self.0.answer, Answer::Permit { .. })
    }
    /// Why not.
    async fn reason(&self, ctx: &Context<'_>) -> Option<RefusalView> {
        self.refusal(ctx)
    }
    /// The agreements that have a voice in it: those that permit and, where it is denied because one of them says no, that one.
    async fn agreements(&self, ctx: &Context<'_>) -> Result<Vec<AgreementView>> {
        let ids: Vec<_> = match &self.0.answer {
            Answer::Permit { grants, .. } => grants.iter().map(|grant| grant.agreement).collect(),
            Answer::Deny(denial) => denial.agreements.clone(),
        };
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            let agreement: Agreement = get(ctx, id).await?;
            found.push(AgreementView(agreement));
        }
        Ok(found)
    }
    /// The digests of the terms by which it is permitted, in the order of the agreements.
    async fn terms(&self) -> Vec<scalar::Digest> {
        self.grants().iter().map(|grant| scalar::Digest::of(&grant.terms)).collect()
    }
    /// What the requester promised for it, in the asker's language where it was written in it.
    async fn duties(&self, ctx: &Context<'_>) -> Vec<String> {
        let asker = Asker::of(ctx);
        let of =
            |grant: &Grant| grant.duties.iter().map(|promise| asker.read(&promise.what).to_owned()).collect();
        self.grants().iter().flat_map(|grant| -> Vec<String> { of(grant) }).collect()
    }
    /// The end of the permission, exclusive: of a denial, when it may become another answer by itself, where that is known.
    async fn valid_until(&self) -> Option<scalar::DateTime> {
        self.0.answer.changes_at().map(|at| scalar::DateTime::of(&at))
    }
    /// How many entries of the journal the answer takes into account.
    async fn journal_size(&self) -> i64 {
        self.0.sequence
    }
    /// Whether asking the community by a proposal can make it permitted.
    async fn requestable(&self) -> bool {
        self.0.answer.reason().is_some_and(domain::refusal::Reason::can_be_asked_for)
    }
    /// What to do to be permitted, in the asker's language.
    async fn how_to_ask(&self, ctx: &Context<'_>) -> Option<String> {
        self.refusal(ctx)?.remedy
    }
}

impl PermissionAnswer {
    fn refusal(&self, ctx: &Context<'_>) -> Option<RefusalView> {
        self.0.answer.reason().map(|reason| RefusalView::of(reason, Asker::of(ctx).locale()))
    }
    fn grants(&self) -> &[Grant] {
        match &self.0.answer {
            Answer::Permit { grants, .. } => grants,
            Answer::Deny(_) => &[],
        }
    }
}
