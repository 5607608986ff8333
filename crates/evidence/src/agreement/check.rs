//! What an agreement of version 1 must be beyond its form: one whole, whose parts agree.

use super::{
    SUBJECT_TYPE, TYPES, VERSION, context,
    document::AgreementDocument,
    schema,
    shape::{self, is_id},
};
use crate::{canonical::CanonicalError, credential::CredentialError, decision, did::Did, digest, status};

/// Why an agreement was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AgreementError {
    /// It has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// Its signature was refused.
    #[error(transparent)]
    Credential(#[from] CredentialError),
    /// Not an agreement: a member is missing, unknown or of another kind, or a text is not of its kind.
    #[error("the signed document is not an agreement of version 1")]
    Form,
    /// Type, version, contexts or schema are not those of version 1.
    #[error("not an agreement of version 1")]
    TypeOrVersion,
    /// The addresses and names in it are not of one instance, or not of one community and one requester.
    #[error("the names in it contradict each other: {0}")]
    Names(&'static str),
    /// The named member is not a digest.
    #[error("{0} is not a digest")]
    Digest(&'static str),
    /// The named member is not a moment in UTC (RFC 3339, ending in `Z`).
    #[error("{0} is not a moment in UTC")]
    Moment(&'static str),
    /// It was agreed before it was decided, or ends before it begins.
    #[error("its moments are out of order")]
    Order,
    /// The status entries are not one of each list, at one index.
    #[error("its status entries are not one of each list")]
    Status,
    /// It does not rest on a consent.
    #[error("it does not rest on a consent")]
    NotConsented,
    /// The policy says something else than the agreement around it, or permits without a limit.
    #[error("the policy contradicts the agreement: {0}")]
    Policy(&'static str),
    /// The countersignature is neither a signature nor a connector's word.
    #[error("the countersignature is not one")]
    Countersignature,
}

impl AgreementError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Canonical(fault) => fault.code(),
            Self::Credential(fault) => fault.code(),
            Self::Form => "agreement-form",
            Self::TypeOrVersion => "agreement-version",
            Self::Names(_) => "agreement-names",
            Self::Digest(_) => "agreement-digest",
            Self::Moment(_) => "agreement-moment",
            Self::Order => "agreement-order",
            Self::Status => "agreement-status",
            Self::NotConsented => "agreement-not-consented",
            Self::Policy(_) => "agreement-policy",
            Self::Countersignature => "agreement-countersignature",
        }
    }
}

type Checked = Result<(), AgreementError>;

impl AgreementDocument {
    /// Whether it is an agreement of version 1 whose parts agree.
    ///
    /// # Errors
    /// [`AgreementError`], the first that applies.
    pub fn check(&self) -> Checked {
        if !shape::shaped(self) {
            return Err(AgreementError::Form);
        }
        let (url, _) = self.id.split_once("/agreements/").ok_or(AgreementError::Names("id"))?;
        self.is_version_1(url)?;
        self.names_agree(url)?;
        self.digests()?;
        self.moments()?;
        self.status(url)?;
        self.policy()?;
        if self.credential_subject.decision.outcome != "consented" {
            return Err(AgreementError::NotConsented);
        }
        let given = &self.credential_subject.countersignature;
        match (given.by.as_str(), &given.jws) {
            ("signature", Some(_)) | ("dataspace", None) => Ok(()),
            _ => Err(AgreementError::Countersignature),
        }
    }

    fn is_version_1(&self, url: &str) -> Checked {
        let subject = &self.credential_subject;
        let ours = self.kind == TYPES
            && self.context == context(url)
            && (self.credential_schema.id.as_str(), self.credential_schema.kind.as_str())
                == (schema(url).as_str(), "JsonSchema")
            && (subject.kind.as_str(), subject.version) == (SUBJECT_TYPE, VERSION);
        if ours { Ok(()) } else { Err(AgreementError::TypeOrVersion) }
    }

    fn names_agree(&self, url: &str) -> Checked {
        let (subject, policy) = (&self.credential_subject, &self.credential_subject.agreement);
        let instance = Did::of_url(url);
        let below =
            |name: &str, kind: &str| name.strip_prefix(&format!("{instance}:{kind}:")).is_some_and(is_id);
        let at =
            |address: &str, kind: &str| address.strip_prefix(&format!("{url}/{kind}/")).is_some_and(is_id);
        let community = self.issuer.rsplit(':').next().unwrap_or_default();
        let cases = [
            (at(&self.id, "agreements"), "id"),
            (below(&self.issuer, "communities"), "issuer"),
            (below(&subject.id, "requesters"), "credentialSubject.id"),
            (policy.assigner == self.issuer, "assigner"),
            (policy.assignee == subject.id, "assignee"),
            (policy.target == format!("urn:ownaccord:dataset:{community}"), "target"),
            (policy.id == format!("{}#policy", self.id), "agreement.id"),
            (subject.controller.id == subject.id, "controller"),
            (subject.scope.population == self.issuer, "population"),
            (subject.withdrawal.at == url, "withdrawal"),
            (at(&subject.decision.id, "decisions"), "decision"),
        ];
        cases.iter().find(|(agrees, _)| !agrees).map_or(Ok(()), |(_, name)| Err(AgreementError::Names(name)))
    }

    fn digests(&self) -> Checked {
        let subject = &self.credential_subject;
        let decision = &subject.decision;
        let mut all = vec![
            ("terms", &subject.terms),
            ("decision", &decision.digest),
            ("charter", &decision.charter),
            ("rollRoot", &decision.roll_root),
            ("ballotsRoot", &decision.ballots_root),
        ];
        all.extend(decision.mandate.iter().map(|digest| ("mandate", digest)));
        all.extend(subject.notices.iter().map(|notice| ("notices", &notice.digest)));
        all.extend(subject.impact_assessment.iter().map(|study| ("impactAssessment", &study.digest)));
        let wrong = all.iter().find(|(_, text)| !digest::is_text(text));
        wrong.map_or(Ok(()), |(name, _)| Err(AgreementError::Digest(name)))
    }

    fn moments(&self) -> Checked {
        let subject = &self.credential_subject;
        let moment = |name, text: &str| decision::moment(text).ok_or(AgreementError::Moment(name));
        let decided = moment("decidedAt", &subject.decision.decided_at)?;
        let countersigned = moment("countersignature.at", &subject.countersignature.at)?;
        let (from, until) =
            (moment("validFrom", &self.valid_from)?, moment("validUntil", &self.valid_until)?);
        let opened = moment("opensAt", &subject.decision.window.opens_at)?;
        let closed = moment("closesAt", &subject.decision.window.closes_at)?;
        let ordered =
            opened < closed && closed <= decided && decided <= countersigned && countersigned <= from;
        if ordered && from < until { Ok(()) } else { Err(AgreementError::Order) }
    }

    fn status(&self, url: &str) -> Checked {
        status::place(url, &self.credential_status).map(|_| ()).ok_or(AgreementError::Status)
    }

    fn policy(&self) -> Checked {
        let subject = &self.credential_subject;
        if subject.scope.reservations != "honoured" {
            return Err(AgreementError::Policy("reservations"));
        }
        let term = (self.valid_from.as_str(), self.valid_until.as_str());
        let lengths = (subject.retention.as_str(), subject.withdrawal.delete_within.as_str());
        subject.agreement.fault(term, lengths).map_or(Ok(()), |name| Err(AgreementError::Policy(name)))
    }
}
