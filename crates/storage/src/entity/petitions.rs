//! Petitions, signatures, and requests of advocates.

table! {
    petition = "petition" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        recall: Option<Uuid>,
        withdrawal: Option<Uuid>,
        amendment: Option<Uuid>,
        opened_at: i64,
        signed_shown: i64,
        signed_shown_at: i64,
        state: String,
        reached_at: Option<i64>,
        vote: Option<Uuid>,
    }
}

table! {
    /// Erasable.
    signature = "signature" {
        #[sea_orm(primary_key, auto_increment = false)]
        petition: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
    }
}

table! {
    withdrawal_request = "withdrawal_request" {
        #[sea_orm(primary_key, auto_increment = false)]
        agreement: Uuid,
        asked_at: i64,
    }
}
