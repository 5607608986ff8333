//! Drafting another version of a charter.

use app::{CharterChanges, DraftCharter};
use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use domain::refusal::Reason;

use super::{
    Done,
    admission::AdmissionInput,
    burden::BurdenInput,
    by_api,
    community::{
        ChoosingRuleInput, CrisisClauseInput, DecisionRuleInput, DeclareConstituencyInput, PetitionsInput,
        RedLineInput, ReportDutyInput,
    },
    deliberation_rules::DeliberationRulesInput,
    payloads,
    readability::ReadabilityInput,
    settle,
    steward::StewardsInput,
};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read, scalar,
    view::{CharterView, CosignersInput, LocalTextInput, RefusalView, ScaleView},
};

/// What is to be different. Each part that is given stands, whole, in place of that part of the charter in force; a part that is
/// not given stays as it is.
#[derive(Debug, InputObject)]
pub(crate) struct DraftCharterInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Whose charter.
    community: ID,
    /// The languages, the default first. Every text of the charter must be there in each.
    languages: Option<Vec<scalar::Language>>,
    /// The places.
    places: Option<Vec<scalar::Place>>,
    /// How far the community reaches.
    scale: Option<ScaleView>,
    /// Principles in plain words, each in every language.
    principles: Option<Vec<Vec<LocalTextInput>>>,
    /// Red lines.
    red_lines: Option<Vec<RedLineInput>>,
    /// What must be true before "consent" means anything.
    conditions: Option<Vec<scalar::Code>>,
    /// The sub-groups that rules can name. Whoever belongs to one that is left out does not any more once this is adopted.
    constituencies: Option<Vec<DeclareConstituencyInput>>,
    /// The rules for every kind of decision.
    rules: Option<Vec<DecisionRuleInput>>,
    /// How the members choose between several; null where they are not to.
    choosing: MaybeUndefined<ChoosingRuleInput>,
    /// For how many members one helper can vote in one vote.
    most_assisted: Option<u32>,
    /// The longest term of a mandate or an agreement.
    longest_term: Option<scalar::Duration>,
    /// What intermediaries report; null where they are to report nothing.
    reporting: MaybeUndefined<ReportDutyInput>,
    /// Whom members can turn to outside of the community; null where nobody is to be named.
    ombuds: MaybeUndefined<Vec<LocalTextInput>>,
    /// Whether only requesters may ask that have proven their mail domain.
    proven_domain: Option<bool>,
    /// The shares for petitions and reports of pressure.
    petitions: Option<PetitionsInput>,
    /// How the members deliberate.
    deliberation: Option<DeliberationRulesInput>,
    /// How long an offer in a negotiation waits for its answer before the negotiation ends by itself.
    offers_answered_within: Option<scalar::Duration>,
    /// How plain the texts of terms must be; null where nothing is asked.
    readability: MaybeUndefined<ReadabilityInput>,
    /// How people come in; null where stewards invite.
    admission: MaybeUndefined<AdmissionInput>,
    /// How many stewards there are; null where nothing is said.
    stewards: MaybeUndefined<StewardsInput>,
    /// Who signs an agreement beside the instance and the requester; null where nobody has to.
    cosigners: MaybeUndefined<CosignersInput>,
    /// How much of their time members are asked in a month; null where there is no limit.
    burden: MaybeUndefined<BurdenInput>,
    /// What changes in a crisis; null where nothing does.
    crisis: MaybeUndefined<CrisisClauseInput>,
}

impl DraftCharterInput {
    fn command(self) -> std::result::Result<DraftCharter, Reason> {
        let community = read::id(&self.community)?;
        let changes = CharterChanges {
            languages: self.languages.map(read::list),
            places: self.places.map(read::list),
            scale: self.scale.map(Into::into),
            principles: self.principles.map(|texts| texts.into_iter().map(read::text).collect()),
            red_lines: self.red_lines.map(all),
            conditions: self.conditions.map(read::list),
            constituencies: self.constituencies.map(all),
            rules: self.rules.map(all),
            choosing: read::given(self.choosing),
            most_assisted: self.most_assisted,
            longest_term: self.longest_term.map(Into::into),
            reporting: read::given(self.reporting),
            ombuds: match self.ombuds {
                MaybeUndefined::Undefined => None,
                MaybeUndefined::Null => Some(None),
                MaybeUndefined::Value(typed) => Some(Some(read::text(typed))),
            },
            proven_domain: self.proven_domain,
            petitions: self.petitions.map(Into::into),
            deliberation: self.deliberation.map(Into::into),
            offers_answered_within: self.offers_answered_within.map(Into::into),
            readability: read::given(self.readability),
            admission: read::given(self.admission),
            stewards: read::given(self.stewards),
            cosigners: read::given(self.cosigners),
            burden: read::given(self.burden),
            crisis: read::given(self.crisis),
        };
        Ok(DraftCharter { community, changes })
    }
}

fn all<T, D: From<T>>(inputs: Vec<T>) -> Vec<D> {
    inputs.into_iter().map(Into::into).collect()
}

/// A version of a charter.
#[derive(Default, SimpleObject)]
pub(crate) struct CharterPayload {
    /// The version.
    charter: Option<CharterView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(CharterPayload);

#[derive(Default)]
pub(crate) struct CharterMutation;

#[Object]
impl CharterMutation {
    /// Drafts another version of the charter. It comes into force if the members adopt it under the charter of now: by a vote
    /// that a steward opens, or that enough members sign for (`petition`). By a member.
    async fn draft_charter(&self, ctx: &Context<'_>, input: DraftCharterInput) -> Result<CharterPayload> {
        settle(ctx, draft(ctx, input)).await
    }
}

async fn draft(ctx: &Context<'_>, input: DraftCharterInput) -> Done<CharterPayload> {
    let origin = by_api(input.idempotency_key.clone());
    let done = app(ctx)?.draft_charter(Asker::of(ctx).actor(), &origin, &input.command()?).await?;
    Ok(CharterPayload { charter: Some(CharterView(get(ctx, done.charter).await?)), refusals: Vec::new() })
}
