//! People who have settled: they have addresses, evenings and years. There is time to talk, a quarter of the roll can be asked to
//! take part, and what is agreed may last two years. Who comes in is known to two members, and to a steward who asks them.

use super::{
    COSIGNERS, Say, Timed, both, choosing, deliberation, owned, petitions, readability, rules, stewards,
};
use crate::{
    charter::{BurdenDraft, CharterDraft, Scale},
    decision::DecisionKind::{Charter, Consent, Mandate, Withdrawal},
    taxonomy::Risk,
};

/// Consent is counted with an approval quorum, so that nobody gains by staying away.
const RULES: [Timed; 7] = [
    (Charter, None, "for: 2/3 of cast; turnout quorum 1/4 of roll", "P3D", "P7D"),
    (Mandate, None, "for: majority of cast; turnout quorum 1/4 of roll", "P3D", "P7D"),
    (Consent, None, "consent: majority of cast; approval quorum 1/4 of roll", "P7D", "P7D"),
    (Consent, Some(Risk::Medium), "consent: 2/3 of cast; approval quorum 1/4 of roll", "P7D", "P7D"),
    (Consent, Some(Risk::High), "consent: 2/3 of cast; approval quorum 1/3 of roll", "P14D", "P7D"),
    (Consent, Some(Risk::Severe), "consent: 3/4 of cast; approval quorum 1/2 of roll", "P21D", "P7D"),
    (Withdrawal, None, "for: majority of cast", "P1D", "P7D"),
];

pub(super) fn draft(say: &Say<'_>) -> CharterDraft {
    CharterDraft {
        languages: say.languages.to_vec(),
        places: say.places.to_vec(),
        scale: Scale::National,
        principles: say.principles(&[]),
        red_lines: say.red_lines(&[]),
        conditions: owned(&["condition:refusal-costs-nothing", "condition:no-service-depends"]),
        constituencies: Vec::new(),
        rules: rules(&RULES),
        choosing: Some(choosing("1/4", "P3D", "P7D")),
        most_assisted: 2,
        risks: Vec::new(),
        longest_term: "P730D".to_owned(),
        reporting: Some(say.reporting("P182D")),
        ombuds: None,
        proven_domain: false,
        petitions: petitions("1/10"),
        deliberation: deliberation("1/20", "P7D"),
        offers_answered_within: None,
        readability: Some(readability(say.languages)),
        admission: Some(both(2, "P30D")),
        stewards: Some(stewards(2, 9)),
        cosigners: Some(COSIGNERS),
        burden: Some(BurdenDraft { minutes: 240 }),
        crisis: None,
    }
}
