//! Tabled: the words are frozen and the members deliberate.

use serde::{Deserialize, Serialize};

use super::{Minute, Proposal, Stage, Voting};
use crate::{
    charter::{Charter, DecisionRule},
    decision::{DecisionKind, Outcome},
    digest::Digest,
    effect::{Callback, Effect, Notice, RoomRole},
    fact::Fact,
    id::VoteId,
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
    taxonomy::Risk,
    text::LocalText,
};

/// The frozen words and the earliest moment of the vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tabled {
    /// The number of the offer.
    pub number: u32,
    /// The digest of its exact words.
    pub digest: Digest,
    /// When it came before the members: at the tabling or, where it waited for them to have time, later.
    pub at: Moment,
    /// The earliest moment at which the vote may open.
    pub vote_from: Moment,
    /// The risk of the terms, which chooses the rule.
    pub risk: Risk,
}

/// Why tabled terms go back before the members have voted on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SentBackFor {
    /// The requester left a concern unanswered, long after its time to answer was over.
    Unanswered,
    /// Too many of those who tried the questions about them misread them.
    NotUnderstood,
    /// A red line was drawn since that they cross.
    RedLine,
}

impl SentBackFor {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unanswered => "unanswered",
            Self::NotUnderstood => "not-understood",
            Self::RedLine => "red-line",
        }
    }
}

impl Proposal {
    /// The tabled words, while the members deliberate.
    pub fn tabled(&self) -> Result<&Tabled, Refused> {
        match &self.stage {
            Stage::Tabled(tabled) => Ok(tabled),
            stage => Err(stage.wrong()),
        }
    }

    /// The terms that both sides accept go back to the requester without a vote. It may come again with others.
    pub fn sent_back(mut self, because: SentBackFor, title: LocalText) -> Result<Step<Self>, Refused> {
        let number = match &self.stage {
            Stage::Queued(queued) => queued.number,
            _ => self.tabled()?.number,
        };
        self.stage = Stage::Decided { number, outcome: Outcome::SentBack, because: Some(because) };
        let (community, proposal) = (self.community, self.id);
        let notice = Notice::TermsSentBack { title, because };
        let told = Effect::tell_room(community, RoomRole::Assembly, notice);
        let terminated = self.call_back(Callback::Terminated);
        let fact = Fact::ProposalSentBack { community, proposal, because };
        let minute = Effect::Minute { community, proposal, minute: Minute::SentBack { because } };
        Ok(Step::to(self).fact(fact).effect(told).effects(terminated).effect(minute))
    }

    /// The rule under which the tabled terms are voted on, and since when they lie before the members.
    pub fn ready<'a>(&self, charter: &'a Charter) -> Result<(&'a DecisionRule, &Tabled), Refused> {
        let tabled = self.tabled()?;
        let rule = charter.rule(DecisionKind::Consent, tabled.risk).ok_or(Reason::NoCharter {})?;
        Ok((rule, tabled))
    }

    /// The vote on the tabled terms has opened.
    pub fn voting(mut self, vote: VoteId) -> Result<Self, Refused> {
        match self.stage {
            Stage::Tabled(tabled) => {
                self.stage = Stage::Voting(Voting { tabled, vote });
                Ok(self)
            }
            stage => Err(stage.wrong()),
        }
    }
}
