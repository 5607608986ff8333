//! Domain values to store: made by the domain's own rules.

use domain::{
    agreement::Agreement,
    ballot::{Answer, Attestation, Channel, Choice, Delivery, Paper},
    charter::{Charter, DecisionRule, Secrecy, Template},
    community::{CharterVersion, Community, Founded, Founding, Invitation, Member},
    decision::{Decision, DecisionKind, Outcome, Subject},
    digest::Digest,
    disclosure,
    effect::EventRef,
    id::{AgreementId, DecisionId, Id, MemberId, ProposalId, VoteId},
    mandate::{Act, Mandate, Nomination},
    moment::{Moment, Span},
    party::{Interest, InterestKind, Intermediary, Registration, Requester},
    proposal::{Gate, Moved, Proposal, Request},
    roll::Seat,
    step::Step,
    tally::{self, Figures},
    terms::{
        AfterWithdrawalDraft, BenefitDraft, ComplaintsDraft, PromiseDraft, RecipientDraft, RiskAnswerDraft,
        TermsDraft,
    },
    text::LocalText,
    vote::{Given, Opened, Opening, Seated, Vote},
};
use storage::{Recorded, Store};

/// So many seconds after the beginning of 2027, and some microseconds, which must not get lost.
pub fn at(seconds: i64) -> Moment {
    Moment::from_micros(1_798_761_600_000_000 + seconds * 1_000_000 + 123_456)
}

pub fn id<K>(number: u128) -> Id<K> {
    Id::new(uuid::Uuid::from_u128(number))
}

pub fn text(words: &str) -> LocalText {
    [("en", words), ("ar", "نعم")]
        .map(|(tag, words)| (tag.parse().unwrap(), words.to_owned()))
        .into_iter()
        .collect()
}

pub fn event(name: &str) -> EventRef {
    EventRef { room: "!room".to_owned(), event: format!("${name}") }
}

pub const COMMUNITY: u128 = 1;
pub const CHARTER: u128 = 2;
pub const STEWARD: u128 = 3;
pub const REQUESTER: u128 = 4;
pub const INTERMEDIARY: u128 = 5;
pub const PROPOSAL: u128 = 6;
pub const VOTE: u128 = 7;

/// A community and its draft of a charter.
pub fn founding(handle: &str) -> Founding {
    let charter = Template::SettledAssociation.draft(&["en".into(), "ar".into()], &["DE".into()]);
    let name = vec![("en".to_owned(), "Amal".to_owned()), ("ar".to_owned(), "أمل".to_owned())];
    Founding {
        ids: (id(COMMUNITY), id(CHARTER), id(STEWARD)),
        handle: handle.to_owned(),
        name,
        charter,
        steward_language: "ar".to_owned(),
        parent: None,
    }
}

pub fn founded() -> Step<Founded> {
    Community::found(&founding("amal-association"), at(0)).unwrap()
}

pub fn charter() -> Charter {
    founded().next.charter.charter
}

pub fn member(number: u128) -> Member {
    Member {
        id: id(number),
        community: id(COMMUNITY),
        steward: false,
        language: "fr".parse().unwrap(),
        joined_at: at(2),
        left_at: None,
    }
}

pub fn invitation(number: u128) -> Invitation {
    let code = Digest::of_bytes(&number.to_be_bytes());
    Invitation { id: id(number), community: id(COMMUNITY), code, expires_at: at(1_000), used_at: None }
}

pub fn intermediary() -> Step<Intermediary> {
    let typed =
        Registration { handle: "voices".into(), name: "Voices e.V.".into(), kind: "recipient:ngo".into() };
    let interest =
        Interest { kind: InterestKind::Funding, party: "A fund".into(), description: "A grant".into() };
    Intermediary::register(id(INTERMEDIARY), &typed, vec![interest], at(3)).unwrap()
}

pub fn requester() -> Step<Requester> {
    let typed = Registration {
        handle: "university".into(),
        name: "University".into(),
        kind: "recipient:academic".into(),
    };
    Requester::register(id(REQUESTER), &typed, Vec::new(), at(4)).unwrap()
}

pub fn nominated(number: u128) -> Step<Mandate> {
    let nomination = Nomination {
        purposes: vec!["purpose:research".into()],
        data_categories: vec!["data:survey-answers".into()],
        places: vec!["DE".into()],
        acts: vec![Act::Negotiate, Act::Recommend],
        must_ask: vec![vec![("en".into(), "Anything on children".into()), ("ar".into(), "الأطفال".into())]],
        term: "P365D".into(),
        ..Nomination::default()
    };
    let parties = (id(COMMUNITY), id(INTERMEDIARY));
    Mandate::nominate(id(number), parties, Digest::of_bytes(b"interests"), &charter(), &nomination, at(5))
        .unwrap()
}

