//! Loads of questions to requesters.

use domain::{
    id::{MemberId, ProposalId, QuestionId},
    question::Question,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::{
    entity::{question, question_asker},
    error::{Result, StorageError},
    tx::{Lock, Tx},
};

impl Tx {
    /// A question, to be moved on. Its proposal is loaded before, as with concerns.
    pub async fn question(&self, id: QuestionId) -> Result<Option<Question>> {
        self.one(question::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// A question, to be read.
    pub async fn question_seen(&self, id: QuestionId) -> Result<Option<Question>> {
        self.one(question::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// The questions about a proposal, the first one first.
    pub async fn questions_of(&self, proposal: ProposalId) -> Result<Vec<Question>> {
        let select = question::Entity::find().filter(question::Column::Proposal.eq(proposal.uuid()));
        self.all(select.order_by_asc(question::Column::Number)).await
    }

    /// How many questions a member has asked about one offer of a proposal.
    pub async fn asked_by(&self, proposal: ProposalId, offer: u32, member: MemberId) -> Result<u32> {
        let about = question::Entity::find()
            .select_only()
            .column(question::Column::Id)
            .filter(question::Column::Proposal.eq(proposal.uuid()))
            .filter(question::Column::Offer.eq(i64::from(offer)))
            .into_query();
        let asked = question_asker::Entity::find()
            .filter(question_asker::Column::Question.in_subquery(about))
            .filter(question_asker::Column::Member.eq(member.uuid()));
        let count = asked.count(self.db()).await?;
        u32::try_from(count).map_err(|_| StorageError::inconsistent("question_asker"))
    }
}
