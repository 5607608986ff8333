//! A member drafts another version of the charter: what they change of the one in force, whole.

use domain::{
    charter::{
        AdmissionDraft, BurdenDraft, Charter, CharterDraft, ChoosingDraft, CosignersDraft, CrisisDraft,
        DeliberationDraft, PetitionsDraft, ReadabilityDraft, RedLineDraft, ReportDutyDraft, RuleDraft, Scale,
        StewardsDraft, TypedText,
    },
    community::{CharterVersion, Community, Drafting},
    constituency::ConstituencyDraft,
    id::{CharterId, CommunityId},
    moment::Moment,
};
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::{asked_of_children, charter_at_hand},
};

/// What is to be different, as typed: each part that is given stands in place of that part of the charter in force (where none
/// is, of the last draft). Nothing else changes.
#[derive(Clone, Debug)]
pub struct DraftCharter {
    /// Whose charter.
    pub community: CommunityId,
    /// The parts.
    pub changes: CharterChanges,
}

/// The parts of a charter that a draft changes.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the fields are those of CharterDraft")]
pub struct CharterChanges {
    pub languages: Option<Vec<String>>,
    pub places: Option<Vec<String>>,
    pub scale: Option<Scale>,
    pub principles: Option<Vec<TypedText>>,
    pub red_lines: Option<Vec<RedLineDraft>>,
    pub conditions: Option<Vec<String>>,
    pub constituencies: Option<Vec<ConstituencyDraft>>,
    pub rules: Option<Vec<RuleDraft>>,
    /// Given and none: the charter has no such rule any more.
    pub choosing: Option<Option<ChoosingDraft>>,
    pub most_assisted: Option<u32>,
    pub longest_term: Option<String>,
    /// Given and none: nothing has to be reported any more.
    pub reporting: Option<Option<ReportDutyDraft>>,
    /// Given and none: nobody is named any more.
    pub ombuds: Option<Option<TypedText>>,
    pub proven_domain: Option<bool>,
    pub petitions: Option<PetitionsDraft>,
    pub deliberation: Option<DeliberationDraft>,
    pub offers_answered_within: Option<String>,
    /// Given and none: the charter has no such clause any more.
    pub readability: Option<Option<ReadabilityDraft>>,
    /// Given and none: stewards invite.
    pub admission: Option<Option<AdmissionDraft>>,
    /// Given and none: the charter has no such clause any more.
    pub stewards: Option<Option<StewardsDraft>>,
    /// Given and none: nobody signs beside the instance any more.
    pub cosigners: Option<Option<CosignersDraft>>,
    /// Given and none: there is no limit any more.
    pub burden: Option<Option<BurdenDraft>>,
    /// Given and none: the charter has no such clause any more.
    pub crisis: Option<Option<CrisisDraft>>,
}

/// A draft that lies before the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CharterDrafted {
    /// Its id.
    pub charter: CharterId,
}

impl CharterChanges {
    /// The draft with these parts in place of its own.
    fn applied_to(self, before: CharterDraft) -> CharterDraft {
        CharterDraft {
            languages: self.languages.unwrap_or(before.languages),
            places: self.places.unwrap_or(before.places),
            scale: self.scale.unwrap_or(before.scale),
            principles: self.principles.unwrap_or(before.principles),
            red_lines: self.red_lines.unwrap_or(before.red_lines),
            conditions: self.conditions.unwrap_or(before.conditions),
            constituencies: self.constituencies.unwrap_or(before.constituencies),
            rules: self.rules.unwrap_or(before.rules),
            choosing: self.choosing.unwrap_or(before.choosing),
            most_assisted: self.most_assisted.unwrap_or(before.most_assisted),
            risks: before.risks,
            longest_term: self.longest_term.unwrap_or(before.longest_term),
            reporting: self.reporting.unwrap_or(before.reporting),
            ombuds: self.ombuds.unwrap_or(before.ombuds),
            proven_domain: self.proven_domain.unwrap_or(before.proven_domain),
            petitions: self.petitions.unwrap_or(before.petitions),
            deliberation: self.deliberation.unwrap_or(before.deliberation),
            offers_answered_within: self.offers_answered_within.or(before.offers_answered_within),
            readability: self.readability.unwrap_or(before.readability),
            admission: self.admission.unwrap_or(before.admission),
            stewards: self.stewards.unwrap_or(before.stewards),
            cosigners: self.cosigners.unwrap_or(before.cosigners),
            burden: self.burden.unwrap_or(before.burden),
            crisis: self.crisis.unwrap_or(before.crisis),
        }
    }
}

impl App {
    /// A member drafts another version of the charter. A steward can open the vote on it, and so can a petition.
    pub async fn draft_charter(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &DraftCharter,
    ) -> Result<CharterDrafted, AppError> {
        self.settle(|| async {
            let begun: Begun<CharterDrafted> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            actor.as_member_of(command.community)?;
            let community =
                work.tx.community(command.community).await?.ok_or_else(|| missing("community"))?;
            let before = charter_at_hand(&work.tx, &community).await?;
            let versions = work.tx.charters_of(community.id).await?;
            let above = above(&work.tx, &community, work.now).await?;
            let drafting = Drafting {
                id: self.chance.id(work.now)?,
                community: &community,
                versions: &versions,
                draft: &command.changes.clone().applied_to((&before).into()),
                above: above.as_ref(),
            };
            let step = CharterVersion::draft(&drafting, work.now)?;
            work.tx.save(step).await?;
            work.done(CharterDrafted { charter: drafting.id }).await
        })
        .await
    }
}

/// What the parent's charter asks, if there is a parent.
async fn above(tx: &Tx, community: &Community, now: Moment) -> Result<Option<Charter>, AppError> {
    let Some(parent) = community.parent else { return Ok(None) };
    let parent = tx.community(parent).await?.ok_or_else(|| missing("community"))?;
    asked_of_children(tx, &parent, now).await
}

/// Refused where the parent's charter, which may have changed since the draft was written, asks more than the draft.
pub(crate) async fn keeps(
    tx: &Tx,
    community: &Community,
    version: &CharterVersion,
    now: Moment,
) -> Result<(), AppError> {
    match above(tx, community, now).await? {
        Some(above) => Ok(version.charter.keeps(&above)?),
        None => Ok(()),
    }
}
