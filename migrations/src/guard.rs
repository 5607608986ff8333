//! Triggers that refuse a change, in the words of either database.
//!
//! A refusal is told from other faults by its code: SQLite's `SQLITE_CONSTRAINT_TRIGGER` (1811), on PostgreSQL the
//! SQLSTATE `OA001`, which the standard leaves to implementations.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

const MESSAGE: &str = "what is closed or recorded cannot be changed";

async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(sql).await.map(drop)
}

/// The functions behind PostgreSQL's triggers.
pub(crate) async fn refusal(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let raise = format!("RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'OA001'");
    let refuse = format!(
        "CREATE FUNCTION ownaccord_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {raise}; END $$"
    );
    run(manager, &refuse).await?;
    // FOR SHARE: else a ballot could slip in beside a closing that has not committed yet.
    let of_vote = format!(
        "CREATE FUNCTION ownaccord_refuse_once_over() RETURNS trigger LANGUAGE plpgsql AS $$
         DECLARE part record; found_state text;
         BEGIN
           IF TG_OP <> 'INSERT' THEN
             SELECT state INTO found_state FROM vote WHERE id = OLD.vote FOR SHARE;
             IF found_state IN ('closed', 'void') THEN {raise}; END IF;
             part := OLD;
           END IF;
           IF TG_OP <> 'DELETE' THEN
             SELECT state INTO found_state FROM vote WHERE id = NEW.vote FOR SHARE;
             IF found_state IN ('closed', 'void') THEN {raise}; END IF;
             part := NEW;
           END IF;
           RETURN part;
         END $$"
    );
    run(manager, &of_vote).await
}

/// Refuses to change or delete rows of `table`, all of them or those that meet `condition`.
pub(crate) async fn rows(
    manager: &SchemaManager<'_>,
    table: &str,
    condition: Option<&str>,
) -> Result<(), DbErr> {
    let when = condition.map(|condition| format!("WHEN ({condition})")).unwrap_or_default();
    if manager.get_database_backend() == DbBackend::Postgres {
        let trigger = format!(
            "CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {when} \
             EXECUTE FUNCTION ownaccord_refuse()"
        );
        run(manager, &trigger).await?;
        return refuse_truncation(manager, table).await;
    }
    for act in ["UPDATE", "DELETE"] {
        let trigger = format!(
            "CREATE TRIGGER {table}_guard_{act} BEFORE {act} ON {table} FOR EACH ROW {when} \
             BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        );
        run(manager, &trigger).await?;
    }
    Ok(())
}

/// Refuses to change rows of `table`; they can be removed.
pub(crate) async fn updates(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let act = match manager.get_database_backend() {
        DbBackend::Postgres => "EXECUTE FUNCTION ownaccord_refuse()".to_owned(),
        _ => format!("BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"),
    };
    let trigger = format!("CREATE TRIGGER {table}_guard_UPDATE BEFORE UPDATE ON {table} FOR EACH ROW {act}");
    run(manager, &trigger).await
}

/// Refuses these acts on the rows of `table` that belong to a vote which is over.
pub(crate) async fn parts_of_votes(
    manager: &SchemaManager<'_>,
    table: &str,
    acts: &[&str],
) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        let trigger = format!(
            "CREATE TRIGGER {table}_guard BEFORE {} ON {table} FOR EACH ROW \
             EXECUTE FUNCTION ownaccord_refuse_once_over()",
            acts.join(" OR ")
        );
        run(manager, &trigger).await?;
        return refuse_truncation(manager, table).await;
    }
    for act in acts {
        let votes = match *act {
            "INSERT" => "NEW.vote",
            "DELETE" => "OLD.vote",
            _ => "OLD.vote, NEW.vote",
        };
        let trigger = format!(
            "CREATE TRIGGER {table}_guard_{act} BEFORE {act} ON {table} FOR EACH ROW \
             WHEN EXISTS (SELECT 1 FROM vote WHERE id IN ({votes}) AND state IN ('closed', 'void')) \
             BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        );
        run(manager, &trigger).await?;
    }
    Ok(())
}

/// TRUNCATE, which only PostgreSQL has, passes triggers on rows by.
async fn refuse_truncation(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let trigger = format!(
        "CREATE TRIGGER {table}_guard_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT \
         EXECUTE FUNCTION ownaccord_refuse()"
    );
    run(manager, &trigger).await
}
