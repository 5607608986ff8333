//! The legitimacy register through the verbs: who may say whom they trust, what is shown, and that leaving erases it.

use app::{Actor, AppError, SayTrust, TrustSaid};
use domain::{id::IntermediaryId, legitimacy::Matter, moment::Span};

use crate::town::{Town, fresh, on_both};

fn word(town: &Town, intermediary: IntermediaryId, given: bool) -> SayTrust {
    SayTrust { community: town.community, intermediary, stage: None, topic: None, given }
}

async fn says(town: &Town, who: &Actor, command: &SayTrust) -> Result<TrustSaid, AppError> {
    town.app.say_trust(who, &fresh(), command).await
}

/// What is shown on everything, after another day.
async fn shown(town: &Town) -> Vec<u32> {
    town.passes(Span::days(1));
    town.app.deadlines().await.unwrap();
    let register = town.app.read().await.unwrap().register_of(town.community).await.unwrap();
    let register = register.unwrap();
    register.on(&Matter::default()).iter().map(|figure| figure.shown).collect()
}

#[tokio::test]
async fn members_say_whom_they_trust_and_are_shown_in_batches_and_forgotten_when_they_leave() {
    on_both(|town| async move {
        let members = town.members(6).await;
        let (advocate, bridge) = town.intermediary("bridge").await;
        let trusts = word(&town, bridge, true);
        for (who, why) in [
            (&advocate, "actor.not-a-member"),
            (&Actor::Public, "actor.sign-in-needed"),
            (&town.stranger().await, "actor.not-a-member"),
        ] {
            let refused = says(&town, who, &trusts).await.unwrap_err().to_string();
            assert!(refused.contains(why), "{refused}");
        }
        let wrong = SayTrust { stage: Some("purpose:research".into()), ..trusts.clone() };
        let refused = says(&town, &members[0], &wrong).await.unwrap_err().to_string();
        assert!(refused.contains("input.unknown-code"), "{refused}");
        assert!(town.app.read().await.unwrap().register_of(town.community).await.unwrap().is_none());

        for member in &members[..4] {
            says(&town, member, &trusts).await.unwrap();
            says(&town, member, &trusts).await.unwrap();
        }
        assert!(shown(&town).await.is_empty(), "four are not shown");
        says(&town, &members[4], &SayTrust { stage: Some("stage:in-camp".into()), ..trusts.clone() })
            .await
            .unwrap();
        assert!(shown(&town).await.is_empty(), "the fifth trusts it in camps alone");
        says(&town, &members[5], &trusts).await.unwrap();
        assert_eq!(shown(&town).await, [5]);
        let camp = Matter::read(Some("stage:in-camp"), None).unwrap();
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.register_of(town.community).await.unwrap().unwrap().on(&camp)[0].shown, 5);
        let one = members[0].as_member().unwrap().id;
        assert_eq!(tx.trusted_by(one).await.unwrap().len(), 1);
        for entry in tx.journal_after(0, None, 1_000).await.unwrap() {
            let fact = format!("{:?}", entry.fact);
            assert!(!fact.contains("mem_"), "nobody is named: {fact}");
        }
        drop(tx);

        says(&town, &members[1], &word(&town, bridge, false)).await.unwrap();
        town.app.leave_roll(&members[0], &fresh()).await.unwrap();
        let tx = town.app.read().await.unwrap();
        assert!(tx.trusted_by(one).await.unwrap().is_empty(), "erased");
        assert_eq!(tx.trusted_in(town.community).await.unwrap().len(), 4);
        drop(tx);
        assert_eq!(shown(&town).await, [5], "two fewer are not told");
        for member in &members[2..] {
            let command = SayTrust { given: false, ..trusts.clone() };
            says(&town, member, &command).await.unwrap();
            says(&town, member, &command).await.unwrap();
        }
        assert!(shown(&town).await.is_empty());
    })
    .await;
}
