//! Elections: rules for choosing, who stands, and what was chosen.

use domain::{
    election::{Contest, Settled},
    ranking::Candidate,
    rule::{Choosing, VotingRule},
    tally::{Because, Step},
};

use crate::{
    bundle::{People, Word, clean},
    locale::Locale,
    render::{decision::Part, list, rule, step},
    words,
};

/// The rule of a vote in words, of whichever kind it is.
pub fn voting_rule(voting: &VotingRule, locale: &Locale) -> String {
    match voting {
        VotingRule::Decide(decide) => rule(decide, locale),
        VotingRule::Choose(choose) => choosing(*choose, locale),
    }
}

/// A rule for choosing between several in words: a sentence for each thing that it asks.
pub fn choosing(rule: Choosing, locale: &Locale) -> String {
    let how = words::rule_choosing(*locale, Word(rule.method.word()));
    let Some(quorum) = rule.turnout_quorum else { return how };
    let Part { how: least, name, numerator, denominator } = Part::new(quorum.0, false);
    let quorum = words::rule_choosing_turnout(*locale, Word(least), Word(name), numerator, denominator);
    format!("{how} {quorum}")
}

/// The name of "none of them", which stands on every paper.
pub fn none_of_them(locale: &Locale) -> String {
    words::none_of_them(*locale)
}

/// The reason of a decision on an election in words: what came of the vote and why.
pub fn contest_reason(contest: &Contest, steps: &[Step], locale: &Locale) -> String {
    let names: Vec<&str> = contest.candidates.iter().map(|standing| standing.name.as_str()).collect();
    let told = std::iter::once(came_to(&contest.settled, &names, *locale))
        .chain(steps.iter().map(|each| step(each, locale)));
    told.collect::<Vec<_>>().join(" ")
}

/// What came of an election in which these stood, in a sentence.
pub(super) fn came_to(settled: &Settled, names: &[&str], locale: Locale) -> String {
    let numbered = || (1usize..).zip(names);
    match settled {
        Settled::Chosen(_) => {
            let chosen = numbered().find(|(number, _)| settled.chooses(*number)).map_or("", |(_, name)| name);
            words::election_chosen(locale, People(chosen))
        }
        Settled::RunOff(_) => {
            let even = numbered().filter(|(number, _)| settled.ties(*number));
            let even: Vec<_> = even.map(|(_, name)| format!("\u{2068}{}\u{2069}", clean(name))).collect();
            words::election_run_off(locale, Word(&list(&even, locale, words::join_and)))
        }
        Settled::NoneOfThem => words::election_not(locale, Word("none-of-them")),
        Settled::Lapsed => words::election_not(locale, Word("lapsed")),
    }
}

/// One who stands, by the number on the paper.
pub(super) fn candidate(candidate: Candidate, locale: Locale) -> String {
    match candidate.nominee() {
        Some(nominee) => words::candidate(locale, nominee.number() as u64),
        None => words::none_of_them(locale),
    }
}

/// Several who stand, by their numbers on the paper.
pub(super) fn candidates(candidates: &[Candidate], locale: Locale) -> String {
    let named: Vec<_> = candidates.iter().map(|one| candidate(*one, locale)).collect();
    list(&named, locale, words::join_and)
}

pub(super) const fn because_word(because: Because) -> &'static str {
    match because {
        Because::BeatsEveryone => "beats-everyone",
        Because::InTopCycle => "in-top-cycle",
        Because::NobodyApproved => "nobody-approved",
        Because::ApprovedAsOften => "approved-as-often",
    }
}
