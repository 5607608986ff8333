//! Founding a community, inviting into it.

use app::{FoundCommunity, Invite};
use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use domain::{
    charter::{ChoosingDraft, CrisisDraft, PetitionsDraft, RedLineDraft, ReportDutyDraft, RuleDraft},
    constituency::ConstituencyDraft,
    refusal::Reason,
};

use super::{
    Done, admission::AdmissionInput, burden::BurdenInput, by_api, deliberation_rules::DeliberationRulesInput,
    payloads, readability::ReadabilityInput, settle, steward::StewardsInput,
};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read, scalar,
    view::{
        AttestationView, CharterView, CommunityView, CosignersInput, DecisionKindView, LocalTextInput,
        MemberView, RefusalView, RiskView, SecrecyView,
    },
};

/// How one kind of decision is taken.
#[derive(Debug, InputObject)]
pub(crate) struct DecisionRuleInput {
    /// The kind of decision.
    kind: DecisionKindView,
    /// At which level of risk; at every level that has no rule of its own, where none is named.
    risk: Option<RiskView>,
    /// What must be reached.
    rule: scalar::RuleText,
    /// The least time between tabling and opening.
    least_deliberation: scalar::Duration,
    /// How long the vote is open.
    window: scalar::Duration,
    /// Who may know how somebody voted.
    secrecy: SecrecyView,
    /// The least grade of a ballot that counts.
    attestation: AttestationView,
    /// Whether members can let a delegate vote for them.
    #[graphql(default)]
    delegation: bool,
    /// The most that one delegate can carry, their own voice included, as a share of those with the right to vote.
    delegate_cap: Option<scalar::Fraction>,
}

impl From<DecisionRuleInput> for RuleDraft {
    fn from(input: DecisionRuleInput) -> Self {
        Self {
            kind: input.kind.into(),
            risk: input.risk.map(Into::into),
            rule: input.rule.into(),
            least_deliberation: input.least_deliberation.into(),
            window: input.window.into(),
            secrecy: input.secrecy.into(),
            attestation: input.attestation.into(),
            delegation: input.delegation,
            delegate_cap: input.delegate_cap.map(Into::into),
        }
    }
}

/// A sub-group that members join in private.
#[derive(Debug, InputObject)]
#[graphql(name = "DeclareConstituencyInput")]
pub(crate) struct DeclareConstituencyInput {
    /// Its short name, by which rules name it: 3 to 40 lower-case letters, digits and inner hyphens.
    name: String,
    /// What it is called, in every language of the charter.
    label: Vec<LocalTextInput>,
}

impl From<DeclareConstituencyInput> for ConstituencyDraft {
    fn from(input: DeclareConstituencyInput) -> Self {
        Self { name: input.name, label: read::text(input.label) }
    }
}

/// How the members choose between several intermediaries.
#[derive(Debug, InputObject)]
pub(crate) struct ChoosingRuleInput {
    /// How the ballots are counted, and how many must take part: for example `choose: schulze; turnout quorum 1/4 of roll`.
    rule: scalar::RuleText,
    /// The least time between the end of the nominations and the opening.
    least_deliberation: scalar::Duration,
    /// How long the vote is open.
    window: scalar::Duration,
    /// Who may know how somebody voted.
    secrecy: SecrecyView,
    /// The least grade of a ballot that counts.
    attestation: AttestationView,
    /// Whether members can let a delegate vote for them.
    #[graphql(default)]
    delegation: bool,
    /// The most that one delegate can carry, their own voice included, as a share of those with the right to vote.
    delegate_cap: Option<scalar::Fraction>,
}

impl From<ChoosingRuleInput> for ChoosingDraft {
    fn from(input: ChoosingRuleInput) -> Self {
        Self {
            rule: input.rule.into(),
            least_deliberation: input.least_deliberation.into(),
            window: input.window.into(),
            secrecy: input.secrecy.into(),
            attestation: input.attestation.into(),
            delegation: input.delegation,
            delegate_cap: input.delegate_cap.map(Into::into),
        }
    }
}

/// A prohibited combination: crossed where every facet that names something matches.
#[derive(Debug, InputObject)]
pub(crate) struct RedLineInput {
    /// Its short name.
    code: String,
    /// What it says, in plain words, in every language of the charter.
    text: Vec<LocalTextInput>,
    /// Purposes.
    #[graphql(default)]
    purposes: Vec<scalar::Code>,
    /// Data categories.
    #[graphql(default)]
    data_categories: Vec<scalar::Code>,
    /// Kinds of recipients.
    #[graphql(default)]
    recipient_kinds: Vec<scalar::Code>,
    /// Technologies.
    #[graphql(default)]
    technologies: Vec<scalar::Code>,
    /// Places.
    #[graphql(default)]
    places: Vec<scalar::Place>,
}

