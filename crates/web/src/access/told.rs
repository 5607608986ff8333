//! Answers as they are told.

use std::collections::BTreeMap;

use app::{Answered, App};
use domain::{
    id::{AgreementId, CommunityId},
    moment::Moment,
    permission::{Answer, Grant},
    refusal::Reason,
    text::LocalText,
};
use notices::{Locale, render};
use serde::Serialize;

/// The answer to one question.
#[derive(Serialize)]
pub(super) struct Told<'a> {
    decision: bool,
    context: Context<'a>,
}

/// Those to several.
#[derive(Serialize)]
pub(super) struct Several<'a> {
    pub(super) evaluations: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Context<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason_user: Option<BTreeMap<&'static str, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how_to_ask: Option<HowToAsk>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    agreements: Vec<Named>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    duties: Vec<Duty<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<Moment>,
    journal_size: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    signed: Option<String>,
}

/// How a denial can become a request: by a proposal, on which the community decides.
#[derive(Serialize)]
struct HowToAsk {
    text: String,
    operation: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Named {
    id: AgreementId,
    #[serde(skip_serializing_if = "Option::is_none")]
    community: Option<CommunityId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<String>,
}

#[derive(Serialize)]
struct Duty<'a> {
    agreement: AgreementId,
    what: &'a LocalText,
    due: &'a str,
}

impl<'a> Told<'a> {
    /// With duties, and sentences in the reader's language.
    pub(super) fn whole(answered: &'a Answered, locale: &Locale, app: &App) -> Self {
        let mut told = Self::brief(answered);
        match &answered.answer {
            Answer::Permit { grants, .. } => told.context.duties = grants.iter().flat_map(duties).collect(),
            Answer::Deny(denial) => told.context.say(&denial.reason, locale, app),
        }
        told
    }

    /// The same without words, as it stands in a batch.
    pub(super) fn brief(answered: &'a Answered) -> Self {
        let agreements = match &answered.answer {
            Answer::Permit { grants, .. } => grants.iter().map(Named::granting).collect(),
            Answer::Deny(denial) => denial.agreements.iter().copied().map(Named::bare).collect(),
        };
        let context = Context {
            reason: answered.answer.reason().map(Reason::code),
            reason_user: None,
            how_to_ask: None,
            agreements,
            duties: Vec::new(),
            valid_until: answered.answer.changes_at(),
            journal_size: answered.sequence,
            signed: None,
        };
        Self { decision: matches!(answered.answer, Answer::Permit { .. }), context }
    }

    /// With the same answer, signed.
    pub(super) fn sign(&mut self, jws: String) {
        self.context.signed = Some(jws);
    }
}

impl Context<'_> {
    fn say(&mut self, reason: &Reason, locale: &Locale, app: &App) {
        let sentence = render::refusal(reason, locale);
        let ask = |text| HowToAsk {
            text,
            operation: "submitProposal",
            url: format!("{}/graphql", app.keys().issuer().trim_end_matches('/')),
        };
        self.how_to_ask = sentence.remedy.filter(|_| reason.can_be_asked_for()).map(ask);
        self.reason_user = Some(BTreeMap::from([(locale.tag(), sentence.message)]));
    }
}

impl Named {
    fn granting(grant: &Grant) -> Self {
        Self { id: grant.agreement, community: Some(grant.community), terms: Some(grant.terms.to_string()) }
    }
    const fn bare(id: AgreementId) -> Self {
        Self { id, community: None, terms: None }
    }
}

fn duties(grant: &Grant) -> impl Iterator<Item = Duty<'_>> {
    grant.duties.iter().map(|promise| Duty {
        agreement: grant.agreement,
        what: &promise.what,
        due: promise.due.as_str(),
    })
}

/// As JSON. What we tell is made of texts and numbers only.
pub(super) fn bytes(told: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(told).unwrap_or_else(|_| b"{\"decision\":false}".to_vec())
}
