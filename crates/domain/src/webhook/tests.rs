use proptest::prelude::*;

use super::*;
use crate::{
    id::{AgreementId, DecisionId},
    told::Topic,
};

fn at(seconds: u32) -> Moment {
    Moment::from_micros(0).plus(Span::seconds(seconds))
}

fn draft() -> WebhookDraft {
    WebhookDraft {
        name: " Ours ".to_owned(),
        address: "https://hooks.example/in".to_owned(),
        topics: [Topic::Decision, Topic::Withdrawal].into(),
        community: None,
        own: true,
    }
}

fn registered(draft: &WebhookDraft, others: usize) -> Result<Step<Webhook>, Refused> {
    let who = (WebhookId::numbered(1), RequesterId::numbered(2), Registrar::Administrator);
    Webhook::register(who, draft, (Reach::Public, others), vec![1], (10, at(0)))
}

fn webhook() -> Webhook {
    registered(&draft(), 0).unwrap().next
}

#[test]
fn what_is_wrong_with_a_webhook_is_named_at_once() {
    let made = registered(&draft(), 19).unwrap();
    assert_eq!((made.next.name.as_str(), made.next.taken), ("Ours", 10));
    let nothing = WebhookDraft {
        name: String::new(),
        address: "https://10.0.0.1/".to_owned(),
        topics: Topics::new(),
        ..draft()
    };
    let codes: Vec<_> =
        registered(&nothing, 20).unwrap_err().all().iter().map(|one| one.reason.code()).collect();
    assert_eq!(codes, ["input.too-many", "input.empty", "address.not-reachable", "input.empty"]);
}

#[test]
fn both_secrets_sign_while_one_is_exchanged() {
    let rotated = webhook().rotate(vec![2], at(100)).next;
    let signing = |seconds| rotated.secrets(at(seconds)).map(<[u8]>::to_vec).collect::<Vec<_>>();
    assert_eq!(signing(100), [vec![2], vec![1]]);
    assert_eq!(signing(100 + OVERLAP.as_seconds() - 1), [vec![2], vec![1]]);
    assert_eq!(signing(100 + OVERLAP.as_seconds()), [vec![2]]);
    assert_eq!(rotated.rotate(vec![3], at(200)).next.former.unwrap().0, [2], "never three");
}

#[test]
fn whoever_takes_nothing_for_days_is_given_up_and_can_be_switched_on_again() {
    let wait = Span::seconds(60);
    let failing = webhook().not_taken(10, ("refused", false), wait, at(0)).unwrap().next;
    assert!(!failing.is_due(at(59)) && failing.is_due(at(60)));
    let last = GIVEN_UP.as_seconds();
    let still = failing.clone().not_taken(10, ("refused", false), wait, at(last - 1)).unwrap();
    assert_eq!((still.next.off, still.facts.len()), (None, 0));
    let dead = failing.not_taken(10, ("refused", false), wait, at(last)).unwrap();
    assert_eq!((dead.next.off, dead.facts.len()), (Some((Off::Dead, at(last))), 1));
    assert!(dead.next.clone().not_taken(10, ("refused", false), wait, at(last)).is_none());
    let on = dead.next.switch(true, at(last + 9)).unwrap().next;
    assert_eq!((on.taken, on.attempts, on.failing_since), (10, 0, None));
    assert!(on.is_due(at(last + 9)) && on.clone().switch(true, at(0)).is_none());
    let gone = on.not_taken(10, ("gone", true), wait, at(last + 9)).unwrap().next;
    assert_eq!(gone.off, Some((Off::Gone, at(last + 9))));
}

#[test]
fn what_was_under_way_when_it_began_to_read_again_moves_nothing() {
    let again = webhook().replay(3, 10, at(5)).unwrap().next;
    assert_eq!(again.taken, 3);
    assert!(again.clone().took(10, 11, at(6)).is_none() && again.clone().passes(10, 11).is_none());
    assert!(again.clone().not_taken(10, ("refused", false), Span::ZERO, at(6)).is_none());
    assert_eq!(again.clone().took(3, 4, at(6)).unwrap().next.taken, 4);
    for outside in [-1, 11] {
        assert_eq!(again.clone().replay(outside, 10, at(5)).unwrap_err().code(), "input.malformed");
    }
}

#[test]
fn each_hears_what_it_asked_for_and_a_test_is_heard_by_one() {
    let told = |topics: &'static [Topic], about| Told { kind: "x", topics, about };
    let (here, there) = (CommunityId::numbered(1), CommunityId::numbered(2));
    let (us, them) = (Some(RequesterId::numbered(2)), Some(RequesterId::numbered(3)));
    let decision = told(&[Topic::Decision], About::Decision(DecisionId::numbered(1)));
    let made = told(&[Topic::Agreement, Topic::Status], About::Agreement(AgreementId::numbered(1)));
    let key = told(&[Topic::Key], About::Instance);
    let own = webhook();
    let all = Webhook { own: false, ..webhook() };
    let local = Webhook { community: Some(here), topics: Topic::ALL.into(), ..webhook() };
    for (hook, told, community, matter_of, hears) in [
        (&own, &decision, Some(here), us, true),
        (&own, &decision, Some(here), them, false),
        (&own, &decision, Some(here), None, false),
        (&all, &decision, Some(here), None, true),
        (&own, &made, Some(here), us, false),
        (&own, &key, None, None, false),
        (&local, &key, None, None, true),
        (&local, &made, Some(here), us, true),
        (&local, &made, Some(there), us, false),
        (&own, &told(&[], About::Webhook(own.id)), None, None, true),
        (&own, &told(&[], About::Webhook(WebhookId::numbered(9))), None, us, false),
    ] {
        assert_eq!(hook.hears(told, community, matter_of), hears, "{told:?} {community:?} {matter_of:?}");
    }
}

proptest! {
    /// Whatever is taken, refused, switched and read again: nothing is passed over, and each step back was asked for.
    #[test]
    fn only_what_was_taken_is_behind_it(acts in prop::collection::vec((0..5_u8, 0..20_i64), 0..60)) {
        let mut hook = webhook();
        for (number, (act, place)) in acts.into_iter().enumerate() {
            let (before, now) = (hook.taken, at(number as u32));
            let step = match act {
                0 => hook.clone().took(place, place + 1, now),
                1 => hook.clone().not_taken(place, ("refused", false), Span::ZERO, now),
                2 => hook.clone().switch(place % 2 == 0, now),
                3 => hook.clone().replay(place, 10, now).ok(),
                _ => Some(hook.clone().test(now)),
            };
            let Some(step) = step else { continue };
            hook = step.next;
            let forward = act == 0 && place == before;
            prop_assert_eq!(hook.taken != before, (forward || act == 3) && hook.taken != before);
            prop_assert!(hook.taken == before || act == 3 || hook.taken == before + 1);
        }
    }
}
