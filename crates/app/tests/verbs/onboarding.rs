//! A requester before it asks anything: who acts for it, its programs' tokens, its services, its mail domain.

use app::{Actor, App, AppError, DeclareServices, GiveRoles, InviteContact, ProveMailDomain, RemoveContact};
use domain::{
    effect::{Door, Effect, Mail},
    id::ContactId,
    moment::Span,
    party::{Role, Scope, Service, TokenDraft},
};

use crate::town::{Town, fresh, on_both, on_both_under};

fn code<T: std::fmt::Debug>(result: Result<T, AppError>) -> String {
    match result.unwrap_err() {
        AppError::Refused(refused) => refused.all()[0].reason.code().to_owned(),
        other => unreachable!("{other}"),
    }
}

async fn joins(app: &App, administrator: &Actor, roles: &[Role]) -> (Actor, ContactId) {
    let command = InviteContact { roles: roles.iter().copied().collect() };
    let invited = app.invite_contact(administrator, &fresh(), &command).await.unwrap();
    let right = app.actor(invited.token.as_deref().unwrap()).await.unwrap();
    let joined = app.join_requester(&right, &fresh()).await.unwrap();
    assert_eq!(joined.person, invited.contact);
    (app.actor(joined.token.as_deref().unwrap()).await.unwrap(), joined.person)
}

fn id(actor: &Actor) -> ContactId {
    let Actor::Contact(contact) = actor else { unreachable!("{actor:?}") };
    contact.id
}

fn food() -> Service {
    Service { what: "Food parcels".into(), whom: "Families".into(), essential: true }
}

