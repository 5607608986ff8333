//! An agreement is suspended, in force again, over: and whoever asks or looks from outside sees it from the commit on.

use app::{Actor, App, AppError, LiftSuspension, Origin, SuspendAgreement};
use domain::{
    agreement::{AgreementState, SuspensionCause},
    id::AgreementId,
    moment::Span,
    permission::Question,
    refusal::Reason,
};
use evidence::status::{self, Place, Purpose, event};

use crate::{
    agreed::{agreement as agreed, withdraws},
    town::{Town, fresh, on_both},
};

const DANGER: SuspensionCause = SuspensionCause::Danger;

pub async fn suspend(
    app: &App,
    who: &Actor,
    agreement: AgreementId,
    origin: &Origin,
) -> Result<AgreementId, AppError> {
    app.suspend_agreement(who, origin, SuspendAgreement { agreement, cause: DANGER }).await
}

pub async fn lift(app: &App, who: &Actor, agreement: AgreementId) -> Result<AgreementId, AppError> {
    app.lift_suspension(who, &fresh(), LiftSuspension { agreement }).await
}

pub fn refused<T>(tried: Result<T, AppError>) -> &'static str {
    match tried {
        Err(AppError::Refused(refused)) => refused.all().first().map_or("", |refusal| refusal.reason.code()),
        Err(_) => "a fault",
        Ok(_) => "done",
    }
}

pub async fn asked(town: &Town, question: &Question) -> &'static str {
    let question = Question { at: town.app.now(), ..question.clone() };
    town.app.permitted(&Actor::Public, &question).await.answer.reason().map_or("permit", Reason::code)
}

/// What the lists say of it: whether it is revoked, and whether it is suspended.
pub async fn bits(town: &Town, place: Place) -> [bool; 2] {
    let mut found = [false; 2];
    for (bit, purpose) in found.iter_mut().zip(Purpose::ALL) {
        let keys = town.app.keys();
        let list = town.app.status_list(purpose, place.list).await.unwrap().unwrap();
        let address = purpose.list(keys.issuer(), place.list);
        let (_, list) = status::verify(&list.document, (&address, purpose), keys.jwks()).unwrap();
        *bit = list.get(place.bit).unwrap();
    }
    found
}

pub async fn told(town: &Town, id: AgreementId) -> Vec<(String, String)> {
    let events = town.app.read().await.unwrap().status_events(id).await.unwrap();
    let jwts: Vec<String> = events.into_iter().map(|told| told.jwt).collect();
    let chain = event::verify_chain(&jwts, town.app.keys().jwks()).unwrap();
    chain.into_iter().map(|event| (event.status, event.reason)).collect()
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(status, reason)| ((*status).to_owned(), (*reason).to_owned())).collect()
}

#[tokio::test]
async fn it_denies_from_the_commit_on_until_somebody_else_lifts_it() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (id, requester) = agreed(&town, &members, &advocate).await;
        let (question, steward) = (town.question(requester), &town.steward);
        let place = Place::of(town.app.issued(id).await.unwrap().unwrap().status_index);
        assert_eq!((asked(&town, &question).await, bits(&town, place).await), ("permit", [false, false]));

        assert_eq!(refused(suspend(&town.app, &members[0], id, &fresh()).await), "actor.not-a-steward");
        assert_eq!(refused(lift(&town.app, steward, id).await), "agreement.not-suspended");
        let origin = fresh();
        for _ in 0..2 {
            assert_eq!(
                suspend(&town.app, steward, id, &origin).await.unwrap(),
                id,
                "repeated, it is done once"
            );
        }
        assert_eq!(
            (asked(&town, &question).await, bits(&town, place).await),
            ("permission.suspended", [false, true])
        );
        assert_eq!(refused(suspend(&town.app, &advocate, id, &fresh()).await), "agreement.already-suspended");
        assert_eq!(refused(lift(&town.app, steward, id).await), "agreement.own-suspension");
        lift(&town.app, &advocate, id).await.unwrap();
        assert_eq!((asked(&town, &question).await, bits(&town, place).await), ("permit", [false, false]));

        suspend(&town.app, &advocate, id, &fresh()).await.unwrap();
        withdraws(&town, &members, id).await;
        assert_eq!(
            (asked(&town, &question).await, bits(&town, place).await),
            ("permission.withdrawn", [true, false])
        );
        assert_eq!(refused(lift(&town.app, steward, id).await), "agreement.ended");
        let wanted = [
            ("in-force", "signed-by-all"),
            ("suspended", "danger"),
            ("in-force", "suspension-lifted"),
            ("suspended", "danger"),
            ("withdrawn", "decided-by-members"),
        ];
        assert_eq!(told(&town, id).await, pairs(&wanted));
    })
    .await;
}

#[tokio::test]
async fn lists_are_read_again_only_when_something_was_told() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (id, _) = agreed(&town, &members, &advocate).await;
        let list = async || town.app.status_list(Purpose::Suspension, 1).await.unwrap().unwrap();
        let before = list().await;
        // The journal goes on, and nothing of it is about an agreement.
        town.member().await;
        assert_eq!(list().await, before, "byte for byte");
        suspend(&town.app, &town.steward, id, &fresh()).await.unwrap();
        let suspended = list().await;
        assert_ne!(suspended, before, "the first who asks sees it");
        town.passes(Span::seconds(1));
        lift(&town.app, &advocate, id).await.unwrap();
        let lifted = list().await;
        assert!(lifted != suspended && lifted != before);
        assert_eq!(town.app.status_list(Purpose::Suspension, 2).await.unwrap(), None);
        // On PostgreSQL it is asked once a second how far others have come.
        if town.url.starts_with("sqlite") {
            town.app.store().close().await.unwrap();
            assert_eq!(list().await, lifted, "without a look at the database");
            assert!(town.app.status_list(Purpose::Suspension, 2).await.is_err(), "there is none to look at");
        }
    })
    .await;
}

#[tokio::test]
async fn that_its_term_is_over_is_told_once() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (id, requester) = agreed(&town, &members, &advocate).await;
        let question = town.question(requester);
        let state = town.app.read().await.unwrap().agreement(id).await.unwrap().unwrap().state;
        let AgreementState::InForce { until, .. } = state else { panic!("{state:?}") };
        suspend(&town.app, &town.steward, id, &fresh()).await.unwrap();
        let left = u32::try_from(until.seconds() - town.app.now().seconds()).unwrap();
        town.passes(Span::seconds(left - 1));
        town.app.deadlines().await.unwrap();
        assert_eq!(told(&town, id).await.len(), 2, "not before its time");
        let place = Place::of(town.app.issued(id).await.unwrap().unwrap().status_index);
        assert_eq!(bits(&town, place).await, [false, true]);
        town.passes(Span::seconds(1));
        for _ in 0..3 {
            town.app.deadlines().await.unwrap();
        }
        let wanted = [("in-force", "signed-by-all"), ("suspended", "danger"), ("expired", "term-over")];
        assert_eq!(told(&town, id).await, pairs(&wanted));
        assert_eq!(bits(&town, place).await, [false, false], "its own end says enough");
        assert_eq!(asked(&town, &question).await, "permission.outside-term");
        assert_eq!(refused(lift(&town.app, &advocate, id).await), "agreement.ended");
    })
    .await;
}
