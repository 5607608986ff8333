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

/// The lists as they were signed last: a list is the same, byte for byte, until a bit of it changes or it is no longer fresh.
#[derive(Clone, Default)]
pub(crate) struct Shelf(Arc<Mutex<HashMap<(Purpose, u32), Kept>>>);

#[derive(Clone)]
struct Kept {
    bits: StatusList,
    from: Moment,
    secured: Secured,
}

impl Shelf {
    fn take(&self, which: (Purpose, u32), bits: &StatusList, now: Moment) -> Option<Secured> {
        let shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = |kept: &&Kept| kept.bits == *bits && kept.from <= now && now < kept.from.plus(FRESH);
        shelf.get(&which).filter(fresh).map(|kept| kept.secured.clone())
    }

    fn put(&self, which: (Purpose, u32), kept: Kept) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(which, kept);
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
        let tx = self.read().await?;
        if number == 0 || number > last_list(&tx).await? {
            return Ok(None);
        }
        let set = match purpose {
            Purpose::Revocation => tx.withdrawn_indexes().await?,
            Purpose::Suspension => tx.suspended_indexes(self.now()).await?,
        };
        drop(tx);
        let mine = set.into_iter().map(Place::of).filter(|place| place.list == number);
        let (bits, now) = (StatusList::of(mine.map(|place| place.bit)), self.now());
        if let Some(secured) = self.shelf.take((purpose, number), &bits, now) {
            return Ok(Some(secured));
        }
        let term = (now.to_string(), now.plus(VALID).to_string());
        let ttl = u64::from(FRESH.as_seconds()) * 1_000;
        let (url, did) = (self.keys.issuer(), self.keys.did());
        let list = ListDocument::new((url, purpose, number), did, &bits, term, ttl);
        let secured = list.sign(self.keys.as_signatory(did)).map_err(|_| STATUS)?;
        self.shelf.put((purpose, number), Kept { bits, from: now, secured: secured.clone() });
        Ok(Some(secured))
    }
}

/// The number of the last list that is in use. The first is, from the beginning.
async fn last_list(tx: &Tx) -> Result<u32, AppError> {
    Ok(tx.highest_status_index().await?.map_or(1, |highest| Place::of(highest).list))
}
