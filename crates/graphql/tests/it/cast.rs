//! One of each kind of actor, and every mutation that each of them tries.

use app::{Errand, storage::Holder};
use graphql::authorise::Kind;
use serde_json::{Value, json};

use crate::fixture::{House, Town, founding, terms, text, words};

/// One of each kind of actor around one community, which has a proposal that is not tabled and a vote that is open.
pub struct Cast {
    pub town: Town,
    pub tokens: Vec<(Kind, String)>,
    pub stranger: String,
    pub proposal: String,
    pub vote: String,
    pub decision: String,
    pub intermediary: String,
    pub mandate: String,
    pub petition: String,
    pub agreement: String,
    pub steward: String,
    /// A proposal that is tabled and waits for the answer to a concern, and the concern.
    pub tabled: String,
    pub concern: String,
    /// The requester's own contact, and a token that it made.
    pub contact: String,
    pub token: String,
    pub handle: String,
    /// A question that was sent to the requester.
    pub question: String,
    /// What the members were asked and what the advocate asked the requester, in the negotiation that is not tabled; it has a draft, too.
    pub asking: String,
    pub clarification: String,
    /// A webhook that the data holder registered.
    pub webhook: String,
    /// A temperature check that is open.
    pub temperature: String,
}

pub async fn cast(house: House) -> Cast {
    let town = Town::founded(house, 1).await;
    let (intermediary, advocate) = town.mandates().await;
    let (requester, contact) = town.requester().await;
    let agreement = agreed(&town, &advocate, &contact).await;
    let house = &town.house;
    let invited = json!({ "roles": ["NEGOTIATOR"] });
    let invited = house.good(&contact, "inviteContact", invited, "token contact { id }").await;
    let made = json!({ "name": "Ours", "scopes": ["NEGOTIATE"] });
    let made = house.good(&contact, "makeToken", made, "machineToken { id prefix scopes }").await;
    let holder = Holder::DataHolder(requester.parse().unwrap());
    let tokens = vec![
        (Kind::Public, String::new()),
        (Kind::Founder, house.enrolment(Errand::Founder).await),
        (Kind::EnrolIntermediary, house.enrolment(Errand::Intermediary).await),
        (Kind::EnrolRequester, house.enrolment(Errand::Requester).await),
        (Kind::EnrolContact, text(&invited, "/token")),
        (Kind::Member, town.members[0].clone()),
        (Kind::Steward, town.steward.clone()),
        (Kind::Advocate, advocate),
        (Kind::Requester, contact.clone()),
        (Kind::DataHolder, house.app.issue_token(holder, None).await.unwrap()),
    ];
    let hook = json!({ "name": "Clinic", "address": "https://hooks.example/in", "topics": ["DECISION"] });
    let hook = house.good(&tokens[9].1, "registerWebhook", hook, "secret webhook { id }").await;
    assert!(text(&hook, "/secret").starts_with("whsec_"));
    let webhook = text(&hook, "/webhook/id");
    let me = house.ask(&contact, "{ me { id requester { handle } } }", json!({})).await;
    let (own, handle) = (text(&me, "/me/id"), text(&me, "/me/requester/handle"));
    let proposal = {
        let mut terms = terms();
        terms["technologies"] = json!(["technology:storage"]);
        let input = json!({ "community": town.id, "terms": terms });
        text(&house.good(&contact, "submitProposal", input, "proposal { id }").await, "/proposal/id")
    };
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
    let (tabled, concern, question, temperature) = deliberated(&town, &tokens).await;
    let (asking, clarification) = bargained(&town, &tokens, &proposal).await;
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
        contact: own,
        token: text(&made, "/machineToken/id"),
        handle,
        asking,
        clarification,
        webhook,
        temperature,
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

/// A tabled proposal, a concern about it that waits for its answer, a question that is with the requester, a temperature check.
async fn deliberated(town: &Town, tokens: &[(Kind, String)]) -> (String, String, String, String) {
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
    let input = json!({ "proposal": tabled });
    let checked = town.house.good(&town.steward, "askTemperature", input, "temperature { id }").await;
    (tabled, text(&raised, "/concern/id"), question, text(&checked, "/temperature/id"))
}

/// The members are asked, the advocate asks the requester, and shares a draft.
async fn bargained(town: &Town, tokens: &[(Kind, String)], proposal: &str) -> (String, String) {
    let advocate = &tokens.iter().find(|(kind, _)| *kind == Kind::Advocate).unwrap().1;
    let house = &town.house;
    let input = json!({ "proposal": proposal, "point": "storage", "words": words("May they?") });
    let asked = house.good(advocate, "askMembers", input, "proposal { askings { id } }").await;
    let input = json!({ "proposal": proposal, "words": words("What is an answer?") });
    let clarified =
        house.good(advocate, "askClarification", input, "proposal { clarifications { id } }").await;
    let input = json!({ "proposal": proposal, "amends": 0, "terms": terms() });
    let saved = house.good(advocate, "saveOfferDraft", input, "proposal { offerDraft { version } }").await;
    assert_eq!(saved["proposal"]["offerDraft"]["version"], 1);
    (text(&asked, "/proposal/askings/0/id"), text(&clarified, "/proposal/clarifications/0/id"))
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
    pub fn attempts(&self) -> Vec<(&'static str, Value)> {
        let organisation = || json!({ "handle": "X", "name": "", "kind": "", "interests": [] });
        let mut requester = organisation();
        requester.as_object_mut().unwrap().remove("interests");
        requester["services"] = json!([]);
        let (town, proposal, vote) = (&self.town.id, &self.proposal, &self.vote);
        let mut founding = founding();
        founding["handle"] = json!("X");
        vec![
            ("foundCommunity", founding),
            ("invite", json!({ "community": town })),
            ("admitMember", json!({ "invitation": "x" })),
            ("linkCode", json!({})),
            ("apply", json!({ "community": town })),
            ("vouch", json!({ "community": town, "code": "x" })),
            ("withdrawVouch", json!({ "community": town, "code": "x" })),
            ("agreeToApplication", json!({ "community": town, "code": "x" })),
            ("appointSteward", json!({ "community": town, "member": self.steward })),
            // The only steward cannot step down.
            ("endStewardship", json!({ "community": town, "member": self.steward })),
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
            ("declareServices", json!({ "services": [{ "what": "", "whom": "", "essential": true }] })),
            ("proveMailDomain", json!({ "address": "nobody" })),
            ("inviteContact", json!({ "roles": [] })),
            ("giveRoles", json!({ "contact": self.contact, "roles": [] })),
            ("removeContact", json!({ "contact": self.contact })),
            ("makeToken", json!({ "name": "", "scopes": [] })),
            ("revokeToken", json!({ "token": self.token })),
            ("registerWebhook", json!({ "name": "", "address": "nowhere", "topics": [] })),
            ("rotateWebhook", json!({ "webhook": self.webhook })),
            ("switchWebhook", json!({ "webhook": self.webhook, "on": false })),
            ("replayWebhook", json!({ "webhook": self.webhook, "from": "start" })),
            ("testWebhook", json!({ "webhook": self.webhook })),
            ("removeWebhook", json!({ "webhook": self.webhook })),
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
            ("countersign", json!({ "decision": self.decision, "signature": "no signature" })),
            ("acknowledgeWithdrawal", json!({ "agreement": self.agreement, "signature": "no signature" })),
            ("attestDeletion", json!({ "agreement": self.agreement, "signature": "no signature" })),
            ("cosign", json!({ "decision": self.decision, "signature": "no signature" })),
            ("askKeyChallenge", json!({})),
            ("registerKey", json!({ "proof": "no proof" })),
            ("revokeKey", json!({ "key": format!("key_{}", "0".repeat(32)) })),
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
            ("answerAbsence", json!({ "proposal": self.tabled, "words": [] })),
            ("askTemperature", json!({ "proposal": self.tabled })),
            ("answerTemperature", json!({ "temperature": self.temperature, "leaning": "UNSURE" })),
            ("suspendAgreement", json!({ "agreement": self.agreement, "cause": "DANGER" })),
            ("liftSuspension", json!({ "agreement": self.agreement })),
            ("openWithdrawal", json!({ "agreement": self.agreement })),
            ("askMembers", json!({ "proposal": proposal, "point": "none", "words": [] })),
            ("recordAsking", json!({ "asking": self.asking, "words": [] })),
            ("askClarification", json!({ "proposal": proposal, "words": [] })),
            ("answerClarification", json!({ "clarification": self.clarification, "words": [] })),
            ("saveOfferDraft", json!({ "proposal": proposal, "amends": 9, "terms": { "title": [] } })),
            ("offerDraft", json!({ "proposal": proposal, "version": 9 })),
            ("takeUpNegotiation", json!({ "proposal": proposal })),
            ("resumeMandate", json!({ "mandate": self.mandate })),
            ("declareInterests", json!({ "interests": [{ "kind": "TIE", "party": "", "description": "" }] })),
            ("giveMandateReport", json!({ "mandate": self.mandate, "report": [] })),
            ("resignMandate", json!({ "mandate": self.mandate })),
            ("withdrawProposal", json!({ "proposal": proposal })),
            ("joinRequester", json!({})),
            // The last: who has left may nothing any more.
            ("leaveCommunity", json!({})),
        ]
    }
}
