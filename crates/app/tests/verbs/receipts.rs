//! Receipts: that a ballot counted, and never how; what is opened, and what is not.

use app::{AppError, Delegate, Held, WithdrawBallot};
use domain::{
    ballot::{Choice, Delivery},
    decision::Subject,
    delegation::{Said, Scope},
};
use evidence::{
    check::{Trust, Verdict, check},
    receipt::{Opening, Receipt},
};

use crate::town::{Town, fresh, on_both};

fn code(result: Result<Held, AppError>) -> String {
    result.err().map(|fault| fault.to_string()).unwrap_or_default()
}

fn verified(town: &Town, file: &str) -> Receipt {
    let receipt = Receipt::parse(file.as_bytes()).unwrap();
    receipt.verify(town.app.keys().jwks()).unwrap();
    assert!(receipt.log.is_some(), "it shows that the log told of the decision");
    let log = Some(town.app.log_verifier());
    let trust = Trust { log, ..Trust::in_instance(town.app.keys().jwks().clone()) };
    assert_eq!(check(file.as_bytes(), &trust).verdict, Verdict::Good);
    receipt
}

#[tokio::test]
async fn who_voted_gets_a_receipt_that_tells_neither_who_nor_how() {
    on_both(|mut town| async move {
        let members = town.members(8).await;
        let ids: Vec<_> = members.iter().map(|member| member.as_member().unwrap().id).collect();
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let (scope, said) = (Scope::Vote(vote), Said::To(ids[0]));
        let command = Delegate { community: town.community, scope, said };
        town.app.delegate(&members[5], &fresh(), command).await.unwrap();
        for (at, member) in members.iter().take(5).enumerate() {
            town.votes(member, vote, if at < 4 { Choice::For } else { Choice::Against }).await.unwrap();
        }
        // Before the close: the commitment, and nothing for whoever has given no ballot.
        let Held::Recorded { commitment } = town.app.receipt(&members[0], vote).await.unwrap() else {
            panic!("recorded")
        };
        assert!(code(town.app.receipt(&members[6], vote).await).contains("receipt.nothing-to-prove"));
        town.behind_its_back("UPDATE seat SET struck = true WHERE acts > 0 AND member IN (SELECT member FROM ballot WHERE choice = 'against')").await;
        town.closes().await;
        for (member, id) in members.iter().zip(&ids).take(4) {
            let Held::Counted { file } = town.app.receipt(member, vote).await.unwrap() else {
                panic!("counted")
            };
            let receipt = verified(&town, &file);
            let tx = town.app.read().await.unwrap();
            let ballot = tx.ballot(vote, *id).await.unwrap().unwrap();
            let text = receipt.to_file().unwrap();
            assert_eq!(receipt.ballot.unwrap().hash, ballot.commitment.to_string());
            assert!(!text.contains(&id.to_string()));
        }
        let Held::Counted { file } = town.app.receipt(&members[0], vote).await.unwrap() else { panic!("counted") };
        assert!(file.contains(&commitment.to_string()), "the number that was written down is in the count");
        // By delegation: the seat, and no ballot that would show whose delegate somebody is.
        let Held::Carried { file } = town.app.receipt(&members[5], vote).await.unwrap() else { panic!("carried") };
        assert!(verified(&town, &file).ballot.is_none());
        // Struck, and who gave nothing.
        assert!(code(town.app.receipt(&members[4], vote).await).contains("ballot.struck"));
        assert!(code(town.app.receipt(&members[6], vote).await).contains("receipt.nothing-to-prove"));
        // The seat opens for its member, and is the receipt's.
        let opening = town.app.opening(&members[0], vote).await.unwrap();
        let opening = Opening::parse(opening.to_file().unwrap().as_bytes()).unwrap();
        let Held::Counted { file } = town.app.receipt(&members[0], vote).await.unwrap() else { panic!("counted") };
        assert!(file.contains(&opening.seat.unwrap().leaf));
    })
    .await;
}

#[tokio::test]
async fn a_ballot_is_opened_by_taking_it_back_and_only_once() {
    on_both(|town| async move {
        let members = town.members(3).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        town.votes(&members[0], vote, Choice::Against).await.unwrap();
        let Held::Recorded { commitment } = town.app.receipt(&members[0], vote).await.unwrap() else {
            panic!("recorded")
        };
        let command = WithdrawBallot { vote, delivery: Delivery::Here };
        let key = fresh();
        let opened = town.app.take_back_and_open(&members[0], &key, command).await.unwrap().unwrap();
        let ballot = opened.ballot.clone().unwrap();
        assert_eq!((ballot.choice.as_str(), ballot.commitment), ("against", commitment.to_string()));
        assert!(Opening::parse(opened.to_file().unwrap().as_bytes()).is_ok());
        assert!(town.app.take_back_and_open(&members[0], &key, command).await.unwrap().is_none());
        // The one that stands now is not opened by a repetition.
        town.votes(&members[0], vote, Choice::For).await.unwrap();
        assert!(town.app.take_back_and_open(&members[0], &key, command).await.unwrap().is_none());
        assert!(matches!(town.app.receipt(&members[0], vote).await.unwrap(), Held::Recorded { .. }));
    })
    .await;
}
