//! Fluent behind one function: a message, its variables, a sentence.

use std::sync::{Arc, LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::locale::Locale;

/// What somebody wrote; cleaned, and isolated from the sentence around it.
pub(crate) struct People<'a>(pub &'a str);
/// A word or a sentence of our own, or a code that chooses between sentences.
pub(crate) struct Word<'a>(pub &'a str);

/// A value of a variable.
pub(crate) trait Value {
    /// Puts it among the variables.
    fn put(self, name: &'static str, args: &mut Args);
}
impl Value for People<'_> {
    fn put(self, name: &'static str, args: &mut Args) {
        args.values.set(name, clean(self.0));
        args.isolate = true;
    }
}
impl Value for Word<'_> {
    fn put(self, name: &'static str, args: &mut Args) {
        args.values.set(name, self.0.to_owned());
    }
}
impl Value for u64 {
    fn put(self, name: &'static str, args: &mut Args) {
        args.values.set(name, self);
    }
}

/// The variables of a message.
#[derive(Default)]
pub(crate) struct Args {
    values: FluentArgs<'static>,
    isolate: bool,
}

impl Args {
    /// These and one more.
    pub(crate) fn with(mut self, name: &'static str, value: impl Value) -> Self {
        value.put(name, &mut self);
        self
    }
}

/// People's words on one line: without control characters, line breaks and direction marks of their own.
pub(crate) fn clean(text: &str) -> String {
    let kept = text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    let line: String =
        kept.map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    line.trim().to_owned()
}

/// The sentences of one language, twice: with and without isolating marks.
pub(crate) struct Sentences {
    plain: FluentBundle<Arc<FluentResource>>,
    isolating: FluentBundle<Arc<FluentResource>>,
}

impl Sentences {
    /// Reads files of sentences. What cannot be read is left out; a test says that there is no such thing.
    pub(crate) fn new(locale: Locale, sources: &[&str]) -> Self {
        let read =
            |source: &&str| FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(read, _)| read);
        let resources: Vec<_> = sources.iter().map(read).map(Arc::new).collect();
        let bundle = |isolate| {
            let language: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![language]);
            bundle.set_use_isolating(isolate);
            bundle.set_formatter(Some(match locale {
                Locale::English => number::<{ Locale::English.separator() }, _>,
                Locale::Arabic => number::<{ Locale::Arabic.separator() }, _>,
                Locale::French => number::<{ Locale::French.separator() }, _>,
            }));
            for resource in &resources {
                bundle.add_resource_overriding(Arc::clone(resource));
            }
            bundle
        };
        Self { plain: bundle(false), isolating: bundle(true) }
    }

    /// The sentence; none where it is missing or one of its variables is.
    pub(crate) fn say(&self, id: &str, attribute: Option<&str>, args: &Args) -> Option<String> {
        let bundle = if args.isolate { &self.isolating } else { &self.plain };
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let sentence = bundle.format_pattern(pattern, Some(&args.values), &mut errors).into_owned();
        errors.is_empty().then_some(sentence)
    }
}

/// Whole numbers, thousands parted. Everything that we count is whole.
fn number<const SEPARATOR: char, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = format!("{:.0}", number.value);
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(SEPARATOR);
        }
        grouped.push(digit);
    }
    Some(grouped)
}

static SENTENCES: LazyLock<Vec<(Locale, Sentences)>> = LazyLock::new(|| {
    Locale::all().iter().map(|locale| (*locale, Sentences::new(*locale, &locale.sources()))).collect()
});

/// The sentences of one language.
pub(crate) fn sentences(locale: Locale) -> Option<&'static Sentences> {
    SENTENCES.iter().find(|(own, _)| *own == locale).map(|(_, sentences)| sentences)
}

/// The sentence in this language, else in English, else none.
pub(crate) fn find(locale: Locale, id: &str, attribute: Option<&str>, args: &Args) -> Option<String> {
    first([locale, Locale::English].into_iter().filter_map(sentences), id, attribute, args)
}

/// The sentence of the first language that has it.
pub(crate) fn first<'a>(
    mut languages: impl Iterator<Item = &'a Sentences>,
    id: &str,
    attribute: Option<&str>,
    args: &Args,
) -> Option<String> {
    languages.find_map(|sentences| sentences.say(id, attribute, args))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_language_lacks_is_said_in_english_and_nothing_panics() {
        let english = Sentences::new(Locale::English, &["a = A { $x }\n", "b = B\n    .c = C\n"]);
        let french = Sentences::new(Locale::French, &["a = À { $y }\nnot fluent at all {\n"]);
        let say = |id, attribute, args| first([&french, &english].into_iter(), id, attribute, &args);
        assert_eq!(say("a", None, Args::default().with("x", Word("1"))).as_deref(), Some("A 1"));
        assert_eq!(say("b", Some("c"), Args::default()).as_deref(), Some("C"));
        assert_eq!(say("b", Some("d"), Args::default()), None);
        assert_eq!(say("a", None, Args::default()), None);
        assert_eq!(say("d", None, Args::default()), None);
    }

    #[test]
    fn numbers_are_grouped() {
        for (locale, text) in [
            (Locale::English, "1,234,567"),
            (Locale::Arabic, "1,234,567"),
            (Locale::French, "1\u{202f}234\u{202f}567"),
        ] {
            let sentences = Sentences::new(locale, &["n = { $n }\n"]);
            assert_eq!(
                sentences.say("n", None, &Args::default().with("n", 1_234_567)).as_deref(),
                Some(text)
            );
            assert_eq!(sentences.say("n", None, &Args::default().with("n", 12)).as_deref(), Some("12"));
        }
    }

    #[test]
    fn peoples_words_cannot_leave_their_place() {
        let sentences = Sentences::new(Locale::English, &["t = Title: { $t }.\n"]);
        let said = sentences.say(
            "t",
            None,
            &Args::default().with("t", People("a\u{202e}b\u{2069}\nOutcome: { $x }")),
        );
        assert_eq!(said.as_deref(), Some("Title: \u{2068}ab Outcome: { $x }\u{2069}."));
        let own = sentences.say("t", None, &Args::default().with("t", Word("ours")));
        assert_eq!(own.as_deref(), Some("Title: ours."));
    }
}
