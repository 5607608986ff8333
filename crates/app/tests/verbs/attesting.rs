//! What a requester signs after a consent was taken back, what it owes till then, and who sees it.

use std::collections::BTreeMap;

use app::{Actor, App, AppError, Attest};
use domain::{
    agreement::{AgreementState, Discharge, Duty, Outstanding},
    digest::Digest,
    id::{AgreementId, RequesterId},
    moment::{Moment, Span},
};
use evidence::{
    check::{Trust, Verdict},
    export::examine,
    keys::SigningKey,
    signature::{self, Acknowledgement, Deletion},
};

use crate::{
    agreed::{agreement as agreed, withdraws},
    signing::new_key,
    town::{Town, fresh, on_both},
};

/// A requester with a key, after the withdrawal of its agreement.
struct After<'a> {
    app: &'a App,
    contact: Actor,
    key: SigningKey,
    requester: String,
    agreement: AgreementId,
    event: String,
    at: Moment,
}

impl<'a> After<'a> {
    async fn withdrawal(
        town: &'a Town,
        members: &[Actor],
        (id, requester): (AgreementId, RequesterId),
    ) -> Self {
        withdraws(town, members, id).await;
        let tx = town.app.read().await.unwrap();
        let contact = Actor::Contact(tx.contacts_of(requester).await.unwrap().remove(0));
        let event = tx.status_events(id).await.unwrap().pop().unwrap().digest.to_string();
        let AgreementState::Withdrawn { at } = tx.agreement(id).await.unwrap().unwrap().state else {
            unreachable!("it was withdrawn")
        };
        drop(tx);
        let key = new_key();
        town.registers(&contact, &key).await.unwrap();
        let requester = town.app.keys().requester(requester).to_string();
        Self { app: &town.app, contact, key, requester, agreement: id, event, at }
    }

    fn knows(&self) -> Acknowledgement {
        let id = self.agreement.to_string();
        Acknowledgement::new(&self.key.public(), &self.requester, &id, &self.event)
    }

    fn gone(&self, since: Moment) -> Deletion {
        let id = self.agreement.to_string();
        Deletion::new(&self.key.public(), &self.requester, &id, &self.event, since)
    }

    async fn acknowledges(&self, document: &Acknowledgement) -> Result<AgreementId, AppError> {
        let jws = signature::sign(document, &self.key).unwrap();
        let command = Attest { agreement: self.agreement, jws };
        self.app.acknowledge_withdrawal(&self.contact, &fresh(), &command).await
    }

    async fn deletes(&self, document: &Deletion) -> Result<AgreementId, AppError> {
        let jws = signature::sign(document, &self.key).unwrap();
        let command = Attest { agreement: self.agreement, jws };
        self.app.attest_deletion(&self.contact, &fresh(), &command).await
    }

    /// What is owed, each with the days from the withdrawal to when it is due.
    async fn owed(&self) -> Vec<(Duty, u32)> {
        let owed = outstanding(self.app, self.agreement).await;
        let days = |due: Moment| (0..400).find(|days| self.at.plus(Span::days(*days)) == due).unwrap();
        owed.into_iter().map(|one| (one.duty, days(one.due))).collect()
    }
}

async fn outstanding(app: &App, id: AgreementId) -> Vec<Outstanding> {
    let agreement = app.read().await.unwrap().agreement(id).await.unwrap().unwrap();
    app.outstanding(&agreement).await.unwrap()
}

async fn discharges(app: &App, id: AgreementId) -> Vec<Discharge> {
    app.read().await.unwrap().discharges_of(id).await.unwrap()
}

fn refused<T>(tried: Result<T, AppError>) -> String {
    match tried {
        Err(AppError::Refused(refused)) => {
            refused.all().first().map_or("", |refusal| refusal.reason.code()).to_owned()
        }
        Err(fault) => fault.to_string(),
        Ok(_) => "done".to_owned(),
    }
}

