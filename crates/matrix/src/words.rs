//! The words that commands and choices are called by, in every language that the bot speaks, and how two
//! spellings of one word are found to be the same.

use crate::chat::{Choice, Verb};

/// Command words. The first of a row is the one that is suggested and explained; rows are tried in order.
/// English, French, Arabic; all in folded form (see [`fold`]).
pub(crate) const VERBS: &[(Verb, &[&str])] = &[
    (Verb::Help, &["help", "aide", "مساعده", "?"]),
    (Verb::Join, &["join", "rejoindre", "انضمام", "انضم"]),
    (Verb::Link, &["link", "lier", "relier", "ربط", "اربط"]),
    (Verb::Language, &["language", "lang", "langue", "لغه", "اللغه"]),
    (Verb::Proposals, &["proposals", "propositions", "مقترحات", "اقتراحات"]),
    (Verb::Terms, &["terms", "termes", "conditions", "شروط", "الشروط"]),
    (Verb::Concerns, &["concerns", "inquietudes", "دواعي-القلق"]),
    (Verb::Concern, &["concern", "inquietude", "قلق", "القلق"]),
    (Verb::Support, &["support", "soutenir", "تاييد", "اويد"]),
    (Verb::Unsupport, &["unsupport", "ne-plus-soutenir", "سحب-التاييد", "سحب-تاييدي"]),
    (Verb::WithdrawConcern, &["withdraw-concern", "retirer-inquietude", "سحب-القلق", "سحب-قلقي"]),
    (Verb::Delegate, &["delegate", "deleguer", "توكيل", "وكل"]),
    (Verb::Undelegate, &["undelegate", "ne-plus-deleguer", "الغاء-التوكيل"]),
    (Verb::Object, &["object", "objecter", "اعتراض", "اعترض"]),
    (Verb::WithdrawObjection, &["withdraw-objection", "retirer-objection", "سحب-الاعتراض", "سحب-اعتراضي"]),
    (Verb::Constituencies, &["constituencies", "colleges", "فئات", "الفئات"]),
    (Verb::Belong, &["belong", "appartenir", "انتمي"]),
    (Verb::NotBelong, &["not-belong", "ne-plus-appartenir", "لا-انتمي"]),
    (Verb::Nominate, &["nominate", "presenter", "ترشيح", "ارشح"]),
    (Verb::Petitions, &["petitions", "عرائض", "العرائض"]),
    (Verb::Sign, &["sign", "signer", "توقيع", "اوقع"]),
    (Verb::Unsign, &["unsign", "ne-plus-signer", "retirer-signature", "سحب-التوقيع", "سحب-توقيعي"]),
    (Verb::Pressure, &["pressure", "pression", "ضغط", "الضغط"]),
    (Verb::Leave, &["leave", "quitter", "مغادره"]),
    (Verb::Vote, &["vote", "voter", "تصويت", "صوت"]),
    (
        Verb::WithdrawBallot,
        &[
            "withdraw-ballot",
            "withdraw-vote",
            "retirer-vote",
            "retirer-bulletin",
            "retirer-mon-vote",
            "سحب-الصوت",
            "سحب-صوتي",
        ],
    ),
];

/// Words of choices. The first of a row is the poll answer's id.
pub(crate) const CHOICES: &[(Choice, &[&str])] = &[
    (Choice::Consent, &["consent", "consentir", "consentement", "accord", "موافقه", "اوافق", "موافق"]),
    (Choice::Refuse, &["refuse", "refuser", "refus", "رفض", "ارفض"]),
    (Choice::SendBack, &["send-back", "sendback", "renvoyer", "renvoi", "اعاده", "ارجاع", "اعيد"]),
    (Choice::Abstain, &["abstain", "abstention", "abstenir", "s'abstenir", "m'abstenir", "امتناع", "امتنع"]),
    (Choice::For, &["for", "pour", "مع", "لصالح"]),
    (Choice::Against, &["against", "contre", "ضد"]),
];

/// What a delegation is for, besides one vote. The first of a row is the word that programs use.
pub(crate) const VOTES: &[(&str, &[&str])] = &[
    ("all", &["all", "everything", "tout", "tous", "الكل", "كل"]),
    ("charter", &["charter", "charters", "charte", "ميثاق", "الميثاق"]),
    ("mandate", &["mandate", "mandates", "mandat", "تفويض", "التفويض"]),
    ("consent", &["consent", "terms", "consentement", "conditions", "موافقه", "شروط"]),
    ("withdrawal", &["withdrawal", "retrait", "سحب"]),
];

/// "Nobody", as a delegate.
pub(crate) const NOBODY: &[&str] = &["nobody", "personne", "لا-احد"];

/// What is written for "none of them" on a ballot between several. The first is the word that ballots are kept with.
pub(crate) const NONE: &[&str] = &[
    "none",
    "none of them",
    "nobody",
    "aucun",
    "aucune",
    "aucun d'eux",
    "personne",
    "لا احد",
    "لا احد منهم",
    "لااحد",
];

/// Names of languages, for those who do not know tags.
pub(crate) const LANGUAGES: &[(&str, &[&str])] = &[
    ("en", &["english", "anglais", "انجليزي", "الانجليزيه"]),
    ("fr", &["french", "francais", "فرنسي", "الفرنسيه"]),
    ("ar", &["arabic", "arabe", "عربي", "العربيه"]),
];

/// The meaning of a folded word.
pub(crate) fn find<T: Copy>(table: &[(T, &[&str])], word: &str) -> Option<T> {
    table.iter().find(|(_, words)| words.contains(&word)).map(|(meaning, _)| *meaning)
}

/// The word of a table that someone who typed this most likely meant.
pub(crate) fn nearest<T>(table: &[(T, &'static [&'static str])], word: &str) -> Option<&'static str> {
    let letters = word.chars().count();
    if letters > LONGEST_WORD {
        return None;
    }
    let allowed = (letters / 3).clamp(1, 2);
    let words = table.iter().flat_map(|(_, words)| words.iter().copied());
    let near = words.map(|known| (distance(word, known), known)).filter(|(steps, _)| *steps <= allowed);
    near.min_by_key(|(steps, _)| *steps).map(|(_, known)| known)
}

/// Longer words are nobody's typing mistake, and not worth comparing.
pub(crate) const LONGEST_WORD: usize = 32;

/// One spelling for all that a keyboard, a phone or a copied message makes of a word: lower case, no accents or
/// vowel marks, one kind of alef, hyphen, apostrophe and digit, no invisible direction marks.
pub(crate) fn fold(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_word_is_in_folded_form_and_means_one_thing() {
        fn check<T>(table: &[(T, &[&str])]) {
            let mut seen = BTreeMap::new();
            for (row, (_, words)) in table.iter().enumerate() {
                for word in *words {
                    assert_eq!(fold(word), *word, "write it folded");
                    assert_eq!(seen.insert(*word, row), None, "{word} stands twice");
                }
            }
        }
        check(VERBS);
        check(CHOICES);
        check(LANGUAGES);
        check(&[((), NONE)]);
    }

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
