//! The lists that say whether agreements still stand: a place for each agreement, and the lists as they are signed.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::moment::{Moment, Span};
use evidence::{
    credential::Secured,
    status::{ListDocument, Place, Purpose, StatusList},
};
use storage::Tx;

use crate::{App, AppError};

/// So many places are drawn before something must be wrong: at most nine in ten are taken.
const DRAWS: usize = 300;
/// A list is signed anew so often, and again when a bit of it changes.
const FRESH: Span = Span::seconds(300);
/// Whoever keeps a list longer than this keeps it too long.
const VALID: Span = Span::seconds(3_600);

const STATUS: AppError = AppError::Document { what: "a status list" };

/// The lists as they were signed last: a list is the same, byte for byte, until a bit of it changes, it is no longer fresh, or another key
/// signs. While nothing was told of any agreement it is handed out without a look at the database.
#[derive(Clone, Default)]
pub(crate) struct Shelf(Arc<Mutex<HashMap<Which, Kept>>>);

/// A list, and the thumbprint of the key that signs it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Which {
    purpose: Purpose,
    number: u32,
    key: String,
}

#[derive(Clone)]
struct Kept {
    bits: StatusList,
    /// When it was signed.
    signed: Moment,
    secured: Secured,
    /// How far the news of agreements had come when its bits were read ([`crate::Permissions::told`]).
    told: i64,
    /// When the clock alone changes a bit next, if it does.
    until: Option<Moment>,
}

/// The bits of a list as they are in the database.
struct Seen {
    bits: StatusList,
    told: i64,
    until: Option<Moment>,
}

impl Kept {
    fn is_fresh(&self, now: Moment) -> bool {
        self.signed <= now && now < self.signed.plus(FRESH)
    }
}

impl Shelf {
    /// The list, if its bits are certain to be what they were.
    fn take(&self, which: &Which, told: i64, now: Moment) -> Option<Secured> {
        let shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |kept: &&Kept| kept.told == told && kept.until.is_none_or(|until| now < until);
        shelf.get(which).filter(same).filter(|kept| kept.is_fresh(now)).map(|kept| kept.secured.clone())
    }

    /// The list, if these are its bits: it holds from now on for as long as they do.
    fn renew(&self, which: &Which, seen: &Seen, now: Moment) -> Option<Secured> {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = shelf.get_mut(which).filter(|kept| kept.bits == seen.bits && kept.is_fresh(now))?;
        if kept.told <= seen.told {
            (kept.told, kept.until) = (seen.told, seen.until);
        }
        Some(kept.secured.clone())
    }

    /// Puts a list there, unless somebody has read later bits meanwhile.
    fn put(&self, which: Which, kept: Kept) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.get(&which).is_none_or(|other| other.told <= kept.told) {
            shelf.insert(which, kept);
        }
    }
}

impl App {
    /// A place in the status lists that is nobody's yet, drawn by lot, and its number.
    pub(crate) async fn draw_place(&self, tx: &Tx) -> Result<(u32, Place), AppError> {
        let last = last_list(tx).await?;
        let first = Place { list: last, bit: 0 }.number().ok_or(STATUS)?;
        let taken = u32::try_from(tx.status_indexes_taken(first).await?).map_err(|_| STATUS)?;
        for _ in 0..DRAWS {
            let place = Place::drawn(last, taken, u32::from_be_bytes(self.chance.bytes()?));
            let number = place.number().ok_or(STATUS)?;
            if !tx.status_index_taken(number).await? {
                return Ok((number, place));
            }
        }
        Err(AppError::Document { what: "a place in the status lists: none is found" })
    }

    /// The status list with this number, counted from 1, as it is now, signed; none where no such list is in use.
    ///
    /// # Errors
    /// [`AppError`], where it cannot be read or signed.
    pub async fn status_list(&self, purpose: Purpose, number: u32) -> Result<Option<Secured>, AppError> {
        // Before anything else: what is told after this moment is looked at by the next one who asks.
        let told = self.permissions.told().await?;
        let (which, now) = (Which { purpose, number, key: self.keys.signing().id().to_owned() }, self.now());
        if let Some(secured) = self.shelf.take(&which, told, now) {
            return Ok(Some(secured));
        }
        let Some(seen) = self.bits_of(purpose, number, told, now).await? else { return Ok(None) };
        if let Some(secured) = self.shelf.renew(&which, &seen, now) {
            return Ok(Some(secured));
        }
        let term = (now.to_string(), now.plus(VALID).to_string());
        let ttl = u64::from(FRESH.as_seconds()) * 1_000;
        let (url, did) = (self.keys.issuer(), self.keys.did());
        let list = ListDocument::new((url, purpose, number), did, &seen.bits, term, ttl);
        let secured = list.sign(self.keys.as_signatory(did)).map_err(|_| STATUS)?;
        let Seen { bits, told, until } = seen;
        self.shelf.put(which, Kept { bits, signed: now, secured: secured.clone(), told, until });
        Ok(Some(secured))
    }

    async fn bits_of(
        &self,
        purpose: Purpose,
        number: u32,
        told: i64,
        now: Moment,
    ) -> Result<Option<Seen>, AppError> {
        let tx = self.read().await?;
        if number == 0 || number > last_list(&tx).await? {
            return Ok(None);
        }
        let (set, until) = match purpose {
            Purpose::Revocation => (tx.withdrawn_indexes().await?, None),
            Purpose::Suspension => {
                (tx.suspended_indexes(now).await?, tx.next_suspended_to_expire(now).await?)
            }
        };
        let mine = set.into_iter().map(Place::of).filter(|place| place.list == number);
        Ok(Some(Seen { bits: StatusList::of(mine.map(|place| place.bit)), told, until }))
    }
}

/// The number of the last list that is in use. The first is, from the beginning.
async fn last_list(tx: &Tx) -> Result<u32, AppError> {
    Ok(tx.highest_status_index().await?.map_or(1, |highest| Place::of(highest).list))
}

#[cfg(test)]
mod tests;
