//! A community to test with: people who act through the verbs, and a clock that a test moves.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use app::{
    Actor, AdmitMember, App, CastBallot, Chance, ChangeSteward, Clock, Errand, FoundCommunity,
    FoundedCommunity, Invite, Keys, Nominate, OpenVote, Origin, RegisterIntermediary, RegisterRequester,
    Store, SubmitProposal,
};
use domain::{
    ballot::{Attestation, Channel, Choice, Delivery},
    charter::{ChoosingDraft, RuleDraft, Secrecy},
    decision::{DecisionKind, Subject},
    id::{CharterId, CommunityId, ElectionId, IntermediaryId, RequesterId, VoteId},
    mandate::{Act, Nomination},
    moment::{Moment, Span},
    party::Registration,
    terms::{
        AfterWithdrawalDraft, BenefitDraft, ComplaintsDraft, PromiseDraft, RecipientDraft, RiskAnswerDraft,
        TermsDraft,
    },
};

/// Runs a test body on both databases.
pub async fn on_both<F: Future<Output = ()>>(body: impl Fn(Town) -> F) {
    on_both_under(|_| {}, body).await;
}

/// The same in a town whose founder changes something of the charter.
pub async fn on_both_under<F: Future<Output = ()>>(
    change: impl Fn(&mut FoundCommunity),
    body: impl Fn(Town) -> F,
) {
    let dir = tempfile::tempdir().unwrap();
    let mut founder = founding("the-town");
    change(&mut founder);
    body(Town::found(&format!("sqlite://{}", dir.path().join("test.db").display()), &founder).await).await;
    let server = std::env::var("OWNACCORD_TEST_POSTGRES")
        .expect("OWNACCORD_TEST_POSTGRES is not set: run the tests by ./run test");
    let (base, _) = server.rsplit_once('/').unwrap();
    let name = format!("app_{}_{}", std::process::id(), FRESH.fetch_add(1, Ordering::Relaxed));
    sql(&server, &format!("CREATE DATABASE {name}"));
    body(Town::found(&format!("{base}/{name}"), &founder).await).await;
    sql(&server, &format!("DROP DATABASE {name} WITH (FORCE)"));
}

