//! Where sentences end, and what is a word, in the scripts that people of the diasporas write.

/// The words of each sentence of a text; sentences without a word are none.
pub(super) fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut sentences = vec![Vec::new()];
    let (mut word_from, mut before) = (None, ' ');
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        let inside = word_from.is_some() && joins(before, character, next);
        before = character;
        if is_letter(character) || inside {
            word_from.get_or_insert(at);
            continue;
        }
        if let (Some(from), Some(sentence)) = (word_from.take(), sentences.last_mut()) {
            sentence.push(&text[from..at]);
        }
        if ends_sentence(character, next) {
            sentences.push(Vec::new());
        }
    }
    if let (Some(from), Some(sentence)) = (word_from, sentences.last_mut()) {
        sentence.push(&text[from..]);
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Letters, digits and the marks that stand above or below letters.
fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character)
}

/// Accents, vowel marks of Arabic, and the marks of Ethiopic.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{135d}'..='\u{135f}')
}

/// Whether a sign stands inside a word: an apostrophe, a hyphen, a joiner of Persian; in a number also a point or comma.
fn joins(before: char, sign: char, next: char) -> bool {
    match sign {
        '\'' | '’' | 'ʼ' | '-' | '‐' | '\u{200c}' | '\u{200d}' => is_letter(next),
        '.' | ',' | '٫' | '٬' => before.is_numeric() && next.is_numeric(),
        _ => false,
    }
}

/// A full stop, question or exclamation mark of Latin, Cyrillic, Arabic, Urdu and Ethiopic, or the end of a line. A point
/// ends a sentence only where no letter follows at once.
fn ends_sentence(sign: char, next: char) -> bool {
    match sign {
        '.' => !is_letter(next),
        '!' | '?' | '…' | '‽' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '።' | '፧' | '፨' => true,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_each_script_ends_them() {
        for (text, lengths) in [
            ("", &[][..]),
            ("... ?!", &[]),
            ("One two. Three!", &[2, 1]),
            ("No full stop at the end", &[6]),
            ("It costs 3.5 or 1,000 euro. See example.org now.", &[6, 4]),
            ("Don’t split l'asile or a self-made-word.", &[6]),
            ("من نحن؟ نحن جالية. نقرّر معًا!", &[2, 2, 2]),
            ("یہ پہلا ہے۔ یہ دوسرا ہے۔", &[3, 3]),
            ("نمی‌دانم چه شد.", &[3]),
            ("ሰላም ለኩልኹም። ከመይ ኣለኹም፧ ጽቡቕ", &[2, 2, 1]),
            ("Хто ми? Ми громада, п’ять людей.", &[2, 4]),
            ("A heading\nand its text.", &[2, 3]),
            ("Wait… what", &[1, 1]),
        ] {
            let found: Vec<_> = sentences(text).iter().map(Vec::len).collect();
            assert_eq!(found, lengths, "{text}");
        }
    }
}
