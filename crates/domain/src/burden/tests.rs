use super::*;
use crate::{charter::BurdenClause, terms::tests as sample};

fn charter(languages: &[&str]) -> Charter {
    Charter { languages: languages.iter().map(|tag| tag.parse().unwrap()).collect(), ..sample::charter() }
}

/// Terms with a summary of so many words in each language.
fn terms(summary: &[(&str, usize)]) -> Terms {
    let mut terms = sample::draft().check(&sample::charter(), sample::now()).unwrap();
    let text = |(tag, words): &(&str, usize)| (tag.parse().unwrap(), "word ".repeat(*words));
    terms.summary = summary.iter().map(text).collect();
    terms
}

#[test]
fn the_parts_add_up_and_only_reading_depends_on_the_terms() {
    let charter = charter(&["en"]);
    let (short, long) = (terms(&[("en", 10)]), terms(&[("en", 10 + 155 * 7)]));
    let (short, long) = (Burden::of(&short, &charter), Burden::of(&long, &charter));
    assert_eq!(long, Burden { reading: short.reading + 7, ..short });
    assert_eq!((short.deliberating, short.understanding, short.voting), (15, 3, 2));
    assert_eq!(long.total(), long.reading + 15 + 3 + 2);
    assert!(short.reading > 0 && short.total() >= LEAST);
}

#[test]
fn the_language_counts_in_which_the_terms_take_longest() {
    let said = terms(&[("en", 155), ("ar", 155 * 4), ("fr", 155 * 2)]);
    let reading = |tags: &[&str]| Burden::of(&said, &charter(tags)).reading;
    let (english, arabic, french) = (reading(&["en"]), reading(&["ar"]), reading(&["fr"]));
    assert!(english < french && french < arabic);
    assert_eq!(reading(&["en", "fr"]), french);
    assert_eq!((reading(&["fr", "ar", "en"]), reading(&["en", "ar"])), (arabic, arabic));
}

#[test]
fn every_text_that_members_read_counts() {
    // Five minutes and a little of short words, below the greatest length of a text.
    let long: LocalText = [("en".parse().unwrap(), "a ".repeat(155 * 5 + 1))].into_iter().collect();
    type Change = fn(&mut Terms, LocalText);
    let texts: [Change; 9] = [
        |terms, text| terms.title = text,
        |terms, text| terms.summary = text,
        |terms, text| terms.if_refused = text,
        |terms, text| terms.withdrawal.how = text,
        |terms, text| terms.complaints.how = text,
        |terms, text| terms.promises[0].what = text,
        |terms, text| terms.promises[0].evidence = text,
        |terms, text| terms.risks[0].mitigation = text,
        |terms, text| terms.benefits[0].to_whom = text,
    ];
    let (charter, plain) = (charter(&["en"]), terms(&[("en", 20)]));
    let before = Burden::of(&plain, &charter).reading;
    for (at, change) in texts.into_iter().enumerate() {
        let mut terms = plain.clone();
        change(&mut terms, long.clone());
        assert!(Burden::of(&terms, &charter).reading >= before + 4, "text {at}");
    }
}

#[test]
fn each_clause_takes_time_too() {
    let (charter, plain) = (charter(&["en"]), terms(&[("en", 20)]));
    let mut more = plain.clone();
    more.purposes = vec![plain.purposes[0].clone(); plain.purposes.len() + 24];
    assert_eq!(Burden::of(&more, &charter).reading, Burden::of(&plain, &charter).reading + 2);
}

#[test]
fn terms_that_alone_ask_for_more_than_a_month_has_are_a_fault() {
    let minutes = |minutes| Charter { burden: Some(BurdenClause { minutes }), ..sample::charter() };
    let terms = sample::draft().check(&Charter { burden: None, ..sample::charter() }, sample::now()).unwrap();
    let total = Burden::of(&terms, &sample::charter()).total();
    assert!(sample::draft().check(&minutes(total), sample::now()).is_ok(), "just as much is allowed");
    let refused = sample::draft().check(&minutes(total - 1), sample::now()).unwrap_err();
    let wanted = Reason::TermsTakeTooLong { minutes: total, reading: total - 20, most: total - 1 };
    let found: Vec<_> = refused.all().iter().map(|refusal| (&refusal.path[..], &refusal.reason)).collect();
    assert_eq!(found, [(&[][..], &wanted)]);
}
