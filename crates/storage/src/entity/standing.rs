//! Decisions as credentials, agreements as they were signed, and what became of them.

table! {
    decision_credential = "decision_credential" {
        #[sea_orm(primary_key, auto_increment = false)]
        decision: Uuid,
        document: String,
        jwt: String,
        digest: Vec<u8>,
    }
}

table! {
    agreement_document = "agreement_document" {
        #[sea_orm(primary_key, auto_increment = false)]
        agreement: Uuid,
        document: String,
        jwt: String,
        digest: Vec<u8>,
        status_index: i64,
    }
}

table! {
    status_event = "status_event" {
        #[sea_orm(primary_key, auto_increment = false)]
        agreement: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        sequence: i64,
        status: String,
        jwt: String,
        digest: Vec<u8>,
    }
}
