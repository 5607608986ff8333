//! The journal and its head, the outbox, answers by idempotency key, tokens.

table! {
    journal = "journal" {
        #[sea_orm(primary_key, auto_increment = false)]
        sequence: i64,
        at: i64,
        community: Option<Uuid>,
        fact: String,
        previous: Vec<u8>,
        hash: Vec<u8>,
    }
}

table! {
    /// One row: the last entry's sequence and hash. Whoever appends locks it.
    journal_head = "journal_head" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: i64,
        sequence: i64,
        hash: Vec<u8>,
    }
}

table! {
    outbox = "outbox" {
        #[sea_orm(primary_key)]
        id: i64,
        effect: String,
        door: String,
        created_at: i64,
        due_at: i64,
        attempts: i64,
        last_error: Option<String>,
    }
}

table! {
    answer = "answer" {
        #[sea_orm(primary_key, auto_increment = false)]
        actor: String,
        #[sea_orm(primary_key, auto_increment = false)]
        key: String,
        command: Vec<u8>,
        answer: String,
        at: i64,
    }
}

table! {
    token = "token" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        secret_hash: Vec<u8>,
        holder_kind: String,
        holder: Option<Uuid>,
        created_at: i64,
        expires_at: Option<i64>,
        used_at: Option<i64>,
        revoked_at: Option<i64>,
        single_use: bool,
        roles: Option<String>,
        name: Option<String>,
        prefix: Option<String>,
    }
}