/// Has a PostgreSQL do something behind the back of the application.
pub fn sql(server: &str, statement: &str) {
    let done = std::process::Command::new("psql")
        .args([server, "-qc", statement])
        .output()
        .expect("psql, from postgresql-client");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

static FRESH: AtomicU64 = AtomicU64::new(0);

/// A fresh idempotency key.
pub fn fresh() -> Origin {
    Origin::Api(format!("key {}", FRESH.fetch_add(1, Ordering::Relaxed)))
}

fn text(words: &str) -> Vec<(String, String)> {
    vec![("en".to_owned(), words.to_owned())]
}

/// Ballots are taken by the API; deliberation lasts a minute, the window an hour.
pub struct Town {
    pub url: String,
    pub app: App,
    clock: Arc<AtomicI64>,
    pub community: CommunityId,
    pub charter: CharterId,
    pub steward: Actor,
}

pub const DELIBERATION: Span = Span::seconds(60);
pub const WINDOW: Span = Span::seconds(3_600);

fn rules() -> Vec<RuleDraft> {
    [
        (DecisionKind::Charter, "for: majority of cast"),
        (DecisionKind::Mandate, "for: majority of cast"),
        (DecisionKind::Consent, "consent: 2/3 of cast; approval quorum 1/4 of roll"),
    ]
    .map(|(kind, rule)| RuleDraft {
        kind,
        risk: None,
        rule: rule.to_owned(),
        least_deliberation: DELIBERATION.to_string(),
        window: WINDOW.to_string(),
        secrecy: Secrecy::Open,
        attestation: Attestation::RoomAttested,
        // Of mandates everybody decides in person.
        delegation: kind != DecisionKind::Mandate,
        delegate_cap: None,
    })
    .into()
}

/// Several who stand are chosen from by this rule.
fn choosing(rule: &str) -> ChoosingDraft {
    ChoosingDraft {
        rule: rule.to_owned(),
        least_deliberation: DELIBERATION.to_string(),
        window: WINDOW.to_string(),
        secrecy: Secrecy::Open,
        attestation: Attestation::RoomAttested,
        delegation: true,
        delegate_cap: None,
    }
}

pub fn founding(handle: &str) -> FoundCommunity {
    FoundCommunity {
        handle: handle.to_owned(),
        name: text("The town"),
        template: "settled-association".to_owned(),
        languages: vec!["en".to_owned()],
        places: vec!["DE".to_owned()],
        steward_language: "en".to_owned(),
        rules: rules(),
        choosing: Some(choosing("choose: schulze; turnout quorum 1/4 of roll")),
        red_lines: None,
        constituencies: Vec::new(),
        most_assisted: None,
        longest_term: None,
        principles: None,
        reporting: None,
        ombuds: None,
        proven_domain: None,
        petitions: None,
        deliberation: None,
        offers_answered_within: None,
        readability: None,
        admission: None,
        stewards: None,
        cosigners: None,
        burden: None,
        crisis: None,
        parent: None,
    }
}

pub fn terms() -> TermsDraft {
    let promise =
        PromiseDraft { what: text("A report"), due: "2027-03-01".into(), evidence: text("The report") };
    TermsDraft {
        title: text("Where are classes missing?"),
        summary: text("A university asks where language classes are missing."),
        purposes: vec!["purpose:academic-research".into()],
        data_categories: vec!["data:survey-answers".into()],
        journey_stages: vec!["stage:settlement".into()],
        recipients: vec![RecipientDraft {
            name: "University".into(),
            kind: "recipient:academic".into(),
            country: "DE".into(),
            onward: Vec::new(),
        }],
        places: vec!["DE".into()],
        storage_places: vec!["DE".into()],
        technologies: vec!["technology:aggregation".into()],
        retention: "P180D".into(),
        term: "P180D".into(),
        promises: vec![promise],
        risks: ["harm:data-breach", "harm:function-creep", "harm:extraction"]
            .map(|harm| RiskAnswerDraft { harm: harm.into(), mitigation: text("Encrypted, deleted") })
            .into(),
        assessment: None,
        benefits: vec![BenefitDraft {
            benefit: "benefit:better-services".into(),
            to_whom: text("Everybody"),
            due: "2027-06-01".into(),
        }],
        if_refused: text("Nothing changes for you."),
        withdrawal: AfterWithdrawalDraft { within: "P14D".into(), how: text("We delete it.") },
        complaints: ComplaintsDraft { to: "The ombuds office".into(), how: text("Write to it.") },
        conditions: vec!["condition:refusal-costs-nothing".into(), "condition:no-service-depends".into()],
        legal_basis: None,
        usage_trail: None,
    }
}

async fn founds(app: &App, founding: &FoundCommunity) -> (FoundedCommunity, Actor) {
    let (right, _) = app.enrol(Errand::Founder).await.unwrap();
    let founder = app.actor(&right).await.unwrap();
    let founded = app.found_community(&founder, &fresh(), founding).await.unwrap();
    let steward = app.actor(founded.token.as_deref().unwrap()).await.unwrap();
    (founded, steward)
}

async fn app_on(url: &str, hand: Arc<AtomicI64>) -> App {
    let store = Store::connect(url).await.unwrap();
    store.migrate().await.unwrap();
    let time = Clock::new(move || Moment::from_micros(hand.load(Ordering::SeqCst)));
    let [signing, log] = [7, 8].map(|seed| evidence::keys::SigningKey::from_seed(&[seed; 32]));
    let keys = Keys::new(signing, log, "https://ownaccord.example");
    App::new(store, time, Chance::system(), keys)
}

impl Town {
    /// The sample terms, asked of this town by a person for the first time.
    pub fn submission(&self) -> SubmitProposal {
        let (again, revision_of, connection) = (None, None, None);
        SubmitProposal { community: self.community, again, revision_of, connection, terms: terms() }
    }

    pub async fn found(url: &str, founding: &FoundCommunity) -> Self {
        let start: Moment = "2026-11-22T12:00:00Z".parse().unwrap();
        let clock = Arc::new(AtomicI64::new(start.micros()));
        let app = app_on(url, clock.clone()).await;
        let (founded, steward) = founds(&app, founding).await;
        Self {
            url: url.to_owned(),
            app,
            clock,
            community: founded.community,
            charter: founded.charter,
            steward,
        }
    }

    /// The steward of another community.
    pub async fn stranger(&self) -> Actor {
        founds(&self.app, &founding("another-town")).await.1
    }

    /// Another community of the same instance, and under the same clock.
    pub async fn beside(&self, founding: &FoundCommunity) -> Self {
        let (founded, steward) = founds(&self.app, founding).await;
        Self {
            url: self.url.clone(),
            app: self.app.clone(),
            clock: self.clock.clone(),
            community: founded.community,
            charter: founded.charter,
            steward,
        }
    }

    /// What is refused of a founding: path and code of each fault.
    pub async fn refuses(&self, founding: &FoundCommunity) -> Vec<String> {
        let (right, _) = self.app.enrol(Errand::Founder).await.unwrap();
        let founder = self.app.actor(&right).await.unwrap();
        let refused = self.app.found_community(&founder, &fresh(), founding).await.unwrap_err();
        let refused = match refused {
            app::AppError::Refused(refused) => Ok(refused),
            other => Err(other),
        };
        let said = |one: &domain::refusal::Refusal| format!("{} {}", one.path.join("."), one.reason.code());
        refused.unwrap().all().iter().map(said).collect()
    }

    /// Has the database do something that no verb does, and opens it again.
    pub async fn behind_its_back(&mut self, statement: &str) {
        self.app.store().close().await.unwrap();
        match self.url.strip_prefix("sqlite://") {
            None => sql(&self.url, statement),
            Some(file) => {
                let script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()";
                let done =
                    std::process::Command::new("python3").args(["-c", script, file, statement]).output();
                let done = done.expect("python3");
                assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            }
        }
        self.app = app_on(&self.url, self.clock.clone()).await;
    }

    /// A second steward, made by the first.
    pub async fn second_steward(&self) -> Actor {
        let member = self.member().await.as_member().unwrap().id;
        let command = ChangeSteward { community: self.community, member, appoints: true };
        assert!(self.app.change_steward(&self.steward, &fresh(), command).await.unwrap().done);
        Actor::Member(self.app.read().await.unwrap().member(member).await.unwrap().unwrap())
    }

    /// Another town on the same server, which chooses between several by this rule.
    pub async fn that_chooses_by(&self, rule: &str) -> Self {
        let founding = FoundCommunity { choosing: Some(choosing(rule)), ..founding("choosing-town") };
        let (founded, steward) = founds(&self.app, &founding).await;
        let (community, charter) = (founded.community, founded.charter);
        let (url, app, clock) = (self.url.clone(), self.app.clone(), self.clock.clone());
        Self { url, app, clock, community, charter, steward }
    }

    /// How this town chooses between several, as typed.
    pub fn choosing(&self) -> ChoosingDraft {
        choosing("choose: schulze; turnout quorum 1/4 of roll")
    }

    pub fn passes(&self, span: Span) {
        self.clock.fetch_add(i64::from(span.as_seconds()) * 1_000_000, Ordering::SeqCst);
    }

    pub async fn member(&self) -> Actor {
        let invited =
            self.app.invite(&self.steward, &fresh(), &Invite { community: self.community }).await.unwrap();
        let command = AdmitMember { invitation: invited.code.unwrap(), language: None, account: None };
        let admitted = self.app.admit_member(&fresh(), &command).await.unwrap();
        self.app.actor(&admitted.token.unwrap()).await.unwrap()
    }

    pub async fn members(&self, count: usize) -> Vec<Actor> {
        let mut members = Vec::new();
        for _ in 0..count {
            members.push(self.member().await);
        }
        members
    }

    pub async fn votes(
        &self,
        who: &Actor,
        vote: VoteId,
        choice: Choice,
    ) -> Result<app::Receipt, app::AppError> {
        let command =
            CastBallot { vote, answer: choice.into(), channel: Channel::Api, delivery: Delivery::Here };
        self.app.cast_ballot(who, &fresh(), command).await
    }

    pub async fn opens(&self, subject: Subject) -> VoteId {
        self.passes(DELIBERATION);
        self.app.open_vote(&self.steward, &fresh(), &OpenVote { subject }).await.unwrap().vote
    }

    /// The window ends and the clock does what is due.
    pub async fn closes(&self) {
        self.passes(WINDOW);
        self.app.deadlines().await.unwrap();
    }

    /// The members adopt the charter.
    pub async fn adopts(&self) {
        let vote = self.opens(Subject::Charter(self.charter)).await;
        self.votes(&self.steward, vote, Choice::For).await.unwrap();
        self.closes().await;
    }

    /// An intermediary registers; here is its advocate.
    pub async fn intermediary(&self, handle: &str) -> (Actor, IntermediaryId) {
        let (right, _) = self.app.enrol(Errand::Intermediary).await.unwrap();
        let enrolled = self.app.actor(&right).await.unwrap();
        let (name, kind) = (format!("The {handle}"), "recipient:ngo".into());
        let registration = Registration { handle: handle.to_owned(), name, kind };
        let command = RegisterIntermediary { registration, interests: Vec::new() };
        let registered = self.app.register_intermediary(&enrolled, &fresh(), &command).await.unwrap();
        (self.app.actor(&registered.token.unwrap()).await.unwrap(), registered.organisation)
    }

    /// The nomination of an intermediary, by itself or in an election.
    pub fn nominates(&self, intermediary: IntermediaryId, election: Option<ElectionId>) -> Nominate {
        let nomination = Nomination {
            purposes: vec!["purpose:research".into()],
            data_categories: vec!["data:survey-answers".into()],
            places: vec!["DE".into()],
            acts: vec![Act::Negotiate],
            term: "P365D".into(),
            ..Nomination::default()
        };
        Nominate { community: self.community, intermediary, nomination: Some(nomination), election }
    }

    /// An intermediary registers and gets a mandate; here is its advocate.
    pub async fn advocate(&self) -> (Actor, IntermediaryId) {
        let (advocate, intermediary) = self.intermediary("bridge").await;
        let command = self.nominates(intermediary, None);
        let mandate = self.app.nominate(&self.steward, &fresh(), &command).await.unwrap();
        let vote = self.opens(Subject::Mandate(mandate)).await;
        self.votes(&self.steward, vote, Choice::For).await.unwrap();
        self.closes().await;
        (advocate, intermediary)
    }

    pub async fn requester(&self) -> (Actor, RequesterId) {
        self.other_requester("university").await
    }

    /// A requester with this short name, and its first contact.
    pub async fn other_requester(&self, handle: &str) -> (Actor, RequesterId) {
        let (right, _) = self.app.enrol(Errand::Requester).await.unwrap();
        let enrolled = self.app.actor(&right).await.unwrap();
        let (name, kind) = ("University".into(), "recipient:academic".into());
        let registration = Registration { handle: handle.to_owned(), name, kind };
        let command = RegisterRequester { registration, services: Vec::new() };
        let registered = self.app.register_requester(&enrolled, &fresh(), &command).await.unwrap();
        (self.app.actor(&registered.token.unwrap()).await.unwrap(), registered.organisation)
    }
}
