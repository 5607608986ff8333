//! A member vouches for somebody who asks to come in, a steward agrees, or either takes that back. The last word that is needed
//! lets them in, in the same transaction.

use domain::{
    application::{Application, Known, Said, Standing},
    id::CommunityId,
    refusal::Reason,
    text::Language,
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    actor::on_the_roll,
    begin::{Begun, Work, fresh},
    error::missing,
    governing::governing,
    secret,
};

/// A word on somebody who asks. Without `Debug`: for whom somebody vouches has no place in a log.
#[derive(Clone)]
pub struct SayVouch {
    /// In which community.
    pub community: CommunityId,
    /// The code that the applicant handed over.
    pub code: String,
    /// What is said.
    pub said: Said,
}

/// Nothing but that it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VouchSaid {}

impl App {
    /// Takes a member's or a steward's word. By chat and by API this is the one verb.
    pub async fn say_vouch(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &SayVouch,
    ) -> Result<VouchSaid, AppError> {
        self.settle(|| self.say_vouch_once(actor, origin, command)).await
    }

    async fn say_vouch_once(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &SayVouch,
    ) -> Result<VouchSaid, AppError> {
        let code = secret::hash(&command.code);
        let said = ("vouch", command.community, code, command.said);
        let begun: Begun<VouchSaid> = self.begin(actor, origin, &said).await?;
        let mut work = fresh!(begun);
        // Held before the application, as by whoever leaves: their words go with them.
        let member = actor.as_member_of(command.community)?.id();
        if command.said == Said::Agreed {
            actor.as_steward_of(command.community)?;
        }
        let by = on_the_roll(&work.tx, command.community, member).await?;
        let application = work.tx.application_by_code(code).await?.ok_or(Reason::ApplicationUnknown {})?;
        // To a member of another community it is nobody's code.
        if application.community != by.community {
            return Err(Reason::ApplicationUnknown {}.into());
        }
        let known = known(&work, &application, origin, &by.language).await?;
        let standing = match command.said {
            Said::TakenBack => {
                let step = application.taken_back(by.id, known, work.now)?;
                work.tx.save(step).await?;
                return work.done(VouchSaid {}).await;
            }
            Said::Vouched => {
                let open = work.tx.vouched_by(by.id, work.now).await?;
                let step = application.vouched(&by, open, known, work.now)?;
                let standing = step.next.1.clone();
                work.tx.save(step).await?;
                standing
            }
            Said::Agreed => {
                let step = application.agreed(by.id, known, work.now)?;
                let standing = step.next.clone();
                work.tx.save(step).await?;
                standing
            }
        };
        if let Standing::In(Application { account: Some(account), community, .. }, member) = standing {
            work.tx.link_account(member.id, community, &account).await?;
        }
        work.done(VouchSaid {}).await
    }

    /// Which community somebody asks to come into who handed over this code; none where it is of nobody.
    pub async fn asked_of(&self, code: &str) -> Result<Option<CommunityId>, AppError> {
        let known = self.read().await?.application_by_code(secret::hash(code)).await?;
        Ok(known.map(|application| application.community))
    }
}

async fn known(
    work: &Work,
    application: &Application,
    origin: &Origin,
    language: &Language,
) -> Result<Known, AppError> {
    let community = work.tx.community(application.community).await?.ok_or_else(|| missing("community"))?;
    let charter = governing(&work.tx, &community, work.now).await?;
    let agreed = match application.agreed_by {
        Some(steward) => work.tx.is_steward(steward).await?,
        None => false,
    };
    Ok(Known {
        admission: charter.map(|effective| effective.charter.admission()).unwrap_or_default(),
        vouchers: work.tx.vouchers(application).await?,
        agreed,
        name: community.name,
        reply: origin.reply(language),
    })
}
