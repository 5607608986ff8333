//! The questions about terms through the verbs: tried, counted when the time to talk is over, and erased.

use app::{Actor, OpenVote, TryQuestions};
use domain::{
    decision::{Outcome, Subject},
    proposal::{SentBackFor, Stage},
};

use crate::{
    deliberation::Table,
    town::{DELIBERATION, fresh, on_both},
};

fn refusal<T: std::fmt::Debug>(done: Result<T, app::AppError>) -> String {
    done.unwrap_err().to_string()
}

#[tokio::test]
async fn terms_that_too_many_misread_go_back_when_the_time_to_talk_is_over() {
    on_both(|town| async move {
        let members = town.members(9).await;
        let Table { advocate, contact, proposal } = Table::laid(&town).await;
        let tries = async |who: &Actor, proposal, answers: [u32; 3]| {
            let command = TryQuestions { proposal, answers: answers.into() };
            let tried = town.app.try_questions(who, &fresh(), &command).await;
            tried.map(|tried| tried.checked.iter().map(|one| one.right).collect::<Vec<_>>())
        };
        assert!(refusal(tries(&contact, proposal, [1, 1, 1]).await).contains("actor.not-a-member"));
        assert!(refusal(tries(&members[0], proposal, [1, 1, 4]).await).contains("understanding.answer-each"));
        // Whatever is right: each question has three answers, and three members choose a different one each.
        let mut rights = 0;
        for (who, answer) in members.iter().zip([1, 2, 3, 1, 2]) {
            let checked = tries(who, proposal, [answer; 3]).await.unwrap();
            rights += checked.into_iter().filter(|right| *right).count();
        }
        assert!((3..=6).contains(&rights), "{rights}");
        assert!(
            refusal(tries(&members[0], proposal, [1, 1, 1]).await).contains("understanding.already-tried")
        );
        let stage = async |proposal| {
            town.app.read().await.unwrap().proposal(proposal).await.unwrap().unwrap().stage.word()
        };
        town.app.deadlines().await.unwrap();
        assert_eq!(stage(proposal).await, "tabled", "not before the time to talk is over");
        town.passes(DELIBERATION);
        let open = OpenVote { subject: Subject::Proposal(proposal) };
        let held = refusal(town.app.open_vote(&town.steward, &fresh(), &open).await);
        assert!(held.contains("vote.not-understood"), "{held}");
        town.app.deadlines().await.unwrap();
        assert_eq!(stage(proposal).await, "sent-back");
        let because = Some(SentBackFor::NotUnderstood);
        let decided = Stage::Decided { number: 1, outcome: Outcome::SentBack, because };
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.proposal(proposal).await.unwrap().unwrap().stage, decided);
        assert!(tx.vote_on(Subject::Proposal(proposal)).await.unwrap().is_none());
        drop(tx);
        // Four who misread it are too few to say so.
        let again = Table::again(&town, &advocate, &contact).await;
        for who in &members[..4] {
            tries(who, again, [1, 2, 3]).await.unwrap();
        }
        town.passes(DELIBERATION);
        // Too late to count, and told what is right all the same.
        assert_eq!(tries(&members[4], again, [1, 2, 3]).await.unwrap().len(), 3);
        town.app.deadlines().await.unwrap();
        assert_eq!(stage(again).await, "voting");
        let tx = town.app.read().await.unwrap();
        let known = async |who: &Actor| tx.tried(again, 1, who.as_member().unwrap().id).await.unwrap();
        assert!(!known(&members[0]).await, "nothing is kept once the vote is open");
        for entry in tx.journal_after(0, None, 1_000).await.unwrap() {
            assert!(!format!("{:?}", entry.fact).contains("mem_"), "nobody is named");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_takes_along_what_they_understood() {
    on_both(|town| async move {
        let members = town.members(3).await;
        let Table { proposal, .. } = Table::laid(&town).await;
        let command = TryQuestions { proposal, answers: vec![1, 1, 1] };
        town.app.try_questions(&members[0], &fresh(), &command).await.unwrap();
        let tried = async || {
            let tx = town.app.read().await.unwrap();
            tx.tried(proposal, 1, members[0].as_member().unwrap().id).await.unwrap()
        };
        assert!(tried().await);
        town.app.leave_roll(&members[0], &fresh()).await.unwrap();
        assert!(!tried().await);
    })
    .await;
}
