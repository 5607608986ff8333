//! What is agreed on, in memory: read once, then kept as the journal goes on.
//!
//! Before each answer the journal's end is looked at ([`storage::Store::watch`]; no I/O while nothing happened): who asks after a commit
//! of this process is answered from what it left, and of another process's within a second. What cannot be read denies.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use domain::{
    agreement::Agreement,
    community::Community,
    fact::Fact,
    id::{CommunityId, RequesterId},
    permission::{Forbids, Index, Voice},
    taxonomy::Code,
};
use storage::{StorageError, Store, Tx};
use tokio::sync::{Mutex, watch};

use crate::{AppError, governing::standing};

/// So many agreements, communities or entries are read at once.
const PAGE: u32 = 1_000;

/// The agreements in memory. Cheap to clone.
#[derive(Clone)]
pub struct Permissions(Arc<State>);

struct State {
    store: Store,
    /// How far the journal has come.
    seen: watch::Receiver<i64>,
    known: RwLock<Known>,
    /// Whoever catches up; the others wait for it.
    turn: Mutex<()>,
}

/// What is known.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) index: Index,
    /// The sequence of the journal's entry up to which it holds; none before it was read, and after it could not be followed.
    pub(crate) sequence: Option<i64>,
    requesters: HashMap<RequesterId, Code>,
    handles: HashMap<String, RequesterId>,
    communities: HashMap<String, CommunityId>,
}

/// What was read from the database, to be taken in.
#[derive(Default)]
struct News {
    agreements: Vec<Agreement>,
    voices: Vec<(String, Voice)>,
    requesters: Vec<(RequesterId, String, Code)>,
    sequence: i64,
}

impl Permissions {
    pub(crate) fn of(store: &Store) -> Self {
        Self(Arc::new(State {
            store: store.clone(),
            seen: store.watch(),
            known: RwLock::default(),
            turn: Mutex::default(),
        }))
    }

