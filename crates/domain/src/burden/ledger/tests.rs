use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const DAY: i64 = 86_400;

fn at(seconds: i64) -> Moment {
    Moment::from_micros(seconds * 1_000_000)
}

fn proposal(number: usize) -> ProposalId {
    ProposalId::new(Uuid::from_u128(number as u128 + 1))
}

fn burden(minutes: u32) -> Burden {
    Burden { reading: minutes, deliberating: 0, understanding: 0, voting: 0 }
}

/// A ledger with this limit, with what was asked on which day, and with what waits.
fn ledger(limit: u32, asked: &[(i64, u32)], waiting: &[u32]) -> Ledger {
    let asked = (100..).zip(asked).map(|(number, (day, minutes))| Asked {
        proposal: proposal(number),
        burden: burden(*minutes),
        at: at(day * DAY),
    });
    let waiting = (0..).zip(waiting).map(|(number, minutes)| Waiting {
        proposal: proposal(number),
        burden: burden(*minutes),
        since: at(0),
    });
    Ledger { limit: Some(limit), asked: asked.collect(), waiting: waiting.collect() }
}

#[test]
fn what_was_asked_weighs_for_thirty_days() {
    let ledger = ledger(100, &[(0, 30), (10, 40)], &[]);
    for (seconds, used) in [(0, 70), (30 * DAY - 1, 70), (30 * DAY, 40), (40 * DAY - 1, 40), (40 * DAY, 0)] {
        assert_eq!(ledger.used(at(seconds)), used, "{seconds}");
    }
}

#[test]
fn what_has_room_comes_at_once_unless_others_wait() {
    for (asked, waiting, minutes, takes) in [
        (&[][..], &[][..], 100, true),
        (&[(10, 60)], &[], 40, true),
        (&[(10, 60)], &[], 41, false),
        // Nobody overtakes, however little they ask for.
        (&[(10, 60)], &[50], 1, false),
        // What cannot come at all stands in nobody's way.
        (&[(10, 60)], &[101], 40, true),
    ] {
        let ledger = ledger(100, asked, waiting);
        assert_eq!(ledger.takes(&burden(minutes), at(12 * DAY)), takes, "{asked:?} {waiting:?} {minutes}");
    }
    let mut open = ledger(100, &[(10, 60)], &[]);
    open.limit = None;
    assert!(open.takes(&burden(10_000), at(12 * DAY)));
}

#[test]
fn places_and_dates_follow_from_what_was_asked() {
    // Of 100 minutes 60 are used until day 30 and 30 more until day 40.
    let ledger = ledger(100, &[(0, 60), (10, 30)], &[50, 200, 20, 90]);
    let place = |number| ledger.place(proposal(number), at(15 * DAY));
    let on = |number, day: i64| Some(Place { number, expected: Some(at(day * DAY)) });
    assert_eq!(place(0), on(1, 30));
    assert_eq!(place(1), Some(Place { number: 2, expected: None }));
    assert_eq!(place(2), on(2, 30));
    assert_eq!(place(3), on(3, 60));
    assert_eq!(place(9), None);
    assert_eq!(ledger.next(at(29 * DAY)), None);
    assert_eq!(ledger.next(at(30 * DAY)).unwrap().proposal, proposal(0));
}

#[test]
fn where_the_limit_is_lifted_everything_begins_in_order() {
    let mut ledger = ledger(100, &[(0, 100)], &[50, 200]);
    ledger.limit = None;
    for number in 0..2 {
        let first = *ledger.next(at(DAY)).unwrap();
        assert_eq!(first.proposal, proposal(number));
        ledger.note(Asked { proposal: first.proposal, burden: first.burden, at: at(DAY) });
    }
    assert_eq!((ledger.next(at(DAY)), ledger.waiting.len(), ledger.used(at(DAY))), (None, 0, 350));
}

