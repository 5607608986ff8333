//! The keys of this instance: published at every start, revoked by the operator.

use domain::{
    instance_key::{AtHand, InstanceKey, KeyUse},
    moment::Moment,
    signatory::Thumbprint,
};
use evidence::keys::{Jwks, PublicKey, Published};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    signatories::thumbprint,
};

impl App {
    /// The same, with its keys published: those at hand and `next`, which signs nothing yet, are on record from now on, and all that
    /// were ever published are shown with their times.
    ///
    /// # Errors
    /// Refused where a key at hand was revoked.
    pub async fn publishing(mut self, next: Option<PublicKey>) -> Result<Self, AppError> {
        let known = self.settle(|| self.reconcile_keys(next.as_ref())).await?;
        let documents = known.iter().filter(|key| key.signs == KeyUse::Documents);
        let published = documents.map(published).collect::<Result<Vec<_>, _>>()?;
        self.keys = self.keys.with_published(published);
        Ok(self)
    }

    async fn reconcile_keys(&self, next: Option<&PublicKey>) -> Result<Vec<InstanceKey>, AppError> {
        let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &"keys").await?;
        let mut work = match begun {
            Begun::Fresh(work) => work,
            Begun::Before(()) => return Ok(Vec::new()),
        };
        let (signing, log) = (self.keys.signing().public(), self.keys.log().public());
        let mut at_hand =
            vec![self.at_hand(&signing, KeyUse::Documents, true)?, self.at_hand(&log, KeyUse::Log, true)?];
        if let Some(next) = next.filter(|next| **next != signing) {
            at_hand.push(self.at_hand(next, KeyUse::Documents, false)?);
        }
        let mut known = Vec::new();
        for key in work.tx.instance_keys().await? {
            known.extend(work.tx.own_instance_key(key.id).await?);
        }
        let step = InstanceKey::reconcile(known, &at_hand, work.now)?;
        work.tx.save(step).await?;
        let all = work.tx.instance_keys().await?;
        work.done(()).await?;
        Ok(all)
    }

    fn at_hand(&self, key: &PublicKey, signs: KeyUse, current: bool) -> Result<AtHand, AppError> {
        let (id, public) = (self.chance.blind_id()?, key.to_bytes());
        Ok(AtHand { id, thumbprint: thumbprint(key)?, public, signs, current })
    }

    /// Every key that this instance has published, the first one first.
    pub async fn instance_keys(&self) -> Result<Vec<InstanceKey>, AppError> {
        Ok(self.read().await?.instance_keys().await?)
    }

    /// What a key of this instance signed since a moment is worth nothing. What is served says so from the next start on. By the operator.
    pub async fn revoke_instance_key(&self, key: &Thumbprint, since: Moment) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &(key, since)).await?;
            let mut work = fresh!(begun);
            let known = work.tx.instance_keys().await?.into_iter().find(|known| known.thumbprint == *key);
            let id = known.ok_or_else(|| missing("key"))?.id;
            let own = work.tx.own_instance_key(id).await?.ok_or_else(|| missing("key"))?;
            work.tx.save(own.revoke(since)?).await?;
            work.done(()).await
        })
        .await
    }
}

fn published(key: &InstanceKey) -> Result<Published, AppError> {
    let broken = |_| AppError::Document { what: "a published key" };
    let public = PublicKey::from_bytes(&key.public).map_err(broken)?;
    Ok(Published { key: public, from: key.from, until: key.until, revoked: key.revoked_since })
}

impl crate::Keys {
    /// The same, with all keys for documents that were ever published: the one that signs first.
    #[must_use]
    pub(crate) fn with_published(self, all: Vec<Published>) -> Self {
        let current = self.signing().public();
        self.serving(Jwks::published(&current, all))
    }
}
