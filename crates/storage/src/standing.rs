//! What members say of themselves and of each other, and leaving the roll.

use domain::{
    community::{Dissolved, Enacted},
    constituency::Belonging,
    id::{CommunityId, Id, MemberId},
    roll::{Gone, Removal},
    text::Handle,
    vote::{Help, Objection},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};

use crate::{
    applications::forget_words_of,
    entity::{
        answer, belonging, concern_supporter, early_report, help, link_code, matrix_account, objection,
        pressure_report, question_asker, removal, seat, signature, temperature_answer, terms_reading, trust,
    },
    error::Result,
    hydrate::{Stored, read},
    save::sealed::Write,
    tx::{Tx, guard},
};

impl Tx {
    /// Which member belongs to which constituency of a community, in the order of the members' ids.
    pub async fn belonging(&self, community: CommunityId) -> Result<Vec<(MemberId, Handle)>> {
        let select = belonging::Entity::find().filter(belonging::Column::Community.eq(community.uuid()));
        let rows = select.order_by_asc(belonging::Column::Member).all(self.db()).await?;
        let entry = |row: belonging::Model| {
            Ok((Id::new(row.member), read::text("belonging.constituency", &row.constituency)?))
        };
        rows.into_iter().map(entry).collect()
    }

    /// The constituencies to which a member belongs, in the order of their names.
    pub async fn constituencies_of(&self, member: MemberId) -> Result<Vec<Handle>> {
        let select = belonging::Entity::find().filter(belonging::Column::Member.eq(member.uuid()));
        let rows = select.order_by_asc(belonging::Column::Constituency).all(self.db()).await?;
        rows.iter().map(|row| read::text("belonging.constituency", &row.constituency)).collect()
    }

    /// Whether somebody may vote for a member.
    pub async fn helps(&self, member: MemberId, helper: MemberId) -> Result<bool> {
        let found = help::Entity::find_by_id((member.uuid(), helper.uuid())).one(self.db()).await?;
        Ok(found.is_some())
    }

    /// Who may vote for a member, and for whom the member may.
    pub async fn helpers_and_helped(&self, member: MemberId) -> Result<(Vec<MemberId>, Vec<MemberId>)> {
        let either = Condition::any()
            .add(help::Column::Member.eq(member.uuid()))
            .add(help::Column::Helper.eq(member.uuid()));
        let select = help::Entity::find().filter(either);
        let rows = select.order_by_asc(help::Column::Member).order_by_asc(help::Column::Helper);
        let rows = rows.all(self.db()).await?;
        let (mine, theirs): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.member == member.uuid());
        let helpers = mine.into_iter().map(|row| Id::new(row.helper)).collect();
        Ok((helpers, theirs.into_iter().map(|row| Id::new(row.member)).collect()))
    }

    /// The removals from a roll, the first one first.
    pub async fn removals_of(&self, community: CommunityId) -> Result<Vec<Removal>> {
        let select = removal::Entity::find().filter(removal::Column::Community.eq(community.uuid()));
        self.all(select.order_by_asc(removal::Column::At).order_by_asc(removal::Column::Id)).await
    }
}

impl Write for Belonging {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let constituency = self.constituency.to_string();
        if !self.belongs {
            let key = (self.member.uuid(), constituency);
            belonging::Entity::delete_by_id(key).exec(tx.writer()?).await?;
            return Ok(());
        }
        let row = belonging::ActiveModel {
            community: Set(self.community.uuid()),
            member: Set(self.member.uuid()),
            constituency: Set(constituency),
        };
        let again = OnConflict::columns([belonging::Column::Member, belonging::Column::Constituency])
            .update_column(belonging::Column::Community)
            .to_owned();
        belonging::Entity::insert(row).on_conflict(again).exec_without_returning(tx.writer()?).await?;
        Ok(())
    }
}

