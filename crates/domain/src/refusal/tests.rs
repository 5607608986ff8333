use super::*;

#[test]
fn codes_are_distinct_and_paths_nest() {
    let mut codes: Vec<_> = Reason::ALL.iter().map(|(code, _)| *code).collect();
    codes.sort_unstable();
    let count = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), count);

    let mut faults = Faults::default();
    faults.within("promises", |faults| faults.within(3, |faults| faults.field("due", Reason::Empty {})));
    let refused = faults.or(()).unwrap_err();
    assert_eq!(refused.all()[0].path, ["promises", "3", "due"]);
    assert!(refused.has("input.empty") && refused.to_string() == "refused: input.empty");
}

#[test]
fn reasons_survive_storage() {
    let reason = Reason::TooLate { closed: Moment::from_micros(5) };
    let text = serde_json::to_string(&reason).unwrap();
    assert_eq!(text, r#"{"code":"ballot.too-late","closed":"1970-01-01T00:00:00.000005Z"}"#);
    assert_eq!(serde_json::from_str::<Reason>(&text).unwrap(), reason);
    assert_eq!(reason.parts(), [("closed", Part::Moment(Moment::from_micros(5)))]);
}

#[test]
fn the_parts_of_a_sentence_come_by_their_names() {
    let word = |text: &str| Part::Text(text.to_owned());
    let language: Language = "fa-AF".parse().unwrap();
    let words: LocalText = [(language.clone(), "Only with consent".to_owned())].into_iter().collect();
    let (opens, most) = (Moment::from_micros(9), Span::days(7));
    let cases: [(Reason, Vec<(&str, Part)>); 7] = [
        (Reason::SignInNeeded {}, vec![]),
        (Reason::TooLong { most: 40 }, vec![("most", Part::Number(40))]),
        (Reason::LanguageMissing { language }, vec![("language", word("fa-AF"))]),
        (Reason::TimeTooLong { most }, vec![("most", Part::Span(most))]),
        (Reason::NotOpenYet { opens }, vec![("opens", Part::Moment(opens))]),
        (
            Reason::LooserInCrisis { kind: "consent".into(), risk: Risk::Severe, clause: "rules.1".into() },
            vec![("kind", word("consent")), ("risk", word("severe")), ("clause", word("rules.1"))],
        ),
        (
            Reason::RedLineCrossed { line: "no-police".into(), text: words.clone() },
            vec![("line", word("no-police")), ("text", Part::Words(words))],
        ),
    ];
    for (reason, parts) in cases {
        assert_eq!(reason.parts(), parts, "{}", reason.code());
        let names: Vec<_> = parts.iter().map(|(name, _)| *name).collect();
        assert!(Reason::ALL.contains(&(reason.code(), &names)), "{}", reason.code());
    }
}
