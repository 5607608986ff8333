//! One value at least of everything that can be said.

use domain::{
    ballot::{Channel, Paper},
    decision::{DecisionKind, Matter, Outcome, publishable},
    disclosure::publish,
    effect::{Notice, RoomRole},
    moment::{Moment, Span},
    party::Role,
    refusal::{Faults, Reason, Refused},
    rule::Rule,
    tally::{Counts, Figures, Step, judge},
    taxonomy::CodeKind,
    text::{Language, LocalText},
};
use serde_json::{Value, json};

use super::{
    deliberation, elections, mandates, negotiation, oneself, petitions, roll, rules::RULES, vocabulary,
};

pub(super) fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(super) fn closes() -> Moment {
    at("2026-11-22T18:00:00Z")
}

pub(super) fn text(words: [&str; 3]) -> LocalText {
    let each = ["en", "ar", "fr"].iter().zip(words);
    each.map(|(tag, words)| (tag.parse::<Language>().unwrap(), words.to_owned())).collect()
}

fn community() -> LocalText {
    text(["Amal Association", "جمعية أمل", "Association Amal"])
}

fn title() -> LocalText {
    text(["Health on the road", "الصحة في الطريق", "La santé en chemin"])
}

fn summary() -> LocalText {
    text([
        "The university asks 200 people about their health.\nNo names are kept.",
        "تسأل الجامعة 200 شخص عن صحتهم.\nلا تُحفظ أي أسماء.",
        "L’université interroge 200 personnes sur leur santé.\nAucun nom n’est gardé.",
    ])
}

/// A vote that was counted.
pub(super) struct Counted {
    pub kind: Matter,
    pub rule: Rule,
    pub counts: Counts,
    pub outcome: Outcome,
    pub steps: Vec<Step>,
}

/// Votes of every kind and with every step of the explanation.
pub(super) fn counted() -> Vec<Counted> {
    use Matter::{Charter, Consent, Mandate, Recall, Withdrawal};
    let adopted = "for: majority of cast; turnout quorum 1/4 of roll";
    let cases: [(Matter, &str, u64, &[u64]); 14] = [
        (Consent, RULES[0], 1_234, &[700, 120, 30, 84]),
        (Consent, RULES[0], 40, &[20, 6, 5, 1]),
        (Consent, RULES[0], 40, &[6, 14, 5, 5]),
        (Consent, RULES[0], 60, &[18, 6, 14, 5]),
        (Consent, RULES[0], 40, &[10, 1, 12, 2]),
        (Consent, "consent: majority of roll", 40, &[15, 6, 5, 5]),
        (Consent, "consent: majority of roll", 40, &[22, 6, 5, 1]),
        (Consent, RULES[1], 9, &[4, 0, 0, 0]),
        (Charter, adopted, 40, &[15, 6, 5]),
        (Charter, adopted, 40, &[9, 5, 0]),
        (Mandate, adopted, 40, &[5, 14, 6]),
        (Mandate, adopted, 40, &[8, 6, 0]),
        (Recall, adopted, 40, &[15, 6, 5]),
        (Withdrawal, "for: majority of cast", 2, &[0, 0, 1]),
    ];
    let plain = cases.into_iter().map(|(kind, rule, electorate, cells)| {
        let rule: Rule = rule.parse().unwrap();
        let figures = figures(&rule, electorate, cells);
        count(kind, rule, figures.into())
    });
    plain.chain(with_every_clause()).collect()
}

/// Votes in which delegates speak, objections are sustained, constituencies agree, disagree and refuse.
fn with_every_clause() -> impl Iterator<Item = Counted> {
    [(7, [30, 8, 0, 0]), (8, [36, 2, 0, 0])].into_iter().map(|(rule, cells): (usize, [u64; 4])| {
        let rule: Rule = RULES[rule].parse().unwrap();
        let women = [[3, 6, 0, 0], [8, 1, 1, 0]].map(|cells| figures(&rule, 12, &cells));
        let counts = Counts {
            whole: figures(&rule, 40, &cells),
            constituencies: [("women".parse().unwrap(), women[usize::from(rule.vetoes.is_empty())].clone())]
                .into(),
            objections: [("harm:refoulement".parse().unwrap(), 4), ("harm:stigma".parse().unwrap(), 1)]
                .into(),
            delegated: 7,
        };
        count(Matter::Consent, rule, counts)
    })
}

fn figures(rule: &Rule, electorate: u64, cells: &[u64]) -> Figures {
    Figures { electorate, cells: rule.paper.choices().iter().copied().zip(cells.iter().copied()).collect() }
}

fn decision_kind(matter: Matter) -> DecisionKind {
    match matter {
        Matter::Charter => DecisionKind::Charter,
        Matter::Mandate | Matter::Recall => DecisionKind::Mandate,
        Matter::Consent => DecisionKind::Consent,
        Matter::Withdrawal => DecisionKind::Withdrawal,
    }
}

