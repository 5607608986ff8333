//! Stewards suspend and lift from a chat: by the number in a list that stays what it was, and they read there what came of it.

use app::{Actor, AppError, LiftSuspension, Origin, SuspendAgreement};
use domain::{
    agreement::SuspensionCause,
    effect::{Audience, Door, Effect, EventRef, Notice},
    moment::Span,
};

use crate::{
    agreed::{agreement_on, withdraws},
    suspending::refused,
    town::{Town, fresh, on_both, terms},
};

const ACCOUNT: &str = "@nour:example.org";

fn event(number: u32) -> EventRef {
    EventRef { room: "!direct".into(), event: format!("$watch {number}") }
}

async fn links(town: &Town, who: &Actor, account: &str, number: u32) {
    let code = town.app.link_code(who, &fresh()).await.unwrap().code.unwrap();
    town.app.link_account(&event(number), &code, account).await.unwrap();
}

/// The list: each number, and whether that agreement is suspended.
async fn listed(town: &Town, account: &str) -> Vec<(u32, bool)> {
    let all = town.app.watchable(account).await.unwrap();
    all.into_iter().map(|one| (one.shown.number, one.shown.suspended.is_some())).collect()
}

/// What was answered to this event.
async fn answers(town: &Town, number: u32) -> Vec<Notice> {
    let due = town.app.claim(Door::Matrix, 1_000).await.unwrap();
    town.app.delivered(&due.iter().map(|due| due.id).collect::<Vec<_>>()).await.unwrap();
    let of = |effect| match effect {
        Effect::Tell { audience: Audience::Reply { to, .. }, notice } if to == event(number) => Some(notice),
        _ => None,
    };
    due.into_iter().filter_map(|due| of(due.effect)).collect()
}

#[tokio::test]
async fn the_steward_who_wrote_is_answered_and_numbers_stay() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        links(&town, &town.steward, ACCOUNT, 1).await;
        links(&town, &members[0], "@member:example.org", 2).await;
        assert_eq!(listed(&town, ACCOUNT).await, []);
        let mut ids = Vec::new();
        for handle in ["first", "second", "third"] {
            ids.push(agreement_on(&town, &members, &advocate, handle, terms()).await.0);
        }
        assert_eq!(listed(&town, ACCOUNT).await, [(1, false), (2, false), (3, false)]);
        assert_eq!(listed(&town, "@nobody:example.org").await, []);
        withdraws(&town, &members, ids[0]).await;

        let all = town.app.watchable(ACCOUNT).await.unwrap();
        let meant = all.into_iter().find(|one| one.shown.number == 2).unwrap();
        assert_eq!(meant.agreement, ids[1]);
        let (steward, origin) = (Actor::Member(meant.member), Origin::Event(event(3)));
        let command = SuspendAgreement { agreement: meant.agreement, cause: SuspensionCause::Danger };
        answers(&town, 0).await;
        town.app.suspend_agreement(&steward, &origin, command).await.unwrap();
        let again = town.app.suspend_agreement(&steward, &origin, command).await;
        assert!(matches!(again, Err(AppError::Repeated)), "an event is taken once");
        let [Notice::AgreementSuspended { cause, .. }] = answers(&town, 3).await[..] else {
            panic!("one answer")
        };
        assert_eq!(cause, SuspensionCause::Danger);
        assert_eq!(listed(&town, ACCOUNT).await, [(2, true), (3, false)], "the numbers stay");

        // Every member may look; to stop a use is for stewards.
        let seen = town.app.watchable("@member:example.org").await.unwrap().remove(1);
        assert_eq!((seen.shown.number, seen.agreement), (3, ids[2]));
        let member = Actor::Member(seen.member);
        let command = SuspendAgreement { agreement: seen.agreement, cause: SuspensionCause::Danger };
        let tried = town.app.suspend_agreement(&member, &Origin::Event(event(4)), command).await;
        assert_eq!(refused(tried), "actor.not-a-steward");

        let command = LiftSuspension { agreement: ids[1] };
        let tried = town.app.lift_suspension(&steward, &Origin::Event(event(5)), command).await;
        assert_eq!(refused(tried), "agreement.own-suspension");
        let second = town.second_steward().await;
        town.app.lift_suspension(&second, &Origin::Event(event(6)), command).await.unwrap();
        assert!(matches!(answers(&town, 6).await[..], [Notice::SuspensionLifted { .. }]));
        assert_eq!(listed(&town, ACCOUNT).await, [(2, false), (3, false)]);
        town.passes(Span::days(180));
        assert_eq!(listed(&town, ACCOUNT).await, [], "what ran out is nothing to stop");
    })
    .await;
}
