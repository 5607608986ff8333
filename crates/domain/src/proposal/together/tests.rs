use uuid::Uuid;

use super::*;
use crate::{
    burden::Ledger,
    charter::RedLineDraft,
    effect::Audience,
    proposal::tests as bargaining,
    refusal::Faults,
    terms::{TermsDraft, tests as sample},
};

fn id(number: u128) -> ProposalId {
    ProposalId::new(Uuid::from_u128(number))
}

fn terms(change: impl FnOnce(&mut TermsDraft)) -> Terms {
    let mut draft = sample::draft_that_answers_all();
    change(&mut draft);
    let mut charter = sample::charter();
    charter.red_lines.clear();
    draft.check(&charter, sample::now()).unwrap()
}

fn line(code: &str, change: impl FnOnce(&mut RedLineDraft)) -> RedLine {
    let text = vec![("en".to_owned(), code.to_owned())];
    let mut typed = RedLineDraft { code: code.into(), text, ..RedLineDraft::default() };
    change(&mut typed);
    let mut faults = Faults::default();
    let line = typed.read(&mut faults, &["en".parse().unwrap()]);
    faults.or_built(line).unwrap()
}

fn media(draft: &mut TermsDraft) {
    draft.recipients[0].kind = "recipient:media".into();
}
fn statistics(draft: &mut TermsDraft) {
    draft.purposes = vec!["purpose:statistics".into()];
}
fn profiling(draft: &mut TermsDraft) {
    draft.technologies = vec!["technology:profiling".into()];
}

/// Statistics for the media by profiling: each is asked for by another proposal.
fn lines() -> Vec<RedLine> {
    vec![
        line("numbers-in-papers", |l| {
            l.purposes = vec!["purpose:statistics".into()];
            l.recipient_kinds = vec!["recipient:media".into()];
        }),
        line("all-three", |l| {
            l.purposes = vec!["purpose:statistics".into()];
            l.recipient_kinds = vec!["recipient:media".into()];
            l.technologies = vec!["technology:profiling".into()];
        }),
        line("no-media", |l| l.recipient_kinds = vec!["recipient:media".into()]),
    ]
}

#[test]
fn a_line_that_none_crosses_alone_is_found_with_as_few_others_as_it_takes() {
    type Change = fn(&mut TermsDraft);
    type Case = (&'static str, Change, &'static [Change], &'static [usize], Found);
    type Found = &'static [(&'static str, &'static [u128])];
    fn plain(_: &mut TermsDraft) {}
    let cases: [Case; 8] = [
        ("nothing beside it", statistics, &[], &[0, 1], &[]),
        ("one is enough", statistics, &[plain, media], &[0], &[("numbers-in-papers", &[2])]),
        ("both orders", media, &[statistics], &[0], &[("numbers-in-papers", &[1])]),
        (
            "two that are each enough",
            statistics,
            &[media, media],
            &[0],
            &[("numbers-in-papers", &[1]), ("numbers-in-papers", &[2])],
        ),
        ("it takes three", statistics, &[media, plain, profiling], &[1], &[("all-three", &[1, 3])]),
        ("the others cross it without these", plain, &[media, statistics], &[0], &[]),
        ("what another crosses alone is its own affair", plain, &[media], &[2], &[]),
        ("what these cross alone is refused elsewhere", media, &[plain], &[2], &[]),
    ];
    for (what, own, others, which, wanted) in cases {
        let beside: Vec<_> = (1..)
            .zip(others)
            .map(|(number, change)| Beside { proposal: id(number), terms: terms(change) })
            .collect();
        let held: Vec<_> = which.iter().map(|at| lines()[*at].clone()).collect();
        let found = together(&terms(own), &beside, &held);
        let found: Vec<_> = found.iter().map(|one| (one.line.as_str(), one.with.clone())).collect();
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(line, with)| (*line, with.iter().map(|number| id(*number)).collect::<Vec<_>>()))
            .collect();
        assert_eq!(found, wanted, "{what}");
    }
}

#[test]
fn it_is_told_to_stewards_assembly_and_minutes_and_where_it_is_deliberated() {
    let charter = sample::charter();
    let step = bargaining::submit(sample::draft(), &charter);
    let (proposal, offer) = (step.next.proposal, step.next.offer.unwrap());
    let found = [Together { line: "x".into(), text: offer.terms.title.clone(), with: vec![id(9)] }];
    use RoomRole::{Assembly, Deliberation, Negotiations, Stewards};
    let rooms = |proposal: &Proposal| -> Vec<RoomRole> {
        let told = noticed(proposal, &offer.terms.title, &found, |_| LocalText::default());
        assert_eq!(told.facts.len(), 1);
        let role = |effect: &Effect| match effect {
            Effect::Tell { audience: Audience::Room { role, .. }, .. } => Some(*role),
            Effect::Minute { .. } => Some(Negotiations),
            _ => None,
        };
        told.effects.iter().filter_map(role).collect()
    };
    assert_eq!(rooms(&proposal), [Negotiations, Stewards, Assembly]);
    let mandate = bargaining::mandate(&charter, |_| {});
    let by = super::super::Acceptance::Advocate(&mandate, &[]);
    let tabled =
        proposal.accept(by, &offer, 1, (&charter, &Ledger::default()), sample::now()).unwrap().next.proposal;
    assert_eq!(rooms(&tabled), [Negotiations, Stewards, Assembly, Deliberation(tabled.id)]);
}
