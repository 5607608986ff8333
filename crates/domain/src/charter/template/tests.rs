use super::*;
use crate::{
    charter::{Charter, UseOfData},
    moment::Span,
    taxonomy::{Code, risk as risk_of},
};

fn charter(template: Template) -> Charter {
    template.draft(&LANGUAGES.map(str::to_owned), &["GR".into(), "DE".into()]).check().unwrap()
}

#[test]
fn each_passes_its_own_check_in_every_language_alone_and_in_all() {
    for template in Template::ALL {
        assert_eq!(Template::named(template.name()), Some(template));
        for languages in [&LANGUAGES[..], &LANGUAGES[..1], &LANGUAGES[1..2], &LANGUAGES[2..]] {
            let languages: Vec<_> = languages.iter().map(|tag| (*tag).to_owned()).collect();
            let draft = template.draft(&languages, &["GR".into()]);
            let charter = draft.check().unwrap_or_else(|refused| panic!("{template:?}: {refused}"));
            assert_eq!(charter.languages.len(), languages.len());
            assert_eq!(charter.risks.len(), draft.risks.len());
            assert!(
                charter.risks.iter().all(|row| row.stage.is_some() || row.data.is_some()),
                "{template:?}"
            );
        }
    }
    assert_eq!(Template::named("no-such-thing"), None);
}

/// What one template lays down, as its difference from the others is told.
#[derive(Debug, PartialEq)]
struct Told {
    name: &'static str,
    longest_term_days: u32,
    most_assisted: u32,
    conditions: usize,
    constituencies: &'static [&'static str],
    crisis: bool,
    report_days: u32,
    /// Hours to think, and hours to vote, on consent at low, medium, high and severe risk.
    consent_hours: [(u32, u32); 4],
    charter_hours: (u32, u32),
    petition_percent: u64,
}

const TOLD: [Told; 3] = [
    Told {
        name: "settled-association",
        longest_term_days: 730,
        most_assisted: 2,
        conditions: 2,
        constituencies: &[],
        crisis: false,
        report_days: 182,
        consent_hours: [(168, 168), (168, 168), (336, 168), (504, 168)],
        charter_hours: (72, 168),
        petition_percent: 10,
    },
    Told {
        name: "people-in-transit",
        longest_term_days: 180,
        most_assisted: 4,
        conditions: 4,
        constituencies: &["women", "travelling-alone"],
        crisis: true,
        report_days: 30,
        consent_hours: [(48, 72), (72, 72), (120, 72), (168, 120)],
        charter_hours: (24, 72),
        petition_percent: 5,
    },
    Told {
        name: "sudden-crisis",
        longest_term_days: 90,
        most_assisted: 6,
        conditions: 3,
        constituencies: &["searching", "hurt-or-ill"],
        crisis: true,
        report_days: 14,
        consent_hours: [(12, 24), (24, 48), (72, 72), (120, 72)],
        charter_hours: (12, 48),
        petition_percent: 5,
    },
];

fn hours(span: Span) -> u32 {
    span.as_seconds() / 3_600
}

#[test]
fn how_they_differ() {
    for (template, told) in Template::ALL.into_iter().zip(TOLD) {
        let charter = charter(template);
        let times = |kind, risk| {
            let rule = charter.rule(kind, risk).unwrap();
            (hours(rule.least_deliberation), hours(rule.window))
        };
        let names: Vec<_> = charter.constituencies.iter().map(|one| one.name.to_string()).collect();
        assert_eq!(names, told.constituencies, "{}", told.name);
        let found = Told {
            name: template.name(),
            longest_term_days: charter.longest_term.as_seconds() / 86_400,
            most_assisted: charter.most_assisted,
            conditions: charter.conditions.len(),
            crisis: charter.crisis.is_some(),
            report_days: charter.reporting.as_ref().map_or(0, |duty| duty.every.as_seconds() / 86_400),
            consent_hours: Risk::ALL.map(|risk| times(DecisionKind::Consent, risk)),
            charter_hours: times(DecisionKind::Charter, Risk::Low),
            petition_percent: charter.petitions.recall.least_of(100),
            ..told
        };
        assert_eq!(found, told);
        for grave in [Risk::High, Risk::Severe] {
            let rule = charter.rule(DecisionKind::Consent, grave).unwrap();
            assert!(rule.secrecy == Secrecy::Confidential && rule.delegation.is_none(), "{template:?}");
        }
    }
}

#[test]
fn what_is_forbidden_and_how_grave_it_is_depends_on_the_context() {
    // Purpose, data, recipient; then the line that is crossed, and the risk in transit, under each template.
    type Case = ([&'static str; 3], [&'static str; 3], [Risk; 3]);
    use Risk::{High, Low, Medium, Severe};
    let cases: [Case; 5] = [
        (
            ["purpose:academic-research", "data:survey-answers", "recipient:academic"],
            ["", "", ""],
            [Low, Low, Low],
        ),
        (["purpose:early-warning", "data:contact", "recipient:ngo"], ["", "", ""], [Medium, High, Medium]),
        (
            ["purpose:public-service-planning", "data:location", "recipient:local-government"],
            ["", "no-tracking", ""],
            [Severe, Severe, Severe],
        ),
        (
            ["purpose:ai-training", "data:aid-received", "recipient:ngo"],
            ["", "", "aid-is-for-aid"],
            [Medium, High, High],
        ),
        (
            ["purpose:border-control", "data:fingerprint", "recipient:border-agency"],
            ["no-migration-control"; 3],
            [Severe, Severe, Severe],
        ),
    ];
    let stage: [Code; 1] = ["stage:in-transit".parse().unwrap()];
    for (asked, crossed, risks) in cases {
        let [purpose, data, recipient] = asked.map(|code| [code.parse::<Code>().unwrap()]);
        let asked_for = UseOfData {
            purposes: &purpose,
            data_categories: &data,
            recipient_kinds: &recipient,
            technologies: &[],
            places: &[],
        };
        for ((template, crossed), level) in Template::ALL.into_iter().zip(crossed).zip(risks) {
            let charter = charter(template);
            let line = charter.red_lines.iter().find(|line| line.crossed_by(asked_for));
            assert_eq!(line.map_or("", |line| &line.code), crossed, "{template:?} {asked:?}");
            assert_eq!(risk_of(&stage, &data, &recipient, &charter.risks), level, "{template:?} {asked:?}");
        }
    }
}
