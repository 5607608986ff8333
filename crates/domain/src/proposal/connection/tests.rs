use uuid::Uuid;

use super::{
    super::{Acceptance, Gate, Moved, Offer, tests::*},
    *,
};
use crate::{
    burden::Ledger,
    charter::Charter,
    id::VoteId,
    mandate::Mandate,
    moment::{Moment, Span},
    terms::tests as sample,
};

fn connection() -> Connection {
    Connection::check(
        "urn:uuid:32541fe6-c580-409e-85a8-8a9a32fbe833",
        "https://consumer.example/dsp",
        "urn:data",
    )
    .unwrap()
}

/// A negotiation by a connector at some point, with all that it rests on.
#[derive(Clone, Debug)]
struct Point {
    proposal: Proposal,
    latest: Offer,
    agreement: Option<AgreementState>,
}

impl Point {
    fn state(&self) -> DataspaceState {
        self.proposal.dataspace_state(self.agreement).unwrap()
    }
    fn moved(self, moved: Moved) -> Self {
        Self { latest: moved.offer.unwrap_or(self.latest), proposal: moved.proposal, ..self }
    }
}

struct World {
    charter: Charter,
    mandate: Mandate,
}

fn later() -> Moment {
    sample::now().plus(Span::days(30))
}

impl World {
    fn new() -> Self {
        let charter = sample::charter();
        let mandate = mandate(&charter, |_| {});
        Self { charter, mandate }
    }

    fn requested(&self) -> Point {
        let (community, requester) = ids();
        let request = Request { connection: Some(connection()), ..Request::new(community, requester) };
        let gate = Gate { charter: &self.charter };
        let id = ProposalId::new(Uuid::from_u128(3));
        let moved = Proposal::submit(id, request, sample::draft(), gate, sample::now()).next;
        Point { latest: moved.offer.unwrap(), proposal: moved.proposal, agreement: None }
    }

    fn offers(&self, at: Point, by: Acceptance<'_>) -> Option<Point> {
        let terms = if at.latest.terms.retention == Span::days(30) { sample::draft() } else { counter() };
        let step =
            at.proposal.clone().offer(by, &at.latest, (&terms, &Vec::new()), &self.charter, sample::now());
        step.ok().map(|step| at.moved(step.next))
    }

    fn accepts(&self, at: Point, by: Acceptance<'_>) -> Option<Point> {
        let number = at.latest.number;
        let step = at.proposal.clone().accept(
            by,
            &at.latest,
            number,
            (&self.charter, &Ledger::default()),
            sample::now(),
        );
        step.ok().map(|step| at.moved(step.next))
    }

    fn votes(&self, at: Point) -> Point {
        Point { proposal: at.proposal.voting(VoteId::new(Uuid::from_u128(9))).unwrap(), ..at }
    }

    /// What comes of a message, by the same acts as in the doors; nothing where they refuse it.
    fn does(&self, at: Point, message: Message, sender: Side) -> Option<Point> {
        let (mine, theirs) = (Acceptance::Advocate(&self.mandate, &[]), Acceptance::Requester);
        match (message, sender) {
            (Message::Request, Side::Requester) => self.offers(at, theirs),
            (Message::Offer, Side::Community) => self.offers(at, mine),
            (Message::Accept, Side::Requester) => self.accepts(at, theirs),
            (Message::Agree, Side::Community) => {
                let proposal = at.proposal.clone().decided(Outcome::Consented).ok()?.next;
                Some(Point { proposal, agreement: Some(AgreementState::Pending), ..at })
            }
            (Message::Verify, Side::Requester) => match at.agreement? {
                AgreementState::Pending => {
                    let agreement = Some(AgreementState::InForce { from: sample::now(), until: later() });
                    Some(Point { agreement, ..at })
                }
                _ => None,
            },
            (Message::Finalize, Side::Community) if at.state() == DataspaceState::Verified => {
                Some(Point { proposal: at.proposal.clone().finalized()?.next, ..at })
            }
            (Message::Terminate, Side::Requester) => match at.agreement {
                Some(AgreementState::Pending) => {
                    Some(Point { agreement: Some(AgreementState::Declined { at: later() }), ..at })
                }
                Some(_) => None,
                None => {
                    let proposal = at.proposal.clone().withdraw(true, sample::now()).ok()?.next;
                    Some(Point { proposal, ..at })
                }
            },
            (Message::Terminate, Side::Community) => {
                let proposal = at.proposal.clone().decided(Outcome::Refused).ok()?.next;
                Some(Point { proposal, ..at })
            }
            _ => None,
        }
    }
}

