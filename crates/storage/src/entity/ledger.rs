//! What members were asked.

table! {
    burden = "burden" {
        #[sea_orm(primary_key, auto_increment = false)]
        proposal: Uuid,
        community: Uuid,
        reading: i64,
        deliberating: i64,
        understanding: i64,
        voting: i64,
        asked_at: i64,
    }
}
