//! Tabled: the words are frozen and the members deliberate.

use serde::{Deserialize, Serialize};

use super::{Proposal, Stage, Voting};
use crate::{
    charter::{Charter, DecisionRule},
    decision::DecisionKind,
    digest::Digest,
    id::VoteId,
    moment::Moment,
    refusal::{Reason, Refused},
    taxonomy::Risk,
};

/// The frozen words and the earliest moment of the vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tabled {
    /// The number of the offer.
    pub number: u32,
    /// The digest of its exact words.
    pub digest: Digest,
    /// When it was tabled.
    pub at: Moment,
    /// The earliest moment at which the vote may open.
    pub vote_from: Moment,
    /// The risk of the terms, which chooses the rule.
    pub risk: Risk,
}

impl Proposal {
    /// The rule under which the tabled terms are voted on, and since when they lie before the members.
    pub fn ready<'a>(&self, charter: &'a Charter) -> Result<(&'a DecisionRule, &Tabled), Refused> {
        let Stage::Tabled(tabled) = &self.stage else { return Err(self.stage.wrong()) };
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
