//! An intermediary reports to the members.

use domain::{charter::TypedText, id::MandateId, mandate::Telling, refusal::Reason};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::charter_of,
};

/// A report under a mandate.
#[derive(Clone, Debug)]
pub struct GiveMandateReport {
    /// The mandate.
    pub mandate: MandateId,
    /// The words, in every language of the charter. Public.
    pub report: TypedText,
}

impl App {
    /// Gives a report. By an advocate of the intermediary that holds the mandate.
    pub async fn give_mandate_report(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &GiveMandateReport,
    ) -> Result<MandateId, AppError> {
        self.settle(|| async {
            let begun: Begun<MandateId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let advocate = actor.as_advocate()?;
            let mandate = work.tx.mandate(command.mandate).await?.ok_or_else(|| missing("mandate"))?;
            if mandate.text.intermediary != advocate.intermediary {
                return Err(Reason::NotTheIntermediary {}.into());
            }
            let charter = charter_of(&work.tx, mandate.text.community, work.now).await?;
            let intermediary = work.tx.intermediary(advocate.intermediary).await?;
            let said = Telling {
                report: &command.report,
                wanted: &charter.languages,
                intermediary: intermediary.ok_or_else(|| missing("intermediary"))?.name,
            };
            let step = mandate.report(said, work.now)?;
            work.tx.save(step).await?;
            work.done(command.mandate).await
        })
        .await
    }
}
