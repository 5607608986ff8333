//! The table of who may do what, held against the schema and against the application.

use std::collections::BTreeSet;

use app::{Errand, storage::Holder};
use graphql::authorise::{Kind, TABLE, may};
use serde_json::{Value, json};

use crate::fixture::{House, Town, codes, founding, on_sqlite, terms, text, words};

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

/// One of each kind of actor around one community, which has a proposal that is not tabled and a vote that is open.
struct Cast {
    town: Town,
    tokens: Vec<(Kind, String)>,
    stranger: String,
    proposal: String,
    vote: String,
    decision: String,
    intermediary: String,
    mandate: String,
    petition: String,
    agreement: String,
    steward: String,
    /// A proposal that is tabled and waits for the answer to a concern, and the concern.
    tabled: String,
    concern: String,
    /// A question that was sent to the requester.
    question: String,
}

async fn cast(house: House) -> Cast {
    let town = Town::founded(house, 1).await;
    let (intermediary, advocate) = town.mandates().await;
    let (requester, contact) = town.requester().await;
    let agreement = agreed(&town, &advocate, &contact).await;
    let house = &town.house;
    let holder = Holder::DataHolder(requester.parse().unwrap());
    let tokens = vec![
        (Kind::Public, String::new()),
        (Kind::Founder, house.enrolment(Errand::Founder).await),
        (Kind::EnrolIntermediary, house.enrolment(Errand::Intermediary).await),
        (Kind::EnrolRequester, house.enrolment(Errand::Requester).await),
        (Kind::Member, town.members[0].clone()),
        (Kind::Steward, town.steward.clone()),
        (Kind::Advocate, advocate),
        (Kind::Requester, contact.clone()),
        (Kind::DataHolder, house.app.issue_token(holder, None).await.unwrap()),
    ];
    let proposal = town.submits(&contact).await;
    let vote = {
        let input = json!({
            "community": town.id, "intermediary": other_intermediary(&town).await, "term": "P1D",
            "scope": { "purposes": ["purpose:research"], "dataCategories": ["data:personal"], "places": ["DE"], "acts": ["RECOMMEND"] },
        });
        let nominated = house.good(&town.members[0], "nominateIntermediary", input, "mandate { id }").await;
        town.opens(&text(&nominated, "/mandate/id")).await
    };
    let decisions = house.ask("", "{ decisions { edges { node { id } } } }", json!({})).await;
    let decision = text(&decisions, "/decisions/edges/0/node/id");
    let (_, stranger) = Town::another(house).await;
    let mandates = "mandates(active: true) { edges { node { id } } }";
    let mandates = house.node("", "Community", &town.id, mandates).await;
    let mandate = text(&mandates, "/mandates/edges/0/node/id");
    let signed = house.good(&town.steward, "petition", json!({ "about": mandate }), "petition { id }").await;
    let petition = text(&signed, "/petition/id");
    let me = house.ask(&town.steward, "{ me { id } }", json!({})).await;
    let steward = text(&me, "/me/id");
    let (tabled, concern, question) = deliberated(&town, &tokens).await;
    Cast {
        town,
        tokens,
        stranger,
        proposal,
        vote,
        decision,
        intermediary,
        mandate,
        petition,
        agreement,
        steward,
        tabled,
        concern,
        question,
    }
}

/// An agreement that waits for the countersignature.
async fn agreed(town: &Town, advocate: &str, contact: &str) -> String {
    let proposal = town.submits(contact).await;
    let input = json!({ "proposal": proposal, "number": 1 });
    town.house.good(advocate, "acceptOffer", input, "proposal { stage }").await;
    let vote = town.vote_on(&proposal).await;
    town.casts(&town.steward, &vote, "CONSENT").await;
    town.house.passes(3_600).await;
    let decided = town.house.node("", "Vote", &vote, "decision { agreement { id } }").await;
    text(&decided, "/decision/agreement/id")
}

