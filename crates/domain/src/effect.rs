//! What must be told or done outside, once the step that asks for it is saved.

mod audience;
mod callback;
mod door;
mod mail;

use serde::{Deserialize, Serialize};

use crate::{
    absence::AbsenceLine,
    agreement::{SuspensionCause, Watched},
    application,
    ballot::{Channel, Choice},
    charter::{Change, CosignedBy, Part},
    concern::{ConcernLine, Saying},
    constituency::Constituency,
    decision::{Matter, Outcome},
    delegation::{SaidWord, Scope},
    digest::Digest,
    disclosure::Published,
    election::Settled,
    id::{CommunityId, MemberId, ProposalId, VoteId},
    mandate::Ending,
    moment::{Moment, Span},
    party::Presenting,
    petition::Petitionable,
    proposal::{Minute, SentBackFor, Side},
    refusal::Refused,
    rule::{Choosing, Rule},
    steward::StewardsBecame,
    tally::Step,
    taxonomy::Code,
    temperature::{Leaning, TemperatureLine, Warmth},
    terms::Clause,
    text::{Handle, Language, LocalText},
    understanding::{Check, Checked},
    vote::Confided,
};
pub use audience::Audience;
pub use callback::Callback;
pub use door::Door;
pub use mail::Mail;

/// A room of a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoomRole {
    /// The space that holds the others.
    Space,
    /// Where everybody talks.
    Assembly,
    /// Where the bot speaks and everybody votes. Unencrypted: see docs/matrix.md.
    BallotBox,
    /// The stewards'.
    Stewards,
    /// Where the bot posts the minutes of every negotiation and members read. No requester is in it.
    Negotiations,
    /// Where one proposal is deliberated. Encrypted.
    Deliberation(ProposalId),
}

/// One event of Matrix: both parts are opaque.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EventRef {
    /// The room id.
    pub room: String,
    /// The event id.
    pub event: String,
}

