//! "May I?" — asked by machines before each use of data. Deny when in doubt.
//!
//! Permit ⇔ an agreement is in force at that moment ∧ its requester is the one who asks ∧ every data category, the purpose,
//! the recipient, the place and the technology lie within its terms. Purposes never match upward.

use crate::{
    agreement::{Agreement, AgreementState},
    id::{AgreementId, RequesterId},
    moment::Moment,
    place::Place,
    refusal::Reason,
    taxonomy::Code,
};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who would use the data.
    pub requester: RequesterId,
    /// What for.
    pub purpose: Code,
    /// Which data; all of them must be covered.
    pub data_categories: Vec<Code>,
    /// To whom it would go on, by the kind of organisation; absent where the requester keeps it.
    pub recipient_kind: Option<Code>,
    /// Where. Terms always name places: without an answer to "where" there is no permission.
    pub place: Option<Place>,
    /// By which technology, where a special one is used.
    pub technology: Option<Code>,
    /// When.
    pub at: Moment,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Permitted by this agreement, until its end.
    Permit {
        /// The agreement.
        agreement: AgreementId,
        /// The last moment for which the answer can hold, exclusive.
        until: Moment,
    },
    /// Denied.
    Deny(Reason),
}

/// Answers a question from the agreements of the one who asks. Of several reasons to deny, that of the agreement which
/// came closest is given.
pub fn permitted<'a>(question: &Question, agreements: impl IntoIterator<Item = &'a Agreement>) -> Answer {
    let mut closest: Option<(usize, Reason)> = None;
    for agreement in agreements.into_iter().filter(|agreement| agreement.requester == question.requester) {
        match covers(agreement, question) {
            Ok(until) => return Answer::Permit { agreement: agreement.id, until },
            Err(miss) if closest.as_ref().is_none_or(|best| miss.0 > best.0) => closest = Some(miss),
            Err(_) => {}
        }
    }
    Answer::Deny(closest.map_or(Reason::NotConsentedTo {}, |(_, reason)| reason))
}

/// The end of the permission, or how far the checks got and what stopped them.
fn covers(agreement: &Agreement, question: &Question) -> Result<Moment, (usize, Reason)> {
    let terms = &agreement.terms;
    let within = |code: &Code, wide: &[Code]| wide.iter().any(|wide| code.within(wide));
    if !within(&question.purpose, &terms.purposes) {
        return Err((0, Reason::PurposeNotCovered { value: question.purpose.to_string() }));
    }
    if question.data_categories.is_empty() {
        return Err((1, Reason::DataNotCovered { value: String::new() }));
    }
    if let Some(code) = question.data_categories.iter().find(|code| !within(code, &terms.data_categories)) {
        return Err((1, Reason::DataNotCovered { value: code.to_string() }));
    }
    if let Some(kind) = &question.recipient_kind
        && !terms.recipients.iter().any(|recipient| kind.within(&recipient.kind))
    {
        return Err((2, Reason::RecipientNotCovered {}));
    }
    if !question.place.as_ref().is_some_and(|place| terms.places.iter().any(|wide| place.within(wide))) {
        return Err((3, Reason::PlaceNotCovered {}));
    }
    if let Some(code) = question.technology.as_ref().filter(|code| !within(code, &terms.technologies)) {
        return Err((4, Reason::TechnologyNotCovered { value: code.to_string() }));
    }
    match agreement.state {
        AgreementState::Pending if agreement.signing.countersigned => Err((5, Reason::NotCosigned {})),
        AgreementState::Pending | AgreementState::Declined { .. } => Err((5, Reason::NotCountersigned {})),
        AgreementState::InForce { from, until } if from <= question.at && question.at < until => Ok(until),
        AgreementState::InForce { .. } => Err((6, Reason::OutsideTerm {})),
        // Whatever moment is asked about: what is withdrawn is relied on no more.
        AgreementState::Withdrawn { at } => Err((7, Reason::ConsentWithdrawn { since: at })),
    }
}

#[cfg(test)]
mod tests;
