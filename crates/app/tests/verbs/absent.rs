//! Who is not in the room, through the verbs: found, told, answered, and what the opening waits for.

use app::{Actor, AdmitMember, AnswerAbsence, AppError, Belong, FoundCommunity, Invite, OpenVote};
use domain::{
    absence::{Absence, LOOK_STEP},
    constituency::ConstituencyDraft,
    decision::Subject,
    effect::{Door, Effect, EventRef, Notice, RoomRole},
    fact::Fact,
    id::ProposalId,
    moment::Span,
};
use futures_util::future::{join, join_all};

use crate::{
    deliberation::{Table, raises},
    town::{DELIBERATION, Town, fresh, on_both, on_both_under},
};

fn with_women(founding: &mut FoundCommunity) {
    let label = vec![("en".to_owned(), "Women".to_owned())];
    founding.constituencies = vec![ConstituencyDraft { name: "women".to_owned(), label }];
}

async fn answer(
    town: &Town,
    who: &Actor,
    proposal: ProposalId,
    (findings, by): (Option<&[&str]>, Option<&str>),
) -> Result<u32, AppError> {
    let findings = findings.map(|all| all.iter().map(|one| (*one).to_owned()).collect());
    let words = vec![("en".to_owned(), "We phone them".to_owned())];
    let command = AnswerAbsence { proposal, findings, by: by.map(str::to_owned), words };
    town.app.answer_absence(who, &fresh(), &command).await.map(|done| done.number)
}

async fn belongs(town: &Town, who: &Actor, belongs: bool) {
    let command = Belong { community: town.community, constituency: "women".to_owned(), belongs };
    town.app.belong(who, &fresh(), &command).await.unwrap();
}

async fn found(town: &Town, proposal: ProposalId) -> Option<Absence> {
    town.app.read().await.unwrap().absence(proposal).await.unwrap()
}

/// The names of what was found, and whether it has an answer.
async fn report(town: &Town, proposal: ProposalId) -> Vec<(String, bool)> {
    let proposal = town.app.read().await.unwrap().proposal(proposal).await.unwrap().unwrap();
    let (_, report) = town.app.absent(&proposal).await.unwrap();
    report.lines.into_iter().map(|line| (line.finding.to_string(), line.answer.is_some())).collect()
}

async fn is_open(town: &Town, proposal: ProposalId) -> bool {
    town.app.read().await.unwrap().vote_on(Subject::Proposal(proposal)).await.unwrap().is_some()
}

/// What was told of who is not in the room, in the order of telling.
async fn told(town: &Town) -> Vec<&'static str> {
    let kind = |effect: Effect| match effect {
        Effect::Tell { notice: Notice::AbsenceFound { .. }, .. } => Some("found"),
        Effect::Tell { notice: Notice::OpeningWaits { for_stewards: true, .. }, .. } => Some("stewards"),
        Effect::Tell { notice: Notice::OpeningWaits { .. }, .. } => Some("waits"),
        Effect::Tell { notice: Notice::AbsenceAnswered { .. }, .. } => Some("answered"),
        Effect::Tell { notice: Notice::OpenedWithout { .. }, .. } => Some("opened"),
        _ => None,
    };
    town.app.take_over(Door::Matrix).await.unwrap();
    let due = town.app.claim(Door::Matrix, 1_000).await.unwrap();
    due.into_iter().filter_map(|one| kind(one.effect)).collect()
}

fn code<T: std::fmt::Debug>(done: Result<T, AppError>) -> String {
    done.unwrap_err().to_string()
}

