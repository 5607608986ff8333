//! Keys that people and organisations sign with, and what they signed.

table! {
    signatory_key = "signatory_key" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        thumbprint: String,
        public: Vec<u8>,
        role: String,
        holder: Uuid,
        within: Option<Uuid>,
        registered_at: i64,
        revoked_at: Option<i64>,
    }
}

table! {
    key_challenge = "key_challenge" {
        #[sea_orm(primary_key, auto_increment = false)]
        holder: Uuid,
        role: String,
        within: Option<Uuid>,
        challenge: String,
        expires_at: i64,
    }
}

table! {
    agreement_signature = "agreement_signature" {
        #[sea_orm(primary_key, auto_increment = false)]
        agreement: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        signer: Uuid,
        by: String,
        key: Option<String>,
        jws: Option<String>,
        at: i64,
    }
}

table! {
    discharge = "discharge" {
        #[sea_orm(primary_key, auto_increment = false)]
        agreement: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        duty: String,
        key: String,
        jws: String,
        at: i64,
    }
}

table! {
    instance_key = "instance_key" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        thumbprint: String,
        public: Vec<u8>,
        signs: String,
        published_at: i64,
        signs_from: Option<i64>,
        signs_until: Option<i64>,
        revoked_since: Option<i64>,
    }
}