/// A tabled proposal, a concern about it that waits for its answer, and a question that is with the requester.
async fn deliberated(town: &Town, tokens: &[(Kind, String)]) -> (String, String, String) {
    let token = |kind| &tokens.iter().find(|(known, _)| *known == kind).unwrap().1;
    let tabled = town.submits(token(Kind::Requester)).await;
    let input = json!({ "proposal": tabled, "number": 1 });
    town.house.good(token(Kind::Advocate), "acceptOffer", input, "proposal { stage }").await;
    let input = json!({ "proposal": tabled, "words": { "language": "en", "text": "Who reads it?" } });
    let raised = town.house.good(&town.steward, "raiseConcern", input, "concern { id }").await;
    let input = json!({ "proposal": tabled, "words": { "language": "en", "text": "Where is it?" } });
    let asked = town.house.good(&town.steward, "askQuestion", input, "question { id stage }").await;
    let question = text(&asked, "/question/id");
    let input = json!({ "question": question, "words": words("Where is it kept?") });
    town.house.good(token(Kind::Advocate), "forwardQuestion", input, "question { stage }").await;
    (tabled, text(&raised, "/concern/id"), question)
}

async fn other_intermediary(town: &Town) -> String {
    let token = town.house.enrolment(Errand::Intermediary).await;
    let input =
        json!({ "handle": "another-bridge", "name": "Another", "kind": "recipient:ngo", "interests": [] });
    text(
        &town.house.good(&token, "registerIntermediary", input, "intermediary { id }").await,
        "/intermediary/id",
    )
}

