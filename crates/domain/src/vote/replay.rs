//! Acts of many members in any order: only each member's own order matters, and of it only the end.

use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    tests::{at, cast, open_under},
    *,
};
use crate::{
    ballot::Choice,
    delegation::{Delegation, Said, Scope, Terms, edges},
    id::MemberId,
    rule::tests_support::{NAMED, any_full_rule, any_share},
    tally::{Cast, Electorate, Given as Votes, Tally, tally},
};

const MEMBERS: usize = 8;

/// What a member does.
#[derive(Clone, Debug, PartialEq)]
enum Act {
    Cast(Choice),
    Withdraw,
    /// For this vote, its kind, or all; to somebody, to nobody, or taken back.
    Delegate(u8, Said),
}

fn any_act() -> impl Strategy<Value = (usize, Act)> {
    use Choice::*;
    let choice = prop::sample::select(vec![Consent, Refuse, SendBack, Abstain, For, Against]);
    let said = prop_oneof![
        4 => (0..MEMBERS).prop_map(|n| Said::To(member(n))),
        1 => Just(Said::Nobody),
        1 => Just(Said::TakenBack),
    ];
    let act = prop_oneof![
        4 => choice.prop_map(Act::Cast),
        2 => Just(Act::Withdraw),
        3 => (0u8..3, said).prop_map(|(scope, said)| Act::Delegate(scope, said)),
    ];
    (0..MEMBERS, act)
}

fn member(n: usize) -> MemberId {
    MemberId::new(Uuid::from_u128(n as u128))
}

/// What stands after some acts.
struct Standing<'a> {
    vote: &'a Vote,
    seats: Vec<Seat>,
    ballots: BTreeMap<usize, Ballot>,
    /// Everything said, as it is stored.
    delegations: Vec<Delegation>,
}

impl<'a> Standing<'a> {
    fn after<'b>(vote: &'a Vote, acts: impl IntoIterator<Item = &'b (usize, Act)>) -> Self {
        let seats = (0..MEMBERS).map(|n| Seat::new(vote.id, member(n), [0; 32])).collect();
        let mut standing = Self { vote, seats, ballots: BTreeMap::new(), delegations: Vec::new() };
        for (second, (n, act)) in (101..).zip(acts) {
            standing.act(*n, act, at(second));
        }
        standing
    }

    /// Takes an act as the verbs do; what is refused changes nothing.
    fn act(&mut self, n: usize, act: &Act, now: Moment) {
        let seated = match act {
            Act::Cast(choice) => {
                let (channel, delivery) = (Channel::Api, Delivery::Here);
                let given = Given {
                    answer: (*choice).into(),
                    channel,
                    delivery,
                    event: None,
                    language: None,
                    assistance: None,
                    salt: [7; 32],
                };
                cast(self.vote, self.seats[n].clone(), given, now)
            }
            Act::Withdraw => self.vote.withdraw_ballot(self.seats[n].clone(), Delivery::Here, None, now),
            Act::Delegate(scope, said) => {
                let scope = [Scope::Vote(self.vote.id), Scope::Kind(self.vote.kind()), Scope::All]
                    [usize::from(*scope)];
                let (community, said) = (self.vote.community, *said);
                let given = Delegation { community, member: member(n), scope, said, since: now }.give();
                self.delegations.extend(given.ok().map(|step| step.next));
                return;
            }
        };
        if let Ok(step) = seated {
            self.seats[n] = step.next.seat;
            self.ballots.remove(&n);
            self.ballots.extend(step.next.ballot.map(|ballot| (n, ballot)));
        }
    }

    fn counted(&self, terms: Option<Terms>) -> Tally {
        let everybody: Vec<_> = (0..MEMBERS).map(member).collect();
        let electorate =
            NAMED.iter().zip(2..).fold(Electorate::new(everybody.clone()), |electorate, (name, step)| {
                let members: Vec<_> = everybody.iter().step_by(step).copied().collect();
                electorate.with_constituency(name.parse().unwrap(), &members)
            });
        let cast = |ballot: &Ballot| Cast {
            member: ballot.member,
            sequence: ballot.sequence,
            choice: ballot.answer.choice().unwrap(),
        };
        let votes = Votes {
            ballots: self.ballots.values().map(cast).collect(),
            edges: edges(&self.delegations, self.vote.id, self.vote.kind(), self.vote.closes_at),
            delegation: terms,
            ..Votes::default()
        };
        tally(&electorate, &votes, self.vote.rule.decide().unwrap())
    }
}

