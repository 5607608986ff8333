//! An advocate asks the members about a point of the mandate before anything that touches it is accepted, and records what came of it.

use domain::{
    charter::TypedText,
    id::{AskingId, ProposalId},
    mandate::Putting,
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    make_offer::Negotiation,
};

/// A question to the members.
#[derive(Clone, Debug)]
pub struct AskMembers {
    /// In which negotiation.
    pub proposal: ProposalId,
    /// The short name of the point.
    pub point: String,
    /// What is asked, in every language of the charter.
    pub words: TypedText,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct RecordAsking {
    /// Of which asking.
    pub asking: AskingId,
    /// What the members said, in every language of the charter.
    pub words: TypedText,
}

/// An asking that is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The asking.
    pub asking: AskingId,
}

impl App {
    /// Has the members asked in the assembly.
    pub async fn ask_members(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &AskMembers,
    ) -> Result<Asked, AppError> {
        self.settle(|| async {
            let begun: Begun<Asked> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            actor.as_advocate()?;
            let at = Negotiation::resting(&work.tx, actor, command.proposal, work.now).await?;
            let id = self.chance.id(work.now)?;
            let said = Putting {
                id,
                latest: &at.latest,
                point: &command.point,
                words: &command.words,
                wanted: &at.charter.charter.languages,
                before: &at.askings,
            };
            let step = at.mandate()?.ask(&at.proposal, said, work.now)?;
            work.tx.save(step).await?;
            work.done(Asked { asking: id }).await
        })
        .await
    }

    /// Records what came of asking the members.
    pub async fn record_asking(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &RecordAsking,
    ) -> Result<Asked, AppError> {
        self.settle(|| async {
            let begun: Begun<Asked> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            actor.as_advocate()?;
            let seen = work.tx.asking_seen(command.asking).await?.ok_or_else(|| missing("asking"))?;
            let at = Negotiation::resting(&work.tx, actor, seen.proposal, work.now).await?;
            let asking = work.tx.asking(seen.id).await?.ok_or_else(|| missing("asking"))?;
            let said = (&command.words, &at.charter.charter.languages[..]);
            let step = at.mandate()?.heard(asking, (&at.proposal, &at.latest), said, work.now)?;
            work.tx.save(step).await?;
            work.done(Asked { asking: command.asking }).await
        })
        .await
    }
}
