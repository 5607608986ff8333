//! "May I?", asked by machines before each use of data.

use async_graphql::{Context, ID, InputObject, Object};
use domain::{permission::Question, refusal::Reason, taxonomy::CodeKind};

use crate::{
    Asker,
    fault::{Fault, Result},
    loads::app,
    page, read, scalar,
    view::PermissionAnswer,
};

#[derive(Default)]
pub(crate) struct PermissionQuery;

/// Who would use which data, what for, where, how and when.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PermissionQuestion {
    /// Who would use the data.
    requester: ID,
    /// About whose people; of everybody who has an agreement with the requester, where it is not said.
    community: Option<ID>,
    /// What would be done with the data, by a code of the technologies; nothing special, where it is not said.
    action: Option<scalar::Code>,
    /// What for.
    purpose: scalar::Code,
    /// Which data; all of it must be covered.
    data_categories: Vec<scalar::Code>,
    /// To whom it would go on, by the kind of organisation; absent where the requester keeps it.
    recipient: Option<scalar::Code>,
    /// Where. Without it nothing is permitted: terms always name places.
    place: Option<scalar::Place>,
    /// By which technology, where a special one is used.
    technology: Option<scalar::Code>,
    /// About people at which stage of their journey.
    journey_stage: Option<scalar::Code>,
    /// When; now, where it is not said.
    at: Option<scalar::DateTime>,
}

#[Object]
impl PermissionQuery {
    /// Whether a use of data is permitted. What cannot be read is not.
    async fn permitted(&self, ctx: &Context<'_>, input: PermissionQuestion) -> Result<PermissionAnswer> {
        let answered = answers(ctx, std::slice::from_ref(&input)).await?.pop();
        answered.ok_or_else(|| Fault::refused(ctx, &Reason::PermissionUnknown {}))
    }

    /// Whether each of up to 100 uses of data is permitted, in the order of the questions.
    #[graphql(complexity = "inputs.len() * child_complexity")]
    async fn permitted_many(
        &self,
        ctx: &Context<'_>,
        inputs: Vec<PermissionQuestion>,
    ) -> Result<Vec<PermissionAnswer>> {
        if inputs.len() > page::LONGEST as usize {
            return Err(Fault::refused(ctx, &Reason::TooMany { most: page::LONGEST }));
        }
        answers(ctx, &inputs).await
    }
}

/// All of them from the same state of things.
async fn answers(ctx: &Context<'_>, inputs: &[PermissionQuestion]) -> Result<Vec<PermissionAnswer>> {
    let app = app(ctx)?;
    let now = app.now();
    let actor = Asker::of(ctx).actor();
    let answered = app.permitted_each(actor, inputs, |input, _| input.read(now)).await;
    Ok(answered.into_iter().map(PermissionAnswer).collect())
}

impl PermissionQuestion {
    fn read(&self, now: domain::moment::Moment) -> std::result::Result<Question, Reason> {
        let code =
            |code: &Option<scalar::Code>, kind| code.as_ref().map(|code| read::code(code, kind)).transpose();
        Ok(Question {
            requester: read::id(&self.requester)?,
            community: self.community.as_ref().map(read::id).transpose()?,
            purpose: read::code(&self.purpose, CodeKind::Purpose)?,
            data_categories: self
                .data_categories
                .iter()
                .map(|code| read::code(code, CodeKind::Data))
                .collect::<std::result::Result<_, _>>()?,
            recipient_kind: code(&self.recipient, CodeKind::Recipient)?,
            place: self.place.as_ref().map(read::place).transpose()?,
            technologies: [&self.action, &self.technology]
                .into_iter()
                .filter_map(|typed| code(typed, CodeKind::Technology).transpose())
                .collect::<std::result::Result<_, _>>()?,
            journey_stage: code(&self.journey_stage, CodeKind::Stage)?,
            at: self.at.as_ref().map_or(Ok(now), read::moment)?,
        })
    }
}
