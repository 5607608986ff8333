//! Charters in words: the templates, and what changed between two versions.

use domain::{
    ballot::Attestation,
    charter::{Change, Clause, Procedure, Scale, Secrecy, Template, Way, WhenFewer},
    rule::VotingRule,
    taxonomy::{Code, Risk, RiskRow},
    text::{Language, LocalText},
};

use super::{notice::yes, refusal::label, span, voting_rule};
use crate::{
    bundle::{People, Word},
    locale::Locale,
    words,
};

/// What a template is called.
pub fn template_name(template: Template, locale: &Locale) -> String {
    words::template_name(*locale, Word(template.name()))
}

/// For whom a template is.
pub fn template_for(template: Template, locale: &Locale) -> String {
    words::template_for(*locale, Word(template.name()))
}

/// How one clause changed, in a sentence. What people wrote is in the nearest language they wrote it in.
pub fn charter_change(change: &Change, locale: &Locale) -> String {
    let part = words::charter_part(*locale, Word(change.part.word()));
    let said = |clause: &Option<Clause>| {
        clause.as_ref().map(|clause| charter_clause(clause, locale)).unwrap_or_default()
    };
    let (before, after) = (said(&change.before), said(&change.after));
    words::charter_change(*locale, Word(change.how().word()), Word(&part), Word(&before), Word(&after))
}

/// One clause in words.
pub fn charter_clause(clause: &Clause, locale: &Locale) -> String {
    let to = *locale;
    match clause {
        Clause::Language(tag) => language(tag, to),
        Clause::FirstLanguage(tag) => words::charter_clause_first_language(to, Word(&language(tag, to))),
        Clause::Place(place) => place.to_string(),
        Clause::Scale(scale) => words::scale(to, Word(scale_word(*scale))),
        Clause::Words(text) => quoted(text, to),
        Clause::RedLine(line) => quoted(&line.text, to),
        Clause::Condition(code) => code_words(code, to),
        Clause::Constituency(one) => quoted(&one.label, to),
        Clause::Rule(rule) => {
            let risk = rule.risk.map_or("any", risk_word);
            let held = procedure(&rule.as_ref().into(), to);
            words::charter_clause_rule(to, Word(rule.kind.word()), Word(risk), Word(&held))
        }
        Clause::Choosing(rule) => procedure(&rule.as_ref().into(), to),
        Clause::Risk(row) => risk_row(row, to),
        Clause::Count(count) => count.to_string(),
        Clause::Asked(asked) => words::charter_clause_asked(to, yes(*asked)),
        Clause::Minutes(minutes) => words::charter_clause_minutes(to, u64::from(*minutes)),
        Clause::Time(time) => span(*time, locale),
        Clause::OfWords(share) => words::charter_clause_of_words(to, Word(&share.to_string())),
        Clause::Admission(admission) => {
            let way = match admission.way() {
                Way::Invitation => "invitation",
                Way::Vouching => "vouching",
                Way::Both => "both",
            };
            let vouching = admission.vouching();
            let after = vouching.map(|of| span(of.vouch_after, locale)).unwrap_or_default();
            let vouches = vouching.map_or(0, |of| u64::from(of.vouches));
            words::charter_clause_admission(to, Word(way), vouches, Word(&after))
        }
        Clause::Stewards(clause) => {
            let fewer = match clause.when_fewer {
                WhenFewer::GoOn => "go-on",
                WhenFewer::Wait => "wait",
            };
            let (least, most) = (u64::from(clause.least), u64::from(clause.most));
            words::charter_clause_stewards(to, least, most, Word(fewer))
        }
        Clause::Cosigners(clause) => {
            words::charter_clause_cosigners(to, Word(clause.by.word()), u64::from(clause.least))
        }
        Clause::Share(share) => words::charter_clause_share(to, Word(&share.to_string())),
    }
}

fn language(tag: &Language, locale: Locale) -> String {
    words::language_name(locale, Word(tag.tag()))
}

fn quoted(text: &LocalText, locale: Locale) -> String {
    words::charter_clause_words(locale, People(text.nearest(locale.tag())))
}

fn code_words(code: &Code, locale: Locale) -> String {
    label(code, locale).unwrap_or_else(|| code.to_string())
}

const fn scale_word(scale: Scale) -> &'static str {
    match scale {
        Scale::Local => "local",
        Scale::National => "national",
        Scale::Regional => "regional",
        Scale::International => "international",
    }
}

const fn risk_word(risk: Risk) -> &'static str {
    match risk {
        Risk::Low => "low",
        Risk::Medium => "medium",
        Risk::High => "high",
        Risk::Severe => "severe",
    }
}

fn risk_row(row: &RiskRow, locale: Locale) -> String {
    let named = [&row.stage, &row.data, &row.recipient].into_iter().flatten();
    let named: Vec<_> = named.map(|code| code_words(code, locale)).collect();
    let level = words::risk(locale, Word(risk_word(row.level)));
    words::charter_clause_risk(locale, Word(&super::list(&named, locale, words::join_and)), Word(&level))
}

/// How a vote is held.
fn procedure(held: &Procedure<VotingRule>, locale: Locale) -> String {
    let secrecy = match held.secrecy {
        Secrecy::Open => "open",
        Secrecy::Confidential => "confidential",
    };
    let attestation = match held.attestation {
        Attestation::RoomAttested => "room-attested",
        Attestation::Signed => "signed",
    };
    let (delegation, cap) = match held.delegation {
        None => ("none", String::new()),
        Some(terms) => match terms.cap {
            None => ("free", String::new()),
            Some(cap) => ("capped", cap.to_string()),
        },
    };
    let times = words::charter_clause_times(
        locale,
        Word(&span(held.least_deliberation, &locale)),
        Word(&span(held.window, &locale)),
    );
    let how = [
        words::charter_clause_secrecy(locale, Word(secrecy)),
        words::charter_clause_attestation(locale, Word(attestation)),
        words::charter_clause_delegation(locale, Word(delegation), Word(&cap)),
    ];
    let rule = voting_rule(&held.rule, &locale);
    [rule, times].into_iter().chain(how).collect::<Vec<_>>().join(" ")
}