/// Whoever belonged to a constituency that is no more belongs to none: should it be named again, they say so again.
impl Write for Dissolved {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let remaining = self.remaining.iter().map(Handle::to_string);
        belonging::Entity::delete_many()
            .filter(belonging::Column::Community.eq(self.community.uuid()))
            .filter(belonging::Column::Constituency.is_not_in(remaining))
            .exec(tx.writer()?)
            .await?;
        Ok(())
    }
}

impl Write for Enacted {
    async fn write(&self, tx: &Tx) -> Result<()> {
        self.versions.write(tx).await?;
        self.community.write(tx).await
    }
}

impl Write for Help {
    async fn write(&self, tx: &Tx) -> Result<()> {
        if !self.allowed {
            let key = (self.member.uuid(), self.helper.uuid());
            help::Entity::delete_by_id(key).exec(tx.writer()?).await?;
            return Ok(());
        }
        let row = help::ActiveModel {
            community: Set(self.community.uuid()),
            member: Set(self.member.uuid()),
            helper: Set(self.helper.uuid()),
        };
        let again = OnConflict::columns([help::Column::Member, help::Column::Helper])
            .update_column(help::Column::Community)
            .to_owned();
        help::Entity::insert(row).on_conflict(again).exec_without_returning(tx.writer()?).await?;
        Ok(())
    }
}

impl Write for Objection {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let replace = OnConflict::columns([
            objection::Column::Vote,
            objection::Column::Member,
            objection::Column::Harm,
        ])
        .update_columns([objection::Column::Stands, objection::Column::SaidAt])
        .to_owned();
        let row = self.row()?.into_active_model();
        objection::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.writer()?).await?;
        Ok(())
    }
}

/// Who leaves is known by no account any more, belongs to no constituency, helps nobody and is helped by nobody; their
/// seats in open votes are struck.
impl Write for Gone {
    async fn write(&self, tx: &Tx) -> Result<()> {
        tx.put(&self.member).await?;
        let (db, member) = (tx.writer()?, self.member.id.uuid());
        matrix_account::Entity::delete_by_id(member).exec(db).await?;
        link_code::Entity::delete_many().filter(link_code::Column::Member.eq(member)).exec(db).await?;
        belonging::Entity::delete_many().filter(belonging::Column::Member.eq(member)).exec(db).await?;
        let helps =
            Condition::any().add(help::Column::Member.eq(member)).add(help::Column::Helper.eq(member));
        help::Entity::delete_many().filter(helps).exec(db).await?;
        signature::Entity::delete_many().filter(signature::Column::Member.eq(member)).exec(db).await?;
        trust::Entity::delete_many().filter(trust::Column::Member.eq(member)).exec(db).await?;
        let supports = concern_supporter::Column::Member.eq(member);
        concern_supporter::Entity::delete_many().filter(supports).exec(db).await?;
        let asked = question_asker::Column::Member.eq(member);
        question_asker::Entity::delete_many().filter(asked).exec(db).await?;
        forget_words_of(tx, self.member.id).await?;
        let leanings = temperature_answer::Column::Member.eq(member);
        temperature_answer::Entity::delete_many().filter(leanings).exec(db).await?;
        let reported = early_report::Column::Member.eq(member);
        early_report::Entity::delete_many().filter(reported).exec(db).await?;
        let tried = terms_reading::Column::Member.eq(member);
        terms_reading::Entity::delete_many().filter(tried).exec(db).await?;
        // By what was remembered of their commands one could try out what they had said.
        let said = answer::Column::Actor.eq(self.member.id.to_string());
        answer::Entity::delete_many().filter(said).exec(db).await?;
        let reports = pressure_report::Column::Member.eq(member);
        pressure_report::Entity::delete_many().filter(reports).exec(db).await?;
        for seat in &self.struck {
            let updated = seat::Entity::update_many()
                .set(seat::ActiveModel { struck: Set(true), ..Default::default() })
                .filter(seat::Column::Vote.eq(seat.vote.uuid()))
                .filter(seat::Column::Member.eq(member))
                .exec(db)
                .await?;
            guard(updated.rows_affected)?;
        }
        self.removal.write(tx).await
    }
}
