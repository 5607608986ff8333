//! Temperature checks through the verbs: asked, answered, changed, ended by the clock or the vote, shown as far as may be, erased.

use app::{Actor, AppError, AskTemperature, Back, Lean, Origin};
use domain::{
    decision::Subject,
    effect::{Audience, Door, Effect, Notice, RoomRole},
    fact::Fact,
    id::{ProposalId, TemperatureId},
    moment::Span,
    temperature::{LASTS, Leaning, Temperature, TemperatureState},
};
use futures_util::future::{join, join_all};

use crate::{
    deliberation::{Table, backs, raises},
    town::{DELIBERATION, Town, fresh, on_both},
};

async fn asks(
    town: &Town,
    who: &Actor,
    proposal: ProposalId,
    clause: Option<u32>,
) -> Result<TemperatureId, AppError> {
    let command = AskTemperature { proposal, clause };
    town.app.ask_temperature(who, &fresh(), command).await.map(|said| said.temperature)
}

async fn leans(
    town: &Town,
    who: &Actor,
    temperature: TemperatureId,
    leaning: Leaning,
) -> Result<(), AppError> {
    town.app.lean(who, &fresh(), Lean { temperature, leaning }).await.map(drop)
}

async fn now(town: &Town, temperature: TemperatureId) -> Temperature {
    town.app.read().await.unwrap().temperature_seen(temperature).await.unwrap().unwrap()
}

/// How many answers are kept.
async fn kept(town: &Town, temperature: TemperatureId) -> u64 {
    let tx = town.app.read().await.unwrap();
    tx.leanings(town.community, temperature).await.unwrap().counts.iter().sum()
}

fn figures(temperature: &Temperature) -> Vec<(Vec<Leaning>, bool, u64)> {
    temperature.shown().iter().map(|cell| (cell.leanings.clone(), cell.silent, cell.count)).collect()
}

fn code<T>(done: Result<T, AppError>) -> String {
    done.err().map(|refused| refused.to_string()).unwrap_or_default()
}

use Leaning::{Away, Towards, Unsure};

