//! The record of a decided vote, without names, for whoever is to count again. The operator's errand: no door leads here.

use std::collections::HashMap;

use domain::{
    digest::Digest,
    id::{DecisionId, MemberId},
    roll,
    rule::VotingRule,
};
use evidence::{
    decision::ElectionCandidate,
    record::{self, VoteRecord},
};

use crate::{
    App, AppError,
    error::missing,
    open_vote::holder,
    tally_vote::{Gathered, gather},
};

impl App {
    /// The record of the vote that a decision came of. Its seats are numbered anew each time.
    pub async fn export(&self, decision: DecisionId) -> Result<VoteRecord, AppError> {
        let tx = self.read().await?;
        let recorded = tx.decision(decision).await?.ok_or_else(|| missing("decision"))?;
        let vote = tx.vote(recorded.decision.vote).await?.ok_or_else(|| missing("vote"))?;
        let gathered = gather(&tx, &vote).await?;
        drop(tx);
        let numbers = self.numbers(&gathered.seats)?;
        Ok(VoteRecord {
            record_type: record::TYPE.to_owned(),
            version: record::VERSION,
            kind: vote.kind(),
            seats: seats(&gathered, &vote.rule, &numbers),
            rule: vote.rule,
            candidates: ElectionCandidate::paper(&vote.candidates),
            delegation: vote.delegation,
            turnout_shown: vote.bulletin.at_least,
            ballots: ballots(&gathered, &numbers),
            delegations: delegations(&gathered, &numbers),
            objections: objections(&gathered, &numbers),
            roll_leaves: sorted(gathered.seats.iter().map(leaf).collect::<Result<_, _>>()?),
            commitments: sorted(gathered.ballots.iter().map(|ballot| ballot.commitment).collect()),
            decision: recorded.jws,
        })
    }

    /// A number for each seat: its place in the roll, shuffled.
    fn numbers(&self, seats: &[roll::Seat]) -> Result<HashMap<MemberId, u32>, AppError> {
        let keyed = seats.iter().map(|seat| Ok((self.chance.bytes::<16>()?, seat.member)));
        let mut keyed = keyed.collect::<Result<Vec<_>, AppError>>()?;
        keyed.sort_unstable();
        Ok(keyed.into_iter().zip(1..).map(|((_, member), number)| (member, number)).collect())
    }
}

fn leaf(seat: &roll::Seat) -> Result<Digest, AppError> {
    evidence::roll::leaf(&seat.salt, &holder(seat))
        .map(Digest::new)
        .map_err(|_| AppError::Document { what: "a leaf of the roll" })
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list
}

type Numbers = HashMap<MemberId, u32>;

/// The seats in the order of their numbers. Of the constituencies only those that the rule counts are named.
fn seats(gathered: &Gathered, rule: &VotingRule, numbers: &Numbers) -> Vec<record::Seat> {
    let counted = rule.constituencies().into_iter();
    let counted: Vec<_> =
        counted.filter_map(|name| Some((name, gathered.electorate.belonging_to(name)?))).collect();
    let of = |member: &MemberId| match gathered.electorate.members().binary_search(member) {
        Ok(place) => {
            counted.iter().filter(|(_, belongs)| belongs[place]).map(|(name, _)| (*name).clone()).collect()
        }
        Err(_) => Vec::new(),
    };
    let seat = |seat: &roll::Seat| {
        let number = numbers.get(&seat.member)?;
        Some(record::Seat { seat: *number, struck: seat.struck, constituencies: of(&seat.member) })
    };
    let mut seats: Vec<_> = gathered.seats.iter().filter_map(seat).collect();
    seats.sort_unstable_by_key(|seat| seat.seat);
    seats
}

fn ballots(gathered: &Gathered, numbers: &Numbers) -> Vec<record::Ballot> {
    let ballot = |ballot: &domain::ballot::Ballot| {
        let (seat, answer) = (*numbers.get(&ballot.member)?, ballot.answer.to_string());
        Some(record::Ballot { seat, answer, attestation: ballot.attestation })
    };
    let mut ballots: Vec<_> = gathered.ballots.iter().filter_map(ballot).collect();
    ballots.sort_unstable_by_key(|ballot| ballot.seat);
    ballots
}

/// Who votes for whom, among those who have a voice: a word to or from anybody else counts for nothing.
fn delegations(gathered: &Gathered, numbers: &Numbers) -> Vec<record::Delegation> {
    let votes = |member: &MemberId| gathered.electorate.members().binary_search(member).is_ok();
    let counted = gathered.given.edges.iter().filter(|edge| votes(&edge.from) && votes(&edge.to));
    let delegation = |edge: &domain::delegation::Edge| {
        Some(record::Delegation { from: *numbers.get(&edge.from)?, to: *numbers.get(&edge.to)? })
    };
    let mut delegations: Vec<_> = counted.filter_map(delegation).collect();
    delegations.sort_unstable_by_key(|one| one.from);
    delegations
}

fn objections(gathered: &Gathered, numbers: &Numbers) -> Vec<record::Objection> {
    let votes = |member: &MemberId| gathered.electorate.members().binary_search(member).is_ok();
    let objection = |one: &domain::tally::Objector| {
        let seat = *numbers.get(&one.member).filter(|_| votes(&one.member))?;
        Some(record::Objection { harm: one.harm.clone(), seat })
    };
    let mut objections: Vec<_> = gathered.given.objectors.iter().filter_map(objection).collect();
    objections.sort_unstable_by(|a, b| (&a.harm, a.seat).cmp(&(&b.harm, b.seat)));
    objections.dedup();
    objections
}
