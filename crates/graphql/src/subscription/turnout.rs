//! The turnout of a vote while it is open: nothing but the bulletins that the clock renews, the same for every asker.

use std::time::Duration;

use app::App;
use domain::{
    id::VoteId,
    vote::{Bulletin, Vote, VoteState},
};
use futures_util::{Stream, stream};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

use super::listener::LOOKS_AFTER;
use crate::{
    fault::{Fault, Result},
    places::Place,
    view::Turnout,
};

/// Ballots move the journal too, and none of them changes what is shown: it is not looked at more often than this.
const APART: Duration = Duration::from_secs(1);

struct Watcher {
    app: App,
    vote: VoteId,
    /// Whether the asker is told figures at all.
    told: bool,
    head: watch::Receiver<i64>,
    shown: Option<Bulletin>,
    over: bool,
    _place: Place,
}

/// What is shown of the turnout, now and whenever it is renewed, until the vote is over.
pub(super) fn bulletins(
    app: App,
    vote: VoteId,
    told: bool,
    place: Place,
) -> impl Stream<Item = Result<Turnout>> + use<> {
    let head = app.store().watch();
    let watcher = Watcher { app, vote, told, head, shown: None, over: false, _place: place };
    stream::unfold(Some(watcher), |watcher| async {
        let mut watcher = watcher?;
        match watcher.next().await {
            Ok(Some(bulletin)) => Some((Ok(Turnout::of(bulletin)), Some(watcher))),
            Ok(None) => None,
            Err(fault) => Some((Err(fault), None)),
        }
    })
}

impl Watcher {
    /// The next bulletin; none where the vote is over or the server stops.
    async fn next(&mut self) -> Result<Option<Bulletin>> {
        loop {
            if self.over {
                return Ok(None);
            }
            self.head.borrow_and_update();
            let vote = self.app.read().await?.vote(self.vote).await?;
            let vote: Vote = vote.ok_or_else(|| Fault::missing("a vote that is listened to"))?;
            self.over = vote.state != VoteState::Open;
            let bulletin = if self.told { vote.bulletin } else { Bulletin::first(vote.opens_at) };
            if self.shown != Some(bulletin) {
                self.shown = Some(bulletin);
                return Ok(Some(bulletin));
            }
            if self.over {
                return Ok(None);
            }
            sleep(APART).await;
            if let Ok(Err(_)) = timeout(LOOKS_AFTER, self.head.changed()).await {
                return Ok(None);
            }
        }
    }
}
