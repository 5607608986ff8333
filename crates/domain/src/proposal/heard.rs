//! What those who follow a proposal are told as it goes on, and who hears what: never more than a look at the proposal would tell them.

use super::Side;
use crate::{fact::Fact, id::ProposalId, question::QuestionStage};

/// Who follows a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ear {
    /// A member of the community.
    Member,
    /// An advocate with an active mandate.
    Advocate,
    /// A contact of its requester.
    Requester,
    /// Anybody else.
    Outside,
}

/// What happened to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// The requester's terms were taken in.
    Submitted,
    /// The machine returned the requester's terms.
    Returned,
    /// A side made an offer.
    Offered,
    /// Nobody may speak for the community: it rests.
    Paused,
    /// It goes on under a mandate.
    TakenUp,
    /// An advocate has the members asked about a point of the mandate, or what came of it is there.
    MembersAsked,
    /// Together with others of its requester it crosses a red line that none crosses alone.
    Together,
    /// A side asks the other what is meant, or the other answers.
    Clarified,
    /// The side that the latest offer waits for has little time left.
    Warned,
    /// That side did not answer in time.
    TimedOut,
    /// Both sides accept the same words.
    Tabled,
    /// It waits until the members have time.
    Queued,
    /// The members have time for it.
    Begun,
    /// A concern was raised, supported by the charter's share, answered or taken back.
    Concern,
    /// A question was asked, sent on, answered or declined.
    Question,
    /// The stewards say what is done about who is not in the room.
    Absence,
    /// Members are asked how they lean, or what came of it is there.
    Temperature,
    /// The members vote.
    VoteOpened,
    /// The members have answered.
    Decided,
    /// It went back without a vote.
    SentBack,
    /// The requester took it back.
    Withdrawn,
}

/// Something of a proposal that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Of which.
    pub proposal: ProposalId,
    /// What.
    pub what: Happened,
    /// Who hears of it.
    pub by: &'static [Ear],
}

const EVERYBODY: &[Ear] = &[Ear::Member, Ear::Advocate, Ear::Requester, Ear::Outside];
/// Both sides and the members who look on.
const TABLE: &[Ear] = &[Ear::Member, Ear::Advocate, Ear::Requester];
/// The community's side: what goes on between members and their advocate.
const INSIDE: &[Ear] = &[Ear::Member, Ear::Advocate];
/// Those who negotiate.
const PARTIES: &[Ear] = &[Ear::Advocate, Ear::Requester];
const MEMBERS: &[Ear] = &[Ear::Member];

