//! The examples in `docs/rules.md` are lines of the very files that the tests read, and `docs/charter.md` tells of every clause.

use std::{fs, path::Path};

use domain::{
    charter::{CharterDraft, Part, Template},
    moment::Span,
};

/// The examples of the page: the file that each names, and its lines.
fn examples(page: &str) -> Vec<(&str, Vec<&str>)> {
    let chunks = page.split("**Example** (").skip(1);
    let named = chunks.filter_map(|chunk| {
        let name = chunk.split('`').find(|word| word.starts_with("cases/"))?;
        let (_, block) = chunk.split_once("```text\n")?;
        Some((name, block.split("```").next()?.lines().collect()))
    });
    named.collect()
}

#[test]
fn examples_stand_in_the_files_that_they_name() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(here.join("../../docs/rules.md")).unwrap();
    let examples = examples(&page);
    assert_eq!(examples.len(), 8);
    for (name, lines) in examples {
        let cases = fs::read_to_string(here.join("src").join(name)).unwrap();
        for line in lines {
            assert!(cases.lines().any(|known| known == line), "{name} has no line “{line}”");
        }
    }
}

#[test]
fn every_part_of_a_charter_and_every_template_is_told_of() {
    let page =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/charter.md")).unwrap();
    for part in Part::ALL {
        let (_, section) =
            page.split_once(&format!("\n### `{}`\n", part.word())).unwrap_or_else(|| panic!("{part:?}"));
        let section = section.split("\n#").next().unwrap_or_default();
        assert!(section.contains("*Effect*") && section.contains("*Example*"), "{part:?}: {section}");
    }
    for field in fields() {
        assert!(page.contains(&format!("`{field}`")), "{field}");
    }
    for template in Template::ALL {
        let charter = template.draft(&["en".into()], &["GR".into()]).check().unwrap();
        let row = page.lines().find(|line| line.starts_with(&format!("| `{}` |", template.name()))).unwrap();
        assert!(row.ends_with(&format!("| {} |", charter.most_assisted)), "{row}");
        let lasts =
            [("2 years", Span::days(730)), ("half a year", Span::days(180)), ("3 months", Span::days(90))];
        assert!(
            lasts.iter().any(|(told, term)| row.contains(told) && *term == charter.longest_term),
            "{row}"
        );
    }
}

/// The fields of a charter, as its document names them.
fn fields() -> Vec<String> {
    let mut draft: CharterDraft = Template::PeopleInTransit.draft(&["en".into()], &["GR".into()]);
    draft.ombuds = Some(vec![("en".into(), "The council".into())]);
    let document = serde_json::to_value(draft.check().unwrap()).unwrap();
    document.as_object().unwrap().keys().cloned().collect()
}
