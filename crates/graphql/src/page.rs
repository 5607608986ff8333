//! Lists in pages, as Relay's connections.

use async_graphql::{
    Context, OutputType, SimpleObject,
    connection::{self, DefaultConnectionName, DefaultEdgeName, DisableNodesField, Edge, EmptyFields},
};
use domain::refusal::Reason;

use crate::fault::{Fault, Result};

/// One page of a list.
pub(crate) type Connection<T> = connection::Connection<
    String,
    T,
    Total,
    EmptyFields,
    DefaultConnectionName,
    DefaultEdgeName,
    DisableNodesField,
>;

/// What a connection says beside its page.
#[derive(Debug, SimpleObject)]
#[graphql(fake)]
pub(crate) struct Total {
    /// How many there are in all that the asker may see, where that is known.
    total_count: Option<usize>,
}

/// No page is longer.
pub(crate) const LONGEST: u32 = 100;
const USUAL: u32 = 20;

/// Which page is asked for.
pub(crate) struct Wanted {
    pub(crate) first: u32,
    pub(crate) after: Option<String>,
}

impl Wanted {
    /// Reads `first` and `after`.
    pub(crate) fn new(ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<Self> {
        let first = first.map_or(Ok(USUAL), u32::try_from).unwrap_or(u32::MAX);
        if first > LONGEST {
            return Err(Fault::refused(ctx, &Reason::TooMany { most: LONGEST }));
        }
        Ok(Self { first, after })
    }

    /// Cuts the page out of a list that is there as a whole. The id of an entry is its cursor.
    pub(crate) fn cut<T, V: OutputType>(
        self,
        ctx: &Context<'_>,
        all: Vec<T>,
        id: impl Fn(&T) -> String,
        view: impl Fn(T) -> V,
    ) -> Result<Connection<V>> {
        let total = all.len();
        let start = match &self.after {
            None => 0,
            Some(cursor) => match all.iter().position(|entry| id(entry) == *cursor) {
                Some(at) => at + 1,
                None => return Err(Fault::refused(ctx, &Reason::Malformed { shape: "id".to_owned() })),
            },
        };
        let end = (start + self.first as usize).min(total);
        let page = all.into_iter().skip(start).take(self.first as usize).collect();
        Ok(connect((start > 0, end < total), Some(total), page, id, view))
    }

    /// The page of a list of which one entry more than asked for was loaded, to see whether it goes on.
    pub(crate) fn of_loaded<T, V: OutputType>(
        self,
        mut loaded: Vec<T>,
        id: impl Fn(&T) -> String,
        view: impl Fn(T) -> V,
    ) -> Connection<V> {
        let more = loaded.len() > self.first as usize;
        loaded.truncate(self.first as usize);
        connect((self.after.is_some(), more), None, loaded, id, view)
    }
}

fn connect<T, V: OutputType>(
    (before, more): (bool, bool),
    total_count: Option<usize>,
    page: Vec<T>,
    id: impl Fn(&T) -> String,
    view: impl Fn(T) -> V,
) -> Connection<V> {
    let mut connection = Connection::with_additional_fields(before, more, Total { total_count });
    connection.edges.extend(page.into_iter().map(|entry| Edge::new(id(&entry), view(entry))));
    connection
}

/// What a page costs: its entries, each with what is asked of it.
pub(crate) fn cost(first: Option<i32>, child: usize) -> usize {
    let entries = first.unwrap_or(USUAL as i32).clamp(1, LONGEST as i32);
    1 + usize::try_from(entries).unwrap_or(1) * child
}
