use proptest::prelude::*;

use super::*;
use crate::{
    agreement::{Agreement, tests as sample},
    decision::Outcome,
    id::{AdvocateId, MemberId},
    moment::Span,
    terms::tests as words,
};

const NOUR: Signer = Signer::Steward(MemberId::numbered(1));
const SAMI: Signer = Signer::Steward(MemberId::numbered(2));
const LEA: Signer = Signer::Advocate(AdvocateId::numbered(1));
const DANGER: SuspensionCause = SuspensionCause::Danger;

fn signed() -> Agreement {
    sample::in_force(words::now())
}

fn suspended() -> Agreement {
    signed().suspend(DANGER, NOUR, words::now()).unwrap().next
}

#[test]
fn one_word_stops_it_and_another_lets_it_go_on_to_the_same_end() {
    let (now, before) = (words::now(), signed());
    let step = before.clone().suspend(DANGER, NOUR, now).unwrap();
    let stopped = step.next;
    assert_eq!(stopped.state.term(), before.state.term());
    let (community, agreement) = (before.community, before.id);
    assert_eq!(step.facts, [Fact::AgreementSuspended { community, agreement, cause: DANGER }]);
    assert_eq!(step.effects.len(), 2, "the members and the stewards are told");
    for by in [SAMI, LEA] {
        let step = stopped.clone().lift(by, now.plus(Span::days(1))).unwrap();
        assert_eq!(step.next, before);
        assert_eq!(step.facts, [Fact::SuspensionLifted { community, agreement }]);
        assert_eq!(step.effects.len(), 2);
    }
}

#[test]
fn what_cannot_be_suspended_or_lifted_is_refused() {
    let (now, ends) = (words::now(), words::now().plus(Span::days(180)));
    let withdrawn = suspended().withdrawn(Outcome::Adopted, now).next;
    for (agreement, at, code) in [
        (sample::made(), now, "agreement.not-in-force"),
        (sample::made().decline(now).unwrap().next, now, "agreement.ended"),
        (signed(), ends, "agreement.ended"),
        (suspended(), now, "agreement.already-suspended"),
        (withdrawn.clone(), now, "agreement.ended"),
    ] {
        assert!(agreement.suspend(DANGER, LEA, at).unwrap_err().has(code), "{code}");
    }
    for (agreement, by, at, code) in [
        (suspended(), NOUR, now, "agreement.own-suspension"),
        (suspended(), SAMI, ends, "agreement.ended"),
        (signed(), SAMI, now, "agreement.not-suspended"),
        (sample::made(), SAMI, now, "agreement.not-in-force"),
        (withdrawn, SAMI, now, "agreement.ended"),
    ] {
        assert!(agreement.lift(by, at).unwrap_err().has(code), "{code}");
    }
}

#[test]
fn a_list_shows_what_can_be_suspended_or_lifted() {
    let (now, ends) = (words::now(), words::now().plus(Span::days(180)));
    let withdrawn = signed().withdrawn(Outcome::Adopted, now).next;
    for (agreement, at, shown) in [
        (signed(), now, Some(None)),
        (suspended(), now, Some(Some(DANGER))),
        (suspended(), ends, None),
        (signed(), ends, None),
        (sample::made(), now, None),
        (withdrawn, now, None),
    ] {
        let about = agreement.terms.title.clone();
        let wanted = shown.map(|suspended| Watched { number: 3, about, until: ends, suspended });
        assert_eq!(agreement.watched(3, at), wanted);
    }
}

proptest! {
    /// Whatever is tried in whatever order: it is in force only if whoever suspended it last is not who lifted it, and a withdrawal ends
    /// it for good.
    #[test]
    fn nobody_lifts_what_they_suspended(moves in prop::collection::vec((0_u8..3, 0_usize..3), 0..24)) {
        let (now, people) = (words::now(), [NOUR, SAMI, LEA]);
        let (mut agreement, mut by, mut over) = (signed(), None, false);
        for (kind, who) in moves {
            let who = people[who];
            let tried = match kind {
                0 => agreement.clone().suspend(DANGER, who, now).map(|step| (step.next, Some(who))),
                1 => agreement.clone().lift(who, now).map(|step| (step.next, None)),
                _ => {
                    over = true;
                    Ok((agreement.clone().withdrawn(Outcome::Adopted, now).next, None))
                }
            };
            let may = match kind {
                0 => !over && by.is_none(),
                1 => !over && by.is_some_and(|one| one != who),
                _ => true,
            };
            prop_assert_eq!(tried.is_ok(), may);
            if let Ok((next, next_by)) = tried {
                (agreement, by) = (next, next_by);
            }
            let in_force = matches!(agreement.state, AgreementState::InForce { .. });
            prop_assert_eq!(in_force, !over && by.is_none());
        }
    }
}
