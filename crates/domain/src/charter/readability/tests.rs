use super::*;
use crate::charter::{CharterDraft, Template};

fn draft() -> CharterDraft {
    Template::SettledAssociation.draft(&["en".into(), "ar".into()], &["DE".into()])
}

fn limits(language: &str, most_words: u32, most_rare: &str) -> LanguageLimitsDraft {
    LanguageLimitsDraft { language: language.into(), most_words, most_rare: most_rare.into() }
}

fn clause(most_words: u32, most_rare: &str, languages: Vec<LanguageLimitsDraft>) -> Option<ReadabilityDraft> {
    Some(ReadabilityDraft { most_words, most_rare: most_rare.into(), languages })
}

fn charter(readability: Option<ReadabilityDraft>) -> Charter {
    CharterDraft { readability, ..draft() }.check().unwrap()
}

#[test]
fn a_language_has_its_own_limits_else_its_primary_languages_else_those_of_all() {
    let charter = charter(clause(20, "1/5", vec![limits("fa", 25, "1/3"), limits("fa-AF", 15, "1/4")]));
    let found = |tag: &str| charter.readability.as_ref().unwrap().limits(&tag.parse().unwrap());
    let share = |n, d| Share::new(n, d).unwrap();
    assert_eq!(found("fa-AF"), (15, share(1, 4)));
    assert_eq!(found("fa-IR"), (25, share(1, 3)));
    assert_eq!(found("fa"), (25, share(1, 3)));
    assert_eq!(found("en"), (20, share(1, 5)));
}

#[test]
fn the_clause_is_read_back_as_it_was_and_a_charter_without_one_keeps_its_digest() {
    let with = charter(clause(20, "1/5", vec![limits("ar", 18, "2/5")]));
    assert_eq!(CharterDraft::from(&with).check().unwrap(), with);
    let without = charter(None);
    let text = serde_json::to_string(&without).unwrap();
    assert!(!text.contains("readability"));
    assert_eq!(serde_json::from_str::<Charter>(&text).unwrap().digest(), without.digest());
    assert_ne!(with.digest(), without.digest());
}

#[test]
fn what_cannot_be_a_limit_is_named() {
    for (clause, path, code) in [
        (clause(0, "1/5", vec![]), "readability.mostWords", "charter.sentence-limit"),
        (clause(101, "1/5", vec![]), "readability.mostWords", "charter.sentence-limit"),
        (clause(20, "5/1", vec![]), "readability.mostRare", "input.malformed"),
        (
            clause(20, "1/5", vec![limits("x", 20, "1/5")]),
            "readability.languages.0.language",
            "input.unknown-language",
        ),
        (
            clause(20, "1/5", vec![limits("ar", 7, "1/5")]),
            "readability.languages.0.mostWords",
            "charter.sentence-limit",
        ),
        (
            clause(20, "1/5", vec![limits("ar", 20, "1/5"), limits("ar", 30, "1/5")]),
            "readability.languages.1.language",
            "input.duplicate",
        ),
    ] {
        let refused = CharterDraft { readability: clause, ..draft() }.check().unwrap_err();
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        assert_eq!(found, [(path.to_owned(), code)]);
    }
}

#[test]
fn a_child_may_ask_for_plainer_texts_and_never_for_harder_ones() {
    let parent = charter(clause(20, "1/5", vec![limits("ar", 18, "2/5")]));
    for (own, languages) in [
        (clause(20, "1/5", vec![limits("ar", 18, "2/5")]), &[][..]),
        (clause(18, "1/5", vec![]), &[]),
        (clause(15, "1/10", vec![limits("ar", 12, "1/5")]), &[]),
        (clause(21, "1/5", vec![limits("ar", 18, "2/5")]), &["en"]),
        (clause(20, "1/4", vec![limits("ar", 18, "2/5")]), &["en"]),
        // Without a limit of its own Arabic has the general one, which is harder than the parent's.
        (clause(20, "1/5", vec![]), &["ar"]),
        // A language that neither charter speaks is still one that the child sets apart.
        (clause(18, "1/5", vec![limits("tr", 30, "1/5")]), &["tr"]),
        (None, &["en"]),
    ] {
        let kept = charter(own.clone()).keeps(&parent);
        let found: Vec<_> = kept.err().iter().flat_map(|refused| refused.all().to_vec()).collect();
        let wanted: Vec<_> =
            languages.iter().map(|tag| Reason::HarderThanParent { language: tag.parse().unwrap() }).collect();
        assert_eq!(found.iter().map(|r| r.reason.clone()).collect::<Vec<_>>(), wanted, "{own:?}");
        assert!(found.iter().all(|refusal| refusal.path == ["readability"]));
    }
    assert!(parent.keeps(&charter(None)).is_ok(), "a parent that asks nothing");
}
