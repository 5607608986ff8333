//! Notices: what a person or a room is told.

mod absence;
mod agreement;
mod deliberation;
mod election;
mod mandate;
mod negotiation;
mod oneself;
mod paused;
mod petition;
mod roll;
mod temperature;
mod understanding;

use domain::{
    ballot::Choice,
    decision::{Matter, Outcome},
    disclosure::{Cell, Published},
    effect::Notice,
    moment::Moment,
    proposal::Minute,
    refusal::Refused,
    rule::Rule,
    tally::Step,
    taxonomy::Code,
    text::{Language, LocalText},
};

pub use temperature::binds_nobody;

use oneself::delegation_said;

use crate::{
    bundle::{People, Word, clean},
    locale::Locale,
    render::{
        choice, choice_word, decision, harm_words, help, list, moment, refusal, room::role_word, rule, step,
    },
    words,
};

/// A notice as plain text, a line a thing. The sentences are in the reader's language where we speak it, else in
/// `fallback` (the community's own), else in English; what people wrote is in the nearest language they wrote it in.
pub fn notice(notice: &Notice, reader: &Language, fallback: &Language) -> String {
    let to = Reader { locale: Locale::nearest(reader, fallback), language: reader, fallback };
    to.lines(notice).join("\n")
}

/// What the minutes of a negotiation say of one step, line by line, as [`notice`] chooses its languages.
pub fn minute(minute: &Minute, reader: &Language, fallback: &Language) -> Vec<String> {
    Reader { locale: Locale::nearest(reader, fallback), language: reader, fallback }.minute(minute)
}

/// "Yes" or "no", as messages choose by it.
pub(super) const fn yes(so: bool) -> Word<'static> {
    Word(if so { "yes" } else { "no" })
}

struct Reader<'a> {
    locale: Locale,
    language: &'a Language,
    fallback: &'a Language,
}

