//! What the bot needs to know and to record about rooms: the database says what should be, the bot makes it so.

use domain::{
    community::Community,
    effect::{Effect, EventRef, Notice, RoomRole},
    id::{CommunityId, VoteId},
    moment::Moment,
    proposal::Stage,
    text::{Language, LocalText},
};

use crate::{
    Actor, App, AppError, Origin,
    admit_member::default_language,
    begin::{Begun, fresh},
    error::missing,
};

/// A room that should exist.
#[derive(Clone, Debug)]
pub struct RoomWanted {
    /// Which.
    pub role: RoomRole,
    /// What it is called, besides the words for its role: the community's name or the proposal's title.
    pub title: LocalText,
    /// The Matrix room, if it was made.
    pub room: Option<String>,
}

/// An account that belongs into a community's rooms.
#[derive(Clone, Debug)]
pub struct Resident {
    /// The Matrix account.
    pub account: String,
    /// Whether it is a steward's.
    pub steward: bool,
}

/// What a community's rooms should be.
#[derive(Clone, Debug)]
pub struct RoomsWanted {
    /// The community.
    pub community: Community,
    /// The language the rooms are named in.
    pub language: Language,
    /// Every room.
    pub rooms: Vec<RoomWanted>,
    /// Everyone who belongs there.
    pub residents: Vec<Resident>,
}

impl App {
    /// Every community: those whose rooms the bot keeps.
    pub async fn communities(&self) -> Result<Vec<Community>, AppError> {
        const PAGE: u32 = 100;
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let page = self.read().await?.communities(after, PAGE).await?;
            let last = page.len() < PAGE as usize;
            after = page.last().map(|community| community.id);
            all.extend(page);
            if last {
                return Ok(all);
            }
        }
    }

    /// What the rooms of a community should be.
    pub async fn rooms_wanted(&self, id: CommunityId) -> Result<RoomsWanted, AppError> {
        let tx = self.read().await?;
        let community = tx.community(id).await?.ok_or_else(|| missing("community"))?;
        let language = default_language(&tx, &community).await?;
        let made = tx.rooms(id).await?;
        let room =
            |role: RoomRole| made.iter().find(|(known, _)| *known == role).map(|(_, room)| room.clone());
        let mut rooms: Vec<_> =
            [RoomRole::Space, RoomRole::Assembly, RoomRole::BallotBox, RoomRole::Stewards]
                .into_iter()
                .map(|role| RoomWanted { role, title: community.name.clone(), room: room(role) })
                .collect();
        let proposals = tx.proposals_of(id).await?;
        if proposals.iter().any(|proposal| !matches!(proposal.stage, Stage::Returned(_))) {
            let (role, title) = (RoomRole::Negotiations, community.name.clone());
            rooms.push(RoomWanted { role, title, room: room(role) });
        }
        for proposal in proposals {
            if let Stage::Tabled(_) | Stage::Voting(_) = proposal.stage {
                let offer = tx.offer(proposal.id, proposal.stage.latest().unwrap_or_default()).await?;
                let role = RoomRole::Deliberation(proposal.id);
                let title = offer.map(|offer| offer.terms.title).unwrap_or_default();
                rooms.push(RoomWanted { role, title, room: room(role) });
            }
        }
        let accounts = tx.accounts_of(id).await?;
        let residents =
            accounts.into_iter().map(|(_, steward, account)| Resident { account, steward }).collect();
        Ok(RoomsWanted { community, language, rooms, residents })
    }

    /// The votes of a community that are being closed.
    pub async fn closing_votes(&self, community: CommunityId) -> Result<Vec<VoteId>, AppError> {
        let votes = self.read().await?.votes_of(community).await?;
        Ok(votes
            .into_iter()
            .filter(|vote| vote.state == domain::vote::VoteState::Closing)
            .map(|vote| vote.id)
            .collect())
    }

    /// A room was made. The first time that there is an assembly, its members are welcomed.
    pub async fn room_made(
        &self,
        community: CommunityId,
        role: RoomRole,
        room: &str,
    ) -> Result<(), AppError> {
        let now = self.now();
        let mut tx = self.store.begin(now).await?;
        if role == RoomRole::Assembly && tx.room(community, role).await?.is_none() {
            let of = tx.community(community).await?.ok_or_else(|| missing("community"))?;
            tx.push(vec![Effect::tell_room(community, role, Notice::Welcome { community: of.name })], now)
                .await?;
        }
        tx.save_room(community, role, room).await?;
        Ok(tx.commit().await?)
    }

    /// A poll was posted.
    pub async fn poll_posted(&self, vote: VoteId, poll: &EventRef) -> Result<(), AppError> {
        let mut tx = self.store.begin(self.now()).await?;
        tx.save_poll(vote, poll).await?;
        Ok(tx.commit().await?)
    }

    /// The ballot box was shut for a vote by this event.
    pub async fn ballot_box_shut(&self, vote: VoteId, event: &EventRef) -> Result<(), AppError> {
        let mut tx = self.store.begin(self.now()).await?;
        tx.save_closing_event(vote, event).await?;
        Ok(tx.commit().await?)
    }

    /// This event of somebody else changed the power levels of a room, which are set right: the stewards are told.
    ///
    /// # Errors
    /// [`AppError::Repeated`] where they were told before.
    pub async fn levels_mended(
        &self,
        community: CommunityId,
        room: RoomRole,
        event: &EventRef,
    ) -> Result<(), AppError> {
        self.settle(|| async {
            let origin = Origin::Event(event.clone());
            let begun: Begun<()> = self.begin(&Actor::Public, &origin, &room).await?;
            let mut work = fresh!(begun);
            let alarm = Effect::tell_room(community, RoomRole::Stewards, Notice::LevelsMended { room });
            work.tx.push(vec![alarm], work.now).await?;
            work.done(()).await
        })
        .await
    }

    /// A direct chat with an account was opened.
    pub async fn direct_chat_opened(&self, account: &str, room: &str) -> Result<(), AppError> {
        let mut tx = self.store.begin(self.now()).await?;
        tx.save_direct_room(account, room).await?;
        Ok(tx.commit().await?)
    }

    /// Everything up to this sync token was handled.
    pub async fn synced(&self, cursor: &str) -> Result<(), AppError> {
        let mut tx = self.store.begin(self.now()).await?;
        tx.save_cursor(CURSOR, cursor).await?;
        Ok(tx.commit().await?)
    }

    /// The sync token up to which everything was handled.
    pub async fn cursor(&self) -> Result<Option<String>, AppError> {
        Ok(self.read().await?.cursor(CURSOR).await?)
    }

    /// When a vote closes, if it is known.
    pub async fn closes_at(&self, vote: VoteId) -> Result<Option<Moment>, AppError> {
        Ok(self.read().await?.vote(vote).await?.map(|vote| vote.closes_at))
    }
}

/// The name under which the bot's own sync token is kept.
const CURSOR: &str = "matrix";
