//! What a charter asks of those who act for the community, and whom members can turn to outside of it.

use serde::{Deserialize, Serialize};

use super::{TypedText, read_text, span};
use crate::{
    moment::Span,
    refusal::Faults,
    text::{Language, LocalText},
};

/// What an intermediary reports to the members, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportDuty {
    /// What it has to tell, in plain words.
    pub what: LocalText,
    /// How often: each time that so much of the mandate's term is over.
    pub every: Span,
}

/// A duty to report as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of ReportDuty, unread")]
pub struct ReportDutyDraft {
    pub what: TypedText,
    pub every: String,
}

impl ReportDutyDraft {
    /// Reads it; what is to be told must be there in every language of `wanted`.
    pub(crate) fn read(&self, faults: &mut Faults, wanted: &[Language]) -> Option<ReportDuty> {
        let what = read_text(faults, "what", &self.what, wanted);
        let every = faults.take("every", span(&self.every));
        Some(ReportDuty { what, every: every? })
    }
}

impl ReportDuty {
    /// Whether it asks for reports less often than `other`.
    pub fn seldomer_than(&self, other: &Self) -> bool {
        self.every > other.every
    }
}
