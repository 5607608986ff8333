//! Every message that the code can ask for: a function each, so that none can be asked for by a wrong name or without
//! one of its variables. Sentences of refusals and words of the taxonomy go by their codes: [`crate::render`].

use crate::{
    bundle::{Args, People, Word, find},
    locale::Locale,
};

macro_rules! messages {
    ($($name:ident($($variable:ident: $kind:ty),*) = $id:literal;)*) => {
        $(pub(crate) fn $name(locale: Locale, $($variable: $kind),*) -> String {
            let args = Args::default()$(.with(stringify!($variable), $variable))*;
            find(locale, $id, None, &args).unwrap_or_else(|| $id.to_owned())
        })*
        /// Every message and the names of the variables it is given.
        #[cfg(test)]
        pub(crate) const MESSAGES: &[(&str, &[&str])] = &[$(($id, &[$(stringify!($variable)),*])),*];
    };
}

messages! {
    // --- time, numbers, lists ---
    date(day: u64, month: u64, year: Word<'_>) = "date";
    moment(day: u64, month: u64, year: Word<'_>, time: Word<'_>) = "moment";
    span_days(count: u64) = "span-days";
    span_hours(count: u64) = "span-hours";
    span_minutes(count: u64) = "span-minutes";
    span_seconds(count: u64) = "span-seconds";
    join_and(first: Word<'_>, second: Word<'_>, place: Word<'_>) = "join-and";
    join_or(first: Word<'_>, second: Word<'_>, place: Word<'_>) = "join-or";
    language_name(tag: Word<'_>) = "language-name";

    // --- letters and pages ---
    mail_prove_domain_subject(domain: Word<'_>) = "mail-prove-domain-subject";
    mail_prove_domain_why(requester: People<'_>, domain: Word<'_>) = "mail-prove-domain-why";
    mail_prove_domain_do() = "mail-prove-domain-do";
    mail_prove_domain_until(until: Word<'_>) = "mail-prove-domain-until";
    mail_prove_domain_not_you() = "mail-prove-domain-not-you";
    page_prove_domain_title(requester: People<'_>, domain: Word<'_>) = "page-prove-domain-title";
    page_prove_domain_why(requester: People<'_>, domain: Word<'_>) = "page-prove-domain-why";
    page_prove_domain_button() = "page-prove-domain-button";
    page_prove_domain_not_you() = "page-prove-domain-not-you";
    page_prove_domain_done_title() = "page-prove-domain-done-title";
    page_prove_domain_done(requester: People<'_>, domain: Word<'_>) = "page-prove-domain-done";
    page_refused_title() = "page-refused-title";

    // --- words of votes ---
    choice(choice: Word<'_>) = "choice";
    choice_word(choice: Word<'_>) = "choice-word";
    figure(choice: Word<'_>) = "figure";
    did_not_vote() = "did-not-vote";
    candidate(number: u64) = "candidate";
    none_of_them() = "none-of-them";
    voted() = "voted";
    risk(risk: Word<'_>) = "risk";
    decision_kind(kind: Word<'_>) = "decision-kind";

    // --- rules ---
    rule_threshold(
        favour: Word<'_>, base: Word<'_>, how: Word<'_>, share: Word<'_>, numerator: u64, denominator: u64
    ) = "rule-threshold";
    rule_approval(
        favour: Word<'_>, how: Word<'_>, share: Word<'_>, numerator: u64, denominator: u64
    ) = "rule-approval";
    rule_turnout(how: Word<'_>, share: Word<'_>, numerator: u64, denominator: u64) = "rule-turnout";
    rule_choosing(method: Word<'_>) = "rule-choosing";
    rule_choosing_turnout(
        how: Word<'_>, share: Word<'_>, numerator: u64, denominator: u64
    ) = "rule-choosing-turnout";
    rule_objection(
        then: Word<'_>, how: Word<'_>, share: Word<'_>, numerator: u64, denominator: u64
    ) = "rule-objection";
    rule_objection_asks(
        base: Word<'_>, how: Word<'_>, share: Word<'_>, numerator: u64, denominator: u64
    ) = "rule-objection-asks";
    rule_concurrent(
        constituency: People<'_>, base: Word<'_>, how: Word<'_>, share: Word<'_>, numerator: u64, denominator: u64
    ) = "rule-concurrent";
    rule_veto(
        constituency: People<'_>, base: Word<'_>, how: Word<'_>, share: Word<'_>, numerator: u64, denominator: u64
    ) = "rule-veto";

    // --- what a vote came to ---
    outcome(outcome: Word<'_>, kind: Word<'_>) = "outcome";
    step_took(electorate: u64, turnout: u64) = "step-took";
    step_took_hidden(electorate: u64) = "step-took-hidden";
    step_nobody_said() = "step-nobody-said";
    step_threshold(
        base: Word<'_>, reached: u64, whole: u64, needed: u64, met: Word<'_>
    ) = "step-threshold";
    step_threshold_hidden(base: Word<'_>, met: Word<'_>) = "step-threshold-hidden";
    step_approval(needed: u64, reached: u64, met: Word<'_>) = "step-approval";
    step_approval_hidden(needed: u64, met: Word<'_>) = "step-approval-hidden";
    step_turnout(needed: u64, reached: u64, met: Word<'_>) = "step-turnout";
    step_turnout_hidden(needed: u64, met: Word<'_>) = "step-turnout-hidden";
    step_delegated() = "step-delegated";
    step_objection(then: Word<'_>, harm: Word<'_>, needed: u64) = "step-objection";
    step_concurrent(constituency: People<'_>, met: Word<'_>) = "step-concurrent";
    step_veto(constituency: People<'_>) = "step-veto";
    step_with_send_back(reached: u64, needed: u64) = "step-with-send-back";
    step_with_send_back_hidden() = "step-with-send-back-hidden";
    step_no_show() = "step-no-show";
    step_beats(one: Word<'_>, others: Word<'_>) = "step-beats";
    step_top_cycle(candidates: Word<'_>) = "step-top-cycle";
    step_strongest_paths(one: Word<'_>) = "step-strongest-paths";
    step_most_approvals(one: Word<'_>) = "step-most-approvals";
    step_even(candidates: Word<'_>) = "step-even";
    step_none_of_them(because: Word<'_>) = "step-none-of-them";

    // --- charters ---
    template_name(template: Word<'_>) = "template-name";
    template_for(template: Word<'_>) = "template-for";
    charter_change(how: Word<'_>, part: Word<'_>, before: Word<'_>, after: Word<'_>) = "charter-change";
    scale(scale: Word<'_>) = "scale";
    charter_clause_words(text: People<'_>) = "charter-clause-words";
    charter_clause_first_language(language: Word<'_>) = "charter-clause-first-language";
    charter_clause_rule(kind: Word<'_>, risk: Word<'_>, rule: Word<'_>) = "charter-clause-rule";
    charter_clause_risk(what: Word<'_>, level: Word<'_>) = "charter-clause-risk";
    charter_clause_asked(asked: Word<'_>) = "charter-clause-asked";
    charter_clause_of_words(fraction: Word<'_>) = "charter-clause-of-words";
    charter_clause_share(fraction: Word<'_>) = "charter-clause-share";
    charter_clause_admission(way: Word<'_>, vouches: u64, after: Word<'_>) = "charter-clause-admission";
    charter_clause_cosigners(by: Word<'_>, least: u64) = "charter-clause-cosigners";
    charter_clause_stewards(least: u64, most: u64, fewer: Word<'_>) = "charter-clause-stewards";
    charter_clause_minutes(minutes: u64) = "charter-clause-minutes";
    charter_clause_times(deliberation: Word<'_>, window: Word<'_>) = "charter-clause-times";
    charter_clause_secrecy(secrecy: Word<'_>) = "charter-clause-secrecy";
    charter_clause_attestation(attestation: Word<'_>) = "charter-clause-attestation";
    charter_clause_delegation(delegation: Word<'_>, cap: Word<'_>) = "charter-clause-delegation";

    // --- notices ---
    welcome(community: People<'_>) = "welcome";
    welcome_rooms() = "welcome-rooms";
    application_taken(
        community: People<'_>, code: Word<'_>, vouches: u64, steward: Word<'_>, until: Word<'_>
    ) = "application-taken";
    application_how() = "application-how";
    vouch_said(said: Word<'_>) = "vouch-said";
    steward_asked(appoints: Word<'_>, confirm_by: Word<'_>) = "steward-asked";
    stewards_became(became: Word<'_>, stewards: u64) = "stewards-became";
    stewards_fewer(least: u64) = "stewards-fewer";
    joined(community: People<'_>) = "joined";
    joined_help() = "joined-help";
    linked(community: People<'_>) = "linked";
    language_set() = "language-set";
    tabled(title: People<'_>) = "tabled";
    tabled_vote_from(vote_from: Word<'_>) = "tabled-vote-from";
    terms_queued(title: People<'_>) = "terms-queued";
    terms_queued_why(minutes: u64) = "terms-queued-why";
    charter_drafted(number: u64) = "charter-drafted";
    charter_changes(parts: Word<'_>) = "charter-changes";
    charter_part(part: Word<'_>) = "charter-part";
    charter_changes_more(count: u64) = "charter-changes-more";
    charter_vote() = "charter-vote";
    pressure_reported() = "pressure-reported";
    pressure_ombuds() = "pressure-ombuds";
    pressure_reported_early() = "pressure-reported-early";
    pressure_confided_to(named: Word<'_>) = "pressure-confided-to";
    pressure_confided(about: People<'_>) = "pressure-confided";
    pressure_confided_by(who: People<'_>, about: People<'_>) = "pressure-confided-by";
    opening_held(title: People<'_>) = "opening-held";
    opening_held_stewards(until: Word<'_>) = "opening-held-stewards";
    opening_asked(title: People<'_>, confirm_by: Word<'_>) = "opening-asked";
    opening_freed(title: People<'_>) = "opening-freed";
    vote_paused(question: People<'_>) = "vote-paused";
    vote_paused_meanwhile(until: Word<'_>) = "vote-paused-meanwhile";
    vote_paused_stewards(until: Word<'_>) = "vote-paused-stewards";
    going_on_asked(question: People<'_>, confirm_by: Word<'_>) = "going-on-asked";
    vote_goes_on(question: People<'_>, closes: Word<'_>) = "vote-goes-on";
    vote_goes_on_because() = "vote-goes-on-because";
    vote_goes_on_by_itself() = "vote-goes-on-by-itself";
    mandate_ended(ending: Word<'_>, intermediary: People<'_>) = "mandate-ended";
    negotiations_paused(count: u64) = "negotiations-paused";
    mandate_suspended(intermediary: People<'_>) = "mandate-suspended";
    mandate_suspended_meanwhile() = "mandate-suspended-meanwhile";
    mandate_suspended_stewards() = "mandate-suspended-stewards";
    interests_changed(intermediary: People<'_>) = "interests-changed";
    resuming_asked(intermediary: People<'_>, confirm_by: Word<'_>) = "resuming-asked";
    mandate_resumed(intermediary: People<'_>) = "mandate-resumed";
    mandate_resumed_because() = "mandate-resumed-because";
    mandate_resumed_by_vote() = "mandate-resumed-by-vote";
    trust_said(given: Word<'_>, intermediary: People<'_>) = "trust-said";
    report_given(intermediary: People<'_>) = "report-given";
    report_overdue(intermediary: People<'_>, due: Word<'_>) = "report-overdue";
    report_overdue_what() = "report-overdue-what";
    mandate_expires(intermediary: People<'_>, until: Word<'_>) = "mandate-expires";
    nominated(intermediary: People<'_>) = "nominated";
    nominated_for(term: Word<'_>) = "nominated-for";
    nominated_vote() = "nominated-vote";
    nominated_election(title: People<'_>) = "nominated-election";
    petition_begun(kind: Word<'_>, about: People<'_>) = "petition-begun";
    petition_vote_from(vote_from: Word<'_>) = "petition-vote-from";
    petitions_none() = "petitions-none";
    petitions_heading() = "petitions-heading";
    petitions_line(number: u64, what: Word<'_>, standing: Word<'_>) = "petitions-line";
    petitions_what(kind: Word<'_>, about: People<'_>, version: u64) = "petitions-what";
    petitions_standing(stands: Word<'_>) = "petitions-standing";
    petitions_how() = "petitions-how";
    signature_counts(signed: Word<'_>, what: Word<'_>) = "signature-counts";
    petition_free() = "petition-free";
    petition_reached(kind: Word<'_>, about: People<'_>) = "petition-reached";
    withdrawal_asked(about: People<'_>) = "withdrawal-asked";
    agreement_suspended(cause: Word<'_>, about: People<'_>) = "agreement-suspended";
    agreement_suspended_lift() = "agreement-suspended-lift";
    suspension_lifted(about: People<'_>) = "suspension-lifted";
    withdrawal_acknowledged(about: People<'_>) = "withdrawal-acknowledged";
    deletion_attested(about: People<'_>, when: Word<'_>) = "deletion-attested";
    agreements_none() = "agreements-none";
    agreements_heading() = "agreements-heading";
    agreements_line(cause: Word<'_>, number: u64, about: People<'_>, until: Word<'_>) = "agreements-line";
    agreements_how() = "agreements-how";
    signature_waits(by: Word<'_>, about: People<'_>, least: u64) = "signature-waits";
    signature_waits_how(decision: Word<'_>) = "signature-waits-how";
    clause_line(number: u64, what: Word<'_>) = "clause-line";
    clause(kind: Word<'_>, words: Word<'_>) = "clause";
    clause_own_words(words: People<'_>) = "clause-own-words";
    clause_recipient(name: People<'_>, kind: Word<'_>, country: Word<'_>) = "clause-recipient";
    clause_promise(what: People<'_>, due: Word<'_>, evidence: People<'_>) = "clause-promise";
    clause_risk(harm: Word<'_>, mitigation: People<'_>) = "clause-risk";
    clause_benefit(benefit: Word<'_>, whom: People<'_>, due: Word<'_>) = "clause-benefit";
    clause_onward(kind: Word<'_>, country: Word<'_>, what_for: People<'_>) = "clause-onward";
    clause_withdrawal(within: Word<'_>, how: People<'_>) = "clause-withdrawal";
    clause_complaints(to: People<'_>, how: People<'_>) = "clause-complaints";
    terms_asked_by(name: People<'_>) = "terms-asked-by";
    terms_asked_by_proven(name: People<'_>, domain: Word<'_>) = "terms-asked-by-proven";
    terms_service(what: People<'_>, whom: People<'_>) = "terms-service";
    terms_service_essential(what: People<'_>, whom: People<'_>) = "terms-service-essential";
    terms_clauses() = "terms-clauses";
    terms_how() = "terms-how";
    concern_about(clause: u64) = "concern-about";
    concern_raised(number: u64, about: Word<'_>, words: Word<'_>) = "concern-raised";
    concern_raised_how(number: u64) = "concern-raised-how";
    concern_taken(own: Word<'_>, number: u64) = "concern-taken";
    support_counts(supports: Word<'_>, number: u64, words: Word<'_>) = "support-counts";
    concern_withdrawn(number: u64) = "concern-withdrawn";
    concern_reached(number: u64) = "concern-reached";
    concern_reached_due(holds: Word<'_>, due: Word<'_>) = "concern-reached-due";
    concern_reached_answered() = "concern-reached-answered";
    concern_answered(by: Word<'_>, number: u64) = "concern-answered";
    all_answered() = "all-answered";
    concerns_none(title: People<'_>) = "concerns-none";
    concerns_heading(title: People<'_>) = "concerns-heading";
    concerns_line(number: u64, about: Word<'_>, words: Word<'_>) = "concerns-line";
    concerns_supported() = "concerns-supported";
    concerns_due(due: Word<'_>) = "concerns-due";
    concerns_answer(answer: People<'_>) = "concerns-answer";
    concerns_how() = "concerns-how";
    question_asked(number: u64, about: Word<'_>, words: People<'_>) = "question-asked";
    question_taken(number: u64) = "question-taken";
    question_forwarded(number: u64) = "question-forwarded";
    question_declined(number: u64) = "question-declined";
    question_answered(number: u64) = "question-answered";
    absence(finding: Word<'_>, label: People<'_>, language: Word<'_>, concern: u64) = "absence";
    absence_line(what: Word<'_>) = "absence-line";
    absence_plan(by: Word<'_>, words: People<'_>) = "absence-plan";
    absence_waiver(words: People<'_>) = "absence-waiver";
    absence_open() = "absence-open";
    absence_found(title: People<'_>) = "absence-found";
    absence_how() = "absence-how";
    absence_public() = "absence-public";
    opening_waits(stewards: Word<'_>, title: People<'_>) = "opening-waits";
    absence_answered() = "absence-answered";
    opened_without() = "opened-without";
    absent_heading(title: People<'_>) = "absent-heading";
    absent_none(title: People<'_>) = "absent-none";
    temperature_asked(number: u64, about: Word<'_>) = "temperature-asked";
    temperature_how(closes: Word<'_>) = "temperature-how";
    temperature_binds_nobody() = "temperature-binds-nobody";
    temperature_taken(number: u64) = "temperature-taken";
    leaning_counts(leaning: Word<'_>, number: u64) = "leaning-counts";
    leaning_until(closes: Word<'_>) = "leaning-until";
    leaning(leaning: Word<'_>) = "leaning";
    temperature_over(number: u64, title: People<'_>, about: Word<'_>) = "temperature-over";
    temperature_figure(what: Word<'_>, count: u64) = "temperature-figure";
    temperature_none_shown() = "temperature-none-shown";
    temperatures_none(title: People<'_>) = "temperatures-none";
    temperatures_heading(title: People<'_>) = "temperatures-heading";
    temperatures_line(number: u64, about: Word<'_>) = "temperatures-line";
    temperatures_open(closes: Word<'_>) = "temperatures-open";
    temperatures_mine(leaning: Word<'_>) = "temperatures-mine";
    temperatures_ask() = "temperatures-ask";
    checks_heading(title: People<'_>) = "checks-heading";
    check_question(number: u64, asks: Word<'_>) = "check-question";
    check_choice(number: u64, choice: Word<'_>) = "check-choice";
    checks_how() = "checks-how";
    checked(right: Word<'_>, number: u64, asks: Word<'_>, answer: Word<'_>) = "checked";
    checked_private() = "checked-private";
    terms_sent_back(because: Word<'_>, title: People<'_>) = "terms-sent-back";
    minutes_heading(title: People<'_>) = "minutes-heading";
    minute(step: Word<'_>) = "minute";
    minute_offered(by: Word<'_>, number: u64) = "minute-offered";
    minute_same() = "minute-same";
    minute_moved(shift: Word<'_>, before: Word<'_>, after: Word<'_>) = "minute-moved";
    minute_touches(point: People<'_>) = "minute-touches";
    minute_members_asked(point: People<'_>) = "minute-members-asked";
    minute_members_heard(point: People<'_>) = "minute-members-heard";
    minute_together(line: People<'_>) = "minute-together";
    minute_together_other(title: People<'_>) = "minute-together-other";
    minute_together_stands() = "minute-together-stands";
    minute_clarification(by: Word<'_>, number: u64) = "minute-clarification";
    minute_clarified(by: Word<'_>, number: u64) = "minute-clarified";
    minute_warned(by: Word<'_>, until: Word<'_>) = "minute-warned";
    minute_timed_out(by: Word<'_>) = "minute-timed-out";
    minute_tabled(number: u64) = "minute-tabled";
    minute_sent_back(because: Word<'_>) = "minute-sent-back";
    vote_opened(kind: Word<'_>, question: People<'_>) = "vote-opened";
    vote_opened_again() = "vote-opened-again";
    vote_opened_closes(closes: Word<'_>) = "vote-opened-closes";
    vote_opened_public() = "vote-opened-public";
    vote_opened_confidential() = "vote-opened-confidential";
    vote_opened_free() = "vote-opened-free";
    election_called(title: People<'_>) = "election-called";
    election_called_nominate(nominations_end: Word<'_>) = "election-called-nominate";
    election_called_vote(vote_from: Word<'_>) = "election-called-vote";
    election_nobody(title: People<'_>) = "election-nobody";
    election_opened(title: People<'_>) = "election-opened";
    candidates_line(number: u64, name: People<'_>) = "candidates-line";
    candidates_none() = "candidates-none";
    election_how(method: Word<'_>) = "election-how";
    election_how_poll() = "election-how-poll";
    election_over(title: People<'_>) = "election-over";
    election_chosen(name: People<'_>) = "election-chosen";
    election_not(settled: Word<'_>) = "election-not";
    election_run_off(names: Word<'_>) = "election-run-off";
    ballot_counts(closes: Word<'_>) = "ballot-counts";
    ballot_replaced(closes: Word<'_>) = "ballot-replaced";
    ballot_withdrawn() = "ballot-withdrawn";
    receipt_recorded(question: People<'_>) = "receipt-recorded";
    receipt_given(carried: Word<'_>, question: People<'_>) = "receipt-given";
    receipt_keep() = "receipt-keep";
    objection_counts(stands: Word<'_>, harm: Word<'_>, closes: Word<'_>) = "objection-counts";
    harms_heading(question: People<'_>) = "harms-heading";
    harms_line(number: u64, harm: Word<'_>) = "harms-line";
    harms_hint() = "harms-hint";
    harms_to_name() = "harms-to-name";
    member_removed() = "member-removed";
    constituencies_none() = "constituencies-none";
    constituencies_heading(community: People<'_>) = "constituencies-heading";
    constituencies_line(
        belongs: Word<'_>, number: u64, label: People<'_>, name: People<'_>
    ) = "constituencies-line";
    belonging_said(belongs: Word<'_>, label: People<'_>) = "belonging-said";
    delegation_said(said: Word<'_>, votes: Word<'_>) = "delegation-said";
    delegation_scope(scope: Word<'_>, kind: Word<'_>) = "delegation-scope";
    delegates_heading(question: People<'_>) = "delegates-heading";
    delegates_mine(delegate: Word<'_>) = "delegates-mine";
    delegates_theirs(count: u64) = "delegates-theirs";
    leave_which() = "leave-which";
    leave_line(community: People<'_>, handle: People<'_>) = "leave-line";
    left(community: People<'_>) = "left";
    count_held_back(question: People<'_>) = "count-held-back";
    vote_void(question: People<'_>) = "vote-void";
    crisis_declared(reason: People<'_>, confirm_by: Word<'_>) = "crisis-declared";
    crisis_begun(reason: People<'_>, until: Word<'_>) = "crisis-begun";
    crisis_end_asked(confirm_by: Word<'_>) = "crisis-end-asked";
    crisis_over(reason: People<'_>) = "crisis-over";
    outcome_heading(kind: Word<'_>, question: People<'_>) = "outcome-heading";
    figures_heading() = "figures-heading";
    figure_line(what: Word<'_>, count: u64) = "figure-line";
    figures_lumped() = "figures-lumped";
    figures_none() = "figures-none";
    proposals_heading() = "proposals-heading";
    proposals_line(number: u64, title: People<'_>) = "proposals-line";
    proposals_waiting(number: u64, title: People<'_>) = "proposals-waiting";
    proposals_hint() = "proposals-hint";
    proposals_none() = "proposals-none";
    choices_heading(question: People<'_>) = "choices-heading";
    choices_line(word: Word<'_>, choice: Word<'_>) = "choices-line";
    choices_closes(closes: Word<'_>) = "choices-closes";
    question(kind: Word<'_>, question: People<'_>) = "question";
    poll_question(question: People<'_>, closes: Word<'_>) = "poll-question";

    // --- rooms ---
    room_name(role: Word<'_>) = "room-name";
    room_topic(role: Word<'_>) = "room-topic";
    levels_mended(role: Word<'_>) = "levels-mended";
    log_shown(size: u64, origin: Word<'_>) = "log-shown";
    log_rewritten(size: u64) = "log-rewritten";

    // --- commands ---
    command_word(command: Word<'_>) = "command-word";
    command_usage(command: Word<'_>) = "command-usage";
    help_heading() = "help-heading";
    help_line(usage: Word<'_>, what: Word<'_>) = "help-line";
    help_hint() = "help-hint";
    help_short(command: Word<'_>) = "help-short";
    help_more(command: Word<'_>) = "help-more";
}