/// The same acts in another order, in which each member's own order is kept: `turns` says whose turn it is.
fn interleaved(acts: &[(usize, Act)], turns: &[usize]) -> Vec<(usize, Act)> {
    let mut own: Vec<Vec<_>> =
        (0..MEMBERS).map(|n| acts.iter().filter(|(who, _)| *who == n).rev().cloned().collect()).collect();
    turns.iter().filter_map(|n| own[*n].pop()).collect()
}

/// Of each member the last act that was taken on their ballot, and the last delegation of each scope.
fn last_words(vote: &Vote, acts: &[(usize, Act)]) -> Vec<(usize, Act)> {
    let mut last = BTreeMap::new();
    for (n, act) in acts {
        let about = match act {
            Act::Cast(choice) if vote.choices().contains(choice) => None,
            Act::Cast(_) => continue,
            Act::Withdraw => None,
            Act::Delegate(_, Said::To(to)) if *to == member(*n) => continue,
            Act::Delegate(scope, _) => Some(*scope),
        };
        last.insert((*n, about), (*n, act.clone()));
    }
    last.into_values().collect()
}

fn any_acts() -> impl Strategy<Value = (Vec<(usize, Act)>, Vec<usize>)> {
    prop::collection::vec(any_act(), 0..50).prop_flat_map(|acts| {
        let turns: Vec<usize> = acts.iter().map(|(n, _)| *n).collect();
        (Just(acts), Just(turns).prop_shuffle())
    })
}

proptest! {
    #[test]
    fn any_interleaving_of_acts_comes_to_what_was_last_said(
        (acts, turns) in any_acts(),
        rule in any_full_rule(),
        terms in prop::option::of(prop::option::of(any_share()).prop_map(|cap| Terms { cap })),
    ) {
        let vote = open_under(rule);
        let as_told = Standing::after(&vote, &acts);
        let other_order = interleaved(&acts, &turns);
        prop_assert_eq!(other_order.len(), acts.len());
        let told_otherwise = Standing::after(&vote, &other_order);
        prop_assert_eq!(told_otherwise.counted(terms), as_told.counted(terms));
        let last = last_words(&vote, &acts);
        prop_assert_eq!(Standing::after(&vote, &last).counted(terms), as_told.counted(terms));
        // A seat has one ballot at most, and says so.
        for (n, seat) in as_told.seats.iter().enumerate() {
            prop_assert_eq!(seat.standing, as_told.ballots.contains_key(&n));
        }
        prop_assert!(as_told.counted(terms).counts.whole.turnout() <= MEMBERS as u64);
    }
}

#[test]
fn a_ballot_taken_back_gives_the_voice_back_to_the_delegate() {
    let vote = open_under("consent: majority of cast".parse().unwrap());
    let terms = Some(Terms { cap: None });
    let acts = [
        (0, Act::Delegate(2, Said::To(member(1)))),
        (1, Act::Cast(Choice::Consent)),
        (0, Act::Cast(Choice::Refuse)),
        (0, Act::Withdraw),
        (0, Act::Delegate(0, Said::Nobody)),
    ];
    let consents = |done: usize| {
        let counts = Standing::after(&vote, &acts[..done]).counted(terms).counts;
        (counts.whole.of(Choice::Consent), counts.whole.of(Choice::Refuse))
    };
    assert_eq!([2, 3, 4, 5].map(consents), [(2, 0), (1, 1), (2, 0), (1, 0)]);
}