#[tokio::test]
async fn each_contact_may_do_what_their_roles_say() {
    on_both(|town| async move {
        town.adopts().await;
        let (first, _) = town.requester().await;
        let (negotiator, _) = joins(&town.app, &first, &[Role::Negotiator]).await;
        let (signatory, who) = joins(&town.app, &first, &[Role::Signatory]).await;
        let submitted = town.app.submit_proposal(&signatory, &fresh(), &town.submission()).await;
        assert_eq!(code(submitted), "actor.role-needed");
        town.app.submit_proposal(&negotiator, &fresh(), &town.submission()).await.unwrap();
        let services = DeclareServices { services: vec![food()] };
        assert_eq!(
            code(town.app.declare_services(&negotiator, &fresh(), &services).await),
            "actor.role-needed"
        );
        assert_eq!(
            code(town.app.declare_services(&town.steward, &fresh(), &services).await),
            "actor.not-the-requester"
        );
        let give = GiveRoles { contact: who, roles: Role::ALL.into() };
        assert_eq!(code(town.app.give_roles(&signatory, &fresh(), &give).await), "actor.role-needed");
        town.app.give_roles(&first, &fresh(), &give).await.unwrap();
        // What an actor was allowed when it came in is looked at again where others are let in.
        assert_eq!(code(town.app.give_roles(&signatory, &fresh(), &give).await), "actor.role-needed");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_is_good_once_and_for_a_week() {
    on_both(|town| async move {
        let (first, _) = town.requester().await;
        let (stranger, _) = town.other_requester("other-university").await;
        let invite = InviteContact { roles: [Role::Negotiator].into() };
        let invited = town.app.invite_contact(&first, &fresh(), &invite).await.unwrap();
        let token = invited.token.unwrap();
        let right = town.app.actor(&token).await.unwrap();
        town.app.join_requester(&right, &fresh()).await.unwrap();
        assert!(town.app.join_requester(&right, &fresh()).await.is_err());
        assert_eq!(code(town.app.actor(&token).await), "actor.sign-in-needed");

        let late = town.app.invite_contact(&first, &fresh(), &invite).await.unwrap();
        let removed = town.app.invite_contact(&first, &fresh(), &invite).await.unwrap();
        let right = town.app.actor(removed.token.as_deref().unwrap()).await.unwrap();
        let remove = RemoveContact { contact: removed.contact };
        assert_eq!(code(town.app.remove_contact(&stranger, &fresh(), &remove).await), "not-found");
        town.app.remove_contact(&first, &fresh(), &remove).await.unwrap();
        assert_eq!(code(town.app.join_requester(&right, &fresh()).await), "actor.wrong-token");
        assert_eq!(code(town.app.actor(removed.token.as_deref().unwrap()).await), "actor.sign-in-needed");
        town.passes(Span::days(7));
        assert_eq!(code(town.app.actor(late.token.as_deref().unwrap()).await), "actor.sign-in-needed");
    })
    .await;
}

#[tokio::test]
async fn of_two_administrators_who_remove_each_other_at_once_one_stays() {
    on_both(|town| async move {
        let (first, _) = town.requester().await;
        let (second, _) = joins(&town.app, &first, &Role::ALL).await;
        let (key, other) = (fresh(), fresh());
        let (away, too) = (RemoveContact { contact: id(&second) }, RemoveContact { contact: id(&first) });
        let done = tokio::join!(
            town.app.remove_contact(&first, &key, &away),
            town.app.remove_contact(&second, &other, &too),
        );
        assert_eq!([done.0.is_ok(), done.1.is_ok()].iter().filter(|ok| **ok).count(), 1, "{done:?}");
        let stays = if done.0.is_ok() { &first } else { &second };
        let last = RemoveContact { contact: id(stays) };
        assert_eq!(
            code(town.app.remove_contact(stays, &fresh(), &last).await),
            "requester.last-administrator"
        );
    })
    .await;
}

#[tokio::test]
async fn a_programs_token_is_for_what_it_says_until_it_is_over() {
    on_both(|town| async move {
        town.adopts().await;
        let (first, requester) = town.requester().await;
        let draft = |scopes: &[Scope]| TokenDraft { name: "Ours".into(), scopes: scopes.to_vec(), days: 30 };
        let negotiates = town.app.make_token(&first, &fresh(), &draft(&[Scope::Negotiate])).await.unwrap();
        let asks = town.app.make_token(&first, &fresh(), &draft(&[Scope::Ask])).await.unwrap();
        let text = negotiates.token.unwrap();
        let connector = town.app.actor(&text).await.unwrap();
        assert_eq!(connector, Actor::Connector(requester, [Role::Negotiator].into()));
        assert_eq!(
            town.app.actor(asks.token.as_deref().unwrap()).await.unwrap(),
            Actor::DataHolder(requester, asks.id)
        );
        town.app.submit_proposal(&connector, &fresh(), &town.submission()).await.unwrap();
        assert_eq!(connector.as_requester(Role::Signatory).unwrap_err().code(), "actor.role-needed");
        assert_eq!(
            code(town.app.make_token(&connector, &fresh(), &draft(&[Scope::Ask])).await),
            "actor.role-needed"
        );

        let listed = town.app.read().await.unwrap().tokens_of(requester).await.unwrap();
        let prefixes: Vec<_> =
            listed.iter().map(|token| token.label.as_ref().unwrap().prefix.len()).collect();
        assert_eq!(prefixes, [8, 8]);
        let shown = listed.iter().find(|token| token.id == negotiates.id).unwrap();
        assert!(text.starts_with(&shown.label.as_ref().unwrap().prefix));

        let (stranger, _) = town.other_requester("other-university").await;
        assert_eq!(code(town.app.revoke_token(&stranger, &fresh(), &negotiates.id).await), "not-found");
        for _ in 0..2 {
            town.app.revoke_token(&first, &fresh(), &negotiates.id).await.unwrap();
        }
        assert_eq!(code(town.app.actor(&text).await), "actor.sign-in-needed");
        town.passes(Span::days(30));
        assert_eq!(code(town.app.actor(asks.token.as_deref().unwrap()).await), "actor.sign-in-needed");
    })
    .await;
}

/// The letter that is due, taken out.
async fn letter(app: &App) -> (String, String) {
    let due = app.claim(Door::Mail, 10).await.unwrap();
    let [due] = &due[..] else { unreachable!("{due:?}") };
    let Effect::Mail { to, mail: Mail::ProveDomain { secret, .. }, .. } = &due.effect else {
        unreachable!("{:?}", due.effect)
    };
    app.delivered(&[due.id]).await.unwrap();
    (to.clone(), secret.clone())
}

#[tokio::test]
async fn a_mail_domain_is_proven_by_whoever_reads_mail_there() {
    on_both_under(
        |founding| founding.proven_domain = Some(true),
        |town| async move {
            town.adopts().await;
            let (first, requester) = town.requester().await;
            let prove = |address: &str| ProveMailDomain {
                address: address.to_owned(),
                language: "en".parse().unwrap(),
            };
            let refused = town.app.prove_mail_domain(&first, &fresh(), &prove("office@uni.example")).await;
            assert_eq!(code(refused), "requester.no-mail");
            let app = town.app.clone().with_mail();
            let refused = town.app.submit_proposal(&first, &fresh(), &town.submission()).await;
            assert_eq!(code(refused), "requester.mail-domain-not-proven");

            let key = fresh();
            for _ in 0..2 {
                app.prove_mail_domain(&first, &key, &prove("office@uni.example")).await.unwrap();
            }
            let (to, secret) = letter(&app).await;
            assert_eq!(to, "office@uni.example");
            assert!(
                app.claim(Door::Mail, 1).await.unwrap().is_empty(),
                "asked for twice with one key, one letter is sent"
            );
            for _ in 0..2 {
                assert_eq!(app.look_at_link(&secret).await.unwrap().domain.to_string(), "uni.example");
            }
            let before = app.read().await.unwrap().requester(requester).await.unwrap().unwrap();
            assert_eq!(before.mail_domain, None, "to look is not to confirm");
            // Whoever presses the button twice confirms once.
            let done = tokio::join!(app.confirm_mail_domain(&secret), app.confirm_mail_domain(&secret));
            assert_eq!([done.0.is_ok(), done.1.is_ok()].iter().filter(|ok| **ok).count(), 1, "{done:?}");
            assert_eq!(code(app.look_at_link(&secret).await), "requester.link-expired");
            assert_eq!(code(app.look_at_link("nothing").await), "requester.link-expired");
            let proven = app.read().await.unwrap().requester(requester).await.unwrap().unwrap();
            assert_eq!(proven.mail_domain.unwrap().domain.to_string(), "uni.example");
            app.submit_proposal(&first, &fresh(), &town.submission()).await.unwrap();

            // A later letter replaces an earlier one; its link lasts a day; three letters a day are the most.
            app.prove_mail_domain(&first, &fresh(), &prove("office@dept.example")).await.unwrap();
            let (_, earlier) = letter(&app).await;
            app.prove_mail_domain(&first, &fresh(), &prove("office@dept.example")).await.unwrap();
            let (_, later) = letter(&app).await;
            assert_eq!(code(app.confirm_mail_domain(&earlier).await), "requester.link-expired");
            let many = app.prove_mail_domain(&first, &fresh(), &prove("office@dept.example")).await;
            assert_eq!(code(many), "requester.too-many-mails");
            town.passes(Span::days(1));
            assert_eq!(code(app.confirm_mail_domain(&later).await), "requester.link-expired");
        },
    )
    .await;
}

#[tokio::test]
async fn services_are_declared_whole_and_members_are_shown_them() {
    on_both(|town: Town| async move {
        let (first, requester) = town.requester().await;
        let none = DeclareServices { services: Vec::new() };
        assert_eq!(
            code(town.app.declare_services(&first, &fresh(), &none).await),
            "requester.services-unchanged"
        );
        let some = DeclareServices { services: vec![food()] };
        town.app.declare_services(&first, &fresh(), &some).await.unwrap();
        let shown = town.app.who_asks(requester).await.unwrap().unwrap();
        assert_eq!(shown.services, [food()]);
        let stored = town.app.read().await.unwrap().requester(requester).await.unwrap().unwrap();
        assert_eq!(stored.services.unwrap().version, 2);
    })
    .await;
}
