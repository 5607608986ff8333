//! Who hears what by subscriptions: never more than a look would show, from a cursor on, and of a vote nothing but its bulletins.

use std::time::Duration;

use futures_util::{Stream, StreamExt};
use graphql::authorise::{Kind, may};
use serde_json::{Value, json};

use crate::{
    cast::{Cast, cast},
    fixture::{House, Town, on_sqlite, text},
};

const PROPOSAL: &str = "subscription($id: ID!, $since: String) { proposal(id: $id, since: $since) { cursor step proposal { id } } }";
const STATUS: &str = "subscription($agreement: ID, $requester: ID, $since: String) \
                      { agreementStatus(agreement: $agreement, requester: $requester, since: $since) \
                      { cursor kind agreement { id } event { status } } }";
const TURNOUT: &str = "subscription($vote: ID!) { turnout(vote: $vote) { atLeast asOf } }";

/// Everything that comes before a pause.
async fn all(mut listener: impl Stream<Item = Value> + Unpin) -> Vec<Value> {
    let mut heard = Vec::new();
    while let Ok(Some(event)) = tokio::time::timeout(Duration::from_millis(700), listener.next()).await {
        heard.push(event);
    }
    heard
}

async fn steps(cast: &Cast, token: &str, proposal: &str) -> Result<Vec<String>, String> {
    let variables = json!({ "id": proposal, "since": "start" });
    let heard = all(cast.town.house.listens(token, PROPOSAL, variables).await).await;
    heard
        .iter()
        .map(|event| match event["errors"][0]["extensions"]["code"].as_str() {
            Some(code) => Err(code.to_owned()),
            None => Ok(text(event, "/data/proposal/step")),
        })
        .collect()
}

#[tokio::test]
async fn each_kind_of_actor_hears_what_it_may_see() {
    on_sqlite(async |house: House| {
        let cast = cast(house).await;
        for (kind, token) in &cast.tokens {
            let inside = [Kind::Member, Kind::Steward, Kind::Advocate].contains(kind);
            let table = inside || *kind == Kind::Requester;
            // Not tabled yet: nobody else knows that there is one.
            let early = steps(&cast, token, &cast.proposal).await;
            assert_eq!(may("Proposal.id", *kind), Some(table));
            match early {
                Ok(early) => {
                    assert!(table, "{kind:?} hears {early:?}");
                    assert_eq!(early[0], "SUBMITTED", "{kind:?}");
                    assert_eq!(early.contains(&"MEMBERS_ASKED".to_owned()), inside, "{kind:?}: {early:?}");
                    assert!(early.contains(&"CLARIFIED".to_owned()), "{kind:?}: {early:?}");
                }
                Err(code) => assert!(!table && code == "not-found", "{kind:?}: {code}"),
            }
            let tabled = steps(&cast, token, &cast.tabled).await.expect("everybody sees what is tabled");
            assert!(tabled.contains(&"TABLED".to_owned()), "{kind:?}: {tabled:?}");
            assert_eq!(tabled.contains(&"SUBMITTED".to_owned()), table, "{kind:?}: {tabled:?}");
            assert!(inside || !tabled.contains(&"ABSENCE".to_owned()), "{kind:?}: {tabled:?}");
            let lean = [Kind::Member, Kind::Steward].contains(kind);
            assert_eq!(tabled.contains(&"TEMPERATURE".to_owned()), lean, "{kind:?}: {tabled:?}");
            assert!(table || !tabled.contains(&"CONCERN".to_owned()), "{kind:?}: {tabled:?}");
            // Of where agreements stand everybody hears.
            let variables = json!({ "agreement": cast.agreement, "since": "start" });
            let heard = all(cast.town.house.listens(token, STATUS, variables).await).await;
            assert_eq!(heard[0]["data"]["agreementStatus"]["kind"], "agreement.made", "{kind:?}: {heard:?}");
            // A bulletin at once; that nobody has voted yet is told to those who are told nothing, too.
            let first =
                all(cast.town.house.listens(token, TURNOUT, json!({ "vote": cast.vote })).await).await;
            assert_eq!(first.len(), 1, "{kind:?}: {first:?}");
            assert_eq!(first[0]["data"]["turnout"]["atLeast"], 0, "{kind:?}");
        }
        let stranger = steps(&cast, &cast.stranger, &cast.proposal).await;
        assert_eq!(stranger, Err("not-found".to_owned()), "another community's steward");
    })
    .await;
}

