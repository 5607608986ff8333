use uuid::Uuid;

use super::*;
use crate::{
    crisis::CONFIRMED_WITHIN,
    mandate::tests::{granted, held},
    moment::Span,
    terms::tests as sample,
};

fn steward(number: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(number))
}

fn words() -> TypedText {
    ["en", "ar"].map(|tag| (tag.to_owned(), "It is a small grant.".to_owned())).into()
}

fn said<'a>(by: u128, alone: bool, reason: &'a TypedText, wanted: &'a [Language]) -> Resuming<'a> {
    Resuming { by: steward(by), alone, reason, wanted, intermediary: "Bridge".to_owned() }
}

fn suspended() -> Mandate {
    granted(30).interests_changed(held(Vec::new()), sample::now()).unwrap().next.0
}

fn codes(refused: &Refused) -> Vec<&'static str> {
    refused.all().iter().map(|refusal| refusal.reason.code()).collect()
}

#[test]
fn other_interests_suspend_what_is_held_and_mark_what_is_sought() {
    let now = sample::now();
    let step = granted(30).interests_changed(held(Vec::new()), now).unwrap();
    let until = now.plus(Span::days(30));
    assert_eq!(step.next.0.state, MandateState::Suspended { from: now, until, since: now });
    assert_eq!(step.effects.len(), 2, "the assembly and the stewards are told");
    assert!(!step.next.0.is_active(now));
    let over = granted(30).interests_changed(held(Vec::new()), until);
    assert!(over.is_none(), "its term is over, whether or not the clock has looked");
    for sought in [
        Mandate { state: MandateState::Nominated, ..granted(30) },
        Mandate { state: MandateState::Voting(crate::id::VoteId::new(Uuid::nil())), ..granted(30) },
    ] {
        let marked = sought.clone().interests_changed(held(Vec::new()), now).unwrap();
        assert_eq!((marked.next.0.state, marked.next.0.outdated), (sought.state, true));
        let begins = marked.next.0.decided(Outcome::Adopted, now).next;
        assert!(matches!(begins.state, MandateState::Suspended { .. }), "granted, it begins suspended");
        assert!(begins.begins_suspended("Bridge".into(), now).is_some(), "the stewards are told");
        assert!(begins.begins_suspended("Bridge".into(), now.plus(Span::days(1))).is_none());
        let granted = sought.decided(Outcome::Adopted, now).next;
        assert!(granted.begins_suspended("Bridge".into(), now).is_none());
    }
    for gone in [MandateState::NotGranted, MandateState::Ended(Ending::Resigned)] {
        assert!(Mandate { state: gone, ..granted(30) }.interests_changed(held(Vec::new()), now).is_none());
    }
}

#[test]
fn two_stewards_or_the_only_one_let_it_go_on() {
    let (now, reason, none) = (sample::now(), words(), TypedText::new());
    let wanted = ["en", "ar"].map(|tag| tag.parse().unwrap());
    let alone = suspended().resume(said(1, true, &reason, &wanted), now).unwrap();
    assert!(alone.next.is_active(now) && !alone.next.outdated);

    let asked = suspended().resume(said(1, false, &reason, &wanted), now).unwrap();
    assert!(!asked.next.is_active(now) && asked.facts.is_empty());
    let again = asked.next.clone().resume(said(1, false, &none, &wanted), now).unwrap_err();
    assert_eq!(codes(&again), ["crisis.other-steward-needed"]);
    let confirmed = asked.next.clone().resume(said(2, false, &none, &wanted), now).unwrap();
    assert!(confirmed.next.is_active(now) && confirmed.next.going_on.is_none());
    let Effect::Tell { notice: Notice::MandateResumed { reason: Some(said_why), .. }, .. } =
        &confirmed.effects[0]
    else {
        panic!("{:?}", confirmed.effects)
    };
    assert_eq!(said_why.nearest("ar"), "It is a small grant.");

    // What was said a day ago is said anew, with a reason.
    let late = now.plus(CONFIRMED_WITHIN);
    let refused = asked.next.clone().resume(said(2, false, &none, &wanted), late).unwrap_err();
    assert_eq!(codes(&refused), ["input.language-missing"; 2]);
    // And what was said of other interests does not hold for these.
    let redeclared = asked.next.interests_changed(held(Vec::new()), now).unwrap().next.0;
    assert!(redeclared.going_on.is_none());
    let refused = redeclared.resume(said(2, false, &none, &wanted), now).unwrap_err();
    assert_eq!(codes(&refused), ["input.language-missing"; 2]);

    let until = now.plus(Span::days(30));
    for (mandate, at) in [(granted(30), now), (suspended(), until), (confirmed.next, now)] {
        let refused = mandate.resume(said(1, true, &reason, &wanted), at).unwrap_err();
        assert_eq!(codes(&refused), ["mandate.not-suspended"]);
    }
}

#[test]
fn the_members_can_decide_instead() {
    let (now, charter) = (sample::now(), sample::charter());
    let mandate = suspended();
    assert!(mandate.was_granted() && mandate.ready(&charter).is_ok_and(|(_, since)| since == now));
    assert!(mandate.recallable(&charter, now).is_ok());
    let voting = mandate.clone().voting(crate::id::VoteId::new(Uuid::nil()));
    assert_eq!(voting, mandate, "it stays suspended meanwhile");
    let cases = [
        (Outcome::Adopted, MandateState::Active { from: now, until: now.plus(Span::days(30)) }, 1),
        (Outcome::NotAdopted, MandateState::Ended(Ending::Recalled), 1),
        (Outcome::Lapsed, MandateState::Ended(Ending::Recalled), 1),
    ];
    for (outcome, state, facts) in cases {
        let step = mandate.clone().decided_on_going_on(outcome, held(Vec::new()), now);
        assert_eq!((step.next.0.state, step.facts.len()), (state, facts), "{outcome:?}");
    }
    // What ended or was confirmed during the vote stays so.
    let resigned = mandate.resigned(held(Vec::new()), now).unwrap().next.0;
    for stays in [resigned, granted(30)] {
        let step = stays.clone().decided_on_going_on(Outcome::Adopted, held(Vec::new()), now);
        assert_eq!((step.next.0, step.facts.len()), (stays, 0));
    }
}

#[test]
fn a_suspended_mandate_allows_nothing_and_ends_with_its_term() {
    let now = sample::now();
    let terms = sample::draft().check(&sample::charter(), now).unwrap();
    let refused = suspended().allows(crate::mandate::Act::Recommend, &terms, now).unwrap_err();
    assert!(refused.has("mandate.suspended"));
    let until = now.plus(Span::days(30));
    let refused = suspended().allows(crate::mandate::Act::Recommend, &terms, until).unwrap_err();
    assert!(refused.has("mandate.none-active"));
    let ended = suspended().expired(held(Vec::new()), until).unwrap().next.0;
    assert_eq!(ended.state, MandateState::Ended(Ending::Expired));
}
