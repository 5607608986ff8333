use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn at(seconds: i64) -> Moment {
    Moment::from_micros(1_800_000_000_000_000 + seconds * 1_000_000)
}

fn member(number: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(number))
}

fn petition() -> Petition {
    let aim = Aim::Recall(MandateId::new(Uuid::from_u128(2)));
    Petition::begun(PetitionId::new(Uuid::from_u128(1)), CommunityId::new(Uuid::from_u128(3)), aim, at(0))
}

fn about() -> About {
    About { words: LocalText::default(), least_deliberation: Span::days(1) }
}

fn support(signed: u64, roll: u64, share: &str) -> Support {
    Support { signed, roll, share: share.parse().unwrap() }
}

fn signing((first, before): (bool, bool), support: Support) -> Signing {
    Signing { first, before, support, about: about(), reply: None }
}

fn sign(petition: Petition, signed: u64, roll: u64, share: &str) -> Step<(Petition, Signature)> {
    petition.sign(member(9), signing((false, false), support(signed, roll, share)), at(5)).unwrap()
}

#[test]
fn the_share_is_reached_at_exactly_the_share() {
    // Signatures before this one, the roll, the share: whether this one is enough.
    for (before, roll, share, enough) in [
        (0, 10, "1/10", true),
        (0, 11, "1/10", false),
        (1, 20, "1/10", true),
        (0, 20, "1/10", false),
        (1, 21, "1/10", false),
        (2, 21, "1/10", true),
        (0, 1, "1/2", true),
        (0, 3, "1/2", false),
    ] {
        let step = sign(petition(), before, roll, share);
        assert_eq!(step.next.0.ready().is_ok(), enough, "{before}+1 of {roll}, {share}");
        assert_eq!((step.facts.len(), step.effects.len()), if enough { (1, 1) } else { (0, 0) });
    }
}

#[test]
fn who_signs_first_begins_it_and_nobody_is_named() {
    let first = petition().sign(member(9), signing((true, false), support(0, 100, "1/10")), at(0)).unwrap();
    let [Fact::PetitionBegun { .. }] = first.facts[..] else { panic!("{:?}", first.facts) };
    assert_eq!(first.effects.len(), 1);
    let alone = petition().sign(member(9), signing((true, false), support(0, 1, "1/10")), at(0)).unwrap();
    assert_eq!(alone.facts.len(), 2, "begun and reached by the same signature");
    for text in [format!("{:?}", alone.facts), format!("{:?}", alone.effects)] {
        assert!(!text.contains("mem_"), "{text}");
    }
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let few = || support(0, 100, "1/10");
    let refused = |petition: Petition, before, now| {
        petition.sign(member(9), signing((false, before), few()), now).unwrap_err().to_string()
    };
    let over = at(60 * 86_400);
    assert!(refused(petition(), true, at(1)).contains("petition.already-signed"));
    assert!(refused(petition(), false, over).contains("petition.over"));
    assert!(
        petition()
            .unsign(member(9), signing((false, false), support(0, 1, "1/10")), at(1))
            .unwrap_err()
            .has("petition.not-signed")
    );
    assert!(
        petition()
            .unsign(member(9), signing((false, true), support(0, 1, "1/10")), over)
            .unwrap_err()
            .has("petition.over")
    );
    assert_eq!(
        petition()
            .unsign(member(9), signing((false, true), support(0, 1, "1/10")), at(1))
            .unwrap()
            .next
            .0
            .member,
        member(9)
    );
    let reached = sign(petition(), 9, 100, "1/10").next.0;
    assert!(refused(reached.clone(), false, at(6)).contains("petition.over"));
    assert!(
        reached
            .unsign(member(9), signing((false, true), support(0, 1, "1/10")), at(6))
            .unwrap_err()
            .has("petition.over"),
        "nobody can stop it"
    );
}

#[test]
fn who_signs_by_chat_is_told_so() {
    let event = EventRef { room: "!r".into(), event: "$e".into() };
    let said = |before| Signing {
        reply: Some((event.clone(), None)),
        ..signing((false, before), support(1, 100, "1/10"))
    };
    let signed = petition().sign(member(9), said(false), at(1)).unwrap().effects;
    let back = petition().unsign(member(9), said(true), at(1)).unwrap().effects;
    for (effects, signed) in [(signed, true), (back, false)] {
        let notice = Notice::SignatureCounts { kind: Matter::Recall, about: LocalText::default(), signed };
        let audience = Audience::Reply { to: event.clone(), language: None };
        assert_eq!(effects, [Effect::Tell { audience, notice }]);
    }
}