#[tokio::test]
async fn members_lean_in_private_and_see_what_may_be_seen() {
    on_both(|town| async move {
        // With the steward 26 on the roll.
        let members = town.members(25).await;
        let Table { advocate, contact, proposal } = Table::laid(&town).await;
        let stranger = town.stranger().await;
        for (who, wanted) in [
            (&contact, "actor.not-a-member"),
            (&advocate, "actor.not-a-member"),
            (&stranger, "actor.not-a-member"),
            (&Actor::Public, "actor.sign-in-needed"),
        ] {
            let done = code(asks(&town, who, proposal, None).await);
            assert!(done.contains(wanted), "{done}, not {wanted}");
        }
        assert!(code(asks(&town, &members[0], proposal, Some(99)).await).contains("concern.no-such-clause"));
        // So that the vote does not open meanwhile.
        let concern = raises(&town, &members[0], proposal).await.unwrap();
        backs(&town, &members[1], concern, Back::Support).await.unwrap();
        let check = asks(&town, &members[0], proposal, Some(2)).await.unwrap();
        assert!(code(asks(&town, &members[1], proposal, None).await).contains("temperature.other-open"));
        for (who, wanted) in [
            (&contact, "actor.not-a-member"),
            (&advocate, "actor.not-a-member"),
            (&stranger, "actor.not-a-member"),
            (&Actor::Public, "actor.sign-in-needed"),
        ] {
            let done = code(leans(&town, who, check, Towards).await);
            assert!(done.contains(wanted), "{done}, not {wanted}");
        }
        let unknown = TemperatureId::numbered(7);
        assert!(code(leans(&town, &members[0], unknown, Towards).await).contains("not-found"));
        for (at, who) in members[..18].iter().enumerate() {
            leans(&town, who, check, [Towards, Unsure, Away][at % 3]).await.unwrap();
        }
        // The seventh leans otherwise by now; the same command again changes nothing.
        let origin = Origin::Api("the same".to_owned());
        for _ in 0..2 {
            town.app.lean(&members[6], &origin, Lean { temperature: check, leaning: Away }).await.unwrap();
        }
        let other = town.app.lean(&members[6], &origin, Lean { temperature: check, leaning: Towards }).await;
        assert!(code(other).contains("idempotency.key-reused"));
        assert_eq!(kept(&town, check).await, 18);
        town.app.leave_roll(&members[17], &fresh()).await.unwrap();
        assert_eq!(kept(&town, check).await, 17, "whoever leaves takes their answer along");
        town.app.deadlines().await.unwrap();
        assert!(now(&town, check).await.is_open() && figures(&now(&town, check).await).is_empty());
        let me = members[6].as_member().unwrap();
        let asked = town.app.read().await.unwrap().proposal(proposal).await.unwrap().unwrap();
        let listed = town.app.temperatures_before(&asked, me).await.unwrap();
        assert_eq!((listed[0].shown.mine, listed[0].shown.shown.len()), (Some(Away), 0));

        town.passes(LASTS);
        assert!(
            code(leans(&town, &members[0], check, Away).await).contains("temperature.over"),
            "before the clock"
        );
        town.app.deadlines().await.unwrap();
        let over = now(&town, check).await;
        let wanted =
            [(vec![Towards], false, 5), (vec![Unsure], false, 6), (vec![Away], false, 6), (vec![], true, 8)];
        assert_eq!(figures(&over), wanted);
        assert_eq!(kept(&town, check).await, 0, "the answers are gone");
        let retried = town.app.lean(&members[6], &origin, Lean { temperature: check, leaning: Away }).await;
        assert!(code(retried).contains("temperature.over"));
        assert!(code(asks(&town, &members[1], proposal, Some(2)).await).contains("temperature.known"));
        asks(&town, &members[1], proposal, None).await.unwrap();
        let facts = town.app.read().await.unwrap().journal_after(0, None, 1_000).await.unwrap();
        let count = |wanted: fn(&Fact) -> bool| facts.iter().filter(|entry| wanted(&entry.fact)).count();
        assert_eq!(count(|fact| matches!(fact, Fact::TemperatureAsked { .. })), 2);
        assert_eq!(count(|fact| matches!(fact, Fact::TemperatureOver { .. })), 1);
        for entry in &facts {
            assert!(!format!("{:?}", entry.fact).contains("mem_"), "nobody is named");
        }
        town.app.take_over(Door::Matrix).await.unwrap();
        let told = town.app.claim(Door::Matrix, 1_000).await.unwrap().into_iter().filter_map(|due| match due
            .effect
        {
            Effect::Tell {
                audience: Audience::Room { role, .. },
                notice: Notice::TemperatureOver { shown, .. },
            } => Some((role, shown.len())),
            _ => None,
        });
        assert_eq!(told.collect::<Vec<_>>(), [(RoomRole::Assembly, 4)]);
    })
    .await;
}

#[tokio::test]
async fn few_answers_show_nothing_and_the_question_can_be_asked_again() {
    on_both(|town| async move {
        let members = town.members(9).await;
        let Table { proposal, .. } = Table::laid(&town).await;
        raises(&town, &members[0], proposal).await.unwrap();
        let check = asks(&town, &members[0], proposal, None).await.unwrap();
        for who in &members[..4] {
            leans(&town, who, check, Towards).await.unwrap();
        }
        town.passes(LASTS);
        town.app.deadlines().await.unwrap();
        let over = now(&town, check).await;
        assert!(matches!(&over.state, TemperatureState::Over { shown, .. } if shown.is_empty()));
        let again = asks(&town, &members[0], proposal, None).await.unwrap();
        assert_eq!(now(&town, again).await.number, 2);
    })
    .await;
}