/// What was signed stands in the community's export, which is not whole without it.
async fn exported(town: &Town, agreement: AgreementId) {
    let files = town.app.export_community(town.community, false).await.unwrap();
    let files: BTreeMap<_, _> = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    let found = examine(&files, &Trust::default(), None);
    assert_eq!(found.verdict(), Verdict::Good, "{:?}", found.files);
    let done = discharges(&town.app, agreement).await;
    for one in done {
        let digits = one.signed.digest().to_string().replace("sha256:", "");
        let mut lost = files.clone();
        lost.remove(&format!("agreements/{agreement}/signatures/{digits}.jwt")).expect("it is there");
        assert_eq!(examine(&lost, &Trust::default(), None).verdict().code(), "export-missing");
    }
}

#[tokio::test]
async fn a_requester_owes_two_words_and_gives_them_signed() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let of = agreed(&town, &members, &advocate).await;
        assert_eq!(outstanding(&town.app, of.0).await, [], "nothing while it is in force");
        let after = After::withdrawal(&town, &members, of).await;
        assert_eq!(after.owed().await, [(Duty::Acknowledgement, 3), (Duty::Deletion, 14)]);

        let (knows, now) = (after.knows(), town.app.now());
        let otherwise = |change: fn(&mut Acknowledgement)| {
            let mut changed = knows.clone();
            change(&mut changed);
            changed
        };
        for (changed, code) in [
            (otherwise(|one| one.agreement = "agr_1".into()), "signature.other"),
            (otherwise(|one| one.event = Digest::of_bytes(b"other").to_string()), "signature.other"),
            (otherwise(|one| one.issuer = "did:web:elsewhere.example".into()), "signature.other"),
            (otherwise(|one| one.jwk = new_key().public().to_jwk()), "signature.refused"),
        ] {
            assert_eq!(refused(after.acknowledges(&changed).await), code, "{changed:?}");
        }
        let as_deletion = Attest { agreement: of.0, jws: signature::sign(&knows, &after.key).unwrap() };
        let tried = town.app.attest_deletion(&after.contact, &fresh(), &as_deletion).await;
        assert_eq!(refused(tried), "signature.refused", "one kind never passes for the other");
        let tried = town.app.acknowledge_withdrawal(&members[0], &fresh(), &as_deletion).await;
        assert_eq!(refused(tried), "actor.not-the-requester");
        let (other, _) = town.other_requester("another").await;
        let tried = town.app.acknowledge_withdrawal(&other, &fresh(), &as_deletion).await;
        assert_eq!(refused(tried), "not-found");

        after.acknowledges(&knows).await.unwrap();
        assert_eq!(after.owed().await, [(Duty::Deletion, 14)]);
        assert_eq!(refused(after.acknowledges(&knows).await), "agreement.duty-done");
        let soon = now.plus(Span::days(1));
        assert_eq!(refused(after.deletes(&after.gone(soon)).await), "agreement.not-done-yet");
        let mut unclear = after.gone(now);
        unclear.deleted = "yesterday".into();
        assert_eq!(refused(after.deletes(&unclear).await), "signature.other");
        // Late is better than never.
        town.passes(Span::days(40));
        assert!(outstanding(&town.app, of.0).await[0].overdue(town.app.now()));
        after.deletes(&after.gone(soon)).await.unwrap();
        assert_eq!(after.owed().await, []);
        let done: Vec<_> = discharges(&town.app, of.0).await.iter().map(|one| one.duty).collect();
        assert_eq!(done, Duty::ALL);
        exported(&town, of.0).await;
    })
    .await;
}

#[tokio::test]
async fn of_two_at_once_one_is_kept() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let of = agreed(&town, &members, &advocate).await;
        let after = After::withdrawal(&town, &members, of).await;
        let gone = after.gone(town.app.now());
        let (one, two) = tokio::join!(after.deletes(&gone), after.deletes(&gone));
        let mut both = [refused(one), refused(two)];
        both.sort();
        assert_eq!(both, ["agreement.duty-done", "done"]);
        assert_eq!(after.owed().await, [], "whoever has deleted it knows");
        let facts = discharges(&town.app, of.0).await;
        assert_eq!(facts.len(), 1);
    })
    .await;
}
