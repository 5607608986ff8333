//! Rooms, events of votes, events seen, cursors.

table! {
    room = "room" {
        #[sea_orm(primary_key, auto_increment = false)]
        community: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        role: String,
        room: String,
    }
}

table! {
    direct_room = "direct_room" {
        #[sea_orm(primary_key, auto_increment = false)]
        account: String,
        room: String,
    }
}

table! {
    vote_event = "vote_event" {
        #[sea_orm(primary_key, auto_increment = false)]
        vote: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        kind: String,
        room: String,
        event: String,
    }
}

table! {
    inbox = "inbox" {
        #[sea_orm(primary_key, auto_increment = false)]
        room: String,
        #[sea_orm(primary_key, auto_increment = false)]
        event: String,
        seen_at: i64,
    }
}

table! {
    /// How far a reader of some stream has come.
    reading = "reading" {
        #[sea_orm(primary_key, auto_increment = false)]
        name: String,
        position: String,
    }
}
