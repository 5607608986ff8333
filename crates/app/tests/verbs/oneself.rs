//! Constituencies, objections, leaving the roll and assisted ballots, through the verbs.

use app::{Actor, AppError, Belong, CastBallot, FoundCommunity, NameHelper, Object, Receipt, RemoveMember};
use domain::{
    ballot::{Channel, Choice, Delivery},
    constituency::ConstituencyDraft,
    decision::{Outcome, Subject},
    id::{MemberId, VoteId},
    moment::Span,
};
use futures_util::future::join_all;

use crate::town::{DELIBERATION, Town, WINDOW, fresh, on_both, on_both_under};

fn id(actor: &Actor) -> MemberId {
    actor.as_member().unwrap().id
}

/// The charter itself is voted on under this rule.
fn ruled_by(rule: &'static str) -> impl Fn(&mut FoundCommunity) {
    move |founding| {
        founding.rules[0].rule = rule.to_owned();
        let label = vec![("en".to_owned(), "Women".to_owned())];
        founding.constituencies = vec![ConstituencyDraft { name: "women".to_owned(), label }];
    }
}

async fn outcome(town: &Town, vote: VoteId) -> Outcome {
    town.closes().await;
    let tx = town.app.read().await.unwrap();
    tx.decision_of_vote(vote).await.unwrap().expect("it is decided").decision.outcome
}

async fn belongs(town: &Town, who: &Actor, constituency: &str, belongs: bool) -> Result<(), AppError> {
    let command = Belong { community: town.community, constituency: constituency.to_owned(), belongs };
    town.app.belong(who, &fresh(), &command).await.map(drop)
}

async fn objects(town: &Town, who: &Actor, vote: VoteId, stands: bool) -> Result<(), AppError> {
    let command = Object { vote, harm: "harm:stigma".to_owned(), stands, delivery: Delivery::Here };
    town.app.object(who, &fresh(), &command).await.map(drop)
}

#[tokio::test]
async fn a_constituency_stops_what_it_refuses_and_is_frozen_at_the_opening() {
    for (joins_in_time, wanted) in [(true, Outcome::NotAdopted), (false, Outcome::Adopted)] {
        on_both_under(ruled_by("for: majority of cast; veto women 1/2 of cast"), |town| async move {
            let members = town.members(8).await;
            for woman in &members[..2] {
                belongs(&town, woman, "women", true).await.unwrap();
            }
            if !joins_in_time {
                belongs(&town, &members[0], "women", false).await.unwrap();
                belongs(&town, &members[1], "women", false).await.unwrap();
            }
            let vote = town.opens(Subject::Charter(town.charter)).await;
            // Whatever is said now is for later votes.
            belongs(&town, &members[0], "women", !joins_in_time).await.unwrap();
            belongs(&town, &members[1], "women", !joins_in_time).await.unwrap();
            for (at, member) in members.iter().enumerate() {
                let choice = if at < 2 { Choice::Against } else { Choice::For };
                town.votes(member, vote, choice).await.unwrap();
            }
            assert_eq!(outcome(&town, vote).await, wanted);
        })
        .await;
    }
}

