//! What of a fact the public log tells.

use super::Fact;

/// How much of a fact stands in the public log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publicity {
    /// The fact itself.
    Open,
    /// That something happened that is not for everybody, such as an offer under negotiation: a hash that shows later, to
    /// whoever is shown the fact, that it was so and then.
    Sealed,
    /// Nothing, not even that something happened: how many of these there are, or when, could tell about a person.
    Kept,
}

impl Fact {
    /// How much of it the public log tells.
    pub const fn publicity(&self) -> Publicity {
        match self {
            Self::CommunityFounded { .. }
            | Self::CharterAdopted { .. }
            | Self::CharterNotAdopted { .. }
            | Self::CrisisBegun { .. }
            | Self::CrisisOver { .. }
            | Self::IntermediaryRegistered { .. }
            | Self::RequesterRegistered { .. }
            | Self::ServicesDeclared { .. }
            | Self::MailDomainProven { .. }
            | Self::MandateNominated { .. }
            | Self::MandateGranted { .. }
            | Self::MandateEnded { .. }
            | Self::MandateSuspended { .. }
            | Self::MandateResumed { .. }
            | Self::InterestsDeclared { .. }
            | Self::MandateReported { .. }
            | Self::MandateReportOverdue { .. }
            | Self::ElectionCalled { .. }
            | Self::ElectionLapsed { .. }
            | Self::ProposalTabled { .. }
            | Self::ProposalWithdrawn { .. }
            | Self::ProposalDecided { .. }
            | Self::ProposalSentBack { .. }
            | Self::VoteOpened { .. }
            | Self::VoteClosed { .. }
            | Self::VoteVoid { .. }
            | Self::Decided { .. }
            | Self::DecisionIssued { .. }
            | Self::KeyPublished { .. }
            | Self::KeyRevoked { .. }
            | Self::RequesterKeyRegistered { .. }
            | Self::RequesterKeyRevoked { .. }
            | Self::SignatoryKeyRegistered { .. }
            | Self::SignatoryKeyRevoked { .. }
            | Self::AgreementMade { .. }
            | Self::Countersigned { .. }
            | Self::Cosigned { .. }
            | Self::SignatureUndone { .. }
            | Self::AgreementInForce { .. }
            | Self::AgreementIssued { .. }
            | Self::AgreementStatusChanged { .. }
            | Self::AgreementDeclined { .. }
            | Self::AgreementSuspended { .. }
            | Self::SuspensionLifted { .. }
            | Self::AgreementWithdrawn { .. }
            | Self::WithdrawalAcknowledged { .. }
            | Self::DeletionAttested { .. }
            | Self::WithdrawalAsked { .. } => Publicity::Open,
            Self::CharterDrafted { .. }
            | Self::CrisisDeclared { .. }
            | Self::NegotiationPaused { .. }
            | Self::NegotiationTakenUp { .. }
            | Self::MembersAsked { .. }
            | Self::MembersHeard { .. }
            | Self::ClarificationAsked { .. }
            | Self::ClarificationAnswered { .. }
            | Self::AnswerWarned { .. }
            | Self::NegotiationTimedOut { .. }
            | Self::TogetherNoticed { .. }
            | Self::ProposalSubmitted { .. }
            | Self::ProposalReturned { .. }
            | Self::OfferMade { .. }
            | Self::ProposalQueued { .. }
            | Self::DeliberationBegun { .. }
            | Self::ConcernReached { .. }
            | Self::ConcernAnswered { .. }
            | Self::VotePaused { .. }
            | Self::VoteWentOn { .. }
            | Self::PetitionReached { .. }
            | Self::PetitionLapsed { .. } => Publicity::Sealed,
            Self::MemberAdmitted { .. }
            | Self::Applied { .. }
            | Self::VouchSaid { .. }
            | Self::MemberLeft { .. }
            | Self::MemberRemoved { .. }
            | Self::StewardAppointed { .. }
            | Self::StewardEnded { .. }
            | Self::BelongingSaid { .. }
            | Self::HelpSaid { .. }
            | Self::DelegationGiven { .. }
            | Self::TrustSaid { .. }
            | Self::ContactInvited { .. }
            | Self::ContactJoined { .. }
            | Self::ContactRolesGiven { .. }
            | Self::ContactRemoved { .. }
            | Self::TokenMade { .. }
            | Self::TokenRevoked { .. }
            | Self::WebhookMoved { .. }
            | Self::ConcernRaised { .. }
            | Self::ConcernWithdrawn { .. }
            | Self::QuestionMoved { .. }
            | Self::AbsenceAnswered { .. }
            | Self::TemperatureAsked { .. }
            | Self::TemperatureOver { .. }
            | Self::BallotCast { .. }
            | Self::BallotWithdrawn { .. }
            | Self::ObjectionSaid { .. }
            | Self::SeatStruck { .. }
            | Self::VoteClosing { .. }
            | Self::PetitionBegun { .. } => Publicity::Kept,
        }
    }
}
