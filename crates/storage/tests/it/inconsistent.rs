//! Rows that cannot have been written by this program are errors, never defaults.

use domain::{ballot::Choice, digest::Digest};
use storage::{Holder, StorageError, Store, Token, Tx};

use crate::sample::{self, COMMUNITY, INTERMEDIARY, PROPOSAL, REQUESTER, STEWARD, VOTE, at, id};

/// Something of everything.
async fn filled(store: &Store) {
    sample::save(store, at(4), sample::requester()).await;
    sample::save(store, at(4), sample::intermediary()).await;
    let (vote, members) = sample::voting_town(store, 1).await;
    sample::save(store, at(5), sample::nominated(60)).await;
    sample::save(store, at(6), sample::submitted(sample::draft("P180D"))).await;
    let mut tx = store.begin(at(11)).await.unwrap();
    let seat = tx.seat(vote.id, members[0]).await.unwrap().unwrap();
    tx.save(sample::cast(&vote, seat, Choice::For, at(11)).unwrap()).await.unwrap();
    let recorded = sample::recorded(id(70), &vote, 1);
    let agreement = sample::agreement(71, &recorded);
    tx.save(agreement.map(|agreement| (recorded, agreement))).await.unwrap();
    let holder = Holder::Member(members[0]);
    let (secret_hash, created_at) = (Digest::of_bytes(b"secret"), at(0));
    let token = Token {
        id: id(80),
        secret_hash,
        holder,
        created_at,
        expires_at: None,
        used_at: None,
        revoked_at: None,
        single_use: false,
        label: None,
    };
    tx.save_token(&token).await.unwrap();
    tx.save_room(id(COMMUNITY), domain::effect::RoomRole::Space, "!space").await.unwrap();
    tx.remember("member", "key", secret_hash, &serde_json::json!(1), at(1)).await.unwrap();
    tx.push(vec![domain::effect::Effect::RoomsWanted { community: id(COMMUNITY) }], at(1)).await.unwrap();
    tx.commit().await.unwrap();
}

/// Loads something of everything; answers with the places that were found inconsistent.
async fn places(tx: &mut Tx) -> Vec<String> {
    let mut found = Vec::new();
    macro_rules! look {
        ($($load:expr),* $(,)?) => {$(
            match $load.await {
                Ok(_) => {}
                Err(StorageError::Inconsistent { what }) => found.push(what),
                Err(other) => panic!("{other:?}"),
            }
        )*};
    }
    look!(
        tx.community(id(COMMUNITY)),
        tx.charters_of(id(COMMUNITY)),
        tx.member(id(STEWARD)),
        tx.intermediary(id(INTERMEDIARY)),
        tx.requester(id(REQUESTER)),
        tx.mandates_of(id(COMMUNITY)),
        tx.proposal(id(PROPOSAL)),
        tx.vote(id(VOTE)),
        tx.seats(id(VOTE)),
        tx.ballots(id(VOTE)),
        tx.offers(id(PROPOSAL)),
        tx.decisions(None, None, 10),
        tx.agreements_of(id(COMMUNITY)),
        tx.token(Digest::of_bytes(b"secret")),
        tx.rooms(id(COMMUNITY)),
        tx.remembered("member", "key"),
        tx.journal_after(0, None, 10),
        tx.claim_outbox(domain::effect::Door::Matrix, at(10), domain::moment::Span::seconds(1), 10),
    );
    found
}

