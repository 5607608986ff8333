//! The reasons about who somebody is, what they typed, and what stands before anything is asked: requesters, charters, the roll,
//! mandates, elections.

/// The list of all reasons: those of this file, then those that are given.
macro_rules! after_the_groundwork {
    ($($rest:tt)*) => { reasons! {
        // --- who may ---
        /// Nobody said who they are, or the token is unknown, expired or revoked.
        SignInNeeded {} = "actor.sign-in-needed";
        /// The actor is no member of the community concerned.
        NotAMember {} = "actor.not-a-member";
        /// Only a steward of the community may do this.
        NotASteward {} = "actor.not-a-steward";
        /// Only a contact of the requester may do this.
        NotTheRequester {} = "actor.not-the-requester";
        /// It takes a contact of the requester with this role.
        RoleNeeded { role: String } = "actor.role-needed";
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

        // --- requesters ---
        /// The services declared are those that were declared before.
        ServicesUnchanged {} = "requester.services-unchanged";
        /// The requester has not said which services it gives.
        ServicesNotDeclared {} = "requester.services-not-declared";
        /// The charter wants the requester's mail domain proven.
        MailDomainNotProven {} = "requester.mail-domain-not-proven";
        /// Anybody can have an address in this domain.
        AnybodysMail { domain: String } = "requester.anybodys-mail";
        /// So many letters were sent that the next one must wait.
        TooManyMails { again_at: Moment } = "requester.too-many-mails";
        /// The link does not work, or no more.
        LinkExpired {} = "requester.link-expired";
        /// This instance sends no mail.
        NoMail {} = "requester.no-mail";
        /// Nobody would be left who may invite contacts and make tokens.
        LastAdministrator {} = "requester.last-administrator";
        /// One token for a connector and for whoever holds the data.
        ScopesMixed {} = "token.scopes-mixed";

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
        /// The parent community asks requesters to prove their mail domain.
        ProofNotAsked {} = "charter.proof-not-asked";
        /// The charter lays down nothing for a crisis.
        NoCrisisClause {} = "crisis.no-clause";
        /// A crisis is in force already.
        CrisisInForce {} = "crisis.in-force";
        /// There is no crisis in force.
        NoCrisis {} = "crisis.none";
        /// It takes a second steward.
        OtherStewardNeeded {} = "crisis.other-steward-needed";
        /// Two stewards act on this, and the charter has it wait while there are fewer than `least`.
        TooFewStewards { least: u32 } = "roll.too-few-stewards";
        /// A charter under which there is no steward.
        NoSteward {} = "charter.no-steward";
        /// Fewer members than `least` or more than `most` who must vouch.
        VouchesOutside { least: u32, most: u32 } = "charter.vouches-outside";
        /// It says how members vouch where stewards invite.
        NobodyVouches {} = "charter.nobody-vouches";
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
        /// A limit on what members are asked in a month that is lower than `least` or higher than `most`, in minutes.
        BurdenLimit { least: u32, most: u32 } = "charter.burden-limit";
        /// Members may be asked for more minutes in a month than the parent community allows, `most`.
        BurdenAboveParent { most: u32 } = "charter.burden-above-parent";
        /// In a crisis members may be asked for more minutes in a month than otherwise, `most`.
        BurdenAboveUsual { most: u32, clause: String } = "charter.burden-above-usual";
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

        /// Members do not vouch here: a steward invites.
        AdmittedByInvitation {} = "admission.by-invitation";
        /// Stewards do not invite here: `vouches` members vouch.
        AdmittedByVouching { vouches: u32 } = "admission.by-vouching";
        /// The code is of nobody who asks to come in now.
        ApplicationUnknown {} = "application.unknown";
        /// Too many ask to come in at once.
        TooManyApplications {} = "application.too-many";
        /// The charter asks for no steward's word.
        NoStewardAsked {} = "application.no-steward-asked";
        /// The member vouches for them, or a steward agrees, already.
        AlreadyVouched {} = "vouch.already";
        /// There is no word to take back.
        NotVouched {} = "vouch.none-to-take-back";
        /// The member vouches for `most` who wait, which is as many as one can.
        TooManyVouched { most: u32 } = "vouch.too-many";
        /// The member has not been on the roll for long enough.
        VouchesFrom { from: Moment } = "vouch.not-yet";
        /// The last steward cannot leave: nobody could admit members any more.
        LastSteward {} = "roll.last-steward";
        /// A steward is not removed by another.
        StewardStays {} = "roll.steward-stays";

        /// The member is a steward already.
        StewardAlready {} = "steward.already";
        /// The member is no steward.
        StewardNot {} = "steward.is-none";
        /// There are `most` stewards, which is as many as the charter allows.
        TooManyStewards { most: u32 } = "steward.too-many";

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
        /// The terms touch a point on which the members are asked first, and what came of it is not on record.
        MembersNotAsked { point: String, text: LocalText } = "mandate.members-not-asked";
        /// The members were asked about this already.
        MembersAskedAlready {} = "mandate.members-asked-already";
        /// What comes of asking the members is recorded from `until` on.
        MembersStillAsked { until: Moment } = "mandate.members-still-asked";
        /// The latest terms touch no such point of the mandate.
        PointNotTouched {} = "mandate.point-not-touched";
        /// The mandate does not allow this act.
        ActNotAllowed { act: String } = "mandate.act-not-allowed";

        // --- election ---
        /// Nobody can be nominated in this election any more.
        NominationsOver { ended: Moment } = "election.nominations-over";
        /// The election is not one that can be voted on now.
        ElectionNotOpen {} = "election.not-open";
        $($rest)*
    } };
}
pub(super) use after_the_groundwork;