fn count(kind: Matter, rule: Rule, counts: Counts) -> Counted {
    let tally = judge(counts.clone(), &rule);
    let steps = publishable(&tally.steps, &publish(rule.paper, &counts.whole, tally.result, 0), rule.paper);
    Counted { kind, rule, counts, outcome: Outcome::of(decision_kind(kind), tally.result), steps }
}

/// The place of a notice in the list of all kinds: a new one does not compile until it has one.
pub(super) const KINDS: usize = 103;
pub(super) fn place(notice: &Notice) -> usize {
    match notice {
        Notice::Welcome { .. } => 0,
        Notice::Joined { .. } => 1,
        Notice::Linked { .. } => 2,
        Notice::LanguageSet {} => 3,
        Notice::Help {} => 4,
        Notice::Tabled { .. } => 5,
        Notice::VoteOpened { .. } => 6,
        Notice::BallotCounts { .. } => 7,
        Notice::BallotWithdrawn {} => 8,
        Notice::CountHeldBack { .. } => 9,
        Notice::VoteVoid { .. } => 10,
        Notice::Outcome { .. } => 11,
        Notice::Proposals { .. } => 12,
        Notice::Terms { .. } => 13,
        Notice::Choices { .. } => 14,
        Notice::Refused { .. } => 15,
        Notice::HelpOn { .. } => 16,
        Notice::LevelsMended { .. } => 17,
        Notice::ObjectionCounts { .. } => 18,
        Notice::Harms { .. } => 19,
        Notice::MemberRemoved { .. } => 20,
        Notice::Constituencies { .. } => 21,
        Notice::BelongingSaid { .. } => 22,
        Notice::DelegationSaid { .. } => 23,
        Notice::Delegates { .. } => 24,
        Notice::LeaveWhich { .. } => 25,
        Notice::Left { .. } => 26,
        Notice::CrisisDeclared { .. } => 27,
        Notice::CrisisBegun { .. } => 28,
        Notice::CrisisEndAsked { .. } => 29,
        Notice::CrisisOver { .. } => 30,
        Notice::ElectionCalled { .. } => 31,
        Notice::NobodyNominated { .. } => 32,
        Notice::ElectionOpened { .. } => 33,
        Notice::ElectionOutcome { .. } => 34,
        Notice::Candidates { .. } => 35,
        Notice::PetitionBegun { .. } => 36,
        Notice::PetitionReached { .. } => 37,
        Notice::WithdrawalAsked { .. } => 38,
        Notice::CharterDrafted { .. } => 39,
        Notice::PressureReported { .. } => 40,
        Notice::VotePaused { .. } => 41,
        Notice::GoingOnAsked { .. } => 42,
        Notice::VoteGoesOn { .. } => 43,
        Notice::Petitions { .. } => 44,
        Notice::SignatureCounts { .. } => 45,
        Notice::Nominated { .. } => 46,
        Notice::ConcernRaised { .. } => 47,
        Notice::ConcernTaken { .. } => 48,
        Notice::SupportCounts { .. } => 49,
        Notice::ConcernWithdrawn { .. } => 50,
        Notice::ConcernReached { .. } => 51,
        Notice::ConcernAnswered { .. } => 52,
        Notice::AllAnswered {} => 53,
        Notice::Concerns { .. } => 54,
        Notice::TermsSentBack { .. } => 55,
        Notice::MandateEnded { .. } => 56,
        Notice::MandateSuspended { .. } => 57,
        Notice::InterestsChanged { .. } => 58,
        Notice::ResumingAsked { .. } => 59,
        Notice::MandateResumed { .. } => 60,
        Notice::MandateExpires { .. } => 61,
        Notice::ReportGiven { .. } => 62,
        Notice::ReportOverdue { .. } => 63,
        Notice::TrustSaid { .. } => 64,
        Notice::QuestionAsked { .. } => 65,
        Notice::QuestionTaken { .. } => 66,
        Notice::QuestionForwarded { .. } => 67,
        Notice::QuestionDeclined { .. } => 68,
        Notice::QuestionAnswered { .. } => 69,
        Notice::HarmsToName { .. } => 70,
        Notice::ApplicationTaken { .. } => 71,
        Notice::VouchSaid { .. } => 72,
        Notice::StewardAsked { .. } => 73,
        Notice::StewardsBecame { .. } => 74,
        Notice::Negotiation { .. } => 75,
        Notice::AbsenceFound { .. } => 76,
        Notice::OpeningWaits { .. } => 77,
        Notice::AbsenceAnswered { .. } => 78,
        Notice::OpenedWithout { .. } => 79,
        Notice::Absent { .. } => 80,
        Notice::TemperatureAsked { .. } => 81,
        Notice::TemperatureTaken { .. } => 82,
        Notice::LeaningCounts { .. } => 83,
        Notice::TemperatureOver { .. } => 84,
        Notice::Temperatures { .. } => 85,
        Notice::TermsQueued { .. } => 86,
        Notice::Checks { .. } => 87,
        Notice::Checked { .. } => 88,
        Notice::PressureConfided { .. } => 89,
        Notice::OpeningHeld { .. } => 90,
        Notice::OpeningAsked { .. } => 91,
        Notice::OpeningFreed { .. } => 92,
        Notice::BallotRecorded { .. } => 93,
        Notice::ReceiptGiven { .. } => 94,
        Notice::SignatureWaits { .. } => 95,
        Notice::LogShown { .. } => 96,
        Notice::LogRewritten { .. } => 97,
        Notice::AgreementSuspended { .. } => 98,
        Notice::SuspensionLifted { .. } => 99,
        Notice::WithdrawalAcknowledged { .. } => 100,
        Notice::DeletionAttested { .. } => 101,
        Notice::Agreements { .. } => 102,
    }
}

