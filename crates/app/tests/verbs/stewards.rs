//! Who is a steward, and what the charter says of it.

use app::{Actor, AppError, ChangeSteward, DeclareCrisis, StewardChanged};
use domain::{
    charter::{StewardsDraft, WhenFewer},
    id::MemberId,
    moment::Span,
};

use crate::town::{Town, fresh, on_both, on_both_under};

fn id(who: &Actor) -> MemberId {
    who.as_member().unwrap().id
}

async fn changes(town: &Town, by: &Actor, of: &Actor, appoints: bool) -> Result<StewardChanged, AppError> {
    let command = ChangeSteward { community: town.community, member: id(of), appoints };
    town.app.change_steward(by, &fresh(), command).await
}

async fn refused(town: &Town, by: &Actor, of: &Actor, appoints: bool, wanted: &str) {
    let refused = changes(town, by, of, appoints).await.unwrap_err().to_string();
    assert!(refused.contains(wanted), "{refused} is not {wanted}");
}

/// The member as they stand now.
async fn now(town: &Town, who: &Actor) -> Actor {
    Actor::Member(town.app.read().await.unwrap().member(id(who)).await.unwrap().unwrap())
}

#[tokio::test]
async fn two_make_a_third_two_others_end_an_office_and_one_steps_down() {
    on_both(|town| async move {
        let members = town.members(3).await;
        refused(&town, &members[0], &members[1], true, "actor.not-a-steward").await;
        refused(&town, &town.stranger().await, &members[1], true, "actor.not-a-steward").await;
        refused(&town, &town.steward, &town.steward, false, "roll.last-steward").await;
        // Alone: done at once.
        assert!(changes(&town, &town.steward, &members[0], true).await.unwrap().done);
        let second = now(&town, &members[0]).await;
        // Two: the one asks, the other confirms.
        assert!(!changes(&town, &town.steward, &members[1], true).await.unwrap().done);
        refused(&town, &town.steward, &members[1], true, "crisis.other-steward-needed").await;
        town.passes(Span::days(1));
        assert!(!changes(&town, &second, &members[1], true).await.unwrap().done, "it waited too long");
        assert!(changes(&town, &town.steward, &members[1], true).await.unwrap().done);
        refused(&town, &second, &members[1], true, "steward.already").await;
        refused(&town, &second, &members[2], false, "steward.is-none").await;
        let third = now(&town, &members[1]).await;
        // What a steward asked who is none any more holds no longer.
        assert!(!changes(&town, &second, &third, false).await.unwrap().done);
        assert!(changes(&town, &second, &second, false).await.unwrap().done, "one steps down at once");
        refused(&town, &second, &third, false, "actor.not-a-steward").await;
        assert!(!changes(&town, &town.steward, &third, false).await.unwrap().done);
        // With two, nobody ends the other's office.
        refused(&town, &town.steward, &third, false, "crisis.other-steward-needed").await;
        assert!(!changes(&town, &third, &members[2], true).await.unwrap().done);
        assert!(changes(&town, &town.steward, &members[2], true).await.unwrap().done);
        let fourth = now(&town, &members[2]).await;
        assert!(changes(&town, &fourth, &third, false).await.unwrap().done, "the second of two others");
        assert_eq!(now(&town, &third).await.kind(), "member");
        let tx = town.app.read().await.unwrap();
        for entry in tx.journal_after(0, None, 1_000).await.unwrap() {
            assert!(!format!("{:?}", entry.fact).contains("mem_"), "{:?}", entry.fact);
        }
    })
    .await;
}

#[tokio::test]
async fn the_charter_says_how_many_and_what_waits() {
    let clause = |founding: &mut app::FoundCommunity| {
        founding.stewards = Some(StewardsDraft { least: 2, most: 2, when_fewer: WhenFewer::Wait });
        founding.crisis = Some(domain::charter::CrisisDraft {
            burden: None,
            longest_term: "P30D".into(),
            rules: Vec::new(),
            red_lines: Vec::new(),
            lapses_after: "P14D".into(),
        });
    };
    on_both_under(clause, |town| async move {
        let members = town.members(2).await;
        town.adopts().await;
        let reason = vec![("en".to_owned(), "A fire".to_owned())];
        let crisis = DeclareCrisis { community: town.community, reason };
        let waits = town.app.declare_crisis(&town.steward, &fresh(), &crisis).await.unwrap_err().to_string();
        assert!(waits.contains("roll.too-few-stewards"), "{waits}");
        // To get out of that, one is enough.
        assert!(changes(&town, &town.steward, &members[0], true).await.unwrap().done);
        refused(&town, &town.steward, &members[1], true, "steward.too-many").await;
        town.app.declare_crisis(&town.steward, &fresh(), &crisis).await.unwrap();
        town.app.declare_crisis(&now(&town, &members[0]).await, &fresh(), &crisis).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn of_two_who_step_down_at_once_one_stays() {
    on_both(|town| async move {
        let members = town.members(1).await;
        assert!(changes(&town, &town.steward, &members[0], true).await.unwrap().done);
        let second = now(&town, &members[0]).await;
        let (one, other) = tokio::join!(
            changes(&town, &town.steward, &town.steward, false),
            changes(&town, &second, &second, false)
        );
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    })
    .await;
}
