//! The few kinds of column that every table is made of.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, blob, blob_null, text, text_null, uuid, uuid_null},
    sea_orm::DbBackend,
};

/// The row's own id.
pub(crate) fn id() -> ColumnDef {
    uuid("id").primary_key().take()
}

/// An id that stands in another table.
pub(crate) fn reference(name: &'static str, table: &'static str) -> ColumnDef {
    uuid(name).extra(foreign(table, "id")).take()
}

/// An id that, where there is one, stands in another table.
pub(crate) fn reference_null(name: &'static str, table: &'static str) -> ColumnDef {
    uuid_null(name).extra(foreign(table, "id")).take()
}

/// An id that is this row's own and stands in another table too.
pub(crate) fn id_of(name: &'static str, table: &'static str) -> ColumnDef {
    uuid(name).primary_key().extra(foreign(table, "id")).take()
}

fn foreign(table: &str, column: &str) -> String {
    format!("REFERENCES \"{table}\" (\"{column}\") DEFERRABLE INITIALLY DEFERRED")
}

/// An id of a table that is made later: SQLite takes the reference at once, PostgreSQL in [`refer_later`].
pub(crate) fn late_reference(
    manager: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
) -> ColumnDef {
    match manager.get_database_backend() {
        DbBackend::Sqlite => reference_null(name, table),
        _ => uuid_null(name),
    }
}

/// The foreign key of a [`late_reference`], now that the other table stands.
pub(crate) async fn refer_later(
    manager: &SchemaManager<'_>,
    from: (&str, &str),
    table: &str,
) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        let (of, column) = from;
        let key = foreign(table, "id");
        let sql = format!(
            "ALTER TABLE \"{of}\" ADD CONSTRAINT \"{of}_{column}_fkey\" FOREIGN KEY (\"{column}\") {key}"
        );
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// A moment.
pub(crate) fn at(name: &'static str) -> ColumnDef {
    big_integer(name)
}

/// A moment that may not have come.
pub(crate) fn at_null(name: &'static str) -> ColumnDef {
    big_integer_null(name)
}

/// A whole number that is never negative.
pub(crate) fn count(name: &'static str) -> ColumnDef {
    big_integer(name)
}

/// A whole number that may be absent.
pub(crate) fn count_null(name: &'static str) -> ColumnDef {
    big_integer_null(name)
}

/// A hash or a salt: 32 bytes.
pub(crate) fn bytes(name: &'static str) -> ColumnDef {
    blob(name)
}

/// A hash that may be absent.
pub(crate) fn bytes_null(name: &'static str) -> ColumnDef {
    blob_null(name)
}

/// One word of few.
pub(crate) fn word(name: &'static str) -> ColumnDef {
    text(name)
}

/// A short text.
pub(crate) fn line(name: &'static str) -> ColumnDef {
    text(name)
}

/// A short text that may be absent.
pub(crate) fn line_null(name: &'static str) -> ColumnDef {
    text_null(name)
}

/// A JSON document.
pub(crate) fn document(name: &'static str) -> ColumnDef {
    text(name)
}

/// A JSON document, or none.
pub(crate) fn document_null(name: &'static str) -> ColumnDef {
    text_null(name)
}

/// The primary key of several columns.
pub(crate) fn key(columns: &[&'static str]) -> IndexCreateStatement {
    columns.iter().fold(Index::create(), |mut key, column| key.col(*column).take())
}

/// A constraint that no two rows agree in these columns.
pub(crate) fn unique(columns: &[&'static str]) -> IndexCreateStatement {
    key(columns).unique().take()
}

/// Makes an index on these columns.
pub(crate) async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let name = format!("{table}_by_{}", columns.join("_"));
    manager.create_index(key(columns).name(name).table(table).take()).await
}
