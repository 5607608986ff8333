//! Questions to the requester through the verbs: out and back through an advocate, and whose each act is.

use app::{Actor, AppError, AskQuestion, Handle, HandleQuestion};
use domain::{
    fact::Fact,
    id::{ProposalId, QuestionId},
    question::QuestionStage,
};
use futures_util::future::join_all;

use crate::{
    deliberation::Table,
    town::{Town, fresh, on_both},
};

async fn asks(town: &Town, who: &Actor, proposal: ProposalId) -> Result<QuestionId, AppError> {
    let words = "Who reads it?".to_owned();
    let command = AskQuestion { proposal, clause: Some(2), language: None, words };
    town.app.ask_question(who, &fresh(), &command).await.map(|said| said.question)
}

async fn handles(town: &Town, who: &Actor, question: QuestionId, what: Handle) -> String {
    let done = town.app.handle_question(who, &fresh(), &HandleQuestion { question, what }).await;
    done.map_or_else(|refused| refused.to_string(), |_| "done".to_owned())
}

fn said(words: &str) -> Vec<(String, String)> {
    vec![("en".to_owned(), words.to_owned())]
}

#[tokio::test]
async fn a_question_goes_out_and_comes_back_through_the_advocate() {
    on_both(|town| async move {
        let members = town.members(2).await;
        let Table { advocate, contact, proposal } = Table::laid(&town).await;
        for (who, code) in [
            (contact.clone(), "actor.not-a-member"),
            (town.stranger().await, "actor.not-a-member"),
            (Actor::Public, "actor.sign-in-needed"),
        ] {
            let refused = asks(&town, &who, proposal).await.unwrap_err().to_string();
            assert!(refused.contains(code), "{refused}");
        }
        let question = asks(&town, &members[0], proposal).await.unwrap();
        let forward = || Handle::Forward(said("Who has access?"));
        let answer = || Handle::Answer(said("Two researchers."));
        for (who, what, wanted) in [
            (&members[0], forward(), "not-found"),
            (&contact, forward(), "mandate.none-active"),
            (&contact, answer(), "not-found"),
            (&advocate, answer(), "actor.not-the-requester"),
            (&advocate, Handle::Publish, "question.stage"),
            (&advocate, Handle::Forward(Vec::new()), "input.language-missing"),
            (&advocate, forward(), "done"),
            (&advocate, Handle::Decline(said("Too late.")), "question.stage"),
            (&contact, Handle::Publish, "mandate.none-active"),
            (&contact, answer(), "done"),
            (&contact, answer(), "question.stage"),
            (&advocate, Handle::Publish, "done"),
            (&advocate, Handle::Publish, "question.stage"),
        ] {
            let done = handles(&town, who, question, what.clone()).await;
            assert!(done.contains(wanted), "{what:?}: {done}, not {wanted}");
        }
        let declined = asks(&town, &members[1], proposal).await.unwrap();
        assert_eq!(handles(&town, &advocate, declined, Handle::Decline(said("Asked before."))).await, "done");
        let tx = town.app.read().await.unwrap();
        let all = tx.questions_of(proposal).await.unwrap();
        let stages: Vec<_> = all.iter().map(|one| (one.number, one.stage.word())).collect();
        assert_eq!(stages, [(1, "published"), (2, "declined")]);
        let QuestionStage::Published { answer, .. } = &all[0].stage else { panic!("published") };
        assert_eq!(answer.get(&"en".parse().unwrap()), Some("Two researchers."));
        let journal = tx.journal_after(0, None, 1_000).await.unwrap();
        let moved = journal.iter().filter(|entry| matches!(entry.fact, Fact::QuestionMoved { .. }));
        assert_eq!(moved.count(), 6, "asked, forwarded, answered, published; asked, declined");
        for entry in journal {
            let fact = format!("{:?}", entry.fact);
            assert!(!fact.contains("mem_") && !fact.contains("access"), "nobody is named or cited: {fact}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_many_who_ask_at_once_each_gets_a_number_and_who_leaves_takes_their_name_along() {
    on_both(|town| async move {
        let members = town.members(8).await;
        let Table { proposal, .. } = Table::laid(&town).await;
        let all = join_all(members.iter().map(|who| asks(&town, who, proposal))).await;
        let taken = all.iter().filter(|asked| asked.is_ok()).count();
        for refused in all.into_iter().filter_map(Result::err) {
            assert!(refused.to_string().contains("busy"), "{refused}");
        }
        let asked = |who: &Actor| {
            let (who, app) = (who.as_member().unwrap().id, town.app.clone());
            async move { app.read().await.unwrap().asked_by(proposal, 1, who).await.unwrap() }
        };
        let tx = town.app.read().await.unwrap();
        let questions = tx.questions_of(proposal).await.unwrap();
        drop(tx);
        assert_eq!(questions.len(), taken);
        assert!(questions.iter().map(|one| one.number).eq(1..=u32::try_from(taken).unwrap()));
        let mut first = 0;
        while asked(&members[first]).await == 0 {
            first += 1;
        }
        for _ in 1..5 {
            asks(&town, &members[first], proposal).await.unwrap();
        }
        let sixth = asks(&town, &members[first], proposal).await.unwrap_err().to_string();
        assert!(sixth.contains("question.too-many"), "{sixth}");
        town.app.leave_roll(&members[first], &fresh()).await.unwrap();
        assert_eq!(asked(&members[first]).await, 0);
    })
    .await;
}