#[tokio::test]
async fn one_belongs_only_to_what_the_charter_names() {
    on_both_under(ruled_by("for: majority of cast"), |town| async move {
        let member = town.member().await;
        for unknown in ["sailors", "W", "women; drop table member"] {
            let refused = belongs(&town, &member, unknown, true).await.unwrap_err().to_string();
            assert!(refused.contains("charter.unknown-constituency"), "{refused}");
        }
        let stranger = town.stranger().await;
        let refused = belongs(&town, &stranger, "women", true).await.unwrap_err().to_string();
        assert!(refused.contains("actor.not-a-member"));
        belongs(&town, &member, "women", true).await.unwrap();
        belongs(&town, &member, "women", true).await.unwrap();
        let mine = async || town.app.read().await.unwrap().constituencies_of(id(&member)).await.unwrap();
        assert_eq!(mine().await.len(), 1);
        belongs(&town, &member, "women", false).await.unwrap();
        assert!(mine().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_sustained_objection_asks_for_more_and_one_taken_back_does_not() {
    for (stand, wanted) in [(true, Outcome::NotAdopted), (false, Outcome::Adopted)] {
        let rule = "for: majority of cast; objection by 1/5 of roll asks 4/5 of cast";
        on_both_under(ruled_by(rule), |town| async move {
            let members = town.members(9).await; // and the steward: ten
            let vote = town.opens(Subject::Charter(town.charter)).await;
            for (at, member) in members.iter().enumerate() {
                let choice = if at < 3 { Choice::Against } else { Choice::For };
                town.votes(member, vote, choice).await.unwrap();
            }
            for objector in &members[..2] {
                objects(&town, objector, vote, true).await.unwrap();
            }
            if !stand {
                town.passes(Span::seconds(1));
                objects(&town, &members[0], vote, false).await.unwrap();
            }
            let again = objects(&town, &members[8], vote, false).await.unwrap_err().to_string();
            assert!(again.contains("objection.none-to-take-back"), "{again}");
            let late = town.member().await;
            let late = objects(&town, &late, vote, true).await.unwrap_err().to_string();
            assert!(late.contains("ballot.not-on-the-roll"), "{late}");
            assert_eq!(outcome(&town, vote).await, wanted);
            let over = objects(&town, &members[0], vote, true).await.unwrap_err().to_string();
            assert!(over.contains("vote.over"), "{over}");
        })
        .await;
    }
}

async fn removes(town: &Town, steward: &Actor, member: MemberId) -> Result<(), AppError> {
    let reason = vec![("en".to_owned(), "Sold invitations".to_owned())];
    let command = RemoveMember { community: town.community, member, reason };
    town.app.remove_member(steward, &fresh(), &command).await.map(drop)
}

/// Three for, two against, and the deciding members removed at one moment of the vote.
async fn removed_at(town: &Town, moment: Span, before_opening: bool) -> Outcome {
    let members = town.members(5).await;
    let remove = async || {
        for member in &members[..2] {
            removes(town, &town.steward, id(member)).await.unwrap();
        }
    };
    if before_opening {
        remove().await;
    }
    let vote = town.opens(Subject::Charter(town.charter)).await;
    for (at, member) in members.iter().enumerate() {
        let choice = if at < 3 { Choice::For } else { Choice::Against };
        let cast = town.votes(member, vote, choice).await;
        assert_eq!(cast.is_ok(), at >= 2 || !before_opening);
    }
    if !before_opening {
        town.passes(moment);
        remove().await;
    }
    let tx = town.app.read().await.unwrap();
    assert_eq!(tx.removals_of(town.community).await.unwrap().len(), 2, "why, for everybody to read");
    drop(tx);
    outcome(town, vote).await
}

#[tokio::test]
async fn who_is_removed_before_the_window_ends_has_not_voted_and_after_it_has() {
    let second = Span::seconds(1);
    let most = Span::seconds(WINDOW.as_seconds() - 1);
    for (moment, before_opening, wanted) in [
        (second, true, Outcome::NotAdopted),
        (second, false, Outcome::NotAdopted),
        (most, false, Outcome::NotAdopted),
        (WINDOW, false, Outcome::Adopted),
        (Span::seconds(WINDOW.as_seconds() + 1), false, Outcome::Adopted),
    ] {
        on_both(|town| async move {
            assert_eq!(removed_at(&town, moment, before_opening).await, wanted, "{moment}");
        })
        .await;
    }
}

#[tokio::test]
async fn who_has_left_is_known_by_nothing_any_more() {
    on_both(|town| async move {
        let member = town.member().await;
        town.passes(DELIBERATION);
        let stays = town.app.leave_roll(&town.steward, &fresh()).await.unwrap_err().to_string();
        assert!(stays.contains("roll.last-steward"), "{stays}");
        let others = removes(&town, &member, id(&town.steward)).await.unwrap_err().to_string();
        assert!(others.contains("actor.not-a-steward"), "{others}");
        town.app.leave_roll(&member, &fresh()).await.unwrap();
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.roll(town.community).await.unwrap(), [id(&town.steward)]);
        assert_eq!(tx.roll_size(town.community).await.unwrap(), 1);
        assert!(tx.removals_of(town.community).await.unwrap().is_empty());
        drop(tx);
        let gone = removes(&town, &town.steward, id(&member)).await.unwrap_err().to_string();
        assert!(gone.contains("not-found"), "{gone}");
    })
    .await;
}

#[tokio::test]
async fn ballots_race_with_a_removal() {
    on_both(|town| async move {
        let members = town.members(12).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let casting = join_all(members.iter().map(|member| town.votes(member, vote, Choice::For)));
        let steward = &town.steward;
        let removing = join_all(members[..6].iter().map(|member| removes(&town, steward, id(member))));
        let (cast, removed) = tokio::join!(casting, removing);
        removed.into_iter().for_each(|removed| removed.unwrap());
        for refused in cast.iter().filter_map(|cast| cast.as_ref().err()) {
            assert!(refused.to_string().contains("ballot.struck"), "{refused}");
        }
        assert!(cast[6..].iter().all(Result::is_ok));
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.turnout(vote).await.unwrap(), 6, "whoever was faster, those removed have no ballot");
    })
    .await;
}

async fn helps(town: &Town, by: &Actor, member: &Actor, helper: &Actor) -> Result<(), AppError> {
    let (community, allowed) = (town.community, true);
    let command = NameHelper { community, member: Some(id(member)), helper: id(helper), allowed };
    town.app.name_helper(by, &fresh(), command).await.map(drop)
}

async fn casts_for(town: &Town, helper: &Actor, member: &Actor, vote: VoteId) -> Result<Receipt, AppError> {
    let command =
        CastBallot { vote, answer: Choice::For.into(), channel: Channel::Api, delivery: Delivery::Here };
    town.app.assist_ballot(helper, &fresh(), id(member), command).await
}

#[tokio::test]
async fn a_helper_votes_for_two_members_and_their_own_word_goes_before() {
    on_both(|town| async move {
        let members = town.members(5).await;
        let [first, second, third, helper, other] = &members[..] else { panic!("five members") };
        for member in [first, second, third] {
            helps(&town, member, member, helper).await.unwrap();
        }
        let itself = helps(&town, other, first, other).await.unwrap_err().to_string();
        assert!(itself.contains("actor.not-a-steward"), "{itself}");
        let steward = &town.steward;
        let itself = helps(&town, steward, first, steward).await.unwrap_err().to_string();
        assert!(itself.contains("assistance.steward-helps"), "{itself}");
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let refused = casts_for(&town, other, first, vote).await.unwrap_err().to_string();
        assert!(refused.contains("assistance.not-the-helper"), "{refused}");
        // Three at once, of which the charter allows two.
        let cast =
            join_all([first, second, third].map(|member| casts_for(&town, helper, member, vote))).await;
        let refused: Vec<_> = cast.iter().filter_map(|cast| cast.as_ref().err()).collect();
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert!(refused[0].to_string().contains("assistance.too-many"));
        // Whichever of the three it was: with their own words none of them is the helper's any more.
        for member in [first, second, third] {
            town.votes(member, vote, Choice::Against).await.unwrap();
        }
        for member in [first, second, third] {
            let refused = casts_for(&town, helper, member, vote).await.unwrap_err().to_string();
            assert!(refused.contains("ballot.own-stands"), "{refused}");
        }
        assert_eq!(outcome(&town, vote).await, Outcome::NotAdopted);
    })
    .await;
}

#[tokio::test]
async fn the_same_ballot_by_matrix_and_by_the_api_at_once_counts_once() {
    use app::PollAnswer;
    use domain::{effect::EventRef, moment::Moment};
    on_both(|town| async move {
        let members = town.members(10).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let now: Moment = town.app.now();
        let by_room: Vec<PollAnswer> = members
            .iter()
            .enumerate()
            .map(|(at, member)| PollAnswer {
                event: EventRef { room: "!box".to_owned(), event: format!("$answer{at}") },
                member: Some(member.as_member().unwrap().clone()),
                ballot: Ok(CastBallot {
                    vote,
                    answer: Choice::For.into(),
                    channel: Channel::Room,
                    delivery: Delivery::Live(now),
                }),
            })
            .collect();
        let by_api = join_all(members.iter().map(|member| town.votes(member, vote, Choice::For)));
        let (took, cast) = tokio::join!(town.app.take_answers(&by_room), by_api);
        took.unwrap();
        assert!(cast.iter().all(Result::is_ok));
        let tx = town.app.read().await.unwrap();
        let ballots = tx.ballots(vote).await.unwrap();
        assert_eq!(ballots.len(), 10, "one member, one ballot");
        assert!(ballots.iter().all(|ballot| ballot.sequence == 2), "both ways were taken, the later stands");
        assert_eq!(tx.turnout(vote).await.unwrap(), 10);
    })
    .await;
}
