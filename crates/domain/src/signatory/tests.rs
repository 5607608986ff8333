use uuid::Uuid;

use super::*;
use crate::id::Id;

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}
fn at(micros: i64) -> Moment {
    Moment::from_micros(micros)
}
fn thumbprint(first: char) -> Thumbprint {
    format!("{first}{}", "A".repeat(42)).parse().unwrap()
}
fn proven(challenge: &str) -> KeyProven {
    KeyProven { thumbprint: thumbprint('k'), public: [7; 32], challenge: challenge.to_owned() }
}
fn holders() -> [KeyHolder; 3] {
    [KeyHolder::Requester(id(1)), KeyHolder::Steward(id(2), id(3)), KeyHolder::Advocate(id(4), id(5))]
}
fn registered(holder: KeyHolder) -> Step<KeyRegistered> {
    let asked = KeyChallenge::new(holder, "c".to_owned(), at(0));
    SignatoryKey::register(id(9), Some(asked), proven("c"), &[], at(1)).unwrap()
}

#[test]
fn a_thumbprint_has_one_spelling() {
    let known = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
    assert_eq!(known.parse::<Thumbprint>().unwrap().to_string(), known);
    for wrong in
        ["", &known[1..], &format!("{known}A"), &known.replace('_', "+"), &known.replace("S4k", "S4l")]
    {
        assert_eq!(wrong.parse::<Thumbprint>(), Err(NotAThumbprint), "{wrong}");
    }
}

#[test]
fn a_key_is_registered_by_whoever_signs_the_challenge_in_time_and_once() {
    for holder in holders() {
        let asked = || KeyChallenge::new(holder, "c".to_owned(), at(0));
        let last = at(CHALLENGE_LASTS.as_seconds() as i64 * 1_000_000);
        let register = |asked, said: &str, now| SignatoryKey::register(id(9), asked, proven(said), &[], now);
        let step = register(Some(asked()), "c", Moment::from_micros(last.micros() - 1)).unwrap();
        assert_eq!((step.next.key.holder, &step.next.spent), (holder, &asked()));
        assert!(step.next.key.works() && step.next.key.usable().is_ok());
        for (asked, said, now) in [
            (None, "c", at(1)),
            (Some(asked()), "d", at(1)),
            (Some(asked()), "", at(1)),
            (Some(asked()), "c", last),
        ] {
            assert!(register(asked, said, now).unwrap_err().has("key.challenge-over"), "{said}");
        }
    }
}

#[test]
fn facts_name_the_key_and_the_role_and_no_person() {
    let key = thumbprint('k');
    let facts: Vec<_> = holders().into_iter().flat_map(|holder| registered(holder).facts).collect();
    let named = |community, role| Fact::SignatoryKeyRegistered { community, key: key.clone(), role };
    let wanted = [
        Fact::RequesterKeyRegistered { requester: id(1), key: key.clone() },
        named(Some(id(2)), KeyRole::Steward),
        named(None, KeyRole::Advocate),
    ];
    assert_eq!(facts, wanted);
    for holder in holders() {
        let step = registered(holder).next.key.revoke(at(5)).unwrap();
        let said = serde_json::to_string(&step.facts).unwrap();
        assert!(said.contains("1970-01-01T00:00:00.000005Z") && !said.contains("mem_"), "{said}");
        assert!(!said.contains("adv_"), "{said}");
    }
}

#[test]
fn a_revoked_key_signs_no_more_and_is_revoked_once() {
    let key = registered(holders()[0]).next.key;
    let revoked = key.revoke(at(5)).unwrap().next;
    assert_eq!(revoked.usable(), Err(Reason::KeyRevoked { since: at(5) }));
    assert_eq!(revoked.revoke(at(6)), None);
}

#[test]
fn ten_keys_are_enough_and_revoked_ones_take_no_place() {
    let holder = holders()[0];
    let one = registered(holder).next.key;
    let full = vec![one.clone(); 10];
    let asked = || Some(KeyChallenge::new(holder, "c".to_owned(), at(0)));
    let register =
        |before: &[SignatoryKey]| SignatoryKey::register(id(8), asked(), proven("c"), before, at(2));
    assert!(register(&full).unwrap_err().has("input.too-many"));
    let mut one_gone = full;
    one_gone[3] = one.revoke(at(1)).unwrap().next;
    assert!(register(&one_gone).is_ok());
}