#[tokio::test]
async fn a_vote_waits_until_the_stewards_have_said_how_those_are_reached_who_are_missing() {
    on_both_under(with_women, |town| async move {
        let members = town.members(11).await;
        let Table { advocate, contact, proposal } = Table::laid(&town).await;
        assert_eq!(found(&town, proposal).await, None, "nobody has looked");
        assert_eq!(report(&town, proposal).await, [], "asking looks at nothing");
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, proposal).await, [("scarce:women".to_owned(), false)]);
        assert_eq!(told(&town).await, ["found"]);
        town.app.deadlines().await.unwrap();
        town.passes(DELIBERATION);
        for _ in 0..3 {
            town.app.deadlines().await.unwrap();
        }
        assert!(!is_open(&town, proposal).await);
        assert_eq!(told(&town).await, ["found", "stewards", "waits"], "once");
        let open = OpenVote { subject: Subject::Proposal(proposal) };
        let refused = town.app.open_vote(&town.steward, &fresh(), &open).await;
        assert!(code(refused).contains("vote.absence-unanswered"), "a steward opens no earlier");

        let plan = (None, Some("2026-12-01"));
        for (who, how, wanted) in [
            (&members[0], plan, "actor.not-a-steward"),
            (&advocate, plan, "actor.not-a-steward"),
            (&contact, plan, "actor.not-a-steward"),
            (&Actor::Public, plan, "actor.sign-in-needed"),
            (&town.stranger().await, plan, "actor.not-a-steward"),
            (&town.steward, (None, Some("2026-11-01")), "absence.day-past"),
            (&town.steward, (Some(&["scarce:men"][..]), None), "absence.no-such-finding"),
        ] {
            let done = code(answer(&town, who, proposal, how).await);
            assert!(done.contains(wanted), "{done}, not {wanted}");
        }
        assert!(!is_open(&town, proposal).await);

        // The same command again is done once.
        let words = vec![("en".to_owned(), "We phone them".to_owned())];
        let command = AnswerAbsence { proposal, findings: None, by: Some("2026-12-01".into()), words };
        let origin = fresh();
        for _ in 0..2 {
            let done = town.app.answer_absence(&town.steward, &origin, &command).await.unwrap();
            assert_eq!(done.number, 1);
        }
        assert_eq!(report(&town, proposal).await, [("scarce:women".to_owned(), true)]);
        let again = code(answer(&town, &town.steward, proposal, (None, None)).await);
        assert!(again.contains("absence.nothing-open"), "{again}");
        // Who has something else to say of it names it.
        answer(&town, &town.steward, proposal, (Some(&["scarce:women"]), None)).await.unwrap();
        town.app.deadlines().await.unwrap();
        assert!(is_open(&town, proposal).await);
        let all = ["found", "stewards", "waits", "answered", "answered", "opened"];
        assert_eq!(told(&town).await, all);
        assert!(code(answer(&town, &town.steward, proposal, plan).await).contains("proposal.wrong-stage"));
        let tx = town.app.read().await.unwrap();
        let facts = tx.journal_after(0, None, 1_000).await.unwrap();
        let answered = facts.iter().filter(|entry| matches!(entry.fact, Fact::AbsenceAnswered { .. }));
        assert_eq!(answered.count(), 2);
        for entry in facts {
            let fact = format!("{:?}", entry.fact);
            assert!(!fact.contains("women") && !fact.contains("phone"), "no words in the journal: {fact}");
        }
        tx.verify_journal().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_comes_or_goes_is_not_told_by_what_is_found() {
    on_both_under(with_women, |town| async move {
        let members = town.members(11).await;
        for who in &members[..4] {
            belongs(&town, who, true).await;
        }
        let Table { proposal, .. } = Table::laid(&town).await;
        let women = || vec![("scarce:women".to_owned(), false)];
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, proposal).await, women());
        // The fifth changes nothing that anybody sees, not even after the next look.
        belongs(&town, &members[4], true).await;
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, proposal).await, women());
        let first = found(&town, proposal).await.unwrap().looked_at;
        town.passes(LOOK_STEP);
        town.app.deadlines().await.unwrap();
        let second = found(&town, proposal).await.unwrap();
        assert!(second.looked_at > first && report(&town, proposal).await == women());
    })
    .await;
}

#[tokio::test]
async fn where_enough_are_there_nothing_waits_and_what_is_found_later_needs_its_own_answer() {
    on_both_under(with_women, |town| async move {
        let members = town.members(11).await;
        for who in &members[..5] {
            belongs(&town, who, true).await;
        }
        let Table { proposal, .. } = Table::laid(&town).await;
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, proposal).await, []);
        assert!(told(&town).await.is_empty());
        // One goes: it is seen by the next look, a week later. A concern holds the vote meanwhile.
        raises(&town, &members[0], proposal).await.unwrap();
        belongs(&town, &members[0], false).await;
        town.passes(Span::days(6));
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, proposal).await, []);
        town.passes(Span::days(1));
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, proposal).await, [("scarce:women".to_owned(), false)]);
        assert_eq!(told(&town).await, ["stewards", "waits"], "the time to think is over");
    })
    .await;
}

