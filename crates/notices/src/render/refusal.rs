//! What was refused, and what to do now.

use domain::{
    ballot::Choice,
    refusal::{Part, Reason},
    taxonomy::Code,
};

use crate::{
    bundle::{Args, People, Word, find},
    locale::Locale,
    render::{choice_word, list, moment, span, time, usage},
    words,
};

/// A refusal in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What is not possible, and why.
    pub message: String,
    /// What to do now.
    pub remedy: Option<String>,
}

/// A reason in words. Where the words are missing, its code stands in: programs know it.
pub fn refusal(reason: &Reason, locale: &Locale) -> Sentence {
    let id = message_id(reason.code());
    let args = arguments(reason, *locale);
    Sentence {
        message: find(*locale, &id, None, &args).unwrap_or_else(|| reason.code().to_owned()),
        remedy: find(*locale, &id, Some("remedy"), &args),
    }
}

/// The message of a reason: `ballot.too-late` has `refusal-ballot-too-late`.
pub(crate) fn message_id(code: &str) -> String {
    format!("refusal-{}", code.replace('.', "-"))
}

/// The message of a code of the taxonomy: `harm:stigma` has `code-harm-stigma`.
pub(crate) fn code_id(code: &str) -> String {
    format!("code-{}", code.replace(':', "-"))
}

pub(crate) fn arguments(reason: &Reason, locale: Locale) -> Args {
    reason.parts().into_iter().fold(Args::default(), |args, (name, part)| match part {
        Part::Number(number) => args.with(name, u64::try_from(number).unwrap_or_default()),
        Part::Moment(at) => args.with(name, Word(&moment(at, &locale))),
        Part::Span(length) => args.with(name, Word(&span(length, &locale))),
        Part::Words(words) => args.with(name, People(words.nearest(locale.tag()))),
        Part::Text(text) => text_argument(args, reason, name, &text, locale),
    })
}

/// What a part that is a text means to the sentence. What is not known to be ours is somebody's words.
fn text_argument(args: Args, reason: &Reason, name: &'static str, text: &str, locale: Locale) -> Args {
    match (reason, name) {
        // The path of a clause, as the one at fault has one.
        (_, "clause") => args.with(name, Word(text)),
        (Reason::RiskUnanswered { .. }, _) => code(args, name, text, locale).with("harm_code", Word(text)),
        (Reason::RedLineForbidsCondition { .. }, "condition") => code(args, name, text, locale),
        (Reason::ConditionUnattested { .. } | Reason::ParentConditionMissing { .. }, _) => {
            code(args, name, text, locale).with("condition_code", Word(text))
        }
        (Reason::DataNotCovered { .. }, _) if text.is_empty() => args.with(name, Word("none")),
        (
            Reason::OutsideMandate { .. }
            | Reason::PurposeNotCovered { .. }
            | Reason::DataNotCovered { .. }
            | Reason::TechnologyNotCovered { .. },
            _,
        ) => code(args, name, text, locale),
        (Reason::LooserAtHigherRisk { .. }, "lower" | "higher")
        | (Reason::LooserInCrisis { .. } | Reason::LooserThanParent { .. }, "risk") => {
            args.with(name, Word(&words::risk(locale, Word(text))))
        }
        (
            Reason::LanguageMissing { .. }
            | Reason::SentenceTooLong { .. }
            | Reason::WordsTooRare { .. }
            | Reason::HarderThanParent { .. },
            "language",
        ) => args.with(name, Word(&words::language_name(locale, Word(text)))),
        (Reason::PromiseDueOutsideTerm { .. }, _) => args.with(name, Word(&time::day(text, locale))),
        (Reason::NoSuchChoice { .. }, "choices") => args.with(name, Word(&choices(text, locale))),
        (Reason::CommandIncomplete { .. }, _) => match usage(text, &locale) {
            Some(usage) => args.with(name, Word(&usage)),
            None => args.with(name, People(text)),
        },
        (Reason::UnknownCommand { .. }, "suggestion") => {
            args.with(name, Word(if text.is_empty() { "none" } else { text }))
        }
        (
            Reason::UnknownCode { .. }
            | Reason::LooserAtHigherRisk { .. }
            | Reason::LooserInCrisis { .. }
            | Reason::LooserThanParent { .. },
            "kind",
        )
        | (Reason::BallotMisread { .. }, "fault" | "example")
        | (
            Reason::NotFound { .. }
            | Reason::Malformed { .. }
            | Reason::RuleMissing { .. }
            | Reason::RuleTwice { .. }
            | Reason::RuleWrongChoice { .. }
            | Reason::ActNotAllowed { .. }
            | Reason::WrongStage { .. }
            | Reason::QuestionStage { .. }
            | Reason::SignatureRefused { .. }
            | Reason::SignedOther { .. }
            | Reason::GradeUnavailable { .. },
            _,
        ) => args.with(name, Word(text)),
        _ => args.with(name, People(text)),
    }
}

/// A code of the taxonomy in words.
pub(super) fn label(code: &Code, locale: Locale) -> Option<String> {
    find(locale, &code_id(code.as_str()), None, &Args::default())
}

/// A harm in words.
pub(super) fn harm_words(harm: &Code, locale: Locale) -> String {
    label(harm, locale).unwrap_or_else(|| harm.to_string())
}

/// A code of the taxonomy in words; anything else as somebody wrote it.
fn code(args: Args, name: &'static str, text: &str, locale: Locale) -> Args {
    match text.parse::<Code>().ok().and_then(|code| label(&code, locale)) {
        Some(words) => args.with(name, Word(&words)),
        None => args.with(name, People(text)),
    }
}

/// The words of choices that stand in a list, "consent, refuse", in the reader's language.
fn choices(text: &str, locale: Locale) -> String {
    let word = |text: &str| {
        text.parse::<Choice>().map_or_else(|_| text.to_owned(), |choice| choice_word(choice, &locale))
    };
    list(&text.split(", ").map(word).collect::<Vec<_>>(), locale, words::join_or)
}
