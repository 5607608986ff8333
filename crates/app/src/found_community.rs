//! A steward founds a community from a charter template.

use domain::{
    charter::{
        AdmissionDraft, BurdenDraft, Charter, CharterDraft, ChoosingDraft, CosignersDraft, CrisisDraft,
        DeliberationDraft, PetitionsDraft, ReadabilityDraft, RedLineDraft, ReportDutyDraft, RuleDraft,
        StewardsDraft, Template, TypedText,
    },
    community::{Community, Founding},
    constituency::ConstituencyDraft,
    id::{CharterId, CommunityId, MemberId},
    refusal::{Faults, Reason, Refused},
};
use serde::{Deserialize, Serialize};
use storage::{Holder, StorageError};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, Work, fresh},
    error::missing,
    governing::asked_of_children,
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
    pub choosing: Option<ChoosingDraft>,
    pub red_lines: Option<Vec<RedLineDraft>>,
    pub constituencies: Vec<ConstituencyDraft>,
    pub most_assisted: Option<u32>,
    pub longest_term: Option<String>,
    pub principles: Option<Vec<TypedText>>,
    pub reporting: Option<ReportDutyDraft>,
    pub ombuds: Option<TypedText>,
    pub proven_domain: Option<bool>,
    pub petitions: Option<PetitionsDraft>,
    pub deliberation: Option<DeliberationDraft>,
    pub offers_answered_within: Option<String>,
    pub readability: Option<ReadabilityDraft>,
    pub admission: Option<AdmissionDraft>,
    pub stewards: Option<StewardsDraft>,
    /// Given and none: nobody signs beside the instance.
    pub cosigners: Option<Option<CosignersDraft>>,
    pub burden: Option<BurdenDraft>,
    pub crisis: Option<CrisisDraft>,
    pub parent: Option<CommunityId>,
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
    /// The template's draft with what the founder changed: constituencies stand beside the template's, one of the same name in its place; a rule for the same kind and risk replaces the template's; a rule
    /// for all levels of a kind replaces every rule of that kind.
    fn charter(&self) -> Result<Merged, Reason> {
        let unknown = || Reason::UnknownTemplate { value: self.template.chars().take(60).collect() };
        let mut draft =
            Template::named(&self.template).ok_or_else(unknown)?.draft(&self.languages, &self.places);
        let own = |rule: &RuleDraft| {
            self.rules
                .iter()
                .any(|mine| mine.kind == rule.kind && (mine.risk.is_none() || mine.risk == rule.risk))
        };
        let mut kept = Vec::new();
        let mut at = 0..;
        draft.rules.retain(|rule| {
            let stays = !own(rule);
            kept.extend(at.next().filter(|_| stays));
            stays
        });
        draft.rules.extend(self.rules.iter().cloned());
        if self.choosing.is_some() {
            draft.choosing.clone_from(&self.choosing);
        }
        if let Some(lines) = &self.red_lines {
            draft.red_lines.clone_from(lines);
        }
        let own = |name: &str| self.constituencies.iter().any(|mine| mine.name == name);
        let mut kept_constituencies = Vec::new();
        let mut at = 0..;
        draft.constituencies.retain(|constituency| {
            let stays = !own(&constituency.name);
            kept_constituencies.extend(at.next().filter(|_| stays));
            stays
        });
        draft.constituencies.extend(self.constituencies.iter().cloned());
        if let Some(most) = self.most_assisted {
            draft.most_assisted = most;
        }
        if let Some(term) = &self.longest_term {
            draft.longest_term.clone_from(term);
        }
        if let Some(principles) = &self.principles {
            draft.principles.clone_from(principles);
        }
        if self.reporting.is_some() {
            draft.reporting.clone_from(&self.reporting);
        }
        draft.ombuds.clone_from(&self.ombuds);
        draft.proven_domain = self.proven_domain.unwrap_or(draft.proven_domain);
        if let Some(petitions) = &self.petitions {
            draft.petitions.clone_from(petitions);
        }
        if let Some(deliberation) = &self.deliberation {
            draft.deliberation.clone_from(deliberation);
        }
        if self.offers_answered_within.is_some() {
            draft.offers_answered_within.clone_from(&self.offers_answered_within);
        }
        if self.admission.is_some() {
            draft.admission.clone_from(&self.admission);
        }
        if self.stewards.is_some() {
            draft.stewards = self.stewards;
        }
        if self.crisis.is_some() {
            draft.crisis.clone_from(&self.crisis);
        }
        if self.readability.is_some() {
            draft.readability.clone_from(&self.readability);
        }
        draft.cosigners = self.cosigners.unwrap_or(draft.cosigners);
        if self.burden.is_some() {
            draft.burden = self.burden;
        }
        Ok(Merged {
            draft,
            kept,
            kept_constituencies,
            own_crisis: self.crisis.is_some(),
            own_choosing: self.choosing.is_some(),
            own_lines: self.red_lines.is_some(),
            own_term: self.longest_term.is_some(),
            own_principles: self.principles.is_some(),
            own_reporting: self.reporting.is_some(),
            own_petitions: self.petitions.is_some(),
            own_deliberation: self.deliberation.is_some(),
            own_readability: self.readability.is_some(),
            own_admission: self.admission.is_some(),
            own_stewards: self.stewards.is_some(),
            own_cosigners: self.cosigners.is_some(),
            own_burden: self.burden.is_some(),
        })
    }
}

