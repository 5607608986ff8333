//! One value at least of everything that the minutes of a negotiation say.

use domain::{
    decision::Outcome,
    effect::Notice,
    proposal::{Minute, Movement, SentBackFor, Side},
    terms::ChangeKind,
    text::LocalText,
};

use super::{
    deliberation::terms,
    samples::{closes, text},
};

pub(super) fn notices(title: &LocalText) -> Vec<Notice> {
    let point = || text(["What goes to the press", "ما يصل إلى الصحافة", "Ce qui va à la presse"]);
    let words = || text(["May they have it?", "هل نعطيهم ذلك؟", "Peuvent-ils l’avoir ?"]);
    let clauses = terms().clauses();
    let says = |word: &str| clauses.iter().find(|one| one.says.word() == word).map(|one| one.says.clone());
    let moved = |field: &str, kind, before: &str, after: &str| Movement {
        field: field.to_owned(),
        kind,
        before: says(before),
        after: says(after),
    };
    let moved = vec![
        moved("title", ChangeKind::Changed, "", ""),
        moved("summary", ChangeKind::Changed, "", ""),
        moved("purposes", ChangeKind::Added, "", "purpose"),
        moved("recipients", ChangeKind::Removed, "recipient", ""),
        moved("retention", ChangeKind::Changed, "retention", "term"),
        moved("places", ChangeKind::Reordered, "", ""),
    ];
    let offered = |side, moved, touches| Minute::Offered { number: 2, side, moved, touches };
    let mut all = vec![
        Minute::Submitted {},
        Minute::Returned {},
        offered(Side::Requester, moved, vec![point()]),
        offered(Side::Community, Vec::new(), Vec::new()),
        Minute::Paused {},
        Minute::TakenUp {},
        Minute::MembersAsked { point: point(), words: words() },
        Minute::MembersHeard { point: point(), words: words() },
        Minute::Together { line: point(), others: vec![title.clone(), title.clone()] },
        Minute::Tabled { number: 2 },
        Minute::SentBack { because: SentBackFor::Unanswered },
        Minute::Withdrawn {},
        Minute::Decided { outcome: Outcome::Refused },
    ];
    for by in [Side::Requester, Side::Community] {
        all.push(Minute::ClarificationAsked { number: 1, by, words: words() });
        all.push(Minute::ClarificationAnswered { number: 1, by, words: words() });
        all.push(Minute::Warned { by, until: closes() });
        all.push(Minute::TimedOut { by });
    }
    all.into_iter().map(|minute| Notice::Negotiation { title: title.clone(), minute }).collect()
}