/// The number that is shown is renewed once a day, and ten signatures stay unseen behind it.
#[test]
fn no_signature_shows_in_the_number_that_is_shown() {
    let look = |petition: Petition, signed, now| {
        petition.look(support(signed, 10_000, "1/10"), about(), false, at(now))
    };
    let day = 86_400;
    assert_eq!(look(petition(), 500, day - 1), None, "not before a day");
    let shown = look(petition(), 23, day + 5).unwrap().next;
    assert_eq!((shown.bulletin.at_least, shown.bulletin.at), (10, at(day)));
    assert_eq!(look(shown.clone(), 500, 2 * day - 1), None, "whatever was signed meanwhile");
    let fewer = look(shown, 2, 2 * day).unwrap().next;
    assert_eq!(fewer.bulletin.at_least, 10, "it never falls");
}

#[test]
fn each_aim_has_its_share_of_the_charter() {
    let share = |text: &str| text.parse::<Share>().unwrap();
    let of = Petitions {
        recall: share("1/3"),
        withdrawal: share("1/4"),
        amendment: share("1/5"),
        pressure: share("1/6"),
    };
    let id = Uuid::from_u128(2);
    for (aim, wanted, matter) in [
        (Aim::Recall(MandateId::new(id)), "1/3", Matter::Recall),
        (Aim::Withdrawal(AgreementId::new(id)), "1/4", Matter::Withdrawal),
        (Aim::Amendment(CharterId::new(id)), "1/5", Matter::Charter),
    ] {
        assert_eq!((aim.share(&of), aim.subject().matter()), (share(wanted), matter));
    }
}

#[test]
fn the_clock_looks_at_the_roll_and_at_the_time() {
    let look = |petition: Petition, signed, roll, moot, now| {
        let step = petition.look(support(signed, roll, "1/10"), about(), moot, now);
        step.map(|step| step.next.state)
    };
    let over = at(60 * 86_400);
    assert_eq!(look(petition(), 9, 100, false, at(1)), None);
    assert_eq!(look(petition(), 9, 90, false, at(1)), Some(PetitionState::Reached { at: at(1) }));
    assert_eq!(look(petition(), 9, 100, false, over), Some(PetitionState::Lapsed));
    assert_eq!(look(petition(), 9, 100, true, at(1)), Some(PetitionState::Lapsed));
    let reached = sign(petition(), 9, 100, "1/10").next.0;
    assert_eq!(look(reached.clone(), 0, 100, false, over), None, "what was reached stays reached");
    assert_eq!(look(reached.clone(), 0, 100, true, over), Some(PetitionState::Lapsed));
    let voting = reached.voting(VoteId::new(Uuid::from_u128(8)));
    assert_eq!(look(voting, 0, 100, true, over), None);
}

/// What happens to a petition.
#[derive(Clone, Debug)]
enum Act {
    Signs(u128),
    TakesBack(u128),
    Joins,
    Leaves(u128),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (0..12u128).prop_map(Act::Signs),
        1 => (0..12u128).prop_map(Act::TakesBack),
        1 => Just(Act::Joins),
        1 => (0..12u128).prop_map(Act::Leaves),
    ];
    prop::collection::vec(act, 0..40)
}

proptest! {
    /// In whatever order members sign, take back, join and leave: it is reached at the first moment at which the
    /// signers on the roll are the share of the roll, and not before.
    #[test]
    fn reached_as_soon_as_the_share_stands_and_not_before(acts in acts(), share in prop::sample::select(vec!["1/10", "1/3", "1/2"])) {
        let mut roll: Vec<u128> = (0..12).collect();
        let mut signers: Vec<u128> = Vec::new();
        let mut petition = petition();
        for act in acts {
            if petition.state != PetitionState::Open {
                break;
            }
            let now = support(signers.len() as u64, roll.len() as u64, share);
            match act {
                Act::Signs(who) if roll.contains(&who) => {
                    let before = signers.contains(&who);
                    let signed = petition.clone().sign(member(who), signing((false, before), now), at(1));
                    prop_assert_eq!(signed.is_err(), before);
                    if let Ok(step) = signed {
                        signers.push(who);
                        petition = step.next.0;
                    }
                }
                Act::TakesBack(who) => {
                    let before = signers.contains(&who);
                    prop_assert_eq!(petition.unsign(member(who), signing((false, before), support(0, 1, "1/10")), at(1)).is_ok(), before);
                    signers.retain(|signer| *signer != who);
                }
                Act::Joins => roll.push(100 + roll.len() as u128),
                Act::Leaves(who) => {
                    roll.retain(|member| *member != who);
                    signers.retain(|signer| *signer != who);
                }
                Act::Signs(_) => {}
            }
            let now = support(signers.len() as u64, roll.len() as u64, share);
            if let Some(step) = petition.clone().look(now, about(), false, at(1)) {
                petition = step.next;
            }
            prop_assert_eq!(petition.state != PetitionState::Open, now.reached());
        }
    }
}
