//! What is agreed on, in memory: read once, then kept as the journal goes on.
//!
//! Before each answer the journal's end is looked at ([`storage::Store::watch`]; no I/O while nothing happened): who asks after a commit
//! of this process is answered from what it left, and of another process's within a second. What cannot be read denies.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use domain::{
    agreement::Agreement,
    community::Community,
    fact::Fact,
    id::{AgreementId, CommunityId, RequesterId},
    moment::Span,
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
    /// The sequence of the last entry that told signed of an agreement, or of a later one where that was not looked for.
    told: i64,
    requesters: HashMap<RequesterId, Code>,
    /// For how long it is kept how questions about an agreement were answered; those alone that ask for it.
    trails: HashMap<AgreementId, Span>,
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
    /// The last entry that told signed of an agreement, if one did.
    told: Option<i64>,
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

    /// A number that stays the same as long as nothing signed is told of any agreement. Each bit of a status list that a verb moves, and
    /// each place that becomes an agreement's, is told so in the same transaction.
    ///
    /// # Errors
    /// Where the journal could not be followed.
    pub(crate) async fn told(&self) -> Result<i64, AppError> {
        Ok(self.known().await?.told)
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
        let fresh = read_all(&self.0.store.read().await?).await?;
        *self.write() = fresh;
        Ok(())
    }

    async fn follow(&self, from: i64) -> Result<News, AppError> {
        let wanted = *self.0.seen.borrow();
        let tx = self.0.store.read().await?;
        let (mut touched, mut sequence, mut told) = (BTreeSet::new(), from, None);
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
                if let Fact::AgreementStatusChanged { .. } = entry.fact {
                    told = Some(sequence);
                }
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
        let mut news = News { sequence, told, ..News::default() };
        for id in touched.iter().copied() {
            news.agreements.extend(tx.agreements_of(id).await?);
        }
        for id in touched.into_iter().chain(kin) {
            let community = tx.community(id).await?.ok_or_else(gap)?;
            news.voices.push(voice(&tx, &community).await?);
        }
        let new = self.read().strangers(&news.agreements);
        news.requesters = requesters(&tx, new).await?;
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

/// Everything, page by page: terms are long, and of those of a million agreements no more than a page is held at a time.
async fn read_all(tx: &Tx) -> Result<Known, AppError> {
    let (mut known, sequence) = (Known::default(), tx.journal_end().await?);
    let mut after = None;
    loop {
        let page = tx.communities(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        let mut news = News { sequence, ..News::default() };
        for community in &page {
            news.voices.push(voice(tx, community).await?);
        }
        known.take_in(news);
    }
    let mut after = None;
    loop {
        let agreements = tx.agreements(after, PAGE).await?;
        let Some(last) = agreements.last() else { break };
        after = Some(last.id);
        let requesters = requesters(tx, known.strangers(&agreements)).await?;
        known.take_in(News { sequence, agreements, requesters, ..News::default() });
    }
    (known.sequence, known.told) = (Some(sequence), sequence);
    Ok(known)
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

/// These requesters.
async fn requesters(
    tx: &Tx,
    ids: BTreeSet<RequesterId>,
) -> Result<Vec<(RequesterId, String, Code)>, AppError> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let requester = tx.requester(id).await?.ok_or_else(gap)?;
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
            // Terms never change, and an agreement that is over is asked about still.
            if let Some(kept) = agreement.terms.usage_trail {
                self.trails.insert(agreement.id, kept);
            }
            if let Some(kind) = self.requesters.get(&agreement.requester) {
                self.index.put(agreement, kind);
            }
        }
        self.told = news.told.unwrap_or(self.told);
        self.sequence = Some(news.sequence);
    }

    /// Who asked for these agreements, as far as that is not known.
    fn strangers(&self, agreements: &[Agreement]) -> BTreeSet<RequesterId> {
        let asked = agreements.iter().map(|agreement| agreement.requester);
        asked.filter(|id| !self.requesters.contains_key(id)).collect()
    }

    /// Whether any agreement asks for a trail.
    pub(crate) fn keeps_trails(&self) -> bool {
        !self.trails.is_empty()
    }

    /// For how long it is kept how questions about this agreement were answered, if it asks for that.
    pub(crate) fn trail_of(&self, agreement: AgreementId) -> Option<Span> {
        self.trails.get(&agreement).copied()
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
