//! The table of who may do what, held against the schema and against the application.

use std::collections::BTreeSet;

use graphql::authorise::{Kind, TABLE, may};
use serde_json::json;

use crate::{
    cast::{Cast, cast},
    fixture::{House, codes, on_sqlite, text},
};

/// `Type.field` of every field of these types.
fn fields(wanted: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let document = async_graphql::parser::parse_schema(graphql::sdl()).unwrap();
    let mut found = BTreeSet::new();
    for definition in document.definitions {
        let async_graphql::parser::types::TypeSystemDefinition::Type(kind) = definition else { continue };
        let async_graphql::parser::types::TypeKind::Object(object) = kind.node.kind else { continue };
        let name = kind.node.name.node.to_string();
        let of_type = |field: &async_graphql::Positioned<async_graphql::parser::types::FieldDefinition>| {
            format!("{name}.{}", field.node.name.node)
        };
        found.extend(object.fields.iter().map(of_type).filter(|_| wanted(&name)));
    }
    found
}

#[test]
fn every_root_field_has_a_row_and_every_row_its_field() {
    let roots = fields(|name| ["Query", "Mutation", "Subscription"].contains(&name));
    assert!(roots.len() > 20, "{roots:?}");
    let rows: BTreeSet<_> = TABLE.iter().map(|row| row.field.to_owned()).collect();
    assert_eq!(rows.len(), TABLE.len(), "a field has two rows");
    let gaps: Vec<_> = roots.difference(&rows).collect();
    assert!(gaps.is_empty(), "without a row in src/authorise.rs: {gaps:?}");
    let all = fields(|_| true);
    let nowhere: Vec<_> = rows.difference(&all).collect();
    assert!(nowhere.is_empty(), "rows without a field: {nowhere:?}");
}

/// Whether the codes say that this actor may not, rather than that this input will not do.
fn denied(codes: &[String]) -> bool {
    codes
        .iter()
        .any(|code| code.starts_with("actor.") || code == "not-found" || code == "mandate.none-active")
}

