use proptest::prelude::*;

use super::*;
use crate::moment::Span;

const DAY: i64 = 86_400;

fn at(seconds: i64) -> Moment {
    Moment::from_micros(seconds * 1_000_000)
}

fn name() -> LocalText {
    [("en".parse().unwrap(), "Amal".to_owned())].into_iter().collect()
}

fn event() -> EventRef {
    EventRef { room: "!direct".into(), event: "$asked".into() }
}

fn application() -> Application {
    Application {
        id: ApplicationId::numbered(1),
        community: CommunityId::numbered(2),
        member: MemberId::numbered(99),
        code: Digest::of_bytes(b"code"),
        language: "en".parse().unwrap(),
        account: Some("@noor:example.org".into()),
        asked: Some(event()),
        agreed_by: None,
        expires_at: at(14 * DAY),
    }
}

fn member(number: u32, joined: i64) -> Member {
    Member {
        id: MemberId::numbered(number),
        community: CommunityId::numbered(2),
        steward: false,
        language: "en".parse().unwrap(),
        joined_at: at(joined),
        left_at: None,
    }
}

const OF: Vouching = Vouching { vouches: 2, vouch_after: Span::days(7) };

fn known(admission: Admission, vouchers: &[u32], agreed: bool) -> Known {
    let vouchers = vouchers.iter().map(|number| MemberId::numbered(*number)).collect();
    Known { admission, vouchers, agreed, name: name(), reply: None }
}

#[test]
fn asking_is_for_where_members_vouch_and_tells_the_code_and_what_it_takes() {
    let asks = |waiting| Asking { application: application(), code: "K7".into(), waiting, name: name() };
    let refused = |admission, waiting| asks(waiting).made(admission, at(5)).err().unwrap();
    assert!(refused(Admission::Invitation, 0).has("admission.by-invitation"));
    assert!(refused(Admission::Vouching(OF), MOST_APPLICATIONS).has("application.too-many"));
    for (admission, steward) in [(Admission::Vouching(OF), false), (Admission::Both(OF), true)] {
        let step = asks(MOST_APPLICATIONS - 1).made(admission, at(5)).unwrap();
        let until = at(5).plus(APPLICATION_LASTS);
        assert!(step.next.expires_at == until);
        let notice =
            Notice::ApplicationTaken { community: name(), code: "K7".into(), vouches: 2, steward, until };
        let audience = Audience::Reply { to: event(), language: Some("en".parse().unwrap()) };
        assert_eq!(step.effects, [Effect::Tell { audience, notice }]);
        assert_eq!(step.facts, [Fact::Applied { community: CommunityId::numbered(2) }]);
    }
}

#[test]
fn a_vouch_is_taken_once_from_who_has_been_there_for_long_enough_and_not_for_many() {
    let (vouching, now) = (Admission::Vouching(OF), 7 * DAY);
    for (joined, open, admission, vouchers, now, refused) in [
        (0, 0, vouching, &[][..], now, None),
        (0, MOST_VOUCHED - 1, vouching, &[], now, None),
        (1, 0, vouching, &[], now, Some("vouch.not-yet")),
        (0, MOST_VOUCHED, vouching, &[], now, Some("vouch.too-many")),
        (0, 0, vouching, &[1], now, Some("vouch.already")),
        (0, 0, Admission::Invitation, &[], now, Some("admission.by-invitation")),
        (0, 0, vouching, &[], 14 * DAY - 1, None),
        (0, 0, vouching, &[], 14 * DAY, Some("application.unknown")),
    ] {
        let said =
            application().vouched(&member(1, joined), open, known(admission, vouchers, false), at(now));
        match refused {
            Some(code) => assert!(said.err().unwrap().has(code), "{code}"),
            None => {
                let step = said.unwrap();
                let vouch = Vouch { application: application().id, member: MemberId::numbered(1) };
                assert!(step.next == (Some(vouch), Standing::Waits(application())));
                assert_eq!(step.facts, [Fact::VouchSaid { community: CommunityId::numbered(2) }]);
            }
        }
    }
}

