//! What is said of nominations, petitions, drafts of charters and votes paused under pressure: one value at least of each thing.

use domain::{
    agreement::{SuspensionCause, Watched},
    charter,
    decision::Matter,
    effect::Notice,
    moment::Span,
    petition::{Petitionable, Stands},
    text::LocalText,
    vote::Confided,
};

use super::samples::{at, closes, text};

fn waits(about: &LocalText, by: charter::CosignedBy, least: u32) -> Notice {
    let decision = domain::digest::Digest::of_bytes(b"decision");
    Notice::SignatureWaits { about: about.clone(), by, least, decision }
}

/// From one template to another, and what no template has: each kind of clause, each way in which one changes.
pub(super) fn every_change() -> Vec<charter::Change> {
    let draft = |template: charter::Template| {
        template.draft(&["en".into(), "ar".into(), "fr".into()], &["GR".into()])
    };
    let mut after = draft(charter::Template::PeopleInTransit);
    after.cosigners = Some(charter::CosignersDraft { by: charter::CosignedBy::Stewards, least: 2 });
    after.languages.swap(0, 1);
    after.languages.push("es".into());
    after.choosing = None;
    for text in after.principles.iter_mut().chain(after.red_lines.iter_mut().map(|line| &mut line.text)) {
        text.push(("es".into(), "…".into()));
    }
    let labels = after.constituencies.iter_mut().map(|one| &mut one.label);
    let crisis = after.crisis.iter_mut().flat_map(|clause| &mut clause.red_lines).map(|line| &mut line.text);
    labels.chain(crisis).for_each(|text| text.push(("es".into(), "…".into())));
    if let Some(duty) = &mut after.reporting {
        duty.what.push(("es".into(), "…".into()));
    }
    for rule in &mut after.rules[..1] {
        rule.delegate_cap = None;
    }
    let before = draft(charter::Template::SettledAssociation).check().unwrap();
    after.check().unwrap().changes_against(&before)
}

pub(super) fn notices(community: &LocalText, title: &LocalText) -> Vec<Notice> {
    let vote_from = at("2027-03-01T09:05:30Z");
    let suspended = |cause| Notice::AgreementSuspended { about: title.clone(), cause };
    let mut all: Vec<Notice> = SuspensionCause::ALL.map(suspended).into();
    all.extend([
        Notice::WithdrawalAsked { about: title.clone(), vote_from },
        Notice::SuspensionLifted { about: title.clone() },
        Notice::WithdrawalAcknowledged { about: title.clone() },
        Notice::DeletionAttested { about: title.clone(), when: vote_from },
        waits(title, charter::CosignedBy::Stewards, 1),
        waits(title, charter::CosignedBy::Advocates, 2),
        waits(title, charter::CosignedBy::Either, 11),
        Notice::CharterDrafted { number: 2, changed: charter::Part::ALL.into(), changes: every_change() },
        Notice::CharterDrafted {
            number: 11,
            changed: vec![charter::Part::RedLines],
            changes: every_change().split_off(2),
        },
        Notice::CharterDrafted { number: 1, changed: Vec::new(), changes: Vec::new() },
        Notice::PressureReported { ombuds: None, early: false, confided: Some(Confided { named: true }) },
        Notice::PressureReported { ombuds: None, early: true, confided: None },
        Notice::PressureConfided { about: title.clone(), by: None },
        Notice::PressureConfided { about: title.clone(), by: Some("@noor:example.org".into()) },
        Notice::OpeningHeld { title: title.clone(), until: closes() },
        Notice::OpeningAsked { title: title.clone(), confirm_by: closes() },
        Notice::OpeningFreed { title: title.clone(), reason: None },
        Notice::OpeningFreed {
            title: title.clone(),
            reason: Some(text(["We spoke with them.", "تحدّثنا معهم.", "Nous leur avons parlé."])),
        },
        Notice::PressureReported {
            ombuds: Some(text(["The refugee council", "مجلس اللاجئين", "Le conseil des réfugiés"])),
            early: false,
            confided: Some(Confided { named: false }),
        },
        Notice::Nominated { intermediary: "Bridge".into(), term: Span::days(365), election: None },
        Notice::Nominated {
            intermediary: "ميناء".into(),
            term: Span::days(90),
            election: Some(title.clone()),
        },
        Notice::GoingOnAsked { question: title.clone(), confirm_by: closes() },
        Notice::VoteGoesOn { question: title.clone(), reason: None, closes: closes() },
        Notice::VoteGoesOn {
            question: title.clone(),
            reason: Some(text(["We spoke with them.", "تحدّثنا معهم.", "Nous leur avons parlé."])),
            closes: closes(),
        },
    ]);
    for for_stewards in [true, false] {
        all.push(Notice::VotePaused { question: title.clone(), until: vote_from, for_stewards });
    }
    let stands = [Stands::None, Stands::Begun, Stands::Signed, Stands::Reached];
    let kinds = [Matter::Recall, Matter::Withdrawal, Matter::Charter, Matter::Charter];
    let listed = stands.into_iter().zip(kinds).zip(1..).map(|((stands, kind), number)| Petitionable {
        number,
        kind,
        about: title.clone(),
        version: (kind == Matter::Charter).then_some(number),
        stands,
    });
    all.push(Notice::Petitions { all: listed.collect() });
    let causes = [None].into_iter().chain(SuspensionCause::ALL.map(Some));
    let watched = causes.zip(1..).map(|(suspended, number)| Watched {
        number,
        about: title.clone(),
        until: closes(),
        suspended,
    });
    all.push(Notice::Agreements { all: watched.collect() });
    all.push(Notice::Agreements { all: Vec::new() });
    all.push(Notice::Petitions { all: Vec::new() });
    for (kind, about) in [(Matter::Charter, community), (Matter::Recall, title), (Matter::Withdrawal, title)]
    {
        all.push(Notice::PetitionBegun { kind, about: about.clone() });
        for signed in [true, false] {
            all.push(Notice::SignatureCounts { kind, about: about.clone(), signed });
        }
        all.push(Notice::PetitionReached { kind, about: about.clone(), vote_from });
    }
    all
}
