//! Rules of decision whose every word is said.

pub(super) const RULES: [&str; 10] = [
    "consent: 2/3 of cast; approval quorum 1/4 of roll",
    "consent: majority of cast; approval quorum 1/3 of roll; turnout quorum 1/2 of roll",
    "consent: 1/1 of cast",
    "consent: 3/4 of roll",
    "for: majority of cast; turnout quorum 1/4 of roll",
    "for: more than 3/5 of roll; approval quorum 1/1 of roll",
    "for: 2/3 of roll",
    "consent: majority of cast; objection by 1/20 of roll sends back; concurrent women 2/3 of cast; veto women 1/2 of roll",
    "consent: majority of cast; objection by 1/10 of roll asks 4/5 of roll; concurrent women majority of roll",
    "for: majority of cast; objection by 1/4 of roll asks 1/1 of cast; veto women 1/1 of cast",
];
