//! People, and what they do.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{
    graphql::{Api, Outcome, text},
    matrix::{Account, Event, Spelling},
    place,
    server::Server,
    signing,
};

/// A member of a community. A steward is one, with a token that may do more.
#[derive(Debug)]
pub struct Member {
    /// The pseudonymous id.
    pub id: String,
    /// Their access to GraphQL.
    pub api: Api,
    chat: Option<Chat>,
}

#[derive(Debug)]
struct Chat {
    account: Account,
    bot: String,
    with_bot: String,
}

impl Member {
    /// A member known by GraphQL alone.
    pub fn new(id: String, api: Api) -> Self {
        Self { id, api, chat: None }
    }

    /// Gets a Matrix account and links it: a code from GraphQL, sent to the bot in a direct chat.
    pub async fn links(&mut self, server: &Server, homeserver: &str) {
        let answer = self.api.does("linkCode", json!({}), "code expiresAt").await.good();
        let account = Account::register(homeserver, &format!("member-{}", place::fresh())).await;
        let with_bot = account.chats_with(server.bot()).await;
        account.says(&with_bot, &format!("!link {}", text(&answer, "/code"))).await;
        self.chat = Some(Chat { account, bot: server.bot().to_owned(), with_bot });
    }

    /// As a steward: makes and registers a key, and signs a decision beside the instance.
    pub async fn cosigns(&self, decision: &str) -> Outcome {
        signing::cosigns(&self.api, "steward", decision).await
    }

    fn chat(&self) -> &Chat {
        self.chat.as_ref().unwrap_or_else(|| crate::fail("this member has no Matrix account"))
    }

    /// Their Matrix account.
    pub fn account(&self) -> &Account {
        &self.chat().account
    }

    /// Whether they have a Matrix account.
    pub fn has_account(&self) -> bool {
        self.chat.is_some()
    }

    /// Joins a room of the community.
    pub async fn joins(&self, room: &str) {
        self.account().joins(room).await;
    }

    /// The poll in the ballot box that offers this choice and is not among `known`.
    pub async fn finds_poll(&self, ballot_box: &str, choice: &str, known: &[Event]) -> Event {
        self.account().finds_poll(ballot_box, choice, known).await
    }

    /// Answers the poll, and does not wait for anything.
    pub async fn answers(&self, poll: &Event, choice: &str) -> Event {
        self.account().answers(poll, choice, Spelling::Unstable).await
    }

    /// Answers the poll in a spelling.
    pub async fn answers_in(&self, poll: &Event, choice: &str, spelling: Spelling) -> Event {
        self.account().answers(poll, choice, spelling).await
    }

    /// Tries to answer the poll; what the homeserver says to it.
    pub async fn tries_to_answer(&self, poll: &Event, choice: &str) -> StatusCode {
        self.account().tries_to_answer(poll, choice).await.0
    }

    /// Answers the poll and is acknowledged.
    pub async fn votes(&self, poll: &Event, choice: &str) -> Event {
        let ballot = self.answers(poll, choice).await;
        self.is_acknowledged(&ballot).await;
        ballot
    }

    /// Waits for the bot's ✅ on a ballot.
    pub async fn is_acknowledged(&self, ballot: &Event) {
        self.account().is_acknowledged(ballot, &self.chat().bot).await;
    }

    /// How many times a ballot was acknowledged.
    pub async fn acknowledgements(&self, ballot: &Event) -> usize {
        self.account().acknowledgements(ballot, &self.chat().bot).await
    }

    /// Says something to the bot in the direct chat and gets its answer.
    pub async fn tells_bot(&self, words: &str) -> String {
        let chat = self.chat();
        let before = chat.account.heard(&chat.with_bot, &chat.bot).await.len();
        chat.account.says(&chat.with_bot, words).await;
        chat.account.is_answered(&chat.with_bot, &chat.bot, before).await
    }

    /// What the bot has said in the direct chat, newest first.
    pub async fn heard_from_bot(&self) -> Vec<String> {
        let chat = self.chat();
        chat.account.heard(&chat.with_bot, &chat.bot).await
    }

    /// Waits until the bot has said more than `before` things in the direct chat.
    pub async fn hears_from_bot(&self, before: usize) -> String {
        let chat = self.chat();
        chat.account.is_answered(&chat.with_bot, &chat.bot, before).await
    }

    /// The room of the direct chat.
    pub fn direct_chat(&self) -> &str {
        &self.chat().with_bot
    }

    /// Casts a ballot by GraphQL. `choice` as in polls: `consent`, `send-back`, `for`…
    pub async fn casts(&self, vote: &str, choice: &str) -> Outcome {
        let choice = choice.replace('-', "_").to_uppercase();
        let input = json!({ "vote": vote, "choice": choice });
        self.api.does("castBallot", input, "ballot { choice receivedAt sequence }").await
    }

