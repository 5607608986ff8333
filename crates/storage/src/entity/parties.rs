//! Intermediaries, requesters, their people, mandates, elections.

table! {
    intermediary = "intermediary" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        handle: String,
        name: String,
        kind: String,
        interests: String,
        registered_at: i64,
        interests_version: i64,
        interests_since: Option<i64>,
    }
}

table! {
    former_interests = "former_interests" {
        #[sea_orm(primary_key, auto_increment = false)]
        intermediary: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        version: i64,
        interests: String,
        declared_at: i64,
        until: i64,
    }
}

table! {
    advocate = "advocate" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        intermediary: Uuid,
    }
}

table! {
    requester = "requester" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        handle: String,
        name: String,
        kind: String,
        registered_at: i64,
        services: Option<String>,
        mail_domain: Option<String>,
        mail_domain_proven_at: Option<i64>,
    }
}

table! {
    mail_proof = "mail_proof" {
        #[sea_orm(primary_key, auto_increment = false)]
        requester: Uuid,
        sent: String,
        domain: Option<String>,
        secret_hash: Option<Vec<u8>>,
        expires_at: Option<i64>,
    }
}

table! {
    contact = "contact" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        requester: Uuid,
        roles: Option<String>,
        state: String,
    }
}

table! {
    mandate = "mandate" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        intermediary: Uuid,
        text: String,
        digest: Vec<u8>,
        state: String,
        vote: Option<Uuid>,
        active_from: Option<i64>,
        active_until: Option<i64>,
        nominated_at: i64,
        election: Option<Uuid>,
        suspended_at: Option<i64>,
        going_on: Option<String>,
        outdated: bool,
        warned: Option<i64>,
        reports: i64,
        told_overdue: i64,
        next_look: Option<i64>,
    }
}

table! {
    mandate_report = "mandate_report" {
        #[sea_orm(primary_key, auto_increment = false)]
        mandate: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        number: i64,
        report: String,
        due: i64,
        given_at: i64,
    }
}

table! {
    election = "election" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        title: String,
        called_at: i64,
        nominations_end: i64,
        vote_from: i64,
        state: String,
        vote: Option<Uuid>,
        chosen: Option<Uuid>,
        runoff_of: Option<Uuid>,
        candidates: String,
    }
}
