use super::*;
use crate::{
    agreement::tests::{in_force, made},
    decision::Outcome,
    effect::{Effect, RoomRole},
    terms::tests as words,
};

const DAY: Span = Span::days(1);

fn withdrawn() -> Agreement {
    in_force(words::now()).withdrawn(Outcome::Adopted, words::now()).next
}

fn signed(jws: &str) -> Signed {
    Signed { key: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k".parse().unwrap(), jws: jws.to_owned() }
}

fn discharged(duty: Duty, done: &[Discharge]) -> Result<Step<Discharge>, Refused> {
    let now = words::now().plus(DAY);
    withdrawn().discharge(duty, signed(duty.word()), now, done, now)
}

fn owed(done: &[Discharge]) -> Vec<(Duty, Moment)> {
    withdrawn().outstanding(done).into_iter().map(|one| (one.duty, one.due)).collect()
}

#[test]
fn each_word_does_away_with_what_it_is_for() {
    let (knows, gone) = (words::now().plus(Span::days(3)), words::now().plus(Span::days(14)));
    let acknowledged = discharged(Duty::Acknowledgement, &[]).unwrap().next;
    let deleted = discharged(Duty::Deletion, &[]).unwrap().next;
    let both = [acknowledged.clone(), deleted.clone()];
    for (done, left) in [
        (&[][..], &[(Duty::Acknowledgement, knows), (Duty::Deletion, gone)][..]),
        (&[acknowledged], &[(Duty::Deletion, gone)]),
        (&[deleted], &[]),
        (&both, &[]),
    ] {
        assert_eq!(owed(done), left, "{done:?}");
    }
    let open = withdrawn().outstanding(&[]);
    assert!(!open[0].overdue(knows.minus(Span::seconds(1))));
    assert!(open[0].overdue(knows) && !open[1].overdue(knows));
}

#[test]
fn who_has_less_time_to_delete_has_no_more_to_say_that_it_knows() {
    let mut agreement = withdrawn();
    agreement.terms.withdrawal.within = DAY;
    let due: Vec<_> = agreement.outstanding(&[]).iter().map(|one| one.due).collect();
    assert_eq!(due, [words::now().plus(DAY); 2]);
}

#[test]
fn it_is_told_and_may_be_late() {
    let late = words::now().plus(Span::days(400));
    let (community, agreement) = (withdrawn().community, withdrawn().id);
    let since = words::now().plus(DAY);
    let (mark, about) = (signed("deletion"), withdrawn().terms.title);
    let step = withdrawn().discharge(Duty::Deletion, mark.clone(), since, &[], late).unwrap();
    let (key, digest) = (mark.key.clone(), mark.digest());
    assert_eq!(step.facts, [Fact::DeletionAttested { community, agreement, key, digest }]);
    let notice = Notice::DeletionAttested { about, when: since };
    let told = [RoomRole::Assembly, RoomRole::Stewards];
    assert_eq!(step.effects, told.map(|role| Effect::tell_room(community, role, notice.clone())));
    assert_eq!(step.next, Discharge { agreement, duty: Duty::Deletion, signed: mark, at: late });
}

#[test]
fn what_is_not_owed_is_refused() {
    let now = words::now();
    let before = made().withdrawn(Outcome::Adopted, now).next;
    assert_eq!(before.outstanding(&[]), []);
    assert_eq!(in_force(now).outstanding(&[]), []);
    let done = [discharged(Duty::Deletion, &[]).unwrap().next];
    for (agreement, duty, when, code) in [
        (made(), Duty::Deletion, now, "agreement.not-withdrawn"),
        (in_force(now), Duty::Acknowledgement, now, "agreement.not-withdrawn"),
        (before, Duty::Acknowledgement, now, "agreement.nothing-owed"),
        (withdrawn(), Duty::Deletion, now, "agreement.duty-done"),
        (withdrawn(), Duty::Acknowledgement, now.plus(Span::seconds(1)), "agreement.not-done-yet"),
    ] {
        let refused = agreement.discharge(duty, signed("word"), when, &done, now).unwrap_err();
        assert!(refused.has(code), "{code}: {refused:?}");
    }
}
