//! The terms as numbered clauses, so that people can say which one they mean.
//!
//! A pure function of the terms: the same words have the same numbers wherever they are shown. The title and the summary are no
//! clauses, they bind nobody; who has something to say of them speaks of the whole.

use serde::{Deserialize, Serialize};

use super::{
    AfterWithdrawal, Assessment, Benefit, Complaints, Onward, Piece, Promise, Recipient, RiskAnswer, Terms,
};
use crate::{moment::Span, place::Place, refusal::Reason, taxonomy::Code, text::LocalText};

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Counts from 1 in the order of the document.
    pub number: u32,
    /// What it says.
    pub says: Says,
}

/// What a clause says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    /// What for.
    Purpose(Code),
    /// Which data.
    Data(Code),
    /// Of people at which stage of their journey.
    Stage(Code),
    /// Who gets it.
    Recipient(Recipient),
    /// To whom the recipient named before it may pass it on.
    Onward(Onward),
    /// Where it is used.
    Place(Place),
    /// Where it is stored.
    StoragePlace(Place),
    /// How it is processed.
    Technology(Code),
    /// How long it is kept.
    Retention(Span),
    /// How long the agreement would last.
    Term(Span),
    /// What the requester promises.
    Promise(Promise),
    /// A risk and what is done against it.
    Risk(RiskAnswer),
    /// The study of what may happen to people.
    Assessment(Assessment),
    /// What good comes of it.
    Benefit(Benefit),
    /// What happens if the answer is no.
    IfRefused(LocalText),
    /// What happens after a withdrawal.
    Withdrawal(AfterWithdrawal),
    /// Where to complain.
    Complaints(Complaints),
    /// What the requester attests to.
    Condition(Code),
    /// The ground of law that the requester claims.
    LegalBasis(Code),
    /// For how long it is kept how each question was answered.
    UsageTrail(Span),
}

impl Says {
    /// The word for what kind of clause it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Purpose(_) => "purpose",
            Self::Data(_) => "data",
            Self::Stage(_) => "stage",
            Self::Recipient(_) => "recipient",
            Self::Onward(_) => "onward",
            Self::Place(_) => "place",
            Self::StoragePlace(_) => "storage-place",
            Self::Technology(_) => "technology",
            Self::Retention(_) => "retention",
            Self::Term(_) => "term",
            Self::Promise(_) => "promise",
            Self::Risk(_) => "risk",
            Self::Assessment(_) => "assessment",
            Self::Benefit(_) => "benefit",
            Self::IfRefused(_) => "if-refused",
            Self::Withdrawal(_) => "withdrawal",
            Self::Complaints(_) => "complaints",
            Self::Condition(_) => "condition",
            Self::LegalBasis(_) => "legal-basis",
            Self::UsageTrail(_) => "usage-trail",
        }
    }
}

impl Says {
    /// The clause that a piece of a field is; none where the field is no clause.
    pub(crate) fn of(field: &str, piece: Piece) -> Option<Self> {
        Some(match (field, piece) {
            ("purposes", Piece::Code(code)) => Self::Purpose(code),
            ("dataCategories", Piece::Code(code)) => Self::Data(code),
            ("journeyStages", Piece::Code(code)) => Self::Stage(code),
            ("technologies", Piece::Code(code)) => Self::Technology(code),
            ("conditions", Piece::Code(code)) => Self::Condition(code),
            ("legalBasis", Piece::Code(code)) => Self::LegalBasis(code),
            ("places", Piece::Place(place)) => Self::Place(place),
            ("storagePlaces", Piece::Place(place)) => Self::StoragePlace(place),
            ("retention", Piece::Span(span)) => Self::Retention(span),
            ("term", Piece::Span(span)) => Self::Term(span),
            ("usageTrail", Piece::Span(span)) => Self::UsageTrail(span),
            ("ifRefused", Piece::Words(words)) => Self::IfRefused(words),
            (_, Piece::Recipient(recipient)) => Self::Recipient(recipient),
            (_, Piece::Promise(promise)) => Self::Promise(promise),
            (_, Piece::Risk(risk)) => Self::Risk(risk),
            (_, Piece::Assessment(study)) => Self::Assessment(study),
            (_, Piece::Benefit(benefit)) => Self::Benefit(benefit),
            (_, Piece::Withdrawal(after)) => Self::Withdrawal(after),
            (_, Piece::Complaints(complaints)) => Self::Complaints(complaints),
            (_, Piece::Code(_) | Piece::Place(_) | Piece::Span(_) | Piece::Words(_)) => return None,
        })
    }
}

