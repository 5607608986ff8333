//! The reasons, by topic. A new one is two lines here and its sentence and remedy in the locales.

use serde::{Deserialize, Serialize};

use super::{Part, listing::reasons};
use crate::{
    moment::{Moment, Span},
    taxonomy::Risk,
    text::{Language, LocalText},
};

reasons! {
    // --- who may ---
    /// Nobody said who they are, or the token is unknown, expired or revoked.
    SignInNeeded {} = "actor.sign-in-needed";
    /// The actor is no member of the community concerned.
    NotAMember {} = "actor.not-a-member";
    /// Only a steward of the community may do this.
    NotASteward {} = "actor.not-a-steward";
    /// Only a contact of the requester may do this.
    NotTheRequester {} = "actor.not-the-requester";
    /// Only an advocate of the intermediary concerned may.
    NotTheIntermediary {} = "actor.not-the-intermediary";
    /// The token is for another errand.
    WrongToken {} = "actor.wrong-token";
    /// No such thing, or none that the actor may see. `what` is the kind of thing.
    NotFound { what: String } = "not-found";
    /// The same idempotency key came with another command.
    KeyReused {} = "idempotency.key-reused";
    /// Others changed the same thing at the same time, again and again; nothing was done.
    Busy {} = "busy";

    // --- input ---
    /// The value has not the shape it needs. `shape` says which.
    Malformed { shape: String } = "input.malformed";
    /// Nothing was given.
    Empty {} = "input.empty";
    /// More than `most` characters.
    TooLong { most: u32 } = "input.too-long";
    /// More than `most` entries.
    TooMany { most: u32 } = "input.too-many";
    /// Not a code of the taxonomy of kind `kind`.
    UnknownCode { value: String, kind: String } = "input.unknown-code";
    /// Not an ISO 3166 code.
    UnknownPlace { value: String } = "input.unknown-place";
    /// Not a language tag.
    UnknownLanguage { value: String } = "input.unknown-language";
    /// A text lacks one of the charter's languages.
    LanguageMissing { language: Language } = "input.language-missing";
    /// The same entry stands twice.
    Duplicate { value: String } = "input.duplicate";
    /// The handle is taken.
    HandleTaken { handle: String } = "input.handle-taken";

    // --- charter ---
    /// No such charter template.
    UnknownTemplate { value: String } = "charter.unknown-template";
    /// No rule for this kind of decision at some risk level.
    RuleMissing { kind: String } = "charter.rule-missing";
    /// Two rules for the same kind and risk. In these reasons, `clause` is the path of the other clause that is meant.
    RuleTwice { kind: String, clause: String } = "charter.rule-twice";
    /// The notation of a rule cannot be read.
    RuleUnreadable { notation: String } = "charter.rule-unreadable";
    /// The rule counts a choice that this kind of vote does not have.
    RuleWrongChoice { kind: String } = "charter.rule-wrong-choice";
    /// The rule names a constituency that the charter does not have.
    UnknownConstituency { value: String } = "charter.unknown-constituency";
    /// A cap on what a delegate carries, where members cannot delegate.
    CapWithoutDelegation {} = "charter.cap-without-delegation";
    /// A share of half or less would let a question and its opposite both pass.
    ThresholdTooLow { notation: String } = "charter.threshold-too-low";
    /// A rule for a higher risk asks less than one for a lower risk.
    LooserAtHigherRisk { kind: String, lower: Risk, higher: Risk, clause: String } = "charter.looser-at-higher-risk";
    /// A rule for a crisis asks less than the one that it replaces.
    LooserInCrisis { kind: String, risk: Risk, clause: String } = "charter.looser-in-crisis";
    /// A rule asks less than the parent community's for the same kind and risk.
    LooserThanParent { kind: String, risk: Risk } = "charter.looser-than-parent";
    /// A condition for choice that the parent community has is missing.
    ParentConditionMissing { condition: String } = "charter.parent-condition-missing";
    /// Reports are due less often than every `most`, which the parent community asks for, or not at all.
    ReportsSeldomerThanParent { most: Span } = "charter.reports-seldomer-than-parent";
    /// The charter lays down nothing for a crisis.
    NoCrisisClause {} = "crisis.no-clause";
    /// A crisis is in force already.
    CrisisInForce {} = "crisis.in-force";
    /// There is no crisis in force.
    NoCrisis {} = "crisis.none";
    /// It takes a second steward.
    OtherStewardNeeded {} = "crisis.other-steward-needed";
    /// A time that must not be nothing is nothing.
    TimeMissing {} = "charter.time-missing";
    /// A time is longer than `most`.
    TimeTooLong { most: Span } = "charter.time-too-long";
    /// A time is longer than that of the clause which it lies within.
    OutlastsTerm { most: Span, clause: String } = "charter.outlasts-term";
    /// More than the whole is asked for.
    NeverReached { notation: String } = "charter.never-reached";
    /// A red line forbids whatever the rules for consent could be about.
    RedLineForbidsAll { line: String, clause: String } = "charter.red-line-forbids-all";
    /// A red line forbids what a condition for choice needs.
    RedLineForbidsCondition { line: String, condition: String, clause: String } = "charter.red-line-forbids-condition";
    /// Two red lines forbid the same.
    RedLineTwice { line: String, clause: String } = "charter.red-line-twice";
    /// A red line that names nothing would forbid everything.
    RedLineEmpty { line: String } = "charter.red-line-empty";
    /// A share of the roll for petitions that is more than half: it would shut the way that it is meant to open.
    PetitionShareTooHigh {} = "charter.petition-share-too-high";
    /// A share of the roll is higher than the parent community's, `most`: more would be needed to be heard.
    ShareAboveParent { most: String } = "charter.share-above-parent";
    /// A limit on the words of a sentence that is lower than `least` or higher than `most`.
    SentenceLimit { least: u32, most: u32 } = "charter.sentence-limit";
    /// Texts in this language may be harder to read than the parent community allows.
    HarderThanParent { language: Language } = "charter.harder-than-parent";
    /// The charter is not one that can be voted on now.
    CharterNotOpen {} = "charter.not-open";
    /// It amends a charter that is not in force any more.
    CharterOutdated {} = "charter.outdated";
    /// It changes nothing.
    CharterUnchanged {} = "charter.unchanged";
    /// So many drafts wait for a vote already.
    TooManyDrafts { most: u32 } = "charter.too-many-drafts";
    /// The members are voting on another version of the charter.
    OtherCharterVoted {} = "charter.other-voted-on";
    /// The community has no charter in force yet.
    NoCharter {} = "charter.none-in-force";
    /// The charter does not say how the members choose between several.
    NoChoosingRule {} = "charter.no-choosing-rule";

    // --- roll and joining ---
    /// The invitation is unknown, used or expired.
    InvitationInvalid {} = "invitation.invalid";
    /// The link code is unknown, used or expired.
    LinkCodeInvalid {} = "link.code-invalid";
    /// This Matrix account already stands for a member of the community.
    AlreadyLinked {} = "link.already-linked";

    /// The last steward cannot leave: nobody could admit members any more.
    LastSteward {} = "roll.last-steward";
    /// A steward is not removed by another.
    StewardStays {} = "roll.steward-stays";

    // --- mandate ---
    /// The intermediary has already been nominated or holds a mandate.
    AlreadyNominated {} = "mandate.already-nominated";
    /// The mandate is not one that can be voted on now.
    MandateNotOpen {} = "mandate.not-open";
    /// The term is longer than the charter's `most`.
    TermTooLong { most: Span } = "mandate.term-too-long";
    /// The intermediary has no active mandate of this community.
    NoMandate {} = "mandate.none-active";
    /// The mandate is suspended: its intermediary declared other interests, which nobody has confirmed.
    MandateSuspended {} = "mandate.suspended";
    /// The mandate is not suspended.
    MandateNotSuspended {} = "mandate.not-suspended";
    /// The mandate is neither active nor suspended: there is nothing to resign from.
    MandateNotHeld {} = "mandate.not-held";
    /// Reports would be due less often than every `most`, which the charter asks for.
    ReportsTooSeldom { most: Span } = "mandate.reports-too-seldom";
    /// The report for the date that comes next was given; there can be another from `next` on.
    ReportGiven { next: Moment } = "mandate.report-given";
    /// The interests are those that were declared before.
    InterestsUnchanged {} = "interests.unchanged";
    /// The mandate does not cover this code or place.
    OutsideMandate { value: String } = "mandate.outside-scope";
    /// The mandate does not allow this act.
    ActNotAllowed { act: String } = "mandate.act-not-allowed";

    // --- election ---
    /// Nobody can be nominated in this election any more.
    NominationsOver { ended: Moment } = "election.nominations-over";
    /// The election is not one that can be voted on now.
    ElectionNotOpen {} = "election.not-open";

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
    /// The negotiation is paused. Why is not for the requester.
    NegotiationPaused {} = "proposal.paused";
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
