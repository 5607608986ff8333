//! Votes that the npm package `@snapshot-labs/snapshot.js` 0.17.5 ships with the scores they came to.
//!
//! What is checked, and what is not:
//!
//! - single choice: approvals of one, and rankings that name one. Each must come to the published scores.
//! - approval: the published scores.
//! - ranked: its method is instant run-off, which we do not have. Every ballot there ranks everybody, so that the last
//!   round between two finalists is the contest of these two: its published scores must be ours. Who is eliminated before
//!   is not checked.
//! - each of these once more with every ballot's weight three, and three times the scores, as the package's own tests do.
//! - not: quadratic and weighted voting, which we do not have; and Copeland's file, whose scores are not what the
//!   package's own Copeland makes of its four ballots (they are not checked there either).
//!
//! All balances in these files are whole numbers; one that is not fails the test.

use std::fs;

use serde_json::Value;

use domain::{
    ranking::{Approved, Candidate, Nominee, Ranking, Slate},
    rule::{
        approval,
        schulze::{self, Outcome},
    },
};

use crate::oracles;

struct Example {
    slate: Slate,
    /// The choice as published, and the balance.
    votes: Vec<(Value, u64)>,
    scores: Vec<u64>,
}

fn example(name: &str, votes: usize) -> Example {
    let file = oracles().join("snapshot/package/src/voting/examples").join(name);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let value: Value = serde_json::from_str(&text).unwrap();
    let whole = |value: &Value| value.as_u64().unwrap_or_else(|| panic!("{value} is no whole number"));
    let array = |key: &str| value[key].as_array().unwrap();
    let example = Example {
        slate: Slate::new(value["proposal"]["choices"].as_array().unwrap().len()).unwrap(),
        votes: array("votes").iter().map(|vote| (vote["choice"].clone(), whole(&vote["balance"]))).collect(),
        scores: array("scores").iter().map(whole).collect(),
    };
    assert_eq!(example.votes.len(), votes, "{name}");
    example
}

/// The numbers of a choice, with a sign between them.
fn text(choice: &Value, sign: &str) -> String {
    let numbers = choice.as_array().unwrap().iter().map(Value::to_string).collect::<Vec<_>>();
    numbers.join(sign)
}

impl Example {
    fn approvals(&self, times: u64, read: impl Fn(&Value) -> String) -> Vec<u64> {
        let approved = |choice| Approved::read(&read(choice), self.slate).unwrap();
        let ballots: Vec<_> =
            self.votes.iter().map(|(choice, weight)| (approved(choice), weight * times)).collect();
        let counted = approval::elect(self.slate, ballots.iter().map(|(ballot, weight)| (ballot, *weight)));
        counted.unwrap().approvals.iter().map(|count| count.members).collect()
    }

    fn ranked(&self, times: u64, read: impl Fn(&Value) -> String) -> Outcome {
        let ranking = |choice| Ranking::read(&read(choice), self.slate).unwrap();
        let ballots: Vec<_> =
            self.votes.iter().map(|(choice, weight)| (ranking(choice), weight * times)).collect();
        schulze::elect(self.slate, ballots.iter().map(|(ballot, weight)| (ballot, *weight))).unwrap()
    }
}

fn nominee(at: usize) -> Candidate {
    Candidate::Nominee(Nominee::new(at + 1).unwrap())
}

#[test]
fn single_choice() {
    let example = example("singleChoice.json", 759);
    for times in [1, 3] {
        let scores: Vec<_> = example.scores.iter().map(|score| score * times).collect();
        // Nobody approves of none of them.
        assert_eq!(example.approvals(times, Value::to_string), [scores.clone(), vec![0]].concat());
        let outcome = example.ranked(times, Value::to_string);
        for (at, score) in scores.iter().enumerate() {
            for other in example.slate.candidates().filter(|other| *other != nominee(at)) {
                assert_eq!(outcome.pairwise.prefer(nominee(at), other), *score);
            }
        }
        assert_eq!(outcome.order[0], [nominee(0)]);
    }
}

#[test]
fn approval() {
    let example = example("approval.json", 406);
    let empty: u64 =
        example.votes.iter().filter(|(choice, _)| text(choice, ",").is_empty()).map(|vote| vote.1).sum();
    for times in [1, 3] {
        let read = |choice: &Value| {
            format!("approve {}", Some(text(choice, ",")).filter(|t| !t.is_empty()).unwrap_or("none".into()))
        };
        let scores = example.scores.iter().chain([&empty]).map(|score| score * times);
        assert_eq!(example.approvals(times, read), scores.collect::<Vec<_>>());
    }
}

#[test]
fn the_last_round_of_the_ranked_vote() {
    let example = example("rankedChoice.json", 197);
    let finalists: Vec<_> = (0..example.scores.len()).filter(|at| example.scores[*at] > 0).collect();
    let [one, other] = finalists[..] else { panic!("the last round is not between two: {finalists:?}") };
    for times in [1, 3] {
        let pairwise = example.ranked(times, |choice| text(choice, ">")).pairwise;
        assert_eq!(pairwise.prefer(nominee(one), nominee(other)), example.scores[one] * times);
        assert_eq!(pairwise.prefer(nominee(other), nominee(one)), example.scores[other] * times);
    }
}
