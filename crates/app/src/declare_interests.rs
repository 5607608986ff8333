//! An intermediary declares other interests: every mandate that it holds is suspended in the same transaction.

use domain::{id::IntermediaryId, party::Interest};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    end_mandate::held,
    error::missing,
};

/// Who funds the intermediary and whom it is tied to, whole.
#[derive(Clone, Debug)]
pub struct DeclareInterests {
    /// The interests; none of them is a declaration too.
    pub interests: Vec<Interest>,
}

impl App {
    /// Declares other interests of the advocate's own intermediary.
    pub async fn declare_interests(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &DeclareInterests,
    ) -> Result<IntermediaryId, AppError> {
        self.settle(|| async {
            let begun: Begun<IntermediaryId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let id = actor.as_advocate()?.intermediary;
            let intermediary = work.tx.own_intermediary(id).await?.ok_or_else(|| missing("intermediary"))?;
            work.tx.save(intermediary.declare(command.interests.clone(), work.now)?).await?;
            for mandate in work.tx.mandates_held_by(id).await? {
                let held = held(&work.tx, &mandate).await?;
                if let Some(step) = mandate.interests_changed(held, work.now) {
                    work.tx.save(step).await?;
                }
            }
            work.done(id).await
        })
        .await
    }
}
