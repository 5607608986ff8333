//! A requester proves that a mail domain is its own: a letter with a link, a page, a confirmation.

use std::fmt;

use domain::{
    id::RequesterId,
    moment::Moment,
    party::{Asking, MailDomain, MailProof, Role},
    refusal::Reason,
    text::Language,
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    secret,
};

/// Has a letter sent to an address in the domain.
#[derive(Clone)]
pub struct ProveMailDomain {
    /// The address, as typed. It is kept until the letter is sent and nowhere afterwards.
    pub address: String,
    /// The language of the letter.
    pub language: Language,
}

/// What makes the command the command it is, without the address in clear: repetitions are recognised by a digest of this.
impl fmt::Debug for ProveMailDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = domain::digest::Digest::of_bytes(self.address.as_bytes());
        f.debug_struct("ProveMailDomain")
            .field("address", &address)
            .field("language", &self.language)
            .finish()
    }
}

/// A letter is on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LinkSent {
    /// Of which requester.
    pub requester: RequesterId,
    /// Until when its link works.
    pub expires_at: Moment,
}

/// What a link is for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LinkMeans {
    /// The requester's name.
    pub requester: String,
    /// The domain that it would prove, or has proven now.
    pub domain: MailDomain,
}

impl App {
    /// Has a link sent. By an administrator of the requester.
    pub async fn prove_mail_domain(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &ProveMailDomain,
    ) -> Result<LinkSent, AppError> {
        self.settle(|| async {
            let begun: Begun<LinkSent> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let id = actor.as_requester(Role::Administrator)?;
            if !self.sends_mail {
                return Err(Reason::NoMail {}.into());
            }
            let requester = work.tx.own_requester(id).await?.ok_or_else(|| missing("requester"))?;
            let before = work.tx.own_mail_proof(id).await?.unwrap_or(MailProof::new(id));
            let secret = secret::link(&self.chance)?;
            let asking = Asking {
                address: &command.address,
                secret: &secret,
                hash: secret::hash(&secret),
                language: &command.language,
            };
            let step = before.ask(&requester, asking, work.now)?;
            let expires_at = step.next.link.as_ref().map_or(work.now, |link| link.expires_at);
            work.tx.save(step).await?;
            work.done(LinkSent { requester: id, expires_at }).await
        })
        .await
    }

    /// What a link would prove. Looking proves nothing: programs that guard mailboxes open every link.
    pub async fn look_at_link(&self, secret: &str) -> Result<LinkMeans, AppError> {
        let tx = self.read().await?;
        let proof = tx.mail_proof_by_secret(secret::hash(secret)).await?.ok_or(Reason::LinkExpired {})?;
        let domain = proof.proves(self.now())?.clone();
        let requester = tx.requester(proof.requester).await?.ok_or_else(|| missing("requester"))?;
        Ok(LinkMeans { requester: requester.name, domain })
    }

    /// Whoever holds the link confirms. The link is the right.
    pub async fn confirm_mail_domain(&self, secret: &str) -> Result<LinkMeans, AppError> {
        let hash = secret::hash(secret);
        self.settle(|| async {
            let begun: Begun<LinkMeans> = self.begin(&Actor::Public, &Origin::Own, &hash).await?;
            let mut work = fresh!(begun);
            let found = work.tx.mail_proof_by_secret(hash).await?.ok_or(Reason::LinkExpired {})?;
            // In the order in which a further letter is asked for; and then as it is now.
            let requester =
                work.tx.own_requester(found.requester).await?.ok_or_else(|| missing("requester"))?;
            let proof = work.tx.own_mail_proof(found.requester).await?;
            let proof = proof.filter(|proof| proof.link.as_ref().is_some_and(|link| link.secret == hash));
            let step = proof.ok_or(Reason::LinkExpired {})?.confirm(requester, work.now)?;
            let (_, requester) = &step.next;
            let proven = requester.mail_domain.as_ref().ok_or_else(|| missing("requester"))?;
            let means = LinkMeans { requester: requester.name.clone(), domain: proven.domain.clone() };
            work.tx.save(step).await?;
            work.done(means).await
        })
        .await
    }
}