#[tokio::test]
async fn each_kind_of_actor_tries_each_mutation() {
    on_sqlite(async |house: House| {
        let cast = cast(house).await;
        let attempts = cast.attempts();
        let mutations = fields(|name| name == "Mutation");
        let tried: BTreeSet<_> = attempts.iter().map(|(name, _)| format!("Mutation.{name}")).collect();
        assert_eq!(tried, mutations);
        for (mutation, input) in attempts {
            // Who may goes last: what they do may change what the others would be told.
            let field = format!("Mutation.{mutation}");
            let mut kinds = cast.tokens.clone();
            kinds.sort_by_key(|(kind, _)| may(&field, *kind));
            // The key in the input is nobody's: whoever may revoke their own does not find it among them.
            let not_theirs = |codes: &[String]| mutation == "revokeKey" && *codes == ["not-found"];
            for (kind, token) in kinds {
                let payload = cast.town.house.does(&token, mutation, input.clone(), "__typename").await;
                let allowed = may(&field, kind).unwrap();
                let told = codes(&payload);
                assert_eq!(!denied(&told) || not_theirs(&told), allowed, "{kind:?} {field}: {payload}");
            }
            // What somebody does for themselves, they do wherever they are.
            let own = ["linkCode", "leaveCommunity", "askKeyChallenge", "registerKey"].contains(&mutation);
            if may(&field, Kind::Public) == Some(false) && !own {
                let payload = cast.town.house.does(&cast.stranger, mutation, input, "__typename").await;
                assert!(denied(&codes(&payload)), "another community's steward, {field}: {payload}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn each_kind_of_actor_sees_what_the_table_says() {
    on_sqlite(async |house: House| {
        let cast = cast(house).await;
        let house = &cast.town.house;
        town_votes(&cast).await;
        house.good(&cast.town.steward, "reportPressure", json!({ "vote": cast.vote }), "taken").await;
        let early = json!({ "proposal": cast.tabled });
        house.good(&cast.town.steward, "reportPressureBeforeVote", early, "taken").await;
        for (kind, token) in &cast.tokens {
            let sees = |field: &str, seen: bool| {
                assert_eq!(may(field, *kind), Some(seen), "{kind:?} {field}");
            };
            let community = house.node(token, "Community", &cast.town.id, "rollSize rooms { role } petitions { totalCount }").await;
            sees("Community.petitions", community["petitions"]["totalCount"] == 1);
            sees("Community.rollSize", !community["rollSize"].is_null());
            sees("Community.rooms", !community["rooms"].is_null());
            let ledger = house.node(token, "Community", &cast.town.id, "burden { used }").await;
            sees("Community.burden", !ledger["burden"].is_null());
            let belong = house.node(token, "Community", &cast.town.id, "constituencies { iBelong }").await;
            sees("Constituency.iBelong", belong["constituencies"][0]["iBelong"] == false);
            let vote = house.node(token, "Vote", &cast.vote, "canVote { may because } myBallot { choice } myReceipt { commitment } myOpening myDelegate myDelegators castForMe { choice } myObjections figures { electorate } pausedSince").await;
            sees("Vote.canVote", vote["canVote"]["may"] == true);
            assert!(!text(&vote, "/canVote/because").is_empty());
            sees("Vote.pausedSince", !vote["pausedSince"].is_null());
            sees("Vote.myBallot", !vote["myBallot"].is_null());
            sees("Vote.myReceipt", !vote["myReceipt"]["commitment"].is_null());
            sees("Vote.myOpening", !vote["myOpening"].is_null());
            sees("Vote.myDelegate", !vote["myDelegate"].is_null());
            sees("Vote.myDelegators", vote["myDelegators"] == 1);
            sees("Vote.castForMe", !vote["myObjections"].is_null() && vote["castForMe"].is_null());
            sees("Vote.myObjections", !vote["myObjections"].is_null());
            assert!(vote["figures"].is_null());
            let negotiated = "id offers { at touches { code } } terms { digest } timeline { step } clarifications { number } askings { point } togetherCrosses { line } offerDraft { version }";
            let proposal = house.node(token, "Proposal", &cast.proposal, negotiated).await;
            sees("Proposal.id", !proposal.is_null());
            let people = "{ requester(handle: $handle) { contacts { id roles state } tokens { id prefix } } }";
            let people = house.ask(token, &format!("query($handle: String!) {people}"), json!({ "handle": cast.handle })).await;
            sees("Requester.contacts", !people["requester"]["contacts"].is_null());
            let hooks = house.ask(token, "{ webhooks { name address off cursor } }", json!({})).await;
            sees("Query.webhooks", hooks["webhooks"][0]["name"] == "Clinic");
            sees("Requester.tokens", !people["requester"]["tokens"].is_null());
            sees("Proposal.offers", proposal["offers"][0]["touches"][0]["code"] == "storage");
            sees("Proposal.terms", !proposal["terms"].is_null());
            sees("Proposal.timeline", proposal["timeline"][0]["step"] == "SUBMITTED");
            sees("Proposal.clarifications", proposal["clarifications"][0]["number"] == 1);
            sees("Proposal.askings", proposal["askings"][0]["point"] == "storage");
            sees("Proposal.togetherCrosses", !proposal["togetherCrosses"].is_null());
            sees("Proposal.offerDraft", proposal["offerDraft"]["version"] == 1);
            let told = proposal["timeline"].to_string().contains("MEMBERS_ASKED");
            sees("Proposal.askings", told);
            let listed = "query($id: ID!) { node(id: $id) { ... on Community { proposals { totalCount edges { node { id } } } } } }";
            let listed = house.ask(token, listed, json!({ "id": cast.town.id })).await;
            // Everybody sees the one that was decided on and the one that is tabled.
            sees("Proposal.id", listed["node"]["proposals"]["totalCount"] == 3);
            let held = house.node(token, "Proposal", &cast.tabled, "heldBackSince").await;
            sees("Proposal.heldBackSince", !held["heldBackSince"].is_null());
            let concerns = "concerns { edges { node { words { text } supportedAtLeast } } }";
            let concerns = house.node(token, "Proposal", &cast.tabled, concerns).await;
            sees("Proposal.concerns", !concerns["concerns"].is_null());
            let questions = house.node(token, "Proposal", &cast.tabled, "questions { totalCount }").await;
            sees("Proposal.questions", questions["questions"]["totalCount"] == 1);
            let before = "absence { findings { name } } temperatures { number figures { count } myLeaning }";
            let before = house.node(token, "Proposal", &cast.tabled, before).await;
            sees("Proposal.absence", !before["absence"].is_null());
            sees("Proposal.temperatures", before["temperatures"][0]["number"] == 1);
            let concern = &concerns["concerns"]["edges"][0]["node"];
            sees("Concern.words", concern["words"][0]["text"] == "Who reads it?");
            sees("Concern.supportedAtLeast", concern["supportedAtLeast"] == 0);
            let trail = "usageTrail(first: 5) { edges { node { hour token purpose dataCategory permitted reason times keptUntil } } }";
            let trail = house.node(token, "Agreement", &cast.agreement, trail).await;
            sees("Agreement.usageTrail", !trail["usageTrail"].is_null());
            let about = "figures { electorate } margin steps { kind reached whole } vote { figures { electorate } turnout { atLeast } }";
            let decided = house.node(token, "Decision", &cast.decision, about).await;
            sees("Decision.figures", !decided["figures"].is_null());
            sees("Vote.figures", !decided["vote"]["figures"].is_null());
            assert!(!decided["margin"].is_null());
            let me = house.ask(token, "{ me { kind id } }", json!({})).await;
            sees("Query.me", !me["me"].is_null());
            // Everything else is for everybody.
            let open = "query($d: ID!) { communities { edges { node { id } } } decision(id: $d) { id } decisions { edges { node { id } } } taxonomy { code } }";
            let answer = house.ask(token, open, json!({ "d": cast.decision })).await;
            assert!(answer.as_object().unwrap().values().all(|value| !value.is_null()), "{answer}");
        }
        let other = house.node(&cast.stranger, "Community", &cast.town.id, "rollSize rooms { role }").await;
        assert_eq!(other, json!({ "rollSize": null, "rooms": null }));
        nobody_sees_another_member(&cast).await;
    })
    .await;
}

/// The steward and a member vote, and let each other vote for them.
async fn town_votes(cast: &Cast) {
    let (house, pair) = (&cast.town.house, [&cast.town.steward, &cast.town.members[0]]);
    for (token, other) in pair.into_iter().zip(pair.into_iter().rev()) {
        cast.town.casts(token, &cast.vote, "AGAINST").await;
        let other = text(&house.ask(other, "{ me { id } }", json!({})).await, "/me/id");
        let input = json!({ "community": cast.town.id, "scope": { "vote": cast.vote }, "to": other });
        house.good(token, "delegate", input, "since").await;
    }
}

async fn nobody_sees_another_member(cast: &Cast) {
    let house = &cast.town.house;
    let me = house.ask(&cast.town.members[0], "{ me { id } }", json!({})).await;
    for (_, token) in &cast.tokens {
        let node = house.node(token, "Member", &text(&me, "/me/id"), "id language").await;
        assert_eq!(node.is_null(), *token != cast.town.members[0]);
    }
}