impl Fact {
    /// What this fact says of a proposal to those who follow it; none where it says nothing. That its vote has opened is told of by the
    /// vote ([`Happened::VoteOpened`]).
    pub fn heard(&self) -> Option<Heard> {
        let (proposal, what, by) = match self {
            Self::ProposalSubmitted { proposal, .. } => (proposal, Happened::Submitted, TABLE),
            Self::ProposalReturned { proposal, .. } => (proposal, Happened::Returned, PARTIES),
            Self::OfferMade { proposal, .. } => (proposal, Happened::Offered, TABLE),
            Self::NegotiationPaused { proposal, .. } => (proposal, Happened::Paused, TABLE),
            Self::NegotiationTakenUp { proposal, .. } => (proposal, Happened::TakenUp, TABLE),
            Self::MembersAsked { proposal, .. } | Self::MembersHeard { proposal, .. } => {
                (proposal, Happened::MembersAsked, INSIDE)
            }
            Self::TogetherNoticed { proposal, .. } => (proposal, Happened::Together, INSIDE),
            Self::ClarificationAsked { proposal, .. } | Self::ClarificationAnswered { proposal, .. } => {
                (proposal, Happened::Clarified, TABLE)
            }
            Self::AnswerWarned { proposal, .. } => (proposal, Happened::Warned, TABLE),
            Self::NegotiationTimedOut { proposal, .. } => (proposal, Happened::TimedOut, TABLE),
            Self::ProposalTabled { proposal, .. } => (proposal, Happened::Tabled, EVERYBODY),
            Self::ProposalQueued { proposal, .. } => (proposal, Happened::Queued, TABLE),
            Self::DeliberationBegun { proposal, .. } => (proposal, Happened::Begun, EVERYBODY),
            Self::ProposalWithdrawn { proposal, .. } => (proposal, Happened::Withdrawn, TABLE),
            Self::ProposalDecided { proposal, .. } => (proposal, Happened::Decided, EVERYBODY),
            Self::ProposalSentBack { proposal, .. } => (proposal, Happened::SentBack, EVERYBODY),
            Self::ConcernRaised { proposal, .. } | Self::ConcernWithdrawn { proposal, .. } => {
                (proposal, Happened::Concern, INSIDE)
            }
            Self::ConcernReached { proposal, .. } => (proposal, Happened::Concern, TABLE),
            // Its requester answers what it was told of; an advocate may answer before that.
            Self::ConcernAnswered { proposal, by: Side::Requester, .. } => {
                (proposal, Happened::Concern, TABLE)
            }
            Self::ConcernAnswered { proposal, .. } => (proposal, Happened::Concern, INSIDE),
            Self::QuestionMoved { proposal, stage, .. } => {
                let sent_on = QuestionStage::is_told_by_word(stage);
                (proposal, Happened::Question, if sent_on { TABLE } else { INSIDE })
            }
            Self::AbsenceAnswered { proposal, .. } => (proposal, Happened::Absence, INSIDE),
            Self::TemperatureAsked { proposal, .. } | Self::TemperatureOver { proposal, .. } => {
                (proposal, Happened::Temperature, MEMBERS)
            }
            _ => return None,
        };
        Some(Heard { proposal: *proposal, what, by })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        digest::Digest,
        id::{CommunityId, ConcernId, MandateId, QuestionId, RequesterId, TemperatureId},
        moment::Moment,
    };

    #[test]
    fn nobody_hears_what_a_look_would_not_show() {
        let (community, proposal) = (CommunityId::numbered(1), ProposalId::numbered(2));
        let (digest, concern) = (Digest::of_bytes(b"words"), ConcernId::numbered(3));
        let question = |stage: &str| Fact::QuestionMoved {
            community,
            proposal,
            question: QuestionId::numbered(4),
            stage: stage.into(),
        };
        let answered = |by| Fact::ConcernAnswered { community, proposal, concern, number: 1, by };
        let (requester, mandate) = (RequesterId::numbered(5), MandateId::numbered(6));
        let temperature = TemperatureId::numbered(7);
        for (fact, by) in [
            (Fact::ProposalReturned { community, proposal, requester }, "ar"),
            (Fact::OfferMade { community, proposal, number: 2, side: Side::Community, digest }, "mar"),
            (Fact::ProposalTabled { community, proposal, number: 1, digest }, "maro"),
            (Fact::ProposalQueued { community, proposal }, "mar"),
            (Fact::NegotiationTakenUp { community, proposal, mandate }, "mar"),
            (Fact::ConcernRaised { community, proposal, concern, number: 1 }, "ma"),
            (Fact::ConcernReached { community, proposal, concern, due: Moment::from_micros(0) }, "mar"),
            (answered(Side::Community), "ma"),
            (answered(Side::Requester), "mar"),
            (question("asked"), "ma"),
            (question("declined"), "ma"),
            (question("forwarded"), "mar"),
            (question("published"), "mar"),
            (question("something later"), "ma"),
            (Fact::TemperatureAsked { community, proposal, temperature, number: 1 }, "m"),
        ] {
            let heard = fact.heard().unwrap();
            assert_eq!(heard.proposal, proposal);
            let letter = |ear: &Ear| match ear {
                Ear::Member => 'm',
                Ear::Advocate => 'a',
                Ear::Requester => 'r',
                Ear::Outside => 'o',
            };
            assert_eq!(heard.by.iter().map(letter).collect::<String>(), by, "{fact:?}");
        }
        assert_eq!(Fact::MemberAdmitted { community }.heard(), None);
    }
}
