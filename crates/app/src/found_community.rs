//! A steward founds a community from a charter template.

use domain::{
    charter::{CharterDraft, RedLineDraft, RuleDraft, Template, TypedText},
    community::{Community, Founding},
    id::{CharterId, CommunityId, MemberId},
    refusal::Reason,
};
use serde::{Deserialize, Serialize};
use storage::{Holder, StorageError};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
};

/// What a founder types. What is absent is the template's.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the charter, unread")]
pub struct FoundCommunity {
    pub handle: String,
    pub name: TypedText,
    pub template: String,
    pub languages: Vec<String>,
    pub places: Vec<String>,
    pub steward_language: String,
    pub rules: Vec<RuleDraft>,
    pub red_lines: Option<Vec<RedLineDraft>>,
    pub longest_term: Option<String>,
}

/// What was founded.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FoundedCommunity {
    /// The community.
    pub community: CommunityId,
    /// The draft of its charter.
    pub charter: CharterId,
    /// The founding steward.
    pub steward: MemberId,
    /// The founding steward's API token; shown once, not in a repetition.
    #[serde(skip)]
    pub token: Option<String>,
}

impl FoundCommunity {
    /// The template's draft with what the founder changed: a rule for the same kind and risk replaces the template's; a rule
    /// for all levels of a kind replaces every rule of that kind.
    fn charter(&self) -> Result<CharterDraft, Reason> {
        let unknown = || Reason::UnknownTemplate { value: self.template.chars().take(60).collect() };
        let mut draft =
            Template::named(&self.template).ok_or_else(unknown)?.draft(&self.languages, &self.places);
        let own = |rule: &RuleDraft| {
            self.rules
                .iter()
                .any(|mine| mine.kind == rule.kind && (mine.risk.is_none() || mine.risk == rule.risk))
        };
        draft.rules.retain(|rule| !own(rule));
        draft.rules.extend(self.rules.iter().cloned());
        if let Some(lines) = &self.red_lines {
            draft.red_lines.clone_from(lines);
        }
        if let Some(term) = &self.longest_term {
            draft.longest_term.clone_from(term);
        }
        Ok(draft)
    }
}

impl App {
    /// Founds a community.
    pub async fn found_community(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &FoundCommunity,
    ) -> Result<FoundedCommunity, AppError> {
        self.settle(|| self.found_community_once(actor, origin, command)).await
    }

    async fn found_community_once(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &FoundCommunity,
    ) -> Result<FoundedCommunity, AppError> {
        let begun: Begun<FoundedCommunity> = self.begin(actor, origin, command).await?;
        let mut work = fresh!(begun);
        let Actor::Founder(right) = actor else {
            return Err(if *actor == Actor::Public {
                Reason::SignInNeeded {}
            } else {
                Reason::WrongToken {}
            }
            .into());
        };
        let ids = (self.chance.id(work.now)?, self.chance.id(work.now)?, self.chance.blind_id()?);
        let (community, charter, steward) = ids;
        let founding = Founding {
            ids,
            handle: command.handle.clone(),
            name: command.name.clone(),
            charter: command.charter()?,
            steward_language: command.steward_language.clone(),
        };
        let step = Community::found(&founding, work.now)?;
        work.tx.use_token(*right, work.now).await?;
        work.tx.save(step).await.map_err(|error| taken(error, &command.handle))?;
        let token = self.issue(&mut work.tx, Holder::Member(steward), None, false).await?;
        work.done(FoundedCommunity { community, charter, steward, token: Some(token) }).await
    }
}

/// A handle that somebody else has is refused by its name.
pub(crate) fn taken(error: StorageError, handle: &str) -> AppError {
    match error {
        StorageError::Taken { what: "handle" } => Reason::HandleTaken { handle: handle.to_owned() }.into(),
        error => error.into(),
    }
}
