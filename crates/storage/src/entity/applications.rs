//! Those who ask to come in, who vouches for them, and what stewards want of each other's office.

table! {
    /// Erasable: a row is there for as long as somebody waits.
    application = "application" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        member: Uuid,
        code: Vec<u8>,
        language: String,
        account: Option<String>,
        asked: Option<String>,
        agreed_by: Option<Uuid>,
        expires_at: i64,
    }
}

table! {
    /// Erasable: a row is there while a member vouches for somebody who waits.
    vouch = "vouch" {
        #[sea_orm(primary_key, auto_increment = false)]
        application: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
    }
}

table! {
    steward_change = "steward_change" {
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        community: Uuid,
        appoints: bool,
        asked_by: Uuid,
        asked_at: i64,
    }
}
