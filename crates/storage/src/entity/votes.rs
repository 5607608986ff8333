//! Votes, seats, ballots.

table! {
    vote = "vote" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        charter: Option<Uuid>,
        mandate: Option<Uuid>,
        election: Option<Uuid>,
        proposal: Option<Uuid>,
        recall: Option<Uuid>,
        withdrawal: Option<Uuid>,
        question: String,
        candidates: String,
        rule: String,
        secrecy: String,
        attestation: String,
        delegation: bool,
        delegate_cap: Option<String>,
        most_assisted: i64,
        opens_at: i64,
        closes_at: i64,
        state: String,
        over_at: Option<i64>,
        held_back: bool,
        turnout_shown: i64,
        turnout_shown_at: i64,
        pressure_reported: i64,
        pause: Option<String>,
        electorate: i64,
        roll_root: Vec<u8>,
        charter_digest: Vec<u8>,
        terms_digest: Option<Vec<u8>>,
        mandate_digest: Option<Vec<u8>>,
        reopens: Option<Uuid>,
    }
}

table! {
    /// Erasable.
    pressure_report = "pressure_report" {
        #[sea_orm(primary_key, auto_increment = false)]
        vote: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
    }
}

table! {
    seat = "seat" {
        #[sea_orm(primary_key, auto_increment = false)]
        vote: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        salt: Vec<u8>,
        constituencies: String,
        struck: bool,
        acts: i64,
        last: Option<i64>,
        standing: bool,
        assisted: bool,
    }
}

table! {
    ballot = "ballot" {
        #[sea_orm(primary_key, auto_increment = false)]
        vote: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        sequence: i64,
        choice: String,
        channel: String,
        attestation: String,
        assisted_by: Option<Uuid>,
        received_at: i64,
        salt: Vec<u8>,
        commitment: Vec<u8>,
    }
}

table! {
    delegation = "delegation" {
        community: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        scope: String,
        #[sea_orm(primary_key, auto_increment = false)]
        since: i64,
        said: String,
        delegate: Option<Uuid>,
    }
}

table! {
    objection = "objection" {
        #[sea_orm(primary_key, auto_increment = false)]
        vote: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        harm: String,
        stands: bool,
        said_at: i64,
    }
}
