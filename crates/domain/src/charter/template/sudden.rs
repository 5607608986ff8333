//! People whom a sudden crisis has displaced: an earthquake, a war that came overnight. Nothing is settled and everybody asks at once. What can wait
//! a day waits a day and no more; what is grave still waits days. Nobody can be asked to have time, so many may be helped and quorums are small at low risk,
//! and rise steeply with it; nothing lasts longer than three months; and what was collected to help is for helping. Stewards let people in: nobody has been
//! there for long enough to vouch.

use super::{
    COSIGNERS, LINE, Line, Say, Timed, Words, choosing, deliberation, invitation, owned, petitions,
    readability, risk, rules, stewards,
};
use crate::{
    charter::{BurdenDraft, CharterDraft, CrisisDraft, Scale},
    decision::DecisionKind::{Charter, Consent, Mandate, Withdrawal},
    taxonomy::Risk,
};

const RULES: [Timed; 7] = [
    (Charter, None, "for: 2/3 of cast; turnout quorum 1/10 of roll", "PT12H", "P2D"),
    (Mandate, None, "for: majority of cast; turnout quorum 1/10 of roll", "PT12H", "P2D"),
    (Consent, None, "consent: majority of cast; approval quorum 1/10 of roll", "PT12H", "P1D"),
    (Consent, Some(Risk::Medium), "consent: 2/3 of cast; approval quorum 1/6 of roll", "P1D", "P2D"),
    (Consent, Some(Risk::High), "consent: 3/4 of cast; approval quorum 1/4 of roll", "P3D", "P3D"),
    (Consent, Some(Risk::Severe), "consent: 4/5 of cast; approval quorum 1/3 of roll", "P5D", "P3D"),
    (Withdrawal, None, "for: majority of cast", "PT6H", "P1D"),
];

const PRINCIPLES: [Words; 2] = [
    [
        "That there is no time is no reason not to ask.",
        "ضيق الوقت ليس سببًا لعدم السؤال.",
        "Manquer de temps n’est pas une raison de ne pas demander.",
    ],
    [
        "What is decided in haste ends soon, and is asked again.",
        "ما يُقرَّر على عجل ينتهي قريبًا ويُسأل عنه من جديد.",
        "Ce qui est décidé dans l’urgence prend fin bientôt, et se redemande.",
    ],
];

const RED_LINES: [Line; 2] = [
    Line {
        code: "aid-is-for-aid",
        text: [
            "What we say to get help is not sold, and trains no machines.",
            "ما نقوله لنحصل على المساعدة لا يُباع ولا تُدرَّب به الآلات.",
            "Ce que nous disons pour être aidés ne se vend pas et n’entraîne pas de machines.",
        ],
        purposes: &["purpose:marketing", "purpose:commercial-research", "purpose:ai-training"],
        ..LINE
    },
    Line {
        code: "no-decision-by-machine",
        text: [
            "No machine decides who gets help.",
            "لا تقرّر آلة من يحصل على المساعدة.",
            "Aucune machine ne décide qui est aidé.",
        ],
        technologies: &["technology:automated-decision"],
        ..LINE
    },
];

/// While the danger itself goes on.
const CRISIS_LINES: [Line; 1] = [Line {
    code: "no-whereabouts-now",
    text: [
        "For as long as the danger lasts, nobody is told where one of us is, except to help.",
        "ما دام الخطر قائمًا لا يُخبَر أحد بمكان أحد منّا إلا للمساعدة.",
        "Tant que dure le danger, personne n’apprend où est l’un de nous, sauf pour aider.",
    ],
    purposes: &[
        "purpose:research",
        "purpose:journalism",
        "purpose:public-service-planning",
        "purpose:statistics",
    ],
    data_categories: &["data:location", "data:contact"],
    ..LINE
}];

pub(super) fn draft(say: &Say<'_>) -> CharterDraft {
    CharterDraft {
        languages: say.languages.to_vec(),
        places: say.places.to_vec(),
        scale: Scale::National,
        principles: say.principles(&PRINCIPLES),
        red_lines: say.red_lines(&RED_LINES),
        conditions: owned(&[
            "condition:refusal-costs-nothing",
            "condition:no-service-depends",
            "condition:interpreter-available",
        ]),
        constituencies: say.constituencies(&[
            (
                "searching",
                [
                    "Families who look for somebody",
                    "عائلات تبحث عن مفقود",
                    "Les familles qui cherchent quelqu’un",
                ],
            ),
            (
                "hurt-or-ill",
                ["People who are hurt or ill", "الجرحى والمرضى", "Les personnes blessées ou malades"],
            ),
        ]),
        rules: rules(&RULES),
        choosing: Some(choosing("1/10", "PT12H", "P2D")),
        most_assisted: 6,
        risks: vec![
            risk("", "data:health", "recipient:government", Risk::High),
            risk("", "data:aid-received", "", Risk::High),
            risk("", "data:location", "recipient:for-profit", Risk::High),
        ],
        longest_term: "P90D".to_owned(),
        reporting: Some(say.reporting("P14D")),
        ombuds: None,
        proven_domain: false,
        petitions: petitions("1/20"),
        deliberation: deliberation("1/20", "P2D"),
        offers_answered_within: None,
        readability: Some(readability(say.languages)),
        admission: Some(invitation()),
        stewards: Some(stewards(2, 5)),
        cosigners: Some(COSIGNERS),
        burden: Some(BurdenDraft { minutes: 120 }),
        crisis: Some(CrisisDraft {
            longest_term: "P30D".to_owned(),
            rules: rules(&[(
                Consent,
                Some(Risk::Severe),
                "consent: 9/10 of cast; approval quorum 1/2 of roll",
                "P7D",
                "P3D",
            )]),
            red_lines: CRISIS_LINES.iter().map(|line| line.draft(say)).collect(),
            burden: Some(BurdenDraft { minutes: 60 }),
            lapses_after: "P30D".to_owned(),
        }),
    }
}
