//! What is kept of negotiations beside proposals and offers.

table! {
    asking = "asking" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        proposal: Uuid,
        mandate: Uuid,
        offer: i64,
        point: String,
        about: String,
        asked: String,
        asked_at: i64,
        heard: Option<String>,
    }
}

table! {
    clarification = "clarification" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        proposal: Uuid,
        number: i64,
        offer: i64,
        side: String,
        words: String,
        asked_at: i64,
        answer: Option<String>,
    }
}

table! {
    /// Erasable.
    offer_draft = "offer_draft" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        proposal: Uuid,
        mandate: Uuid,
        version: i64,
        terms: String,
        note: String,
        saved_at: i64,
    }
}