const CASES: [(&str, &str); 42] = [
    ("UPDATE community SET handle = 'Not A Handle'", "community.handle"),
    ("UPDATE community SET name = '[]'", "community.name"),
    ("UPDATE community SET founded_at = -1", "community.founded_at"),
    ("UPDATE charter SET state = 'draft'", "charter.state"),
    ("UPDATE charter SET state = 'adopted', vote = NULL", "charter.state"),
    ("UPDATE charter SET number = -1", "charter.number"),
    ("UPDATE charter SET charter = '{}'", "charter.charter"),
    ("UPDATE charter SET digest = (SELECT salt FROM ballot)", "charter.digest"),
    ("UPDATE member SET language = 'klingon!'", "member.language"),
    ("UPDATE intermediary SET kind = 'purpose-unknown'", "intermediary.kind"),
    ("UPDATE intermediary SET interests = 'none'", "intermediary.interests"),
    ("UPDATE requester SET kind = 'recipient:nobody'", "requester.kind"),
    ("UPDATE mandate SET state = 'active'", "mandate.state"),
    ("UPDATE mandate SET active_from = 5", "mandate.state"),
    ("UPDATE mandate SET text = '{}'", "mandate.text"),
    ("UPDATE mandate SET digest = (SELECT salt FROM ballot)", "mandate.digest"),
    ("UPDATE proposal SET stage_word = 'tabled'", "proposal.stage"),
    ("UPDATE proposal SET vote_from = 5", "proposal.stage"),
    ("UPDATE proposal SET stage = '{\"stage\":\"adrift\"}'", "proposal.stage"),
    ("UPDATE vote SET charter = NULL", "vote.subject"),
    ("UPDATE vote SET over_at = 5", "vote.state"),
    ("UPDATE vote SET state = 'paused'", "vote.state"),
    ("UPDATE vote SET turnout_shown = 3", "vote.turnout_shown"),
    ("UPDATE vote SET rule = 'the louder side wins'", "vote.rule"),
    ("UPDATE vote SET secrecy = 'whispered'", "vote.secrecy"),
    ("UPDATE vote SET closes_at = 9223372036854775807", "vote.closes_at"),
    ("UPDATE vote SET roll_root = substr(roll_root, 1, 31)", "vote.roll_root"),
    ("UPDATE seat SET acts = 99999999999", "seat.acts"),
    ("UPDATE seat SET acts = 0", "seat.last"),
    ("UPDATE seat SET last = NULL", "seat.last"),
    ("UPDATE ballot SET choice = 'maybe'", "ballot.choice"),
    ("UPDATE ballot SET channel = 'carrier-pigeon'", "ballot.channel"),
    ("UPDATE ballot SET attestation = 'sworn'", "ballot.attestation"),
    ("UPDATE agreement SET state = 'in-force'", "agreement.state"),
    ("UPDATE agreement SET in_force_until = 5", "agreement.state"),
    ("UPDATE agreement SET digest = (SELECT salt FROM ballot)", "agreement.digest"),
    ("UPDATE token SET holder = NULL", "token.holder"),
    ("UPDATE token SET holder_kind = 'founder'", "token.holder"),
    ("UPDATE room SET role = 'attic'", "room.role"),
    ("UPDATE answer SET answer = '{'", "answer.answer"),
    ("UPDATE outbox SET effect = '{\"effect\":\"shout\"}'", "outbox.effect"),
    ("UPDATE outbox SET attempts = -7", "outbox.attempts"),
];

both! {
    async fn impossible_rows_are_named(db) {
        filled(&db.store).await;
        let mut tx = db.store.begin(at(12)).await.unwrap();
        assert_eq!(places(&mut tx).await, Vec::<String>::new());
        drop(tx);
        for (sql, place) in CASES {
            let table = sql.split(' ').nth(1).unwrap();
            let keep = format!("CREATE TABLE kept AS SELECT * FROM {table}");
            assert!(db.behind_its_back(&[&keep, sql]).await.unwrap() > 0, "{sql}");
            let store = db.again().await;
            let mut tx = store.begin(at(12)).await.unwrap();
            let found = places(&mut tx).await;
            assert_eq!(found, [place], "{sql}");
            drop(tx);
            store.close().await.unwrap();
            let unchecked =
                if db.is_postgres() { "SET session_replication_role = replica" } else { "PRAGMA foreign_keys = off" };
            let (empty, refill) = (format!("DELETE FROM {table}"), format!("INSERT INTO {table} SELECT * FROM kept"));
            db.behind_its_back(&[unchecked, &empty, &refill, "DROP TABLE kept"]).await.unwrap();
        }
    }

    async fn a_charter_as_written_that_is_gone(db) {
        sample::town(&db.store, 0).await;
        let tx = db.store.read().await.unwrap();
        let mut community = tx.community(id(COMMUNITY)).await.unwrap().unwrap();
        community.in_force = Some(id(99));
        assert!(matches!(tx.charter_as_written(&community).await, Err(StorageError::Inconsistent { .. })));
    }
}
