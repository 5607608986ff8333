//! Everything that can be said, as it is said: `tests/golden/<language>.txt`, read by people, compared by this test.

use std::{fmt::Write, fs, path::Path};

use domain::{
    decision::{DecisionKind, Matter, Outcome},
    effect::{Notice, RoomRole},
    moment::Span,
    rule::Rule,
    tally::Step,
    taxonomy::{self, Risk},
    text::Language,
};

use super::{elections, rules, samples, vocabulary};
use crate::{locale::Locale, render};

/// Set to anything, it writes the files anew.
pub(super) const REWRITE: &str = "NOTICES_WRITE_GOLDEN";

/// A text with a heading for each thing said.
#[derive(Default)]
struct Page(String);

impl Page {
    fn say(&mut self, what: impl std::fmt::Debug, said: &str) {
        assert!(!said.trim().is_empty(), "nothing is said of {what:?}");
        assert!(!said.contains("{$") && !said.contains("{ $"), "{said}");
        let _ = writeln!(self.0, "[{what:?}]\n{said}\n");
    }
}

fn page(locale: Locale) -> String {
    let mut page = Page::default();
    let language: Language = locale.tag().parse().unwrap();
    small_words(&mut page, &locale);
    for rule in rules::RULES {
        page.say(rule, &render::rule(&rule.parse::<Rule>().unwrap(), &locale));
    }
    for rule in elections::RULES {
        page.say(rule, &render::voting_rule(&rule.parse().unwrap(), &locale));
    }
    decisions(&mut page, &locale);
    for notice in samples::notices() {
        let debug = format!("{notice:?}");
        let name = debug.split([' ', '{']).next().unwrap_or_default();
        page.say(name, &render::notice(&notice, &language, &"en".parse().unwrap()));
    }
    for command in render::COMMANDS {
        page.say(command, &render::help(Some(command), &locale));
    }
    for reason in samples::reasons() {
        let sentence = render::refusal(&reason, &locale);
        page.say(&reason, &format!("{}\n{}", sentence.message, sentence.remedy.unwrap_or_default()));
    }
    page.0
}

fn small_words(page: &mut Page, locale: &Locale) {
    for seconds in [0, 1, 60, 7_200, 90_000, 172_800, 604_800, 950_400, 93_784, 86_400 * 1_200] {
        page.say(Span::seconds(seconds), &render::span(Span::seconds(seconds), locale));
    }
    for month in 1..=12 {
        let at = samples::at(&format!("2026-{month:02}-{month:02}T18:00:00Z"));
        page.say(at, &render::moment(at, locale));
    }
    let late = samples::at("9999-12-31T23:59:58Z");
    page.say(late, &render::moment(late, locale));
    for choice in vocabulary::all_choices() {
        page.say(
            choice,
            &format!("{} ({})", render::choice(choice, locale), render::choice_word(choice, locale)),
        );
    }
    for risk in Risk::ALL {
        page.say(risk, &render::risk(risk, locale));
    }
    for kind in DecisionKind::ALL {
        page.say(kind, &render::kind(kind, locale));
    }
    for matter in Matter::ALL {
        page.say(matter, &render::question(matter, "Amal", locale));
    }
    page.say("poll", &render::poll_question("Amal?", samples::at("2026-11-22T18:00:00Z"), locale));
    for role in [RoomRole::Assembly, RoomRole::BallotBox, RoomRole::Stewards, RoomRole::Space] {
        let words = render::room(&role, "Amal", locale);
        page.say(role, &format!("{}: {}", words.name, words.topic));
    }
}

fn decisions(page: &mut Page, locale: &Locale) {
    for kind in Matter::ALL {
        for outcome in vocabulary::OUTCOMES {
            page.say((kind, outcome), &render::reason(kind, outcome, &[], locale));
        }
    }
    for counted in samples::counted() {
        let said = render::reason(counted.kind, counted.outcome, &counted.steps, locale);
        page.say((counted.kind, counted.outcome, "as published"), &said);
        let full = domain::tally::judge(counted.counts, &counted.rule).steps;
        let said: Vec<_> = full.iter().map(|step| render::step(step, locale)).collect();
        page.say((counted.kind, counted.outcome, "in full"), &said.join("\n"));
    }
    for turnout in [0, 1, 2, 3, 11, 100] {
        let step = Step::Took { electorate: 100 + turnout, turnout: Some(turnout) };
        page.say(&step, &render::step(&step, locale));
    }
}

