//! Somebody asks to come in where members vouch: by the API, or with `!apply` from a Matrix account.

use domain::{
    application::{Application, Asking},
    id::CommunityId,
    moment::Moment,
    refusal::Reason,
};
use serde::{Deserialize, Serialize};
use storage::Holder;

use crate::{
    Actor, App, AppError, Origin,
    admit_member::default_language,
    begin::{Begun, fresh},
    error::missing,
    governing::governing,
    secret,
};

/// Who asks, and where.
#[derive(Clone, Debug)]
pub struct Apply {
    /// Which community.
    pub community: CommunityId,
    /// The language the applicant reads, as typed; the community's first where absent.
    pub language: Option<String>,
    /// The Matrix account that asks, where it is one.
    pub account: Option<String>,
}

/// Somebody waits to be vouched for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Applied {
    /// The code to hand to those who know the applicant; shown once, not in a repetition.
    #[serde(skip)]
    pub code: Option<String>,
    /// The API token that is the member's own once they are in, where there is no Matrix account. Until then it opens nothing. Shown
    /// once, not in a repetition.
    #[serde(skip)]
    pub token: Option<String>,
    /// Until when members can vouch.
    pub expires_at: Moment,
}

impl App {
    /// Takes the application of somebody. Who asks need not be known to anybody but those whom they hand the code.
    pub async fn apply(&self, origin: &Origin, command: &Apply) -> Result<Applied, AppError> {
        self.settle(|| self.apply_once(origin, command)).await
    }

    async fn apply_once(&self, origin: &Origin, command: &Apply) -> Result<Applied, AppError> {
        let begun: Begun<Applied> = self.begin(&Actor::Public, origin, command).await?;
        let mut work = fresh!(begun);
        let community = work.tx.community(command.community).await?.ok_or_else(|| missing("community"))?;
        let charter = governing(&work.tx, &community, work.now).await?;
        // Those who found a community are invited.
        let admission = charter.map(|effective| effective.charter.admission()).unwrap_or_default();
        let language = match &command.language {
            Some(tag) => {
                tag.parse().map_err(|_| Reason::UnknownLanguage { value: tag.chars().take(40).collect() })?
            }
            None => default_language(&work.tx, &community).await?,
        };
        if let Some(account) = &command.account {
            let known = work.tx.members_by_account(account).await?;
            if known.iter().any(|member| member.community == community.id) {
                return Err(Reason::AlreadyLinked {}.into());
            }
            work.tx.forget_application(community.id, account).await?;
        }
        let code = secret::code(&self.chance)?;
        let member = self.chance.blind_id()?;
        let application = Application {
            id: self.chance.id(work.now)?,
            community: community.id,
            member,
            code: secret::hash(&code),
            language,
            account: command.account.clone(),
            asked: origin.event().cloned(),
            agreed_by: None,
            expires_at: work.now,
        };
        let waiting = work.tx.applications_waiting(community.id).await?;
        let asking = Asking { application, code: code.clone(), waiting, name: community.name };
        let step = asking.made(admission, work.now)?;
        let expires_at = step.next.expires_at;
        work.tx.save(step).await?;
        let token = match command.account {
            Some(_) => None,
            None => Some(self.issue(&mut work.tx, Holder::Member(member), None, false).await?),
        };
        work.done(Applied { code: Some(code), token, expires_at }).await
    }

    /// The clock erases the applications that nobody can vouch for any more.
    pub(crate) async fn forget_expired(&self) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &"applications").await?;
            let mut work = fresh!(begun);
            work.tx.forget_expired(work.now).await?;
            work.done(()).await
        })
        .await
    }
}
