//! How long a text is to read.
//!
//! The pace rests on the International Reading Speed Texts (Trauzettel-Klosinski and Dietz, *Invest. Ophthalmol. Vis. Sci.* 53,
//! 2012, 5452–5461, doi:10.1167/iovs.11-8284): texts for twelve-year-olds, read aloud by 436 native speakers of 17 languages,
//! on average at 184 ± 29 words and 863 ± 234 characters a minute. Taken is one standard deviation below the mean: terms are
//! no tales, and few members are students who read in their first language.

use crate::{readability, text::Language};

/// Words a minute.
const WORDS: u64 = 155;
/// Letters a minute, in scripts that write sounds and do not part words.
const LETTERS: u64 = 629;
/// Signs a minute, in scripts in which one sign is a word or a syllable: Chinese is read at some 250, taken down as the others.
const SIGNS: u64 = 210;

/// Languages written in signs.
const OF_SIGNS: [&str; 3] = ["zh", "yue", "ja"];

/// The seconds that texts in one language take to read, rounded up.
pub(super) fn seconds<'a>(texts: impl Iterator<Item = &'a str>, language: &Language) -> u64 {
    let parted = readability::parts_words(language);
    let signs = OF_SIGNS.contains(&language.primary());
    let pace = match (parted, signs) {
        (true, _) => WORDS,
        (false, true) => SIGNS,
        (false, false) => LETTERS,
    };
    let count = |text: &str| if parted { readability::words(text) } else { readability::letters(text) };
    let all = texts.map(count).fold(0_u64, u64::saturating_add);
    all.saturating_mul(60).div_ceil(pace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_as_long_in_each_script_as_its_readers_need() {
        let sixty = |what: &str, count: usize| what.repeat(count);
        for (tag, text, wanted) in [
            ("en", String::new(), 0),
            ("en", "?! … 。".to_owned(), 0),
            ("en", sixty("word ", 155), 60),
            ("en", sixty("word ", 156), 61),
            ("ar", sixty("كلمة ", 155), 60),
            ("fa-AF", sixty("می‌روم ", 155), 60),
            // What stands between two spaces is no word there: letters and signs are counted, points and spaces are not.
            ("th", sixty("ก", 629), 60),
            ("km", sixty("ក ", 629), 60),
            ("zh", sixty("字", 210), 60),
            ("ja", sixty("字。", 211), 61),
            ("yue", "字".to_owned(), 1),
        ] {
            let language = tag.parse().unwrap();
            assert_eq!(seconds([text.as_str()].into_iter(), &language), wanted, "{tag}");
        }
    }

    #[test]
    fn texts_add_up_before_they_are_rounded() {
        let language = "en".parse().unwrap();
        let texts = ["one"; 155];
        assert_eq!(seconds(texts.into_iter(), &language), 60);
    }
}
