//! Temperature checks, and how members lean while one is open.

use domain::{
    id::{CommunityId, Id, MemberId, ProposalId, TemperatureId},
    temperature::{Cooled, Leaning, Leanings, Leans, Temperature},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, sea_query::OnConflict,
};
use uuid::Uuid;

use crate::{
    entity::{member, temperature, temperature_answer},
    error::Result,
    hydrate::{read, write},
    members::on_roll,
    save::sealed::Write,
    tx::{Lock, Tx},
};

impl Tx {
    /// A check, to be moved on. Its proposal is loaded before, as with concerns.
    pub async fn temperature(&self, id: TemperatureId) -> Result<Option<Temperature>> {
        self.one(temperature::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// A check, to be read.
    pub async fn temperature_seen(&self, id: TemperatureId) -> Result<Option<Temperature>> {
        self.one(temperature::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// The checks of a proposal, the first one first.
    pub async fn temperatures_of(&self, proposal: ProposalId) -> Result<Vec<Temperature>> {
        let select = temperature::Entity::find().filter(temperature::Column::Proposal.eq(proposal.uuid()));
        self.all(select.order_by_asc(temperature::Column::Number)).await
    }

    /// The checks that are open.
    pub async fn temperatures_open(&self) -> Result<Vec<TemperatureId>> {
        let open = temperature::Entity::find().select_only().column(temperature::Column::Id);
        let open = open.filter(temperature::Column::OverAt.is_null());
        let ids: Vec<Uuid> =
            open.order_by_asc(temperature::Column::ClosesAt).into_tuple().all(self.db()).await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }

    /// How a member leans in a check that is open.
    pub async fn leaning(&self, temperature: TemperatureId, member: MemberId) -> Result<Option<Leaning>> {
        let key = (temperature.uuid(), member.uuid());
        let row = temperature_answer::Entity::find_by_id(key).one(self.db()).await?;
        row.map(|row| read::word("temperature_answer.leaning", &row.leaning)).transpose()
    }

    /// How those on the roll now lean.
    pub async fn leanings(&self, community: CommunityId, temperature: TemperatureId) -> Result<Leanings> {
        let mut counts = [0; 3];
        for (at, leaning) in Leaning::ALL.iter().enumerate() {
            let roll = on_roll(community).select_only().column(member::Column::Id).into_query();
            counts[at] = temperature_answer::Entity::find()
                .filter(temperature_answer::Column::Temperature.eq(temperature.uuid()))
                .filter(temperature_answer::Column::Leaning.eq(leaning.word()))
                .filter(temperature_answer::Column::Member.in_subquery(roll))
                .count(self.db())
                .await?;
        }
        Ok(Leanings { roll: u64::from(self.roll_size(community).await?), counts })
    }
}

/// The last word of a member holds.
impl Write for Leans {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let row = temperature_answer::ActiveModel {
            temperature: Set(self.temperature.uuid()),
            member: Set(self.member.uuid()),
            leaning: Set(write::word("temperature_answer.leaning", &self.leaning)?),
        };
        let again = OnConflict::columns([
            temperature_answer::Column::Temperature,
            temperature_answer::Column::Member,
        ])
        .update_column(temperature_answer::Column::Leaning)
        .to_owned();
        temperature_answer::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(tx.writer()?)
            .await?;
        Ok(())
    }
}

/// The answers go with it.
impl Write for Cooled {
    async fn write(&self, tx: &Tx) -> Result<()> {
        tx.put(&self.0).await?;
        let answers = temperature_answer::Column::Temperature.eq(self.0.id.uuid());
        temperature_answer::Entity::delete_many().filter(answers).exec(tx.writer()?).await?;
        Ok(())
    }
}
