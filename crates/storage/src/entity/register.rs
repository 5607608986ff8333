//! Whom members trust, and what is shown of it.

table! {
    trust = "trust" {
        community: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        intermediary: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        stage: String,
        #[sea_orm(primary_key, auto_increment = false)]
        topic: String,
    }
}

table! {
    legitimacy = "legitimacy" {
        #[sea_orm(primary_key, auto_increment = false)]
        community: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        intermediary: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        stage: String,
        #[sea_orm(primary_key, auto_increment = false)]
        topic: String,
        shown: i64,
        counted: i64,
        since: Option<i64>,
    }
}

table! {
    legitimacy_bulletin = "legitimacy_bulletin" {
        #[sea_orm(primary_key, auto_increment = false)]
        community: Uuid,
        at: i64,
    }
}
