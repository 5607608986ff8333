//! A community on its way: founded, peopled, with an advocate, with terms to vote on.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::{
    SOON, eventually, fail,
    graphql::text,
    matrix::Event,
    people::{Advocate, Member, Requester},
    place::{self, Ground},
    server::{Server, Store},
    synapse::Homeserver,
    terms,
};

/// Short enough for tests, long enough for a busy machine to get three ballots in by GraphQL.
const SHORT: &str = "PT8S";

/// What the community of a story is like.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Members beside the founding steward.
    pub members: usize,
    /// The rule for consent.
    pub rule: &'static str,
    /// How many seconds members may answer.
    pub window: u64,
    /// The charter's languages, the first is the default.
    pub languages: &'static [&'static str],
    /// How long the members deliberate on terms at least.
    pub deliberation: &'static str,
    /// The share of the roll that must stand behind a concern; the template's where none is named.
    pub concern_share: Option<&'static str>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            members: 2,
            rule: "consent: 2/3 of cast; approval quorum 1/4 of roll",
            window: 25,
            languages: &["en"],
            deliberation: "PT1S",
            concern_share: None,
        }
    }
}

impl Plan {
    /// How long after the opening there must be a decision.
    pub fn until_decided(&self) -> Duration {
        Duration::from_secs(self.window) + SOON
    }

    fn rules(&self) -> Value {
        let rule = |kind: &str, risk: Option<&str>, rule: &str, window: &str| {
            let deliberation = if kind == "CONSENT" { self.deliberation } else { "PT1S" };
            json!({
                "kind": kind, "risk": risk, "rule": rule, "leastDeliberation": deliberation, "window": window,
                "secrecy": "OPEN", "attestation": "ROOM_ATTESTED",
            })
        };
        let adopt =
            ["CHARTER", "MANDATE", "WITHDRAWAL"].map(|kind| rule(kind, None, "for: 2/3 of cast", SHORT));
        let window = format!("PT{}S", self.window);
        // The template has stricter rules for higher risks: each level is named, so that none of them stays.
        let consent =
            ["LOW", "MEDIUM", "HIGH", "SEVERE"].map(|risk| rule("CONSENT", Some(risk), self.rule, &window));
        adopt.into_iter().chain(consent).collect()
    }

    fn founding(&self, handle: &str) -> Value {
        json!({
            "handle": handle,
            "name": terms::words(self.languages, "Amal Association"),
            "template": "settled-association",
            "languages": self.languages,
            "places": ["GR"],
            "stewardLanguage": self.languages[0],
            "rules": self.rules(),
            "deliberation": self.concern_share.map(|share| {
                json!({ "concernShare": share, "answerWithin": "P7D", "misreadShare": "1/4" })
            }),
            "redLines": [{
                "code": "no-migration-control",
                "text": terms::words(self.languages, "Nobody may use this to keep people out."),
                "purposes": ["purpose:migration-control"],
                "dataCategories": [], "recipientKinds": [], "technologies": [], "places": [],
            }],
        })
    }
}

/// A community, its server and its people.
#[derive(Debug)]
pub struct Town {
    /// The server; declared before the ground, so that it ends before its directory goes.
    pub server: Server,
    /// The story's directory.
    pub ground: Ground,
    /// What the community is like.
    pub plan: Plan,
    /// The community's id.
    pub id: String,
    /// The one who founded it.
    pub steward: Member,
    /// Everybody else on the roll.
    pub members: Vec<Member>,
    homeserver: Option<String>,
}

/// A vote on a proposal's terms, open.
#[derive(Debug, Clone)]
pub struct ConsentVote {
    /// The proposal.
    pub proposal: String,
    /// The vote.
    pub id: String,
}

impl Town {
    /// On the shared homeserver, with members who have linked accounts and stand in the ballot box.
    pub async fn on_shared_homeserver(story: &str, store: Store, plan: Plan) -> Self {
        let homeserver = Homeserver::shared();
        Self::behind(story, store, plan, homeserver.url(), homeserver.url()).await
    }

    /// As above, with the bot speaking to the homeserver through another address: a proxy's.
    pub async fn behind(story: &str, store: Store, plan: Plan, homeserver: &str, through: &str) -> Self {
        let ground = Ground::new(story);
        let server = Server::with_bot(&ground, store, homeserver, through).await;
        Self::founded(server, ground, plan, Some(homeserver)).await
    }

