//! People and organisations register keys of their own, and show that they hold them.

use domain::{
    id::KeyId,
    moment::Moment,
    party::Role,
    refusal::Reason,
    signatory::{KeyChallenge, KeyHolder, KeyProven, SignatoryKey, Thumbprint},
};
use evidence::signature::{self, Held, KeyProof};
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    secret,
};

/// Something to sign.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChallengeGiven {
    /// What is to be signed.
    pub challenge: String,
    /// From when it is worth nothing.
    pub expires_at: Moment,
}

/// Registers a key.
#[derive(Clone, Debug)]
pub struct RegisterKey {
    /// The challenge, signed with the key: a compact JWS of type `key-proof+jwt`.
    pub proof: String,
}

/// No longer JWS is looked at.
const LONGEST: usize = 8_192;

impl Actor {
    /// Who signs, where this actor may have keys: for its requester a contact in the role of a signatory, a steward, an advocate.
    pub fn as_key_holder(&self) -> Result<KeyHolder, Reason> {
        match self {
            Self::Contact(_) => self.as_requester(Role::Signatory).map(KeyHolder::Requester),
            Self::Advocate(advocate) => Ok(KeyHolder::Advocate(advocate.intermediary, advocate.id)),
            Self::Member(member) => {
                self.as_steward_of(member.community)?;
                Ok(KeyHolder::Steward(member.community, member.id))
            }
            Self::Public => Err(Reason::SignInNeeded {}),
            _ => Err(Reason::NotASteward {}),
        }
    }
}

impl App {
    /// Gives somebody a challenge to sign with the key that they want to register. An earlier one is worth nothing from then on.
    pub async fn ask_key_challenge(
        &self,
        actor: &Actor,
        origin: &Origin,
    ) -> Result<ChallengeGiven, AppError> {
        self.settle(|| async {
            let begun: Begun<ChallengeGiven> = self.begin(actor, origin, &"ask-key-challenge").await?;
            let mut work = fresh!(begun);
            let asked = KeyChallenge::new(actor.as_key_holder()?, secret::link(&self.chance)?, work.now);
            let given = ChallengeGiven { challenge: asked.challenge.clone(), expires_at: asked.expires_at };
            work.tx.save(domain::step::Step::to(asked)).await?;
            work.done(given).await
        })
        .await
    }

    /// Registers a key whose holder has signed the challenge.
    pub async fn register_key(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &RegisterKey,
    ) -> Result<KeyId, AppError> {
        self.settle(|| async {
            let begun: Begun<KeyId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let holder = actor.as_key_holder()?;
            let Held { document, key } = read::<KeyProof>(&command.proof)?;
            if document.audience != self.keys.did().as_str() {
                return Err(other("audience"));
            }
            let thumbprint = thumbprint(&key)?;
            let asked = work.tx.key_challenge(holder).await?;
            if work.tx.key_by_thumbprint(&thumbprint).await?.is_some() {
                return Err(Reason::KeyTaken {}.into());
            }
            let before = work.tx.keys_of(holder).await?;
            let proven = KeyProven { thumbprint, public: key.to_bytes(), challenge: document.challenge };
            let id = self.chance.blind_id()?;
            work.tx.save(SignatoryKey::register(id, asked, proven, &before, work.now)?).await?;
            work.done(id).await
        })
        .await
    }

    /// A key is good no more; once more changes nothing. By whoever may register one for the same holder; an administrator of a
    /// requester may too.
    pub async fn revoke_key(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: KeyId,
    ) -> Result<KeyId, AppError> {
        self.settle(|| async {
            let begun: Begun<KeyId> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            let holder = match (actor.as_key_holder(), actor) {
                (Err(_), Actor::Contact(_)) => KeyHolder::Requester(actor.as_requester(Role::Administrator)?),
                // Whoever is a steward no more still holds the key, and can say that it is lost.
                (Err(Reason::NotASteward {}), Actor::Member(member)) => {
                    KeyHolder::Steward(member.community, member.id)
                }
                (holder, _) => holder?,
            };
            let key = work.tx.signatory_key(command).await?.filter(|key| key.holder == holder);
            if let Some(step) = key.ok_or_else(|| missing("key"))?.revoke(work.now) {
                let key = step.next.thumbprint.clone();
                work.tx.save(step).await?;
                undo_what_waits(&mut work.tx, &key).await?;
            }
            work.done(command).await
        })
        .await
    }
}

/// What a revoked key signed counts no more where the agreement is not in force yet.
async fn undo_what_waits(tx: &mut Tx, key: &Thumbprint) -> Result<(), AppError> {
    for signature in tx.signatures_by_key(key).await? {
        let agreement = tx.agreement(signature.agreement).await?.ok_or_else(|| missing("agreement"))?;
        let document = tx.decision(agreement.decision).await?.ok_or_else(|| missing("decision"))?.digest;
        if let Some(step) = agreement.undo(&signature, document) {
            tx.save(step).await?;
        }
    }
    Ok(())
}

/// What a JWS says, if it is one of this kind and holds.
pub(crate) fn read<D: signature::Document>(jws: &str) -> Result<Held<D>, AppError> {
    let jws = jws.trim();
    if jws.len() > LONGEST {
        return Err(Reason::TooLong { most: LONGEST as u32 }.into());
    }
    signature::verify(jws).map_err(|error| Reason::SignatureRefused { why: error.code().to_owned() }.into())
}

/// The signature holds and is over something else.
pub(crate) fn other(part: &str) -> AppError {
    Reason::SignedOther { part: part.to_owned() }.into()
}

pub(crate) fn thumbprint(key: &evidence::keys::PublicKey) -> Result<Thumbprint, AppError> {
    key.id().parse().map_err(|_| AppError::Document { what: "the thumbprint of a key" })
}

/// The key that made a signature, if it is a good one of this holder.
pub(crate) async fn good_key(
    tx: &Tx,
    key: &evidence::keys::PublicKey,
    holder: KeyHolder,
) -> Result<SignatoryKey, AppError> {
    let found = tx.key_by_thumbprint(&thumbprint(key)?).await?.filter(|key| key.holder == holder);
    let Some(key) = found else {
        let none = !tx.keys_of(holder).await?.iter().any(SignatoryKey::works);
        return Err(if none { Reason::NoKey {} } else { Reason::KeyNotYours {} }.into());
    };
    key.usable()?;
    Ok(key)
}
