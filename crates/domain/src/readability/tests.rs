use proptest::prelude::*;

use super::*;
use crate::{charter::Template, share::Share};

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn share(text: &str, tag: &str) -> (u32, u32) {
    let rarity = measure(text, &language(tag)).rarity.unwrap();
    (rarity.rare, rarity.judged)
}

#[test]
fn what_is_measured_is_said_and_what_cannot_be_is_not() {
    let english = measure("We ask you three things. You may say no. 2027 is the end.", &language("en"));
    assert_eq!(english.sentences, Some(Sentences { count: 3, longest: 5, mean: 5 }));
    assert_eq!(english.rarity.unwrap(), Rarity { judged: 12, rare: 0, words: Vec::new() });
    for (tag, text) in [("ti", "ሰላም። ከመይ ኣለኹም፧"), ("so", "Nabad. Sidee tahay?")] {
        let found = measure(text, &language(tag));
        assert_eq!(found.sentences, Some(Sentences { count: 2, longest: 2, mean: 2 }), "{tag}");
        assert_eq!(found.rarity, None, "{tag}");
    }
    let chinese = measure("我们决定谁可以使用我们的数据。", &language("zh"));
    assert_eq!(chinese, Measure { sentences: None, rarity: None });
    assert_eq!(measure("", &language("en")).sentences, Some(Sentences::default()));
}

/// The most rare words that a charter from the template allows.
fn limit(tag: &str) -> Share {
    let charter = Template::SettledAssociation.draft(&[tag.to_owned()], &[]);
    let limits = charter.readability.unwrap();
    limits.languages.first().map_or(limits.most_rare, |own| own.most_rare.clone()).parse().unwrap()
}

/// A plain and a learned way to say much the same, in each language that has a list.
#[test]
fn plain_words_are_told_from_learned_ones() {
    for (tag, plain, learned) in [
        (
            "en",
            "We ask how you found work. We count the answers. Nobody sees your name. If you say no, nothing changes for you.",
            "Pseudonymised longitudinal microdata undergo harmonisation and multivariate imputation prior to dissemination, \
             notwithstanding statutory derogations applicable to secondary repurposing.",
        ),
        (
            "fr",
            "Nous demandons comment vous avez trouvé du travail. Nous comptons les réponses. Personne ne voit votre nom.",
            "Les microdonnées longitudinales pseudonymisées susmentionnées subissent une harmonisation et une imputation \
             multivariée préalablement à leur dissémination, nonobstant les dérogations statutaires.",
        ),
        (
            "ar",
            "نسأل كيف وجدتم عملا بعد الوصول. نعد الأجوبة ولا يرى أحد أسماءكم. إذا قلتم لا فلن يتغير شيء عليكم.",
            "تخضع المعطيات الجزئية الطولانية المستعارة التسمية للمواءمة والاستعاضة المتعددة المتغيرات الاستدلالية قبل تعميمها \
             بصرف النظر عن الاستثناءات النظامية المستوجبة.",
        ),
        (
            "es",
            "Preguntamos cómo encontró usted trabajo. Contamos las respuestas. Nadie ve su nombre. Si dice que no, nada cambia.",
            "Los microdatos longitudinales seudonimizados son objeto de armonización e imputación multivariante previamente a su \
             diseminación, sin perjuicio de las derogaciones estatutarias.",
        ),
        (
            "tr",
            "Nasıl iş bulduğunuzu soruyoruz. Cevapları sayıyoruz. Kimse adınızı görmez. Hayır derseniz sizin için bir şey değişmez.",
            "Takma adlandırılmış boylamsal mikroverilerin uyumlaştırılması ve çokdeğişkenli atfedilmesi, yaygınlaştırılmalarından \
             önce mevzuattaki istisnalar saklı kalmak kaydıyla gerçekleştirilmektedir.",
        ),
        (
            "uk",
            "Ми питаємо, як ви знайшли роботу. Ми рахуємо відповіді. Ніхто не бачить вашого імені. Якщо ви скажете ні, нічого не зміниться.",
            "Псевдонімізовані лонгітюдні мікродані підлягають гармонізації та багатовимірній імпутації перед їх розповсюдженням, \
             незважаючи на статутні дерогації щодо вторинного використання.",
        ),
        (
            "fa",
            "ما می پرسیم شما چطور کار پیدا کردید. ما جواب ها را می شماریم. هیچ کس نام شما را نمی بیند. اگر نه بگویید چیزی عوض نمی شود.",
            "ریزداده های طولی مستعارسازی شده پیش از اشاعه مشمول همسان سازی و جانهی چندمتغیره می گردند، صرف نظر از استثنائات \
             اساسنامه ای ناظر بر بازکاربست ثانویه.",
        ),
    ] {
        let ((few, of), (many, among)) = (share(plain, tag), share(learned, tag));
        assert!(
            of >= 10 && !limit(tag).exceeded_by(few.into(), of.into()),
            "{tag}: {few} of {of} plain words"
        );
        assert!(limit(tag).exceeded_by(many.into(), among.into()), "{tag}: {many} of {among} learned words");
    }
}

