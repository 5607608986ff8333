//! Proposals and offers.

table! {
    proposal = "proposal" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        requester: Uuid,
        stage: String,
        stage_word: String,
        vote_from: Option<i64>,
        mandate: Option<Uuid>,
        revision_of: Option<Uuid>,
        consumer_pid: Option<String>,
        callback: Option<String>,
        target: Option<String>,
        finalized: Option<bool>,
        submitted_at: i64,
        paused_at: Option<i64>,
        waits_since: Option<i64>,
        warned_at: Option<i64>,
    }
}

table! {
    offer = "offer" {
        #[sea_orm(primary_key, auto_increment = false)]
        proposal: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        number: i64,
        side: String,
        terms: String,
        digest: Vec<u8>,
        note: String,
        at: i64,
    }
}
