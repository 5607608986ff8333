//! Thresholds and quorums, counted from the words of the notation with additions alone.
//!
//! Every fraction n/d in lowest terms with d up to 12, "at least" and "more than", of the ballots cast and of the roll, for
//! every whole from 1 to 200 and every number in favour of it.

use domain::{
    ballot::Paper,
    rule::{Count, Rule},
    tally::{Figures, Result, judge},
};

/// `times` times `number`, by adding.
fn added_up(number: u64, times: u64) -> u64 {
    (0..times).map(|_| number).sum()
}

/// The least number that is at least (or more than) n/d of `whole`: the first k of which d are at least (more than) n wholes.
fn least(words: &str, whole: u64) -> u64 {
    let (fraction, strict) = match (words, words.strip_prefix("more than ")) {
        ("majority", _) => ("1/2", true),
        (_, Some(fraction)) => (fraction, true),
        (fraction, None) => (fraction, false),
    };
    let (n, d) = fraction.split_once('/').unwrap();
    let (n, d) = (n.parse().unwrap(), d.parse().unwrap());
    let aim = added_up(whole, n);
    let enough = |k: &u64| if strict { added_up(*k, d) > aim } else { added_up(*k, d) >= aim };
    (0..).find(enough).unwrap()
}

/// The fractions up to twelfths, each once: those with which nothing but 1 goes into both numbers.
fn fractions() -> Vec<String> {
    let all = (1u64..=12).flat_map(|d| (1..=d).map(move |n| (n, d)));
    let lowest = all.filter(|(n, d)| !(2..=*d).any(|k| n % k == 0 && d % k == 0));
    lowest.map(|(n, d)| format!("{n}/{d}")).collect()
}

/// How the notation says "more than" this fraction.
fn more_than(fraction: &str) -> String {
    if fraction == "1/2" { "majority".to_owned() } else { format!("more than {fraction}") }
}

const WHOLES: std::ops::RangeInclusive<u64> = 1..=200;

/// The numbers of a vote in which so many are in favour, so many against, and nobody else says anything.
fn count(favour: u64, opposed: u64, electorate: u64) -> Count {
    let cast = favour + opposed;
    Count { favour, opposed, cast, turnout: cast, electorate }
}

fn result(rule: &Rule, count: Count) -> Result {
    let cells = vec![(Paper::Adopt.favour(), count.favour), (Paper::Adopt.opposed(), count.opposed)];
    judge(Figures { electorate: count.electorate, cells }, rule).result
}

#[test]
fn there_are_as_many_fractions_as_there_are() {
    // 1 + 1 + 2 + 2 + 4 + 2 + 6 + 4 + 6 + 4 + 10 + 4: how many numbers up to d share nothing with d.
    assert_eq!(fractions().len(), 46);
}

#[test]
fn thresholds_are_met_from_the_least_number_on() {
    for fraction in fractions() {
        for words in [fraction.clone(), more_than(&fraction)] {
            let of_cast: Rule = format!("for: {words} of cast").parse().unwrap();
            let of_roll: Rule = format!("for: {words} of roll").parse().unwrap();
            for whole in WHOLES {
                // Nobody is never enough, also where the fraction is smaller than one member.
                let least = least(&words, whole).max(1);
                for favour in 0..=whole {
                    let enough = favour >= least;
                    let opposed = whole - favour;
                    let met = |rule: &Rule, count| rule.met_by_all(rule.threshold, count);
                    // Of the ballots: members who say nothing change nothing.
                    assert_eq!(met(&of_cast, count(favour, opposed, whole)), enough, "{words} of {whole}");
                    assert_eq!(
                        met(&of_cast, count(favour, opposed, whole + 7)),
                        enough,
                        "{words} of {whole}"
                    );
                    // Of the roll: whether the others refuse or say nothing changes nothing.
                    assert_eq!(met(&of_roll, count(favour, opposed, whole)), enough, "{words} of {whole}");
                    assert_eq!(met(&of_roll, count(favour, 0, whole)), enough, "{words} of {whole}");
                }
                assert_eq!(of_cast.threshold.needed(count(0, whole, whole + 7)), least, "{words} of {whole}");
                assert_eq!(of_roll.threshold.needed(count(1, 0, whole)), least, "{words} of {whole}");
            }
        }
    }
}

#[test]
fn a_vote_passes_from_the_least_number_on() {
    for fraction in fractions() {
        for words in [fraction.clone(), more_than(&fraction)] {
            for base in ["cast", "roll"] {
                let rule: Rule = format!("for: {words} of {base}").parse().unwrap();
                for whole in WHOLES {
                    let least = least(&words, whole).max(1);
                    for favour in [0, least.saturating_sub(1), least, whole] {
                        if favour <= whole {
                            let expected = if favour >= least { Result::Passed } else { Result::NotPassed };
                            let counted = count(favour, whole - favour, whole);
                            assert_eq!(result(&rule, counted), expected, "{rule}: {favour} of {whole}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn quorums_are_met_from_the_least_number_on() {
    for fraction in fractions() {
        let approval: Rule =
            format!("for: majority of cast; approval quorum {fraction} of roll").parse().unwrap();
        let turnout: Rule =
            format!("for: majority of cast; turnout quorum {fraction} of roll").parse().unwrap();
        for whole in WHOLES {
            let least = least(&fraction, whole);
            for voting in [least - 1, least, whole] {
                let expected = |otherwise| match voting {
                    0 => Result::Lapsed,
                    _ if voting >= least => Result::Passed,
                    _ => otherwise,
                };
                // All who vote are in favour, so that nothing but the quorum can be missed.
                let counted = count(voting, 0, whole);
                assert_eq!(
                    result(&approval, counted),
                    expected(Result::NotPassed),
                    "{approval}: {voting} of {whole}"
                );
                assert_eq!(
                    result(&turnout, counted),
                    expected(Result::Lapsed),
                    "{turnout}: {voting} of {whole}"
                );
            }
        }
    }
}

#[test]
fn vetoes_stop_from_the_least_number_on() {
    for fraction in fractions() {
        for base in ["cast", "roll"] {
            let rule: Rule =
                format!("for: 1/1000 of cast; veto everybody {fraction} of {base}").parse().unwrap();
            let veto = &rule.vetoes[0];
            for whole in WHOLES {
                let least = least(&fraction, whole);
                for opposed in 0..=whole {
                    let counted = count(whole - opposed, opposed, whole);
                    assert_eq!(veto.used(counted), opposed >= least, "{rule}: {opposed} of {whole}");
                    assert_eq!(veto.needed(counted), least, "{rule}: {whole}");
                }
            }
        }
    }
}