/// Terms without a fault, kept for `retention`.
pub fn draft(retention: &str) -> TermsDraft {
    let text = |words: &str| vec![("en".to_owned(), words.to_owned()), ("ar".to_owned(), "نصّ".to_owned())];
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
        retention: retention.into(),
        term: "P180D".into(),
        promises: vec![PromiseDraft {
            what: text("A report"),
            due: "2027-03-01".into(),
            evidence: text("The report"),
        }],
        risks: ["harm:data-breach", "harm:function-creep", "harm:extraction"]
            .map(|harm| RiskAnswerDraft { harm: harm.into(), mitigation: text("Encrypted, deleted") })
            .into(),
        assessment: None,
        benefits: vec![BenefitDraft {
            benefit: "benefit:better-services".into(),
            to_whom: text("Everybody in town"),
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

pub fn submitted(draft: TermsDraft) -> Step<Moved> {
    let request = Request::new(id(COMMUNITY), id(REQUESTER));
    let proposal: ProposalId = id(PROPOSAL);
    Proposal::submit(proposal, request, draft, Gate { charter: &charter() }, at(6))
}

pub fn rule() -> DecisionRule {
    DecisionRule {
        kind: DecisionKind::Charter,
        risk: None,
        rule: "for: 2/3 of cast; turnout quorum 1/4 of roll".parse().unwrap(),
        least_deliberation: Span::seconds(5),
        window: Span::seconds(60),
        secrecy: Secrecy::Open,
        attestation: Attestation::RoomAttested,
        delegation: None,
    }
}

/// A vote on a subject, open from second 10 to before second 70, for these members.
pub fn opened(vote: VoteId, subject: Subject, members: &[MemberId]) -> Step<Opened> {
    let salt = |at: usize| [at as u8; 32];
    let seats = members.iter().enumerate().map(|(at, member)| Seat::new(vote, *member, salt(at))).collect();
    let opening = Opening {
        id: vote,
        community: id(COMMUNITY),
        subject,
        question: text("Shall this be our charter?"),
        candidates: Vec::new(),
        rule: (&rule()).into(),
        since: at(0),
        seats,
        roll_root: Digest::of_bytes(b"roll"),
        charter: Digest::of_bytes(b"charter"),
        terms: None,
        mandate: None,
        most_assisted: 2,
        reopens: None,
    };
    Vote::open(opening, at(10)).unwrap()
}

/// A ballot in the poll.
pub fn cast(
    vote: &Vote,
    seat: Seat,
    choice: Choice,
    now: Moment,
) -> Result<Step<Seated>, domain::refusal::Refused> {
    let given = Given {
        answer: choice.into(),
        channel: Channel::Room,
        delivery: Delivery::Live(now),
        event: Some(event(&format!("{}-{}", seat.member, seat.acts))),
        language: None,
        assistance: None,
        salt: [9; 32],
    };
    let commit = |seat: &Seat, answer: &Answer, salt: &[u8; 32]| {
        Digest::of_bytes(
            &[
                seat.member.uuid().as_bytes(),
                &seat.acts.to_be_bytes()[..],
                answer.to_string().as_bytes(),
                salt,
            ]
            .concat(),
        )
    };
    vote.cast(seat, given, now, commit)
}

/// What came of a vote in which so many were for and nobody against.
pub fn recorded(decision: DecisionId, vote: &Vote, favour: u64) -> Recorded {
    let paper = vote.paper().unwrap();
    let cells =
        paper.choices().iter().map(|choice| (*choice, if *choice == paper.favour() { favour } else { 0 }));
    let figures = Figures { electorate: u64::from(vote.electorate), cells: cells.collect() };
    let tally = tally::judge(figures, vote.rule.decide().unwrap());
    let published = disclosure::publish(paper, &tally.counts.whole, tally.result, 0);
    let steps = domain::decision::publishable(&tally.steps, &published, paper);
    let decision = Decision {
        id: decision,
        community: vote.community,
        vote: vote.id,
        subject: vote.subject,
        outcome: Outcome::of(vote.kind(), tally.result),
        contest: None,
        rule: vote.rule.clone(),
        published,
        steps,
        terms: vote.terms,
        charter: vote.charter,
        mandate: vote.mandate,
        roll_root: vote.roll_root,
        ballots_root: Digest::of_bytes(b"ballots"),
        room_attested: Some(favour),
        opened_at: vote.opens_at,
        closed_at: vote.closes_at,
        reopens: None,
        decided_at: at(80),
    };
    let document = format!("{{\"id\":\"{}\"}}", decision.id);
    let digest = Digest::of_bytes(document.as_bytes());
    Recorded { decision, document, jws: "header.payload.signature".to_owned(), digest }
}

/// The agreement that a consent to the submitted terms leads to.
pub fn agreement(number: u128, of: &Recorded) -> Step<Agreement> {
    let terms = submitted(draft("P180D")).next.offer.unwrap().terms;
    let mut decision = of.decision.clone();
    decision.outcome = Outcome::Consented;
    decision.terms = Some(terms.digest());
    let agreement: AgreementId = id(number);
    Agreement::of(agreement, (&decision, of.digest), (id(REQUESTER), id(PROPOSAL)), terms, None).unwrap()
}

/// Saves one step in a transaction of its own.
pub async fn save<N: storage::Record>(store: &Store, now: Moment, step: Step<N>) {
    let mut tx = store.begin(now).await.unwrap();
    tx.save(step).await.unwrap();
    tx.commit().await.unwrap();
}

/// A community with its steward and `more` members.
pub async fn town(store: &Store, more: u128) -> Vec<MemberId> {
    save(store, at(0), founded()).await;
    let members: Vec<Member> = (0..more).map(|number| member(1_000 + number)).collect();
    let ids = std::iter::once(id(STEWARD)).chain(members.iter().map(|member| member.id)).collect();
    save(store, at(2), Step::to(members)).await;
    ids
}

/// An open vote on the charter of a new town.
pub async fn voting_town(store: &Store, more: u128) -> (Vote, Vec<MemberId>) {
    let members = town(store, more).await;
    let step = opened(id(VOTE), Subject::Charter(id(CHARTER)), &members);
    let vote = step.next.vote.clone();
    let mut tx = store.begin(at(10)).await.unwrap();
    let charter: CharterVersion = tx.charter(id(CHARTER)).await.unwrap().unwrap();
    tx.save(step.map(|opened| (charter.voting(opened.vote.id), opened))).await.unwrap();
    tx.commit().await.unwrap();
    (vote, members)
}

/// The paper of the votes here.
pub const PAPER: Paper = Paper::Adopt;
