//! Who is not in the room, and temperature checks: each comes back as it was saved, and what must go is gone.

use domain::{
    absence::{Absence, AbsenceAnswer, Finding, Needed, Settles},
    id::MemberId,
    moment::Span,
    step::Step,
    temperature::{Cooled, Leaning, Leans, Temperature, TemperatureState, Warmth},
};

use crate::sample::{self, COMMUNITY, PROPOSAL, STEWARD, at, id};

/// The town, its steward and one member, and a proposal to it.
async fn with_a_proposal(store: &storage::Store) -> Vec<MemberId> {
    sample::save(store, at(4), sample::requester()).await;
    let members = sample::town(store, 1).await;
    sample::save(store, at(6), sample::submitted(sample::draft("P180D"))).await;
    members
}

fn check() -> Temperature {
    Temperature {
        id: id(90),
        community: id(COMMUNITY),
        proposal: id(PROPOSAL),
        offer: 1,
        number: 1,
        clause: Some(2),
        asked_at: at(20),
        closes_at: at(20).plus(Span::days(2)),
        state: TemperatureState::Open { salt: [7; 32] },
    }
}

both! {
    async fn what_was_found_moves_on_and_what_was_answered_never_changes(db) {
        let store = &db.store;
        with_a_proposal(store).await;
        let few = Finding::Scarce { constituency: "women".parse().unwrap() };
        let text = Finding::Untranslated { text: Needed::Answer(3), language: "ar".parse().unwrap() };
        let mut found = Absence {
            proposal: id(PROPOSAL),
            community: id(COMMUNITY),
            looked_at: at(20),
            found: vec![few.clone()],
            told: vec![few.clone(), text.clone()],
            held: Vec::new(),
        };
        sample::save(store, at(20), Step::to(found.clone())).await;
        let mut tx = store.begin(at(21)).await.unwrap();
        assert_eq!(tx.absence(id(PROPOSAL)).await.unwrap().as_ref(), Some(&found));
        found.held = found.told.clone();
        found.looked_at = at(21);
        tx.save(Step::to(found.clone())).await.unwrap();
        tx.commit().await.unwrap();

        let by = serde_json::from_value(serde_json::json!("2026-12-01")).unwrap();
        let all = [Settles::Plan { by }, Settles::Waiver].into_iter().zip(1..).map(|(settles, number)| AbsenceAnswer {
            proposal: id(PROPOSAL),
            number,
            findings: vec![few.clone(), text.clone()],
            settles,
            words: sample::text("We phone them"),
            at: at(22),
        });
        let all: Vec<_> = all.collect();
        sample::save(store, at(22), Step::to(all.clone())).await;
        let tx = store.read().await.unwrap();
        assert_eq!(tx.absence(id(PROPOSAL)).await.unwrap(), Some(found));
        assert_eq!(tx.absence_answers(id(PROPOSAL)).await.unwrap(), all);
        let readers = tx.readers(id(COMMUNITY)).await.unwrap();
        assert_eq!(readers.iter().map(|(_, readers)| readers).sum::<u64>(), 2);
        drop(tx);
        for sql in ["UPDATE absence_answer SET words = '{}'", "DELETE FROM absence_answer"] {
            assert!(db.behind_its_back(&[sql]).await.is_err(), "{sql}");
        }
    }

    async fn a_check_is_answered_ends_and_leaves_no_answer_behind(db) {
        let store = &db.store;
        let members = with_a_proposal(store).await;
        let open = check();
        sample::save(store, at(20), Step::to(open.clone())).await;
        let leans = |member, leaning| Step::to(Leans { temperature: id(90), member, leaning });
        for (member, leaning) in
            [(id(STEWARD), Leaning::Away), (members[1], Leaning::Unsure), (id(STEWARD), Leaning::Towards)]
        {
            sample::save(store, at(21), leans(member, leaning)).await;
        }
        let mut tx = store.begin(at(22)).await.unwrap();
        assert_eq!(tx.temperature(id(90)).await.unwrap().as_ref(), Some(&open));
        assert_eq!(tx.temperatures_open().await.unwrap(), [id(90)]);
        assert_eq!(tx.leaning(id(90), id(STEWARD)).await.unwrap(), Some(Leaning::Towards), "the last word holds");
        let leanings = tx.leanings(id(COMMUNITY), id(90)).await.unwrap();
        assert_eq!((leanings.roll, leanings.counts), (2, [1, 1, 0]));
        let shown = vec![Warmth { leanings: vec![Leaning::Unsure], silent: true, count: 5 }];
        let over = Temperature { state: TemperatureState::Over { at: at(22), shown }, ..open };
        tx.save(Step::to(Cooled(over.clone()))).await.unwrap();
        tx.commit().await.unwrap();
        let tx = store.read().await.unwrap();
        assert_eq!(tx.temperatures_of(id(PROPOSAL)).await.unwrap(), [over]);
        assert!(tx.temperatures_open().await.unwrap().is_empty());
        assert_eq!(tx.leanings(id(COMMUNITY), id(90)).await.unwrap().counts, [0; 3]);
        drop(tx);
        // Neither open nor over: nobody can have written that.
        db.behind_its_back(&["UPDATE temperature SET shown = NULL"]).await.unwrap();
        let again = db.again().await;
        assert!(again.read().await.unwrap().temperature_seen(id(90)).await.is_err());
    }
}
