//! What ties communities, votes and accounts to Matrix. None of it decides anything.

use domain::{
    effect::{EventRef, RoomRole},
    id::{CommunityId, Id, VoteId},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict};

use crate::{
    entity::{direct_room, reading, room, vote_event},
    error::{Result, StorageError},
    tx::Tx,
};

const POLL: &str = "poll";
const CLOSING: &str = "closing";

/// A role as one word: that of a deliberation names its proposal.
fn role_word(role: RoomRole) -> String {
    match role {
        RoomRole::Space => "space".to_owned(),
        RoomRole::Assembly => "assembly".to_owned(),
        RoomRole::BallotBox => "ballot-box".to_owned(),
        RoomRole::Stewards => "stewards".to_owned(),
        RoomRole::Negotiations => "negotiations".to_owned(),
        RoomRole::Deliberation(proposal) => format!("deliberation:{proposal}"),
    }
}

fn read_role(word: &str) -> Result<RoomRole> {
    let plain = [
        RoomRole::Space,
        RoomRole::Assembly,
        RoomRole::BallotBox,
        RoomRole::Stewards,
        RoomRole::Negotiations,
    ];
    let deliberation = || word.strip_prefix("deliberation:")?.parse().ok().map(RoomRole::Deliberation);
    let found = plain.into_iter().find(|role| role_word(*role) == word).or_else(deliberation);
    found.ok_or_else(|| StorageError::inconsistent("room.role"))
}

impl Tx {
    /// All rooms of a community.
    pub async fn rooms(&self, community: CommunityId) -> Result<Vec<(RoomRole, String)>> {
        let rows = room::Entity::find()
            .filter(room::Column::Community.eq(community.uuid()))
            .order_by_asc(room::Column::Role)
            .all(self.db())
            .await?;
        rows.into_iter().map(|row| Ok((read_role(&row.role)?, row.room))).collect()
    }

    /// The room of a community that has this role.
    pub async fn room(&self, community: CommunityId, role: RoomRole) -> Result<Option<String>> {
        let row = room::Entity::find_by_id((community.uuid(), role_word(role))).one(self.db()).await?;
        Ok(row.map(|row| row.room))
    }

    /// Gives a room this role, in place of the one before, if any.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] where the room has another role already.
    pub async fn save_room(&mut self, community: CommunityId, role: RoomRole, room: &str) -> Result<()> {
        let row = room::ActiveModel {
            community: Set(community.uuid()),
            role: Set(role_word(role)),
            room: Set(room.to_owned()),
        };
        let replace = OnConflict::columns([room::Column::Community, room::Column::Role])
            .update_column(room::Column::Room)
            .to_owned();
        room::Entity::insert(row).on_conflict(replace).exec_without_returning(self.writer()?).await?;
        Ok(())
    }

    /// Whose room this is, and its role.
    pub async fn room_by_id(&self, room: &str) -> Result<Option<(CommunityId, RoomRole)>> {
        let row = room::Entity::find().filter(room::Column::Room.eq(room)).one(self.db()).await?;
        row.map(|row| Ok((Id::new(row.community), read_role(&row.role)?))).transpose()
    }

    /// The event that posted the poll of a vote.
    pub async fn poll(&self, vote: VoteId) -> Result<Option<EventRef>> {
        self.event_of(vote, POLL).await
    }

    /// Keeps the event that posted the poll of a vote.
    pub async fn save_poll(&mut self, vote: VoteId, event: &EventRef) -> Result<()> {
        self.save_event_of(vote, POLL, event).await
    }

    /// The vote whose poll this event posted.
    pub async fn vote_of_poll(&self, event: &EventRef) -> Result<Option<VoteId>> {
        let row = vote_event::Entity::find()
            .filter(vote_event::Column::Kind.eq(POLL))
            .filter(vote_event::Column::Room.eq(&event.room))
            .filter(vote_event::Column::Event.eq(&event.event))
            .one(self.db())
            .await?;
        Ok(row.map(|row| Id::new(row.vote)))
    }

    /// The event by which the bot closed the ballot box for a vote.
    pub async fn closing_event(&self, vote: VoteId) -> Result<Option<EventRef>> {
        self.event_of(vote, CLOSING).await
    }

    /// Keeps the event by which the bot closed the ballot box for a vote.
    pub async fn save_closing_event(&mut self, vote: VoteId, event: &EventRef) -> Result<()> {
        self.save_event_of(vote, CLOSING, event).await
    }

    async fn event_of(&self, vote: VoteId, kind: &str) -> Result<Option<EventRef>> {
        let row = vote_event::Entity::find_by_id((vote.uuid(), kind.to_owned())).one(self.db()).await?;
        Ok(row.map(|row| EventRef { room: row.room, event: row.event }))
    }

    async fn save_event_of(&self, vote: VoteId, kind: &str, event: &EventRef) -> Result<()> {
        let row = vote_event::ActiveModel {
            vote: Set(vote.uuid()),
            kind: Set(kind.to_owned()),
            room: Set(event.room.clone()),
            event: Set(event.event.clone()),
        };
        let replace = OnConflict::columns([vote_event::Column::Vote, vote_event::Column::Kind])
            .update_columns([vote_event::Column::Room, vote_event::Column::Event])
            .to_owned();
        vote_event::Entity::insert(row).on_conflict(replace).exec_without_returning(self.writer()?).await?;
        Ok(())
    }

    /// The room in which the bot talks to an account alone.
    pub async fn direct_room(&self, account: &str) -> Result<Option<String>> {
        let row = direct_room::Entity::find_by_id(account.to_owned()).one(self.db()).await?;
        Ok(row.map(|row| row.room))
    }

    /// Keeps the room in which the bot talks to an account alone.
    pub async fn save_direct_room(&mut self, account: &str, room: &str) -> Result<()> {
        let row = direct_room::ActiveModel { account: Set(account.to_owned()), room: Set(room.to_owned()) };
        let replace = OnConflict::column(direct_room::Column::Account)
            .update_column(direct_room::Column::Room)
            .to_owned();
        direct_room::Entity::insert(row).on_conflict(replace).exec_without_returning(self.writer()?).await?;
        Ok(())
    }

    /// How far the reader `name` has come.
    pub async fn cursor(&self, name: &str) -> Result<Option<String>> {
        let row = reading::Entity::find_by_id(name.to_owned()).one(self.db()).await?;
        Ok(row.map(|row| row.position))
    }

    /// Keeps how far the reader `name` has come.
    pub async fn save_cursor(&mut self, name: &str, position: &str) -> Result<()> {
        let row = reading::ActiveModel { name: Set(name.to_owned()), position: Set(position.to_owned()) };
        let replace =
            OnConflict::column(reading::Column::Name).update_column(reading::Column::Position).to_owned();
        reading::Entity::insert(row).on_conflict(replace).exec_without_returning(self.writer()?).await?;
        Ok(())
    }
}