/// A charter that is partly the template's and partly the founder's.
struct Merged {
    draft: CharterDraft,
    /// The places in the template of its rules that stay; they stand before the founder's.
    kept: Vec<usize>,
    /// The same of its constituencies.
    kept_constituencies: Vec<usize>,
    own_crisis: bool,
    own_choosing: bool,
    own_lines: bool,
    own_term: bool,
    own_principles: bool,
    own_reporting: bool,
    own_petitions: bool,
    own_deliberation: bool,
    own_readability: bool,
    own_admission: bool,
    own_stewards: bool,
    own_cosigners: bool,
    own_burden: bool,
}

impl Merged {
    /// The same faults where the founder finds them: in their own input or, below `template`, in the template's part.
    fn as_typed(&self, refused: &Refused) -> Refused {
        let mut faults = Faults::default();
        for refusal in refused.all() {
            let mut reason = refusal.reason.clone();
            if let Some(clause) = reason.clause_mut() {
                *clause = self.clause(clause);
            }
            note(&mut faults, &self.path(&refusal.path), reason);
        }
        faults.or(()).err().unwrap_or_else(|| refused.clone())
    }

    /// The other clause of a contradiction, where the founder finds it.
    fn clause(&self, path: &str) -> String {
        let whole: Vec<_> = ["charter"].into_iter().chain(path.split('.')).map(str::to_owned).collect();
        self.path(&whole).join(".")
    }

    fn path(&self, found: &[String]) -> Vec<String> {
        let parts: Vec<_> = found.iter().map(String::as_str).collect();
        let Some((&"charter", rest)) = parts.split_first() else { return found.to_vec() };
        let number = rest.get(1).and_then(|number| number.parse::<usize>().ok());
        let (is_own, number) = match (rest.first(), number) {
            (Some(&"rules"), Some(at)) => own_or_kept(&self.kept, at),
            (Some(&"constituencies"), Some(at)) => own_or_kept(&self.kept_constituencies, at),
            (
                Some(
                    &"rules" | &"languages" | &"places" | &"constituencies" | &"mostAssisted" | &"ombuds"
                    | &"provenDomain",
                )
                | None,
                number,
            ) => (true, number),
            (Some(&"crisis"), number) => (self.own_crisis, number),
            (Some(&"choosing"), number) => (self.own_choosing, number),
            (Some(&"redLines"), number) => (self.own_lines, number),
            (Some(&"longestTerm"), number) => (self.own_term, number),
            (Some(&"principles"), number) => (self.own_principles, number),
            (Some(&"reporting"), number) => (self.own_reporting, number),
            (Some(&"petitions"), number) => (self.own_petitions, number),
            (Some(&"deliberation"), number) => (self.own_deliberation, number),
            // No template has it: what is wrong with it is the founder's.
            (Some(&"offersAnsweredWithin"), number) => (true, number),
            (Some(&"readability"), number) => (self.own_readability, number),
            (Some(&"admission"), number) => (self.own_admission, number),
            (Some(&"stewards"), number) => (self.own_stewards, number),
            (Some(&"cosigners"), number) => (self.own_cosigners, number),
            (Some(&"burden"), number) => (self.own_burden, number),
            (Some(_), number) => (false, number),
        };
        let mut path: Vec<_> = rest.iter().map(|part| (*part).to_owned()).collect();
        if let Some((part, number)) = path.get_mut(1).zip(number) {
            *part = number.to_string();
        }
        if !is_own {
            path.insert(0, "template".to_owned());
        }
        path
    }
}

/// Whether an entry of a list that begins with what stays of the template's is the founder's own, and its place in that list.
fn own_or_kept(kept: &[usize], at: usize) -> (bool, Option<usize>) {
    match kept.get(at) {
        Some(at) => (false, Some(*at)),
        None => (true, Some(at - kept.len())),
    }
}

fn note(faults: &mut Faults, path: &[String], reason: Reason) {
    match path {
        [] => faults.here(reason),
        [first, rest @ ..] => faults.within(first, |faults| note(faults, rest, reason)),
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
        let merged = command.charter()?;
        let parent = self.parent(&work, command.parent).await?;
        let founding = Founding {
            ids,
            handle: command.handle.clone(),
            name: command.name.clone(),
            charter: merged.draft.clone(),
            steward_language: command.steward_language.clone(),
            parent,
        };
        let step = Community::found(&founding, work.now).map_err(|refused| merged.as_typed(&refused))?;
        work.tx.use_token(*right, work.now).await?;
        work.tx.save(step).await.map_err(|error| taken(error, &command.handle))?;
        let token = self.issue(&mut work.tx, Holder::Member(steward), None, false).await?;
        work.done(FoundedCommunity { community, charter, steward, token: Some(token) }).await
    }
}

impl App {
    /// The parent that a community is founded under, and what its charter in force asks of a child.
    async fn parent(
        &self,
        work: &Work,
        parent: Option<CommunityId>,
    ) -> Result<Option<(CommunityId, Charter)>, AppError> {
        let Some(id) = parent else { return Ok(None) };
        let community = work.tx.community(id).await?.ok_or_else(|| missing("community"))?;
        let asked = asked_of_children(&work.tx, &community, work.now).await?.ok_or(Reason::NoCharter {})?;
        Ok(Some((id, asked)))
    }
}

/// A handle that somebody else has is refused by its name.
pub(crate) fn taken(error: StorageError, handle: &str) -> AppError {
    match error {
        StorageError::Taken { what: "handle" } => Reason::HandleTaken { handle: handle.to_owned() }.into(),
        error => error.into(),
    }
}

#[cfg(test)]
mod tests;
