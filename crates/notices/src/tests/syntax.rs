//! The files of sentences, taken apart.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey},
    parser,
};

use crate::locale::Locale;

/// A choice between sentences.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Select {
    /// The variable that chooses.
    pub variable: String,
    /// The cases, the default among them.
    pub cases: BTreeSet<String>,
    /// The default.
    pub default: String,
}

/// One sentence, or one attribute.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentence {
    pub variables: BTreeSet<String>,
    pub references: BTreeSet<String>,
    pub selects: BTreeSet<Select>,
    pub text: String,
}

/// The name of a sentence: its id, and the attribute if it is one.
pub(super) type Name = (String, Option<String>);

/// The files of a language taken apart. Panics on anything that Fluent cannot read, on terms, functions and references to
/// attributes, none of which we use.
pub(super) fn sentences(locale: Locale) -> BTreeMap<Name, Sentence> {
    let mut found = BTreeMap::new();
    for source in locale.sources() {
        let resource = parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{locale:?}: {errors:?}"));
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => read_message(locale, message, &mut found),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                Entry::Term(_) | Entry::Junk { .. } => panic!("{locale:?}: {entry:?}"),
            }
        }
    }
    found
}

fn read_message(locale: Locale, message: &Message<&str>, found: &mut BTreeMap<Name, Sentence>) {
    let own = message.value.iter().map(|pattern| (None, pattern));
    let attributes = message.attributes.iter().map(|a| (Some(a.id.name.to_owned()), &a.value));
    for (attribute, pattern) in own.chain(attributes) {
        let mut sentence = Sentence::default();
        read(pattern, &mut sentence);
        let name = (message.id.name.to_owned(), attribute);
        assert!(found.insert(name.clone(), sentence).is_none(), "{locale:?}: {name:?} stands twice");
    }
}

fn read(pattern: &Pattern<&str>, sentence: &mut Sentence) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => sentence.text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                read_inline(inline, sentence)
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let InlineExpression::VariableReference { id } = selector else { panic!("{selector:?}") };
                let key = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                sentence.variables.insert(id.name.to_owned());
                sentence.selects.insert(Select {
                    variable: id.name.to_owned(),
                    cases: variants.iter().map(|variant| key(&variant.key)).collect(),
                    default: variants.iter().filter(|v| v.default).map(|v| key(&v.key)).collect(),
                });
                for variant in variants {
                    read(&variant.value, sentence);
                    sentence.text.push('\n');
                }
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, sentence: &mut Sentence) {
    match inline {
        InlineExpression::VariableReference { id } => {
            sentence.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute: None } => {
            sentence.references.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { value } => sentence.text.push_str(value),
        other => panic!("{other:?}"),
    }
}

/// The variables of a sentence and of all that it refers to.
pub(super) fn variables(file: &BTreeMap<Name, Sentence>, name: &Name) -> BTreeSet<String> {
    let sentence = &file[name];
    let referred = sentence.references.iter().flat_map(|id| variables(file, &(id.clone(), None)));
    sentence.variables.iter().cloned().chain(referred).collect()
}

/// The ids of messages that these refer to, directly or not, and their own.
pub(super) fn reached(
    file: &BTreeMap<Name, Sentence>,
    ids: impl IntoIterator<Item = String>,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = ids.into_iter().collect();
    while let Some(id) = open.pop() {
        if found.insert(id.clone()) {
            open.extend(
                file.iter()
                    .filter(|((own, _), _)| *own == id)
                    .flat_map(|(_, s)| s.references.iter().cloned()),
            );
        }
    }
    found
}
