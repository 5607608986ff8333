//! The words test: the files agree with the code and with each other.

use std::collections::BTreeSet;

use domain::{refusal::Reason, taxonomy};

use super::{
    samples,
    syntax::{Name, Select, reached, sentences, variables},
    vocabulary,
};
use crate::{
    bundle,
    locale::Locale,
    render::{self, arguments, code_id, message_id},
    words::MESSAGES,
};

/// What a refusal's sentence is given besides the parts of its reason.
const ADDED: [(&str, &str); 3] = [
    ("terms.risk-unanswered", "harm_code"),
    ("terms.condition-unattested", "condition_code"),
    ("charter.parent-condition-missing", "condition_code"),
];

/// Every sentence that the code can ask for, and the variables it gives.
fn asked_for() -> Vec<(Name, BTreeSet<String>)> {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let mut asked: Vec<_> =
        MESSAGES.iter().map(|(id, variables)| (((*id).to_owned(), None), owned(variables))).collect();
    for (code, parts) in Reason::ALL {
        let mut given = owned(parts);
        given.extend(ADDED.iter().filter(|(own, _)| own == code).map(|(_, name)| (*name).to_owned()));
        asked.push(((message_id(code), None), given.clone()));
        asked.push(((message_id(code), Some("remedy".to_owned())), given));
    }
    for term in taxonomy::terms(None) {
        let id = code_id(term.code.as_str());
        asked.push(((id.clone(), None), BTreeSet::new()));
        asked.push(((id, Some("sentence".to_owned())), BTreeSet::new()));
    }
    asked
}

#[test]
fn every_sentence_asked_for_stands_in_every_language_with_variables_that_it_is_given() {
    for locale in Locale::all() {
        let file = sentences(*locale);
        for (name, given) in asked_for() {
            assert!(file.contains_key(&name), "{locale:?} lacks {name:?}");
            let wanted = variables(&file, &name);
            assert!(wanted.is_subset(&given), "{locale:?}: {name:?} wants {wanted:?} of {given:?}");
        }
    }
}

#[test]
fn the_languages_have_the_same_sentences_with_the_same_variables() {
    let english = sentences(Locale::English);
    for locale in Locale::all() {
        let file = sentences(*locale);
        let names =
            |file: &std::collections::BTreeMap<Name, _>| file.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(
            names(&english).symmetric_difference(&names(&file)).collect::<Vec<_>>(),
            Vec::<&Name>::new()
        );
        for name in english.keys() {
            assert_eq!(variables(&file, name), variables(&english, name), "{locale:?}: {name:?}");
            assert!(
                file[name].text.chars().any(char::is_alphabetic) || !file[name].variables.is_empty(),
                "{name:?}"
            );
        }
    }
}

#[test]
fn no_sentence_is_unused() {
    for locale in Locale::all() {
        let file = sentences(*locale);
        let asked: BTreeSet<Name> = asked_for().into_iter().map(|(name, _)| name).collect();
        let used = reached(&file, asked.iter().map(|(id, _)| id.clone()));
        for (id, attribute) in file.keys() {
            assert!(used.contains(id), "{locale:?}: nobody asks for {id}");
            assert!(
                attribute.is_none() || asked.contains(&(id.clone(), attribute.clone())),
                "{locale:?}: {id}.{attribute:?}"
            );
        }
    }
}

#[test]
fn choices_between_sentences_cover_their_words_and_are_the_same_in_every_language() {
    let english = sentences(Locale::English);
    for locale in Locale::all() {
        for (name, sentence) in sentences(*locale) {
            let by_word = |selects: &BTreeSet<Select>| -> BTreeSet<(String, BTreeSet<String>)> {
                let by_word = selects.iter().filter(|select| !is_count(select));
                by_word.map(|select| (select.variable.clone(), select.cases.clone())).collect()
            };
            // Who says a date or a rule in another order may choose elsewhere, but by the same cases.
            for select in sentence.selects.iter().filter(|select| !is_count(select)) {
                let Some(words) = vocabulary::words(&name.0, &select.variable) else {
                    let same = by_word(&english[&name].selects)
                        .contains(&(select.variable.clone(), select.cases.clone()));
                    assert!(same || select.variable == "day", "{locale:?}: {name:?} {select:?}");
                    continue;
                };
                let words: BTreeSet<String> = words.into_iter().map(str::to_owned).collect();
                let mut cases = select.cases.clone();
                if select.default == "other" && !words.contains("other") {
                    cases.remove("other");
                    assert!(cases.is_subset(&words), "{locale:?}: {name:?} {select:?}");
                } else {
                    assert_eq!(cases, words, "{locale:?}: {name:?}");
                }
            }
        }
    }
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Whether the choice is by the plural category of a number.
fn is_count(select: &Select) -> bool {
    select.cases.iter().any(|case| CATEGORIES[..5].contains(&case.as_str()))
}

#[test]
fn arabic_has_all_six_plural_categories_wherever_it_or_english_has_one() {
    let (english, arabic, french) =
        (sentences(Locale::English), sentences(Locale::Arabic), sentences(Locale::French));
    let mut counted = 0;
    for (name, sentence) in &arabic {
        let counts = |selects: &BTreeSet<Select>| -> BTreeSet<String> {
            selects.iter().filter(|select| is_count(select)).map(|select| select.variable.clone()).collect()
        };
        assert_eq!(counts(&sentence.selects), counts(&english[name].selects), "{name:?}");
        assert_eq!(counts(&french[name].selects), counts(&english[name].selects), "{name:?}");
        for select in sentence.selects.iter().filter(|select| is_count(select)) {
            assert_eq!(select.cases, CATEGORIES.map(str::to_owned).into(), "{name:?}");
            counted += 1;
        }
    }
    assert!(counted >= 8, "{counted}");
}

#[test]
fn commands_named_in_sentences_are_commands() {
    for locale in Locale::all() {
        let known: BTreeSet<String> =
            render::COMMANDS.iter().map(|command| render::command_word(command, locale)).collect();
        for (name, sentence) in sentences(*locale) {
            for after in sentence.text.split('!').skip(1) {
                let word: String = after.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
                assert!(word.is_empty() || known.contains(&word), "{locale:?}: {name:?} names !{word}");
            }
        }
    }
}

#[test]
fn every_reason_is_said_in_its_own_words_in_every_language() {
    for reason in samples::reasons() {
        for locale in Locale::all() {
            let own = bundle::sentences(*locale).unwrap();
            let (id, args) = (message_id(reason.code()), arguments(&reason, *locale));
            let sentence = render::refusal(&reason, locale);
            assert_eq!(own.say(&id, None, &args).as_ref(), Some(&sentence.message), "{locale:?} {reason:?}");
            assert_eq!(own.say(&id, Some("remedy"), &args), sentence.remedy, "{locale:?} {reason:?}");
            assert!(!sentence.message.contains(reason.code()), "{locale:?} {reason:?}");
        }
    }
}