#[test]
fn everything_is_said_as_it_was_agreed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for locale in Locale::all() {
        let (path, said) = (folder.join(format!("{}.txt", locale.tag())), page(*locale));
        if std::env::var_os(REWRITE).is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &said).unwrap();
            continue;
        }
        let agreed = fs::read_to_string(&path).unwrap_or_default();
        let differs = agreed.lines().zip(said.lines()).position(|(a, b)| a != b).map(|at| at + 1);
        assert!(
            agreed == said,
            "{} differs, first at line {differs:?}. Read what changed; to agree to it: {REWRITE}=1 cargo nextest run -p notices",
            path.display(),
        );
    }
}

#[test]
fn every_kind_of_notice_step_and_outcome_is_among_the_samples() {
    let notices = samples::notices();
    let mut places: Vec<usize> = notices.iter().map(samples::place).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places, (0..samples::KINDS).collect::<Vec<_>>());

    // In published and in full form each.
    let place = |step: &Step| match step {
        Step::Took { turnout, .. } => usize::from(turnout.is_some()),
        Step::Threshold { of_roll, reached, .. } => {
            2 + usize::from(*of_roll) * 2 + usize::from(reached.is_some())
        }
        Step::ApprovalQuorum { reached, .. } => 6 + usize::from(reached.is_some()),
        Step::TurnoutQuorum { reached, .. } => 8 + usize::from(reached.is_some()),
        Step::WithSendBack { reached, .. } => 10 + usize::from(reached.is_some()),
        Step::NobodySaid => 12,
        Step::NoShow => 13,
        Step::Delegated { voices } => 14 + usize::from(voices.is_some()),
        Step::Objection { sends_back, .. } => 16 + usize::from(*sends_back),
        Step::Concurrent { met, .. } => 18 + usize::from(*met),
        Step::Veto { reached, .. } => 20 + usize::from(reached.is_some()),
        Step::Beats { .. } => 22,
        Step::TopCycle { .. } => 23,
        Step::StrongestPaths { .. } => 24,
        Step::MostApprovals { .. } => 25,
        Step::Even { .. } => 26,
        Step::NoneOfThem { because } => 27 + *because as usize,
    };
    let mut steps: Vec<usize> = samples::counted()
        .iter()
        .flat_map(|counted| {
            let full = domain::tally::judge(counted.counts.clone(), &counted.rule).steps;
            counted.steps.iter().chain(&full).map(place).collect::<Vec<_>>()
        })
        .collect();
    steps.extend(elections::counted().iter().flat_map(|(_, chosen)| chosen.steps.iter().map(place)));
    steps.sort_unstable();
    steps.dedup();
    assert_eq!(steps.len(), 31, "{steps:?}");

    let outcome = |wanted: Outcome| {
        notices.iter().any(|n| match n {
            Notice::Outcome { outcome, .. } => *outcome == wanted,
            Notice::ElectionOutcome { settled, .. } => settled.outcome() == wanted,
            _ => false,
        })
    };
    assert!(vocabulary::OUTCOMES.into_iter().all(outcome));
}

#[test]
fn a_reader_of_another_language_is_answered_in_the_communitys_own() {
    let notice = Notice::LanguageSet {};
    let say =
        |reader: &str, own: &str| render::notice(&notice, &reader.parse().unwrap(), &own.parse().unwrap());
    assert_eq!(say("ti", "ar"), say("ar", "en"));
    assert_eq!(say("ti", "so"), say("en", "en"));
    assert_ne!(say("ar-SD", "en"), say("en", "ar"));
}

#[test]
fn every_code_of_the_taxonomy_has_words_of_its_own() {
    for locale in Locale::all() {
        let sentences = crate::bundle::sentences(*locale).unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for term in taxonomy::terms(None) {
            let id = render::code_id(term.code.as_str());
            let words = sentences.say(&id, None, &crate::bundle::Args::default()).unwrap();
            assert!(seen.insert((term.kind, words.clone())), "{locale:?}: {words} stands for two codes");
        }
    }
}
