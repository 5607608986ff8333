use uuid::Uuid;

use super::*;
use crate::{
    charter::{Part, Template},
    constituency::ConstituencyDraft,
    id::Id,
    id::VoteId,
    text::LocalText,
};

fn id(number: u128) -> CharterId {
    Id::new(Uuid::from_u128(number))
}

fn at(seconds: i64) -> Moment {
    Moment::from_micros(1_800_000_000_000_000 + seconds * 1_000_000)
}

fn template() -> CharterDraft {
    Template::SettledAssociation.draft(&["en".into()], &["DE".into()])
}

fn shorter(term: &str) -> CharterDraft {
    CharterDraft { longest_term: term.into(), ..template() }
}

fn community(in_force: Option<CharterId>) -> Community {
    Community {
        id: Id::new(Uuid::from_u128(1)),
        handle: "amal".parse().unwrap(),
        name: LocalText::default(),
        founded_at: at(0),
        in_force,
        parent: None,
    }
}

fn version(number: u128, state: CharterState, amends: Option<CharterId>) -> CharterVersion {
    let charter = template().check().unwrap();
    CharterVersion {
        id: id(number),
        community: community(None).id,
        number: number as u32,
        state,
        amends,
        digest: charter.digest(),
        charter,
        drafted_at: at(0),
    }
}

fn drafted(
    community: &Community,
    versions: &[CharterVersion],
    draft: &CharterDraft,
    above: Option<&Charter>,
) -> Result<Step<CharterVersion>, Refused> {
    let drafting = Drafting { id: id(99), community, versions, draft, above };
    CharterVersion::draft(&drafting, at(5))
}

#[test]
fn a_draft_is_the_next_version_and_says_what_it_changes() {
    let adopted =
        [version(1, CharterState::Superseded, None), version(2, CharterState::InForce, Some(id(1)))];
    let step = drafted(&community(Some(id(2))), &adopted, &shorter("P100D"), None).unwrap();
    let draft = &step.next;
    assert_eq!((draft.number, draft.amends, draft.state), (3, Some(id(2)), CharterState::Draft));
    assert_eq!((draft.digest, draft.drafted_at), (draft.charter.digest(), at(5)));
    let [Effect::Tell { notice: Notice::CharterDrafted { number: 3, changed, changes }, .. }] =
        &step.effects[..]
    else {
        panic!("{:?}", step.effects)
    };
    assert_eq!(changed[..], [Part::LongestTerm]);
    let [change] = &changes[..] else { panic!("{changes:?}") };
    assert_eq!((change.part, change.path.as_str()), (Part::LongestTerm, "longestTerm"));
    let [Fact::CharterDrafted { charter, .. }] = step.facts[..] else { panic!("{:?}", step.facts) };
    assert_eq!(charter, id(99));
}

#[test]
fn what_is_refused() {
    let in_force = || vec![version(1, CharterState::InForce, None)];
    let waiting = |many: u128, amends| {
        let drafts = (2..many + 2).map(move |number| version(number, CharterState::Draft, amends));
        in_force().into_iter().chain(drafts).collect::<Vec<_>>()
    };
    let parent = shorter("P50D").check().unwrap();
    let broken = CharterDraft { languages: Vec::new(), ..template() };
    let full = MOST_DRAFTS as u128;
    type Case<'a> = (Vec<CharterVersion>, CharterDraft, Option<&'a Charter>, &'a str);
    let cases: [Case<'_>; 4] = [
        (in_force(), template(), None, "charter.unchanged"),
        (in_force(), broken, None, "input.empty"),
        (in_force(), shorter("P100D"), Some(&parent), "charter.time-too-long"),
        (waiting(full, Some(id(1))), shorter("P100D"), None, "charter.too-many-drafts"),
    ];
    for (versions, draft, above, wanted) in cases {
        let refused = drafted(&community(Some(id(1))), &versions, &draft, above).unwrap_err();
        assert!(refused.has(wanted), "{refused} is not {wanted}");
    }
    // Drafts against a charter that is gone count no longer.
    let stale = waiting(full, Some(id(50)));
    assert!(
        drafted(&community(Some(id(1))), &stale, &shorter("P100D"), Some(&shorter("P100D").check().unwrap()))
            .is_ok()
    );
}

#[test]
fn a_community_whose_first_charter_was_voted_down_drafts_another() {
    let down = [version(1, CharterState::NotAdopted, None)];
    let step = drafted(&community(None), &down, &shorter("P100D"), None).unwrap();
    assert_eq!(step.next.amends, None);
    assert_eq!(step.next.ready(None), Ok(at(5)));
    assert!(drafted(&community(None), &down, &template(), None).unwrap_err().has("charter.unchanged"));
}

#[test]
fn only_a_draft_against_the_charter_in_force_can_be_voted_on() {
    let vote = VoteId::new(Uuid::from_u128(7));
    for (state, amends, wanted) in [
        (CharterState::Draft, Some(id(1)), Ok(at(0))),
        (CharterState::Draft, Some(id(2)), Err(Reason::CharterOutdated {})),
        (CharterState::Draft, None, Err(Reason::CharterOutdated {})),
        (CharterState::Voting(vote), Some(id(1)), Err(Reason::CharterNotOpen {})),
        (CharterState::InForce, Some(id(1)), Err(Reason::CharterNotOpen {})),
        (CharterState::Superseded, Some(id(1)), Err(Reason::CharterNotOpen {})),
        (CharterState::NotAdopted, Some(id(1)), Err(Reason::CharterNotOpen {})),
    ] {
        assert_eq!(version(3, state, amends).ready(Some(id(1))), wanted, "{state:?} {amends:?}");
    }
}

#[test]
fn adopted_it_takes_the_place_of_the_other_and_dissolves_what_it_does_not_name() {
    let before = version(1, CharterState::InForce, None);
    let mut draft = template();
    let label = vec![("en".to_owned(), "Women".to_owned())];
    draft.constituencies = vec![ConstituencyDraft { name: "women".into(), label }];
    let vote = VoteId::new(Uuid::from_u128(7));
    let new = drafted(&community(Some(id(1))), std::slice::from_ref(&before), &draft, None)
        .unwrap()
        .next
        .voting(vote);
    let enacted = new.clone().decided(community(Some(id(1))), Some(before.clone()), Outcome::Adopted);
    let states: Vec<_> = enacted.next.versions.iter().map(|version| (version.id, version.state)).collect();
    assert_eq!(states, [(id(1), CharterState::Superseded), (id(99), CharterState::InForce)]);
    let (after, dissolved) = enacted.next.community.unwrap();
    assert_eq!((after.in_force, dissolved.remaining[..].len()), (Some(id(99)), 1));
    assert!(matches!(enacted.facts[..], [Fact::CharterAdopted { charter, .. }] if charter == id(99)));

    let refused = new.decided(community(Some(id(1))), Some(before), Outcome::NotAdopted);
    let states: Vec<_> = refused.next.versions.iter().map(|version| version.state).collect();
    assert_eq!((states, refused.next.community), (vec![CharterState::NotAdopted], None));
    assert!(matches!(refused.facts[..], [Fact::CharterNotAdopted { .. }]));
}
