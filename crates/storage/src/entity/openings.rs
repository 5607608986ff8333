//! Openings that are held back, and who reported pressure.

table! {
    opening = "opening" {
        #[sea_orm(primary_key, auto_increment = false)]
        proposal: Uuid,
        round: i64,
        held: Option<String>,
    }
}

table! {
    /// Erasable.
    early_report = "early_report" {
        #[sea_orm(primary_key, auto_increment = false)]
        proposal: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        round: i64,
    }
}
