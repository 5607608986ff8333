//! Webhooks, and what the key that seals their secrets comes to.

table! {
    webhook = "webhook" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        requester: Uuid,
        registrar: String,
        name: String,
        address: String,
        topics: String,
        community: Option<Uuid>,
        own: bool,
        secret: Vec<u8>,
        former_secret: Option<Vec<u8>>,
        former_until: Option<i64>,
        off: Option<String>,
        off_at: Option<i64>,
        taken: i64,
        attempts: i64,
        failing_since: Option<i64>,
        due_at: i64,
        fault: Option<String>,
        registered_at: i64,
        last_taken_at: Option<i64>,
    }
}

table! {
    /// One row.
    sealing_key = "sealing_key" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: i64,
        value: Vec<u8>,
    }
}
