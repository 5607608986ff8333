//! Keys that people and organisations sign with.

use app::RegisterKey;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::refusal::Reason;
use evidence::{
    canonical,
    keys::PublicKey,
    signature::{Document as _, KeyProof},
};

use super::{Done, Stopped, by_api, payloads, settle};
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::{app, get},
    read, scalar,
    view::{RefusalView, SignatoryKeyView},
};

/// For which key a challenge is asked.
#[derive(Debug, InputObject)]
pub(crate) struct AskKeyChallengeInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The public key, as a JSON Web Key in one text or as a Multikey (`z6Mk…`): then the answer says what exactly is to be signed, for any
    /// software that makes a JWS. `ownaccord sign proof` needs the challenge and the audience alone.
    public_key: Option<String>,
}

/// Something to sign.
#[derive(Default, SimpleObject)]
pub(crate) struct KeyChallengePayload {
    /// What is to be signed, once.
    challenge: Option<String>,
    /// For whom: the DID of this instance.
    audience: Option<String>,
    /// From when it is worth nothing.
    expires_at: Option<scalar::DateTime>,
    /// The `typ` of the JWS.
    typ: Option<String>,
    /// The exact payload of the JWS; where a public key was given.
    payload: Option<String>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// A key and the proof that whoever registers it holds it.
#[derive(Debug, InputObject)]
pub(crate) struct RegisterKeyInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The challenge, signed with the key: a compact JWS of type `key-proof+jwt`, which carries the public key.
    proof: String,
}

/// Which key.
#[derive(Debug, InputObject)]
pub(crate) struct RevokeKeyInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The key's id.
    key: ID,
}

/// A key.
#[derive(Default, SimpleObject)]
pub(crate) struct SignatoryKeyPayload {
    /// The key.
    key: Option<SignatoryKeyView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(KeyChallengePayload, SignatoryKeyPayload);

#[derive(Default)]
pub(crate) struct SignatoryMutation;

#[Object]
impl SignatoryMutation {
    /// Asks for something to sign, to show that one holds a key; an earlier challenge is worth nothing from then on. By a contact of a
    /// requester in the role of a signatory, a steward, an advocate.
    async fn ask_key_challenge(
        &self,
        ctx: &Context<'_>,
        input: AskKeyChallengeInput,
    ) -> Result<KeyChallengePayload> {
        settle(ctx, ask(ctx, input)).await
    }

    /// Registers a key to sign with: for the requester, or oneself as a steward or an advocate. By the same.
    async fn register_key(&self, ctx: &Context<'_>, input: RegisterKeyInput) -> Result<SignatoryKeyPayload> {
        settle(ctx, register(ctx, input)).await
    }

    /// Revokes such a key: nothing that it signs counts from then on. By the same, or an administrator of the requester.
    async fn revoke_key(&self, ctx: &Context<'_>, input: RevokeKeyInput) -> Result<SignatoryKeyPayload> {
        settle(ctx, revoke(ctx, input)).await
    }
}

async fn ask(ctx: &Context<'_>, input: AskKeyChallengeInput) -> Done<KeyChallengePayload> {
    let key = input.public_key.as_deref().map(public_key).transpose()?;
    let app = app(ctx)?;
    let given = app.ask_key_challenge(Asker::of(ctx).actor(), &by_api(input.idempotency_key)).await?;
    let audience = app.keys().did().as_str();
    let payload = key.map(|key| canonical::to_text(&KeyProof::new(&key, audience, &given.challenge)));
    let payload = payload.transpose().map_err(|_| Stopped::Shown(Fault::missing("a payload")))?;
    Ok(KeyChallengePayload {
        audience: Some(audience.to_owned()),
        challenge: Some(given.challenge),
        expires_at: Some(scalar::DateTime::of(&given.expires_at)),
        typ: Some(KeyProof::TYP.to_owned()),
        payload,
        refusals: Vec::new(),
    })
}

fn public_key(text: &str) -> std::result::Result<PublicKey, Reason> {
    PublicKey::from_text(text).map_err(|_| Reason::Malformed { shape: "public-key".to_owned() })
}

async fn register(ctx: &Context<'_>, input: RegisterKeyInput) -> Done<SignatoryKeyPayload> {
    let command = RegisterKey { proof: input.proof };
    let id = app(ctx)?.register_key(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(SignatoryKeyPayload { key: Some(SignatoryKeyView(get(ctx, id).await?)), refusals: Vec::new() })
}

async fn revoke(ctx: &Context<'_>, input: RevokeKeyInput) -> Done<SignatoryKeyPayload> {
    let id = read::id(&input.key)?;
    let id = app(ctx)?.revoke_key(Asker::of(ctx).actor(), &by_api(input.idempotency_key), id).await?;
    Ok(SignatoryKeyPayload { key: Some(SignatoryKeyView(get(ctx, id).await?)), refusals: Vec::new() })
}
