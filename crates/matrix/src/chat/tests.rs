//! What people type, and what it means: the cases are data.

use super::*;

/// `typed => meaning`, one a line; `\n`, `\t` and `\u{…}` in what is typed are escapes.
#[test]
fn cases() {
    let mut checked = 0;
    for line in
        include_str!("../cases/chat.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (typed, meaning) = line.split_once(" => ").expect("typed => meaning");
        let said = parse(&unescaped(typed)).map_or("nothing".to_owned(), |command| format!("{command:?}"));
        assert_eq!(said, meaning, "{typed}");
        checked += 1;
    }
    assert!(checked > 50);
}

fn unescaped(text: &str) -> String {
    let mut out = text.replace("\\n", "\n").replace("\\t", "\t");
    while let Some(start) = out.find("\\u{") {
        let end = start + out[start..].find('}').expect("closing brace");
        let code = u32::from_str_radix(&out[start + 3..end], 16).expect("hexadecimal");
        out.replace_range(start..=end, char::from_u32(code).expect("character").encode_utf8(&mut [0; 4]));
    }
    out
}

#[test]
fn a_very_long_message_is_read_like_a_short_one() {
    let long = format!("!{}", "vote ".repeat(20_000));
    assert!(matches!(parse(&long), Some(Command::UnknownChoice { .. })));
    let Some(Command::Unknown { word, suggestion: None }) = parse(&format!("!{}", "ض".repeat(60_000)))
    else {
        panic!("unknown, and nothing suggested");
    };
    assert_eq!(word.chars().count(), LONGEST_WORD);
}

#[test]
fn choices_go_by_their_answer_ids() {
    for (choice, words) in CHOICES {
        assert_eq!(Choice::from_answer(words[0]), Some(*choice));
        assert_eq!(choice.word(), words[0]);
        assert_eq!(Choice::from_answer(words[1]), None, "only the id");
    }
}