/// A sentence for people. `notices` has its words in every language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the parts of the sentence that the variant names")]
pub enum Notice {
    /// The community's rooms stand; this is what they are for.
    Welcome { community: LocalText },
    /// You are on the roll.
    Joined { community: LocalText },
    /// You ask to come in: the code to hand to those who know you, how many of them it takes, whether it takes a steward too.
    ApplicationTaken { community: LocalText, code: String, vouches: u32, steward: bool, until: Moment },
    /// What you said of an application counts.
    VouchSaid { said: application::Said },
    /// Your Matrix account is linked.
    Linked { community: LocalText },
    /// The bot speaks your language from now on.
    LanguageSet {},
    /// What can be said to the bot.
    Help {},
    /// How one command is used, by its English word.
    HelpOn { command: String },
    /// Terms were tabled: title, summary, when the vote can open.
    Tabled { title: LocalText, summary: LocalText, vote_from: Moment },
    /// Both sides accept these terms, which wait until the members have time for them: so many minutes of each.
    TermsQueued { title: LocalText, minutes: u32 },
    /// A member or a steward drafted another version of the charter; it changes these parts,
    /// and of them these clauses.
    CharterDrafted {
        number: u32,
        changed: Vec<Part>,
        #[serde(default)]
        changes: Vec<Change>,
    },
    /// A member began a petition for a vote on this.
    PetitionBegun { kind: Matter, about: LocalText },
    /// Enough members signed: the vote opens by itself.
    PetitionReached { kind: Matter, about: LocalText, vote_from: Moment },
    /// What the asker can sign for, each with its number.
    Petitions { all: Vec<Petitionable> },
    /// Your signature counts, or is taken back.
    SignatureCounts { kind: Matter, about: LocalText, signed: bool },
    /// The advocate of a mandate asks the stewards to open a vote on withdrawing a consent.
    WithdrawalAsked { about: LocalText, vote_from: Moment },
    /// An agreement is suspended.
    AgreementSuspended { about: LocalText, cause: SuspensionCause },
    /// Its suspension is lifted.
    SuspensionLifted { about: LocalText },
    /// The requester says, signed, that it knows that an agreement was withdrawn.
    WithdrawalAcknowledged { about: LocalText },
    /// It says that what it had under a withdrawn agreement is deleted since.
    DeletionAttested { about: LocalText, when: Moment },
    /// The agreements that are in force or suspended, each with its number.
    Agreements { all: Vec<Watched> },
    /// For the stewards: an agreement waits for so many signatures of theirs or of advocates, over this digest of the decision.
    SignatureWaits { about: LocalText, by: CosignedBy, least: u32, decision: Digest },
    /// A member raised a concern about a clause or the whole: what they said, never who.
    ConcernRaised { number: u32, clause: Option<u32>, says: Saying },
    /// Your concern is before the members; whether it is your own, or a harm that everybody can name.
    ConcernTaken { number: u32, own: bool },
    /// The harms that can be named of a proposal, numbered as the list is.
    HarmsToName { title: LocalText, harms: Vec<Code> },
    /// You stand behind a concern, or no longer do.
    SupportCounts { number: u32, says: Saying, supports: bool },
    /// A concern was taken back.
    ConcernWithdrawn { number: u32 },
    /// Enough members stand behind a concern: when an answer is due, where there is none yet, and whether the vote waits for it.
    ConcernReached { number: u32, due: Option<Moment>, holds: bool },
    /// A concern was answered.
    ConcernAnswered { number: u32, by: Side, words: LocalText },
    /// Every concern that enough members stand behind has an answer.
    AllAnswered {},
    /// The concerns about a proposal, for somebody who can raise and support some.
    Concerns { title: LocalText, all: Vec<ConcernLine> },
    /// A member asks the requester about a clause or the whole: what they asked, never who.
    QuestionAsked { number: u32, clause: Option<u32>, words: LocalText },
    /// Your question is before the advocate.
    QuestionTaken { number: u32 },
    /// An advocate sent a question to the requester, in these words.
    QuestionForwarded { number: u32, words: LocalText },
    /// An advocate does not send a question on.
    QuestionDeclined { number: u32, reason: LocalText },
    /// An advocate brings the requester's answer.
    QuestionAnswered { number: u32, answer: LocalText },
    /// For the stewards: who is not in the room, before the vote on these terms.
    AbsenceFound { title: LocalText, lines: Vec<AbsenceLine> },
    /// The vote could open, but waits for a plan or a waiver of the stewards for each of these. The stewards are told what to do.
    OpeningWaits { title: LocalText, lines: Vec<AbsenceLine>, for_stewards: bool },
    /// A steward settled who is not in the room.
    AbsenceAnswered { lines: Vec<AbsenceLine> },
    /// The vote opens, and this is who is not in the room, with what the stewards said of it.
    OpenedWithout { lines: Vec<AbsenceLine> },
    /// Who is not in the room, for somebody who asked.
    Absent { title: LocalText, lines: Vec<AbsenceLine> },
    /// A member asks how the others lean, about a clause or the whole.
    TemperatureAsked { number: u32, clause: Option<u32>, closes: Moment },
    /// Your temperature check is before the members.
    TemperatureTaken { number: u32 },
    /// How you lean counts.
    LeaningCounts { number: u32, leaning: Leaning, closes: Moment },
    /// What came of a temperature check, as far as it may be shown.
    TemperatureOver { title: LocalText, number: u32, clause: Option<u32>, shown: Vec<Warmth> },
    /// The temperature checks of a proposal, for somebody who can answer.
    Temperatures { title: LocalText, all: Vec<TemperatureLine> },
    /// The questions about a proposal's terms, for somebody who can try them.
    Checks { title: LocalText, checks: Vec<Check> },
    /// What the questions came to, for whoever tried them.
    Checked { checked: Vec<Checked> },
    /// Tabled terms go back to the requester without a vote.
    TermsSentBack { title: LocalText, because: SentBackFor },
    /// What happened in a negotiation.
    Negotiation { title: LocalText, minute: Minute },
    /// A vote is open.
    VoteOpened {
        kind: Matter,
        question: LocalText,
        rule: Rule,
        closes: Moment,
        confidential: bool,
        reopened: bool,
    },
    /// You have nominated this intermediary for the usual mandate, to stand in this election if there is one.
    Nominated { intermediary: String, term: Span, election: Option<LocalText> },
    /// An election was called: what it is for, until when members can nominate, when the vote can open.
    ElectionCalled { title: LocalText, nominations_end: Moment, vote_from: Moment },
    /// The nominations are over and nobody was nominated.
    NobodyNominated { title: LocalText },
    /// A vote between several is open: who stands, in the order of the paper, and how to answer.
    ElectionOpened {
        title: LocalText,
        rule: Choosing,
        candidates: Vec<String>,
        closes: Moment,
        polled: bool,
        reopened: bool,
    },
    /// What came of a vote between several, with the turnout as far as it may be published and the reasons.
    ElectionOutcome {
        title: LocalText,
        candidates: Vec<String>,
        settled: Settled,
        published: Published,
        steps: Vec<Step>,
    },
    /// The paper of a vote between several, for somebody who can answer.
    Candidates { title: LocalText, rule: Choosing, candidates: Vec<String>, closes: Moment },
    /// Your ballot counts.
    BallotCounts { channel: Channel, replaced: bool, closes: Moment },
    /// Your ballot is withdrawn.
    BallotWithdrawn {},
    /// Your ballot is recorded under this commitment; the vote is not counted yet.
    BallotRecorded { question: LocalText, commitment: Digest },
    /// The receipt of a vote, as a file that can be handed on; whether a delegate's ballot spoke for the member.
    ReceiptGiven { question: LocalText, carried: bool, file: String },
    /// What you said of an objection counts: you stand behind this harm, or no longer do.
    ObjectionCounts { harm: Code, stands: bool, closes: Moment },
    /// The harms that can be named in a vote, numbered as the list is.
    Harms { question: LocalText, harms: Vec<Code> },
    /// A mandate ended before its term or with it; so many negotiations are paused by that.
    MandateEnded { intermediary: String, ending: Ending, paused: u32 },
    /// A mandate is suspended because its intermediary declared other interests. The stewards are told what to do.
    MandateSuspended { intermediary: String, paused: u32, for_stewards: bool },
    /// Whoever stands for a mandate declared other interests than at the nomination.
    InterestsChanged { intermediary: String },
    /// For the stewards: one of them wants a suspended mandate to go on, and a second one has to confirm.
    ResumingAsked { intermediary: String, confirm_by: Moment },
    /// A suspended mandate is active again: the stewards' reason, where it was not a vote.
    MandateResumed { intermediary: String, reason: Option<LocalText> },
    /// An intermediary reports to the members.
    ReportGiven { intermediary: String, report: LocalText },
    /// A report is due and has not been given.
    ReportOverdue { intermediary: String, what: LocalText, due: Moment },
    /// Your word that you trust this intermediary counts, or is taken back.
    TrustSaid { intermediary: String, given: bool },
    /// A mandate ends soon, if the members do not grant another.
    MandateExpires { intermediary: String, until: Moment },
    /// The constituencies that the asker can join, numbered as the list is: of which community, what it is called, whether the
    /// asker belongs to it.
    Constituencies { all: Vec<(LocalText, Constituency, bool)> },
    /// You belong to a constituency from now on, or no longer do.
    BelongingSaid { label: LocalText, belongs: bool },
    /// What you said about who votes for you holds from now on.
    DelegationSaid { scope: Scope, said: SaidWord },
    /// Who votes for whom in the open votes: the question, whether somebody votes for the asker, and for how many the asker does.
    Delegates { votes: Vec<(LocalText, bool, u32)> },
    /// Which community to leave: the name and the short name of each.
    LeaveWhich { communities: Vec<(LocalText, Handle)> },
    /// You are no longer a member.
    Left { community: LocalText },
    /// Somebody was removed from the roll, for this reason.
    MemberRemoved { reason: LocalText },
    /// For the stewards: one of them wants a member to become a steward, or a steward to be none any more, and a second one has
    /// to confirm.
    StewardAsked { appoints: bool, confirm_by: Moment },
    /// How the stewards became more or fewer; how many there are, and how many the charter asks for where these are fewer.
    StewardsBecame { became: StewardsBecame, stewards: u32, least: Option<u32> },
    /// Your report of pressure is taken, in a vote or early, before one; whether stewards of your choice are told; whom you can turn
    /// to outside of the community, if the charter names somebody.
    PressureReported {
        #[serde(default)]
        ombuds: Option<LocalText>,
        #[serde(default)]
        early: bool,
        #[serde(default)]
        confided: Option<Confided>,
    },
    /// For a steward whom a member chose to be told of pressure; by which name, if the member wanted.
    PressureConfided { about: LocalText, by: Option<String> },
    /// For the stewards: enough members reported pressure about tabled terms, and the vote on them does not open.
    OpeningHeld { title: LocalText, until: Moment },
    /// For the stewards: one of them wants the vote to open, and a second one has to confirm.
    OpeningAsked { title: LocalText, confirm_by: Moment },
    /// The vote can open; what the stewards did about the pressure, if they said anything.
    OpeningFreed { title: LocalText, reason: Option<LocalText> },
    /// Enough members reported pressure: the vote is paused. The stewards are told what to do.
    VotePaused { question: LocalText, until: Moment, for_stewards: bool },
    /// For the stewards: one of them wants a paused vote to go on, and a second one has to confirm.
    GoingOnAsked { question: LocalText, confirm_by: Moment },
    /// A paused vote goes on; what the stewards did about it, if they said anything.
    VoteGoesOn { question: LocalText, reason: Option<LocalText>, closes: Moment },
    /// The homeserver cannot be read at the close: the count comes late.
    CountHeldBack { question: LocalText },
    /// The vote could not be counted within a day and is opened anew.
    VoteVoid { question: LocalText },
    /// The outcome, with figures as far as they may be published and the reasons.
    Outcome { kind: Matter, question: LocalText, outcome: Outcome, published: Published, steps: Vec<Step> },
    /// For the stewards: one of them declared a crisis, and a second one has to confirm.
    CrisisDeclared { reason: LocalText, confirm_by: Moment },
    /// A crisis is in force.
    CrisisBegun { reason: LocalText, until: Moment },
    /// For the stewards: one of them wants to end the crisis, and a second one has to confirm.
    CrisisEndAsked { confirm_by: Moment },
    /// A crisis is over.
    CrisisOver { reason: LocalText },
    /// The open proposals, numbered as the list is; the numbers of those that wait until the members have time for them.
    Proposals {
        titles: Vec<LocalText>,
        #[serde(default)]
        waiting: Vec<u32>,
    },
    /// The terms in plain words, and clause by clause.
    Terms {
        title: LocalText,
        summary: LocalText,
        clauses: Vec<Clause>,
        #[serde(default)]
        asked_by: Option<Presenting>,
    },
    /// The choices of a vote that the asker can answer.
    Choices { question: LocalText, choices: Vec<Choice>, closes: Moment },
    /// For the stewards: somebody but the bot changed who may do what in a room, and it is set right.
    LevelsMended { room: RoomRole },
    /// The state of the public log, which follows these words as it was signed: whose log, how many entries.
    LogShown { origin: String, size: u64 },
    /// For the stewards: the public log no longer begins with what was shown in a room when it had so many entries.
    LogRewritten { size: u64 },
    /// It was refused.
    Refused { refused: Refused },
}

