//! The private trail: what machines asked about an agreement whose terms ask for it, who reads it, and for how long.

use app::{Actor, Traced, storage::Holder};
use domain::{
    id::{AgreementId, RequesterId},
    moment::Span,
    permission::Question,
    terms::TermsDraft,
};

use crate::{
    agreed::{agreement, agreement_on, withdraws},
    town::{Town, on_both, terms},
};

const DAYS: Span = Span::days(60);

/// What somebody reads of it; none where they may not.
async fn read(town: &Town, actor: &Actor, agreement: AgreementId) -> Option<Vec<Traced>> {
    town.app.usage_trail(actor, agreement, (None, 100)).await.unwrap()
}

/// As a steward reads it: why it was denied, how often, and whether a holder's token was shown; in a fixed order.
async fn told(town: &Town, agreement: AgreementId) -> Vec<(Option<String>, u64, bool)> {
    let all = read(town, &town.steward, agreement).await.unwrap();
    let mut told: Vec<_> = all.into_iter().map(|one| (one.denied, one.times, one.token.is_some())).collect();
    told.sort();
    told
}

fn asking_for_a_trail() -> TermsDraft {
    TermsDraft { usage_trail: Some("P60D".into()), ..terms() }
}

/// A town with an agreement that asks for a trail: its members, its advocate, and the agreement with its requester.
async fn agreed(town: &Town) -> (Vec<Actor>, Actor, AgreementId, RequesterId) {
    let members = town.members(3).await;
    town.adopts().await;
    let (advocate, _) = town.advocate().await;
    let (id, requester) = agreement_on(town, &members, &advocate, "university", asking_for_a_trail()).await;
    (members, advocate, id, requester)
}

async fn holder(town: &Town, question: &Question) -> Actor {
    let token = town.app.issue_token(Holder::DataHolder(question.requester), None).await.unwrap();
    town.app.actor(&token).await.unwrap()
}

#[tokio::test]
async fn each_answer_is_kept_for_those_who_speak_for_the_community() {
    on_both(|town| async move {
        let (members, advocate, id, requester) = agreed(&town).await;
        let question = town.question(requester);
        let holder = holder(&town, &question).await;
        for actor in [&holder, &holder, &Actor::Public] {
            town.app.permitted(actor, &question).await;
        }
        // What the terms never covered is nobody's agreement.
        let marketing = Question { purpose: "purpose:marketing".parse().unwrap(), ..question.clone() };
        town.app.permitted(&holder, &marketing).await;
        assert_eq!(told(&town, id).await, [], "an answer waits for no database");
        town.app.write_trail().await.unwrap();
        assert_eq!(told(&town, id).await, [(None, 1, false), (None, 2, true)]);

        let kept = read(&town, &town.steward, id).await.unwrap();
        let Actor::DataHolder(_, token) = holder else { panic!("{holder:?}") };
        let named: Vec<_> = kept.iter().filter_map(|one| one.token).collect();
        assert_eq!(named, [token]);
        for one in &kept {
            let (purpose, data) = one.what.clone().unwrap();
            assert_eq!((purpose, &data), (question.purpose.clone(), &question.data_categories[0]));
            assert_eq!(one.hour.micros() % 3_600_000_000, 0, "no more of the time than its hour");
            assert_eq!(one.until, one.hour.plus(Span::seconds(3_600)).plus(DAYS));
        }
        let page = town.app.usage_trail(&advocate, id, (None, 1)).await.unwrap().unwrap();
        let rest = town.app.usage_trail(&advocate, id, (Some(page[0].id), 1)).await.unwrap().unwrap();
        assert_eq!(([&page[..1], &rest].concat(), page.len()), (kept, 2), "one more, to see that it goes on");
        let (contact, _) = town.other_requester("another").await;
        for nobody in [&members[0], &Actor::Public, &holder, &contact, &town.stranger().await] {
            assert_eq!(read(&town, nobody, id).await, None, "{nobody:?}");
        }

        withdraws(&town, &members, id).await;
        let later = town.question(requester);
        town.app.permitted(&holder, &later).await;
        town.app.write_trail().await.unwrap();
        let denied = Some("permission.withdrawn".to_owned());
        assert_eq!(told(&town, id).await, [(None, 1, false), (None, 2, true), (denied.clone(), 1, true)]);

        // The first two are older than the terms say; the last one is not.
        town.passes(DAYS);
        town.app.deadlines().await.unwrap();
        assert_eq!(told(&town, id).await, [(denied, 1, true)]);
        town.passes(Span::days(1));
        town.app.deadlines().await.unwrap();
        assert_eq!(told(&town, id).await, []);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_written_down_where_the_terms_do_not_ask_for_it() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (asked, _) = agreement_on(&town, &members, &advocate, "institute", asking_for_a_trail()).await;
        let (id, requester) = agreement(&town, &members, &advocate).await;
        let question = town.question(requester);
        town.app.permitted(&holder(&town, &question).await, &question).await;
        town.app.end_trail().await.unwrap();
        for id in [asked, id] {
            assert_eq!(told(&town, id).await, []);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_left_is_written_at_the_end() {
    on_both(|town| async move {
        let (_, _, id, requester) = agreed(&town).await;
        let question = town.question(requester);
        town.app.permitted(&Actor::Public, &question).await;
        town.app.write_trail().await.unwrap();
        for _ in 0..5 {
            town.app.permitted(&Actor::Public, &question).await;
        }
        town.app.write_trail().await.unwrap();
        assert_eq!(told(&town, id).await, [(None, 1, false)], "how often is told when the hour is over");
        town.app.end_trail().await.unwrap();
        assert_eq!(told(&town, id).await, [(None, 1, false), (None, 5, false)]);
        town.app.end_trail().await.unwrap();
        assert_eq!(told(&town, id).await.len(), 2, "once");
    })
    .await;
}
