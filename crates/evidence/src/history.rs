//! What the public log tells of documents and keys: what stood in it before what.
//!
//! A key that was stolen signs whatever date the thief writes. So a verifier believes no document's own date against a revocation: what a
//! revoked key signed counts only where the log told of it before, by the log's time and by its place in the log. Whoever has the
//! whole log can always tell; whoever has the receipts of some entries can tell of these; whoever has neither cannot.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{canonical, decision};

/// The facts by which a key of a kind was revoked.
const REVOKED: [&str; 3] = ["key-revoked", "requester-key-revoked", "signatory-key-revoked"];

/// An open entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its place, counted from 0.
    pub place: u64,
    /// When it was recorded, in seconds since 1970.
    pub at: i64,
    /// What it tells.
    pub fact: Map<String, Value>,
}

impl Told {
    /// A member of the fact that is a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.fact.get(name).and_then(Value::as_str)
    }

    fn is(&self, name: &str) -> bool {
        self.text("fact") == Some(name)
    }
}

/// Why it is not clear that a document of a revoked key counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// It does not count.
    #[error("the key that signed it was revoked, and the log did not tell of it before")]
    Revoked,
    /// It takes the log to tell.
    #[error("the key that signed it was revoked; whether it was signed before that, only the log can tell")]
    CannotTell,
}

/// Entries of the log that are proven to stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    whole: bool,
    told: Vec<Told>,
    digests: BTreeMap<String, usize>,
}

impl History {
    /// All entries of a log. Entries that are sealed, or that this program does not understand, keep their places and say nothing.
    pub fn whole<E: AsRef<[u8]>>(entries: &[E]) -> Self {
        let mut history = Self { whole: true, ..Self::default() };
        for (place, entry) in (0..).zip(entries) {
            history.add(place, entry.as_ref());
        }
        history
    }

    /// One entry more, which somebody has proven to stand at this place.
    pub fn add(&mut self, place: u64, entry: &[u8]) {
        let Some(told) = read(place, entry) else { return };
        if let Some(digest) = told.text("digest") {
            self.digests.entry(digest.to_owned()).or_insert(self.told.len());
        }
        self.told.push(told);
    }

    /// Whether these are all entries, so that what is not among them is not in the log.
    pub const fn is_whole(&self) -> bool {
        self.whole
    }

    /// All entries that say something, in their order.
    pub fn all(&self) -> impl Iterator<Item = &Told> {
        self.told.iter()
    }

    /// The entries with facts of this name.
    pub fn facts<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Told> {
        self.told.iter().filter(move |told| told.is(name))
    }

    /// The first entry that tells of the document with one of these digests.
    pub fn of_document(&self, digests: &[String]) -> Option<&Told> {
        digests.iter().filter_map(|digest| self.digests.get(digest)).min().and_then(|at| self.told.get(*at))
    }

    /// Whether the log told that this key signs, by a fact of this name with such members, before this place.
    pub fn registered(&self, fact: &str, key: &str, members: &[(&str, &str)], before: u64) -> bool {
        self.facts(fact).any(|told| {
            let fits = |(name, value): &(&str, &str)| told.text(name).is_none_or(|given| given == *value);
            told.place < before && told.text("key") == Some(key) && members.iter().all(fits)
        })
    }

    /// When the last entry was recorded, in seconds since 1970.
    pub fn last(&self) -> Option<i64> {
        self.told.iter().map(|told| told.at).max()
    }

