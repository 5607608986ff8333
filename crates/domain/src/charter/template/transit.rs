//! People on the way, or in camps. They move on within weeks, share telephones, and depend on those who ask. So votes are short and quorums of the
//! roll small, for many on it have left; where somebody is, or is going, is nobody's business; aid, a place and a procedure depend on
//! no answer; an interpreter is there; more members may be helped to vote; and what is agreed ends within half a year. Three who have been
//! there for a week let somebody in: stewards travel on too, and whoever holds the door alone can be leaned on.

use super::{
    COSIGNERS, LINE, Line, Say, Timed, Words, choosing, deliberation, owned, petitions, readability, risk,
    rules, stewards, vouching,
};
use crate::{
    charter::{BurdenDraft, CharterDraft, CrisisDraft, Scale},
    decision::DecisionKind::{Charter, Consent, Mandate, Withdrawal},
    taxonomy::Risk,
};

/// From "high" up women can stop it by themselves, and a harm that a tenth of the roll stands behind sends it back.
const RULES: [Timed; 7] = [
    (Charter, None, "for: 2/3 of cast; turnout quorum 1/5 of roll", "P1D", "P3D"),
    (Mandate, None, "for: majority of cast; turnout quorum 1/5 of roll", "P1D", "P3D"),
    (Consent, None, "consent: 2/3 of cast; approval quorum 1/5 of roll", "P2D", "P3D"),
    (Consent, Some(Risk::Medium), "consent: 2/3 of cast; approval quorum 1/4 of roll", "P3D", "P3D"),
    (
        Consent,
        Some(Risk::High),
        "consent: 3/4 of cast; approval quorum 1/4 of roll; objection by 1/10 of roll sends back; veto women 1/2 of cast",
        "P5D",
        "P3D",
    ),
    (
        Consent,
        Some(Risk::Severe),
        "consent: 4/5 of cast; approval quorum 1/3 of roll; objection by 1/10 of roll sends back; veto women 1/2 of cast",
        "P7D",
        "P5D",
    ),
    (Withdrawal, None, "for: majority of cast", "PT12H", "P2D"),
];

const PRINCIPLES: [Words; 2] = [
    [
        "No aid, no place in a camp and no procedure depends on how we answer.",
        "لا تتوقّف مساعدة ولا مكان في مخيّم ولا إجراء على جوابنا.",
        "Aucune aide, aucune place dans un camp et aucune procédure ne dépend de notre réponse.",
    ],
    [
        "Who travels on keeps their say for as long as they want it.",
        "من يواصل طريقه يبقى له صوته ما دام يريد.",
        "Qui poursuit sa route garde sa voix aussi longtemps qu’il le veut.",
    ],
];

const RED_LINES: [Line; 2] = [
    Line {
        code: "no-tracking",
        text: [
            "No record of where one of us is, was or is going goes to a state or the police.",
            "لا يُسلَّم إلى أي دولة أو شرطة ما يدلّ على مكان أحد منّا، أين كان أو إلى أين يذهب.",
            "Rien de ce qui dit où l’un de nous est, était ou va n’est transmis à un État ou à la police.",
        ],
        data_categories: &["data:location", "data:contact"],
        recipient_kinds: &["recipient:government"],
        ..LINE
    },
    Line {
        code: "no-body-data",
        text: [
            "No fingerprints and nothing else of our bodies.",
            "لا بصمات ولا أي شيء آخر من أجسادنا.",
            "Pas d’empreintes, ni rien d’autre de nos corps.",
        ],
        data_categories: &["data:biometric"],
        ..LINE
    },
];

/// In a crisis: a raid, a closed border, a fire.
const CRISIS_LINES: [Line; 1] = [Line {
    code: "no-state-now",
    text: [
        "For as long as this lasts, nothing goes to any authority of a state.",
        "ما دام هذا مستمرًّا لا يُسلَّم شيء إلى أي سلطة في أي دولة.",
        "Tant que cela dure, rien n’est transmis à aucune autorité d’un État.",
    ],
    recipient_kinds: &["recipient:government"],
    ..LINE
}];

pub(super) fn draft(say: &Say<'_>) -> CharterDraft {
    CharterDraft {
        languages: say.languages.to_vec(),
        places: say.places.to_vec(),
        scale: Scale::Regional,
        principles: say.principles(&PRINCIPLES),
        red_lines: say.red_lines(&RED_LINES),
        conditions: owned(&[
            "condition:refusal-costs-nothing",
            "condition:no-service-depends",
            "condition:no-procedure-depends",
            "condition:interpreter-available",
        ]),
        constituencies: say.constituencies(&[
            ("women", ["Women", "النساء", "Les femmes"]),
            (
                "travelling-alone",
                ["Young people who travel alone", "الشباب المسافرون وحدهم", "Les jeunes qui voyagent seuls"],
            ),
        ]),
        rules: rules(&RULES),
        choosing: Some(choosing("1/5", "P1D", "P3D")),
        most_assisted: 4,
        risks: vec![
            risk("stage:in-transit", "data:contact", "", Risk::High),
            risk("stage:in-camp", "data:aid-received", "", Risk::High),
            risk("stage:in-transit", "", "recipient:telecom", Risk::High),
        ],
        longest_term: "P180D".to_owned(),
        reporting: Some(say.reporting("P30D")),
        ombuds: None,
        proven_domain: false,
        petitions: petitions("1/20"),
        deliberation: deliberation("1/20", "P3D"),
        offers_answered_within: None,
        readability: Some(readability(say.languages)),
        admission: Some(vouching(3, "P7D")),
        stewards: Some(stewards(2, 7)),
        cosigners: Some(COSIGNERS),
        burden: Some(BurdenDraft { minutes: 180 }),
        crisis: Some(CrisisDraft {
            longest_term: "P30D".to_owned(),
            rules: Vec::new(),
            red_lines: CRISIS_LINES.iter().map(|line| line.draft(say)).collect(),
            burden: Some(BurdenDraft { minutes: 90 }),
            lapses_after: "P14D".to_owned(),
        }),
    }
}