    /// Without any Matrix: everybody comes by GraphQL.
    pub async fn without_matrix(story: &str, store: Store, plan: Plan) -> Self {
        let ground = Ground::new(story);
        let server = Server::without_matrix(&ground, store).await;
        Self::founded(server, ground, plan, None).await
    }

    /// Founds the community, adopts its charter, admits the members.
    pub async fn founded(server: Server, ground: Ground, plan: Plan, homeserver: Option<&str>) -> Self {
        let founder = server.api(&server.enrolment("founder"));
        let input = plan.founding(&format!("amal-{}", place::fresh()));
        let selection = "community { id handle } charter { id digest state } member { id } token";
        let answer = founder.does("foundCommunity", input, selection).await.good();
        let steward = Member::new(text(&answer, "/member/id"), server.api(&text(&answer, "/token")));
        let vote = steward.opens_vote(&text(&answer, "/charter/id")).await;
        steward.casts(&vote, "for").await.good();
        let homeserver = homeserver.map(str::to_owned);
        let id = text(&answer, "/community/id");
        let mut town = Self { server, ground, plan, id, steward, members: Vec::new(), homeserver };
        if let Some(homeserver) = town.homeserver.clone() {
            town.steward.links(&town.server, &homeserver).await;
        }
        town.admits(town.plan.members).await;
        let decision = town.decided(&vote, SOON).await;
        assert_eq!(decision["outcome"], "ADOPTED", "the charter: {decision}");
        town.everyone_enters().await;
        town
    }

    /// Admits so many more members; each with a linked account where there is a homeserver.
    pub async fn admits(&mut self, count: usize) {
        for batch in in_batches(count) {
            let coming = (0..batch).map(|_| self.newcomer());
            let came = join_all(coming).await;
            self.members.extend(came);
        }
    }

    async fn newcomer(&self) -> Member {
        let invitation = self.steward.invites(&self.id).await;
        let input = json!({ "invitation": invitation, "language": self.plan.languages[0] });
        let answer = self.server.public().does("admitMember", input, "member { id } token").await.good();
        let mut member = Member::new(text(&answer, "/member/id"), self.server.api(&text(&answer, "/token")));
        if let Some(homeserver) = &self.homeserver {
            member.links(&self.server, homeserver).await;
        }
        member
    }

    /// Everybody with an account joins the space and the ballot box.
    pub async fn everyone_enters(&self) {
        if self.homeserver.is_none() {
            return;
        }
        let (space, ballot_box) = (self.room("space").await, self.ballot_box().await);
        let everyone: Vec<_> = self.everyone().filter(|member| member.has_account()).collect();
        for some in everyone.chunks(8) {
            let entering = some.iter().map(async |member| {
                member.joins(&space).await;
                member.joins(&ballot_box).await;
            });
            join_all(entering).await;
        }
    }

    /// The steward and all members.
    pub fn everyone(&self) -> impl Iterator<Item = &Member> {
        std::iter::once(&self.steward).chain(&self.members)
    }

    /// The community as the steward sees it.
    pub async fn community(&self, selection: &str) -> Value {
        self.steward.api.node("Community", &self.id, selection).await
    }

    /// The Matrix room with this role, once the bot has made it.
    pub async fn room(&self, role: &str) -> String {
        eventually(&format!("the room “{role}” is made"), SOON, async || {
            let community = self.community("rooms { role roomId }").await;
            let rooms = community["rooms"].as_array()?;
            let is_it = |room: &&Value| {
                room["role"].as_str().is_some_and(|r| r.to_lowercase().replace('_', "-") == role)
            };
            rooms.iter().find(is_it)?["roomId"].as_str().map(str::to_owned)
        })
        .await
    }

    /// The room in which polls stand.
    pub async fn ballot_box(&self) -> String {
        self.room("ballot-box").await
    }

    /// How many members stand on the roll.
    pub async fn roll_size(&self) -> u64 {
        self.community("rollSize").await["rollSize"].as_u64().unwrap_or_else(|| fail("no size of the roll"))
    }