const ALPHABET: &str =
    "aé ßIıİ.!?…'’-,;:\n\t0٣۵ ابتةىءآؤ؟۔،ًّـ\u{200c}\u{200d}\u{202e}ሀለሐ።፧፨ґїʼя中文😀\u{301}\u{feff}";

fn any_text() -> impl Strategy<Value = String> {
    let letters: Vec<char> = ALPHABET.chars().collect();
    prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(letters), 0..200)
            .prop_map(|letters| letters.into_iter().collect()),
    ]
}

fn any_language() -> impl Strategy<Value = Language> {
    prop::sample::select(vec!["ar", "en", "es", "fa", "fa-AF", "fr", "tr", "uk", "so", "ti", "zh", "de"])
        .prop_map(language)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_in_any_language_is_measured_within_its_bounds(text in any_text(), language in any_language()) {
        let found = measure(&text, &language);
        if let Some(sentences) = found.sentences {
            prop_assert!(sentences.mean <= sentences.longest);
            prop_assert!(sentences.longest as usize <= text.chars().count());
            prop_assert_eq!(sentences.count == 0, sentences.longest == 0);
            if let Some(rarity) = &found.rarity {
                prop_assert!(rarity.judged <= sentences.longest * sentences.count);
            }
        }
        if let Some(rarity) = found.rarity {
            prop_assert!(rarity.rare <= rarity.judged);
            prop_assert!(rarity.words.len() as u32 <= rarity.rare);
        }
    }

    #[test]
    fn splitting_a_sentence_never_makes_the_longest_longer(
        words in prop::collection::vec("[a-zéاب]{1,6}", 1..40), stops in prop::collection::btree_set(0_usize..40, 0..5), at in 0_usize..40,
    ) {
        let text = |stops: &std::collections::BTreeSet<usize>| {
            words.iter().enumerate().map(|(at, word)| if stops.contains(&at) { format!("{word}. ") } else { format!("{word} ") }).collect::<String>()
        };
        let longest = |text: &str| measure(text, &language("en")).sentences.unwrap().longest;
        let mut more = stops.clone();
        more.insert(at);
        prop_assert!(longest(&text(&more)) <= longest(&text(&stops)));
    }

    #[test]
    fn what_is_added_takes_no_word_and_no_sentence_away(text in any_text(), more in "[a-z]{1,8}( [a-z]{1,8}){0,10}") {
        let whole = format!("{text}\n{more}.");
        let (before, after) = (measure(&text, &language("en")), measure(&whole, &language("en")));
        prop_assert!(after.sentences.unwrap().longest >= before.sentences.unwrap().longest);
        prop_assert!(after.rarity.unwrap().judged >= before.rarity.unwrap().judged);
    }
}
