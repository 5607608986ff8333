//! What one request may ask for. The door bounds the body before anything is read.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_graphql::{
    ErrorExtensionValues, Pos, Request, Response, SchemaBuilder, ServerError, ServerResult,
    extensions::{
        Extension, ExtensionContext, ExtensionFactory, NextExecute, NextPrepareRequest, NextRequest,
        NextSubscribe,
    },
    parser::types::{ExecutableDocument, Selection, SelectionSet},
};
use futures_util::{StreamExt as _, stream::BoxStream};

use crate::fault::coded;

/// No document is longer, in bytes.
pub const QUERY_BYTES: usize = 32 * 1024;
/// Deep enough for the introspection query of the usual tools (13).
const DEPTH: usize = 15;
const COMPLEXITY: usize = 5_000;
/// Fields and spreads, every fragment written out: below this, walking through a document costs next to nothing.
const SELECTIONS: usize = 5_000;
const ALIASES: usize = 20;
const DIRECTIVES: usize = 20;
const RECURSION: usize = 32;
const TIME: Duration = Duration::from_secs(10);

/// Bounds a schema.
pub(crate) fn bound<Q, M, S>(builder: SchemaBuilder<Q, M, S>) -> SchemaBuilder<Q, M, S> {
    builder
        .limit_depth(DEPTH)
        .limit_complexity(COMPLEXITY)
        .limit_recursive_depth(RECURSION)
        .limit_directives(DIRECTIVES)
        .disable_suggestions()
        .extension(Limits)
}

struct Limits;

impl ExtensionFactory for Limits {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for Limits {
    /// Gives a code to every error that has none: those of the parser and of validation.
    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        with_codes(next.run(ctx).await)
    }

    /// The same of what is answered by a stream, which does not come by [`Self::request`].
    fn subscribe<'s>(
        &self,
        ctx: &ExtensionContext<'_>,
        stream: BoxStream<'s, Response>,
        next: NextSubscribe<'_>,
    ) -> BoxStream<'s, Response> {
        next.run(ctx, stream).map(with_codes).boxed()
    }

    /// Before anything walks through the document as if its fragments stood in place of their names.
    async fn prepare_request(
        &self,
        ctx: &ExtensionContext<'_>,
        mut request: Request,
        next: NextPrepareRequest<'_>,
    ) -> ServerResult<Request> {
        if request.query.len() > QUERY_BYTES {
            return Err(refusal("request.too-large", "The query is too long."));
        }
        let size = Measure::of(request.parsed_query()?);
        if size.selections > SELECTIONS {
            return Err(refusal(
                "request.too-large",
                "The query asks for too much, its fragments written out.",
            ));
        }
        if size.aliases > ALIASES {
            return Err(refusal("request.too-many-aliases", "The query has too many aliases."));
        }
        next.run(ctx, request).await
    }

    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let slow = |_| {
            let message = "This took too long. Whether it was done is not known: repeat it with the same idempotency key.";
            Response::from_errors(vec![refusal("request.too-slow", message)])
        };
        tokio::time::timeout(TIME, next.run(ctx, operation_name)).await.unwrap_or_else(slow)
    }
}

fn with_codes(mut response: Response) -> Response {
    for error in &mut response.errors {
        let extensions = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
        if extensions.get("code").is_none() {
            extensions.set("code", "request.invalid");
        }
    }
    response
}

fn refusal(code: &'static str, message: &str) -> ServerError {
    coded(code, message).into_server_error(Pos::default())
}

/// The size of something with its fragments written out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Size {
    selections: usize,
    aliases: usize,
}

impl Size {
    const ENDLESS: Self = Self { selections: usize::MAX, aliases: usize::MAX };

    const fn plus(self, other: Self) -> Self {
        Self {
            selections: self.selections.saturating_add(other.selections),
            aliases: self.aliases.saturating_add(other.aliases),
        }
    }
}

/// Measures each fragment once, however often it is spread.
struct Measure<'a> {
    document: &'a ExecutableDocument,
    /// The fragments measured; one that is being measured is endless, should it spread itself.
    fragments: HashMap<&'a str, Size>,
}

impl<'a> Measure<'a> {
    fn of(document: &'a ExecutableDocument) -> Size {
        let mut measure = Self { document, fragments: HashMap::new() };
        let operations = document.operations.iter().map(|(_, operation)| &operation.node.selection_set.node);
        operations.fold(Size::default(), |size, set| size.plus(measure.set(set)))
    }

    fn set(&mut self, set: &'a SelectionSet) -> Size {
        set.items.iter().fold(Size::default(), |size, selection| size.plus(self.selection(&selection.node)))
    }

    fn selection(&mut self, selection: &'a Selection) -> Size {
        match selection {
            Selection::Field(field) => {
                let own = Size { selections: 1, aliases: usize::from(field.node.alias.is_some()) };
                own.plus(self.set(&field.node.selection_set.node))
            }
            Selection::InlineFragment(fragment) => self.set(&fragment.node.selection_set.node),
            Selection::FragmentSpread(spread) => {
                Size { selections: 1, aliases: 0 }.plus(self.fragment(&spread.node.fragment_name.node))
            }
        }
    }

    fn fragment(&mut self, name: &'a str) -> Size {
        if let Some(size) = self.fragments.get(name) {
            return *size;
        }
        let Some((_, fragment)) = self.document.fragments.iter().find(|(known, _)| known.as_str() == name)
        else {
            return Size::default();
        };
        self.fragments.insert(name, Size::ENDLESS);
        let size = self.set(&fragment.node.selection_set.node);
        self.fragments.insert(name, size);
        size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_counted_wherever_they_are_spread() {
        let size = |selections, aliases| Size { selections, aliases };
        for (query, expected) in [
            ("{ me { id } }", size(2, 0)),
            (
                "{ a: me { b: id } me { ... on Actor { c: id } ...f } } fragment f on Actor { d: id }",
                size(6, 4),
            ),
            ("query x { a: me { id } } query y { b: me { id } }", size(4, 2)),
            (
                "{ ...f ...f } fragment f on Query { ...g ...g } fragment g on Query { a: me { id } }",
                size(14, 4),
            ),
            ("{ ...f } fragment f on Query { ...f }", Size::ENDLESS),
            ("{ ...nothing }", size(1, 0)),
        ] {
            assert_eq!(Measure::of(&async_graphql::parser::parse_query(query).unwrap()), expected, "{query}");
        }
    }
}
