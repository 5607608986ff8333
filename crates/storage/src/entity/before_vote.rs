//! Who is not in the room before a vote, and temperature checks.

table! {
    absence = "absence" {
        #[sea_orm(primary_key, auto_increment = false)]
        proposal: Uuid,
        community: Uuid,
        looked_at: i64,
        found: String,
        told: String,
        held: String,
    }
}

table! {
    absence_answer = "absence_answer" {
        #[sea_orm(primary_key, auto_increment = false)]
        proposal: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        number: i64,
        findings: String,
        settles: String,
        words: String,
        at: i64,
    }
}

table! {
    temperature = "temperature" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        proposal: Uuid,
        offer: i64,
        number: i64,
        clause: Option<i64>,
        asked_at: i64,
        closes_at: i64,
        salt: Option<Vec<u8>>,
        over_at: Option<i64>,
        shown: Option<String>,
    }
}

table! {
    /// Erasable, and erased at the end.
    temperature_answer = "temperature_answer" {
        #[sea_orm(primary_key, auto_increment = false)]
        temperature: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        leaning: String,
    }
}