    /// An intermediary registers, and the members grant it a mandate.
    pub async fn grants_mandate(&self) -> Advocate {
        let advocate = Advocate::registers(&self.server).await;
        let input = json!({
            "community": self.id,
            "intermediary": advocate.intermediary,
            "scope": {
                "purposes": ["purpose:research", "purpose:statistics"],
                "dataCategories": ["data:personal"],
                "places": ["GR"],
                "acts": ["NEGOTIATE", "RECOMMEND"],
            },
            "redLines": [],
            "mustAsk": [],
            "term": "P180D",
        });
        let nominated =
            self.steward.api.does("nominateIntermediary", input, "mandate { id state }").await.good();
        let vote = self.steward.opens_vote(&text(&nominated, "/mandate/id")).await;
        // More than two thirds of those who cast are enough; all two hundred of a crowd need not come.
        join_all(self.everyone().take(8).map(async |member| member.casts(&vote, "for").await.good())).await;
        let decision = self.decided(&vote, SOON).await;
        assert_eq!(decision["outcome"], "ADOPTED", "the mandate: {decision}");
        advocate
    }

    /// The requester submits terms, and the advocate accepts them as they are.
    pub async fn tables(&self, advocate: &Advocate, requester: &Requester, terms: &Value) -> String {
        let submitted = requester.submits(&self.id, terms).await.good();
        let proposal = text(&submitted, "/proposal/id");
        advocate.accepts(&proposal, 1).await.good();
        proposal
    }

    /// The whole way to an open vote on the terms of the survey.
    pub async fn asks_for_consent(&self) -> (ConsentVote, Requester) {
        let advocate = self.grants_mandate().await;
        let requester = Requester::registers(&self.server).await;
        let proposal = self.tables(&advocate, &requester, &terms::survey(self.plan.languages)).await;
        (self.vote_opens(&proposal).await, requester)
    }

    /// Waits until the vote on a tabled proposal has opened by itself.
    pub async fn vote_opens(&self, proposal: &str) -> ConsentVote {
        let selection = "vote { id state }";
        let open = |node: &Value| (node["vote"]["state"] == "OPEN").then(|| text(node, "/vote/id"));
        let id = self.steward.api.node_shows("Proposal", proposal, selection, SOON, open).await;
        ConsentVote { proposal: proposal.to_owned(), id }
    }

    /// The poll of the vote on consent.
    pub async fn consent_poll(&self) -> Event {
        self.next_consent_poll(&[]).await
    }

    /// A poll on consent that is not one of these.
    pub async fn next_consent_poll(&self, known: &[Event]) -> Event {
        self.steward.finds_poll(&self.ballot_box().await, "consent", known).await
    }

    /// Waits for the decision of a vote, as a member reads it.
    pub async fn decided(&self, vote: &str, within: Duration) -> Value {
        let seen = |node: &Value| node["decision"]["id"].as_str().map(str::to_owned);
        let id = self.steward.api.node_shows("Vote", vote, "decision { id }", within, seen).await;
        let document = "query($id: ID!) { decision(id: $id) { id kind outcome margin decidedAt digest rollRoot jwt document \
                        figures { electorate cells { choices count } } reason { language text } \
                        terms { digest } charter { digest } agreement { id } } }";
        self.steward.api.ask(document, json!({ "id": id })).await["decision"].clone()
    }

    /// Waits for the decision on consent, and checks its outcome.
    pub async fn decides(&self, vote: &ConsentVote, outcome: &str) -> Value {
        let decision = self.decided(&vote.id, self.plan.until_decided()).await;
        assert_eq!(decision["outcome"], outcome, "{decision}");
        decision
    }

    /// The members take their consent back: an advocate asks, a steward opens the vote, and they decide.
    pub async fn takes_back(&self, advocate: &Advocate, agreement: &str) {
        let input = json!({ "agreement": agreement });
        advocate.api.does("openWithdrawal", input.clone(), "vote { id }").await.good();
        let vote = eventually("the withdrawal may be opened", SOON, async || {
            let outcome = self.steward.api.does("openWithdrawal", input.clone(), "vote { id }").await;
            (!outcome.is_refused_for("vote.deliberation-not-over")).then(|| text(&outcome.good(), "/vote/id"))
        })
        .await;
        for member in self.everyone() {
            member.casts(&vote, "for").await.good();
        }
        assert_eq!(self.decided(&vote, SOON).await["outcome"], "ADOPTED");
    }
}

fn in_batches(count: usize) -> impl Iterator<Item = usize> {
    const AT_ONCE: usize = 8;
    (0..count.div_ceil(AT_ONCE)).map(move |batch| AT_ONCE.min(count - batch * AT_ONCE))
}
