//! What members made of the questions about terms.

table! {
    /// Erasable.
    terms_reading = "terms_reading" {
        #[sea_orm(primary_key, auto_increment = false)]
        proposal: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        offer: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        misread: i64,
    }
}
