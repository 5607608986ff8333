//! Choices, rules, outcomes and the reasons for them.

use domain::{
    ballot::Choice,
    decision::{DecisionKind, Matter, Outcome},
    moment::Moment,
    rule::{Base, Objection, Rule, Sustained, Threshold},
    share::Share,
    tally::Step,
    taxonomy::Risk,
};

use crate::{
    bundle::{People, Word},
    locale::Locale,
    render::{
        election::{because_word, candidate, candidates},
        harm_words, moment,
    },
    words,
};

/// The label of a choice, as ballot papers and polls show it.
pub fn choice(choice: Choice, locale: &Locale) -> String {
    words::choice(*locale, Word(choice.word()))
}

/// What is typed to choose this in a chat.
pub fn choice_word(choice: Choice, locale: &Locale) -> String {
    words::choice_word(*locale, Word(choice.word()))
}

/// The name of a kind of decision.
pub fn kind(kind: DecisionKind, locale: &Locale) -> String {
    words::decision_kind(*locale, Word(kind.word()))
}

/// The word for a level of risk, as in "at low risk".
pub fn risk(risk: Risk, locale: &Locale) -> String {
    words::risk(*locale, Word(risk_word(risk)))
}

pub(super) const fn risk_word(risk: Risk) -> &'static str {
    match risk {
        Risk::Low => "low",
        Risk::Medium => "medium",
        Risk::High => "high",
        Risk::Severe => "severe",
    }
}

/// The question of a vote. `about` is what a vote of this kind is about: the community's name for a charter, the
/// intermediary's for a mandate, the title of the terms for a consent or its withdrawal.
pub fn question(kind: Matter, about: &str, locale: &Locale) -> String {
    words::question(*locale, Word(kind.word()), People(about))
}

/// The question of a poll, such as [`question`] makes it, with the end of the vote.
pub fn poll_question(question: &str, closes: Moment, locale: &Locale) -> String {
    words::poll_question(*locale, People(question), Word(&moment(closes, locale)))
}

/// A rule in words: a sentence for each thing that it asks.
pub fn rule(rule: &Rule, locale: &Locale) -> String {
    let favour = Word(rule.paper.favour().word());
    let threshold = Part::of(rule.threshold);
    let mut sentences = vec![words::rule_threshold(
        *locale,
        favour,
        base(rule.threshold.base),
        Word(threshold.how),
        Word(threshold.name),
        threshold.numerator,
        threshold.denominator,
    )];
    if let Some(quorum) = rule.approval_quorum {
        let Part { how, name, numerator, denominator } = Part::new(quorum.0, false);
        let favour = Word(rule.paper.favour().word());
        sentences.push(words::rule_approval(*locale, favour, Word(how), Word(name), numerator, denominator));
    }
    if let Some(quorum) = rule.turnout_quorum {
        let Part { how, name, numerator, denominator } = Part::new(quorum.0, false);
        sentences.push(words::rule_turnout(*locale, Word(how), Word(name), numerator, denominator));
    }
    if let Some(objection) = rule.objection {
        sentences.extend(objections(objection, *locale));
    }
    sentences.extend(rule.concurrent.iter().map(|concurrent| {
        let Part { how, name, numerator, denominator } = Part::of(concurrent.threshold);
        let (named, base) = (concurrent.constituency.to_string(), base(concurrent.threshold.base));
        words::rule_concurrent(*locale, People(&named), base, Word(how), Word(name), numerator, denominator)
    }));
    sentences.extend(rule.vetoes.iter().map(|veto| {
        let Part { how, name, numerator, denominator } = Part::new(veto.share, false);
        let (named, base) = (veto.constituency.to_string(), base(veto.base));
        words::rule_veto(*locale, People(&named), base, Word(how), Word(name), numerator, denominator)
    }));
    sentences.join(" ")
}

/// What sustained objections lead to, in one or two parts of a sentence.
fn objections(objection: Objection, locale: Locale) -> Vec<String> {
    let Part { how, name, numerator, denominator } = Part::new(objection.share, false);
    let clause =
        |then| words::rule_objection(locale, Word(then), Word(how), Word(name), numerator, denominator);
    match objection.then {
        Sustained::SendsBack => vec![clause("sends-back")],
        Sustained::Asks(threshold) => {
            let Part { how, name, numerator, denominator } = Part::of(threshold);
            let base = base(threshold.base);
            let asks =
                words::rule_objection_asks(locale, base, Word(how), Word(name), numerator, denominator);
            vec![clause("asks"), asks]
        }
    }
}

const fn base(base: Base) -> Word<'static> {
    Word(match base {
        Base::Roll => "roll",
        Base::Cast => "cast",
    })
}