    /// Whether what the key with this thumbprint signed counts. `published` is since when its key set says that it is revoked, in seconds
    /// since 1970; `digests` are those by which the log may tell of the document.
    ///
    /// # Errors
    /// [`Doubt`].
    pub fn judge(&self, key: &str, published: Option<i64>, digests: &[String]) -> Result<(), Doubt> {
        let (mut place, mut since) = (u64::MAX, published);
        for told in REVOKED.iter().flat_map(|name| self.facts(name)) {
            if told.text("key") == Some(key) {
                place = place.min(told.place);
                let named = told.text("since").and_then(seconds).unwrap_or(told.at);
                since = Some(since.map_or(named, |known| known.min(named)));
            }
        }
        let Some(since) = since else { return Ok(()) };
        match self.of_document(digests) {
            Some(told) if told.place < place && told.at < since => Ok(()),
            Some(_) => Err(Doubt::Revoked),
            None if self.whole => Err(Doubt::Revoked),
            None => Err(Doubt::CannotTell),
        }
    }
}

/// A moment of a document, in whole seconds since 1970.
pub(crate) fn seconds(text: &str) -> Option<i64> {
    decision::moment(text).map(|moment| moment.unix_timestamp())
}

fn read(place: u64, entry: &[u8]) -> Option<Told> {
    let Value::Object(mut members) = canonical::parse_canonical(entry).ok()? else { return None };
    let at = seconds(members.get("at")?.as_str()?)?;
    let Value::Object(fact) = members.remove("fact")? else { return None };
    (members.len() == 1).then_some(Told { place, at, fact })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: u32, fact: &str) -> String {
        format!(r#"{{"at":"2026-03-01T00:00:{at:02}Z","fact":{fact}}}"#)
    }

    fn decided(at: u32, digest: &str) -> String {
        entry(at, &format!(r#"{{"digest":"{digest}","fact":"decided"}}"#))
    }

    fn revoked(at: u32, since: u32) -> String {
        let since = format!("2026-03-01T00:00:{since:02}Z");
        entry(at, &format!(r#"{{"fact":"key-revoked","key":"k","role":"documents","since":"{since}"}}"#))
    }

    fn judged(history: &History, published: Option<u32>, digest: &str) -> Result<(), Doubt> {
        let midnight = seconds("2026-03-01T00:00:00Z").unwrap();
        history.judge("k", published.map(|at| midnight + i64::from(at)), &[digest.to_owned()])
    }

    #[test]
    fn what_a_revoked_key_signed_counts_where_the_log_told_of_it_before() {
        let log = [
            decided(1, "early"),
            decided(5, "between"),
            revoked(9, 5),
            decided(2, "backdated"),
            decided(10, "late"),
        ];
        let whole = History::whole(&log);
        let refused = Err(Doubt::Revoked);
        for (digest, expected) in [
            ("early", Ok(())),
            ("between", refused),
            ("backdated", refused),
            ("late", refused),
            ("never", refused),
        ] {
            assert_eq!(judged(&whole, None, digest), expected, "{digest}");
            assert_eq!(judged(&whole, Some(5), digest), expected, "{digest}");
        }
        assert_eq!(whole.judge("another", None, &["never".to_owned()]), Ok(()));
        assert_eq!(
            judged(&whole, Some(1), "early"),
            refused,
            "revoked since earlier than the log told at first"
        );
    }

    #[test]
    fn without_the_log_nobody_can_tell_and_one_proven_entry_is_enough() {
        let mut some = History::default();
        assert_eq!(judged(&some, None, "early"), Ok(()));
        assert_eq!(judged(&some, Some(5), "early"), Err(Doubt::CannotTell));
        some.add(7, decided(1, "early").as_bytes());
        some.add(9, decided(6, "late").as_bytes());
        assert_eq!(judged(&some, Some(5), "early"), Ok(()));
        assert_eq!(judged(&some, Some(5), "late"), Err(Doubt::Revoked));
        assert_eq!(judged(&some, Some(5), "never"), Err(Doubt::CannotTell));
        assert_eq!(some.of_document(&["early".to_owned()]).unwrap().place, 7);
    }

    #[test]
    fn what_is_not_an_open_entry_says_nothing() {
        for text in [r#"{"sealed":"sha256:00"}"#, "no JSON", r#"{"at":"now","fact":{}}"#, r#"{"fact":{}}"#] {
            assert_eq!(History::whole(&[text]).told, [], "{text}");
        }
    }
}
