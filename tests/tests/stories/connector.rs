//! A requester whose connector speaks the Dataspace Protocol and nothing else, in a program that is none of ours. A judge stands
//! between the two and holds every message against the protocol's published schemas.

use std::time::Duration;

use e2e::{
    SOON,
    graphql::text,
    people::{Advocate, Requester},
    place,
    python::Script,
    server::Store,
    terms,
    town::{Plan, Town},
};
use serde_json::{Value, json};

/// How long a script's next step may take: a vote lies between some of them.
const STEP: Duration = Duration::from_secs(120);

/// The protocol's published schemas, if this machine has them.
fn schemas() -> Option<String> {
    let folder = place::root().join("../shared/reference/dsp");
    folder.is_dir().then(|| folder.display().to_string())
}

/// A connector at work and, where the schemas are there, the judge of its messages.
struct Connector {
    script: Script,
    judge: Option<(Script, String)>,
}

impl Connector {
    #[expect(clippy::print_stderr, reason = "whoever runs the stories is told what was not judged")]
    async fn starts(town: &Town, requester: &Requester) -> Self {
        let dir = town.server.beside();
        let port = place::free_port().to_string();
        let own = format!("http://127.0.0.1:{port}");
        let stranger = Requester::registers(&town.server).await;
        let (provider, callback, judge) = match schemas() {
            Some(folder) => {
                let mut judge = Script::start("dataspace/judge.py", &[town.server.url(), &own, &folder], dir);
                let listens = judge.comes_to("judging", SOON).await;
                let (front, back) = (text(&listens, "/front"), text(&listens, "/back"));
                (front.clone(), back, Some((judge, front)))
            }
            None => {
                eprintln!("NOT JUDGED: the schemas of the Dataspace Protocol are not on this machine");
                (town.server.url().to_owned(), own, None)
            }
        };
        let callback = format!("{callback}/dsp/");
        let arguments = [&provider, &port, &callback, requester.api.token(), stranger.api.token()];
        Self { script: Script::start("dataspace/consumer.py", &arguments, dir), judge }
    }

    /// What was seen of each kind of message; none of it may be broken.
    async fn judged(self, wanted: &[&str]) {
        let Some((_judge, front)) = self.judge else { return };
        let judgement: Value = reqwest::get(format!("{front}/judgement"))
            .await
            .expect("the judge answers")
            .json()
            .await
            .expect("a judgement");
        assert_eq!(judgement["broken"], json!([]), "{judgement}");
        for kind in wanted {
            assert!(
                judgement["seen"][kind].as_u64().is_some_and(|count| count > 0),
                "no {kind}: {judgement}"
            );
        }
    }
}

/// The id by which people know the proposal that a process is about.
fn proposal(step: &Value) -> String {
    let pid = text(step, "/proposal");
    format!("pro_{}", pid.trim_start_matches("urn:uuid:").replace('-', ""))
}

/// The advocate's part, by GraphQL: a counter-offer, and a "yes" to the connector's answer.
async fn bargains(connector: &mut Connector, advocate: &Advocate) -> String {
    let requested = connector.script.comes_to("requested", STEP).await;
    let proposal = proposal(&requested);
    let shorter = terms::survey_with(&["en"], json!({ "retention": "P30D" }));
    let input =
        json!({ "proposal": proposal, "terms": shorter, "note": [{ "language": "en", "text": "Shorter." }] });
    let offered = advocate.api.does("makeOffer", input, "proposal { dataspaceState }").await.good();
    assert_eq!(offered["proposal"]["dataspaceState"], "OFFERED");
    connector.script.comes_to("asked again", STEP).await;
    // In the protocol the consumer alone accepts: the "yes" goes out as an offer of the same words.
    let accepted = advocate.accepts(&proposal, 3).await.good();
    assert_eq!(accepted["proposal"]["stage"], "NEGOTIATING", "{accepted}");
    connector.script.comes_to("accepted", STEP).await;
    proposal
}

#[tokio::test]
async fn from_the_catalog_to_a_finalized_agreement_through_a_vote_in_matrix() {
    let mut town = Town::on_shared_homeserver("connector", Store::Sqlite, Plan::default()).await;
    let advocate = town.grants_mandate().await;
    let requester = Requester::registers(&town.server).await;
    let mut connector = Connector::starts(&town, &requester).await;
    let proposal = bargains(&mut connector, &advocate).await;

    let vote = town.vote_opens(&proposal).await;
    let poll = town.consent_poll().await;
    for member in [&town.steward, &town.members[0], &town.members[1]] {
        member.votes(&poll, "consent").await;
    }
    let decision = town.decides(&vote, "CONSENTED").await;
    // Before the connector answers or after it: the order is nobody's business.
    town.steward.cosigns(&text(&decision, "/id")).await.good();
    connector.script.comes_to("finalized", STEP).await;
    let agreed = requester.api.node("Proposal", &proposal, "dataspaceState agreement { state }").await;
    assert_eq!(
        (&agreed["dataspaceState"], &agreed["agreement"]["state"]),
        (&json!("FINALIZED"), &json!("IN_FORCE"))
    );
    connector.script.finishes().await;
    connector
        .judged(&[
            "Catalog",
            "Dataset",
            "CatalogError",
            "ContractRequestMessage",
            "ContractOfferMessage",
            "ContractAgreementMessage",
            "ContractAgreementVerificationMessage",
            "ContractNegotiationEventMessage",
            "ContractNegotiationError",
            "ContractNegotiation",
        ])
        .await;
    town.server.is_well();
}

#[tokio::test]
async fn what_was_sent_back_comes_again_as_a_revision() {
    let plan =
        Plan { rule: "consent: 3/4 of cast; approval quorum 1/4 of roll", window: 15, ..Plan::default() };
    let mut town = Town::without_matrix("connector-again", Store::Sqlite, plan).await;
    let advocate = town.grants_mandate().await;
    let requester = Requester::registers(&town.server).await;
    let mut connector = Connector::starts(&town, &requester).await;
    let proposal = bargains(&mut connector, &advocate).await;

    let vote = town.vote_opens(&proposal).await;
    town.steward.casts(&vote.id, "consent").await.good();
    town.members[0].casts(&vote.id, "consent").await.good();
    town.members[1].casts(&vote.id, "send-back").await.good();
    town.decides(&vote, "SENT_BACK").await;
    let again = connector.script.comes_to("came again", STEP).await;
    let revised = requester.api.node("Proposal", &self::proposal(&again), "revisionOf { id stage }").await;
    assert_eq!(revised["revisionOf"], json!({ "id": proposal, "stage": "SENT_BACK" }));
    connector.script.comes_to("withdrawn", STEP).await;
    connector.script.finishes().await;
    connector.judged(&["ContractNegotiationTerminationMessage", "ContractNegotiationError"]).await;
    town.server.is_well();
}