/// Every state that a negotiation can be in, reached by the acts themselves. ACCEPTED is there twice: the members
/// deliberate, and the members vote.
fn points(world: &World) -> Vec<(&'static str, Point)> {
    use Message::*;
    use Side::{Community, Requester};
    let does = |at: &Point, message, sender| world.does(at.clone(), message, sender).unwrap();
    let requested = world.requested();
    let offered = does(&requested, Offer, Community);
    let tabled = does(&offered, Accept, Requester);
    let voting = world.votes(tabled.clone());
    let agreed = does(&voting, Agree, Community);
    let verified = does(&agreed, Verify, Requester);
    let finalized = does(&verified, Finalize, Community);
    let refused = does(&voting, Terminate, Community);
    let withdrawn = does(&requested, Terminate, Requester);
    vec![
        ("requested", requested),
        ("offered", offered),
        ("tabled", tabled),
        ("voting", voting),
        ("agreed", agreed),
        ("verified", verified),
        ("finalized", finalized),
        ("refused", refused),
        ("withdrawn", withdrawn),
    ]
}

/// Where the protocol would allow more than we do. Each has its reason.
const NARROWER: [(&str, Message, Side); 8] = [
    // The members' vote stands between a request and an agreement.
    ("requested", Message::Agree, Side::Community),
    ("tabled", Message::Agree, Side::Community),
    // Nobody breaks a negotiation off for the community but its members, by their vote.
    ("requested", Message::Terminate, Side::Community),
    ("offered", Message::Terminate, Side::Community),
    ("tabled", Message::Terminate, Side::Community),
    ("agreed", Message::Terminate, Side::Community),
    // What the members are voting on stays before them until they have answered.
    ("voting", Message::Terminate, Side::Requester),
    // Whoever has bound itself is bound; that the last message is still under way changes nothing.
    ("verified", Message::Terminate, Side::Requester),
];

#[test]
fn each_message_in_each_state_does_what_the_state_machine_says() {
    let world = World::new();
    for (name, at) in points(&world) {
        for message in Message::ALL {
            for sender in [Side::Requester, Side::Community] {
                let wanted = at.state().after(message, sender);
                let found = world.does(at.clone(), message, sender).map(|at| at.state());
                let narrower = NARROWER.contains(&(name, message, sender))
                    || (name, message, sender) == ("verified", Message::Terminate, Side::Community);
                let case = format!("{name} × {message:?} × {sender:?}");
                if narrower {
                    assert!(wanted.is_some() && found.is_none(), "{case}: {found:?}");
                } else {
                    assert_eq!(found, wanted, "{case}");
                }
            }
        }
    }
}

#[test]
fn an_advocates_yes_to_a_connector_is_an_offer_of_the_same_words() {
    let world = World::new();
    let at = world.requested();
    let step = at
        .proposal
        .clone()
        .accept(
            Acceptance::Advocate(&world.mandate, &[]),
            &at.latest,
            1,
            (&world.charter, &Ledger::default()),
            sample::now(),
        )
        .unwrap();
    let offer = step.next.offer.clone().unwrap();
    assert_eq!((offer.number, offer.side, offer.digest), (2, Side::Community, at.latest.digest));
    let told = Effect::CallBack { proposal: at.proposal.id, message: Callback::Offered { number: 2 } };
    assert_eq!(called(&step.effects), [told]);
    let offered = at.moved(step.next);
    assert_eq!(offered.state(), DataspaceState::Offered);
    let tabled = world.accepts(offered, Acceptance::Requester).unwrap();
    assert_eq!(tabled.state(), DataspaceState::Accepted);
}

/// What goes to the connector.
fn called(effects: &[Effect]) -> Vec<Effect> {
    effects.iter().filter(|effect| matches!(effect, Effect::CallBack { .. })).cloned().collect()
}

