//! A requester's administrators make and revoke the tokens of its programs.

use domain::{
    fact::Fact,
    id::TokenId,
    moment::Moment,
    party::{Machine, TokenDraft},
    step::Step,
};
use serde::{Deserialize, Serialize};
use storage::{Holder, TokenLabel};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    contacts::administered,
    error::missing,
};

/// A token for a program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TokenMade {
    /// Its id.
    pub id: TokenId,
    /// From when it is worth nothing.
    pub expires_at: Moment,
    /// The token; shown once, not in a repetition.
    #[serde(skip)]
    pub token: Option<String>,
}

/// How much of a token is shown in lists: enough to tell one from another, too little to guess the rest.
const PREFIX: usize = 8;

impl App {
    /// Makes a token. By an administrator of the requester.
    pub async fn make_token(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &TokenDraft,
    ) -> Result<TokenMade, AppError> {
        self.settle(|| async {
            let begun: Begun<TokenMade> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let (requester, _) = administered(&work.tx, actor).await?;
            let tokens = work.tx.tokens_of(requester).await?;
            let working = tokens.iter().filter(|token| token.works(work.now)).count();
            let grant = command.check(working)?;
            let holder = match grant.machine {
                Machine::Connector(roles) => Holder::Connector(requester, roles),
                Machine::DataHolder => Holder::DataHolder(requester),
            };
            let expires_at = work.now.plus(grant.lasts);
            let (mut token, text) = self.fresh_token(holder, Some(expires_at), false)?;
            let prefix = text.chars().take(PREFIX).collect();
            token.label = Some(TokenLabel { name: grant.name, prefix });
            let id = token.id;
            work.tx.save(Step::to(token).fact(Fact::TokenMade { requester, token: id })).await?;
            work.done(TokenMade { id, expires_at, token: Some(text) }).await
        })
        .await
    }

    /// Revokes a token that the requester made; once more changes nothing. By an administrator.
    pub async fn revoke_token(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &TokenId,
    ) -> Result<TokenId, AppError> {
        self.settle(|| async {
            let begun: Begun<TokenId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let (requester, _) = administered(&work.tx, actor).await?;
            let own = work.tx.tokens_of(requester).await?.iter().any(|token| token.id == *command);
            let token = work.tx.own_token(*command).await?.filter(|_| own);
            let mut token = token.ok_or_else(|| missing("token"))?;
            if token.revoked_at.is_none() {
                token.revoked_at = Some(work.now);
                work.tx.save(Step::to(token).fact(Fact::TokenRevoked { requester, token: *command })).await?;
            }
            work.done(*command).await
        })
        .await
    }
}
