//! Where every voice of an electorate ends up.
//!
//! Everyone has one voice. A member who casts a ballot keeps theirs; anyone else's goes to their delegate, and on along
//! the chain until it reaches somebody who casts. There it is carried, up to the cap; the excess goes on to that
//! delegate's own delegate. A voice that reaches nobody with room (the chain ends, leads out of the electorate, or goes round a
//! cycle in which nobody casts) counts as no ballot. No voice is lost or doubled: carried + uncast + secret = voices.
//!
//! Worked example: of 10 members with a cap of 3/10, four delegate to Amal, who casts and delegates to Baran, who casts too.
//! Amal carries 3 of her 5 voices; the other 2 go on to Baran, who carries 3.
//!
//! Every member has at most one delegate, so the graph is trees that run into cycles. Trees are settled from the leaves in; then
//! each cycle is gone round twice: once to gather, once to find room for what was still on its way when the round began. How much
//! each delegate carries depends neither on where a round begins nor on the order of the members (the total that arrives at each is
//! fixed, as with cars that look for the next free place on a ring). Time and memory are linear in the members.

use super::Edge;
use crate::id::MemberId;

/// What a seat does itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Nothing: its voice goes to its delegate.
    Silent,
    /// Casts a ballot.
    Casts,
    /// Has drawn the right to a secret ballot: its voice is taken back from the delegate and is counted elsewhere, alone.
    Secret,
}

/// Who delegates to whom, by places in the electorate.
#[derive(Clone, Debug)]
pub struct Graph {
    next: Vec<u32>,
}

/// Where the voices ended up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// By place: how many voices the ballot there carries, its own included; nothing where nobody casts.
    pub weights: Vec<u64>,
    /// Voices that count as no ballot.
    pub uncast: u64,
    /// Voices of those who vote secretly.
    pub secret: u64,
}

const NOBODY: u32 = u32::MAX;

impl Graph {
    /// The graph of these edges among `members`, which are sorted and distinct. Edges from or to anybody else are left out, and so is
    /// an edge to oneself; of several edges from one member the one to the highest id stands.
    pub fn new(members: &[MemberId], edges: &[Edge]) -> Self {
        let mut next = vec![NOBODY; members.len()];
        if edges.is_empty() {
            return Self { next };
        }
        let mut by_from = edges.to_vec();
        by_from.sort_unstable();
        let mut by_to: Vec<(MemberId, u32)> = Vec::with_capacity(by_from.len());
        let mut seats = members.iter().zip(0u32..).peekable();
        for run in by_from.chunk_by(|one, next| one.from == next.from) {
            let Some(edge) = run.last() else { continue };
            while seats.next_if(|(seat, _)| **seat < edge.from).is_some() {}
            if let Some((_, place)) = seats.next_if(|(seat, _)| **seat == edge.from) {
                by_to.push((edge.to, place));
            }
        }
        // Sorted by the delegates, so that both lists are walked once, side by side.
        by_to.sort_unstable();
        let mut seats = members.iter().zip(0u32..).peekable();
        for (to, from) in by_to {
            while seats.next_if(|(seat, _)| **seat < to).is_some() {}
            if let Some((_, place)) = seats.peek().filter(|(seat, place)| **seat == to && *place != from) {
                next[from as usize] = *place;
            }
        }
        Self { next }
    }

    /// Carries the voices of those for whom `has_voice` holds to whoever casts; nobody carries more than `cap`.
    pub fn carry(&self, hands: &[Hand], has_voice: impl Fn(usize) -> bool, cap: u64) -> Carried {
        Walk::new(self, hands, has_voice, cap).settle()
    }
}

struct Walk<'a> {
    next: &'a [u32],
    hands: &'a [Hand],
    cap: u64,
    /// Voices that have arrived at a place and are not settled there.
    waiting: Vec<u64>,
    /// How many places that are not settled send voices to this one.
    feeders: Vec<u32>,
    carried: Carried,
}

/// A place that is settled: nothing more arrives there.
const SETTLED: u32 = u32::MAX;

impl<'a> Walk<'a> {
    fn new(graph: &'a Graph, hands: &'a [Hand], has_voice: impl Fn(usize) -> bool, cap: u64) -> Self {
        let mut waiting: Vec<u64> = (0..hands.len()).map(|at| u64::from(has_voice(at))).collect();
        let mut feeders = vec![0; hands.len()];
        let mut secret = 0;
        for (at, hand) in hands.iter().enumerate() {
            if *hand == Hand::Secret {
                secret += std::mem::take(&mut waiting[at]);
            }
            if let Some(next) = hop(&graph.next, hands, at) {
                feeders[next] += 1;
            }
        }
        let carried = Carried { weights: vec![0; hands.len()], uncast: 0, secret };
        Self { next: &graph.next, hands, cap, waiting, feeders, carried }
    }

    fn settle(mut self) -> Carried {
        for leaf in 0..self.hands.len() {
            self.settle_from(leaf);
        }
        for entry in 0..self.hands.len() {
            if self.feeders[entry] != SETTLED {
                self.settle_cycle(entry);
            }
        }
        self.carried
    }

    /// Settles a place that nothing more can reach, and on along its chain as far as that holds.
    fn settle_from(&mut self, leaf: usize) {
        let mut at = leaf;
        while self.feeders[at] == 0 {
            self.feeders[at] = SETTLED;
            let waiting = std::mem::take(&mut self.waiting[at]);
            let rest = self.keep(at, waiting);
            let Some(next) = hop(self.next, self.hands, at) else {
                self.carried.uncast += rest;
                return;
            };
            self.waiting[next] += rest;
            self.feeders[next] -= 1;
            at = next;
        }
    }

    /// Goes round a cycle twice, then gives up what found no room.
    fn settle_cycle(&mut self, entry: usize) {
        let mut on_the_way = 0;
        for _ in 0..2 {
            let mut at = entry;
            loop {
                self.feeders[at] = SETTLED;
                let arrives = on_the_way + std::mem::take(&mut self.waiting[at]);
                on_the_way = self.keep(at, arrives);
                // Every place of a cycle has a next one.
                at = hop(self.next, self.hands, at).unwrap_or(entry);
                if at == entry {
                    break;
                }
            }
        }
        self.carried.uncast += on_the_way;
    }

    /// Carries as much of what arrives as there is room for; the rest goes on.
    fn keep(&mut self, at: usize, arrives: u64) -> u64 {
        if self.hands[at] != Hand::Casts {
            return arrives;
        }
        let kept = arrives.min(self.cap - self.carried.weights[at]);
        self.carried.weights[at] += kept;
        arrives - kept
    }
}

/// Where the voices at a place go next. Whoever votes secretly passes nothing on: delegation does not reach into a secret vote.
fn hop(next: &[u32], hands: &[Hand], at: usize) -> Option<usize> {
    (next[at] != NOBODY && hands[at] != Hand::Secret).then_some(next[at] as usize)
}
