//! Who may do what: field × kind of actor, as data.
//!
//! The guard itself is in `app`: without the right, an actor does not become the narrower type that a verb asks for. This
//! table says what that comes to. Tests hold it against the schema (every root field, and every field that is not for
//! everybody, has a row, and no row lacks its field) and against the application (each kind of actor tries each).

use app::Actor;

/// A kind of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Anybody.
    Public,
    /// Holds a one-time token to found a community.
    Founder,
    /// Holds a one-time token to register an intermediary.
    EnrolIntermediary,
    /// Holds a one-time token to register a requester.
    EnrolRequester,
    /// Holds a one-time token to act for a requester.
    EnrolContact,
    /// A member of the community concerned.
    Member,
    /// A steward of the community concerned.
    Steward,
    /// An advocate of an intermediary with a mandate of the community concerned.
    Advocate,
    /// A contact of the requester concerned.
    Requester,
    /// Asks before it uses a requester's data.
    DataHolder,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::Public,
        Self::Founder,
        Self::EnrolIntermediary,
        Self::EnrolRequester,
        Self::EnrolContact,
        Self::Member,
        Self::Steward,
        Self::Advocate,
        Self::Requester,
        Self::DataHolder,
    ];

    /// The kind of an actor.
    pub const fn of(actor: &Actor) -> Self {
        match actor {
            Actor::Public => Self::Public,
            Actor::Founder(_) => Self::Founder,
            Actor::EnrolIntermediary(_) => Self::EnrolIntermediary,
            Actor::EnrolRequester(_) => Self::EnrolRequester,
            Actor::Member(member) if member.steward => Self::Steward,
            Actor::Member(_) => Self::Member,
            Actor::Advocate(_) => Self::Advocate,
            Actor::EnrolContact(..) => Self::EnrolContact,
            // The door lets no connector in; if it did, it would be shown what anybody is.
            Actor::Connector(..) => Self::Public,
            Actor::Contact(_) => Self::Requester,
            Actor::DataHolder(..) => Self::DataHolder,
        }
    }
}

/// One row: a field, as `Type.field`, and who gets something from it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The field.
    pub field: &'static str,
    /// Who may. Whoever else asks is refused, or gets nothing.
    pub who: &'static [Kind],
}

impl Row {
    const fn new(field: &'static str, who: &'static [Kind]) -> Self {
        Self { field, who }
    }
}

const EVERYBODY: &[Kind] = &Kind::ALL;
const MEMBERS: &[Kind] = &[Kind::Member, Kind::Steward];
const STEWARDS: &[Kind] = &[Kind::Steward];
const REQUESTERS: &[Kind] = &[Kind::Requester];
const LISTENERS: &[Kind] = &[Kind::Requester, Kind::DataHolder];
const ADVOCATES: &[Kind] = &[Kind::Advocate];
const NEGOTIATORS: &[Kind] = &[Kind::Advocate, Kind::Requester];
const KEY_HOLDERS: &[Kind] = &[Kind::Steward, Kind::Advocate, Kind::Requester];
const TOLD_FIGURES: &[Kind] =
    &[Kind::Public, Kind::Founder, Kind::EnrolIntermediary, Kind::Member, Kind::Steward, Kind::Advocate];
const SOMEBODY: &[Kind] = &[
    Kind::Founder,
    Kind::EnrolIntermediary,
    Kind::EnrolRequester,
    Kind::EnrolContact,
    Kind::Member,
    Kind::Steward,
    Kind::Advocate,
    Kind::Requester,
    Kind::DataHolder,
];