#[tokio::test]
async fn the_opening_of_the_vote_ends_a_check_and_changes_nothing_in_the_vote() {
    on_both(|town| async move {
        let members = town.members(11).await;
        let Table { proposal, .. } = Table::laid(&town).await;
        let check = asks(&town, &members[0], proposal, None).await.unwrap();
        for who in &members[..6] {
            leans(&town, who, check, Away).await.unwrap();
        }
        let vote = town.opens(Subject::Proposal(proposal)).await;
        assert!(code(leans(&town, &members[7], check, Away).await).contains("temperature.over"));
        assert!(code(asks(&town, &members[7], proposal, Some(1)).await).contains("proposal.wrong-stage"));
        town.app.deadlines().await.unwrap();
        let wanted = [(vec![Towards, Unsure, Away], false, 6), (vec![], true, 6)];
        assert_eq!(figures(&now(&town, check).await), wanted);
        assert_eq!(kept(&town, check).await, 0);
        assert_eq!(
            town.app.read().await.unwrap().turnout(vote).await.unwrap(),
            0,
            "nobody has voted by leaning"
        );
    })
    .await;
}

/// Members answer while the check ends: each answer is in the figures or refused, and none is left behind.
#[tokio::test]
async fn an_answer_at_the_instant_of_the_end_falls_on_one_side() {
    on_both(|town| async move {
        let members = town.members(19).await;
        let Table { advocate, contact, proposal } = Table::laid(&town).await;
        let mut next = Some(proposal);
        for round in 0..4 {
            let proposal = match next.take() {
                Some(proposal) => proposal,
                None => Table::again(&town, &advocate, &contact).await,
            };
            let check = asks(&town, &members[0], proposal, None).await.unwrap();
            for who in &members[..6] {
                leans(&town, who, check, Unsure).await.unwrap();
            }
            // The vote opens, which ends the check.
            town.passes(DELIBERATION);
            let late = join_all(members[6..12].iter().map(|who| leans(&town, who, check, Away)));
            let (late, ended) = if round % 2 == 0 {
                join(late, town.app.deadlines()).await
            } else {
                let (ended, late) = join(town.app.deadlines(), late).await;
                (late, ended)
            };
            ended.unwrap();
            town.app.deadlines().await.unwrap();
            let taken = late.iter().filter(|done| done.is_ok()).count() as u64;
            for refused in late.into_iter().filter_map(Result::err) {
                let refused = refused.to_string();
                assert!(refused.contains("temperature.over") || refused.contains("busy"), "{refused}");
            }
            let shown = figures(&now(&town, check).await);
            let answered: u64 = shown.iter().filter(|(_, silent, _)| !silent).map(|(.., count)| count).sum();
            let lumped = shown.iter().any(|(leanings, silent, _)| *silent && !leanings.is_empty());
            assert!(lumped || answered == 6 + taken, "{shown:?}, {taken} taken");
            assert_eq!(kept(&town, check).await, 0);
        }
    })
    .await;
}

#[tokio::test]
async fn of_many_who_ask_at_once_one_check_is_open() {
    on_both(|town| async move {
        let members = town.members(6).await;
        let Table { proposal, .. } = Table::laid(&town).await;
        let all = join_all(members.iter().map(|who| asks(&town, who, proposal, None))).await;
        assert_eq!(all.iter().filter(|asked| asked.is_ok()).count(), 1);
        for refused in all.into_iter().filter_map(Result::err) {
            let refused = refused.to_string();
            assert!(refused.contains("temperature.other-open") || refused.contains("busy"), "{refused}");
        }
        let open = town.app.read().await.unwrap().temperatures_open().await.unwrap();
        assert_eq!(open.len(), 1);
        // Its words go back to the requester with nobody having leaned: it ends all the same.
        town.passes(Span::days(3));
        town.app.deadlines().await.unwrap();
        assert!(town.app.read().await.unwrap().temperatures_open().await.unwrap().is_empty());
    })
    .await;
}
