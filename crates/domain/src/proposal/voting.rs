//! The members vote on the frozen words.

use serde::{Deserialize, Serialize};

use super::{Proposal, Stage, Tabled};
use crate::{decision::Outcome, effect::Callback, fact::Fact, id::VoteId, refusal::Refused, step::Step};

/// The tabled words and the vote on them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voting {
    /// The words.
    pub tabled: Tabled,
    /// The vote.
    pub vote: VoteId,
}

impl Proposal {
    /// The members have answered.
    pub fn decided(mut self, outcome: Outcome) -> Result<Step<Self>, Refused> {
        let Stage::Voting(voting) = self.stage else { return Err(self.stage.wrong()) };
        self.stage = Stage::Decided { number: voting.tabled.number, outcome, because: None };
        let fact = Fact::ProposalDecided { community: self.community, proposal: self.id, outcome };
        let told = if outcome == Outcome::Consented { Callback::Agreed } else { Callback::Terminated };
        let told = self.call_back(told);
        Ok(Step::to(self).fact(fact).effects(told))
    }

    /// The vote was void; the same words are voted on again in `vote`.
    pub fn voting_again(mut self, vote: VoteId) -> Result<Self, Refused> {
        match self.stage {
            Stage::Voting(voting) => {
                self.stage = Stage::Voting(Voting { vote, ..voting });
                Ok(self)
            }
            stage => Err(stage.wrong()),
        }
    }
}
