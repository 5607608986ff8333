//! The public log.

table! {
    /// One entry: its place from 0, and the place in the journal of what it tells.
    log_entry = "log_entry" {
        #[sea_orm(primary_key, auto_increment = false)]
        place: i64,
        sequence: i64,
        entry: String,
        hash: Vec<u8>,
    }
}

table! {
    /// The hash of one complete subtree; at level 0 of an entry.
    log_node = "log_node" {
        #[sea_orm(primary_key, auto_increment = false)]
        level: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        place: i64,
        hash: Vec<u8>,
    }
}

table! {
    /// One row: how many entries there are, and up to where the journal is told. Moved under the lock on the journal's head.
    log_head = "log_head" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: i64,
        size: i64,
        sequence: i64,
    }
}

table! {
    /// What each witness signed last.
    log_cosignature = "log_cosignature" {
        #[sea_orm(primary_key, auto_increment = false)]
        witness: String,
        size: i64,
        line: String,
    }
}
