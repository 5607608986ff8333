//! What people write about coming in where members vouch.

use app::{Actor, AppError, Apply, Origin, SayVouch};
use domain::{application::Said, refusal::Reason};

use super::Writer;
use crate::chat::Joining;

impl Writer<'_> {
    pub(super) async fn joining(&self, said: Joining) -> Result<(), AppError> {
        match said {
            Joining::Apply { community } => self.apply(&community).await,
            Joining::On { code, said } => self.on(code, said).await,
        }
    }

    async fn apply(&self, handle: &str) -> Result<(), AppError> {
        let missing = || Reason::NotFound { what: "community".to_owned() };
        let handle = handle.parse().map_err(|_| missing())?;
        let community = self.app.read().await?.community_by_handle(&handle).await?.ok_or_else(missing)?;
        let language = self.language().map(|language| language.to_string());
        let command = Apply { community: community.id, language, account: Some(self.account.to_owned()) };
        self.app.apply(&Origin::Event(self.event.clone()), &command).await.map(drop)
    }

    async fn on(&self, code: String, said: Said) -> Result<(), AppError> {
        self.known()?;
        let community = self.app.asked_of(&code).await?;
        let member = self.members.iter().find(|member| Some(member.community) == community);
        // To a member of another community it is nobody's code.
        let member = member.cloned().ok_or(Reason::ApplicationUnknown {})?;
        let command = SayVouch { community: member.community, code, said };
        let origin = Origin::Event(self.event.clone());
        self.app.say_vouch(&Actor::Member(member), &origin, &command).await.map(drop)
    }
}