impl From<RedLineInput> for RedLineDraft {
    fn from(input: RedLineInput) -> Self {
        Self {
            code: input.code,
            text: read::text(input.text),
            purposes: read::list(input.purposes),
            data_categories: read::list(input.data_categories),
            recipient_kinds: read::list(input.recipient_kinds),
            technologies: read::list(input.technologies),
            places: read::list(input.places),
        }
    }
}

/// What intermediaries report to the members, and how often.
#[derive(Debug, InputObject)]
pub(crate) struct ReportDutyInput {
    /// What they have to tell, in every language of the charter.
    what: Vec<LocalTextInput>,
    /// How often: each time that so much of a mandate's term is over.
    every: scalar::Duration,
}

impl From<ReportDutyInput> for ReportDutyDraft {
    fn from(input: ReportDutyInput) -> Self {
        Self { what: read::text(input.what), every: input.every.into() }
    }
}

/// The shares of the roll that can have a vote opened by signing for it, or paused by reporting pressure: each above nothing and at
/// most half.
#[derive(Debug, InputObject)]
pub(crate) struct PetitionsInput {
    /// On recalling a mandate.
    recall: scalar::Fraction,
    /// On withdrawing a consent.
    withdrawal: scalar::Fraction,
    /// On another charter.
    amendment: scalar::Fraction,
    /// Whose reports of pressure pause a vote.
    pressure: scalar::Fraction,
}

impl From<PetitionsInput> for PetitionsDraft {
    fn from(input: PetitionsInput) -> Self {
        Self {
            recall: input.recall.into(),
            withdrawal: input.withdrawal.into(),
            amendment: input.amendment.into(),
            pressure: input.pressure.into(),
        }
    }
}

/// What changes in a crisis: only what is stricter.
#[derive(Debug, InputObject)]
pub(crate) struct CrisisClauseInput {
    /// The longest term of a mandate or an agreement.
    longest_term: scalar::Duration,
    /// Stricter rules in place of those for the same kind and risk.
    #[graphql(default)]
    rules: Vec<DecisionRuleInput>,
    /// Red lines beside those that always hold.
    #[graphql(default)]
    red_lines: Vec<RedLineInput>,
    /// How much of their time members are asked in a month, where that is less than otherwise.
    burden: Option<BurdenInput>,
    /// How long a crisis lasts at most before it is declared anew.
    lapses_after: scalar::Duration,
}

impl From<CrisisClauseInput> for CrisisDraft {
    fn from(input: CrisisClauseInput) -> Self {
        Self {
            longest_term: input.longest_term.into(),
            rules: input.rules.into_iter().map(Into::into).collect(),
            red_lines: input.red_lines.into_iter().map(Into::into).collect(),
            burden: input.burden.map(Into::into),
            lapses_after: input.lapses_after.into(),
        }
    }
}

/// What a founder says; what is absent is the template's.
#[derive(Debug, InputObject)]
pub(crate) struct FoundCommunityInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Short public name: 3 to 40 lower-case letters, digits and inner hyphens.
    handle: String,
    /// Its name, in every language of the charter.
    name: Vec<LocalTextInput>,
    /// The charter to start from: one of `charterTemplates`, such as `settled-association`.
    template: String,
    /// The languages of the charter, the first one the default.
    languages: Vec<scalar::Language>,
    /// The places of the charter.
    places: Vec<scalar::Place>,
    /// The language that the founding steward reads.
    steward_language: scalar::Language,
    /// Rules in place of the template's.
    #[graphql(default)]
    rules: Vec<DecisionRuleInput>,
    /// The rule for choosing between several in place of the template's.
    choosing: Option<ChoosingRuleInput>,
    /// Red lines in place of all of the template's.
    red_lines: Option<Vec<RedLineInput>>,
    /// Sub-groups that rules can name, beside those of the template; one of the same name stands in its place.
    #[graphql(default)]
    constituencies: Vec<DeclareConstituencyInput>,
    /// For how many members one helper can vote in one vote.
    most_assisted: Option<u32>,
    /// The longest term of a mandate or an agreement.
    longest_term: Option<scalar::Duration>,
    /// Principles in place of the template's, each in every language of the charter.
    principles: Option<Vec<Vec<LocalTextInput>>>,
    /// What intermediaries report, in place of what the template asks for.
    reporting: Option<ReportDutyInput>,
    /// Whom members can turn to outside of the community, and how, in every language of the charter.
    ombuds: Option<Vec<LocalTextInput>>,
    /// Whether only requesters may ask that have proven their mail domain.
    proven_domain: Option<bool>,
    /// The shares of the roll that can have a vote opened.
    petitions: Option<PetitionsInput>,
    /// How the members deliberate; the template's rules where it is not given.
    deliberation: Option<DeliberationRulesInput>,
    /// How long an offer in a negotiation waits for its answer before the negotiation ends by itself; 30 days where nothing is said.
    offers_answered_within: Option<scalar::Duration>,
    /// How plain the texts of terms must be; the template's limits where it is not given.
    readability: Option<ReadabilityInput>,
    /// How people come in; the template's way where it is not given.
    admission: Option<AdmissionInput>,
    /// How many stewards there are, in place of what the template says.
    stewards: Option<StewardsInput>,
    /// Who signs an agreement beside the instance and the requester; the template's clause where it is not given, nobody where it is null.
    cosigners: MaybeUndefined<CosignersInput>,
    /// How much of their time members are asked in a month; the template's limit where it is not given.
    burden: Option<BurdenInput>,
    /// What changes while the community has declared a crisis, in place of what the template says of it.
    crisis: Option<CrisisClauseInput>,
    /// The parent community: its red lines hold in this one too, and this one's rules never ask less.
    parent: Option<ID>,
}

