use proptest::prelude::*;

use super::*;
use crate::{
    charter::{Template, TypedText},
    constituency::ConstituencyDraft,
    effect::{Audience, Effect, Notice, RoomRole},
    fact::Fact,
    proposal::{Proposal, Stage, Tabled},
    taxonomy::Risk,
    terms::tests as samples,
};

fn both(words: &str) -> TypedText {
    ["en", "ar"].map(|tag| (tag.to_owned(), format!("{words} ({tag})"))).into()
}

/// In English and Arabic, with two constituencies.
fn charter() -> Charter {
    let mut draft = Template::SettledAssociation.draft(&["en".into(), "ar".into()], &["DE".into()]);
    draft.constituencies =
        ["women", "in-lesvos"].map(|name| ConstituencyDraft { name: name.into(), label: both(name) }).into();
    draft.check().unwrap()
}

fn english() -> Charter {
    samples::charter()
}

fn terms() -> Terms {
    samples::draft().check(&english(), samples::now()).unwrap()
}

fn at(days: u32) -> Moment {
    samples::now().plus(Span::days(days))
}

fn tag(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn named(name: &str) -> Handle {
    name.parse().unwrap()
}

fn text(tags: &[&str]) -> LocalText {
    tags.iter().map(|one| (tag(one), "Two researchers.".to_owned())).collect()
}

fn names(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

/// Of so many on the roll, so many women of whom so many are reached, and so many in Lesvos, all of them reached.
fn counted(roll: u64, women: (u64, Option<u64>), in_lesvos: u64, readers: &[(&str, u64)]) -> Counted {
    let present = |belong, reached| Present { belong, reached };
    Counted {
        roll,
        present: vec![
            (named("women"), present(women.0, women.1)),
            (named("in-lesvos"), present(in_lesvos, women.1.map(|_| in_lesvos))),
        ],
        readers: readers.iter().map(|(language, readers)| (tag(language), *readers)).collect(),
    }
}

#[test]
fn what_is_found_of_a_roll() {
    let nothing: &[&str] = &[];
    for (counted, wanted) in [
        (counted(40, (5, Some(5)), 5, &[]), nothing),
        (counted(40, (0, Some(0)), 5, &[]), &["scarce:women"]),
        (counted(40, (4, Some(4)), 0, &[]), &["scarce:women", "scarce:in-lesvos"]),
        (counted(40, (20, Some(4)), 5, &[]), &["unreached:women"]),
        (counted(40, (20, Some(0)), 5, &[]), &["unreached:women"]),
        // Without rooms nobody can be reached there: it is no finding.
        (counted(40, (20, None), 5, &[]), nothing),
        (counted(9, (9, Some(9)), 9, &[]), &["scarce:women", "scarce:in-lesvos"]),
        (counted(10, (9, Some(9)), 9, &[]), nothing),
        (counted(40, (5, None), 5, &[("en", 30), ("ar", 1), ("ti", 5), ("ckb", 4)]), &["unspoken:ti"]),
        (counted(40, (5, None), 5, &[("en-GB", 20), ("fa-AF", 20)]), &["unspoken:fa-AF"]),
        (counted(9, (0, None), 0, &[("ti", 9)]), &["scarce:women", "scarce:in-lesvos"]),
    ] {
        assert_eq!(names(&counted.findings(&charter())), wanted, "{counted:?}");
    }
    // A constituency of which nothing is known has nobody.
    let nobody = Counted { roll: 40, ..Counted::default() };
    assert_eq!(names(&nobody.findings(&charter())), ["scarce:women", "scarce:in-lesvos"]);
    assert!(nobody.findings(&english()).is_empty(), "no constituencies, nothing to find");
}

#[test]
fn texts_are_missing_in_the_languages_of_the_charter() {
    let answers = |tags: &[&[&str]]| tags.iter().map(|tags| text(tags)).collect::<Vec<_>>();
    for (charter, answered, wanted) in [
        (english(), vec![(1, answers(&[&["en"]]))], vec![]),
        (charter(), vec![], vec!["terms:ar"]),
        (charter(), vec![(1, answers(&[&["en"]])), (2, answers(&[]))], vec!["terms:ar", "answer:1:ar"]),
        (charter(), vec![(3, answers(&[&["en"], &["ar"]]))], vec!["terms:ar"]),
        (charter(), vec![(3, answers(&[&["fr"]]))], vec!["terms:ar", "answer:3:en", "answer:3:ar"]),
    ] {
        assert_eq!(names(&untranslated(&charter, &terms(), &answered)), wanted, "{answered:?}");
    }
}

proptest! {
    /// Findings say "few or none" and no more: below five every number looks the same, and so does every number above.
    #[test]
    fn no_number_can_be_read_from_the_findings(
        roll in 10u64..60, one in 0u64..5, other in 0u64..5, many in 5u64..60, more in 5u64..60,
    ) {
        let of = |women, reached| counted(roll, (women, Some(reached)), many, &[]).findings(&charter());
        prop_assert_eq!(of(one, 0), of(other, other));
        prop_assert_eq!(of(many, one), of(more, other));
        prop_assert_eq!(of(many, many), of(more, more));
    }

    /// In a small roll nothing depends on what members are.
    #[test]
    fn a_small_roll_tells_nothing(roll in 0u64..10, women in 0u64..10, reached in 0u64..10, readers in 0u64..10) {
        let told = counted(roll, (women, Some(reached)), women, &[("ti", readers)]).findings(&charter());
        prop_assert_eq!(told, counted(0, (0, None), 0, &[]).findings(&charter()));
    }

    /// Whatever a look finds, what was found before stays, and nothing tells that few have become many.
    #[test]
    fn found_stays_found(looks in prop::collection::vec((0u64..12, 0u64..12), 1..6)) {
        let (charter, mut before) = (charter(), None);
        for (week, (women, reached)) in (0u32..).zip(looks) {
            let found = counted(30, (women, Some(reached.min(women))), 5, &[]).findings(&charter);
            let step = look(before.clone(), &charter, Some(&found), &[], week * 7, 700).unwrap();
            let was: Vec<Finding> = before.map(|one: Absence| one.found).unwrap_or_default();
            prop_assert!(was.iter().all(|one| step.next.found.contains(one)));
            let (few, unreached) = (
                Finding::Scarce { constituency: named("women") },
                Finding::Unreached { constituency: named("women") },
            );
            prop_assert!(!(was.contains(&few) && !was.contains(&unreached) && step.next.found.contains(&unreached)));
            before = Some(step.next);
        }
    }
}

fn proposal() -> Proposal {
    let terms = terms();
    let tabled = Tabled { number: 1, digest: terms.digest(), at: at(0), vote_from: at(3), risk: Risk::Low };
    Proposal {
        id: ProposalId::numbered(1),
        community: CommunityId::numbered(2),
        requester: crate::id::RequesterId::numbered(3),
        stage: Stage::Tabled(tabled),
        mandate: None,
        revision_of: None,
        connection: None,
        paused: None,
        waits_since: at(0),
        warned: None,
        submitted_at: at(0),
    }
}

/// The clock looks on a day; the vote may open from another.
fn look(
    before: Option<Absence>,
    charter: &Charter,
    of_roll: Option<&[Finding]>,
    answers: &[AbsenceAnswer],
    day: u32,
    vote_from: u32,
) -> Option<crate::step::Step<Absence>> {
    let known = before.as_ref().map(|one| one.found.clone()).unwrap_or_default();
    let of_roll_by_now = [&known[..], of_roll.unwrap_or_default()].concat();
    let report = Report::new(charter, &of_roll_by_now, &[], answers);
    let of = (CommunityId::numbered(2), ProposalId::numbered(1));
    let title = terms().title;
    let seen = Looking { of, title: &title, of_roll, report: &report, vote_from: at(vote_from) };
    Look::take(before, &seen, at(day))
}

/// Where each notice goes, what kind it is, and which findings it names.
fn told(effects: &[Effect]) -> Vec<(RoomRole, &'static str, Vec<String>)> {
    let each = |effect: &Effect| {
        let Effect::Tell { audience: Audience::Room { role, .. }, notice } = effect else { return None };
        let (kind, lines) = match notice {
            Notice::AbsenceFound { lines, .. } => ("found", lines),
            Notice::OpeningWaits { lines, for_stewards: true, .. } => ("waits, stewards", lines),
            Notice::OpeningWaits { lines, .. } => ("waits", lines),
            Notice::AbsenceAnswered { lines } => ("answered", lines),
            _ => return None,
        };
        Some((*role, kind, lines.iter().map(|line| line.finding.to_string()).collect()))
    };
    effects.iter().filter_map(each).collect()
}

#[test]
fn the_stewards_are_told_once_of_each_finding_and_once_that_the_vote_waits() {
    let charter = charter();
    let few = [Finding::Scarce { constituency: named("women") }];
    let room = RoomRole::Deliberation(ProposalId::numbered(1));
    let women = || vec!["scarce:women".to_owned()];
    assert!(Look::due(None, at(0)));
    let first = look(None, &charter, Some(&few), &[], 0, 3).unwrap();
    assert_eq!(told(&first.effects), [(RoomRole::Stewards, "found", women())]);
    assert!(!Look::due(Some(&first.next), at(6)) && Look::due(Some(&first.next), at(7)));
    assert_eq!(look(Some(first.next.clone()), &charter, None, &[], 2, 3), None, "told, and not time yet");
    let held = look(Some(first.next.clone()), &charter, None, &[], 3, 3).unwrap();
    let wanted = [(RoomRole::Stewards, "waits, stewards", women()), (room, "waits", women())];
    assert_eq!(told(&held.effects), wanted);
    assert_eq!(held.next.looked_at, first.next.looked_at, "the roll was not looked at");
    assert_eq!(look(Some(held.next.clone()), &charter, None, &[], 4, 3), None, "once");
    // What is found later is told too, and only that.
    let more = [few[0].clone(), Finding::Scarce { constituency: named("in-lesvos") }];
    let later = look(Some(held.next), &charter, Some(&more), &[], 7, 3).unwrap();
    let lesvos = || vec!["scarce:in-lesvos".to_owned()];
    let wanted = [(RoomRole::Stewards, "waits, stewards", lesvos()), (room, "waits", lesvos())];
    assert_eq!(told(&later.effects), wanted);
    // A look that finds nothing is kept all the same: the next one is due a week later.
    let nothing = look(None, &charter, Some(&[]), &[], 0, 3).unwrap();
    assert_eq!((nothing.effects.len(), nothing.next.looked_at), (0, at(0)));
}

fn report(charter: &Charter, answers: &[AbsenceAnswer]) -> Report {
    let few = [Finding::Scarce { constituency: named("women") }];
    Report::new(charter, &few, &untranslated(charter, &terms(), &[]), answers)
}

fn give(
    findings: Option<&[&str]>,
    by: Option<&str>,
    words: &TypedText,
) -> Result<AbsenceAnswer, Vec<String>> {
    let charter = charter();
    let findings: Option<Vec<String>> = findings.map(|all| all.iter().map(|one| (*one).to_owned()).collect());
    let said = Answering { findings: findings.as_deref(), by, words, before: 4, reply: None };
    let done = AbsenceAnswer::give(&proposal(), &charter, &report(&charter, &[]), said.clone(), at(0));
    let named = |one: &crate::refusal::Refusal| format!("{} {}", one.path.join("."), one.reason.code());
    done.map(|step| step.next).map_err(|refused| refused.all().iter().map(named).collect())
}

#[test]
fn an_answer_is_a_plan_or_a_waiver_in_every_language() {
    let given =
        give(Some(&["scarce:women", "scarce:women"]), Some("2026-12-01"), &both("We call them")).unwrap();
    assert_eq!((names(&given.findings), given.number), (vec!["scarce:women".to_owned()], 5));
    assert!(matches!(given.settles, Settles::Plan { by } if by.as_str() == "2026-12-01"));
    let given = give(None, None, &both("Nobody can")).unwrap();
    assert_eq!(names(&given.findings), ["scarce:women", "terms:ar"], "all that are open");
    assert_eq!(given.settles, Settles::Waiver);
    assert!(give(None, Some("2026-11-22"), &both("Today")).is_ok(), "today is not over");
    let english = vec![("en".to_owned(), "We call".to_owned())];
    for (findings, by, words, wanted) in [
        (Some(&["scarce:men"][..]), None, both("So"), vec!["findings.0 absence.no-such-finding"]),
        (Some(&[][..]), None, both("So"), vec!["findings input.empty"]),
        (None, Some("2026-11-21"), both("So"), vec!["by absence.day-past"]),
        (None, Some("soon"), english, vec!["by input.malformed", "words input.language-missing"]),
        (None, None, Vec::new(), vec!["words input.language-missing"; 2]),
    ] {
        assert_eq!(
            give(findings, by, &words),
            Err(wanted.into_iter().map(str::to_owned).collect()),
            "{words:?}"
        );
    }
}

#[test]
fn a_vote_waits_for_every_finding_and_new_ones_need_an_answer_of_their_own() {
    let charter = charter();
    let open = |report: &Report| hold(report).err().map(|reason| reason.parts()[0].1.clone());
    assert_eq!(open(&report(&charter, &[])), Some((&2u32).into()));
    let of_one = give(Some(&["scarce:women"]), None, &both("So")).unwrap();
    assert_eq!(open(&report(&charter, std::slice::from_ref(&of_one))), Some((&1u32).into()));
    let of_both = give(None, Some("2026-12-01"), &both("Then")).unwrap();
    let answers = [of_one, of_both];
    let settled = report(&charter, &answers);
    assert_eq!(open(&settled), None);
    let (settles, words) = settled.lines[0].answer.clone().unwrap();
    assert!(matches!(settles, Settles::Plan { .. }), "the last word holds");
    assert_eq!((words.nearest("en"), settled.lines[0].label.nearest("ar")), ("Then (en)", "women (ar)"));
    let few = ["women", "in-lesvos"].map(|name| Finding::Scarce { constituency: named(name) });
    let grown = Report::new(&charter, &few, &[], &answers);
    assert_eq!(grown.open().map(|line| line.finding.to_string()).collect::<Vec<_>>(), ["scarce:in-lesvos"]);
    // What the charter does not have any more is not missed.
    assert_eq!(open(&Report::new(&english(), &few, &[], &[])), None);
    let nothing = Report::new(&charter, &[], &[], &answers);
    let words = both("So");
    let said = Answering { findings: None, by: None, words: &words, before: 0, reply: None };
    let refused = AbsenceAnswer::give(&proposal(), &charter, &nothing, said.clone(), at(0)).unwrap_err();
    assert!(refused.has("absence.nothing-open"));
}

#[test]
fn an_answer_is_told_to_the_members_and_the_journal_keeps_no_words() {
    let charter = charter();
    let words = both("We call them");
    let said = Answering { findings: None, by: None, words: &words, before: 0, reply: None };
    let step =
        AbsenceAnswer::give(&proposal(), &charter, &report(&charter, &[]), said.clone(), at(0)).unwrap();
    let (community, proposal) = (CommunityId::numbered(2), ProposalId::numbered(1));
    assert_eq!(step.facts, [Fact::AbsenceAnswered { community, proposal, number: 1 }]);
    let wanted =
        (RoomRole::Deliberation(proposal), "answered", vec!["scarce:women".into(), "terms:ar".into()]);
    assert_eq!(told(&step.effects), [wanted]);
    let mut over = self::proposal();
    over.stage = Stage::Withdrawn { at: at(1) };
    let refused =
        AbsenceAnswer::give(&over, &charter, &report(&charter, &[]), said.clone(), at(1)).unwrap_err();
    assert!(refused.has("proposal.wrong-stage"));
}

#[test]
fn what_is_kept_is_read_again() {
    let all = [
        Finding::Scarce { constituency: named("women") },
        Finding::Unreached { constituency: named("women") },
        Finding::Untranslated { text: Needed::Terms, language: tag("ar") },
        Finding::Untranslated { text: Needed::Answer(3), language: tag("fa-AF") },
        Finding::Unspoken { language: tag("ti") },
    ];
    let stored = serde_json::to_string(&all).unwrap();
    assert_eq!(serde_json::from_str::<[Finding; 5]>(&stored).unwrap(), all);
    assert_eq!(names(&all), ["scarce:women", "unreached:women", "terms:ar", "answer:3:fa-AF", "unspoken:ti"]);
}
