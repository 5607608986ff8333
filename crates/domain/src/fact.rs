//! What happened: one entry of the journal each. No personal data: no names, addresses, accounts, choices.

mod publicity;

use serde::{Deserialize, Serialize};

use crate::{
    agreement::SuspensionCause,
    decision::{DecisionKind, Outcome},
    digest::Digest,
    id::{
        AgreementId, AskingId, CharterId, ClarificationId, CommunityId, ConcernId, ContactId, CrisisId,
        DecisionId, ElectionId, IntermediaryId, MandateId, PetitionId, ProposalId, QuestionId, RemovalId,
        RequesterId, TemperatureId, TokenId, VoteId, WebhookId,
    },
    instance_key::KeyUse,
    moment::Moment,
    proposal::{SentBackFor, Side},
    signatory::{KeyRole, Thumbprint},
    webhook::WebhookMove,
};

pub use publicity::Publicity;

/// A fact. `community` is there where the fact belongs to one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are ids, digests and moments of what the variant names")]
pub enum Fact {
    /// A community was founded with a draft of a charter.
    CommunityFounded { community: CommunityId, charter: CharterId, digest: Digest },
    /// Another version of a charter was drafted. Who did is not told.
    CharterDrafted { community: CommunityId, charter: CharterId, digest: Digest },
    /// A charter came into force.
    CharterAdopted { community: CommunityId, charter: CharterId, digest: Digest },
    /// The members did not adopt a charter.
    CharterNotAdopted { community: CommunityId, charter: CharterId },
    /// A steward declared a crisis; another has to confirm.
    CrisisDeclared { community: CommunityId, crisis: CrisisId },
    /// The charter's crisis clause holds.
    CrisisBegun { community: CommunityId, crisis: CrisisId, until: Moment },
    /// A crisis ended or lapsed.
    CrisisOver { community: CommunityId, crisis: CrisisId },
    /// Somebody was admitted to the roll.
    MemberAdmitted { community: CommunityId },
    /// Somebody asks to come in. Who does is not told.
    Applied { community: CommunityId },
    /// A member said a word on somebody who asks to come in, or took it back. Neither who nor for whom is told.
    VouchSaid { community: CommunityId },
    /// A member left the roll by themselves.
    MemberLeft { community: CommunityId },
    /// A member was removed from the roll. Who is not told; the removal has the public reason.
    MemberRemoved { community: CommunityId, removal: RemovalId },
    /// A member became a steward. Who is not told.
    StewardAppointed { community: CommunityId },
    /// A steward is none any more. Who is not told.
    StewardEnded { community: CommunityId },
    /// A member joined or left a constituency. Neither who nor which is told.
    BelongingSaid { community: CommunityId },
    /// It was said who helps whom to vote. Neither is told.
    HelpSaid { community: CommunityId },
    /// A member said who votes for them. Neither who nor for what is told.
    DelegationGiven { community: CommunityId },
    /// A member said whom they trust on something, or no longer do. Neither who nor whom is told.
    TrustSaid { community: CommunityId },
    /// An intermediary registered.
    IntermediaryRegistered { intermediary: IntermediaryId },
    /// A requester registered.
    RequesterRegistered { requester: RequesterId },
    /// A requester declared other services.
    ServicesDeclared { requester: RequesterId, version: u32, digest: Digest },
    /// A requester has shown that a mail domain is its own.
    MailDomainProven { requester: RequesterId },
    /// Somebody was invited to act for a requester.
    ContactInvited { requester: RequesterId, contact: ContactId },
    /// Somebody acts for a requester from now on.
    ContactJoined { requester: RequesterId, contact: ContactId },
    /// A contact has other roles.
    ContactRolesGiven { requester: RequesterId, contact: ContactId },
    /// A contact acts for the requester no more.
    ContactRemoved { requester: RequesterId, contact: ContactId },
    /// A program may act for a requester from now on.
    TokenMade { requester: RequesterId, token: TokenId },
    /// A program may act for it no more.
    TokenRevoked { requester: RequesterId, token: TokenId },
    /// Something was done with a webhook of a requester. Its address is not told.
    WebhookMoved { requester: RequesterId, webhook: WebhookId, how: WebhookMove },
    /// The instance publishes a key, with which it signs from now on or from its time on.
    KeyPublished { key: Thumbprint, role: KeyUse },
    /// What a key of the instance signed since then is worth nothing.
    KeyRevoked { key: Thumbprint, role: KeyUse, since: Moment },
    /// A requester signs with this key from now on.
    RequesterKeyRegistered { requester: RequesterId, key: Thumbprint },
    /// A requester signs with this key no more: what it signed since then does not count.
    RequesterKeyRevoked { requester: RequesterId, key: Thumbprint, since: Moment },
    /// A steward of the community, or an advocate, signs with this key from now on. Who is not told.
    SignatoryKeyRegistered {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        community: Option<CommunityId>,
        key: Thumbprint,
        role: KeyRole,
    },
    /// They sign with it no more: what it signed since then does not count.
    SignatoryKeyRevoked {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        community: Option<CommunityId>,
        key: Thumbprint,
        role: KeyRole,
        since: Moment,
    },
    /// The requester signed an agreement; the digest is of the JWS. Neither where its connector gave its word.
    Countersigned {
        community: CommunityId,
        agreement: AgreementId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Thumbprint>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        digest: Option<Digest>,
    },
    /// A steward or an advocate signed an agreement beside the instance; the digest is of the JWS. Who is not told.
    Cosigned {
        community: CommunityId,
        agreement: AgreementId,
        role: KeyRole,
        key: Thumbprint,
        digest: Digest,
    },
    /// A signature on an agreement that still waits for others counts no more: its key was revoked.
    SignatureUndone { community: CommunityId, agreement: AgreementId, role: KeyRole, key: Thumbprint },
    /// An intermediary was nominated for a mandate.
    MandateNominated { community: CommunityId, mandate: MandateId, digest: Digest },
    /// A mandate is active.
    MandateGranted { community: CommunityId, mandate: MandateId, until: Moment },
    /// A mandate ended or was not granted.
    MandateEnded { community: CommunityId, mandate: MandateId },
    /// A mandate is suspended: its intermediary declared other interests.
    MandateSuspended { community: CommunityId, mandate: MandateId },
    /// A suspended mandate is active again.
    MandateResumed { community: CommunityId, mandate: MandateId },
    /// An intermediary declared other interests; the digest is of their exact words.
    InterestsDeclared { intermediary: IntermediaryId, version: u32, digest: Digest },
    /// An intermediary reported to the members.
    MandateReported { community: CommunityId, mandate: MandateId, number: u32 },
    /// A report is due and has not been given.
    MandateReportOverdue { community: CommunityId, mandate: MandateId },
    /// A negotiation is paused: the mandate of the community's side ended or is suspended.
    NegotiationPaused { community: CommunityId, proposal: ProposalId },
    /// An advocate took a paused negotiation up.
    NegotiationTakenUp { community: CommunityId, proposal: ProposalId, mandate: MandateId },
    /// The members were asked about a point of a mandate that terms under negotiation touch.
    MembersAsked { community: CommunityId, proposal: ProposalId, mandate: MandateId, asking: AskingId },
    /// What came of asking the members is on record.
    MembersHeard { community: CommunityId, proposal: ProposalId, mandate: MandateId, asking: AskingId },
    /// A side asked what is meant by the latest offer.
    ClarificationAsked { community: CommunityId, proposal: ProposalId, clarification: ClarificationId },
    /// The other side answered.
    ClarificationAnswered { community: CommunityId, proposal: ProposalId, clarification: ClarificationId },
    /// The side that the latest offer waits for was warned that the time to answer is nearly over.
    AnswerWarned { community: CommunityId, proposal: ProposalId, by: Side, until: Moment },
    /// An offer was not answered in time: the negotiation is over.
    NegotiationTimedOut { community: CommunityId, proposal: ProposalId, by: Side },
    /// Terms cross a red line together with those of other proposals of the same requester; none of them does alone. `line` is the
    /// short name of the line.
    TogetherNoticed { community: CommunityId, proposal: ProposalId, line: String, others: Vec<ProposalId> },
    /// An election between several intermediaries was called, by a steward or by a tie that a run-off settles.
    ElectionCalled { community: CommunityId, election: ElectionId },
    /// The nominations are over and nobody was nominated.
    ElectionLapsed { community: CommunityId, election: ElectionId },
    /// A proposal was submitted and taken in.
    ProposalSubmitted { community: CommunityId, proposal: ProposalId, requester: RequesterId, digest: Digest },
    /// A proposal was returned to its requester by the machine.
    ProposalReturned { community: CommunityId, proposal: ProposalId, requester: RequesterId },
    /// A side made an offer.
    OfferMade { community: CommunityId, proposal: ProposalId, number: u32, side: Side, digest: Digest },
    /// Both sides accept the same words.
    ProposalTabled { community: CommunityId, proposal: ProposalId, number: u32, digest: Digest },
    /// The words that both sides accept wait until the members have time for them.
    ProposalQueued { community: CommunityId, proposal: ProposalId },
    /// The words that waited came before the members.
    DeliberationBegun { community: CommunityId, proposal: ProposalId },
    /// The requester took the proposal back.
    ProposalWithdrawn { community: CommunityId, proposal: ProposalId },
    /// The members' answer to a proposal stands.
    ProposalDecided { community: CommunityId, proposal: ProposalId, outcome: Outcome },
    /// Tabled terms went back without a vote.
    ProposalSentBack { community: CommunityId, proposal: ProposalId, because: SentBackFor },
    /// A member raised a concern. Who did is not told; nor is each support, whose number is shown in batches only.
    ConcernRaised { community: CommunityId, proposal: ProposalId, concern: ConcernId, number: u32 },
    /// The charter's share of the roll stands behind a concern: an answer is due.
    ConcernReached { community: CommunityId, proposal: ProposalId, concern: ConcernId, due: Moment },
    /// Whoever raised a concern took it back.
    ConcernWithdrawn { community: CommunityId, proposal: ProposalId, concern: ConcernId },
    /// An answer to a concern is on record.
    ConcernAnswered {
        community: CommunityId,
        proposal: ProposalId,
        concern: ConcernId,
        number: u32,
        by: Side,
    },
    /// A question to the requester came so far. Who asked is not told.
    QuestionMoved { community: CommunityId, proposal: ProposalId, question: QuestionId, stage: String },
    /// A steward settled, by a plan or a waiver, who is not in the room before the vote. Neither the words nor who is meant are told.
    AbsenceAnswered { community: CommunityId, proposal: ProposalId, number: u32 },
    /// A member asked how the others lean. Who did is not told; nor are answers.
    TemperatureAsked { community: CommunityId, proposal: ProposalId, temperature: TemperatureId, number: u32 },
    /// A temperature check is over; its answers are gone.
    TemperatureOver { community: CommunityId, proposal: ProposalId, temperature: TemperatureId },
    /// A vote opened on a frozen roll.
    VoteOpened { community: CommunityId, vote: VoteId, kind: DecisionKind, electorate: u32, roll: Digest },
    /// A ballot was received.
    BallotCast { vote: VoteId, commitment: Digest },
    /// A ballot was taken back.
    BallotWithdrawn { vote: VoteId },
    /// A member stands behind an objection, or no longer does. Neither who nor which harm is told.
    ObjectionSaid { vote: VoteId },
    /// A seat of somebody who left the roll was struck.
    SeatStruck { vote: VoteId },
    /// The window is over; stragglers are being gathered.
    VoteClosing { community: CommunityId, vote: VoteId },
    /// Enough members reported pressure: the vote is paused.
    VotePaused { community: CommunityId, vote: VoteId },
    /// A paused vote goes on, and closes later by as much.
    VoteWentOn { community: CommunityId, vote: VoteId, closes: Moment },
    /// The vote was counted.
    VoteClosed { community: CommunityId, vote: VoteId },
    /// The vote could not be counted in time and is void.
    VoteVoid { community: CommunityId, vote: VoteId },
    /// A decision was signed.
    Decided {
        community: CommunityId,
        decision: DecisionId,
        vote: VoteId,
        kind: DecisionKind,
        outcome: Outcome,
        digest: Digest,
    },
    /// The decision was signed as its community's credential, too; the digest is of it.
    DecisionIssued { community: CommunityId, decision: DecisionId, digest: Digest },
    /// A consent awaits the requester's countersignature.
    AgreementMade { community: CommunityId, agreement: AgreementId, decision: DecisionId },
    /// An agreement is in force.
    AgreementInForce { community: CommunityId, agreement: AgreementId, until: Moment },
    /// The agreement was signed as a document of its own; the digest is of it.
    AgreementIssued { community: CommunityId, agreement: AgreementId, digest: Digest },
    /// Where an agreement stands is another than before; the digest is of the signed event.
    AgreementStatusChanged { community: CommunityId, agreement: AgreementId, status: String, digest: Digest },
    /// The requester did not countersign: it ended the negotiation after the consent.
    AgreementDeclined { community: CommunityId, agreement: AgreementId },
    /// An agreement may not be relied on for now.
    AgreementSuspended { community: CommunityId, agreement: AgreementId, cause: SuspensionCause },
    /// It may be relied on again.
    SuspensionLifted { community: CommunityId, agreement: AgreementId },
    /// The community withdrew its consent; the agreement ended with it.
    AgreementWithdrawn { community: CommunityId, agreement: AgreementId },
    /// The requester signed that it knows of a withdrawal.
    WithdrawalAcknowledged { community: CommunityId, agreement: AgreementId, key: Thumbprint, digest: Digest },
    /// The requester signed that what it had under a withdrawn agreement is deleted.
    DeletionAttested { community: CommunityId, agreement: AgreementId, key: Thumbprint, digest: Digest },
    /// A member began a petition. Later signatures are not recorded: their number is told in batches only.
    PetitionBegun { community: CommunityId, petition: PetitionId, kind: DecisionKind },
    /// The charter's share of the roll has signed.
    PetitionReached { community: CommunityId, petition: PetitionId },
    /// Too few signed in time, or there was nothing left to vote on.
    PetitionLapsed { community: CommunityId, petition: PetitionId },
    /// An advocate asked for a vote on withdrawing a consent.
    WithdrawalAsked { community: CommunityId, agreement: AgreementId },
}

