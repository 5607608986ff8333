//! Questions to requesters.

table! {
    question = "question" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        proposal: Uuid,
        offer: i64,
        number: i64,
        clause: Option<i64>,
        words: String,
        asked_at: i64,
        stage: String,
    }
}

table! {
    /// Erasable.
    question_asker = "question_asker" {
        #[sea_orm(primary_key, auto_increment = false)]
        question: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
    }
}
