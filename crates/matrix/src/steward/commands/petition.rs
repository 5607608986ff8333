//! What people write to ask for a vote, and of pressure on them.

use app::{Actor, AppError, Origin, ReportPressure, SignPetition, WithdrawSignature};
use domain::{effect::Notice, refusal::Reason};

use super::Writer;

impl Writer<'_> {
    pub(super) async fn petitions(&self) -> Result<(), AppError> {
        self.known()?;
        let all = self.app.petitionable(self.account).await?;
        self.answer(Notice::Petitions { all: all.into_iter().map(|one| one.shown).collect() }).await
    }

    pub(super) async fn sign(&self, number: u32, signs: bool) -> Result<(), AppError> {
        self.known()?;
        let all = self.app.petitionable(self.account).await?;
        let meant = all.into_iter().find(|one| one.shown.number == number);
        let meant = meant.ok_or_else(|| Reason::NotFound { what: "petition".to_owned() })?;
        let (actor, origin) = (Actor::Member(meant.member), Origin::Event(self.event.clone()));
        if signs {
            return self.app.petition(&actor, &origin, SignPetition { aim: meant.aim }).await.map(drop);
        }
        let petition = self.app.read().await?.petition_for(meant.aim).await?.ok_or(Reason::NotSigned {})?.id;
        self.app.withdraw_signature(&actor, &origin, WithdrawSignature { petition }).await.map(drop)
    }

    pub(super) async fn pressure(&self, named: Option<&str>) -> Result<(), AppError> {
        self.known()?;
        let vote = self.app.vote_meant(self.account, named).await?;
        let (actor, origin) = (self.as_member_of(&vote)?, Origin::Event(self.event.clone()));
        self.app.report_pressure(&actor, &origin, ReportPressure { vote: vote.id }).await.map(drop)
    }
}