    /// What is known, caught up with the journal.
    ///
    /// # Errors
    /// Where it could not be caught up; nothing is permitted then.
    pub(crate) async fn known(&self) -> Result<RwLockReadGuard<'_, Known>, AppError> {
        self.0.store.hears().await?;
        if !self.is_caught_up() {
            let _turn = self.0.turn.lock().await;
            if !self.is_caught_up() {
                self.catch_up().await?;
            }
        }
        Ok(self.0.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn is_caught_up(&self) -> bool {
        let seen = *self.0.seen.borrow();
        self.read().sequence.is_some_and(|sequence| seen <= sequence)
    }

    fn read(&self) -> RwLockReadGuard<'_, Known> {
        self.0.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Known> {
        self.0.known.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Follows the journal; where it has not been read, or cannot be followed, reads everything.
    async fn catch_up(&self) -> Result<(), AppError> {
        let from = self.read().sequence;
        if let Some(from) = from {
            match self.follow(from).await {
                Ok(news) => {
                    self.write().take_in(news);
                    return Ok(());
                }
                Err(error) => {
                    self.write().sequence = None;
                    tracing::error!(%error, "the agreements in memory could not follow the journal; read anew");
                }
            }
        }
        let news = read_all(&self.0.store.read().await?).await?;
        let mut fresh = Known::default();
        fresh.take_in(news);
        *self.write() = fresh;
        Ok(())
    }

    async fn follow(&self, from: i64) -> Result<News, AppError> {
        let wanted = *self.0.seen.borrow();
        let tx = self.0.store.read().await?;
        let (mut touched, mut sequence) = (BTreeSet::new(), from);
        loop {
            let entries = tx.journal_after(sequence, None, PAGE).await?;
            if entries.is_empty() {
                break;
            }
            for entry in entries {
                if entry.sequence != sequence + 1 {
                    return Err(gap());
                }
                sequence = entry.sequence;
                touched.extend(touches(&entry.fact));
            }
        }
        if sequence < wanted {
            return Err(gap());
        }
        // What a community draws, its children are bound by.
        let kin: Vec<_> = {
            let known = self.read();
            let bound = |above: &[CommunityId]| above.iter().any(|above| touched.contains(above));
            known.index.communities().filter(|(_, above)| bound(above)).map(|(id, _)| id).collect()
        };
        let mut news = News { sequence, ..News::default() };
        for id in touched.iter().copied() {
            news.agreements.extend(tx.agreements_of(id).await?);
        }
        for id in touched.into_iter().chain(kin) {
            let community = tx.community(id).await?.ok_or_else(gap)?;
            news.voices.push(voice(&tx, &community).await?);
        }
        let known = self.read().requesters.keys().copied().collect();
        news.requesters = requesters(&tx, &news.agreements, known).await?;
        Ok(news)
    }
}

fn gap() -> AppError {
    AppError::Storage(StorageError::Inconsistent { what: "journal".to_owned() })
}

/// The community in which a fact may change what is permitted. What is not known to have nothing to do with it is looked at.
fn touches(fact: &Fact) -> Option<CommunityId> {
    match fact {
        Fact::MemberAdmitted { .. }
        | Fact::MemberLeft { .. }
        | Fact::Applied { .. }
        | Fact::VouchSaid { .. }
        | Fact::BelongingSaid { .. }
        | Fact::HelpSaid { .. }
        | Fact::DelegationGiven { .. }
        | Fact::TrustSaid { .. }
        | Fact::ConcernRaised { .. }
        | Fact::QuestionMoved { .. } => None,
        other => other.community(),
    }
}

async fn read_all(tx: &Tx) -> Result<News, AppError> {
    let mut news = News { sequence: tx.journal_end().await?, ..News::default() };
    let mut after = None;
    loop {
        let page = tx.communities(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for community in &page {
            news.voices.push(voice(tx, community).await?);
        }
    }
    let mut after = None;
    loop {
        let page = tx.agreements(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        news.agreements.extend(page);
    }
    news.requesters = requesters(tx, &news.agreements, HashSet::new()).await?;
    Ok(news)
}

async fn voice(tx: &Tx, community: &Community) -> Result<(String, Voice), AppError> {
    let mut layers: Vec<_> = standing(tx, community).await?.into_iter().collect();
    let mut above = Vec::new();
    for ancestor in tx.ancestors(community).await? {
        above.push(ancestor.id);
        layers.extend(standing(tx, &ancestor).await?);
    }
    let voice = Voice { community: community.id, above, forbids: Forbids::of(&layers) };
    Ok((community.handle.to_string(), voice))
}

/// Who asked for these agreements, as far as that is not known.
async fn requesters(
    tx: &Tx,
    agreements: &[Agreement],
    mut known: HashSet<RequesterId>,
) -> Result<Vec<(RequesterId, String, Code)>, AppError> {
    let mut found = Vec::new();
    for agreement in agreements.iter().filter(|agreement| known.insert(agreement.requester)) {
        let requester = tx.requester(agreement.requester).await?.ok_or_else(gap)?;
        found.push((requester.id, requester.handle.to_string(), requester.kind));
    }
    Ok(found)
}

impl Known {
    fn take_in(&mut self, news: News) {
        for (id, handle, kind) in news.requesters {
            self.requesters.insert(id, kind);
            self.handles.insert(handle, id);
        }
        for (handle, voice) in news.voices {
            self.communities.insert(handle, voice.community);
            self.index.hear(voice);
        }
        for agreement in &news.agreements {
            if let Some(kind) = self.requesters.get(&agreement.requester) {
                self.index.put(agreement, kind);
            }
        }
        self.sequence = Some(news.sequence);
    }

    /// The requester of this short name, if it has any agreement.
    pub(crate) fn requester(&self, handle: &str) -> Option<RequesterId> {
        self.handles.get(handle).copied()
    }

    /// The community of this short name.
    pub(crate) fn community(&self, handle: &str) -> Option<CommunityId> {
        self.communities.get(handle).copied()
    }
}
