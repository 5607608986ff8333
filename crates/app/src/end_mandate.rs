//! A mandate ends, or is warned of: its intermediary resigns, the clock looks. What is negotiated under it is paused in the same
//! transaction.

use domain::{
    effect::Effect,
    id::MandateId,
    mandate::{Held, Mandate},
    moment::Moment,
    refusal::Reason,
};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
};

/// Which mandate is given back.
#[derive(Clone, Copy, Debug)]
pub struct ResignMandate {
    /// The mandate.
    pub mandate: MandateId,
}

impl App {
    /// An intermediary gives its mandate back. By one of its advocates.
    pub async fn resign_mandate(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: ResignMandate,
    ) -> Result<MandateId, AppError> {
        self.settle(|| async {
            let begun: Begun<MandateId> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            let advocate = actor.as_advocate()?;
            let mandate = work.tx.mandate(command.mandate).await?.ok_or_else(|| missing("mandate"))?;
            if mandate.text.intermediary != advocate.intermediary {
                return Err(Reason::NotTheIntermediary {}.into());
            }
            let held = held(&work.tx, &mandate).await?;
            let step = mandate.resigned(held, work.now)?;
            work.tx.save(step).await?;
            work.done(command.mandate).await
        })
        .await
    }

    /// The clock looks at a mandate: its term may be over or its end near, a report late.
    pub(crate) async fn look_at_mandate(&self, id: MandateId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let mandate = work.tx.mandate(id).await?.ok_or_else(|| missing("mandate"))?;
            let held = held(&work.tx, &mandate).await?;
            match mandate.clone().expired(held.clone(), work.now) {
                Some(step) => work.tx.save(step).await?,
                // Written even where nothing is due: with it, when to look next.
                None => work.tx.save(mandate.looked_at(&held, work.now)).await?,
            }
            work.done(()).await
        })
        .await
    }
}

/// What the stewards are told of a mandate that was granted just now and begins suspended.
pub(crate) async fn begins_suspended(
    tx: &Tx,
    mandate: &Mandate,
    now: Moment,
) -> Result<Option<Effect>, AppError> {
    let intermediary = tx.intermediary(mandate.text.intermediary).await?;
    let name = intermediary.ok_or_else(|| missing("intermediary"))?.name;
    Ok(mandate.begins_suspended(name, now))
}

/// What hangs on a mandate. The mandate is locked before what is negotiated under it, here as by those who negotiate.
pub(crate) async fn held(tx: &Tx, mandate: &Mandate) -> Result<Held, AppError> {
    let intermediary = tx.intermediary(mandate.text.intermediary).await?;
    let intermediary = intermediary.ok_or_else(|| missing("intermediary"))?.name;
    Ok(Held { intermediary, negotiations: tx.negotiated_under(mandate.id).await? })
}
