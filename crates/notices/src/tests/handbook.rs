//! What the handbooks say that the bot says, it says: each line of a block marked `said` stands in the golden page of English.

use std::{fs, path::Path};

/// The isolating marks around people's words, which nobody sees.
fn without_marks(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn the_handbooks_quote_the_bot_word_for_word() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = without_marks(&fs::read_to_string(root.join("tests/golden/en.txt")).unwrap());
    let known: Vec<&str> = golden.lines().collect();
    let mut quoted = 0;
    for handbook in ["members", "stewards", "advocates", "requesters"] {
        let page =
            fs::read_to_string(root.join("../../docs/handbook").join(format!("{handbook}.md"))).unwrap();
        for block in page.split("```said\n").skip(1) {
            for line in block.split("\n```").next().unwrap_or_default().lines() {
                assert!(known.contains(&line), "{handbook}: the bot does not say “{line}”");
                quoted += 1;
            }
        }
    }
    assert!(quoted > 8, "the handbooks quote the bot");
}
