//! Whom members trust, and what is shown of it.

use domain::{
    id::{CommunityId, Id, MemberId},
    legitimacy::{Figure, Matter, Register, Trust},
    moment::Moment,
    taxonomy::Code,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::OnConflict,
};
use uuid::Uuid;

use crate::{
    entity::{legitimacy, legitimacy_bulletin, trust},
    error::Result,
    hydrate::read,
    save::sealed::Write,
    tx::{Lock, Tx, insert_all},
};

impl Tx {
    /// What the members of a community have said, in the order of their ids.
    pub async fn trusted_in(&self, community: CommunityId) -> Result<Vec<Trust>> {
        let select = trust::Entity::find().filter(trust::Column::Community.eq(community.uuid()));
        trusts(select.order_by_asc(trust::Column::Member).all(self.db()).await?)
    }

    /// What a member has said.
    pub async fn trusted_by(&self, member: MemberId) -> Result<Vec<Trust>> {
        let select = trust::Entity::find().filter(trust::Column::Member.eq(member.uuid()));
        let select = select.order_by_asc(trust::Column::Intermediary).order_by_asc(trust::Column::Stage);
        trusts(select.order_by_asc(trust::Column::Topic).all(self.db()).await?)
    }

    /// What is shown of the trust in a community; none where nobody has said anything yet.
    pub async fn register_of(&self, community: CommunityId) -> Result<Option<Register>> {
        let select = legitimacy_bulletin::Entity::find_by_id(community.uuid());
        let Some(bulletin) = self.locked(select, Lock::Own).one(self.db()).await? else { return Ok(None) };
        let figures = legitimacy::Entity::find().filter(legitimacy::Column::Community.eq(community.uuid()));
        let figures = figures.order_by_asc(legitimacy::Column::Intermediary);
        let figures = figures.order_by_asc(legitimacy::Column::Stage).order_by_asc(legitimacy::Column::Topic);
        let figures = figures.all(self.db()).await?.into_iter().map(figure).collect::<Result<_>>()?;
        let at = read::moment("legitimacy_bulletin.at", bulletin.at)?;
        Ok(Some(Register { community, at, figures }))
    }

    /// The communities whose register was renewed at this moment or before.
    pub async fn registers_before(&self, at: Moment) -> Result<Vec<CommunityId>> {
        let ids: Vec<Uuid> = legitimacy_bulletin::Entity::find()
            .select_only()
            .column(legitimacy_bulletin::Column::Community)
            .filter(legitimacy_bulletin::Column::At.lte(at.micros()))
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }
}

fn trusts(rows: Vec<trust::Model>) -> Result<Vec<Trust>> {
    let one = |row: trust::Model| {
        Ok(Trust {
            community: Id::new(row.community),
            member: Id::new(row.member),
            intermediary: Id::new(row.intermediary),
            on: matter(&row.stage, &row.topic)?,
            given: true,
        })
    };
    rows.into_iter().map(one).collect()
}

fn figure(row: legitimacy::Model) -> Result<Figure> {
    Ok(Figure {
        intermediary: Id::new(row.intermediary),
        on: matter(&row.stage, &row.topic)?,
        shown: read::count("legitimacy.shown", row.shown)?,
        counted: read::count("legitimacy.counted", row.counted)?,
        since: read::moment_if("legitimacy.since", row.since)?,
    })
}

/// An empty text stands for everything.
fn matter(stage: &str, topic: &str) -> Result<Matter> {
    let some = |text: &str, what| {
        let text = Some(text).filter(|text| !text.is_empty());
        text.map(|text| read::text(what, text)).transpose()
    };
    Ok(Matter { stage: some(stage, "trust.stage")?, topic: some(topic, "trust.topic")? })
}

fn texts(matter: &Matter) -> (String, String) {
    let text = |code: &Option<Code>| code.as_ref().map(ToString::to_string).unwrap_or_default();
    (text(&matter.stage), text(&matter.topic))
}

impl Write for Trust {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let (stage, topic) = texts(&self.on);
        if !self.given {
            let key = (self.member.uuid(), self.intermediary.uuid(), stage, topic);
            trust::Entity::delete_by_id(key).exec(tx.writer()?).await?;
            return Ok(());
        }
        let row = trust::ActiveModel {
            community: Set(self.community.uuid()),
            member: Set(self.member.uuid()),
            intermediary: Set(self.intermediary.uuid()),
            stage: Set(stage),
            topic: Set(topic),
        };
        let again = OnConflict::columns([
            trust::Column::Member,
            trust::Column::Intermediary,
            trust::Column::Stage,
            trust::Column::Topic,
        ])
        .update_column(trust::Column::Community)
        .to_owned();
        trust::Entity::insert(row).on_conflict(again).exec_without_returning(tx.writer()?).await?;
        Ok(())
    }
}

impl Write for Register {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let (db, community) = (tx.writer()?, self.community.uuid());
        let bulletin =
            legitimacy_bulletin::ActiveModel { community: Set(community), at: Set(self.at.micros()) };
        let renewed = OnConflict::column(legitimacy_bulletin::Column::Community)
            .update_column(legitimacy_bulletin::Column::At)
            .to_owned();
        let insert = legitimacy_bulletin::Entity::insert(bulletin).on_conflict(renewed);
        insert.exec_without_returning(db).await?;
        let of = legitimacy::Column::Community.eq(community);
        legitimacy::Entity::delete_many().filter(of).exec(db).await?;
        let row = |figure: &Figure| {
            let (stage, topic) = texts(&figure.on);
            legitimacy::ActiveModel {
                community: Set(community),
                intermediary: Set(figure.intermediary.uuid()),
                stage: Set(stage),
                topic: Set(topic),
                shown: Set(figure.shown.into()),
                counted: Set(figure.counted.into()),
                since: Set(figure.since.map(|at| at.micros())),
            }
        };
        insert_all(db, self.figures.iter().map(row)).await
    }
}
