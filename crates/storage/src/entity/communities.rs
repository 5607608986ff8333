//! Communities, charters, members and their ways in.

table! {
    community = "community" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        handle: String,
        name: String,
        founded_at: i64,
        in_force: Option<Uuid>,
        parent: Option<Uuid>,
    }
}

table! {
    crisis = "crisis" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        reason: String,
        declared_by: Uuid,
        declared_at: i64,
        state: String,
        since: Option<i64>,
        until: Option<i64>,
        ending_by: Option<Uuid>,
        ending_at: Option<i64>,
        over_at: Option<i64>,
    }
}

table! {
    charter = "charter" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        number: i64,
        state: String,
        vote: Option<Uuid>,
        amends: Option<Uuid>,
        charter: String,
        digest: Vec<u8>,
        drafted_at: i64,
    }
}

table! {
    member = "member" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        steward: bool,
        language: String,
        joined_at: i64,
        left_at: Option<i64>,
    }
}

table! {
    /// Erasable.
    matrix_account = "matrix_account" {
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        community: Uuid,
        account: String,
        linked_at: i64,
    }
}

table! {
    invitation = "invitation" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        code: Vec<u8>,
        expires_at: i64,
        used_at: Option<i64>,
    }
}

table! {
    link_code = "link_code" {
        #[sea_orm(primary_key, auto_increment = false)]
        code: Vec<u8>,
        member: Uuid,
        expires_at: i64,
        used_at: Option<i64>,
    }
}

table! {
    /// Erasable: a row is there where a member belongs to a constituency.
    belonging = "belonging" {
        community: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        constituency: String,
    }
}

table! {
    /// Erasable: a row is there where somebody may vote for a member.
    help = "help" {
        community: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        helper: Uuid,
    }
}

table! {
    removal = "removal" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        community: Uuid,
        reason: String,
        at: i64,
    }
}
