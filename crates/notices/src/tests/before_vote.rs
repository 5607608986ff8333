//! One value at least of what is told of who is not in the room, and of temperature checks.

use domain::{
    absence::{AbsenceLine, Finding, Needed, Settles},
    effect::Notice,
    temperature::{Leaning, Leanings, TemperatureLine},
    text::LocalText,
};

use super::{
    deliberation,
    samples::{closes, text},
};

fn lines() -> Vec<AbsenceLine> {
    let women = || text(["Women", "النساء", "Femmes"]);
    let plan = text(["We phone them.", "نتصل بهم هاتفيًا.", "Nous leur téléphonons."]);
    let reason = text(["Nobody translates it.", "لا أحد يترجمه.", "Personne ne le traduit."]);
    let by = deliberation::terms().promises[0].due.clone();
    let line = |finding, label, answer| AbsenceLine { finding, label, answer };
    let named = || "women".parse().unwrap();
    let tigrinya = "ti".parse().unwrap();
    let missing = |text| Finding::Untranslated { text, language: "ar".parse().unwrap() };
    vec![
        line(Finding::Scarce { constituency: named() }, women(), Some((Settles::Plan { by }, plan))),
        line(Finding::Unreached { constituency: named() }, women(), None),
        line(missing(Needed::Terms), LocalText::default(), None),
        line(missing(Needed::Answer(3)), LocalText::default(), Some((Settles::Waiver, reason))),
        line(Finding::Unspoken { language: tigrinya }, LocalText::default(), None),
    ]
}

pub(super) fn notices(title: &LocalText) -> Vec<Notice> {
    let open = || -> Vec<_> { lines().into_iter().filter(|line| line.answer.is_none()).collect() };
    let title = || title.clone();
    let over = |counts, clause| Notice::TemperatureOver {
        title: title(),
        number: 1,
        clause,
        shown: Leanings { roll: 40, counts }.shown(),
    };
    let line = |number, closes, mine, counts| TemperatureLine {
        number,
        clause: Some(2),
        closes,
        mine,
        shown: Leanings { roll: 40, counts }.shown(),
    };
    let mut all = vec![
        Notice::AbsenceFound { title: title(), lines: open() },
        Notice::OpeningWaits { title: title(), lines: open(), for_stewards: true },
        Notice::OpeningWaits { title: title(), lines: open(), for_stewards: false },
        Notice::AbsenceAnswered { lines: lines().into_iter().filter(|line| line.answer.is_some()).collect() },
        Notice::OpenedWithout { lines: lines() },
        Notice::Absent { title: title(), lines: lines() },
        Notice::Absent { title: title(), lines: Vec::new() },
        Notice::TemperatureAsked { number: 1, clause: Some(2), closes: closes() },
        Notice::TemperatureAsked { number: 2, clause: None, closes: closes() },
        Notice::TemperatureTaken { number: 1 },
        over([10, 6, 12], None),
        over([10, 4, 12], Some(2)),
        over([20, 0, 0], None),
        over([1, 1, 1], None),
        Notice::Temperatures { title: title(), all: Vec::new() },
        Notice::Temperatures {
            title: title(),
            all: vec![
                line(1, None, None, [10, 6, 12]),
                line(2, None, None, [0, 0, 0]),
                line(3, Some(closes()), None, [0, 0, 0]),
                line(4, Some(closes()), Some(Leaning::Unsure), [0, 0, 0]),
            ],
        },
    ];
    all.extend(Leaning::ALL.map(|leaning| Notice::LeaningCounts { number: 1, leaning, closes: closes() }));
    all
}
