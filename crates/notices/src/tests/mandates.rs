//! Samples of what is told of mandates once they are granted.

use domain::{effect::Notice, mandate::Ending};

use super::samples::{closes, text};

pub(super) fn notices() -> Vec<Notice> {
    let intermediary = || "Bridge".to_owned();
    let reason = text(["The grant is small.", "المنحة صغيرة.", "La subvention est petite."]);
    let mut all = vec![
        Notice::InterestsChanged { intermediary: intermediary() },
        Notice::ResumingAsked { intermediary: intermediary(), confirm_by: closes() },
        Notice::MandateResumed { intermediary: intermediary(), reason: Some(reason) },
        Notice::MandateResumed { intermediary: intermediary(), reason: None },
        Notice::TrustSaid { intermediary: intermediary(), given: true },
        Notice::TrustSaid { intermediary: intermediary(), given: false },
        Notice::ReportGiven {
            intermediary: intermediary(),
            report: text(["We met twice.", "التقينا مرتين.", "Nous nous sommes vus deux fois."]),
        },
        Notice::ReportOverdue {
            intermediary: intermediary(),
            what: text(["What you did.", "ما فعلتموه.", "Ce que vous avez fait."]),
            due: closes(),
        },
        Notice::MandateExpires { intermediary: intermediary(), until: closes() },
    ];
    for (ending, paused) in [(Ending::Expired, 0), (Ending::Recalled, 1), (Ending::Resigned, 2)] {
        all.push(Notice::MandateEnded { intermediary: intermediary(), ending, paused });
    }
    for (paused, for_stewards) in [(0, true), (3, false), (11, false), (100, true)] {
        all.push(Notice::MandateSuspended { intermediary: intermediary(), paused, for_stewards });
    }
    all
}
