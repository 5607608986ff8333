//! One value at least of everything that is told while members deliberate.

use domain::{
    charter::Template,
    concern::{ConcernLine, Saying},
    effect::Notice,
    party::{Presenting, Service},
    proposal::{SentBackFor, Side},
    taxonomy::Code,
    terms::{
        AfterWithdrawalDraft, AssessmentDraft, BenefitDraft, ComplaintsDraft, OnwardDraft, PromiseDraft,
        RecipientDraft, RiskAnswerDraft, Terms, TermsDraft,
    },
    text::LocalText,
    understanding::{Check, Checked},
};

use super::samples::{at, closes, text};

fn typed(words: [&str; 3]) -> Vec<(String, String)> {
    ["en", "ar", "fr"].iter().zip(words).map(|(tag, words)| ((*tag).to_owned(), words.to_owned())).collect()
}

/// Terms with a clause of every kind.
/// What is done against each harm that the sample touches.
const ANSWERED: [(&str, [&str; 3]); 7] = [
    ("harm:data-breach", ["It is encrypted.", "البيانات مشفّرة.", "Tout est chiffré."]),
    (
        "harm:function-creep",
        [
            "Nobody uses it for anything else.",
            "لا يستعملها أحد لشيء آخر.",
            "Personne ne s’en sert pour autre chose.",
        ],
    ),
    (
        "harm:discrimination",
        [
            "No office and no employer sees it.",
            "لا تراها أي دائرة ولا أي صاحب عمل.",
            "Aucun bureau ni employeur ne la voit.",
        ],
    ),
    ("harm:stigma", ["Nobody is named.", "لا يُذكر اسم أحد.", "Personne n’est nommé."]),
    (
        "harm:loss-of-aid",
        [
            "Those who help you never see it.",
            "من يساعدونكم لا يرونها أبدًا.",
            "Ceux qui vous aident ne la voient jamais.",
        ],
    ),
    (
        "harm:psychological-harm",
        ["You can stop at any time.", "يمكنكم التوقف في أي وقت.", "Vous pouvez arrêter à tout moment."],
    ),
    (
        "harm:extraction",
        [
            "You hear first what we learned.",
            "تسمعون أولًا ما تعلّمناه.",
            "Vous apprenez en premier ce que nous avons trouvé.",
        ],
    ),
];

pub(super) fn terms() -> Terms {
    let charter = Template::SettledAssociation
        .draft(&["en".into(), "ar".into(), "fr".into()], &["DE".into()])
        .check()
        .unwrap();
    let report = typed(["A report in your languages", "تقرير بلغاتكم", "Un rapport dans vos langues"]);
    let draft = TermsDraft {
        title: typed(["Health on the road", "الصحة في الطريق", "La santé en chemin"]),
        summary: typed(["A survey.", "استبيان.", "Une enquête."]),
        purposes: vec!["purpose:academic-research".into()],
        data_categories: vec!["data:health".into(), "data:survey-answers".into()],
        journey_stages: vec!["stage:settlement".into()],
        recipients: vec![RecipientDraft {
            name: "University".into(),
            kind: "recipient:academic".into(),
            country: "DE".into(),
            onward: vec![OnwardDraft {
                kind: "recipient:ngo".into(),
                country: "DE".into(),
                what_for: typed(["To check the numbers", "للتحقق من الأرقام", "Pour vérifier les chiffres"]),
            }],
        }],
        places: vec!["DE".into()],
        storage_places: vec!["DE".into()],
        technologies: vec!["technology:aggregation".into()],
        retention: "P180D".into(),
        usage_trail: Some("P90D".into()),
        term: "P180D".into(),
        promises: vec![PromiseDraft { what: report.clone(), due: "2027-03-01".into(), evidence: report }],
        risks: ANSWERED
            .map(|(harm, mitigation)| RiskAnswerDraft { harm: harm.into(), mitigation: typed(mitigation) })
            .into(),
        assessment: Some(AssessmentDraft {
            digest: format!("sha256:{}", "0".repeat(64)),
            at: "https://university.example/study".into(),
        }),
        benefits: vec![BenefitDraft {
            benefit: "benefit:report-back".into(),
            to_whom: typed(["Everybody", "الجميع", "Tout le monde"]),
            due: "2027-03-01".into(),
        }],
        if_refused: typed(["Nothing happens.", "لا يحدث شيء.", "Il ne se passe rien."]),
        withdrawal: AfterWithdrawalDraft {
            within: "P14D".into(),
            how: typed(["You get the record", "تحصلون على المحضر", "Vous recevez le procès-verbal"]),
        },
        complaints: ComplaintsDraft {
            to: "ombudsperson@university.example".into(),
            how: typed(["In your language", "بلغتكم", "Dans votre langue"]),
        },
        conditions: vec!["condition:refusal-costs-nothing".into(), "condition:no-service-depends".into()],
        legal_basis: Some("basis:public-interest".into()),
    };
    draft.check(&charter, at("2026-11-22T12:00:00Z")).unwrap()
}

