//! What people write to bring a vote about, of pressure on them, and of whom they trust.

use app::{
    Actor, AppError, Confide, Nominate, Origin, ReportPressure, SayTrust, SignPetition, WithdrawSignature,
};
use domain::{effect::Notice, id::IntermediaryId, refusal::Reason};

use super::{Writer, oneself::only};
use crate::chat::Pressed;

impl Writer<'_> {
    /// The intermediary of this short name.
    async fn intermediary(&self, handle: &str) -> Result<IntermediaryId, AppError> {
        let missing = || Reason::NotFound { what: "intermediary".to_owned() };
        let handle = handle.to_lowercase().parse().map_err(|_| missing())?;
        Ok(self.app.read().await?.intermediary_by_handle(&handle).await?.ok_or_else(missing)?.id)
    }

    /// Trusts an intermediary on everything, or no longer does.
    pub(super) async fn trust(&self, handle: &str, given: bool) -> Result<(), AppError> {
        self.known()?;
        let intermediary = self.intermediary(handle).await?;
        let member = only(self.members.clone(), Reason::AccountUnknown {})?;
        let (community, stage, topic) = (member.community, None, None);
        let command = SayTrust { community, intermediary, stage, topic, given };
        let origin = Origin::Event(self.event.clone());
        self.app.say_trust(&Actor::Member(member), &origin, &command).await.map(drop)
    }

    /// Nominates for the usual mandate, where nominations for an election are open to stand in it.
    pub(super) async fn nominate(&self, handle: &str) -> Result<(), AppError> {
        self.known()?;
        let intermediary = self.intermediary(handle).await?;
        let tx = self.app.read().await?;
        let mut meant = Vec::new();
        for member in &self.members {
            if tx.mandate_between(member.community, intermediary).await?.is_none() {
                let elections = tx.elections_of(member.community).await?;
                let open = elections.into_iter().find(|election| election.takes_nominations(self.app.now()));
                meant.push((member.clone(), open.map(|election| election.id)));
            }
        }
        drop(tx);
        let (member, election) = only(meant, Reason::AlreadyNominated {})?;
        let command = Nominate { community: member.community, intermediary, nomination: None, election };
        let origin = Origin::Event(self.event.clone());
        self.app.nominate(&Actor::Member(member), &origin, &command).await.map(drop)
    }

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

    /// Reports pressure in a vote; about a proposal where one is named, or where no vote is open and one is deliberated.
    pub(super) async fn pressure(&self, said: Pressed) -> Result<(), AppError> {
        self.known()?;
        let confide = Confide { to: said.tell, named: said.named };
        if said.early {
            return self.early_pressure(said.which.as_deref(), confide).await;
        }
        match self.app.vote_meant(self.account, said.which.as_deref()).await {
            Err(AppError::Refused(refused)) if refused.has("vote.none-open") => {
                match self.early_pressure(said.which.as_deref(), confide).await {
                    Err(AppError::Refused(early)) if early.has("proposal.none-tabled") => Err(refused.into()),
                    done => done,
                }
            }
            meant => {
                let vote = meant?;
                let (actor, origin) = (self.as_member_of(&vote)?, Origin::Event(self.event.clone()));
                let command = ReportPressure { vote: vote.id, confide };
                self.app.report_pressure(&actor, &origin, &command).await.map(drop)
            }
        }
    }
}