pub(super) fn notices() -> Vec<Notice> {
    let (community, title, closes) = (community(), title(), closes());
    let ballot = |channel, replaced| Notice::BallotCounts { channel, replaced, closes };
    let choices =
        |paper: Paper| Notice::Choices { question: title.clone(), choices: paper.choices().into(), closes };
    let mut all = vec![
        Notice::Welcome { community: community.clone() },
        Notice::Joined { community: community.clone() },
        Notice::Linked { community: community.clone() },
        Notice::LanguageSet {},
        Notice::Help {},
        Notice::HelpOn { command: "vote".to_owned() },
        Notice::Tabled { title: title.clone(), summary: summary(), vote_from: at("2027-03-01T09:05:30Z") },
        ballot(Channel::Room, false),
        ballot(Channel::DirectChat, true),
        Notice::BallotWithdrawn {},
        Notice::CountHeldBack { question: title.clone() },
        Notice::VoteVoid { question: title.clone() },
        Notice::CrisisDeclared { reason: summary(), confirm_by: closes },
        Notice::CrisisBegun { reason: summary(), until: closes },
        Notice::CrisisEndAsked { confirm_by: closes },
        Notice::CrisisOver { reason: summary() },
        Notice::Proposals { titles: vec![], waiting: vec![] },
        Notice::Proposals { titles: vec![title.clone(), community.clone()], waiting: vec![2] },
        choices(Paper::Consent),
        choices(Paper::Adopt),
        Notice::LevelsMended { room: RoomRole::BallotBox },
        Notice::LogShown { origin: "ownaccord.example/log".to_owned(), size: 12 },
        Notice::LogRewritten { size: 12 },
        Notice::Refused { refused: Reason::NoneOpen {}.into() },
        Notice::Refused { refused: several() },
    ];
    all.extend(petitions::notices(&community, &title));
    all.extend(deliberation::notices(&title));
    all.extend(mandates::notices());
    all.extend(negotiation::notices(&title));
    all.extend(oneself::notices(&community, &title));
    all.extend(roll::notices(&community));
    for (at, kind) in Matter::ALL.into_iter().enumerate() {
        let question = if kind == Matter::Charter { community.clone() } else { title.clone() };
        let rule = counted().into_iter().find(|counted| counted.kind == kind).unwrap().rule;
        all.push(Notice::VoteOpened {
            kind,
            question,
            rule,
            closes,
            confidential: at == 2,
            reopened: at == 1,
        });
    }
    all.extend(elections::notices());
    all.extend(counted().into_iter().map(|counted| Notice::Outcome {
        kind: counted.kind,
        question: if counted.kind == Matter::Charter { community.clone() } else { title.clone() },
        outcome: counted.outcome,
        published: publish(
            counted.rule.paper,
            &counted.counts.whole,
            judge(counted.counts.clone(), &counted.rule).result,
            0,
        ),
        steps: counted.steps,
    }));
    all
}

fn several() -> Refused {
    let mut faults = Faults::default();
    faults.field("title", Reason::Empty {});
    faults.field("term", Reason::TermTooLong { most: Span::days(730) });
    faults.or(()).unwrap_err()
}