#[test]
fn it_takes_everybody_whom_the_charter_names() {
    let now = at(8 * DAY);
    let vouches = |admission, vouchers: &[u32], agreed| {
        application().vouched(&member(1, 0), 0, known(admission, vouchers, agreed), now).unwrap().next.1
    };
    let agrees = |admission, vouchers: &[u32]| {
        application().agreed(MemberId::numbered(7), known(admission, vouchers, false), now)
    };
    let (alone, both) = (Admission::Vouching(OF), Admission::Both(OF));
    for (standing, is_in) in [
        (vouches(alone, &[], false), false),
        (vouches(alone, &[2], false), true),
        (vouches(both, &[2], false), false),
        (vouches(both, &[], true), false),
        (vouches(both, &[2], true), true),
        (agrees(both, &[2]).unwrap().next, false),
        (agrees(both, &[2, 3]).unwrap().next, true),
    ] {
        match standing {
            Standing::Waits(_) => assert!(!is_in),
            Standing::In(_, member) => {
                assert!(is_in);
                assert_eq!((member.id, member.joined_at), (application().member, now));
                assert!(!member.steward);
            }
        }
    }
    assert!(agrees(alone, &[2, 3]).err().unwrap().has("application.no-steward-asked"));
    assert!(agrees(Admission::Invitation, &[]).err().unwrap().has("admission.by-invitation"));
    let twice = application().agreed(MemberId::numbered(8), known(both, &[], true), now);
    assert!(twice.err().unwrap().has("vouch.already"));
}

#[test]
fn who_comes_in_is_greeted_where_they_asked() {
    let step = application()
        .vouched(&member(1, 0), 0, known(Admission::Vouching(OF), &[2], false), at(8 * DAY))
        .unwrap();
    assert_eq!(step.next.0, None, "the vouch is gone with the application");
    let community = CommunityId::numbered(2);
    assert_eq!(step.facts, [Fact::VouchSaid { community }, Fact::MemberAdmitted { community }]);
    let audience = Audience::Reply { to: event(), language: Some("en".parse().unwrap()) };
    let wanted = [
        Effect::Tell { audience, notice: Notice::Joined { community: name() } },
        Effect::InviteMember { community, member: MemberId::numbered(99) },
    ];
    assert_eq!(step.effects, wanted);
}

#[test]
fn a_word_is_taken_back_by_whoever_gave_it() {
    let now = at(8 * DAY);
    let mut agreed = application();
    agreed.agreed_by = Some(MemberId::numbered(7));
    for (by, vouchers, vouch_gone, agreement_gone) in
        [(1, &[1, 2][..], true, false), (7, &[1], false, true), (7, &[7], true, true)]
    {
        let known = known(Admission::Both(OF), vouchers, true);
        let (vouch, after) = agreed.clone().taken_back(MemberId::numbered(by), known, now).unwrap().next;
        assert_eq!((vouch.is_some(), after.agreed_by.is_none()), (vouch_gone, agreement_gone), "{by}");
    }
    let none = agreed.taken_back(MemberId::numbered(3), known(Admission::Both(OF), &[1], true), now);
    assert!(none.err().unwrap().has("vouch.none-to-take-back"));
}

proptest! {
    /// Whatever is said and taken back in whatever order, nobody is in before everybody has said it who has to, and
    /// somebody is in as soon as they have.
    #[test]
    fn in_exactly_when_enough_vouch(
        words in proptest::collection::vec((0u32..6, proptest::bool::weighted(0.7)), 0..40),
        needed in 2u32..5,
        both: bool,
    ) {
        let of = Vouching { vouches: needed, vouch_after: Span::days(7) };
        let admission = if both { Admission::Both(of) } else { Admission::Vouching(of) };
        let (mut application, mut vouchers) = (application(), Vec::<u32>::new());
        for (who, says) in words {
            let now = at(8 * DAY);
            let agreed = application.agreed_by.is_some();
            let known = known(admission, &vouchers, agreed);
            let by = MemberId::numbered(who);
            // The last of them is the steward.
            if who == 5 && both && says {
                if let Ok(step) = application.clone().agreed(by, known, now) {
                    match step.next {
                        Standing::Waits(next) => application = next,
                        Standing::In(..) => { prop_assert!(vouchers.len() >= needed as usize); return Ok(()); }
                    }
                }
            } else if says {
                if let Ok(step) = application.clone().vouched(&member(who, 0), 0, known, now) {
                    vouchers.push(who);
                    match step.next.1 {
                        Standing::Waits(next) => application = next,
                        Standing::In(..) => {
                            prop_assert!(vouchers.len() >= needed as usize && (!both || agreed));
                            return Ok(());
                        }
                    }
                }
            } else if let Ok(step) = application.clone().taken_back(by, known, now) {
                application = step.next.1;
                vouchers.retain(|known| *known != who);
            }
            let waits = vouchers.len() < needed as usize || (both && application.agreed_by.is_none());
            prop_assert!(waits, "enough have vouched, and it still waits");
        }
    }
}