#[test]
fn a_connector_is_told_what_the_community_does_and_nothing_that_it_did_itself() {
    let world = World::new();
    let at = world.requested();
    let offers = (&counter(), &Vec::new());
    let step = at
        .proposal
        .clone()
        .offer(Acceptance::Advocate(&world.mandate, &[]), &at.latest, offers, &world.charter, sample::now())
        .unwrap();
    let proposal = at.proposal.id;
    let told = |message| vec![Effect::CallBack { proposal, message }];
    assert_eq!(called(&step.effects), told(Callback::Offered { number: 2 }));
    let offered = at.clone().moved(step.next);
    let same = (&sample::draft(), &Vec::new());
    let asked = offered.proposal.clone().offer(
        Acceptance::Requester,
        &offered.latest,
        same,
        &world.charter,
        sample::now(),
    );
    assert!(called(&asked.unwrap().effects).is_empty());
    let voting = world.votes(world.accepts(offered, Acceptance::Requester).unwrap()).proposal;
    for (outcome, message) in [
        (Outcome::Consented, Callback::Agreed),
        (Outcome::Refused, Callback::Terminated),
        (Outcome::SentBack, Callback::Terminated),
        (Outcome::Lapsed, Callback::Terminated),
    ] {
        assert_eq!(called(&voting.clone().decided(outcome).unwrap().effects), told(message));
    }
    let withdrawn =
        |by_connector| called(&at.proposal.clone().withdraw(by_connector, sample::now()).unwrap().effects);
    assert_eq!(withdrawn(false), told(Callback::Terminated));
    assert_eq!(withdrawn(true), []);
}

#[test]
fn only_what_was_sent_back_comes_again_as_a_revision_and_only_from_the_same_to_the_same() {
    let world = World::new();
    let (community, requester) = ids();
    let request = || Request::new(community, requester);
    for (name, at) in points(&world) {
        assert_eq!(request().revising(&at.proposal), Err(Reason::NotSentBack {}), "{name}");
    }
    let voting = points(&world).swap_remove(3).1.proposal;
    let sent_back = voting.decided(Outcome::SentBack).unwrap().next;
    assert_eq!(request().revising(&sent_back).unwrap().revision_of, Some(sent_back.id));
    let other = Request::new(CommunityId::new(Uuid::from_u128(77)), requester);
    assert!(other.revising(&sent_back).is_err());
    let other = Request::new(community, RequesterId::new(Uuid::from_u128(77)));
    assert!(other.revising(&sent_back).is_err());
}

#[test]
fn a_line_drawn_after_an_offer_is_held_against_its_acceptance() {
    let world = World::new();
    let at = world.requested();
    let mut charter = world.charter.clone();
    let line = crate::charter::RedLineDraft {
        code: "no-universities".into(),
        text: vec![("en".into(), "No universities".into())],
        recipient_kinds: vec!["recipient:academic".into()],
        ..Default::default()
    };
    charter.red_lines.extend(line.read(&mut Faults::default(), &charter.languages));
    let by = Acceptance::Advocate(&world.mandate, &[]);
    let refused =
        at.proposal.accept(by, &at.latest, 1, (&charter, &Ledger::default()), sample::now()).unwrap_err();
    assert!(refused.has("terms.red-line-crossed"), "{refused}");
}

#[test]
fn what_a_connector_says_of_itself_is_read_with_all_its_faults() {
    let cases: &[(&str, &str, &str, &[&str])] = &[
        ("urn:uuid:1", "http://127.0.0.1:9000/dsp", "urn:x", &[]),
        ("", "ftp://consumer.example", "", &["consumerPid", "callbackAddress", "offer.target"]),
        ("urn:uuid:1", "https://", "urn:x", &["callbackAddress"]),
        ("urn:uuid:1", "https://a b", "urn:x", &["callbackAddress"]),
    ];
    for (pid, callback, target, wanted) in cases {
        let found = Connection::check(pid, callback, target);
        let paths: Vec<_> = found.err().iter().flat_map(Refused::all).map(|r| r.path.join(".")).collect();
        assert_eq!(&paths, wanted, "{callback}");
    }
}