impl Fact {
    /// The community the fact belongs to, if it belongs to one.
    pub fn community(&self) -> Option<CommunityId> {
        match self {
            Self::CommunityFounded { community, .. }
            | Self::DelegationGiven { community }
            | Self::CharterDrafted { community, .. }
            | Self::CharterAdopted { community, .. }
            | Self::CharterNotAdopted { community, .. }
            | Self::CrisisDeclared { community, .. }
            | Self::CrisisBegun { community, .. }
            | Self::CrisisOver { community, .. }
            | Self::MemberAdmitted { community }
            | Self::Applied { community }
            | Self::VouchSaid { community }
            | Self::MemberLeft { community }
            | Self::MemberRemoved { community, .. }
            | Self::StewardAppointed { community }
            | Self::StewardEnded { community }
            | Self::BelongingSaid { community }
            | Self::HelpSaid { community }
            | Self::TrustSaid { community }
            | Self::MandateNominated { community, .. }
            | Self::MandateGranted { community, .. }
            | Self::MandateEnded { community, .. }
            | Self::MandateSuspended { community, .. }
            | Self::MandateResumed { community, .. }
            | Self::MandateReported { community, .. }
            | Self::MandateReportOverdue { community, .. }
            | Self::NegotiationPaused { community, .. }
            | Self::NegotiationTakenUp { community, .. }
            | Self::MembersAsked { community, .. }
            | Self::MembersHeard { community, .. }
            | Self::TogetherNoticed { community, .. }
            | Self::ClarificationAsked { community, .. }
            | Self::ClarificationAnswered { community, .. }
            | Self::AnswerWarned { community, .. }
            | Self::NegotiationTimedOut { community, .. }
            | Self::ElectionCalled { community, .. }
            | Self::ElectionLapsed { community, .. }
            | Self::ProposalSubmitted { community, .. }
            | Self::ProposalReturned { community, .. }
            | Self::OfferMade { community, .. }
            | Self::ProposalTabled { community, .. }
            | Self::ProposalQueued { community, .. }
            | Self::DeliberationBegun { community, .. }
            | Self::ProposalWithdrawn { community, .. }
            | Self::ProposalDecided { community, .. }
            | Self::ProposalSentBack { community, .. }
            | Self::ConcernRaised { community, .. }
            | Self::ConcernReached { community, .. }
            | Self::ConcernWithdrawn { community, .. }
            | Self::ConcernAnswered { community, .. }
            | Self::QuestionMoved { community, .. }
            | Self::AbsenceAnswered { community, .. }
            | Self::TemperatureAsked { community, .. }
            | Self::TemperatureOver { community, .. }
            | Self::VoteOpened { community, .. }
            | Self::VotePaused { community, .. }
            | Self::VoteWentOn { community, .. }
            | Self::VoteClosing { community, .. }
            | Self::VoteClosed { community, .. }
            | Self::VoteVoid { community, .. }
            | Self::Decided { community, .. }
            | Self::DecisionIssued { community, .. }
            | Self::AgreementMade { community, .. }
            | Self::Countersigned { community, .. }
            | Self::Cosigned { community, .. }
            | Self::SignatureUndone { community, .. }
            | Self::AgreementInForce { community, .. }
            | Self::AgreementIssued { community, .. }
            | Self::AgreementStatusChanged { community, .. }
            | Self::AgreementDeclined { community, .. }
            | Self::AgreementSuspended { community, .. }
            | Self::SuspensionLifted { community, .. }
            | Self::AgreementWithdrawn { community, .. }
            | Self::WithdrawalAcknowledged { community, .. }
            | Self::DeletionAttested { community, .. }
            | Self::PetitionBegun { community, .. }
            | Self::PetitionReached { community, .. }
            | Self::PetitionLapsed { community, .. }
            | Self::WithdrawalAsked { community, .. } => Some(*community),
            Self::SignatoryKeyRegistered { community, .. } | Self::SignatoryKeyRevoked { community, .. } => {
                *community
            }
            Self::KeyPublished { .. }
            | Self::KeyRevoked { .. }
            | Self::RequesterKeyRegistered { .. }
            | Self::RequesterKeyRevoked { .. }
            | Self::IntermediaryRegistered { .. }
            | Self::InterestsDeclared { .. }
            | Self::RequesterRegistered { .. }
            | Self::ServicesDeclared { .. }
            | Self::MailDomainProven { .. }
            | Self::ContactInvited { .. }
            | Self::ContactJoined { .. }
            | Self::ContactRolesGiven { .. }
            | Self::ContactRemoved { .. }
            | Self::TokenMade { .. }
            | Self::TokenRevoked { .. }
            | Self::WebhookMoved { .. }
            | Self::BallotCast { .. }
            | Self::BallotWithdrawn { .. }
            | Self::ObjectionSaid { .. }
            | Self::SeatStruck { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests;