/// What happens to a ledger.
#[derive(Clone, Copy, Debug)]
enum Act {
    Comes(u32),
    Withdraws(usize),
    LimitIs(u32),
    HoursPass(i64),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (21_u32..130).prop_map(Act::Comes),
        1 => (0_usize..40).prop_map(Act::Withdraws),
        1 => (60_u32..200).prop_map(Act::LimitIs),
        4 => (1_i64..400).prop_map(Act::HoursPass),
    ];
    prop::collection::vec(act, 1..60)
}

/// A community: its ledger, the order in which proposals came, what began, and which limit held when it did.
struct Town {
    ledger: Ledger,
    now: i64,
    came: usize,
    began: Vec<(Asked, u32)>,
}

impl Town {
    fn new() -> Self {
        Self { ledger: ledger(100, &[], &[]), now: 0, came: 0, began: Vec::new() }
    }

    fn begin(&mut self, proposal: ProposalId, burden: Burden) {
        let asked = Asked { proposal, burden, at: at(self.now) };
        self.ledger.note(asked);
        self.began.push((asked, self.ledger.limit.unwrap()));
    }

    /// What the clock does.
    fn clock(&mut self) {
        while let Some(first) = self.ledger.next(at(self.now)).copied() {
            self.begin(first.proposal, first.burden);
        }
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Comes(minutes) if minutes > self.ledger.limit.unwrap() => {} // refused before it gets here
            Act::Comes(minutes) => {
                let (proposal, burden) = (proposal(self.came), burden(minutes));
                self.came += 1;
                if self.ledger.takes(&burden, at(self.now)) {
                    self.begin(proposal, burden);
                } else {
                    self.ledger.waiting.push(Waiting { proposal, burden, since: at(self.now) });
                }
            }
            Act::Withdraws(which) if which < self.ledger.waiting.len() => {
                self.ledger.waiting.remove(which);
            }
            Act::Withdraws(_) => {}
            Act::LimitIs(minutes) => self.ledger.limit = Some(minutes),
            Act::HoursPass(hours) => self.now += hours * 3_600,
        }
        self.clock();
    }
}

proptest! {
    #[test]
    fn never_more_than_the_limit_is_asked_in_any_month(acts in acts()) {
        let mut town = Town::new();
        acts.into_iter().for_each(|act| town.act(act));
        // A month has the most where it ends with a beginning: later ones hold no more of those before.
        for (last, (end, limit)) in town.began.iter().enumerate() {
            let month = town.began[..=last].iter().filter(|(asked, _)| asked.until() > end.at);
            let sum: u32 = month.map(|(asked, _)| asked.burden.total()).sum();
            prop_assert!(sum <= *limit, "{sum} of {limit}");
        }
    }

    #[test]
    fn whoever_came_first_begins_first(acts in acts()) {
        let mut town = Town::new();
        // Only what fits the lowest limit that the acts can set: it can always come.
        let small = |act: &Act| !matches!(act, Act::Comes(minutes) if *minutes > 60);
        acts.into_iter().filter(small).for_each(|act| town.act(act));
        let began: Vec<_> = town.began.iter().map(|(asked, _)| asked.proposal).collect();
        let mut sorted = began.clone();
        sorted.sort_unstable();
        prop_assert_eq!(began, sorted);
    }

    #[test]
    fn nobody_waits_for_ever_who_fits_alone_and_the_date_told_is_kept(acts in acts()) {
        let mut town = Town::new();
        acts.into_iter().for_each(|act| town.act(act));
        let told: Vec<_> = town
            .ledger
            .waiting
            .iter()
            .map(|waiting| (*waiting, town.ledger.place(waiting.proposal, at(town.now)).unwrap()))
            .collect();
        let limit = town.ledger.limit.unwrap();
        for (waiting, place) in &told {
            prop_assert_eq!(place.expected.is_some(), waiting.burden.total() <= limit);
        }
        // The clock comes round each time that something falls out of the month.
        for expected in told.iter().filter_map(|(_, place)| place.expected) {
            town.now = town.now.max(expected.seconds());
            town.clock();
        }
        for (waiting, place) in told {
            let began = town.began.iter().find(|(asked, _)| asked.proposal == waiting.proposal);
            prop_assert_eq!(began.map(|(asked, _)| asked.at), place.expected);
        }
    }
}