impl FoundCommunityInput {
    fn command(self) -> std::result::Result<FoundCommunity, Reason> {
        let input = self;
        Ok(FoundCommunity {
            parent: input.parent.as_ref().map(read::id).transpose()?,
            handle: input.handle,
            name: read::text(input.name),
            template: input.template,
            languages: read::list(input.languages),
            places: read::list(input.places),
            steward_language: input.steward_language.into(),
            rules: input.rules.into_iter().map(Into::into).collect(),
            choosing: input.choosing.map(Into::into),
            red_lines: input.red_lines.map(|lines| lines.into_iter().map(Into::into).collect()),
            constituencies: input.constituencies.into_iter().map(Into::into).collect(),
            most_assisted: input.most_assisted,
            longest_term: input.longest_term.map(Into::into),
            principles: input.principles.map(|texts| texts.into_iter().map(read::text).collect()),
            reporting: input.reporting.map(Into::into),
            ombuds: input.ombuds.map(read::text),
            proven_domain: input.proven_domain,
            petitions: input.petitions.map(Into::into),
            deliberation: input.deliberation.map(Into::into),
            offers_answered_within: input.offers_answered_within.map(Into::into),
            readability: input.readability.map(Into::into),
            admission: input.admission.map(Into::into),
            stewards: input.stewards.map(Into::into),
            cosigners: read::given(input.cosigners),
            burden: input.burden.map(Into::into),
            crisis: input.crisis.map(Into::into),
        })
    }
}

/// What was founded.
#[derive(Default, SimpleObject)]
pub(crate) struct CommunityPayload {
    /// The community.
    community: Option<CommunityView>,
    /// The draft of its charter, to be adopted by vote.
    charter: Option<CharterView>,
    /// The founding steward.
    member: Option<MemberView>,
    /// The founding steward's API token. Shown once: not when the command is repeated.
    token: Option<String>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// Into which community.
#[derive(Debug, InputObject)]
pub(crate) struct InviteInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The community.
    community: ID,
}

/// A single-use invitation.
#[derive(Default, SimpleObject)]
pub(crate) struct InvitePayload {
    /// The code. Shown once: not when the command is repeated.
    code: Option<String>,
    /// Until when it can be used.
    expires_at: Option<scalar::DateTime>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(CommunityPayload, InvitePayload);

#[derive(Default)]
pub(crate) struct CommunityMutation;

#[Object]
impl CommunityMutation {
    /// Founds a community from a charter template. With the operator's one-time token for founders.
    async fn found_community(
        &self,
        ctx: &Context<'_>,
        input: FoundCommunityInput,
    ) -> Result<CommunityPayload> {
        settle(ctx, found(ctx, input)).await
    }

    /// Makes an invitation, for somebody to join. By a steward.
    async fn invite(&self, ctx: &Context<'_>, input: InviteInput) -> Result<InvitePayload> {
        settle(ctx, invite(ctx, input)).await
    }
}

async fn found(ctx: &Context<'_>, mut input: FoundCommunityInput) -> Done<CommunityPayload> {
    let origin = by_api(std::mem::take(&mut input.idempotency_key));
    let app = app(ctx)?;
    let done = app.found_community(Asker::of(ctx).actor(), &origin, &input.command()?).await?;
    Ok(CommunityPayload {
        community: Some(CommunityView(get(ctx, done.community).await?)),
        charter: Some(CharterView(get(ctx, done.charter).await?)),
        member: Some(MemberView(get(ctx, done.steward).await?)),
        token: done.token,
        refusals: Vec::new(),
    })
}

async fn invite(ctx: &Context<'_>, input: InviteInput) -> Done<InvitePayload> {
    let app = app(ctx)?;
    let command = Invite { community: read::id(&input.community)? };
    let done = app.invite(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    let expires_at = Some(scalar::DateTime::of(&done.expires_at));
    Ok(InvitePayload { code: done.code, expires_at, refusals: Vec::new() })
}
