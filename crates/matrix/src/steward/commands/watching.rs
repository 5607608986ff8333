//! What people write about agreements, and stewards to stop a use or to let it go on.

use app::{Actor, AppError, LiftSuspension, Origin, SuspendAgreement, Watchable};
use domain::{effect::Notice, refusal::Reason};

use super::Writer;
use crate::chat::Watching;

impl Writer<'_> {
    pub(super) async fn watch(&self, said: Watching) -> Result<(), AppError> {
        self.known()?;
        let all = self.app.watchable(self.account).await?;
        let origin = Origin::Event(self.event.clone());
        match said {
            Watching::List => {
                let all = all.into_iter().map(|one| one.shown).collect();
                self.answer(Notice::Agreements { all }).await
            }
            Watching::Suspend { number, cause } => {
                let Watchable { member, agreement, .. } = meant(all, number)?;
                let command = SuspendAgreement { agreement, cause };
                self.app.suspend_agreement(&Actor::Member(member), &origin, command).await.map(drop)
            }
            Watching::Lift { number } => {
                let Watchable { member, agreement, .. } = meant(all, number)?;
                let command = LiftSuspension { agreement };
                self.app.lift_suspension(&Actor::Member(member), &origin, command).await.map(drop)
            }
        }
    }
}

/// The one with this number.
fn meant(all: Vec<Watchable>, number: u32) -> Result<Watchable, Reason> {
    let meant = all.into_iter().find(|one| one.shown.number == number);
    meant.ok_or_else(|| Reason::NotFound { what: "agreement".to_owned() })
}
