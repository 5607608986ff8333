//! Decisions and agreements.

table! {
    decision = "decision" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        vote: Uuid,
        decision: String,
        document: String,
        jws: String,
        digest: Vec<u8>,
    }
}

table! {
    agreement = "agreement" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        requester: Uuid,
        decision: Uuid,
        proposal: Uuid,
        terms: String,
        digest: Vec<u8>,
        state: String,
        in_force_from: Option<i64>,
        in_force_until: Option<i64>,
        withdrawn_at: Option<i64>,
        signing: Option<String>,
        suspension: Option<String>,
    }
}
