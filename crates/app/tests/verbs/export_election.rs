//! The record of an election: it counts to what was signed, and what was changed in it is named.

use app::{Actor, Delegate, Recorded, RemoveMember};
use domain::{
    decision::Outcome,
    delegation::{Said, Scope},
    id::{MemberId, VoteId},
    moment::Span,
};
use evidence::{
    decision::{self, DecisionDocument},
    record::{Delegation, VoteRecord},
};

use crate::{
    elections::{all_vote, decided, vote_on, voting},
    town::{Town, fresh, on_both},
};

fn id(actor: &Actor) -> MemberId {
    actor.as_member().unwrap().id
}

async fn delegates(town: &Town, vote: VoteId, from: &Actor, to: &Actor) {
    let (scope, said) = (Scope::Vote(vote), Said::To(id(to)));
    let command = Delegate { community: town.community, scope, said };
    town.app.delegate(from, &fresh(), command).await.unwrap();
}

async fn is_removed(town: &Town, member: &Actor) {
    let reason = vec![("en".to_owned(), "Moved away".to_owned())];
    let command = RemoveMember { community: town.community, member: id(member), reason };
    town.app.remove_member(&town.steward, &fresh(), &command).await.unwrap();
}

/// The record as whoever was given the file reads it, and what was signed; nothing differs.
async fn recounted(town: &Town, recorded: &Recorded) -> (VoteRecord, DecisionDocument) {
    let file = town.app.export(recorded.decision.id).await.unwrap().to_file().unwrap();
    let record = VoteRecord::parse(file.as_bytes()).unwrap();
    let signed = decision::verify(&record.decision, town.app.keys().jwks()).unwrap();
    assert_eq!(record.recount(&signed), []);
    (record, signed)
}

/// What differs once the record is changed, which it can be and still be read.
fn changed(record: &VoteRecord, signed: &DecisionDocument, change: impl Fn(&mut VoteRecord)) -> Vec<String> {
    let mut changed = record.clone();
    change(&mut changed);
    let file = changed.to_file().unwrap();
    let read = VoteRecord::parse(file.as_bytes()).unwrap();
    read.recount(signed).into_iter().map(|difference| difference.what).collect()
}

fn ballot_of(record: &VoteRecord, answer: &str) -> usize {
    record.ballots.iter().position(|ballot| ballot.answer == answer).unwrap()
}

fn swap_the_first_two(record: &mut VoteRecord) {
    record.candidates.swap(0, 1);
    (1..).zip(&mut record.candidates).for_each(|(number, one)| one.number = number);
}

/// Nineteen seats. The first member carries five by two ways, six vote by themselves, of whom one delegated before; one is
/// struck with their ballot, and who delegated to them has said nothing.
async fn ranked(town: &Town) -> (Vec<Actor>, Recorded) {
    town.adopts().await;
    town.passes(Span::seconds(1));
    let members = town.members(18).await;
    let (election, _, vote) = voting(town, &["bridge", "harbour", "lantern"]).await;
    for (from, to) in [(1, 0), (2, 1), (3, 0), (4, 0), (5, 0), (10, 0), (12, 11)] {
        delegates(town, vote, &members[from], &members[to]).await;
    }
    all_vote(town, &members[..1], vote, &["2>1=3>none"]).await;
    all_vote(town, &members[6..12], vote, &["1>2", "1=2", "3>1>2", "none", "1", "1>2>3>none"]).await;
    is_removed(town, &members[11]).await;
    (members, decided(town, election, vote).await.1)
}

