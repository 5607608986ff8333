//! Coming in where members vouch: who may vouch, when somebody is in, what is known of it, and a race of the last vouch.

use app::{Actor, AppError, Apply, FoundCommunity, Invite, Origin, SayVouch, VouchSaid};
use domain::{
    application::{APPLICATION_LASTS, Said},
    charter::{AdmissionDraft, Way},
    effect::EventRef,
    moment::Span,
};
use futures_util::future::join_all;

use crate::town::{Town, fresh, on_both, on_both_under};

/// The charter says that so many members vouch who have been there for a week.
fn vouching(way: Way, vouches: u32) -> impl Fn(&mut FoundCommunity) {
    move |founding| {
        let vouch_after = Some("P7D".to_owned());
        founding.admission = Some(AdmissionDraft { way, vouches: Some(vouches), vouch_after });
    }
}

fn apply(town: &Town, account: Option<&str>) -> Apply {
    Apply { community: town.community, language: None, account: account.map(Into::into) }
}

async fn applies(town: &Town, account: Option<&str>) -> (String, Option<String>) {
    let applied = town.app.apply(&fresh(), &apply(town, account)).await.unwrap();
    (applied.code.unwrap(), applied.token)
}

async fn says(town: &Town, who: &Actor, code: &str, said: Said) -> Result<VouchSaid, AppError> {
    let command = SayVouch { community: town.community, code: code.to_owned(), said };
    town.app.say_vouch(who, &fresh(), &command).await
}

async fn refused(town: &Town, who: &Actor, code: &str, said: Said, wanted: &str) {
    let refused = says(town, who, code, said).await.unwrap_err().to_string();
    assert!(refused.contains(wanted), "{refused} is not {wanted}");
}

/// The members who have been there for a week, under an adopted charter.
async fn settled(town: &Town, members: usize) -> Vec<Actor> {
    let members = town.members(members).await;
    town.adopts().await;
    town.passes(Span::days(7));
    members
}

async fn roll(town: &Town) -> u32 {
    town.app.read().await.unwrap().roll_size(town.community).await.unwrap()
}