    /// Takes the ballot back by GraphQL.
    pub async fn withdraws_ballot(&self, vote: &str) -> Outcome {
        self.api.does("withdrawBallot", json!({ "vote": vote }), "__typename").await
    }

    /// Their own ballot as the record has it.
    pub async fn ballot(&self, vote: &str) -> Option<String> {
        let node = self.api.node("Vote", vote, "myBallot { choice }").await;
        node["myBallot"]["choice"].as_str().map(|choice| choice.to_lowercase().replace('_', "-"))
    }

    /// Waits until the record has this ballot of theirs.
    pub async fn is_recorded(&self, vote: &str, choice: &str) {
        let within = Duration::from_secs(30);
        crate::eventually(&format!("the record has the ballot “{choice}”"), within, async || {
            (self.ballot(vote).await.as_deref() == Some(choice)).then_some(())
        })
        .await;
    }

    /// As a steward: an invitation to one more member.
    pub async fn invites(&self, community: &str) -> String {
        let answer =
            self.api.does("invite", json!({ "community": community }), "code expiresAt").await.good();
        text(&answer, "/code")
    }

    /// As a steward: opens the vote on a charter, a mandate or a proposal, as soon as the time to think is over.
    pub async fn opens_vote(&self, subject: &str) -> String {
        crate::eventually("the vote may be opened", crate::SOON, async || {
            let selection = "vote { id opensAt closesAt state }";
            let outcome = self.api.does("openVote", json!({ "subject": subject }), selection).await;
            if outcome.is_refused_for("vote.deliberation-not-over") {
                return None;
            }
            Some(text(&outcome.good(), "/vote/id"))
        })
        .await
    }
}

/// Somebody who acts for an intermediary.
#[derive(Debug)]
pub struct Advocate {
    /// The intermediary's id.
    pub intermediary: String,
    /// Their access to GraphQL.
    pub api: Api,
}

/// Somebody who acts for an organisation that asks.
#[derive(Debug)]
pub struct Requester {
    /// The organisation's id.
    pub id: String,
    /// Their access to GraphQL.
    pub api: Api,
}

const PROPOSAL: &str = "proposal { id stage terms { number digest } }";

impl Advocate {
    /// Registers an intermediary and acts for it.
    pub async fn registers(server: &Server) -> Self {
        let input = json!({
            "handle": format!("bridge-{}", place::fresh()),
            "name": "Bridge Association",
            "kind": "recipient:ngo",
            "interests": [{ "kind": "FUNDING", "party": "City of Mytilene", "description": "A grant for rent until next year." }],
        });
        let api = server.api(&server.enrolment("intermediary"));
        let answer =
            api.does("registerIntermediary", input, "intermediary { id } advocate { id } token").await.good();
        Self { intermediary: text(&answer, "/intermediary/id"), api: server.api(&text(&answer, "/token")) }
    }

    /// Makes an offer for the community.
    pub async fn offers(&self, proposal: &str, terms: &Value) -> Outcome {
        self.api.does("makeOffer", json!({ "proposal": proposal, "terms": terms }), PROPOSAL).await
    }

    /// Accepts the requester's offer.
    pub async fn accepts(&self, proposal: &str, number: u64) -> Outcome {
        self.api.does("acceptOffer", json!({ "proposal": proposal, "number": number }), PROPOSAL).await
    }
}

impl Requester {
    /// Registers an organisation and acts for it.
    pub async fn registers(server: &Server) -> Self {
        let input = json!({
            "handle": format!("asker-{}", place::fresh()),
            "name": "University of the Aegean",
            "kind": "recipient:academic",
            "services": [{ "what": "Evening classes in Greek", "whom": "Anybody in Mytilene", "essential": false }],
        });
        let api = server.api(&server.enrolment("requester"));
        let answer =
            api.does("registerRequester", input, "requester { id } contact { id } token").await.good();
        Self { id: text(&answer, "/requester/id"), api: server.api(&text(&answer, "/token")) }
    }

    /// Submits terms to a community.
    pub async fn submits(&self, community: &str, terms: &Value) -> Outcome {
        self.api.does("submitProposal", json!({ "community": community, "terms": terms }), PROPOSAL).await
    }

    /// Makes another offer.
    pub async fn offers(&self, proposal: &str, terms: &Value) -> Outcome {
        self.api.does("makeOffer", json!({ "proposal": proposal, "terms": terms }), PROPOSAL).await
    }

    /// Accepts the advocate's offer.
    pub async fn accepts(&self, proposal: &str, number: u64) -> Outcome {
        self.api.does("acceptOffer", json!({ "proposal": proposal, "number": number }), PROPOSAL).await
    }

    /// Makes and registers a key, and countersigns a decision over this digest of its terms.
    pub async fn countersigns(&self, decision: &str, terms_digest: &str) -> Outcome {
        signing::countersigns(&self.api, decision, terms_digest).await
    }
}
