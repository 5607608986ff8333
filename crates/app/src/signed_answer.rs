//! An answer that whoever got it can show to others: signed, and for a short time only.

use domain::{moment::Span, permission::Answer};
use evidence::{check::PERMISSION, jws};
use serde_json::{Value, json};

use crate::{Answered, App, AppError};

/// No signed answer says for longer that something is permitted: a withdrawal does not reach what was signed before it.
const LASTS: Span = Span::seconds(60);

impl App {
    /// Signs an answer given now; `asked` is the question as it was asked. It holds for a minute, or until the answer is known to change
    /// by itself where that is earlier.
    ///
    /// # Errors
    /// [`AppError::Document`] where the question has no canonical form.
    pub fn sign_answer(&self, asked: &Value, answered: &Answered) -> Result<String, AppError> {
        let now = self.now();
        let last = now.plus(LASTS);
        let changes = answered.answer.changes_at().filter(|at| now < *at);
        let issuer = self.keys.did();
        let (decision, reason, agreements) = match &answered.answer {
            Answer::Permit { grants, .. } => {
                let named = |grant: &domain::permission::Grant| json!({ "id": grant.agreement, "terms": grant.terms });
                (true, None, grants.iter().map(named).collect())
            }
            Answer::Deny(denial) => {
                let named: Vec<_> = denial.agreements.iter().map(|id| json!({ "id": id })).collect();
                (false, Some(denial.reason.code()), named)
            }
        };
        let mut document = json!({
            "issuer": issuer.as_str(),
            "iss": issuer.as_str(),
            "iat": now.seconds(),
            "exp": changes.map_or(last, |at| at.min(last)).seconds(),
            "question": asked,
            "decision": decision,
            "agreements": Value::Array(agreements),
            "journal_size": answered.sequence,
        });
        if let (Some(reason), Some(members)) = (reason, document.as_object_mut()) {
            members.insert("reason".to_owned(), reason.into());
        }
        let key = self.keys.signing();
        let signed = jws::sign_as(&document, PERMISSION, key, &issuer.key(key.id()));
        signed.map_err(|_| AppError::Document { what: "answer" })
    }
}
