//! `docs/taxonomy.md`: the code lists and the risk matrix as a page, made of the data and compared by this test.

use std::{fmt::Write, fs, path::Path};

use domain::taxonomy::{Code, CodeKind, VOCABULARIES, harm_rows, matrix};

use super::golden::REWRITE;
use crate::{
    locale::Locale,
    taxonomy::{Entry, entries},
};

const INTRODUCTION: &str = "# The shared language

The codes that charters, mandates and terms are written in. Each has a label and one plain sentence in every language that the bot speaks
(`crates/notices/locales/en/taxonomy.ftl` and its neighbours); harms and benefits have a symbol, the same everywhere. What a charter or a
mandate says of a code holds for all codes below it: who forbids `recipient:government` forbids `recipient:coastguard`.

Where the W3C Data Privacy Vocabulary 2.3 has the same notion, its name stands beside the code, and what is broader here is broader there. Where
it has none, nothing is claimed. The lists are `crates/domain/src/taxonomy/codes.csv`, `crates/domain/src/taxonomy/risks.csv` and `crates/domain/src/taxonomy/harms.csv`; this page is made
of them (`NOTICES_WRITE_GOLDEN=1 cargo nextest run --workspace -E 'package(notices)'`). A code is never renamed or removed: words that were voted on name it.

`ownaccord taxonomy` prints and searches the lists, in any of the languages; GraphQL has `taxonomy(kind, search, language)`.

Places are codes of ISO 3166-1 and -2, such as `GR` and `GR-L` (`crates/domain/src/place.rs`).
";

const KINDS: [(CodeKind, &str); 11] = [
    (CodeKind::Stage, "Stages of the journey"),
    (CodeKind::Reason, "Reasons for moving"),
    (CodeKind::Data, "Data"),
    (CodeKind::Purpose, "Purposes"),
    (CodeKind::Technology, "Processing and technology"),
    (CodeKind::Recipient, "Kinds of recipients"),
    (CodeKind::Harm, "Harms"),
    (CodeKind::Benefit, "Benefits"),
    (CodeKind::Scale, "Scales of an institution"),
    (CodeKind::Condition, "Conditions for a free choice"),
    (CodeKind::Basis, "Legal bases that a requester claims"),
];

const RISKS: &str = "
## The risk matrix

The risk of terms is the highest that a row reaches whose stage, data and recipient all match; `*` matches everything, and without a row the level is
low. Who asks for a wide code asks for all that lies below it. A charter's own rows can only raise a level.

| stage | data | recipient | level |
|---|---|---|---|
";

const HARMS: &str = "
## The harms that terms must answer

Who asks for one of these codes, or for one below it, says in the terms what is done against each harm beside it, or the proposal is returned. Who asks for a wide code asks for all
that lies below it. A harm is answered by its own name. The list is `crates/domain/src/taxonomy/harms.csv`.

| asked for | harms |
|---|---|
";

fn harms(page: &mut String) {
    page.push_str(HARMS);
    let mut rows = harm_rows().iter().peekable();
    while let Some(row) = rows.next() {
        let mut harms = format!("`{}`", row.harm);
        while let Some(next) = rows.next_if(|next| next.code == row.code) {
            let _ = write!(harms, ", `{}`", next.harm);
        }
        let _ = writeln!(page, "| `{}` | {harms} |", row.code);
    }
}

fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    let _ = writeln!(page, "\nThe names of the vocabulary:\n");
    for (prefix, base) in VOCABULARIES {
        let _ = writeln!(page, "- `{prefix}:` is `{base}`");
    }
    for (kind, heading) in KINDS {
        let _ =
            writeln!(page, "\n## {heading}\n\n| | code | called | meaning | in DPV |\n|---|---|---|---|---|");
        for Entry { term, label, sentence } in entries(Some(kind), Locale::English) {
            let depth = "· ".repeat(term.code.upward().count() - 1);
            let same = term.same_as.map(|same| format!("`{same}`")).unwrap_or_default();
            let symbol = term.symbol.unwrap_or_default();
            let _ = writeln!(page, "| {symbol} | {depth}`{}` | {label} | {sentence} | {same} |", term.code);
        }
    }
    page.push_str(RISKS);
    for row in matrix() {
        let [stage, data, recipient] = [&row.stage, &row.data, &row.recipient]
            .map(|facet| facet.as_ref().map(Code::as_str).map_or("*".to_owned(), |code| format!("`{code}`")));
        let level = crate::render::risk(row.level, &Locale::English);
        let _ = writeln!(page, "| {stage} | {data} | {recipient} | {level} |");
    }
    harms(&mut page);
    page
}

#[test]
fn the_page_of_the_taxonomy_is_what_the_lists_say() {
    assert!(KINDS.iter().map(|(kind, _)| *kind).eq(CodeKind::ALL.map(|(kind, _)| kind)));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/taxonomy.md");
    let page = page();
    if std::env::var_os(REWRITE).is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/taxonomy.md is out of date. Write it anew: {REWRITE}=1 cargo nextest run --workspace -E 'package(notices)'"
    );
}
