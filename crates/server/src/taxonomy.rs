//! `ownaccord taxonomy`: the shared language of codes, printed and searched. It needs no database.

use domain::{
    taxonomy::{Code, CodeKind, Term, harm_rows, touched},
    text::Language,
};
use notices::{
    Locale,
    taxonomy::{self, Entry},
};
use serde_json::{Value, json};

use crate::{cli, fault::Fault, say};

/// Prints what was asked for.
pub fn taxonomy(asked: &cli::Taxonomy) -> Result<(), Fault> {
    let locale = spoken(&asked.language)?;
    let typed = asked.words.join(" ");
    let found = taxonomy::search(&typed, asked.kind, locale);
    if found.is_empty() {
        return Err(nothing(&typed, asked.kind, locale));
    }
    if asked.json {
        say::line(Value::from(found.iter().map(document).collect::<Vec<_>>()).to_string());
        return Ok(());
    }
    // A whole list is a tree; of what a search found, each stands for itself.
    let depth = |term: &Term| if typed.trim().is_empty() { term.code.upward().count() - 1 } else { 0 };
    for entry in &found {
        for line in told(entry, depth(entry.term)) {
            say::line(line);
        }
    }
    Ok(())
}

fn spoken(tag: &str) -> Result<Locale, Fault> {
    let language = tag.parse::<Language>().ok();
    let locale = language.map(|language| (Locale::best(&language), language));
    let locale = locale.filter(|(locale, language)| locale.tag() == language.primary());
    locale.map(|(locale, _)| locale).ok_or_else(|| {
        let tags: Vec<_> = Locale::all().iter().map(|locale| locale.tag()).collect();
        Fault::usage(
            "Language unknown",
            format!("there are no words in “{tag}”"),
            format!("Take one of {}.", tags.join(", ")),
        )
    })
}

fn nothing(typed: &str, kind: Option<CodeKind>, locale: Locale) -> Fault {
    let remedy = match taxonomy::nearest(typed, kind, locale) {
        Some(near) => format!("Did you mean {} ({})?", near.term.code, near.label),
        None => "Try one word alone, another language, or no word at all to see everything.".to_owned(),
    };
    Fault::new("Nothing found", format!("no code, label or sentence has “{typed}”"), remedy)
}

/// A code in lines: the code, its symbol and label; its sentence; the harms that terms must answer which ask for it, or what puts
/// a harm on the table; the same notion elsewhere.
fn told(Entry { term, label, sentence }: &Entry, depth: usize) -> Vec<String> {
    let indent = "  ".repeat(depth);
    let symbol = term.symbol.map(|symbol| format!("{symbol} ")).unwrap_or_default();
    let mut lines =
        vec![format!("{indent}{symbol}{}: {label}", term.code), format!("{indent}    {sentence}")];
    let (arrow, bound) = bound(term);
    if !bound.is_empty() {
        let bound: Vec<&str> = bound.iter().map(Code::as_str).collect();
        lines.push(format!("{indent}    {arrow} {}", bound.join(", ")));
    }
    lines.extend(term.iri().map(|iri| format!("{indent}    = {iri}")));
    lines
}

/// What terms must answer that ask for this code; of a harm, what puts it on the table.
fn bound(term: &Term) -> (char, Vec<Code>) {
    if term.kind == CodeKind::Harm {
        let rows = harm_rows().iter().filter(|row| row.harm == term.code);
        return ('←', rows.map(|row| row.code.clone()).collect());
    }
    ('→', touched([&term.code]))
}

fn document(Entry { term, label, sentence }: &Entry) -> Value {
    json!({
        "kind": term.kind.word(),
        "code": term.code,
        "label": label,
        "sentence": sentence,
        "symbol": term.symbol,
        "broader": term.broader,
        "narrower": term.narrower().map(|term| &term.code).collect::<Vec<_>>(),
        "iri": term.iri(),
        "harms": touched([&term.code]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_told_with_its_symbol_and_its_twin() {
        let entry = |code| taxonomy::search(code, None, Locale::English).remove(0);
        assert_eq!(
            told(&entry("harm:data-breach"), 0),
            [
                "⚠ harm:data-breach: data falling into the wrong hands",
                "    Data is stolen, lost or read by people who must not read it.",
                "    ← data:personal, data:non-personal",
                "    = https://w3id.org/dpv/risk#DataBreach",
            ]
        );
        assert_eq!(
            told(&entry("stage:at-sea"), 1),
            [
                "  stage:at-sea: at sea",
                "      People on a boat, or just rescued from the sea.",
                "      → harm:pushback, harm:being-found, harm:loss-of-life, harm:extortion",
            ]
        );
        let document = document(&entry("harm:removal"));
        assert_eq!(document["narrower"], json!(["harm:refoulement", "harm:deportation", "harm:pushback"]));
        assert_eq!((&document["broader"], &document["iri"]), (&Value::Null, &Value::Null));
    }

    #[test]
    fn what_is_not_found_or_not_spoken_is_said_with_what_to_do() {
        let fault = nothing("refoulment", None, Locale::English);
        assert_eq!(fault.remedy, "Did you mean harm:refoulement (being sent back into danger)?");
        assert!(nothing("xyzzyxyzzy", None, Locale::English).remedy.starts_with("Try one word"));
        assert_eq!(spoken("fr-BE").unwrap(), Locale::French);
        for unknown in ["ti", "nonsense-language", ""] {
            let fault = spoken(unknown).unwrap_err();
            assert_eq!((fault.exit_code(), fault.remedy.as_str()), (2, "Take one of en, ar, fr."));
        }
    }
}