/// What must be told or done outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are ids of what the variant names")]
pub enum Effect {
    /// Say this to them.
    Tell { audience: Audience, notice: Notice },
    /// Make rooms, members and power levels what they should be.
    RoomsWanted { community: CommunityId },
    /// Post the poll of an open vote in the ballot box.
    OpenPoll { community: CommunityId, vote: VoteId },
    /// Tell the sender of a poll answer that it counts: a reaction to their event.
    Acknowledge { event: EventRef },
    /// Raise the levels of the ballot box, read back, count.
    CloseBallotBox { community: CommunityId, vote: VoteId },
    /// Mark the poll as ended in clients.
    EndPoll { community: CommunityId, vote: VoteId },
    /// Invite a member's account to the rooms of the community.
    InviteMember { community: CommunityId, member: MemberId },
    /// Post this in the minutes of a negotiation.
    Minute { community: CommunityId, proposal: ProposalId, minute: Minute },
    /// Send this message to the connector of a negotiation.
    CallBack { proposal: ProposalId, message: Callback },
    /// Send this letter to an address, which is kept here until then and nowhere afterwards.
    Mail { to: String, language: Language, mail: Mail },
}

impl Effect {
    /// By which door it is told or done.
    pub const fn door(&self) -> Door {
        match self {
            Self::Tell { .. }
            | Self::RoomsWanted { .. }
            | Self::OpenPoll { .. }
            | Self::Acknowledge { .. }
            | Self::CloseBallotBox { .. }
            | Self::EndPoll { .. }
            | Self::InviteMember { .. }
            | Self::Minute { .. } => Door::Matrix,
            Self::CallBack { .. } => Door::Dataspace,
            Self::Mail { .. } => Door::Mail,
        }
    }

    /// A notice for a room.
    pub const fn tell_room(community: CommunityId, role: RoomRole, notice: Notice) -> Self {
        Self::Tell { audience: Audience::Room { community, role }, notice }
    }
}