impl Reader<'_> {
    fn lines(&self, notice: &Notice) -> Vec<String> {
        let locale = self.locale;
        match notice {
            Notice::Welcome { community } => {
                vec![words::welcome(locale, self.people(community)), words::welcome_rooms(locale)]
            }
            Notice::Joined { community } => {
                vec![words::joined(locale, self.people(community)), words::joined_help(locale)]
            }
            Notice::ApplicationTaken { .. }
            | Notice::VouchSaid { .. }
            | Notice::StewardAsked { .. }
            | Notice::StewardsBecame { .. } => self.of_roll(notice),
            Notice::Linked { community } => vec![words::linked(locale, self.people(community))],
            Notice::LanguageSet {} => vec![words::language_set(locale)],
            Notice::Help {} => vec![help(None, &locale)],
            Notice::HelpOn { command } => vec![help(Some(command), &locale)],
            Notice::Tabled { title, summary, vote_from } => self.tabled(title, summary, *vote_from),
            Notice::TermsQueued { title, minutes } => vec![
                words::terms_queued(locale, self.people(title)),
                words::terms_queued_why(locale, u64::from(*minutes)),
            ],
            Notice::CharterDrafted { number, changed, changes } => {
                self.charter_drafted(*number, changed, changes)
            }
            Notice::Petitions { all } => self.petitions(all),
            Notice::SignatureCounts { kind, about, signed } => self.signature_counts(*kind, about, *signed),
            Notice::PetitionBegun { kind, about } => {
                let kind = Word(kind.word());
                vec![words::petition_begun(locale, kind, self.people(about)), words::petition_free(locale)]
            }
            Notice::PetitionReached { kind, about, vote_from } => vec![
                words::petition_reached(locale, Word(kind.word()), self.people(about)),
                words::petition_vote_from(locale, Word(&moment(*vote_from, &locale))),
            ],
            Notice::WithdrawalAsked { about, vote_from } => vec![
                words::withdrawal_asked(locale, self.people(about)),
                words::petition_vote_from(locale, Word(&moment(*vote_from, &locale))),
            ],
            Notice::AgreementSuspended { .. }
            | Notice::SuspensionLifted { .. }
            | Notice::WithdrawalAcknowledged { .. }
            | Notice::DeletionAttested { .. }
            | Notice::Agreements { .. } => self.of_agreement(notice),
            Notice::SignatureWaits { about, by, least, decision } => vec![
                words::signature_waits(locale, Word(by.word()), self.people(about), u64::from(*least)),
                words::signature_waits_how(locale, Word(&decision.to_string())),
            ],
            Notice::VoteOpened { kind, question, rule, closes, confidential, reopened } => {
                self.vote_opened(*kind, question, rule, *closes, (*confidential, *reopened))
            }
            Notice::ElectionCalled { title, nominations_end, vote_from } => {
                self.election_called(title, *nominations_end, *vote_from)
            }
            Notice::Nominated { intermediary, term, election } => {
                self.nominated(intermediary, *term, election.as_ref())
            }
            Notice::NobodyNominated { title } => vec![words::election_nobody(locale, self.people(title))],
            Notice::ElectionOpened { title, rule, candidates, closes, polled, reopened } => {
                self.election_opened(title, *rule, candidates, *closes, (*polled, *reopened))
            }
            Notice::ElectionOutcome { title, candidates, settled, published, steps } => {
                self.election_outcome(title, candidates, settled, published, steps)
            }
            Notice::Candidates { title, rule, candidates, closes } => {
                self.candidates(title, *rule, candidates, *closes)
            }
            // The reader wrote the ballot just now, by the very channel that this answer takes: no need to name it.
            Notice::BallotCounts { channel: _, replaced, closes } => {
                let say = if *replaced { words::ballot_replaced } else { words::ballot_counts };
                vec![say(locale, Word(&moment(*closes, &locale)))]
            }
            Notice::BallotWithdrawn {} => vec![words::ballot_withdrawn(locale)],
            Notice::BallotRecorded { question, commitment } => {
                vec![words::receipt_recorded(locale, self.people(question)), commitment.to_string()]
            }
            Notice::ReceiptGiven { question, carried, file } => vec![
                words::receipt_given(locale, yes(*carried), self.people(question)),
                words::receipt_keep(locale),
                file.clone(),
            ],
            Notice::ObjectionCounts { harm, stands, closes } => {
                let (harm, closes) = (harm_words(harm, locale), moment(*closes, &locale));
                vec![words::objection_counts(locale, yes(*stands), Word(&harm), Word(&closes))]
            }
            Notice::Harms { question, harms } => self.harms(question, harms, words::harms_hint(locale)),
            Notice::MemberRemoved { reason } => vec![words::member_removed(locale), self.block(reason)],
            Notice::Constituencies { all } => self.constituencies(all),
            Notice::BelongingSaid { label, belongs } => {
                vec![words::belonging_said(locale, yes(*belongs), self.people(label))]
            }
            Notice::DelegationSaid { scope, said } => vec![delegation_said(scope, said, locale)],
            Notice::Delegates { votes } => self.delegates(votes),
            Notice::LeaveWhich { communities } => self.leave_which(communities),
            Notice::Left { community } => vec![words::left(locale, self.people(community))],
            Notice::PressureReported { ombuds, early, confided } => {
                self.pressure_reported(ombuds.as_ref(), *early, *confided)
            }
            Notice::PressureConfided { about, by } => vec![self.pressure_confided(about, by.as_deref())],
            Notice::OpeningHeld { title, until } => self.opening_held(title, *until),
            Notice::OpeningAsked { title, confirm_by } => {
                let by = moment(*confirm_by, &locale);
                vec![words::opening_asked(locale, self.people(title), Word(&by))]
            }
            Notice::OpeningFreed { title, reason } => self.opening_freed(title, reason.as_ref()),
            Notice::VotePaused { question, until, for_stewards } => {
                self.vote_paused(question, *until, *for_stewards)
            }
            Notice::GoingOnAsked { question, confirm_by } => {
                let confirm_by = moment(*confirm_by, &locale);
                vec![words::going_on_asked(locale, self.people(question), Word(&confirm_by))]
            }
            Notice::VoteGoesOn { question, reason, closes } => {
                self.vote_goes_on(question, reason.as_ref(), *closes)
            }
            Notice::CountHeldBack { question } => vec![words::count_held_back(locale, self.people(question))],
            Notice::VoteVoid { question } => vec![words::vote_void(locale, self.people(question))],
            Notice::Outcome { kind, question, outcome, published, steps } => {
                self.outcome((*kind, *outcome), question, published, steps)
            }
            Notice::CrisisDeclared { reason, confirm_by } => {
                vec![words::crisis_declared(locale, self.people(reason), Word(&moment(*confirm_by, &locale)))]
            }
            Notice::CrisisBegun { reason, until } => {
                vec![words::crisis_begun(locale, self.people(reason), Word(&moment(*until, &locale)))]
            }
            Notice::CrisisEndAsked { confirm_by } => {
                vec![words::crisis_end_asked(locale, Word(&moment(*confirm_by, &locale)))]
            }
            Notice::CrisisOver { reason } => vec![words::crisis_over(locale, self.people(reason))],
            Notice::Proposals { titles, waiting } => self.proposals(titles, waiting),
            Notice::Terms { title, summary, clauses, asked_by } => {
                self.terms(title, summary, clauses, asked_by.as_ref())
            }
            Notice::ConcernRaised { number, clause, says } => self.concern_raised(*number, *clause, says),
            Notice::ConcernTaken { number, own } => {
                vec![words::concern_taken(locale, yes(*own), u64::from(*number))]
            }
            Notice::HarmsToName { title, harms } => self.harms(title, harms, words::harms_to_name(locale)),
            Notice::SupportCounts { number, says, supports } => {
                let (number, said) = (u64::from(*number), self.saying(says));
                vec![words::support_counts(locale, yes(*supports), number, Word(&said))]
            }
            Notice::ConcernWithdrawn { number } => vec![words::concern_withdrawn(locale, u64::from(*number))],
            Notice::ConcernReached { number, due, holds } => self.concern_reached(*number, *due, *holds),
            Notice::ConcernAnswered { number, by, words } => self.concern_answered(*number, *by, words),
            Notice::AllAnswered {} => vec![words::all_answered(locale)],
            Notice::Concerns { title, all } => self.concerns(title, all),
            Notice::QuestionAsked { number, clause, words } => self.question_asked(*number, *clause, words),
            Notice::QuestionTaken { number } => vec![words::question_taken(locale, u64::from(*number))],
            Notice::QuestionForwarded { number, words: said } => {
                vec![words::question_forwarded(locale, u64::from(*number)), self.block(said)]
            }
            Notice::QuestionDeclined { number, reason } => {
                vec![words::question_declined(locale, u64::from(*number)), self.block(reason)]
            }
            Notice::QuestionAnswered { number, answer } => {
                vec![words::question_answered(locale, u64::from(*number)), self.block(answer)]
            }
            Notice::AbsenceFound { .. }
            | Notice::OpeningWaits { .. }
            | Notice::AbsenceAnswered { .. }
            | Notice::OpenedWithout { .. }
            | Notice::Absent { .. } => self.of_absence(notice),
            Notice::TemperatureAsked { .. }
            | Notice::TemperatureTaken { .. }
            | Notice::LeaningCounts { .. }
            | Notice::TemperatureOver { .. }
            | Notice::Temperatures { .. } => self.of_temperature(notice),
            Notice::Checks { title, checks } => self.checks(title, checks),
            Notice::Checked { checked } => self.checked(checked),
            Notice::TermsSentBack { title, because } => {
                vec![words::terms_sent_back(locale, Word(because.word()), self.people(title))]
            }
            Notice::Negotiation { title, minute } => self.negotiation(title, minute),
            Notice::Choices { question, choices, closes } => self.choices(question, choices, *closes),
            Notice::MandateEnded { .. }
            | Notice::MandateSuspended { .. }
            | Notice::InterestsChanged { .. }
            | Notice::ResumingAsked { .. }
            | Notice::MandateResumed { .. }
            | Notice::TrustSaid { .. }
            | Notice::ReportGiven { .. }
            | Notice::ReportOverdue { .. }
            | Notice::MandateExpires { .. } => self.of_mandate(notice),
            Notice::LevelsMended { room } => vec![words::levels_mended(locale, Word(role_word(room)))],
            Notice::LogShown { origin, size } => vec![words::log_shown(locale, *size, Word(origin))],
            Notice::LogRewritten { size } => vec![words::log_rewritten(locale, *size)],
            Notice::Refused { refused } => self.refused(refused),
        }
    }

    fn best<'t>(&self, text: &'t LocalText) -> &'t str {
        text.best(self.language, self.fallback)
    }

    fn people<'t>(&self, text: &'t LocalText) -> People<'t> {
        People(self.best(text))
    }

    /// What people wrote, on lines of its own, each isolated from what stands around it.
    fn block(&self, text: &LocalText) -> String {
        let lines = self.best(text).trim().lines().map(clean);
        let isolated =
            lines.map(|line| if line.is_empty() { line } else { format!("\u{2068}{line}\u{2069}") });
        isolated.collect::<Vec<_>>().join("\n")
    }

    fn tabled(&self, title: &LocalText, summary: &LocalText, vote_from: Moment) -> Vec<String> {
        vec![
            words::tabled(self.locale, self.people(title)),
            String::new(),
            self.block(summary),
            String::new(),
            words::tabled_vote_from(self.locale, Word(&moment(vote_from, &self.locale))),
        ]
    }

    fn vote_opened(
        &self,
        kind: Matter,
        question: &LocalText,
        asked: &Rule,
        closes: Moment,
        (confidential, reopened): (bool, bool),
    ) -> Vec<String> {
        let locale = self.locale;
        let mut lines = vec![words::vote_opened(locale, Word(kind.word()), self.people(question))];
        if reopened {
            lines.push(words::vote_opened_again(locale));
        }
        lines.push(if confidential {
            words::vote_opened_confidential(locale)
        } else {
            words::vote_opened_public(locale)
        });
        lines.push(words::vote_opened_closes(locale, Word(&moment(closes, &locale))));
        lines.push(words::vote_opened_free(locale));
        lines.push(rule(asked, &locale));
        lines
    }

    fn outcome(
        &self,
        (kind, outcome): (Matter, Outcome),
        question: &LocalText,
        published: &Published,
        steps: &[Step],
    ) -> Vec<String> {
        let locale = self.locale;
        let mut lines = vec![
            words::outcome_heading(locale, Word(kind.word()), self.people(question)),
            decision::came_to(kind, outcome, locale),
        ];
        lines.extend(self.figures(published));
        lines.extend(steps.iter().map(|each| step(each, &locale)));
        lines
    }

    fn figures(&self, published: &Published) -> Vec<String> {
        let locale = self.locale;
        if published.cells.is_empty() {
            return vec![words::figures_none(locale)];
        }
        let mut lines = vec![words::figures_heading(locale)];
        lines.extend(published.cells.iter().map(|cell| self.cell(cell)));
        if published.cells.iter().any(|cell| cell.choices.len() + usize::from(cell.did_not_vote) > 1) {
            lines.push(words::figures_lumped(locale));
        }
        lines
    }

    fn cell(&self, cell: &Cell) -> String {
        let mut names: Vec<String> =
            cell.choices.iter().map(|choice| words::figure(self.locale, Word(choice.word()))).collect();
        if cell.did_not_vote {
            names.push(words::did_not_vote(self.locale));
        }
        if names.is_empty() {
            names.push(words::voted(self.locale));
        }
        words::figure_line(self.locale, Word(&list(&names, self.locale, words::join_or)), cell.count)
    }

    fn proposals(&self, titles: &[LocalText], waiting: &[u32]) -> Vec<String> {
        if titles.is_empty() {
            return vec![words::proposals_none(self.locale)];
        }
        let mut lines = vec![words::proposals_heading(self.locale)];
        lines.extend((1u32..).zip(titles).map(|(number, title)| {
            let waits = waiting.contains(&number);
            let line = if waits { words::proposals_waiting } else { words::proposals_line };
            line(self.locale, u64::from(number), self.people(title))
        }));
        lines.push(words::proposals_hint(self.locale));
        lines
    }

    fn choices(&self, question: &LocalText, choices: &[Choice], closes: Moment) -> Vec<String> {
        let locale = self.locale;
        let mut lines = vec![words::choices_heading(locale, self.people(question))];
        lines.extend(choices.iter().map(|each| {
            words::choices_line(locale, Word(&choice_word(*each, &locale)), Word(&choice(*each, &locale)))
        }));
        lines.push(words::choices_closes(locale, Word(&moment(closes, &locale))));
        lines
    }

    fn harms(&self, question: &LocalText, harms: &[Code], hint: String) -> Vec<String> {
        let locale = self.locale;
        let mut lines = vec![words::harms_heading(locale, self.people(question))];
        let numbered = (1u64..).zip(harms);
        lines.extend(
            numbered.map(|(number, harm)| words::harms_line(locale, number, Word(&harm_words(harm, locale)))),
        );
        lines.push(hint);
        lines
    }

    fn refused(&self, refused: &Refused) -> Vec<String> {
        let said = refused.all().iter().map(|each| refusal(&each.reason, &self.locale));
        said.map(|sentence| match sentence.remedy {
            Some(remedy) => format!("{} {remedy}", sentence.message),
            None => sentence.message,
        })
        .collect()
    }
}