/// "At least two thirds", "more than half", "all": what chooses the words, and the fraction where it has no word.
pub(super) struct Part {
    pub how: &'static str,
    pub name: &'static str,
    pub numerator: u64,
    pub denominator: u64,
}

impl Part {
    fn of(threshold: Threshold) -> Self {
        Self::new(threshold.share, threshold.strict)
    }

    pub fn new(share: Share, strict: bool) -> Self {
        // The text of a share is its only door: `n/d` in lowest terms.
        let text = share.to_string();
        let number = |text: &str| text.parse().unwrap_or_default();
        let (numerator, denominator) =
            text.split_once('/').map_or((0, 0), |(over, under)| (number(over), number(under)));
        let name = match (numerator, denominator) {
            (1, 1) => "all",
            (1, 2) => "half",
            (1, 3) => "third",
            (2, 3) => "two-thirds",
            (1, 4) => "quarter",
            (3, 4) => "three-quarters",
            _ => "other",
        };
        let how = match (strict, name) {
            (true, _) => "more",
            (false, "all") => "all",
            (false, _) => "least",
        };
        Self { how, name, numerator, denominator }
    }
}

/// The reason of a decision in words: what came of the vote and why.
pub fn reason(kind: Matter, outcome: Outcome, steps: &[Step], locale: &Locale) -> String {
    let told =
        std::iter::once(came_to(kind, outcome, *locale)).chain(steps.iter().map(|each| step(each, locale)));
    told.collect::<Vec<_>>().join(" ")
}

/// What came of a vote on this matter, in a sentence.
pub(super) fn came_to(kind: Matter, outcome: Outcome, locale: Locale) -> String {
    words::outcome(locale, Word(outcome.word()), Word(kind.word()))
}

/// One step of the explanation of a tally, without the numbers that may not be published.
pub fn step(step: &Step, locale: &Locale) -> String {
    let locale = *locale;
    let word = |met: bool| Word(if met { "yes" } else { "no" });
    match step.clone() {
        Step::Took { electorate, turnout: Some(turnout) } => words::step_took(locale, electorate, turnout),
        Step::Took { electorate, turnout: None } => words::step_took_hidden(locale, electorate),
        Step::NobodySaid => words::step_nobody_said(locale),
        Step::Threshold { of_roll, needed, reached, whole, met } => {
            let base = Word(if of_roll { "roll" } else { "cast" });
            match (reached, whole, needed) {
                (Some(reached), Some(whole), Some(needed)) => {
                    words::step_threshold(locale, base, reached, whole, needed, word(met))
                }
                _ => words::step_threshold_hidden(locale, base, word(met)),
            }
        }
        Step::ApprovalQuorum { needed, reached, met } => match reached {
            Some(reached) => words::step_approval(locale, needed, reached, word(met)),
            None => words::step_approval_hidden(locale, needed, word(met)),
        },
        Step::TurnoutQuorum { needed, reached, met } => match reached {
            Some(reached) => words::step_turnout(locale, needed, reached, word(met)),
            None => words::step_turnout_hidden(locale, needed, word(met)),
        },
        Step::Delegated { .. } => words::step_delegated(locale),
        Step::Objection { harm, needed, sends_back, .. } => {
            let then = Word(if sends_back { "sends-back" } else { "asks" });
            words::step_objection(locale, then, Word(&harm_words(&harm, locale)), needed)
        }
        Step::Concurrent { constituency, met, .. } => {
            words::step_concurrent(locale, People(&constituency.to_string()), word(met))
        }
        Step::Veto { constituency, .. } => words::step_veto(locale, People(&constituency.to_string())),
        Step::WithSendBack { reached, needed } => match (reached, needed) {
            (Some(reached), Some(needed)) => words::step_with_send_back(locale, reached, needed),
            _ => words::step_with_send_back_hidden(locale),
        },
        Step::NoShow => words::step_no_show(locale),
        Step::Beats { one, others } => {
            let (one, others) = (candidate(one, locale), candidates(&others, locale));
            words::step_beats(locale, Word(&one), Word(&others))
        }
        Step::TopCycle { candidates: top } => words::step_top_cycle(locale, Word(&candidates(&top, locale))),
        Step::StrongestPaths { one } => words::step_strongest_paths(locale, Word(&candidate(one, locale))),
        Step::MostApprovals { one } => words::step_most_approvals(locale, Word(&candidate(one, locale))),
        Step::Even { candidates: even } => words::step_even(locale, Word(&candidates(&even, locale))),
        Step::NoneOfThem { because } => words::step_none_of_them(locale, Word(because_word(because))),
    }
}