#[tokio::test]
async fn a_follower_goes_on_from_the_last_cursor() {
    on_sqlite(async |house: House| {
        let cast = cast(house).await;
        let house = &cast.town.house;
        let requester = &cast.tokens.iter().find(|(kind, _)| *kind == Kind::Requester).unwrap().1;
        for (query, field, more) in [
            (PROPOSAL, "proposal", json!({ "id": cast.tabled })),
            (STATUS, "agreementStatus", json!({ "agreement": null })),
        ] {
            let since = |cursor: &str| {
                let mut variables = more.clone();
                variables["since"] = json!(cursor);
                variables
            };
            let cursor = |event: &Value| text(event, &format!("/data/{field}/cursor"));
            let at_once: Vec<_> =
                all(house.listens(requester, query, since("start")).await).await.iter().map(cursor).collect();
            assert!(!at_once.is_empty(), "{field}");
            let (mut one_by_one, mut last) = (Vec::new(), "start".to_owned());
            for _ in &at_once {
                // A connection an event.
                let event = house.listens(requester, query, since(&last)).await.next().await.unwrap();
                last = cursor(&event);
                one_by_one.push(last.clone());
            }
            assert_eq!(one_by_one, at_once);
            assert!(all(house.listens(requester, query, since(&last)).await).await.is_empty());
            let wrong = house.listens(requester, query, since("yesterday")).await.next().await.unwrap();
            assert_eq!(wrong["errors"][0]["extensions"]["code"], "input.malformed");
        }
        let (other, _) = cast.town.requester().await;
        let variables = json!({ "requester": other, "since": "start" });
        assert!(all(house.listens("", STATUS, variables).await).await.is_empty(), "another's agreements");
        for (query, variables) in [
            (STATUS, json!({ "agreement": format!("agr_{}", "0".repeat(32)) })),
            (STATUS, json!({ "requester": format!("req_{}", "0".repeat(32)) })),
            (TURNOUT, json!({ "vote": format!("vot_{}", "0".repeat(32)) })),
        ] {
            let refused = house.listens("", query, variables.clone()).await.next().await.unwrap();
            let code = text(&refused, "/errors/0/extensions/code");
            assert!(["not-found", "input.malformed"].contains(&code.as_str()), "{variables}: {refused}");
        }
    })
    .await;
}

/// Ballots move the journal; nobody who listens to the turnout can tell.
#[tokio::test]
async fn no_ballot_moves_the_turnout() {
    on_sqlite(async |house: House| {
        let mut town = Town::founded(house, 0).await;
        for _ in 0..19 {
            town.admits("en").await;
        }
        let (_, advocate) = town.mandates().await;
        let (_, contact) = town.requester().await;
        let proposal = town.submits(&contact).await;
        let accepted = json!({ "proposal": proposal, "number": 1 });
        town.house.good(&advocate, "acceptOffer", accepted, "proposal { stage }").await;
        let vote = town.vote_on(&proposal).await;
        let mut listener = town.house.listens("", TURNOUT, json!({ "vote": vote })).await;
        let first = listener.next().await.unwrap();
        assert_eq!(first["data"]["turnout"]["atLeast"], 0);
        for token in &town.members {
            town.casts(token, &vote, "CONSENT").await;
        }
        let quiet = tokio::time::timeout(Duration::from_millis(2_500), listener.next()).await;
        assert!(quiet.is_err(), "nineteen ballots, and not a word: {quiet:?}");
        town.house.passes(3_600).await;
        let rest = all(listener).await;
        let shown: Vec<_> = rest.iter().map(|event| &event["data"]["turnout"]["atLeast"]).collect();
        assert!(shown.iter().all(|at_least| **at_least == 0 || **at_least == 5), "{shown:?}");
        // It has ended: a vote that is over has figures, and no turnout any more.
        let after = all(town.house.listens("", TURNOUT, json!({ "vote": vote })).await).await;
        assert_eq!(after.len(), 1, "{after:?}");
    })
    .await;
}