/// The table. What is not a root field and has no row is for everybody who sees what it belongs to.
pub const TABLE: &[Row] = &[
    // A member is seen by themselves, a proposal before its tabling by those who negotiate it: the rows of their fields.
    Row::new("Query.node", EVERYBODY),
    Row::new("Query.communities", EVERYBODY),
    Row::new("Query.community", EVERYBODY),
    Row::new("Query.intermediary", EVERYBODY),
    Row::new("Query.requester", EVERYBODY),
    Row::new("Query.proposal", EVERYBODY),
    Row::new("Query.decision", EVERYBODY),
    Row::new("Query.decisions", EVERYBODY),
    Row::new("Query.agreement", EVERYBODY),
    Row::new("Query.me", SOMEBODY),
    Row::new("Query.permitted", EVERYBODY),
    Row::new("Query.permittedMany", EVERYBODY),
    Row::new("Query.checkpoint", EVERYBODY),
    Row::new("Query.proof", EVERYBODY),
    Row::new("Query.taxonomy", EVERYBODY),
    Row::new("Query.charterTemplates", EVERYBODY),
    Row::new("Subscription.decisions", EVERYBODY),
    Row::new("Subscription.agreementStatus", EVERYBODY),
    // As far as `Proposal.id`: before the tabling for members and those who negotiate it. What each hears: `Fact::heard`.
    Row::new("Subscription.proposal", EVERYBODY),
    Row::new("Subscription.turnout", TOLD_FIGURES),
    Row::new("Mutation.foundCommunity", &[Kind::Founder]),
    Row::new("Mutation.invite", STEWARDS),
    // The invitation is the right.
    Row::new("Mutation.admitMember", EVERYBODY),
    Row::new("Mutation.linkCode", MEMBERS),
    // That members vouch is what lets them in.
    Row::new("Mutation.apply", EVERYBODY),
    Row::new("Mutation.vouch", MEMBERS),
    Row::new("Mutation.withdrawVouch", MEMBERS),
    Row::new("Mutation.agreeToApplication", STEWARDS),
    Row::new("Mutation.appointSteward", STEWARDS),
    Row::new("Mutation.endStewardship", STEWARDS),
    Row::new("Mutation.openVote", STEWARDS),
    Row::new("Mutation.declareCrisis", STEWARDS),
    Row::new("Mutation.endCrisis", STEWARDS),
    Row::new("Mutation.callElection", STEWARDS),
    Row::new("Mutation.castBallot", MEMBERS),
    Row::new("Mutation.withdrawBallot", MEMBERS),
    Row::new("Mutation.delegate", MEMBERS),
    Row::new("Mutation.undelegate", MEMBERS),
    Row::new("Mutation.joinConstituency", MEMBERS),
    Row::new("Mutation.leaveConstituency", MEMBERS),
    Row::new("Mutation.raiseObjection", MEMBERS),
    Row::new("Mutation.withdrawObjection", MEMBERS),
    // For another member only by a steward.
    Row::new("Mutation.nameHelper", MEMBERS),
    Row::new("Mutation.endHelp", MEMBERS),
    Row::new("Mutation.removeMember", STEWARDS),
    Row::new("Mutation.leaveCommunity", MEMBERS),
    Row::new("Mutation.registerIntermediary", &[Kind::EnrolIntermediary]),
    Row::new("Mutation.registerRequester", &[Kind::EnrolRequester]),
    Row::new("Mutation.declareServices", REQUESTERS),
    Row::new("Mutation.proveMailDomain", REQUESTERS),
    Row::new("Mutation.inviteContact", REQUESTERS),
    Row::new("Mutation.joinRequester", &[Kind::EnrolContact]),
    Row::new("Mutation.giveRoles", REQUESTERS),
    Row::new("Mutation.removeContact", REQUESTERS),
    Row::new("Mutation.makeToken", REQUESTERS),
    Row::new("Mutation.revokeToken", REQUESTERS),
    // A data holder looks after those that were registered with its tokens alone.
    Row::new("Query.webhooks", LISTENERS),
    Row::new("Mutation.registerWebhook", LISTENERS),
    Row::new("Mutation.rotateWebhook", LISTENERS),
    Row::new("Mutation.switchWebhook", LISTENERS),
    Row::new("Mutation.replayWebhook", LISTENERS),
    Row::new("Mutation.testWebhook", LISTENERS),
    Row::new("Mutation.removeWebhook", LISTENERS),
    Row::new("Mutation.nominateIntermediary", MEMBERS),
    Row::new("Mutation.declareInterests", ADVOCATES),
    Row::new("Mutation.resignMandate", ADVOCATES),
    Row::new("Mutation.resumeMandate", STEWARDS),
    Row::new("Mutation.giveMandateReport", ADVOCATES),
    Row::new("Mutation.submitProposal", REQUESTERS),
    Row::new("Mutation.makeOffer", NEGOTIATORS),
    Row::new("Mutation.acceptOffer", NEGOTIATORS),
    Row::new("Mutation.takeUpNegotiation", ADVOCATES),
    Row::new("Mutation.askMembers", ADVOCATES),
    Row::new("Mutation.recordAsking", ADVOCATES),
    Row::new("Mutation.askClarification", NEGOTIATORS),
    Row::new("Mutation.answerClarification", NEGOTIATORS),
    Row::new("Mutation.saveOfferDraft", ADVOCATES),
    Row::new("Mutation.offerDraft", ADVOCATES),
    Row::new("Mutation.withdrawProposal", REQUESTERS),
    Row::new("Mutation.countersign", REQUESTERS),
    Row::new("Mutation.acknowledgeWithdrawal", REQUESTERS),
    Row::new("Mutation.attestDeletion", REQUESTERS),
    Row::new("Mutation.cosign", &[Kind::Steward, Kind::Advocate]),
    Row::new("Mutation.askKeyChallenge", KEY_HOLDERS),
    Row::new("Mutation.registerKey", KEY_HOLDERS),
    // A steward of before still holds their key, and can say that it is lost.
    Row::new("Mutation.revokeKey", &[Kind::Member, Kind::Steward, Kind::Advocate, Kind::Requester]),
    Row::new("Mutation.petition", MEMBERS),
    Row::new("Mutation.withdrawSignature", MEMBERS),
    Row::new("Mutation.draftCharter", MEMBERS),
    Row::new("Mutation.reportPressure", MEMBERS),
    Row::new("Mutation.letVoteGoOn", STEWARDS),
    Row::new("Mutation.reportPressureBeforeVote", MEMBERS),
    Row::new("Mutation.letVoteOpen", STEWARDS),
    Row::new("Mutation.trust", MEMBERS),
    Row::new("Mutation.withdrawTrust", MEMBERS),
    Row::new("Mutation.raiseConcern", MEMBERS),
    Row::new("Mutation.nameHarm", MEMBERS),
    Row::new("Mutation.tryQuestions", MEMBERS),
    Row::new("Mutation.supportConcern", MEMBERS),
    Row::new("Mutation.withdrawSupport", MEMBERS),
    Row::new("Mutation.withdrawConcern", MEMBERS),
    Row::new("Mutation.summariseConcern", &[Kind::Advocate]),
    Row::new("Mutation.answerConcern", NEGOTIATORS),
    Row::new("Mutation.askQuestion", MEMBERS),
    Row::new("Mutation.forwardQuestion", &[Kind::Advocate]),
    Row::new("Mutation.declineQuestion", &[Kind::Advocate]),
    Row::new("Mutation.answerQuestion", REQUESTERS),
    Row::new("Mutation.publishAnswer", &[Kind::Advocate]),
    Row::new("Mutation.answerAbsence", STEWARDS),
    Row::new("Mutation.askTemperature", MEMBERS),
    Row::new("Mutation.answerTemperature", MEMBERS),
    Row::new("Mutation.suspendAgreement", &[Kind::Steward, Kind::Advocate]),
    Row::new("Mutation.liftSuspension", &[Kind::Steward, Kind::Advocate]),
    // An advocate asks, a steward opens.
    Row::new("Mutation.openWithdrawal", &[Kind::Steward, Kind::Advocate]),
    Row::new("Community.rollSize", MEMBERS),
    Row::new("Community.petitions", MEMBERS),
    Row::new("Community.burden", &[Kind::Member, Kind::Steward, Kind::Advocate]),
    Row::new("Community.rooms", MEMBERS),
    // Everybody is told why not; only for these can it be yes.
    Row::new("Vote.canVote", MEMBERS),
    Row::new("Vote.myBallot", MEMBERS),
    Row::new("Vote.myReceipt", MEMBERS),
    Row::new("Vote.myOpening", MEMBERS),
    Row::new("Vote.myDelegate", MEMBERS),
    Row::new("Vote.myDelegators", MEMBERS),
    Row::new("Vote.castForMe", MEMBERS),
    Row::new("Vote.pausedSince", MEMBERS),
    Row::new("Vote.myObjections", MEMBERS),
    Row::new("Constituency.iBelong", MEMBERS),
    // Requesters and data holders learn the outcome, the terms and the coarse band.
    Row::new("Vote.figures", TOLD_FIGURES),
    Row::new("Decision.figures", TOLD_FIGURES),
    // Its requester is told what the charter's share of the roll stands behind, in an advocate's words.
    Row::new("Proposal.concerns", &[Kind::Member, Kind::Steward, Kind::Advocate, Kind::Requester]),
    Row::new("Concern.words", &[Kind::Member, Kind::Steward, Kind::Advocate]),
    Row::new("Concern.supportedAtLeast", &[Kind::Member, Kind::Steward, Kind::Advocate]),
    Row::new("Proposal.questions", &[Kind::Member, Kind::Steward, Kind::Advocate, Kind::Requester]),
    // What machines asked before each use, where the terms ask for a trail of it.
    Row::new("Agreement.usageTrail", &[Kind::Steward, Kind::Advocate]),
    Row::new("Requester.contacts", REQUESTERS),
    Row::new("Requester.tokens", REQUESTERS),
    // Before the tabling: with it, everything that members decide on. Members read its minutes and no words of the terms.
    Row::new("Proposal.id", &[Kind::Member, Kind::Steward, Kind::Advocate, Kind::Requester]),
    Row::new("Proposal.timeline", &[Kind::Member, Kind::Steward, Kind::Advocate, Kind::Requester]),
    Row::new("Proposal.clarifications", &[Kind::Member, Kind::Steward, Kind::Advocate, Kind::Requester]),
    Row::new("Proposal.askings", &[Kind::Member, Kind::Steward, Kind::Advocate]),
    Row::new("Proposal.togetherCrosses", &[Kind::Member, Kind::Steward, Kind::Advocate]),
    Row::new("Proposal.offerDraft", ADVOCATES),
    Row::new("Proposal.terms", NEGOTIATORS),
    Row::new("Proposal.absence", &[Kind::Member, Kind::Steward, Kind::Advocate]),
    Row::new("Proposal.temperatures", MEMBERS),
    Row::new("Proposal.offers", NEGOTIATORS),
    // The requester sees that it is paused, and not why.
    Row::new("Proposal.pausedBecause", ADVOCATES),
    Row::new("Proposal.heldBackSince", STEWARDS),
];

/// Whether this kind of actor may; nothing where the table has no row for the field.
pub fn may(field: &str, kind: Kind) -> Option<bool> {
    TABLE.iter().find(|row| row.field == field).map(|row| row.who.contains(&kind))
}