impl Terms {
    /// Every clause, in the order of the document.
    pub fn clauses(&self) -> Vec<Clause> {
        // Every field is named: who adds one is told to say here which clause it is.
        let Self {
            title: _,
            summary: _,
            purposes,
            data_categories,
            journey_stages,
            recipients,
            places,
            storage_places,
            technologies,
            retention,
            term,
            promises,
            risks,
            assessment,
            benefits,
            if_refused,
            withdrawal,
            complaints,
            conditions,
            legal_basis,
            usage_trail,
        } = self;
        let mut says = Vec::new();
        says.extend(purposes.iter().cloned().map(Says::Purpose));
        says.extend(data_categories.iter().cloned().map(Says::Data));
        says.extend(journey_stages.iter().cloned().map(Says::Stage));
        for recipient in recipients {
            says.push(Says::Recipient(recipient.clone()));
            says.extend(recipient.onward.iter().cloned().map(Says::Onward));
        }
        says.extend(places.iter().cloned().map(Says::Place));
        says.extend(storage_places.iter().cloned().map(Says::StoragePlace));
        says.extend(technologies.iter().cloned().map(Says::Technology));
        says.push(Says::Retention(*retention));
        says.push(Says::Term(*term));
        says.extend(promises.iter().cloned().map(Says::Promise));
        says.extend(risks.iter().cloned().map(Says::Risk));
        says.extend(assessment.iter().cloned().map(Says::Assessment));
        says.extend(benefits.iter().cloned().map(Says::Benefit));
        says.push(Says::IfRefused(if_refused.clone()));
        says.push(Says::Withdrawal(withdrawal.clone()));
        says.push(Says::Complaints(complaints.clone()));
        says.extend(conditions.iter().cloned().map(Says::Condition));
        says.extend(legal_basis.iter().cloned().map(Says::LegalBasis));
        says.extend(usage_trail.iter().copied().map(Says::UsageTrail));
        (1..).zip(says).map(|(number, says)| Clause { number, says }).collect()
    }

    /// Refused where a clause is named that there is not.
    pub(crate) fn has_clause(&self, number: Option<u32>) -> Result<(), Reason> {
        let most = u32::try_from(self.clauses().len()).unwrap_or(u32::MAX);
        match number {
            Some(number) if number == 0 || number > most => Err(Reason::NoSuchClause { most }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{
        AssessmentDraft, OnwardDraft,
        tests::{charter, draft_that_answers_all, now},
    };

    /// With a clause of every kind.
    fn terms() -> Terms {
        let mut draft = draft_that_answers_all();
        let what_for = vec![("en".to_owned(), "To count".to_owned())];
        let onward = OnwardDraft { kind: "recipient:ngo".into(), country: "DE".into(), what_for };
        draft.recipients[0].onward = vec![onward];
        let digest = format!("sha256:{}", "0".repeat(64));
        draft.assessment = Some(AssessmentDraft { digest, at: "https://university.example/study".into() });
        draft.legal_basis = Some("basis:public-interest".into());
        draft.usage_trail = Some("P90D".into());
        draft.check(&charter(), now()).unwrap()
    }

    #[test]
    fn every_part_of_the_document_is_a_clause_in_its_place() {
        let terms = terms();
        let clauses = terms.clauses();
        assert_eq!(
            clauses.iter().map(|clause| clause.number).collect::<Vec<_>>(),
            (1..=clauses.len() as u32).collect::<Vec<_>>()
        );
        let mut words: Vec<_> = clauses.iter().map(|clause| clause.says.word()).collect();
        words.dedup();
        let order = [
            "purpose",
            "data",
            "stage",
            "recipient",
            "onward",
            "place",
            "storage-place",
            "technology",
            "retention",
            "term",
            "promise",
            "risk",
            "assessment",
            "benefit",
            "if-refused",
            "withdrawal",
            "complaints",
            "condition",
            "legal-basis",
            "usage-trail",
        ];
        assert_eq!(words, order);
        let listed = terms.purposes.len()
            + terms.data_categories.len()
            + terms.journey_stages.len()
            + terms.recipients.iter().map(|one| 1 + one.onward.len()).sum::<usize>()
            + terms.places.len()
            + terms.storage_places.len()
            + terms.technologies.len()
            + terms.promises.len()
            + terms.risks.len()
            + terms.assessment.iter().len()
            + terms.benefits.len()
            + terms.conditions.len();
        assert_eq!(clauses.len(), listed + 7);
    }

    #[test]
    fn what_is_added_moves_only_what_comes_after_it() {
        // What comes after the conditions is left out, so that one more of them is the last of all.
        let before = Terms { legal_basis: None, usage_trail: None, ..terms() };
        let mut after = before.clone();
        after.title = LocalText::default();
        assert_eq!(after.clauses(), before.clauses(), "a title is no clause");
        after.conditions.push("condition:interpreter-available".parse().unwrap());
        let (longer, shorter) = (after.clauses(), before.clauses());
        assert_eq!(longer[..shorter.len()], shorter[..]);
        assert_eq!(longer.len(), shorter.len() + 1);
    }
}
