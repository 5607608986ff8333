//! Who is not in the room before a vote: what was found, and what the stewards said of it.

use domain::{
    absence::{Absence, AbsenceAnswer},
    id::{CommunityId, ProposalId},
    text::Language,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    entity::{absence, absence_answer, member},
    error::{Result, StorageError},
    hydrate::read,
    members::on_roll,
    tx::{Lock, Tx},
};

impl Tx {
    /// What was found before the vote on a proposal, to be moved on; none before the first look. The proposal is loaded before:
    /// whoever holds that one is alone with this.
    pub async fn absence(&self, proposal: ProposalId) -> Result<Option<Absence>> {
        self.one(absence::Entity::find_by_id(proposal.uuid()), Lock::Own).await
    }

    /// What the stewards have said of it, the first answer first.
    pub async fn absence_answers(&self, proposal: ProposalId) -> Result<Vec<AbsenceAnswer>> {
        let select =
            absence_answer::Entity::find().filter(absence_answer::Column::Proposal.eq(proposal.uuid()));
        self.all(select.order_by_asc(absence_answer::Column::Number)).await
    }

    /// How many of those on the roll read each language, in the order of the tags.
    pub async fn readers(&self, community: CommunityId) -> Result<Vec<(Language, u64)>> {
        let counted: Vec<(String, i64)> = on_roll(community)
            .select_only()
            .column(member::Column::Language)
            .column_as(member::Column::Id.count(), "readers")
            .group_by(member::Column::Language)
            .order_by_asc(member::Column::Language)
            .into_tuple()
            .all(self.db())
            .await?;
        let count = |(tag, count): (String, i64)| {
            let count = u64::try_from(count).map_err(|_| StorageError::inconsistent("member.language"))?;
            Ok((read::text("member.language", &tag)?, count))
        };
        counted.into_iter().map(count).collect()
    }
}
