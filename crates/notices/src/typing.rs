//! What people make of words when they type them: one spelling for all of theirs, and the word that they meant.

/// Longer words are nobody's typing mistake, and not worth comparing.
pub const LONGEST_WORD: usize = 32;

/// One spelling for all that a keyboard, a phone or a copied message makes of a word: lower case, no accents or
/// vowel marks, one kind of alef, hyphen, apostrophe and digit, no invisible direction marks.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c)).map(fold_letter).collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe0f}' // direction, joiners
        | '\u{0640}' | '\u{064b}'..='\u{065f}' | '\u{0670}' // tatweel, Arabic vowel marks
        | '\u{0300}'..='\u{036f}') // combining accents
}

fn fold_letter(c: char) -> char {
    match c {
        'à' | 'â' | 'ä' | 'á' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' => 'ه',
        'ى' => 'ي',
        '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '！' => '!',
        '؟' | '？' => '?',
        other => other,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// Edit distance: insertions, deletions, replacements, and swaps of two neighbours.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// The first of the words that somebody who typed this most likely meant: one or two slips away, fewer for short words.
pub fn nearest<'a>(words: impl Iterator<Item = &'a str>, typed: &str) -> Option<&'a str> {
    let letters = typed.chars().count();
    if letters > LONGEST_WORD {
        return None;
    }
    let allowed = (letters / 3).clamp(1, 2);
    let near = words.map(|known| (distance(typed, known), known)).filter(|(steps, _)| *steps <= allowed);
    near.min_by_key(|(steps, _)| *steps).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, steps) in [
            ("vote", "vote", 0),
            ("votr", "vote", 1),
            ("hlep", "help", 1),
            ("", "abc", 3),
            ("lnik", "link", 1),
        ] {
            assert_eq!(distance(a, b), steps, "{a} {b}");
            assert_eq!(distance(b, a), steps, "{b} {a}");
        }
    }
}