/// What a part of a reason can be, by the code of the reason and the name of the part. What is not here is a failure.
fn values(code: &str, part: &str) -> Vec<Value> {
    match (code, part) {
        (_, "what") => vec![json!("proposal"), json!("holder"), json!("something")],
        ("input.malformed", _) => {
            texts(&["handle", "duration", "day", "moment", "id", "digest", "share", "scope", "else"])
        }
        ("chat.incomplete", _) => texts(&["terms", "!vote CHOICE", "something else"]),
        ("input.unknown-code", "kind") => CodeKind::ALL.iter().map(|(_, word)| json!(word)).collect(),
        (_, "kind") => DecisionKind::ALL.iter().map(|kind| json!(kind.word())).collect(),
        ("permission.data-not-covered", _) => texts(&["data:health", ""]),
        ("permission.purpose-not-covered", _) => texts(&["purpose:marketing"]),
        ("permission.technology-not-covered", _) => texts(&["technology:profiling"]),
        ("mandate.outside-scope", _) => texts(&["purpose:marketing", "GR-L"]),
        ("terms.place-outside-charter" | "input.unknown-place", _) => texts(&["GR-L"]),
        (_, "value") => texts(&["what they\nwrote"]),
        ("charter.share-above-parent", _) => texts(&["1/20"]),
        (_, "vouches") => vec![json!(2), json!(3), json!(11)],
        (_, "most") => {
            vec![json!(1), json!(2), json!(5), json!(2_000), json!("P365D"), json!("P1DT1H30M15S")]
        }
        (_, "least" | "mean" | "rare" | "of" | "minutes" | "reading") => vec![json!(8)],
        ("terms.sentence-too-long", "words") => vec![json!(31)],
        ("terms.words-too-rare", "words") => texts(&["notwithstanding, dissemination"]),
        (_, "language") => texts(&["ar", "fa-AF", "zu"]),
        (_, "handle") => texts(&["amal"]),
        (_, "notation") => texts(&["consent: 1/2 of cast"]),
        (_, "risk") => texts(&["low", "severe"]),
        (_, "lower") => texts(&["low", "medium"]),
        (_, "higher") => texts(&["high", "severe"]),
        ("question.stage", _) => texts(&["asked", "forwarded", "declined", "answered", "published"]),
        (_, "concerns") => texts(&["1, 3"]),
        (_, "point") => texts(&["children"]),
        (_, "role") => Role::ALL.iter().map(|role| json!(role.word())).collect(),
        (_, "domain") => texts(&["gmail.com"]),
        (_, "questions") => vec![json!(3)],
        (_, "line") => texts(&["no-origin-state"]),
        (_, "text") => vec![json!({
            "ar": "لا شيء يُسلَّم إلى سلطات الدولة التي غادرناها.",
            "en": "Nothing goes to the authorities of the state we left.",
        })],
        (_, "clause") => texts(&["rules.2"]),
        (_, "act") => texts(&["negotiate", "recommend"]),
        (_, "harm") => texts(&["harm:refoulement"]),
        (_, "condition") => texts(&["condition:refusal-costs-nothing"]),
        (_, "due") => texts(&["2027-01-31"]),
        (_, "stage") => vocabulary::words("", "stage").unwrap().into_iter().map(|word| json!(word)).collect(),
        (_, "state" | "wanted") => texts(&["REQUESTED"]),
        (_, "latest" | "version") => vec![json!(3)],
        (
            _,
            "until" | "from" | "opens" | "closed" | "closes" | "ended" | "since" | "when" | "next"
            | "again_at",
        ) => texts(&["2026-11-01T18:00:00Z"]),
        (_, "fault") => texts(&vocabulary::FAULTS),
        (_, "why") => texts(&["jws-signature"]),
        ("signature.other", "part") => texts(&vocabulary::words("refusal-signature-other", "part").unwrap()),
        (_, "part") => texts(&["what they\nwrote"]),
        (_, "example") => texts(&["2>1>none"]),
        (_, "grade") => texts(&["signed", "secret"]),
        (_, "choices") => [Paper::Consent, Paper::Adopt].iter().map(|paper| json!(paper.words())).collect(),
        (_, "open") => [1, 2, 3, 11, 100].iter().map(|count| json!(count)).collect(),
        (_, "word") => texts(&["vot"]),
        (_, "suggestion") => texts(&["vote", ""]),
        other => panic!("what can the part {other:?} of a reason be? Say so here."),
    }
}

fn texts(words: &[&str]) -> Vec<Value> {
    words.iter().map(|word| json!(word)).collect()
}

/// Every reason, with each thing that each of its parts can be.
pub(super) fn reasons() -> Vec<Reason> {
    let mut found = Vec::new();
    for (code, parts) in Reason::ALL {
        let before = found.len();
        let most = parts.iter().map(|part| values(code, part).len()).max().unwrap_or(1);
        for at in 0..most {
            let mut fields = serde_json::Map::from_iter([("code".to_owned(), json!(code))]);
            for part in *parts {
                let values = values(code, part);
                fields.insert((*part).to_owned(), values[at % values.len()].clone());
            }
            // A number where a length of time is wanted, or the other way round, is no such reason.
            found.extend(serde_json::from_value::<Reason>(Value::Object(fields)).ok());
        }
        assert!(found.len() > before, "no value of {code}");
    }
    found
}
