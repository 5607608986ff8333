//! Who signs an agreement before it is in force: the requester, and beside the instance those whom the charter names, in any order.

use serde::{Deserialize, Serialize};

use super::{Agreement, AgreementState};
use crate::{
    charter::Cosigners,
    digest::Digest,
    effect::{Callback, Effect, Notice, RoomRole},
    fact::Fact,
    id::{AdvocateId, AgreementId, MemberId},
    moment::Moment,
    refusal::{Reason, Refused},
    signatory::{KeyRole, Thumbprint},
    step::Step,
};

/// What an agreement asks of signatures, and what it has of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// Who signs beside the instance, by the charter that bound when the members consented; none where nobody has to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cosigners: Option<Cosigners>,
    /// Whether the requester has countersigned.
    pub countersigned: bool,
    /// How many have signed beside the instance.
    pub cosigned: u32,
}

impl Signing {
    /// How many signatures of stewards and advocates are still to come.
    pub fn cosignatures_to_come(&self) -> u32 {
        self.cosigners.map_or(0, |clause| clause.least.saturating_sub(self.cosigned))
    }
    /// Whether nothing is missing.
    pub fn complete(&self) -> bool {
        self.countersigned && self.cosignatures_to_come() == 0
    }
}

/// Who signed an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signer {
    /// The requester, with a key of its own.
    Requester,
    /// The requester's connector, by a message over an authenticated channel: there is no signature to keep.
    Connector,
    /// A steward of the community.
    Steward(MemberId),
    /// An advocate with a mandate of the community.
    Advocate(AdvocateId),
}

impl Signer {
    /// As what they sign.
    pub const fn role(self) -> KeyRole {
        match self {
            Self::Requester | Self::Connector => KeyRole::Signatory,
            Self::Steward(_) => KeyRole::Steward,
            Self::Advocate(_) => KeyRole::Advocate,
        }
    }
}

/// A signature that was found to hold, over what it must be over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The key that made it.
    pub key: Thumbprint,
    /// The signature and what it is over, as a compact JWS (RFC 7515).
    pub jws: String,
}

impl Signed {
    /// The digest of the JWS.
    pub fn digest(&self) -> Digest {
        Digest::of_bytes(self.jws.as_bytes())
    }
}

/// One signature on an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementSignature {
    /// On which.
    pub agreement: AgreementId,
    /// Whose.
    pub by: Signer,
    /// The signature; none where a connector gave its word.
    pub signed: Option<Signed>,
    /// When it was received.
    pub at: Moment,
}

/// That a signature counts no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignatureUndone {
    /// On which agreement.
    pub agreement: AgreementId,
    /// Whose.
    pub by: Signer,
}

impl Agreement {
    /// The key that made a signature was revoked. While others are still missing the signature counts no more and has to be given anew,
    /// by another key; the stewards are told where it was one beside the instance, `document` is what is to be signed. None where nothing
    /// follows: what came into force while the key was good stays in force.
    pub fn undo(
        mut self,
        signature: &AgreementSignature,
        document: Digest,
    ) -> Option<Step<(Self, SignatureUndone)>> {
        let key = signature.signed.as_ref()?.key.clone();
        if self.state != AgreementState::Pending {
            return None;
        }
        let role = signature.by.role();
        let told = match signature.by {
            Signer::Requester | Signer::Connector => {
                self.signing.countersigned = false;
                None
            }
            Signer::Steward(_) | Signer::Advocate(_) => {
                self.signing.cosigned = self.signing.cosigned.saturating_sub(1);
                self.asks_for_signatures(document)
            }
        };
        let fact = Fact::SignatureUndone { community: self.community, agreement: self.id, role, key };
        let undone = SignatureUndone { agreement: self.id, by: signature.by };
        Some(Step::to((self, undone)).fact(fact).effects(told))
    }

    /// The requester binds itself to exactly the words decided on: by a signature, or by its connector.
    pub fn countersign(
        mut self,
        terms: Digest,
        signed: Option<Signed>,
        connected: bool,
        now: Moment,
    ) -> Result<Step<(Self, AgreementSignature)>, Refused> {
        self.pending()?;
        if terms != self.digest {
            return Err(Reason::OtherTerms {}.into());
        }
        if self.signing.countersigned {
            return Err(Reason::AlreadyCountersigned {}.into());
        }
        self.signing.countersigned = true;
        let fact = Fact::Countersigned {
            community: self.community,
            agreement: self.id,
            key: signed.as_ref().map(|signed| signed.key.clone()),
            digest: signed.as_ref().map(Signed::digest),
        };
        let by = if signed.is_some() { Signer::Requester } else { Signer::Connector };
        Ok(self.has((by, signed), fact, connected, now))
    }

    /// Somebody whom the charter names signs beside the instance. `before` are the signatures that the agreement has.
    pub fn cosign(
        mut self,
        by: Signer,
        signed: Signed,
        before: &[AgreementSignature],
        connected: bool,
        now: Moment,
    ) -> Result<Step<(Self, AgreementSignature)>, Refused> {
        if before.iter().any(|one| one.by == by) {
            return Err(Reason::AlreadyCosigned {}.into());
        }
        match self.state {
            AgreementState::InForce { .. } | AgreementState::Suspended { .. } => {
                return Err(Reason::SignaturesComplete {}.into());
            }
            _ => self.pending()?,
        }
        if !self.signing.cosigners.is_some_and(|clause| clause.asks(by.role())) {
            return Err(Reason::CosignerNotAsked {}.into());
        }
        if self.signing.cosignatures_to_come() == 0 {
            return Err(Reason::SignaturesComplete {}.into());
        }
        self.signing.cosigned += 1;
        let (key, digest, role) = (signed.key.clone(), signed.digest(), by.role());
        let fact = Fact::Cosigned { community: self.community, agreement: self.id, role, key, digest };
        Ok(self.has((by, Some(signed)), fact, connected, now))
    }

    /// With one more signature: in force with the last one that was missing. Where the requester's connector carries on the
    /// negotiation, that is told so.
    fn has(
        mut self,
        (by, signed): (Signer, Option<Signed>),
        fact: Fact,
        connected: bool,
        now: Moment,
    ) -> Step<(Self, AgreementSignature)> {
        let signature = AgreementSignature { agreement: self.id, by, signed, at: now };
        if !self.signing.complete() {
            return Step::to((self, signature)).fact(fact);
        }
        let until = now.plus(self.terms.term);
        self.state = AgreementState::InForce { from: now, until };
        let in_force = Fact::AgreementInForce { community: self.community, agreement: self.id, until };
        let told = Effect::CallBack { proposal: self.proposal, message: Callback::Finalized };
        Step::to((self, signature)).fact(fact).fact(in_force).effects(connected.then_some(told))
    }

    /// The stewards are told whose signature a new agreement waits for; nobody where the charter asks for none.
    pub(super) fn asks_for_signatures(&self, decision: Digest) -> Option<Effect> {
        let clause = self.signing.cosigners?;
        let about = self.terms.title.clone();
        let notice = Notice::SignatureWaits { about, by: clause.by, least: clause.least, decision };
        Some(Effect::tell_room(self.community, RoomRole::Stewards, notice))
    }
}

#[cfg(test)]
mod tests;