#[tokio::test]
async fn the_last_vouch_lets_them_in_and_nothing_of_it_is_kept() {
    on_both_under(vouching(Way::Vouching, 3), |town| async move {
        let members = settled(&town, 4).await;
        let (code, token) = applies(&town, None).await;
        let token = token.unwrap();
        assert!(town.app.actor(&token).await.is_err(), "it opens nothing yet");
        says(&town, &members[0], &code, Said::Vouched).await.unwrap();
        // As people type it.
        says(&town, &members[1], &code.to_uppercase().replace('-', " "), Said::Vouched).await.unwrap();
        refused(&town, &members[1], &code, Said::Vouched, "vouch.already").await;
        refused(&town, &town.steward, &code, Said::Agreed, "application.no-steward-asked").await;
        refused(&town, &town.stranger().await, &code, Said::Vouched, "actor.not-a-member").await;
        refused(&town, &Actor::Public, &code, Said::Vouched, "actor.sign-in-needed").await;
        refused(&town, &members[2], "k7qd", Said::Vouched, "application.unknown").await;
        // Taken back, and given by others.
        says(&town, &members[1], &code, Said::TakenBack).await.unwrap();
        refused(&town, &members[1], &code, Said::TakenBack, "vouch.none-to-take-back").await;
        says(&town, &members[2], &code, Said::Vouched).await.unwrap();
        assert_eq!(roll(&town).await, 5);
        // The last one twice by the same key: it is done once.
        let last = SayVouch { community: town.community, code: code.clone(), said: Said::Vouched };
        let key = fresh();
        for _ in 0..2 {
            town.app.say_vouch(&members[3], &key, &last).await.unwrap();
        }
        assert_eq!(roll(&town).await, 6);
        let newcomer = town.app.actor(&token).await.unwrap();
        assert_eq!(newcomer.as_member().unwrap().joined_at, town.app.now());
        refused(&town, &members[1], &code, Said::Vouched, "application.unknown").await;

        let tx = town.app.read().await.unwrap();
        for member in &members {
            let id = member.as_member().unwrap().id;
            assert_eq!(tx.vouched_by(id, town.app.now()).await.unwrap(), 0, "the vouches are gone");
        }
        for entry in tx.journal_after(0, None, 1_000).await.unwrap() {
            let fact = format!("{:?}", entry.fact);
            assert!(!fact.contains("mem_") && !fact.contains("apl_"), "nobody is named: {fact}");
        }
        drop(tx);
        // Whoever just came in brings in nobody yet.
        let (code, _) = applies(&town, None).await;
        refused(&town, &newcomer, &code, Said::Vouched, "vouch.not-yet").await;
        town.passes(Span::days(7));
        says(&town, &newcomer, &code, Said::Vouched).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn where_both_are_asked_a_steward_agrees_too_and_invitations_are_for_when_too_few_can_vouch() {
    on_both_under(vouching(Way::Both, 2), |town| async move {
        let invite = Invite { community: town.community };
        // While the charter is only a draft, stewards invite, and nobody can ask.
        let early = town.app.apply(&fresh(), &apply(&town, None)).await.unwrap_err().to_string();
        assert!(early.contains("admission.by-invitation"), "{early}");
        let members = town.members(2).await;
        town.adopts().await;
        // Nobody has been there for a week: else nobody could come in at all.
        town.app.invite(&town.steward, &fresh(), &invite).await.unwrap();
        town.passes(Span::days(7));
        let closed = town.app.invite(&town.steward, &fresh(), &invite).await.unwrap_err().to_string();
        assert!(closed.contains("admission.by-vouching"), "{closed}");

        let (code, token) = applies(&town, None).await;
        let token = token.unwrap();
        refused(&town, &members[0], &code, Said::Agreed, "actor.not-a-steward").await;
        says(&town, &members[0], &code, Said::Vouched).await.unwrap();
        says(&town, &town.steward, &code, Said::Agreed).await.unwrap();
        refused(&town, &town.steward, &code, Said::Agreed, "vouch.already").await;
        says(&town, &town.steward, &code, Said::TakenBack).await.unwrap();
        says(&town, &members[1], &code, Said::Vouched).await.unwrap();
        assert!(town.app.actor(&token).await.is_err(), "the steward's word is missing");
        says(&town, &town.steward, &code, Said::Agreed).await.unwrap();
        assert!(town.app.actor(&token).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_takes_their_vouches_along() {
    on_both_under(vouching(Way::Vouching, 2), |town| async move {
        let members = settled(&town, 4).await;
        let (code, token) = applies(&town, None).await;
        says(&town, &members[0], &code, Said::Vouched).await.unwrap();
        town.app.leave_roll(&members[0], &fresh()).await.unwrap();
        says(&town, &members[1], &code, Said::Vouched).await.unwrap();
        assert!(town.app.actor(token.as_deref().unwrap()).await.is_err(), "one vouch is gone");
        says(&town, &members[2], &code, Said::Vouched).await.unwrap();
        assert!(town.app.actor(token.as_deref().unwrap()).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_member_vouches_for_three_who_wait_and_what_nobody_vouched_for_is_forgotten() {
    on_both_under(vouching(Way::Vouching, 2), |town| async move {
        let members = settled(&town, 2).await;
        let mut codes = Vec::new();
        for _ in 0..4 {
            codes.push(applies(&town, None).await.0);
        }
        for code in &codes[..3] {
            says(&town, &members[0], code, Said::Vouched).await.unwrap();
        }
        refused(&town, &members[0], &codes[3], Said::Vouched, "vouch.too-many").await;
        // One of them is in: there is room for another.
        says(&town, &members[1], &codes[0], Said::Vouched).await.unwrap();
        says(&town, &members[0], &codes[3], Said::Vouched).await.unwrap();
        town.passes(APPLICATION_LASTS);
        refused(&town, &members[1], &codes[1], Said::Vouched, "application.unknown").await;
        town.app.deadlines().await.unwrap();
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.applications_waiting(town.community).await.unwrap(), 0);
        assert!(!tx.applications_expired(town.app.now()).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn an_account_asks_once_at_a_time_and_is_linked_when_it_is_in() {
    on_both_under(vouching(Way::Vouching, 2), |town| async move {
        let members = settled(&town, 2).await;
        let event = |n: u32| Origin::Event(EventRef { room: "!direct".into(), event: format!("$asks {n}") });
        let account = "@noor:example.org";
        let asks = async |n| town.app.apply(&event(n), &apply(&town, Some(account))).await;
        let first = asks(1).await.unwrap().code.unwrap();
        assert!(matches!(asks(1).await, Err(AppError::Repeated)), "an event is taken once");
        let again = asks(2).await.unwrap();
        assert!(again.token.is_none(), "the account is the way in");
        let code = again.code.unwrap();
        refused(&town, &members[0], &first, Said::Vouched, "application.unknown").await;
        assert_eq!(town.app.asked_of(&code).await.unwrap(), Some(town.community));
        for member in &members {
            says(&town, member, &code, Said::Vouched).await.unwrap();
        }
        assert_eq!(town.app.memberships(account).await.unwrap().len(), 1);
        let twice = asks(3).await.unwrap_err().to_string();
        assert!(twice.contains("link.already-linked"), "{twice}");
    })
    .await;
}

#[tokio::test]
async fn twenty_vouches_at_once_let_one_person_in_once() {
    on_both_under(vouching(Way::Vouching, 5), |town| async move {
        let members = settled(&town, 20).await;
        let (code, _) = applies(&town, None).await;
        let vouches = members.iter().map(|member| says(&town, member, &code, Said::Vouched));
        let done = join_all(vouches).await;
        let taken = done.iter().filter(|said| said.is_ok()).count();
        for refused in done.iter().filter_map(|said| said.as_ref().err()) {
            assert!(refused.to_string().contains("application.unknown"), "{refused}");
        }
        assert_eq!(taken, 5, "those who let them in, and none of those who came after");
        assert_eq!(roll(&town).await, 22);
        let tx = town.app.read().await.unwrap();
        let admitted = tx.journal_after(0, None, 1_000).await.unwrap();
        let admitted = admitted.iter().filter(|entry| format!("{:?}", entry.fact).contains("MemberAdmitted"));
        assert_eq!(admitted.count(), 22);
    })
    .await;
}

#[tokio::test]
async fn where_stewards_invite_nobody_asks() {
    let invitation = |founding: &mut FoundCommunity| {
        founding.admission = Some(AdmissionDraft { way: Way::Invitation, vouches: None, vouch_after: None });
    };
    on_both_under(invitation, |town| async move {
        settled(&town, 5).await;
        let refused = town.app.apply(&fresh(), &apply(&town, None)).await.unwrap_err().to_string();
        assert!(refused.contains("admission.by-invitation"), "{refused}");
        town.member().await;
    })
    .await;
}

#[tokio::test]
async fn what_nobody_knows_is_refused() {
    on_both(|town| async move {
        let unknown = Apply { community: domain::id::CommunityId::numbered(7), ..apply(&town, None) };
        let refused = town.app.apply(&fresh(), &unknown).await.unwrap_err().to_string();
        assert!(refused.contains("not-found"), "{refused}");
        let language = Apply { language: Some("klingon!".into()), ..apply(&town, None) };
        let refused = town.app.apply(&fresh(), &language).await.unwrap_err().to_string();
        assert!(refused.contains("input.unknown-language"), "{refused}");
    })
    .await;
}
