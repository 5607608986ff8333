//! Accounts and link codes.

use domain::{digest::Digest, id::MemberId, step::Step};
use storage::StorageError;

use crate::sample::{self, COMMUNITY, STEWARD, at, id};

both! {
    async fn an_account_stands_for_one_member_of_a_community(db) {
        let members = sample::town(&db.store, 2).await;
        let mut tx = db.store.begin(at(5)).await.unwrap();
        tx.link_account(members[0], id(COMMUNITY), "@steward:home").await.unwrap();
        tx.link_account(members[1], id(COMMUNITY), "@one:home").await.unwrap();
        // Again, and another account instead.
        tx.link_account(members[1], id(COMMUNITY), "@one:home").await.unwrap();
        tx.link_account(members[1], id(COMMUNITY), "@other:home").await.unwrap();
        let taken = tx.link_account(members[2], id(COMMUNITY), "@other:home").await;
        assert!(matches!(taken, Err(StorageError::Taken { what: "account" })));
        // The transaction goes on after that.
        tx.link_account(members[2], id(COMMUNITY), "@one:home").await.unwrap();
        tx.commit().await.unwrap();

        let tx = db.store.read().await.unwrap();
        let accounts = [(0, true, "@steward:home"), (1, false, "@other:home"), (2, false, "@one:home")];
        let wanted = accounts.map(|(at, steward, account)| (members[at], steward, account.to_owned()));
        assert_eq!(tx.accounts_of(id(COMMUNITY)).await.unwrap(), wanted);
        assert_eq!(tx.account_of(members[1]).await.unwrap().as_deref(), Some("@other:home"));
        assert_eq!(tx.account_of(id(99)).await.unwrap(), None);
        assert_eq!(tx.members_by_account("@one:home").await.unwrap(), [sample::member(1_001)]);
        assert!(tx.members_by_account("@nobody:home").await.unwrap().is_empty());
    }

    async fn a_link_code_is_used_once(db) {
        let members = sample::town(&db.store, 1).await;
        let code = Digest::of_bytes(b"code");
        let mut tx = db.store.begin(at(5)).await.unwrap();
        tx.save_link_code(code, members[1], at(100)).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = db.store.begin(at(6)).await.unwrap();
        assert_eq!(tx.link_code(code).await.unwrap(), Some((members[1], at(100))));
        tx.link_account(members[0], id(COMMUNITY), "@steward:home").await.unwrap();
        let taken = tx.use_link_code(code, "@steward:home").await;
        assert!(matches!(taken, Err(StorageError::Taken { what: "account" })));
        tx.use_link_code(code, "@one:home").await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = db.store.begin(at(7)).await.unwrap();
        assert_eq!(tx.link_code(code).await.unwrap(), None);
        assert_eq!(tx.account_of(members[1]).await.unwrap().as_deref(), Some("@one:home"));
        assert!(matches!(tx.use_link_code(code, "@two:home").await, Err(StorageError::Conflict)));
        let unknown = Digest::of_bytes(b"unknown");
        assert!(matches!(tx.use_link_code(unknown, "@two:home").await, Err(StorageError::Conflict)));
    }

    async fn handles_are_taken_once(db) {
        sample::save(&db.store, at(0), sample::founded()).await;
        sample::save(&db.store, at(0), sample::requester()).await;
        sample::save(&db.store, at(0), sample::intermediary()).await;

        let mut founding = sample::founding("amal-association");
        founding.ids = (id(21), id(22), id(23));
        let again = domain::community::Community::found(&founding, at(1)).unwrap();
        let mut requester = sample::requester();
        requester.next.id = id(24);
        let mut intermediary = sample::intermediary();
        intermediary.next.id = id(25);

        let taken = |outcome: storage::Result<()>| matches!(outcome, Err(StorageError::Taken { what: "handle" }));
        assert!(taken(db.store.begin(at(1)).await.unwrap().save(again).await));
        assert!(taken(db.store.begin(at(1)).await.unwrap().save(requester).await));
        assert!(taken(db.store.begin(at(1)).await.unwrap().save(intermediary).await));
    }

    async fn a_steward_is_made_by_saving_the_member(db) {
        let members: Vec<MemberId> = sample::town(&db.store, 1).await;
        let mut tx = db.store.begin(at(5)).await.unwrap();
        let mut member = tx.member(members[1]).await.unwrap().unwrap();
        member.steward = true;
        tx.save(Step::to(member.clone())).await.unwrap();
        assert_eq!(tx.member(members[1]).await.unwrap(), Some(member));
        assert_eq!(tx.roll(id(COMMUNITY)).await.unwrap(), [id(STEWARD), members[1]]);
    }
}
