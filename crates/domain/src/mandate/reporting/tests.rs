use super::*;
use crate::{
    charter::ReportDutyDraft,
    mandate::{
        Nomination,
        tests::{granted_for, held, nomination},
    },
    moment::Span,
    terms::tests as sample,
};

fn words(text: &str) -> TypedText {
    ["en", "ar"].map(|tag| (tag.to_owned(), text.to_owned())).into()
}

/// A mandate for a hundred days that asks for a report every thirty.
fn mandate() -> Mandate {
    let reporting = Some(ReportDutyDraft { what: words("What you did"), every: "P30D".into() });
    granted_for(Nomination { term: "P100D".into(), reporting, ..nomination() })
}

fn day(days: u32) -> Moment {
    sample::now().plus(Span::days(days))
}

fn report(mandate: Mandate, at: Moment) -> Result<Step<(Mandate, MandateReport)>, Refused> {
    let wanted = ["en", "ar"].map(|tag| tag.parse().unwrap());
    let (report, intermediary) = (words("We met twice."), "Bridge".to_owned());
    mandate.report(Telling { report: &report, wanted: &wanted, intermediary }, at)
}

#[test]
fn one_is_due_each_time_that_so_much_of_the_term_is_over() {
    // The days on which a report is given; the number that each answers, and the day on which the next one is due.
    type Given = &'static [(u32, u32, Option<u32>)];
    let cases: [Given; 5] = [
        &[(30, 1, Some(60)), (60, 2, Some(90)), (95, 3, None)],
        // Early, each answers the next date.
        &[(3, 1, Some(60)), (31, 2, Some(90))],
        // Late, one answers all dates that have come.
        &[(75, 2, Some(90))],
        &[(92, 3, None)],
        &[(29, 1, Some(60)), (59, 2, Some(90)), (89, 3, None)],
    ];
    for given in cases {
        let mut mandate = mandate();
        assert_eq!(mandate.report_due(), Some(day(30)));
        for (on, number, next) in given.iter().copied() {
            let step = report(mandate, day(on)).unwrap();
            let (after, told) = step.next;
            assert_eq!(
                (told.number, told.due, told.given_at),
                (number, day(30 * number), day(on)),
                "{given:?}"
            );
            assert_eq!((after.report_due(), step.effects.len()), (next.map(day), 1), "{given:?}");
            mandate = after;
        }
    }
}

#[test]
fn nobody_reports_ahead_of_two_dates_or_without_a_mandate_or_words() {
    let once = report(mandate(), day(3)).unwrap().next.0;
    let refused = report(once.clone(), day(29)).unwrap_err();
    assert_eq!(refused, Reason::ReportGiven { next: day(30) }.into());
    assert!(report(once.clone(), day(30)).is_ok());
    assert!(report(once.clone(), day(100)).unwrap_err().has("mandate.not-held"));
    let resigned = once.clone().resigned(held(Vec::new()), day(31)).unwrap().next.0;
    assert!(report(resigned.clone(), day(32)).unwrap_err().has("mandate.not-held"));
    assert_eq!((resigned.report_due(), resigned.report_overdue(day(60))), (None, false));
    let (nothing, wanted) = (TypedText::new(), ["en".parse().unwrap()]);
    let said = Telling { report: &nothing, wanted: &wanted, intermediary: "Bridge".into() };
    assert!(once.report(said, day(31)).unwrap_err().has("input.language-missing"));
    // Where nothing is asked for, one can still report.
    let free = granted_for(Nomination { term: "P100D".into(), ..nomination() });
    let mut free =
        Mandate { text: crate::mandate::MandateText { reporting: None, ..free.text.clone() }, ..free };
    for number in 1..4 {
        let (after, told) = report(free, day(number)).unwrap().next;
        assert_eq!((told.number, told.due, after.report_due()), (number, day(number), None));
        free = after;
    }
}

#[test]
fn a_late_one_is_told_once() {
    let held = held(Vec::new());
    let mut mandate = mandate();
    let mut told = Vec::new();
    for on in 0..100 {
        if on == 40 {
            mandate = report(mandate, day(on)).unwrap().next.0;
        }
        let due = mandate.next_look().is_some_and(|at| at <= day(on));
        let step = mandate.looked_at(&held, day(on));
        let late = step.facts.iter().filter(|fact| matches!(fact, Fact::MandateReportOverdue { .. })).count();
        assert_eq!(late > 0 || !step.effects.is_empty(), due, "day {on}");
        if late > 0 {
            told.push(on);
            let to = step
                .effects
                .iter()
                .filter(|effect| matches!(effect, Effect::Tell { notice: Notice::ReportOverdue { .. }, .. }));
            assert_eq!(to.count(), 2, "the assembly and the stewards");
        }
        mandate = step.next;
        assert_eq!(mandate.report_overdue(day(on)), (30..40).contains(&on) || on >= 60, "day {on}");
    }
    // The second was never given: it is told of once, and the third with it.
    assert_eq!(told, [30, 60]);
}
