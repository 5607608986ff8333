//! Loads by id, batched: what the fields of one answer ask for at the same time is loaded in one transaction, each thing
//! once.

use std::collections::HashMap;

use app::{App, Recorded, storage::Token};
use async_graphql::{
    Context,
    dataloader::{DataLoader, Loader},
};
use domain::{
    agreement::Agreement,
    community::{CharterVersion, Community, Member},
    digest::Digest,
    election::Election,
    id::{
        AgreementId, CharterId, CommunityId, ContactId, DecisionId, ElectionId, IntermediaryId, KeyId,
        MandateId, MemberId, ProposalId, RequesterId, TokenId, VoteId,
    },
    mandate::Mandate,
    party::{Contact, Intermediary, Requester},
    proposal::{Offer, Proposal},
    signatory::SignatoryKey,
    vote::Vote,
};

use crate::fault::{Fault, Result};

/// Loads from the database.
pub(crate) struct Loads(App);

impl Loads {
    pub(crate) const fn new(app: App) -> Self {
        Self(app)
    }
}

/// The offer of a proposal with this number.
pub(crate) type OfferKey = (ProposalId, u32);
/// The version of a community's charter with these words.
pub(crate) type CharterKey = (CommunityId, Digest);
/// The latest mandate between the two that has not ended.
pub(crate) type MandateKey = (CommunityId, IntermediaryId);

macro_rules! loads {
    ($($key:ty => $value:ty: |$tx:ident, $one:ident| $load:expr;)*) => {$(
        impl Loader<$key> for Loads {
            type Value = $value;
            type Error = Fault;
            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, $value>> {
                let $tx = self.0.read().await?;
                let mut found = HashMap::with_capacity(keys.len());
                for $one in keys.iter().copied() {
                    if let Some(value) = $load {
                        found.insert($one, value);
                    }
                }
                Ok(found)
            }
        }
    )*};
}

loads! {
    CommunityId => Community: |tx, id| tx.community(id).await?;
    MemberId => Member: |tx, id| tx.member(id).await?;
    CharterId => CharterVersion: |tx, id| tx.charter(id).await?;
    MandateId => Mandate: |tx, id| tx.mandate(id).await?;
    ElectionId => Election: |tx, id| tx.election(id).await?;
    IntermediaryId => Intermediary: |tx, id| tx.intermediary(id).await?;
    ContactId => Contact: |tx, id| tx.contact(id).await?;
    KeyId => SignatoryKey: |tx, id| tx.signatory_key(id).await?;
    TokenId => Token: |tx, id| tx.token_by_id(id).await?;
    RequesterId => Requester: |tx, id| tx.requester(id).await?;
    ProposalId => Proposal: |tx, id| tx.proposal(id).await?;
    VoteId => Vote: |tx, id| tx.vote(id).await?;
    DecisionId => Recorded: |tx, id| tx.decision(id).await?;
    AgreementId => Agreement: |tx, id| tx.agreement(id).await?;
    OfferKey => Offer: |tx, key| tx.offer(key.0, key.1).await?;
    CharterKey => CharterVersion: |tx, key| tx.charters_of(key.0).await?.into_iter().find(|charter| charter.digest == key.1);
    MandateKey => Mandate: |tx, key| tx.mandate_between(key.0, key.1).await?;
}

/// The application behind a request.
pub(crate) fn app<'a>(ctx: &Context<'a>) -> Result<&'a App> {
    ctx.data::<App>().map_err(|_| Fault::missing("the application"))
}

/// Loads one thing.
pub(crate) async fn find<K>(ctx: &Context<'_>, key: K) -> Result<Option<<Loads as Loader<K>>::Value>>
where
    K: Copy + Send + Sync + std::hash::Hash + Eq + 'static,
    Loads: Loader<K, Error = Fault>,
{
    let loads = ctx.data::<DataLoader<Loads>>().map_err(|_| Fault::missing("the loader"))?;
    loads.load_one(key).await
}

/// Loads one thing that another names, and that therefore exists.
pub(crate) async fn get<K>(ctx: &Context<'_>, key: K) -> Result<<Loads as Loader<K>>::Value>
where
    K: Copy + Send + Sync + std::hash::Hash + Eq + 'static,
    Loads: Loader<K, Error = Fault>,
{
    find(ctx, key).await?.ok_or_else(|| Fault::missing(std::any::type_name::<K>()))
}
