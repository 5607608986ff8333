//! Concerns, who stands behind them, and the answers.

table! {
    concern = "concern" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        proposal: Uuid,
        offer: i64,
        number: i64,
        clause: Option<i64>,
        words: String,
        raised_at: i64,
        holds: bool,
        supported_shown: i64,
        supported_shown_at: i64,
        standing: String,
        standing_at: Option<i64>,
        due_at: Option<i64>,
        answered_at: Option<i64>,
        summary: String,
    }
}

table! {
    /// Erasable.
    concern_supporter = "concern_supporter" {
        #[sea_orm(primary_key, auto_increment = false)]
        concern: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        raised: bool,
    }
}

table! {
    concern_answer = "concern_answer" {
        #[sea_orm(primary_key, auto_increment = false)]
        concern: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        number: i64,
        side: String,
        words: String,
        at: i64,
    }
}