#[tokio::test]
async fn those_whom_the_rooms_do_not_reach_are_found_where_there_are_rooms() {
    on_both_under(with_women, |town| async move {
        let members = town.members(11).await;
        for who in &members[..6] {
            belongs(&town, who, true).await;
        }
        let Table { advocate, contact, proposal } = Table::laid(&town).await;
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, proposal).await, [], "no rooms, nothing to be reached by");
        town.passes(DELIBERATION);
        town.app.deadlines().await.unwrap();
        assert!(is_open(&town, proposal).await);
        town.app.room_made(town.community, RoomRole::Assembly, "!assembly").await.unwrap();
        let next = Table::again(&town, &advocate, &contact).await;
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, next).await, [("unreached:women".to_owned(), false)]);
        for (at, who) in members[..5].iter().enumerate() {
            let code = town.app.link_code(who, &fresh()).await.unwrap().code.unwrap();
            let event = EventRef { room: "!direct".into(), event: format!("$link{at}") };
            town.app.link_account(&event, &code, &format!("@{at}:example.org")).await.unwrap();
        }
        let third = Table::again(&town, &advocate, &contact).await;
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, third).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_language_that_five_read_and_the_charter_lacks_is_found() {
    on_both(|town| async move {
        let reads = async |language: &str| {
            let invite = Invite { community: town.community };
            let invitation = town.app.invite(&town.steward, &fresh(), &invite).await.unwrap().code.unwrap();
            let language = Some(language.to_owned());
            let command = AdmitMember { invitation, language, account: None };
            town.app.admit_member(&fresh(), &command).await.unwrap();
        };
        for language in ["ti", "ti", "ti", "ti", "ckb", "en-GB", "en-GB", "en-GB", "en-GB", "en-GB"] {
            reads(language).await;
        }
        let Table { advocate, contact, proposal } = Table::laid(&town).await;
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, proposal).await, []);
        reads("ti").await;
        let next = Table::again(&town, &advocate, &contact).await;
        town.app.deadlines().await.unwrap();
        assert_eq!(report(&town, next).await, [("unspoken:ti".to_owned(), false)]);
        assert_eq!(report(&town, proposal).await, [], "that was looked at before");
    })
    .await;
}

/// A steward answers while the clock opens: whichever comes first, the vote opens once, and with every answer on record.
#[tokio::test]
async fn an_answer_at_the_instant_of_the_opening_falls_on_one_side() {
    on_both_under(with_women, |town| async move {
        let Table { proposal, .. } = Table::laid(&town).await;
        town.passes(DELIBERATION);
        let (answered, opened) =
            join(answer(&town, &town.steward, proposal, (None, None)), town.app.deadlines()).await;
        opened.unwrap();
        answered.unwrap();
        town.app.deadlines().await.unwrap();
        assert!(is_open(&town, proposal).await);
        assert_eq!(report(&town, proposal).await, [("scarce:women".to_owned(), true)]);
    })
    .await;
}

#[tokio::test]
async fn of_answers_at_once_each_has_a_number_of_its_own() {
    on_both_under(with_women, |town| async move {
        let Table { proposal, .. } = Table::laid(&town).await;
        let one = || answer(&town, &town.steward, proposal, (Some(&["scarce:women"]), None));
        let all = join_all([one(), one(), one(), one()]).await;
        let mut numbers: Vec<u32> = all.into_iter().filter_map(Result::ok).collect();
        numbers.sort_unstable();
        assert!(numbers.iter().copied().eq(1..=u32::try_from(numbers.len()).unwrap()), "{numbers:?}");
        assert!(!numbers.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_town_without_groups_and_with_one_language_misses_nobody() {
    on_both(|town| async move {
        let Table { proposal, .. } = Table::laid(&town).await;
        town.passes(DELIBERATION);
        town.app.deadlines().await.unwrap();
        assert!(is_open(&town, proposal).await && told(&town).await.is_empty());
    })
    .await;
}
