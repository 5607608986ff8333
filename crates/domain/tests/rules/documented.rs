//! The examples in `docs/rules.md` are lines of the very files that the tests read.

use std::{fs, path::Path};

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