#[tokio::test]
async fn rankings_are_counted_again_from_their_record_alone() {
    on_both(|town| async move {
        let (members, recorded) = ranked(&town).await;
        let (record, signed) = recounted(&town, &recorded).await;
        assert_eq!(signed.election.as_ref().unwrap().chosen, Some(2));
        let cells: Vec<_> =
            signed.figures.cells.iter().map(|cell| (cell.choices.join(" "), cell.count)).collect();
        assert_eq!(cells, [("voted".to_owned(), 11), ("did-not-vote".to_owned(), 7)]);
        assert_eq!(record.rule.to_string(), signed.rule);
        assert_eq!(record.candidates, signed.election.as_ref().unwrap().candidates);
        let struck: Vec<_> = record.seats.iter().filter(|seat| seat.struck).map(|seat| seat.seat).collect();
        assert_eq!((record.seats.len(), struck.len()), (19, 1));
        assert!(record.ballots.iter().all(|ballot| ballot.seat != struck[0]));
        assert_eq!((record.ballots.len(), record.commitments.len(), record.delegations.len()), (6, 6, 6));
        let mut answers: Vec<_> = record.ballots.iter().map(|ballot| ballot.answer.as_str()).collect();
        answers.sort_unstable();
        let whole = ["1=2>3=none", "1>2=3=none", "1>2>3=none", "2>1=3>none", "3>1>2>none", "none>1=2=3"];
        assert_eq!(answers, whole);
        let file = record.to_file().unwrap();
        for member in members.iter().map(|member| id(member).to_string()) {
            assert!(!file.contains(member.trim_start_matches("mem_")), "a member's id stands in it");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_in_rankings_is_named() {
    on_both(|town| async move {
        let (_, recorded) = ranked(&town).await;
        let (record, signed) = recounted(&town, &recorded).await;
        // By the five voices that the first member carries.
        let answer = |r: &mut VoteRecord| {
            let at = ballot_of(r, "2>1=3>none");
            r.ballots[at].answer = "1>2>3>none".to_owned();
        };
        assert_eq!(changed(&record, &signed, answer), ["chosen", "step 4"]);
        assert_eq!(changed(&record, &signed, swap_the_first_two), ["candidate 1", "candidate 2"]);
        let someone_else = |r: &mut VoteRecord| r.candidates[2].intermediary = "beacon".to_owned();
        assert_eq!(changed(&record, &signed, someone_else), ["candidate 3"]);
        let silent = |r: &VoteRecord, edge: &Delegation| r.ballots.iter().all(|one| one.seat != edge.from);
        for edge in record.delegations.iter().filter(|edge| silent(&record, edge)) {
            let dropped = |r: &mut VoteRecord| r.delegations.retain(|one| one != edge);
            assert_eq!(changed(&record, &signed, dropped), ["figures", "step 1", "step 3"]);
        }
        let without = |r: &mut VoteRecord| {
            let at = ballot_of(r, "none>1=2=3");
            r.ballots.remove(at);
        };
        assert_eq!(
            changed(&record, &signed, without),
            ["figures", "step 1", "step 3", "ballots counted"],
            "and the commitments are one more"
        );
        // What no count can show: who would rather have whom is published nowhere.
        let unseen = |r: &mut VoteRecord| {
            let at = ballot_of(r, "3>1>2>none");
            r.ballots[at].answer = "3>2>1>none".to_owned();
        };
        assert_eq!(changed(&record, &signed, unseen), [""; 0]);
        // No ranking at all is not even a record.
        let mut approvals = record.clone();
        approvals.ballots[0].answer = "approve 1".to_owned();
        assert_eq!(approvals.to_file().err().map(|error| error.code()), Some("record-answer"));
    })
    .await;
}

/// The run-off is among exactly those who were even, by what the two decisions say themselves.
fn follows(first: &DecisionDocument, second: &DecisionDocument) {
    let (tied, then) = (first.election.as_ref().unwrap(), second.election.as_ref().unwrap());
    assert_eq!(
        (tied.run_off.as_ref(), then.runoff_of.as_ref()),
        (Some(&second.subject), Some(&first.subject))
    );
    let even = |number: &u64| &tied.candidates[usize::try_from(*number).unwrap() - 1];
    let even: Vec<_> = tied.tied.iter().flatten().map(|number| &even(number).mandate).collect();
    assert_eq!(even, then.candidates.iter().map(|one| &one.mandate).collect::<Vec<_>>());
}

/// A vote that ends in a tie, and the run-off after it: both records.
async fn tied(town: &Town, first: &[&str], second: &[&str]) -> [(VoteRecord, DecisionDocument); 2] {
    town.adopts().await;
    let members = town.members(9).await;
    let (election, _, vote) = voting(town, &["bridge", "harbour", "lantern"]).await;
    all_vote(town, &members, vote, first).await;
    let (_, recorded) = decided(town, election, vote).await;
    assert_eq!(recorded.decision.outcome, Outcome::RunOff);
    let even = recounted(town, &recorded).await;
    let runoff = town.app.read().await.unwrap().runoff_after(election).await.unwrap().unwrap().id;
    let vote = vote_on(town, runoff).await;
    all_vote(town, &members, vote, second).await;
    let (_, recorded) = decided(town, runoff, vote).await;
    let settled = recounted(town, &recorded).await;
    follows(&even.1, &settled.1);
    [even, settled]
}

#[tokio::test]
async fn a_tie_of_rankings_and_its_run_off_are_counted_again() {
    on_both(|town| async move {
        let first = ["1>3", "1=3", "3>1", "3>1>2", "1>3>2"];
        let [even, settled] = tied(&town, &first, &["2", "2>1", "1>2"]).await;
        let answer = |r: &mut VoteRecord| {
            let at = ballot_of(r, "1=3>2=none");
            r.ballots[at].answer = "1>3>2=none".to_owned();
        };
        // Ahead of everybody, and no longer in a cycle with another.
        assert_eq!(
            changed(&even.0, &even.1, answer),
            ["outcome", "chosen", "tied", "run-off", "step 3", "step 4"]
        );
        assert_eq!(changed(&settled.0, &settled.1, swap_the_first_two), ["candidate 1", "candidate 2"]);
        // The decision of the one is not that of the other.
        let other = settled.0.recount(&even.1).into_iter().map(|difference| difference.what);
        let other: Vec<_> = other.collect();
        for what in ["candidate 3", "chosen", "tied", "run-off", "roll root", "ballots root"] {
            assert!(other.iter().any(|found| found == what), "{what}: {other:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn approvals_and_their_run_off_are_counted_again() {
    on_both(|town| async move {
        let town = town.that_chooses_by("choose: approval").await;
        let [even, settled] = tied(&town, &["1,2", "2", "1", "3", "none"], &["1", "1,2", "1", "none"]).await;
        assert_eq!(even.1.election.as_ref().unwrap().tied, Some(vec![1, 2]));
        assert_eq!(settled.1.election.as_ref().unwrap().chosen, Some(1));
        let answer = |r: &mut VoteRecord| {
            let at = ballot_of(r, "approve 3");
            r.ballots[at].answer = "approve 1,3".to_owned();
        };
        assert_eq!(changed(&even.0, &even.1, answer), ["outcome", "chosen", "tied", "run-off", "step 2"]);
        assert_eq!(changed(&even.0, &even.1, swap_the_first_two), ["candidate 1", "candidate 2"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_chosen_is_counted_again_too() {
    on_both(|town| async move {
        town.adopts().await;
        let members = town.members(14).await;
        for (handle, ballots, outcome) in [
            ("bridge", &["none", "none>1", "none", "1"][..], Outcome::NotAdopted),
            ("harbour", &["1", "1", "1"][..], Outcome::Lapsed),
            ("lantern", &[][..], Outcome::Lapsed),
        ] {
            let (election, _, vote) = voting(&town, &[handle]).await;
            all_vote(&town, &members, vote, ballots).await;
            let (_, recorded) = decided(&town, election, vote).await;
            assert_eq!(recorded.decision.outcome, outcome);
            let (record, _) = recounted(&town, &recorded).await;
            assert_eq!(record.ballots.len(), ballots.len());
        }
    })
    .await;
}
