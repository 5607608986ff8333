use super::*;
use proptest::prelude::*;

/// Any ranking of a paper with `nominees`, each as likely to be typed with ties and with gaps.
pub(crate) fn any_ranking(nominees: usize) -> impl Strategy<Value = Ranking> {
    let candidates = nominees + 1;
    prop::collection::vec(0..candidates, candidates).prop_map(move |levels| of_levels(&levels))
}

/// The ranking that puts the candidates of a lower level first.
pub(crate) fn of_levels(levels: &[usize]) -> Ranking {
    let mut used = levels.to_vec();
    used.sort_unstable();
    used.dedup();
    let tiers = levels.iter().map(|level| used.iter().position(|one| one == level).unwrap() as u8);
    Ranking { slate: Slate::new(levels.len() - 1).unwrap(), tiers: tiers.collect() }
}

#[test]
fn typed_texts_and_what_they_mean() {
    for (nominees, typed, canonical) in [
        (3, "2>1=3>none", "2>1=3>none"),
        (3, "2>1", "2>1>3=none"),
        (3, " 2 > 3 =1 ", "2>1=3>none"),
        (3, "none", "none>1=2=3"),
        (3, "NONE>2", "none>2>1=3"),
        (3, "3=none=1>2", "1=3=none>2"),
        (3, "1=2=3=none", "1=2=3=none"),
        (3, "1=2=3", "1=2=3>none"),
        (3, "2>1>3", "2>1>3>none"),
        (1, "1", "1>none"),
        (12, "012\n>\t2", "12>2>1=3=4=5=6=7=8=9=10=11=none"),
    ] {
        let read = Ranking::read(typed, Slate::new(nominees).unwrap()).unwrap();
        assert_eq!(read.to_string(), canonical, "{typed}");
        assert_eq!(canonical.parse(), Ok(read), "{typed}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    let two = Candidate::Nominee(Nominee::new(2).unwrap());
    for (typed, wrong) in [
        ("", Misread::Empty),
        (" \n", Misread::Empty),
        (">", Misread::Gap),
        ("2>>1", Misread::Gap),
        ("2>", Misread::Gap),
        ("=1", Misread::Gap),
        ("4", Misread::Unknown("4".into())),
        ("0>1", Misread::Unknown("0".into())),
        ("99999999999999999999>1", Misread::Unknown("99999999999999999999".into())),
        ("2>1>2", Misread::Twice(two)),
        ("2=02", Misread::Twice(two)),
        ("none>1>none", Misread::Twice(Candidate::NoneOfThem)),
        ("2>one", Misread::Unreadable("one".into())),
        ("2 1", Misread::Unreadable("2 1".into())),
        ("-1", Misread::Unreadable("-1".into())),
        ("2<1", Misread::Unreadable("2<1".into())),
        (&">1".repeat(501), Misread::TooLong),
    ] {
        assert_eq!(Ranking::read(typed, Slate::new(3).unwrap()), Err(wrong), "{typed}");
    }
    for stored in ["2>1", "2>1>none=3", "2 > 1>3=none", "", "none", "1>2>4=none", "1=1>none", "NONE>1"] {
        assert_eq!(stored.parse::<Ranking>(), Err(NotCanonical), "{stored}");
    }
    for nominees in [0, 51, 256, 257] {
        assert_eq!(Slate::new(nominees), Err(NotASlate), "{nominees}");
    }
}

#[test]
fn the_longest_canonical_text_is_short_enough() {
    let slate = Slate::new(usize::from(Slate::MOST)).unwrap();
    let text = Ranking::read("none", slate).unwrap().to_string();
    assert!(text.len() <= LONGEST_TEXT, "{}", text.len());
}

proptest! {
    #[test]
    fn parse_and_print_are_inverses(ranking in (1usize..=50).prop_flat_map(any_ranking)) {
        let text = ranking.to_string();
        prop_assert_eq!(&text.parse(), &Ok(ranking.clone()));
        prop_assert_eq!(&Ranking::read(&text, ranking.slate()), &Ok(ranking.clone()));
        let json = serde_json::to_string(&ranking).unwrap();
        prop_assert_eq!(serde_json::from_str::<Ranking>(&json).unwrap(), ranking);
    }

    #[test]
    fn texts_that_mean_the_same_have_one_canonical_text(
        ranking in (1usize..=8).prop_flat_map(any_ranking),
        turn in 0usize..8,
        space in prop::sample::select(vec!["", " ", "\t ", "\n"]),
        open in any::<bool>(),
    ) {
        // Tiers turned round inside, spaces anywhere, the last tier named or not.
        let mut tiers = ranking.tiers();
        if open && tiers.len() > 1 {
            tiers.pop();
        }
        for tier in &mut tiers {
            let by = turn % tier.len();
            tier.rotate_left(by);
        }
        let typed = join(&tiers).replace('>', &format!("{space}>")).replace('=', &format!("={space}"));
        prop_assert_eq!(Ranking::read(&format!("{space}{typed}{space}"), ranking.slate()), Ok(ranking));
    }

    #[test]
    fn a_ranking_prefers_as_its_tiers_stand(ranking in (1usize..=6).prop_flat_map(any_ranking)) {
        let tiers = ranking.tiers();
        let tier = |candidate| tiers.iter().position(|tier| tier.contains(&candidate)).unwrap();
        for one in ranking.slate().candidates() {
            for other in ranking.slate().candidates() {
                prop_assert_eq!(ranking.prefers(one, other), tier(one) < tier(other));
            }
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,40}", known in "[0-9>= none]{0,30}", nominees in 1usize..12) {
        let slate = Slate::new(nominees).unwrap();
        let _ = Ranking::read(&text, slate);
        if let Ok(ranking) = Ranking::read(&known, slate) {
            prop_assert_eq!(Ranking::read(&ranking.to_string(), slate), Ok(ranking));
        }
    }
}

/// One case of a file in `cases/`: lines of `key: value`, and ballots as `4 x 1>2`.
pub(crate) struct Case<'a>(Vec<&'a str>);

/// The cases of a file. Anything that is no line of a case fails the test, so that nothing is left out in silence.
pub(crate) fn cases(text: &str) -> Vec<Case<'_>> {
    let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let blocks = lines.split(|line| line.is_empty()).filter(|block| !block.is_empty());
    blocks.map(|block| Case(block.to_vec())).collect()
}

