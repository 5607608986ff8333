//! "May I?" while things change: what was committed is answered from, in this process and by another.

use app::{Actor, App, Chance, Clock, Keys, Store};
use domain::{
    id::{CommunityId, RequesterId},
    permission::{Answer, Question},
    refusal::Reason,
};

use crate::{
    agreed::{agreement, withdraws},
    town::{Town, on_both},
};

async fn asked(app: &App, question: &Question) -> &'static str {
    app.permitted(&Actor::Public, question).await.answer.reason().map_or("permit", Reason::code)
}

/// Another process on the same database: it has a memory of its own.
async fn another(town: &Town) -> App {
    remembering_nothing(town, Store::connect(&town.url).await.unwrap())
}

fn remembering_nothing(town: &Town, store: Store) -> App {
    let now = town.app.now();
    let key = || evidence::keys::SigningKey::from_seed(&[7; 32]);
    App::new(
        store,
        Clock::new(move || now),
        Chance::system(),
        Keys::new(key(), key(), "https://ownaccord.example"),
    )
}

#[tokio::test]
async fn the_answer_carries_what_it_rests_on_and_follows_the_journal() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let nobody = town.question(RequesterId::numbered(9));
        assert_eq!(
            asked(&town.app, &nobody).await,
            "permission.no-agreement",
            "read before there was anything"
        );
        let (id, requester) = agreement(&town, &members, &advocate).await;
        let question = town.question(requester);
        let answered = town.app.permitted(&Actor::Public, &question).await;
        let Answer::Permit { grants, until } = &answered.answer else { panic!("{answered:?}") };
        let tx = town.app.read().await.unwrap();
        let stored = tx.agreement(id).await.unwrap().unwrap();
        assert_eq!((grants.len(), grants[0].agreement, grants[0].terms), (1, id, stored.digest));
        assert_eq!(
            (grants[0].community, grants[0].duties.len(), *until),
            (town.community, 1, town.app.now().plus(stored.terms.term))
        );
        assert_eq!(answered.sequence, tx.journal_end().await.unwrap(), "up to the last entry");
        drop(tx);
        let of = |community| Question { community: Some(community), ..question.clone() };
        assert_eq!(asked(&town.app, &of(town.community)).await, "permit");
        assert_eq!(asked(&town.app, &of(CommunityId::numbered(9))).await, "permission.no-agreement");
        // SQLite has one process alone.
        let other = if town.url.starts_with("sqlite") { None } else { Some(another(&town).await) };
        if let Some(other) = &other {
            assert_eq!(asked(other, &question).await, "permit");
        }
        withdraws(&town, &members, id).await;
        assert_eq!(asked(&town.app, &question).await, "permission.withdrawn", "the first after the commit");
        if let Some(other) = &other {
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            assert_eq!(asked(other, &question).await, "permission.withdrawn", "a second later everywhere");
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_not_permitted() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (_, requester) = agreement(&town, &members, &advocate).await;
        let question = town.question(requester);
        assert_eq!(asked(&town.app, &question).await, "permit");
        let app = remembering_nothing(&town, town.app.store().clone());
        town.app.store().close().await.unwrap();
        let answered = app.permitted(&Actor::Public, &question).await;
        assert_eq!(
            (answered.answer.reason().map(Reason::code), answered.sequence),
            (Some("permission.unknown"), 0)
        );
    })
    .await;
}
