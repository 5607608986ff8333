//! The words that commands and choices are called by, in every language that the bot speaks.

use domain::{agreement::SuspensionCause, temperature::Leaning};
use notices::typing;

use crate::chat::{Choice, Verb};

/// Command words. The first of a row is the one that is suggested and explained; rows are tried in order.
/// English, French, Arabic; all in folded form (see [`typing::fold`]).
pub(crate) const VERBS: &[(Verb, &[&str])] = &[
    (Verb::Help, &["help", "aide", "مساعده", "?"]),
    (Verb::Join, &["join", "rejoindre", "انضمام", "انضم"]),
    (Verb::Apply, &["apply", "demander-adhesion", "adherer", "طلب-الانضمام", "اطلب-الانضمام"]),
    (Verb::Vouch, &["vouch", "parrainer", "parrainage", "تزكيه", "ازكي"]),
    (Verb::Unvouch, &["unvouch", "ne-plus-parrainer", "retirer-parrainage", "سحب-التزكيه", "سحب-تزكيتي"]),
    (Verb::Agree, &["agree", "accepter", "قبول", "اقبل"]),
    (Verb::Link, &["link", "lier", "relier", "ربط", "اربط"]),
    (Verb::Language, &["language", "lang", "langue", "لغه", "اللغه"]),
    (Verb::Proposals, &["proposals", "propositions", "مقترحات", "اقتراحات"]),
    (Verb::Terms, &["terms", "termes", "conditions", "شروط", "الشروط"]),
    (Verb::Concerns, &["concerns", "inquietudes", "دواعي-القلق"]),
    (Verb::Concern, &["concern", "inquietude", "قلق", "القلق"]),
    (Verb::Support, &["support", "soutenir", "تاييد", "اؤيد"]),
    (Verb::Unsupport, &["unsupport", "ne-plus-soutenir", "سحب-التاييد", "سحب-تاييدي"]),
    (Verb::WithdrawConcern, &["withdraw-concern", "retirer-inquietude", "سحب-القلق", "سحب-قلقي"]),
    (Verb::Harm, &["harm", "dommage", "ضرر", "الضرر"]),
    (Verb::Absent, &["absent", "absents", "غائبون", "الغائبون"]),
    (Verb::Plan, &["plan", "خطه", "الخطه"]),
    (Verb::Waive, &["waive", "passer-outre", "تجاوز"]),
    (Verb::Temperature, &["temperature", "جس-النبض"]),
    (Verb::Lean, &["lean", "pencher", "ميل", "اميل"]),
    (Verb::Check, &["check", "verifier", "تحقق"]),
    (Verb::Ask, &["ask", "demander", "سؤال", "اسال"]),
    (Verb::Delegate, &["delegate", "deleguer", "توكيل", "وكل"]),
    (Verb::Undelegate, &["undelegate", "ne-plus-deleguer", "الغاء-التوكيل"]),
    (Verb::Object, &["object", "objecter", "اعتراض", "اعترض"]),
    (Verb::WithdrawObjection, &["withdraw-objection", "retirer-objection", "سحب-الاعتراض", "سحب-اعتراضي"]),
    (Verb::Constituencies, &["constituencies", "colleges", "فئات", "الفئات"]),
    (Verb::Belong, &["belong", "appartenir", "انتمي"]),
    (Verb::NotBelong, &["not-belong", "ne-plus-appartenir", "لا-انتمي"]),
    (Verb::Nominate, &["nominate", "presenter", "ترشيح", "ارشح"]),
    (Verb::Trust, &["trust", "confiance", "faire-confiance", "ثقه", "اثق"]),
    (Verb::Untrust, &["untrust", "retirer-confiance", "سحب-الثقه", "سحب-ثقتي"]),
    (Verb::Petitions, &["petitions", "عرائض", "العرائض"]),
    (Verb::Sign, &["sign", "signer", "توقيع", "اوقع"]),
    (Verb::Unsign, &["unsign", "ne-plus-signer", "retirer-signature", "سحب-التوقيع", "سحب-توقيعي"]),
    (Verb::Agreements, &["agreements", "accords", "اتفاقات", "الاتفاقات"]),
    (Verb::Suspend, &["suspend", "suspendre", "تعليق", "علق"]),
    (
        Verb::Lift,
        &["lift", "lever-suspension", "lever-la-suspension", "lever", "رفع-التعليق", "ارفع-التعليق"],
    ),
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
    (Verb::Receipt, &["receipt", "recu", "ايصال", "الايصال"]),
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

/// Words of why an agreement is suspended.
pub(crate) const CAUSES: &[(SuspensionCause, &[&str])] = &[
    (SuspensionCause::Danger, &["danger", "خطر", "الخطر"]),
    (SuspensionCause::SuspectedBreach, &["breach", "suspected-breach", "violation", "مخالفه", "خرق"]),
    (SuspensionCause::PromiseLate, &["late", "promise-late", "retard", "تاخر", "تاخير"]),
    (SuspensionCause::KeyCompromised, &["key", "key-compromised", "cle", "مفتاح", "المفتاح"]),
];

/// Words of leanings, which are those of no ballot.
pub(crate) const LEANINGS: &[(Leaning, &[&str])] = &[
    (Leaning::Towards, &["towards", "toward", "proche", "قريب", "اقرب"]),
    (Leaning::Unsure, &["unsure", "not-sure", "indecis", "indecise", "متردد", "مترددون"]),
    (Leaning::Away, &["away", "loin", "بعيد", "ابعد"]),
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
    typing::nearest(table.iter().flat_map(|(_, words)| words.iter().copied()), word)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use notices::typing::fold;

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
        check(LEANINGS);
        check(CAUSES);
        let of_ballots = |word: &str| find(CHOICES, word).is_some();
        assert!(
            !LEANINGS.iter().any(|(_, words)| words.iter().any(|word| of_ballots(word))),
            "this is no ballot"
        );
        check(&[((), NONE)]);
    }
}
