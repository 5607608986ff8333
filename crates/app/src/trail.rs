//! The private trail of questions: noted beside each answer, written by a task of its own, read by those who speak for the community.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{
    id::{AgreementId, TraceId},
    moment::Moment,
    permission::{Answer, Question},
    step::Step,
    trail::{Trace, Trail},
};
use storage::{Traced, Traces};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    permissions::Known,
};

/// What is not written yet. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trails(Arc<Mutex<Trail>>);

impl Trails {
    fn lock(&self) -> MutexGuard<'_, Trail> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes an answer, where an agreement that it names asks for that. Never waits for the database.
    pub(crate) fn note(
        &self,
        known: &Known,
        actor: &Actor,
        (asked, answer): (&Question, &Answer),
        now: Moment,
    ) {
        if known.keeps_trails() {
            let token = actor.holders_token();
            self.lock().note((asked, answer), token, |agreement| known.trail_of(agreement), now);
        }
    }
}

impl App {
    /// Writes what of the trail is due. To be called every few seconds.
    ///
    /// # Errors
    /// Where it could not be written; nothing of it is lost, and it is tried again the next time.
    pub async fn write_trail(&self) -> Result<(), AppError> {
        let due = self.trails.lock().due(self.now());
        self.write_traces(due).await
    }

    /// Writes everything that is left of the trail, at the end.
    ///
    /// # Errors
    /// As of [`App::write_trail`].
    pub async fn end_trail(&self) -> Result<(), AppError> {
        let rest = self.trails.lock().rest();
        self.write_traces(rest).await
    }

    async fn write_traces(&self, due: Vec<(Trace, u64)>) -> Result<(), AppError> {
        if due.is_empty() {
            return Ok(());
        }
        let written = self.try_to_write(&due).await;
        if written.is_err() {
            self.trails.lock().keep(due);
        }
        written
    }

    async fn try_to_write(&self, due: &[(Trace, u64)]) -> Result<(), AppError> {
        // An id tells no more of the time than the entry does.
        let named = |(trace, times): &(Trace, u64)| Ok((self.chance.id(trace.hour)?, trace.clone(), *times));
        let rows = due.iter().map(named).collect::<Result<Vec<_>, AppError>>()?;
        let mut tx = self.store.begin(self.now()).await?;
        tx.save(Step::to(Traces(rows))).await?;
        Ok(tx.commit().await?)
    }

    /// Removes what of the trail is older than the terms say.
    pub(crate) async fn forget_traces(&self) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &"trail").await?;
            let mut work = fresh!(begun);
            work.tx.forget_traces(work.now).await?;
            work.done(()).await
        })
        .await
    }

    /// How questions about an agreement were answered, the latest hour first, for the stewards of its community and the advocates with a
    /// mandate of it; none for everybody else. One entry more than `first`, to see whether it goes on.
    pub async fn usage_trail(
        &self,
        actor: &Actor,
        agreement: AgreementId,
        (after, first): (Option<TraceId>, u32),
    ) -> Result<Option<Vec<Traced>>, AppError> {
        let tx = self.read().await?;
        let found = tx.agreement(agreement).await?.ok_or_else(|| missing("agreement"))?;
        let may = match actor {
            Actor::Member(_) => actor.as_steward_of(found.community).is_ok(),
            Actor::Advocate(advocate) => {
                let mandate = tx.mandate_between(found.community, advocate.intermediary).await?;
                mandate.is_some_and(|mandate| mandate.is_active(self.now()))
            }
            _ => false,
        };
        if !may {
            return Ok(None);
        }
        Ok(Some(tx.traces(agreement, after, first.saturating_add(1)).await?))
    }
}
