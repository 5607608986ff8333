//! The operator lets people in: one-time tokens to found a community or to register an organisation, and further tokens for
//! those who are known already. Command line only.

use domain::moment::{Moment, Span};
use storage::{Holder, Token, Tx};

use crate::{App, AppError, error::missing, secret};

/// What a one-time token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// To found a community.
    Founder,
    /// To register an intermediary.
    Intermediary,
    /// To register a requester.
    Requester,
}

/// How long a one-time token can be used.
const ENROLMENT_LASTS: Span = Span::days(14);

impl App {
    /// A one-time token, good for two weeks.
    pub async fn enrol(&self, errand: Errand) -> Result<(String, Moment), AppError> {
        let holder = match errand {
            Errand::Founder => Holder::Founder,
            Errand::Intermediary => Holder::EnrolIntermediary,
            Errand::Requester => Holder::EnrolRequester,
        };
        let now = self.now();
        let expires = now.plus(ENROLMENT_LASTS);
        let mut tx = self.store.begin(now).await?;
        let token = self.issue(&mut tx, holder, Some(expires), true).await?;
        tx.commit().await?;
        Ok((token, expires))
    }

    /// A further API token for somebody who is known, for so long (for good, if none is given).
    pub async fn issue_token(&self, holder: Holder, lasts: Option<Span>) -> Result<String, AppError> {
        let now = self.now();
        let mut tx = self.store.begin(now).await?;
        let known = match &holder {
            Holder::Member(id) => tx.member(*id).await?.is_some(),
            Holder::Advocate(id) => tx.advocate(*id).await?.is_some(),
            Holder::Contact(id) => tx.contact(*id).await?.is_some(),
            Holder::DataHolder(id) | Holder::Connector(id, _) => tx.requester(*id).await?.is_some(),
            Holder::Founder
            | Holder::EnrolIntermediary
            | Holder::EnrolRequester
            | Holder::EnrolContact(_) => false,
        };
        if !known {
            return Err(missing("holder").into());
        }
        let token = self.issue(&mut tx, holder, lasts.map(|span| now.plus(span)), false).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Makes a token inside a verb.
    pub(crate) async fn issue(
        &self,
        tx: &mut Tx,
        holder: Holder,
        expires_at: Option<Moment>,
        single_use: bool,
    ) -> Result<String, AppError> {
        let (token, text) = self.fresh_token(holder, expires_at, single_use)?;
        tx.save_token(&token).await?;
        Ok(text)
    }

    /// A new token that is not kept yet, and what is shown of it once.
    pub(crate) fn fresh_token(
        &self,
        holder: Holder,
        expires_at: Option<Moment>,
        single_use: bool,
    ) -> Result<(Token, String), AppError> {
        let now = self.now();
        let text = secret::token(&self.chance)?;
        let token = Token {
            id: self.chance.id(now)?,
            secret_hash: secret::hash(&text),
            holder,
            created_at: now,
            expires_at,
            used_at: None,
            revoked_at: None,
            single_use,
            label: None,
        };
        Ok((token, text))
    }
}