impl<'a> Case<'a> {
    /// The values of a key, in order.
    pub(crate) fn all(&self, key: &str) -> Vec<&'a str> {
        self.0.iter().filter_map(|line| line.strip_prefix(key)?.strip_prefix(": ")).collect()
    }
    pub(crate) fn get(&self, key: &str) -> Option<&'a str> {
        self.all(key).first().copied()
    }
    pub(crate) fn must(&self, key: &str) -> &'a str {
        self.get(key).unwrap_or_else(|| panic!("a case has no “{key}”: {:?}", self.0))
    }
    pub(crate) fn name(&self) -> &'a str {
        assert!(!self.must("source").is_empty());
        self.must("case")
    }
    pub(crate) fn slate(&self) -> Slate {
        Slate::new(self.must("nominees").parse().unwrap()).unwrap()
    }
    pub(crate) fn ballots(&self) -> impl Iterator<Item = (u64, &'a str)> {
        let ballots = self.0.iter().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
        ballots
            .map(|line| line.split_once(" x ").unwrap())
            .map(|(weight, text)| (weight.parse().unwrap(), text))
    }
}

/// What is chosen, as the files in `cases/` say it.
pub(crate) fn in_words(elected: &Elected) -> String {
    let list = |names: Vec<String>| names.join(", ");
    match elected {
        Elected::One(one) => one.to_string(),
        Elected::RunOff(several) => {
            format!("run-off {}", list(several.iter().map(Nominee::to_string).collect()))
        }
        Elected::NoneOfThem(why) => format!(
            "none, {}",
            match why {
                WhyNone::NobodyVoted => "nobody voted".to_owned(),
                WhyNone::BeatsEveryone => "it beats everyone".to_owned(),
                WhyNone::InTopCycleWith(others) => {
                    format!(
                        "in the top cycle with {}",
                        list(others.iter().map(Candidate::to_string).collect())
                    )
                }
                WhyNone::NobodyApproved => "nobody approves of anyone".to_owned(),
                WhyNone::ApprovedAsOften { none, best } => {
                    format!("{none} approve of none of them and {best} of the best")
                }
            }
        ),
    }
}

#[test]
fn what_is_elected_is_stored_as_words() {
    let one = Nominee::new(1).unwrap();
    let two = Nominee::new(2).unwrap();
    for (elected, stored) in [
        (Elected::One(two), r#"{"one":"2"}"#),
        (Elected::RunOff(vec![one, two]), r#"{"run-off":["1","2"]}"#),
        (Elected::NoneOfThem(WhyNone::NobodyVoted), r#"{"none-of-them":"nobody-voted"}"#),
        (
            Elected::NoneOfThem(WhyNone::ApprovedAsOften { none: 3, best: 2 }),
            r#"{"none-of-them":{"approved-as-often":{"none":3,"best":2}}}"#,
        ),
        (
            Elected::NoneOfThem(WhyNone::InTopCycleWith(vec![Candidate::Nominee(one)])),
            r#"{"none-of-them":{"in-top-cycle-with":["1"]}}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&elected).unwrap(), stored);
        assert_eq!(serde_json::from_str::<Elected>(stored).unwrap(), elected);
    }
}
