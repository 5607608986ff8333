//! The steps by which a tally explains itself: who could vote, who did, what the rule asked, what was reached.

use serde::{Deserialize, Serialize};

use crate::{ranking::Candidate, taxonomy::Code, text::Handle};

/// Why none of those who stand is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// More members would rather have none of them than any one who stands.
    BeatsEveryone,
    /// "None of them" is even with somebody in first place, or part of the cycle there: it wins ties and cycles.
    InTopCycle,
    /// Nobody approves of anyone who stands.
    NobodyApproved,
    /// At least as many approve of none of them as of the best.
    ApprovedAsOften,
}

/// One step of the explanation. A number is absent where it may not be published: [`Step::without_numbers`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Step {
    /// So many could vote, and so many did.
    Took {
        /// Could vote.
        electorate: u64,
        /// Did, by themselves or by a delegate, where that may be told.
        turnout: Option<u64>,
    },
    /// Some of the voices were given by delegates.
    Delegated {
        /// How many; never published.
        voices: Option<u64>,
    },
    /// Nobody gave an opinion; silence is never consent.
    NobodySaid,
    /// The threshold asked for `needed` of `whole`; `reached` were in favour.
    Threshold {
        /// Of the roll (or of the ballots cast without abstentions).
        of_roll: bool,
        /// Asked for.
        needed: Option<u64>,
        /// In favour.
        reached: Option<u64>,
        /// Measured against.
        whole: Option<u64>,
        /// Whether that is enough.
        met: bool,
    },
    /// The approval quorum asked for `needed` in favour.
    ApprovalQuorum {
        /// Asked for.
        needed: u64,
        /// In favour.
        reached: Option<u64>,
        /// Whether that is enough.
        met: bool,
    },
    /// The turnout quorum asked for `needed` to take part.
    TurnoutQuorum {
        /// Asked for.
        needed: u64,
        /// Took part.
        reached: Option<u64>,
        /// Whether that is enough.
        met: bool,
    },
    /// An objection was sustained: at least `needed` members stand behind this harm. The threshold that follows, if one does, is the
    /// one that the rule then asks for; else the terms go back.
    Objection {
        /// The harm named.
        harm: Code,
        /// How many it takes.
        needed: u64,
        /// How many stand behind it.
        behind: Option<u64>,
        /// Whether the rule sends the terms back (or asks for more).
        sends_back: bool,
    },
    /// A constituency had to reach a threshold of its own. Its numbers are never published.
    Concurrent {
        /// Which.
        constituency: Handle,
        /// Asked for.
        needed: Option<u64>,
        /// In favour.
        reached: Option<u64>,
        /// Whether that is enough.
        met: bool,
    },
    /// A constituency's refusals stop the question. Its numbers are never published.
    Veto {
        /// Which.
        constituency: Handle,
        /// How many refusals it takes.
        needed: Option<u64>,
        /// How many there are.
        reached: Option<u64>,
    },
    /// With those who send back, the threshold would be reached.
    WithSendBack {
        /// Consent and send back together.
        reached: Option<u64>,
        /// Asked for.
        needed: Option<u64>,
    },
    /// Between several, each two compared: more members would rather have `one` than each of the others.
    Beats {
        /// Who is preferred.
        one: Candidate,
        /// To each of these.
        others: Vec<Candidate>,
    },
    /// No one of these is preferred to all others, but each of them to everyone else: they are even or go round in a cycle.
    TopCycle {
        /// Who, in the order of the paper.
        candidates: Vec<Candidate>,
    },
    /// In the cycle the chain of preferences that leads from this one is the strongest.
    StrongestPaths {
        /// From whom.
        one: Candidate,
    },
    /// More members approve of this one than of any other.
    MostApprovals {
        /// Of whom.
        one: Candidate,
    },
    /// These are exactly even in first place.
    Even {
        /// Who, in the order of the paper.
        candidates: Vec<Candidate>,
    },
    /// None of those who stand is chosen.
    NoneOfThem {
        /// Why.
        because: Because,
    },
    /// It passed only because opponents took part: had they stayed away, the turnout quorum would have been missed.
    NoShow,
}

impl Step {
    /// The step as anybody may read it where the finest figures are published: numbers of delegations, of objections and of
    /// constituencies are left out, because they cut across the published partition.
    #[must_use]
    pub fn beside_figures(&self) -> Self {
        match self {
            Self::Delegated { .. } | Self::Objection { .. } | Self::Concurrent { .. } | Self::Veto { .. } => {
                self.without_numbers()
            }
            _ => self.clone(),
        }
    }

    /// The step without any number that tells how, or how many, voted. What the roll alone tells stays.
    #[must_use]
    pub fn without_numbers(&self) -> Self {
        match self.clone() {
            Self::Took { electorate, .. } => Self::Took { electorate, turnout: None },
            Self::Delegated { .. } => Self::Delegated { voices: None },
            Self::Threshold { of_roll, met, .. } => {
                Self::Threshold { of_roll, needed: None, reached: None, whole: None, met }
            }
            Self::ApprovalQuorum { needed, met, .. } => Self::ApprovalQuorum { needed, reached: None, met },
            Self::TurnoutQuorum { needed, met, .. } => Self::TurnoutQuorum { needed, reached: None, met },
            Self::Objection { harm, needed, sends_back, .. } => {
                Self::Objection { harm, needed, behind: None, sends_back }
            }
            Self::Concurrent { constituency, met, .. } => {
                Self::Concurrent { constituency, needed: None, reached: None, met }
            }
            Self::Veto { constituency, .. } => Self::Veto { constituency, needed: None, reached: None },
            Self::WithSendBack { .. } => Self::WithSendBack { reached: None, needed: None },
            step @ (Self::NobodySaid
            | Self::NoShow
            | Self::Beats { .. }
            | Self::TopCycle { .. }
            | Self::StrongestPaths { .. }
            | Self::MostApprovals { .. }
            | Self::Even { .. }
            | Self::NoneOfThem { .. }) => step,
        }
    }
}
