//! Chance, asked for in one place.

use std::sync::Arc;

use domain::{id::Id, moment::Moment};

use crate::AppError;

type Fill = dyn Fn(&mut [u8]) -> Result<(), AppError> + Send + Sync;

/// A source of random bytes: the operating system's, or a test's.
#[derive(Clone)]
pub struct Chance(Arc<Fill>);

impl Chance {
    /// The operating system's secure source.
    pub fn system() -> Self {
        Self::new(|bytes| getrandom::fill(bytes).map_err(|_| AppError::NoChance))
    }
    /// Chance from this function.
    pub fn new(fill: impl Fn(&mut [u8]) -> Result<(), AppError> + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }
    /// Random bytes.
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], AppError> {
        let mut bytes = [0; N];
        (self.0)(&mut bytes)?;
        Ok(bytes)
    }
    /// A fresh id (UUID version 7, RFC 9562): ordered by time, unguessable by 74 bits.
    pub fn id<K>(&self, now: Moment) -> Result<Id<K>, AppError> {
        let millis = u64::try_from(now.micros() / 1_000).unwrap_or_default();
        Ok(Id::new(uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()?).into_uuid()))
    }
    /// A fresh UUID that says nothing about when it was made (version 4): for members, whose ids are public.
    pub fn blind_id<K>(&self) -> Result<Id<K>, AppError> {
        Ok(Id::new(uuid::Builder::from_random_bytes(self.bytes()?).into_uuid()))
    }
}