impl Cast {
    /// Every mutation, with an input that is about this community.
    fn attempts(&self) -> Vec<(&'static str, Value)> {
        let organisation = || json!({ "handle": "X", "name": "", "kind": "", "interests": [] });
        let mut requester = organisation();
        requester.as_object_mut().unwrap().remove("interests");
        let (town, proposal, vote) = (&self.town.id, &self.proposal, &self.vote);
        let mut founding = founding();
        founding["handle"] = json!("X");
        vec![
            ("foundCommunity", founding),
            ("invite", json!({ "community": town })),
            ("admitMember", json!({ "invitation": "x" })),
            ("linkCode", json!({})),
            ("declareCrisis", json!({ "community": town })),
            ("endCrisis", json!({ "community": town })),
            ("openVote", json!({ "subject": self.town.charter })),
            ("callElection", json!({ "community": town, "title": [], "nominations": "P1D" })),
            ("castBallot", json!({ "vote": vote, "choice": "CONSENT" })),
            ("withdrawBallot", json!({ "vote": vote })),
            ("delegate", json!({ "community": town })),
            ("undelegate", json!({ "community": town })),
            ("joinConstituency", json!({ "community": town, "constituency": "women" })),
            ("leaveConstituency", json!({ "community": town, "constituency": "women" })),
            ("raiseObjection", json!({ "vote": vote, "harm": "harm:stigma" })),
            ("withdrawObjection", json!({ "vote": vote, "harm": "harm:stigma" })),
            ("nameHelper", json!({ "community": town, "helper": self.steward })),
            ("endHelp", json!({ "community": town, "helper": self.steward })),
            ("removeMember", json!({ "community": town, "member": self.steward, "reason": [] })),
            ("registerIntermediary", organisation()),
            ("registerRequester", requester),
            (
                "nominateIntermediary",
                json!({
                    "community": town, "intermediary": self.intermediary, "term": "P1D",
                    "scope": { "purposes": [], "dataCategories": [], "places": [], "acts": [] },
                }),
            ),
            ("submitProposal", json!({ "community": town, "terms": { "title": [] } })),
            ("makeOffer", json!({ "proposal": proposal, "terms": terms() })),
            ("acceptOffer", json!({ "proposal": proposal, "number": 99 })),
            (
                "countersign",
                json!({ "decision": self.decision, "termsDigest": format!("sha256:{}", "0".repeat(64)) }),
            ),
            ("petition", json!({ "about": self.mandate })),
            ("withdrawSignature", json!({ "petition": self.petition })),
            ("draftCharter", json!({ "community": town })),
            ("reportPressure", json!({ "vote": vote })),
            ("letVoteGoOn", json!({ "vote": vote })),
            ("reportPressureBeforeVote", json!({ "proposal": self.tabled })),
            ("letVoteOpen", json!({ "proposal": self.tabled })),
            (
                "raiseConcern",
                json!({ "proposal": self.tabled, "words": { "language": "en", "text": "And how long?" } }),
            ),
            ("tryQuestions", json!({ "proposal": self.tabled, "answers": [] })),
            ("nameHarm", json!({ "proposal": self.tabled, "harm": "harm:stigma" })),
            ("supportConcern", json!({ "concern": self.concern })),
            ("withdrawSupport", json!({ "concern": self.concern })),
            ("withdrawConcern", json!({ "concern": self.concern })),
            ("summariseConcern", json!({ "concern": self.concern, "summary": [] })),
            ("answerConcern", json!({ "concern": self.concern, "words": [] })),
            ("trust", json!({ "community": town, "intermediary": self.intermediary })),
            ("withdrawTrust", json!({ "community": town, "intermediary": self.intermediary })),
            (
                "askQuestion",
                json!({ "proposal": self.tabled, "words": { "language": "en", "text": "And where?" } }),
            ),
            ("forwardQuestion", json!({ "question": self.question, "words": [] })),
            ("declineQuestion", json!({ "question": self.question, "reason": [] })),
            ("answerQuestion", json!({ "question": self.question, "answer": [] })),
            ("publishAnswer", json!({ "question": self.question })),
            ("openWithdrawal", json!({ "agreement": self.agreement })),
            ("takeUpNegotiation", json!({ "proposal": proposal })),
            ("resumeMandate", json!({ "mandate": self.mandate })),
            ("declareInterests", json!({ "interests": [{ "kind": "TIE", "party": "", "description": "" }] })),
            ("giveMandateReport", json!({ "mandate": self.mandate, "report": [] })),
            ("resignMandate", json!({ "mandate": self.mandate })),
            ("withdrawProposal", json!({ "proposal": proposal })),
            // The last: who has left may nothing any more.
            ("leaveCommunity", json!({})),
        ]
    }
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
            for (kind, token) in kinds {
                let payload = cast.town.house.does(&token, mutation, input.clone(), "__typename").await;
                let allowed = may(&field, kind).unwrap();
                assert_eq!(!denied(&codes(&payload)), allowed, "{kind:?} {field}: {payload}");
            }
            if may(&field, Kind::Public) == Some(false) && !["linkCode", "leaveCommunity"].contains(&mutation)
            {
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
            let belong = house.node(token, "Community", &cast.town.id, "constituencies { iBelong }").await;
            sees("Constituency.iBelong", belong["constituencies"][0]["iBelong"] == false);
            let vote = house.node(token, "Vote", &cast.vote, "canVote { may because } myBallot { choice } myDelegate myDelegators castForMe { choice } myObjections figures { electorate } pausedSince").await;
            sees("Vote.canVote", vote["canVote"]["may"] == true);
            assert!(!text(&vote, "/canVote/because").is_empty());
            sees("Vote.pausedSince", !vote["pausedSince"].is_null());
            sees("Vote.myBallot", !vote["myBallot"].is_null());
            sees("Vote.myDelegate", !vote["myDelegate"].is_null());
            sees("Vote.myDelegators", vote["myDelegators"] == 1);
            sees("Vote.castForMe", !vote["myObjections"].is_null() && vote["castForMe"].is_null());
            sees("Vote.myObjections", !vote["myObjections"].is_null());
            assert!(vote["figures"].is_null());
            let proposal = house.node(token, "Proposal", &cast.proposal, "id offers { at }").await;
            sees("Proposal.id", !proposal.is_null());
            sees("Proposal.offers", !proposal["offers"].is_null());
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
            let concern = &concerns["concerns"]["edges"][0]["node"];
            sees("Concern.words", concern["words"][0]["text"] == "Who reads it?");
            sees("Concern.supportedAtLeast", concern["supportedAtLeast"] == 0);
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
