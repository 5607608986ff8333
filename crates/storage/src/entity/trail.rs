//! The private trail of questions.

table! {
    usage_trail = "usage_trail" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        agreement: Uuid,
        hour: i64,
        token: Option<Uuid>,
        purpose: Option<String>,
        data: Option<String>,
        denied: Option<String>,
        times: i64,
        kept_until: i64,
    }
}
