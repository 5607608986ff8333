//! The reasons, by topic: those of the groundwork in their own file, then those about what is asked and decided. A new one is two
//! lines and its sentence and remedy in the locales.

mod groundwork;

use serde::{Deserialize, Serialize};

use groundwork::after_the_groundwork;

use super::{Part, listed::reasons};
use crate::{
    moment::{Moment, Span},
    taxonomy::Risk,
    text::{Language, LocalText},
};

after_the_groundwork! {
    // --- terms ---
    /// The terms cross a red line of the charter or the mandate.
    RedLineCrossed { line: String, text: LocalText } = "terms.red-line-crossed";
    /// A risk that the terms touch is not answered.
    RiskUnanswered { harm: String } = "terms.risk-unanswered";
    /// Terms of this risk need an impact assessment.
    AssessmentMissing { risk: Risk } = "terms.assessment-missing";
    /// A sentence has `words` words, more than `most`; on average the sentences of this text have `mean`.
    SentenceTooLong { language: Language, words: u32, mean: u32, most: u32 } = "terms.sentence-too-long";
    /// Of the `of` words of a text `rare` are rare, more than `most`; `words` are some of them.
    WordsTooRare { language: Language, words: String, rare: u32, of: u32, most: u32 } = "terms.words-too-rare";
    /// The terms alone ask each member for `minutes`, of them `reading` to read: more than `most`, the charter's limit for a month.
    TermsTakeTooLong { minutes: u32, reading: u32, most: u32 } = "terms.take-too-long";
    /// A condition for choice of the charter is not attested.
    ConditionUnattested { condition: String } = "terms.condition-unattested";
    /// A promise is due after the agreement would have ended, or before it could begin.
    PromiseDueOutsideTerm { due: String } = "terms.promise-due-outside-term";
    /// Data would be kept longer than the charter's `most`.
    KeptTooLong { most: Span } = "terms.kept-too-long";
    /// The place is outside of the places of the charter.
    PlaceOutsideCharter { value: String } = "terms.place-outside-charter";

    // --- proposal ---
    /// The proposal is at a stage in which this cannot be done.
    WrongStage { stage: String } = "proposal.wrong-stage";
    /// The same side cannot answer its own offer.
    NotYourTurn {} = "proposal.not-your-turn";
    /// The offer named is not the latest.
    NotTheLatestOffer { latest: u32 } = "proposal.not-the-latest-offer";
    /// The terms offered are the same words as those offered before.
    NothingChanged {} = "proposal.nothing-changed";
    /// The proposal named is not one of the requester's to this community that the members sent back.
    NotSentBack {} = "proposal.not-sent-back";
    /// The connector's message is not one that the negotiation's state allows.
    NotInThisState { state: String } = "dataspace.not-in-this-state";
    /// The offer's id is neither that of an offer of the catalog nor of this negotiation.
    UnknownOffer {} = "dataspace.unknown-offer";
    /// The dataset named is none of the catalog's.
    UnknownDataset {} = "dataspace.unknown-dataset";
    /// The message is not of the kind that this address takes. `wanted` is the kind it takes.
    OtherMessage { wanted: String } = "dataspace.other-message";
    /// The message names another process than the one that it was sent to.
    OtherProcess {} = "dataspace.other-process";
    /// The policy says something that terms have no place for, or not in the way that is read. `value` is what.
    UnknownPart { value: String } = "dataspace.unknown-part";
    /// The data asked for is not in the dataset that the offer is on.
    OutsideDataset { value: String } = "dataspace.outside-dataset";
    /// The terms are accepted, but wait until the members have time for them.
    ProposalQueued {} = "proposal.queued";
    /// The negotiation is paused. Why is not for the requester.
    NegotiationPaused {} = "proposal.paused";
    /// So many clarifications that this side asked for wait for their answers already.
    TooManyClarifications { most: u32 } = "clarification.too-many";
    /// A side does not answer what it asked itself.
    OwnClarification {} = "clarification.own";
    /// The clarification was given.
    ClarificationGiven {} = "clarification.given";
    /// Somebody else has saved the draft meanwhile: it stands at this `version`.
    DraftChanged { version: u32 } = "draft.changed";
    /// The negotiation is not paused.
    NegotiationNotPaused {} = "proposal.not-paused";

    // --- deliberation ---
    /// The terms have clauses up to number `most` only.
    NoSuchClause { most: u32 } = "concern.no-such-clause";
    /// The member has raised so many concerns about the same words already.
    TooManyConcerns { most: u32 } = "concern.too-many";
    /// The member stands behind this concern already.
    AlreadySupported {} = "concern.already-supported";
    /// The member does not stand behind this concern.
    NotSupported {} = "concern.not-supported";
    /// Whoever raised a concern stands behind it until they withdraw it.
    WithdrawInstead {} = "concern.withdraw-instead";
    /// Only whoever raised a concern takes it back.
    NotYourConcern {} = "concern.not-yours";
    /// Enough members stand behind the concern: it is not one member's any more.
    ConcernReached {} = "concern.reached";
    /// The concern was taken back.
    ConcernOver {} = "concern.over";

    /// The member has asked so many questions about the same words already.
    TooManyQuestions { most: u32 } = "question.too-many";
    /// The question has come so far that this cannot be done; `is` says how far.
    QuestionStage { is: String } = "question.stage";
    /// The member has tried the questions already.
    AlreadyTried {} = "understanding.already-tried";
    /// Each of the `questions` takes one of its answers.
    AnswerEach { questions: u32 } = "understanding.answer-each";
    /// No proposal lies before the members.
    NoneTabled {} = "proposal.none-tabled";

    // --- who is not in the room, temperature checks ---
    /// Of `open` findings on who is not in the room the stewards have not said what is to be done.
    AbsenceUnanswered { open: u32 } = "vote.absence-unanswered";
    /// There is no such finding on who is not in the room.
    NoSuchFinding { value: String } = "absence.no-such-finding";
    /// Everything that was found is settled, or nothing was found.
    NothingAbsent {} = "absence.nothing-open";
    /// The day is over.
    DayPast {} = "absence.day-past";
    /// Another temperature check of the proposal is open.
    TemperatureOpen {} = "temperature.other-open";
    /// The members have been shown what came of this question.
    TemperatureKnown {} = "temperature.known";
    /// The temperature check takes no answers any more.
    TemperatureOver {} = "temperature.over";
    /// The proposal has no open temperature check.
    NoTemperature {} = "temperature.none-open";

    // --- vote ---
    /// It does not open while stewards have not acted on pressure that members reported.
    HeldForPressure {} = "vote.held-for-pressure";
    /// Its opening is not held back.
    NotHeldBack {} = "vote.not-held-back";
    /// Whom to tell of pressure are not two stewards beside the member, or all there are.
    NotTwoStewards {} = "pressure.not-two-stewards";
    /// A steward whom a member wants told has no Matrix account linked.
    StewardNotReached {} = "pressure.steward-not-reached";
    /// Too many of those who tried the questions misread the terms: they go back.
    NotUnderstood {} = "vote.not-understood";
    /// Concerns that enough members stand behind have no answer yet; `concerns` are their numbers.
    ConcernUnanswered { concerns: String } = "vote.concern-unanswered";
    /// The least time for deliberation is not over.
    DeliberationNotOver { until: Moment } = "vote.deliberation-not-over";
    /// Nobody stands on the roll.
    RollEmpty {} = "vote.roll-empty";
    /// The charter asks for ballots of a grade that this instance cannot take yet.
    GradeUnavailable { grade: String } = "vote.grade-unavailable";
    /// A vote on this is open already.
    AlreadyOpen {} = "vote.already-open";
    /// The vote has not opened.
    NotOpenYet { opens: Moment } = "vote.not-open-yet";
    /// The vote is over.
    VoteOver { closed: Moment } = "vote.over";
    /// The answer came after the closing.
    TooLate { closed: Moment } = "ballot.too-late";
    /// The member was not on the roll when the vote opened.
    NotOnTheRoll {} = "ballot.not-on-the-roll";
    /// The member was removed from the roll; their ballot was struck.
    Struck {} = "ballot.struck";
    /// The vote does not have this choice.
    NoSuchChoice { value: String, choices: String } = "ballot.no-such-choice";
    /// The vote takes no delegations.
    NoDelegation {} = "delegation.not-taken";
    /// Nobody can delegate to themselves.
    DelegateIsYou {} = "delegation.to-yourself";
    /// Nobody helps themselves.
    HelperIsYou {} = "assistance.yourself";
    /// A steward does not name themselves as the helper of somebody else.
    StewardHelps {} = "assistance.steward-helps";
    /// The helper was not named by the member or by a steward.
    NotTheHelper {} = "assistance.not-the-helper";
    /// The vote takes no assisted ballots.
    NoAssistance {} = "assistance.not-taken";
    /// The helper votes for `most` others already, and the charter allows no more.
    AssistsTooMany { most: u32 } = "assistance.too-many";
    /// The member has cast a ballot of their own, which a helper's never replaces.
    OwnBallotStands {} = "ballot.own-stands";
    /// The rule of the vote has no clause for objections.
    NoObjections {} = "objection.not-taken";
    /// There is no objection to take back.
    NoObjection {} = "objection.none-to-take-back";
    /// The answer cannot be read.
    Unreadable {} = "ballot.unreadable";
    /// A ballot between several cannot be read: `fault` says why, `part` is what is wrong, `example` is one that can be read.
    BallotMisread { fault: String, part: String, example: String } = "ballot.misread";
    /// A ballot gives one answer: a choice, a ranking or approvals.
    OneAnswer {} = "ballot.one-answer";
    /// The same member answered, or took a ballot back, after this was done.
    LaterStands {} = "ballot.later-stands";
    /// There is no ballot to withdraw.
    NoBallot {} = "ballot.none-to-withdraw";
    /// No ballot of the member's counted, nor a delegate's for them: there is nothing to show.
    NothingToProve {} = "receipt.nothing-to-prove";
    /// The vote came to nothing: no ballot in it counted.
    NothingCounted {} = "receipt.nothing-counted";
    /// This vote is confidential; the answer must not be given where others see it.
    NotInPublic {} = "ballot.not-in-public";
    /// Several votes are open; the command must say which.
    WhichVote { open: u32 } = "vote.which";
    /// No vote is open.
    NoneOpen {} = "vote.none-open";
    /// The vote cannot be closed yet.
    NotOverYet { closes: Moment } = "vote.not-over-yet";
    /// It is paused because members reported pressure: nothing is counted until it goes on.
    Paused {} = "vote.paused";
    /// It is not paused.
    NotPaused {} = "vote.not-paused";
    /// The member has reported pressure in this vote already.
    PressureKnown {} = "pressure.already-reported";

    // --- petitions ---
    /// The member has signed already.
    AlreadySigned {} = "petition.already-signed";
    /// There is no signature to take back.
    NotSigned {} = "petition.not-signed";
    /// The petition takes no signatures any more.
    PetitionOver {} = "petition.over";
    /// Fewer have signed than the charter asks for, and nobody else who may has asked for the vote.
    TooFewSigned {} = "petition.too-few-signed";

    // --- agreement and permission ---
    /// The agreement is not in force yet: there is nothing to suspend.
    NotInForce {} = "agreement.not-in-force";
    /// The agreement is suspended already.
    AlreadySuspended {} = "agreement.already-suspended";
    /// The agreement is not suspended.
    NotSuspended {} = "agreement.not-suspended";
    /// Whoever suspended it cannot lift the suspension.
    OwnSuspension {} = "agreement.own-suspension";
    /// The consent was not withdrawn: there is nothing to acknowledge or to delete for that.
    NotWithdrawn {} = "agreement.not-withdrawn";
    /// The agreement was never in force: nothing is owed after its withdrawal.
    NothingOwed {} = "agreement.nothing-owed";
    /// The requester has given this word already.
    DutyDone {} = "agreement.duty-done";
    /// It is attested for a moment that is still to come.
    NotDoneYet { when: Moment } = "agreement.not-done-yet";
    /// The agreement has ended: there is no consent to withdraw.
    AgreementEnded {} = "agreement.ended";
    /// The community withdrew its consent.
    ConsentWithdrawn { since: Moment } = "permission.withdrawn";
    /// The decision is not a consent.
    NotConsented {} = "agreement.not-consented";
    /// The digest is not that of the terms decided on.
    OtherTerms {} = "agreement.other-terms";
    /// The agreement has been countersigned.
    AlreadyCountersigned {} = "agreement.already-countersigned";
    /// No agreement in force covers this use.
    NotConsentedTo {} = "permission.no-agreement";
    /// An agreement exists, but its purposes do not cover this one.
    PurposeNotCovered { value: String } = "permission.purpose-not-covered";
    /// An agreement exists, but not for this category of data.
    DataNotCovered { value: String } = "permission.data-not-covered";
    /// An agreement exists, but not for this recipient.
    RecipientNotCovered {} = "permission.recipient-not-covered";
    /// An agreement exists, but not for this place.
    PlaceNotCovered {} = "permission.place-not-covered";
    /// An agreement exists, but not for this technology.
    TechnologyNotCovered { value: String } = "permission.technology-not-covered";
    /// An agreement exists, but the moment lies outside of its time.
    OutsideTerm {} = "permission.outside-term";
    /// The requester has not countersigned the agreement yet.
    NotCountersigned {} = "permission.not-countersigned";

    /// What is red-lined now forbids this use, whatever was consented to before. `line` is its short name.
    Prohibited { line: String, text: LocalText } = "permission.prohibited";
    /// The agreement is suspended.
    PermissionSuspended { since: Moment } = "permission.suspended";
    /// An agreement exists, but not for people at this stage of their journey.
    StageNotCovered { value: String } = "permission.stage-not-covered";
    /// What is in force is not known for certain just now, and then nothing is permitted.
    PermissionUnknown {} = "permission.unknown";
    /// The question does not say what for the data would be used.
    PurposeMissing {} = "permission.purpose-missing";
    /// The question is about somebody or something that machines are not answered about here.
    QuestionUnfit { what: String } = "permission.question-unfit";
    // --- messages to programs ---
    /// The address is not one of the public internet that is called by HTTPS.
    NotReachable {} = "address.not-reachable";
    /// The requester has countersigned, but signatures of stewards or advocates are missing.
    NotCosigned {} = "permission.not-cosigned";
    /// Whoever signs has signed this agreement already.
    AlreadyCosigned {} = "agreement.already-cosigned";
    /// The charter asks for no signature of somebody in this role.
    CosignerNotAsked {} = "agreement.cosigner-not-asked";
    /// The agreement has all the signatures that it needs of this kind.
    SignaturesComplete {} = "agreement.signatures-complete";
    /// Written out rule by rule the agreement would have too many rules.
    RulesTooMany {} = "agreement.rules-too-many";

    // --- keys ---
    /// The key is registered already, by whomever.
    KeyTaken {} = "key.taken";
    /// No challenge was asked for, it was signed before, another one took its place, or its time is over.
    ChallengeOver {} = "key.challenge-over";
    /// Whoever signs has registered no key that is good.
    NoKey {} = "key.none";
    /// The signature was made with a key that is not one of the signer's.
    KeyNotYours {} = "key.not-yours";
    /// The instance signs with this key.
    KeyInUse {} = "key.in-use";
    /// The key was revoked.
    KeyRevoked { since: Moment } = "key.revoked";
    /// What was given is not a signature of this kind, or does not hold. `why` is the code of the evidence.
    SignatureRefused { why: String } = "signature.refused";
    /// The signature holds, but is over something else. `part` is what is not as it must be.
    SignedOther { part: String } = "signature.other";

    // --- chat ---
    /// The command is not known; `suggestion` is the nearest that is.
    UnknownCommand { word: String, suggestion: String } = "chat.unknown-command";
    /// The command needs something after it. `shape` shows how.
    CommandIncomplete { shape: String } = "chat.incomplete";
    /// What the command does is done in a direct chat only; it was written where others read along.
    DirectOnly {} = "chat.direct-only";
    /// The account stands for members of several communities; the command must say which is meant.
    WhichCommunity {} = "chat.which-community";
    /// Several proposals lie before the members; the command must say which.
    WhichProposal {} = "chat.which-proposal";
    /// The account is linked to no member.
    AccountUnknown {} = "chat.account-unknown";
    /// The message could not be decrypted.
    Undecryptable {} = "chat.undecryptable";
}
