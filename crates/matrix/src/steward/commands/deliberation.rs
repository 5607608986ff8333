//! What people write while they deliberate.

use app::{
    self, Actor, AppError, AskQuestion, BackConcern, Confide, NameHarm, Origin, RaiseConcern, ReportEarly,
    TryQuestions,
};
use domain::{
    community::Member,
    effect::Notice,
    proposal::{Proposal, Stage},
    refusal::Reason,
    terms::Terms,
};

use super::{Writer, oneself::harms};
use crate::chat::{Back, Said};

/// A proposal that is meant, and the membership by which it is spoken of.
pub(super) struct Meant {
    pub proposal: Proposal,
    pub terms: Terms,
    pub member: Member,
}

impl Writer<'_> {
    pub(super) async fn deliberate(&self, said: Said) -> Result<(), AppError> {
        self.known()?;
        match said {
            Said::Concerns { proposal } => self.concerns(proposal).await,
            Said::Concern { proposal, clause, words } => self.concern(proposal, clause, words).await,
            Said::Ask { proposal, clause, words } => self.ask(proposal, clause, words).await,
            Said::Harm { proposal, number } => self.harm(proposal, number).await,
            Said::Absent { proposal } => self.absent(proposal).await,
            Said::Settle { proposal, by, words } => self.settle(proposal, by, &words).await,
            Said::Temperatures => self.temperatures().await,
            Said::Temperature { proposal, clause } => self.temperature(proposal, clause).await,
            Said::Lean { proposal, leaning } => self.lean(proposal, leaning).await,
            Said::Check { proposal, answers } => self.check(proposal, answers).await,
            Said::Back { proposal, number, what } => self.back(proposal, number, what).await,
        }
    }

    async fn concerns(&self, proposal: Option<u32>) -> Result<(), AppError> {
        let Meant { proposal, terms, member } = self.deliberated(proposal).await?;
        let all = self.app.concerns_before(&proposal, &member).await?;
        let all = all.into_iter().map(|one| one.shown).collect();
        self.answer(Notice::Concerns { title: terms.title, all }).await
    }

    async fn concern(&self, proposal: Option<u32>, clause: u32, words: String) -> Result<(), AppError> {
        let meant = self.deliberated(proposal).await?;
        let clause = Some(clause).filter(|clause| *clause > 0);
        let command = RaiseConcern { proposal: meant.proposal.id, clause, language: None, words };
        self.app.raise_concern(&Actor::Member(meant.member), &self.by_chat(), &command).await.map(drop)
    }

    async fn ask(&self, proposal: Option<u32>, clause: u32, words: String) -> Result<(), AppError> {
        let meant = self.deliberated(proposal).await?;
        let clause = Some(clause).filter(|clause| *clause > 0);
        let command = AskQuestion { proposal: meant.proposal.id, clause, language: None, words };
        self.app.ask_question(&Actor::Member(meant.member), &self.by_chat(), &command).await.map(drop)
    }

    async fn harm(&self, proposal: Option<u32>, number: u32) -> Result<(), AppError> {
        let meant = self.deliberated(proposal).await?;
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let harm = at.and_then(|at| harms().nth(at));
        let unknown = || Reason::UnknownCode { value: number.to_string(), kind: "harm".to_owned() };
        let harm = harm.ok_or_else(unknown)?.to_string();
        let command = NameHarm { proposal: meant.proposal.id, harm };
        self.app.name_harm(&Actor::Member(meant.member), &self.by_chat(), &command).await.map(drop)
    }

    pub(super) async fn harms_to_name(&self) -> Result<(), AppError> {
        self.known()?;
        let title = self.deliberated(None).await?.terms.title;
        self.answer(Notice::HarmsToName { title, harms: harms().collect() }).await
    }

    async fn check(&self, proposal: Option<u32>, answers: Vec<u32>) -> Result<(), AppError> {
        let Meant { proposal, terms, member } = self.deliberated(proposal).await?;
        if answers.is_empty() {
            let checks = terms.checks();
            return self.answer(Notice::Checks { title: terms.title, checks }).await;
        }
        let command = TryQuestions { proposal: proposal.id, answers };
        self.app.try_questions(&Actor::Member(member), &self.by_chat(), &command).await.map(drop)
    }

    async fn back(&self, proposal: Option<u32>, number: u32, what: Back) -> Result<(), AppError> {
        let Meant { proposal, member, .. } = self.deliberated(proposal).await?;
        let all = self.app.concerns_before(&proposal, &member).await?;
        let meant = all.into_iter().find(|one| one.shown.number == number);
        let concern = meant.ok_or_else(|| Reason::NotFound { what: "concern".to_owned() })?.concern;
        let what = match what {
            Back::Support => app::Back::Support,
            Back::Unsupport => app::Back::Unsupport,
            Back::Withdraw => app::Back::Withdraw,
        };
        let command = BackConcern { concern, what };
        self.app.back_concern(&Actor::Member(member), &self.by_chat(), command).await.map(drop)
    }

    /// Pressure about a proposal that is not voted on yet.
    pub(super) async fn early_pressure(&self, named: Option<&str>, confide: Confide) -> Result<(), AppError> {
        let named = named.map(|number| {
            let number = number.trim_start_matches(['#', '№']).parse();
            number.map_err(|_| Reason::NotFound { what: "proposal".to_owned() })
        });
        let meant = self.deliberated(named.transpose()?).await?;
        let command = ReportEarly { proposal: meant.proposal.id, confide };
        self.app.report_early(&Actor::Member(meant.member), &self.by_chat(), &command).await.map(drop)
    }

    pub(super) fn by_chat(&self) -> Origin {
        Origin::Event(self.event.clone())
    }

    /// The proposal with this number in the list or, where none is named, the only one that is deliberated.
    pub(super) async fn deliberated(&self, named: Option<u32>) -> Result<Meant, AppError> {
        let mut before = self.app.proposals_before(self.account).await?;
        let at = match named {
            Some(number) => usize::try_from(number).ok().and_then(|number| number.checked_sub(1)),
            None => {
                before.retain(|(proposal, _)| matches!(proposal.stage, Stage::Tabled(_)));
                match before.len() {
                    0 => return Err(Reason::NoneTabled {}.into()),
                    1 => Some(0),
                    _ => return Err(Reason::WhichProposal {}.into()),
                }
            }
        };
        let missing = || Reason::NotFound { what: "proposal".to_owned() };
        let at = at.filter(|at| *at < before.len()).ok_or_else(missing)?;
        let (proposal, terms) = before.swap_remove(at);
        let member = self.members.iter().find(|member| member.community == proposal.community);
        let member = member.cloned().ok_or_else(missing)?;
        Ok(Meant { proposal, terms, member })
    }
}
