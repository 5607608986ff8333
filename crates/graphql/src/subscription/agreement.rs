//! Where agreements stand.

use app::{App, storage::Entry};
use async_graphql::SimpleObject;
use domain::{
    fact::Fact,
    id::{AgreementId, RequesterId},
    told::{About, Topic},
};

use super::listener::Tells;
use crate::{
    fault::{Fault, Result},
    scalar,
    view::{AgreementView, StatusEventView},
};

/// Something changed where an agreement stands.
#[derive(SimpleObject)]
#[graphql(name = "AgreementStatusEvent")]
pub(crate) struct AgreementEvent {
    /// Give it as `since` to go on after this event.
    cursor: String,
    /// What happened, in the words of webhooks: `agreement.withdrawn`. More may be added.
    kind: String,
    /// When.
    at: scalar::DateTime,
    /// The agreement as it stands now.
    agreement: AgreementView,
    /// The signed event of this change, where there is one.
    event: Option<StatusEventView>,
}

/// Tells of one agreement, of those of a requester, or of all.
pub(super) struct Agreements {
    pub agreement: Option<AgreementId>,
    pub requester: Option<RequesterId>,
}

/// What a fact says of where an agreement stands.
fn told(fact: &Fact) -> Option<(&'static str, AgreementId)> {
    let told = fact.told().filter(|told| told.topics.contains(&Topic::Status))?;
    match told.about {
        About::Agreement(id) => Some((told.kind, id)),
        _ => None,
    }
}

impl Tells for Agreements {
    type Event = AgreementEvent;

    fn wants(&self, fact: &Fact) -> bool {
        told(fact).is_some_and(|(_, id)| self.agreement.is_none_or(|wanted| wanted == id))
    }

    async fn tell(&self, app: &App, entry: Entry) -> Result<Option<AgreementEvent>> {
        let Some((kind, id)) = told(&entry.fact) else { return Ok(None) };
        let tx = app.read().await?;
        let agreement = tx.agreement(id).await?.ok_or_else(|| Fault::missing("the agreement of a fact"))?;
        if self.requester.is_some_and(|wanted| wanted != agreement.requester) {
            return Ok(None);
        }
        let mut event = None;
        if let Fact::AgreementStatusChanged { digest, .. } = &entry.fact {
            let all = tx.status_events(id).await?;
            event = all.into_iter().find(|told| told.digest == *digest).map(StatusEventView::from);
        }
        Ok(Some(AgreementEvent {
            cursor: app.cursor_of(entry.sequence),
            kind: kind.to_owned(),
            at: scalar::DateTime::of(&entry.at),
            agreement: AgreementView(agreement),
            event,
        }))
    }
}
