//! A member links a Matrix account: a one-time code from the API, sent to the bot in a direct chat. The homeserver vouches
//! for the sender.

use domain::{
    effect::{Audience, Effect, EventRef, Notice},
    id::MemberId,
    moment::{Moment, Span},
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

/// How long a link code can be used.
const CODE_LASTS: Span = Span::seconds(15 * 60);

/// A one-time code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LinkCode {
    /// The code; shown once, not in a repetition.
    #[serde(skip)]
    pub code: Option<String>,
    /// Until when it can be used.
    pub expires_at: Moment,
}

impl App {
    /// Makes a code that links a Matrix account to the member who asks.
    pub async fn link_code(&self, actor: &Actor, origin: &Origin) -> Result<LinkCode, AppError> {
        self.settle(|| async {
            let begun: Begun<LinkCode> = self.begin(actor, origin, &"link code").await?;
            let mut work = fresh!(begun);
            let member = actor.as_member()?;
            let code = secret::code(&self.chance)?;
            let expires_at = work.now.plus(CODE_LASTS);
            work.tx.save_link_code(secret::hash(&code), member.id, expires_at).await?;
            work.done(LinkCode { code: Some(code), expires_at }).await
        })
        .await
    }

    /// Links the account that sent the code.
    pub async fn link_account(
        &self,
        event: &EventRef,
        code: &str,
        account: &str,
    ) -> Result<MemberId, AppError> {
        self.settle(|| async {
            let begun: Begun<MemberId> =
                self.begin(&Actor::Public, &Origin::Event(event.clone()), &account).await?;
            let mut work = fresh!(begun);
            let hash = secret::hash(code);
            let known = work.tx.link_code(hash).await?.filter(|(_, expires)| work.now < *expires);
            let (id, _) = known.ok_or(Reason::LinkCodeInvalid {})?;
            let member = work.tx.member(id).await?.ok_or_else(|| missing("member"))?;
            let community = work.tx.community(member.community).await?.ok_or_else(|| missing("community"))?;
            work.tx.use_link_code(hash, account).await?;
            let notice = Notice::Linked { community: community.name };
            let reply = Audience::Reply { to: event.clone(), language: Some(member.language) };
            let effects = vec![
                Effect::Tell { audience: reply, notice },
                Effect::InviteMember { community: community.id, member: id },
            ];
            work.tx.push(effects, work.now).await?;
            work.done(id).await
        })
        .await
    }

    /// Sets the language that the bot speaks to the memberships of an account.
    pub async fn set_language(
        &self,
        event: &EventRef,
        account: &str,
        tag: &str,
    ) -> Result<Language, AppError> {
        self.settle(|| async {
            let begun: Begun<Language> =
                self.begin(&Actor::Public, &Origin::Event(event.clone()), &account).await?;
            let mut work = fresh!(begun);
            let language: Language =
                tag.parse().map_err(|_| Reason::UnknownLanguage { value: tag.chars().take(40).collect() })?;
            let members = work.tx.members_by_account(account).await?;
            if members.is_empty() {
                return Err(Reason::AccountUnknown {}.into());
            }
            for member in members {
                work.tx.set_language(member.id, &language).await?;
            }
            let reply = Audience::Reply { to: event.clone(), language: Some(language.clone()) };
            work.tx
                .push(vec![Effect::Tell { audience: reply, notice: Notice::LanguageSet {} }], work.now)
                .await?;
            work.done(language).await
        })
        .await
    }
}