fn asker() -> Presenting {
    let service = |what: &str, essential| Service {
        what: what.to_owned(),
        whom: "Families in the camp".to_owned(),
        essential,
    };
    Presenting {
        name: "University of the Aegean".to_owned(),
        domain: Some("aegean.example".parse().unwrap()),
        services: vec![service("Food parcels", true), service("Evening classes", false)],
    }
}

fn said() -> LocalText {
    [("ar".parse().unwrap(), "من يقرأ أجوبتنا؟".to_owned())].into_iter().collect()
}

/// The first question right, the others not.
fn checked(terms: &Terms) -> Vec<Checked> {
    let one = |(at, check): (usize, Check)| {
        let answer = check.choices[0].clone();
        Checked { asks: check.asks, right: at == 0, answer }
    };
    terms.checks().into_iter().enumerate().map(one).collect()
}

fn harm() -> Code {
    "harm:refoulement".parse().unwrap()
}

pub(super) fn notices(title: &LocalText) -> Vec<Notice> {
    let answer = text(["Two researchers.", "باحثان اثنان.", "Deux chercheuses."]);
    let question = text(["Who has access?", "من له حق الاطلاع؟", "Qui a accès ?"]);
    let terms = terms();
    let line = |number, clause, due, answer| ConcernLine {
        number,
        clause,
        says: Saying::Words(said()),
        supported: number == 1,
        due,
        answer,
    };
    let mut all = vec![
        Notice::TermsQueued { title: title.clone(), minutes: 26 },
        Notice::Terms {
            title: terms.title.clone(),
            summary: terms.summary.clone(),
            clauses: terms.clauses(),
            asked_by: Some(asker()),
        },
        Notice::ConcernRaised { number: 1, clause: Some(2), says: Saying::Words(said()) },
        Notice::ConcernRaised { number: 2, clause: None, says: Saying::Harm(harm()) },
        Notice::ConcernTaken { number: 1, own: true },
        Notice::ConcernTaken { number: 2, own: false },
        Notice::HarmsToName { title: title.clone(), harms: vec![harm()] },
        Notice::SupportCounts { number: 1, says: Saying::Words(said()), supports: true },
        Notice::SupportCounts { number: 1, says: Saying::Harm(harm()), supports: false },
        Notice::ConcernWithdrawn { number: 1 },
        Notice::ConcernReached { number: 1, due: Some(closes()), holds: true },
        Notice::ConcernReached { number: 1, due: Some(closes()), holds: false },
        Notice::ConcernReached { number: 1, due: None, holds: true },
        Notice::ConcernAnswered { number: 1, by: Side::Requester, words: answer.clone() },
        Notice::ConcernAnswered { number: 1, by: Side::Community, words: answer.clone() },
        Notice::AllAnswered {},
        Notice::Concerns { title: title.clone(), all: Vec::new() },
        Notice::Concerns {
            title: title.clone(),
            all: vec![line(1, Some(2), Some(closes()), None), line(3, None, None, Some(answer.clone()))],
        },
        Notice::QuestionAsked { number: 1, clause: None, words: said() },
        Notice::QuestionTaken { number: 1 },
        Notice::QuestionForwarded { number: 1, words: question.clone() },
        Notice::QuestionDeclined { number: 1, reason: question },
        Notice::QuestionAnswered { number: 1, answer: answer.clone() },
        Notice::TermsSentBack { title: title.clone(), because: SentBackFor::Unanswered },
        Notice::TermsSentBack { title: title.clone(), because: SentBackFor::NotUnderstood },
        Notice::TermsSentBack { title: title.clone(), because: SentBackFor::RedLine },
        Notice::Checks { title: title.clone(), checks: terms.checks() },
        Notice::Checked { checked: checked(&terms) },
    ];
    all.extend(super::before_vote::notices(title));
    all
}
