//! Two libraries of PyPI count the same elections: schulze-condorcet 2.0.1 and votelib 0.4.0. What each of them makes of
//! gaps, ties and the strength of links is told in the scripts that ask them.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use serde_json::Value;

use domain::{
    ranking::{Approved, Candidate, Elected, Nominee, Ranking},
    rule::{
        approval,
        schulze::{self, Outcome, Paths},
    },
};

use crate::{
    elections::{Dice, Election},
    oracles,
};

/// One process, which answers each line with a line.
fn ask(script: &str, questions: &[Value]) -> Vec<Value> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles").join(script);
    assert!(fs::exists(&script).unwrap(), "{} is not there", script.display());
    let mut python = Command::new(oracles().join("bin/python"))
        .arg(&script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("the Python of OWNACCORD_ORACLES does not start: {error}"));
    let mut stdin = python.stdin.take().unwrap();
    let lines: String = questions.iter().map(|question| format!("{question}\n")).collect();
    // On a thread of its own: it answers before it has heard everything.
    let asking = thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let answered = python.wait_with_output().unwrap();
    assert!(answered.status.success(), "{} failed: its traceback is above", script.display());
    asking.join().unwrap().unwrap();
    let answers = String::from_utf8(answered.stdout).unwrap();
    let answers: Vec<_> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), questions.len());
    answers
}

fn outcome(election: &Election) -> Outcome {
    let read = |(text, weight): &(String, u64)| (Ranking::read(text, election.slate).unwrap(), *weight);
    let ballots: Vec<_> = election.ballots.iter().map(read).collect();
    schulze::elect(election.slate, ballots.iter().map(|(ballot, weight)| (ballot, *weight))).unwrap()
}

/// A value for each two candidates, rows and columns in the order of the paper; the diagonal is `itself`.
fn table<T>(election: &Election, itself: T, of: impl Fn(Candidate, Candidate) -> T) -> Value
where
    T: Copy + Into<Value>,
{
    let cell = |one, other| if one == other { itself } else { of(one, other) };
    let row = |one| election.slate.candidates().map(|other| cell(one, other).into()).collect::<Vec<Value>>();
    election.slate.candidates().map(row).map(Value::from).collect::<Vec<_>>().into()
}

fn names(candidates: &[Candidate]) -> Value {
    candidates.iter().map(|candidate| Value::from(candidate.to_string())).collect()
}

#[test]
fn schulze_condorcet_counts_the_same_and_puts_everybody_in_the_same_order() {
    let mut dice = Dice(0x0a_cc02d);
    let elections: Vec<_> = (0..2_500).map(|_| Election::ranked(&mut dice, 4)).collect();
    let questions: Vec<_> = elections.iter().map(|election| election.as_json(false)).collect();
    let (mut several, mut cycles) = (0, 0);
    for ((election, question), answer) in
        elections.iter().zip(&questions).zip(ask("by_schulze_condorcet.py", &questions))
    {
        let ours = outcome(election);
        assert_eq!(
            table(election, 0, |one, other| ours.pairwise.prefer(one, other)),
            answer["prefer"],
            "{question}"
        );
        let order: Value = ours.order.iter().map(|tier| names(tier)).collect();
        assert_eq!(order, answer["order"], "{question}");
        several += usize::from(ours.order[0].len() > 1);
        cycles += usize::from(ours.order[0].len() == 1 && ours.pairwise.top_cycle().len() > 1);
    }
    // Otherwise the dice asked nothing that is hard to answer.
    assert!(
        several > 250 && cycles > 250,
        "{several} with several winners, {cycles} with one winner in a cycle"
    );
}

#[test]
fn votelib_finds_the_same_paths_the_same_top_cycle_and_the_same_winners() {
    let mut dice = Dice(0x0a_cc02d + 1);
    // Light and heavy ones: sums beyond 32 bits.
    let elections: Vec<_> =
        (0..2_500).map(|turn| Election::ranked(&mut dice, if turn % 5 == 0 { 1 << 40 } else { 4 })).collect();
    let questions: Vec<_> = elections.iter().map(|election| election.as_json(false)).collect();
    let mut chosen = [0; 3];
    for ((election, question), answer) in
        elections.iter().zip(&questions).zip(ask("by_votelib.py", &questions))
    {
        let ours = outcome(election);
        let everyone: Vec<_> = election.slate.candidates().collect();
        let paths = Paths::strongest(&ours.pairwise, &everyone);
        let votes = |one, other| paths.strength(one, other).map_or(0, |strength| strength.votes);
        let prefer = |one, other| ours.pairwise.prefer(one, other);
        assert_eq!(table(election, 0, prefer), answer["prefer"], "{question}");
        assert_eq!(table(election, 0, votes), answer["paths"], "{question}");
        assert_eq!(
            table(election, false, |one, other| paths.better(one, other)),
            answer["better"],
            "{question}"
        );
        assert_eq!(names(&best(&paths, &everyone)), answer["elected"], "{question}");
        let top = ours.pairwise.top_cycle();
        assert_eq!(names(&top), answer["smith"], "{question}");
        // Our rule, from the judge's answers alone.
        let rows = answer["better"].as_array().unwrap();
        let unbeaten = |at: usize| rows.iter().all(|row| row[at] == false);
        let winners =
            everyone.iter().enumerate().filter(|(at, _)| unbeaten(*at)).map(|(_, one)| one.to_string());
        let none = answer["smith"].as_array().unwrap().iter().any(|one| one == "none");
        let winners: Vec<_> = winners.filter(|_| !none).collect();
        let elected: Vec<_> = match &ours.elected {
            Elected::One(one) => vec![one.to_string()],
            Elected::RunOff(several) => several.iter().map(Nominee::to_string).collect(),
            Elected::NoneOfThem(_) => vec![],
        };
        assert_eq!(elected, winners, "{question}");
        chosen[elected.len().min(2)] += 1;
    }
    assert!(chosen.iter().all(|times| *times > 100), "none, one, several: {chosen:?}");
}

/// Who is better than the most others: those whom votelib elects. Sorted by their names, as its script does.
fn best(paths: &Paths, everyone: &[Candidate]) -> Vec<Candidate> {
    let score = |one: &Candidate| everyone.iter().filter(|other| paths.better(*one, **other)).count();
    let most = everyone.iter().map(score).max().unwrap();
    everyone.iter().copied().filter(|one| most > 0 && score(one) == most).collect()
}

#[test]
fn votelib_counts_the_same_approvals() {
    let mut dice = Dice(0x0a_cc02d + 2);
    let elections: Vec<_> = (0..2_000).map(|_| Election::approved(&mut dice, 1 << 40)).collect();
    let questions: Vec<_> = elections.iter().map(|election| election.as_json(true)).collect();
    for ((election, question), answer) in
        elections.iter().zip(&questions).zip(ask("by_votelib.py", &questions))
    {
        let read = |(text, weight): &(String, u64)| (Approved::read(text, election.slate).unwrap(), *weight);
        let ballots: Vec<_> = election.ballots.iter().map(read).collect();
        let ours = approval::elect(election.slate, ballots.iter().map(|(ballot, weight)| (ballot, *weight)))
            .unwrap();
        let approvals: Value = ours.approvals.iter().map(|count| Value::from(count.members)).collect();
        assert_eq!(approvals, answer["approvals"], "{question}");
    }
}
