//! The outcome of a vote, ready to be signed.

mod told;

use serde::{Deserialize, Serialize};

use crate::{
    ballot::Paper,
    digest::Digest,
    disclosure::Published,
    election::Contest,
    id::{AgreementId, CharterId, CommunityId, DecisionId, ElectionId, MandateId, ProposalId, VoteId},
    moment::Moment,
    rule::VotingRule,
    tally::{self, Step},
};
pub use told::Told;

/// The four things a community votes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionKind {
    /// Adopt or amend its charter.
    Charter,
    /// Grant or recall a mandate.
    Mandate,
    /// Consent to a requester's terms.
    Consent,
    /// Withdraw a consent given.
    Withdrawal,
}

impl DecisionKind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Charter, Self::Mandate, Self::Consent, Self::Withdrawal];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Mandate => "mandate",
            Self::Consent => "consent",
            Self::Withdrawal => "withdrawal",
        }
    }
    /// The ballot paper of its votes.
    pub const fn paper(self) -> Paper {
        match self {
            Self::Consent => Paper::Consent,
            Self::Charter | Self::Mandate | Self::Withdrawal => Paper::Adopt,
        }
    }
}

/// What a vote is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A charter.
    Charter(CharterId),
    /// A mandate.
    Mandate(MandateId),
    /// Which of several mandates.
    Election(ElectionId),
    /// The tabled terms of a proposal.
    Proposal(ProposalId),
    /// The end of a mandate before its term.
    Recall(MandateId),
    /// Taking back the consent that an agreement rests on.
    Withdrawal(AgreementId),
}

/// What a vote asks, as sentences tell it apart: recalling a mandate is the same kind of decision as granting it, and the
/// opposite question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// Adopt a charter?
    Charter,
    /// Grant a mandate? Or, between several: to whom?
    Mandate,
    /// Recall a mandate?
    Recall,
    /// Consent to terms?
    Consent,
    /// Withdraw a consent?
    Withdrawal,
}

impl Matter {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Charter, Self::Mandate, Self::Recall, Self::Consent, Self::Withdrawal];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Mandate => "mandate",
            Self::Recall => "recall",
            Self::Consent => "consent",
            Self::Withdrawal => "withdrawal",
        }
    }
}

impl Subject {
    /// The kind of decision.
    pub const fn kind(&self) -> DecisionKind {
        match self {
            Self::Charter(_) => DecisionKind::Charter,
            Self::Mandate(_) | Self::Election(_) | Self::Recall(_) => DecisionKind::Mandate,
            Self::Proposal(_) => DecisionKind::Consent,
            Self::Withdrawal(_) => DecisionKind::Withdrawal,
        }
    }
    /// What is asked.
    pub const fn matter(&self) -> Matter {
        match self {
            Self::Charter(_) => Matter::Charter,
            Self::Mandate(_) | Self::Election(_) => Matter::Mandate,
            Self::Recall(_) => Matter::Recall,
            Self::Proposal(_) => Matter::Consent,
            Self::Withdrawal(_) => Matter::Withdrawal,
        }
    }
}

/// What a vote came to, in the words of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The terms are consented to.
    Consented,
    /// The terms are refused.
    Refused,
    /// The terms go back to the negotiation.
    SentBack,
    /// Too few took part.
    Lapsed,
    /// The charter is adopted, the mandate granted or recalled, the consent withdrawn: whatever was asked. In an election,
    /// one of those who stand is chosen.
    Adopted,
    /// It is not; in an election, none of those who stand is chosen.
    NotAdopted,
    /// Several are exactly even in first place: a run-off among them decides.
    RunOff,
}

impl Outcome {
    /// What a result means for a vote of this kind.
    pub const fn of(kind: DecisionKind, result: tally::Result) -> Self {
        match (kind, result) {
            (DecisionKind::Consent, tally::Result::Passed) => Self::Consented,
            (DecisionKind::Consent, tally::Result::NotPassed) => Self::Refused,
            (_, tally::Result::SentBack) => Self::SentBack,
            (_, tally::Result::Lapsed) => Self::Lapsed,
            (_, tally::Result::Passed) => Self::Adopted,
            (_, tally::Result::NotPassed) => Self::NotAdopted,
        }
    }
    /// Its word in documents.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Consented => "consented",
            Self::Refused => "refused",
            Self::SentBack => "sent-back",
            Self::Lapsed => "lapsed",
            Self::Adopted => "adopted",
            Self::NotAdopted => "not-adopted",
            Self::RunOff => "run-off",
        }
    }
}

/// A decision: what was asked, of whom, under what, and what came of it. Exact figures do not leave the tally.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// Whose.
    pub community: CommunityId,
    /// The vote it comes from.
    pub vote: VoteId,
    /// What was voted on.
    pub subject: Subject,
    /// What came of it.
    pub outcome: Outcome,
    /// Who stood and who is chosen, where the vote was between several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contest: Option<Contest>,
    /// The rule that decided.
    pub rule: VotingRule,
    /// The figures that may be published.
    pub published: Published,
    /// Why, as far as the numbers in it may be published.
    pub steps: Vec<Step>,
    /// The digest of the terms voted on.
    pub terms: Option<Digest>,
    /// The digest of the charter in force (of the charter voted on, where that is the question).
    pub charter: Digest,
    /// The digest of the mandate voted on, or under which the terms were negotiated.
    pub mandate: Option<Digest>,
    /// The salted Merkle root of the roll.
    pub roll_root: Digest,
    /// The Merkle root of the commitments of the ballots counted.
    pub ballots_root: Digest,
    /// How many ballots of which attestation, where no such number is small.
    pub room_attested: Option<u64>,
    /// When the window opened.
    pub opened_at: Moment,
    /// When it closed.
    pub closed_at: Moment,
    /// The void vote that this one repeats.
    pub reopens: Option<VoteId>,
    /// When it was decided.
    pub decided_at: Moment,
}

/// The steps with their numbers left out unless the finest figures are published: else the explanation would tell what
/// the figures hide. Whether each thing that the rule asks was met is always told.
pub fn publishable(steps: &[Step], published: &Published, paper: Paper) -> Vec<Step> {
    let finest = published.cells.len() == paper.choices().len() + 1;
    steps.iter().map(|step| if finest { step.beside_figures() } else { step.without_numbers() }).collect()
}

/// The same for a vote between several, whose steps hold no number of voices but the turnout. It is told where the published
/// figures tell it too.
pub fn publishable_contest(steps: &[Step], published: &Published) -> Vec<Step> {
    let told = !published.cells.is_empty();
    steps.iter().map(|step| if told { step.beside_figures() } else { step.without_numbers() }).collect()
}

#[cfg(test)]
pub(crate) mod tests;
