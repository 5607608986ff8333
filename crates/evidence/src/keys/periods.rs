//! Keys with their times: what a key signed outside of them is refused.
//!
//! In the key set each key that signs no more has the time until it did (`exp`), and a revoked one since when (`revoked`, with
//! `revoked_at`), in seconds since 1970, as the historical keys of OpenID Federation 1.0 (section 8.7) have them. Software that knows
//! nothing of these members verifies by the key alone.

use domain::moment::Moment;
use serde::{Deserialize, Serialize};

use super::{Jwks, PublicKey};

/// A key that an issuer has published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The key.
    pub key: PublicKey,
    /// From when it signs; none before its time.
    pub from: Option<Moment>,
    /// Until when it signed; none while it does.
    pub until: Option<Moment>,
    /// Since when what it signed is worth nothing.
    pub revoked: Option<Moment>,
}

/// The times of one key in a key set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Times {
    pub until: Option<i64>,
    pub revoked: Option<i64>,
}

/// That a key was revoked.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Revoked {
    pub revoked_at: i64,
}

const fn seconds(moment: Moment) -> i64 {
    moment.micros().div_euclid(1_000_000)
}

impl Jwks {
    /// The set of all keys that an issuer has published: the current one first, then the others, the latest first.
    pub fn published(current: &PublicKey, all: Vec<Published>) -> Self {
        let mut set = Self::new(current.clone(), []);
        for one in all.into_iter().rev() {
            let times = Times { until: one.until.map(seconds), revoked: one.revoked.map(seconds) };
            if times != Times::default() {
                set.times.insert(one.key.id(), times);
            }
            if one.key != *current {
                set.keys.push(one.key);
            }
        }
        set
    }

    /// Since when what the key with this id signed is worth nothing, in seconds since 1970; none where it was not revoked. When
    /// something was signed the document cannot say, for whoever stole the key writes the date that suits them: only the log can
    /// ([`crate::history`]).
    pub fn revoked(&self, id: &str) -> Option<i64> {
        let id = id.rsplit_once('#').map_or(id, |(_, id)| id);
        self.times.get(id).and_then(|times| times.revoked)
    }

    /// The keys that may be relied on for what is signed from now on or was signed before: all that were not revoked.
    pub fn good(&self) -> Vec<PublicKey> {
        let good = |key: &&PublicKey| self.times.get(&key.id()).is_none_or(|times| times.revoked.is_none());
        self.keys.iter().filter(good).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::SigningKey;
    use super::*;

    #[test]
    fn a_revoked_key_says_so_in_the_set_and_is_not_good() {
        let [now, earlier, next] = [1, 2, 3].map(|seed| SigningKey::from_seed(&[seed; 32]).public());
        let at = |seconds: i64| Moment::from_micros(seconds * 1_000_000);
        let one = |key: &PublicKey, until, revoked| Published {
            key: key.clone(),
            from: Some(at(1)),
            until,
            revoked,
        };
        let all =
            vec![one(&earlier, Some(at(20)), Some(at(10))), one(&now, None, None), one(&next, None, None)];
        let set = Jwks::published(&now, all);
        let ids: Vec<_> = set.keys().iter().map(PublicKey::id).collect();
        assert_eq!(ids, [now.id(), next.id(), earlier.id()]);
        for (key, revoked) in [(&earlier, Some(10)), (&now, None), (&next, None)] {
            assert_eq!(set.revoked(&key.id()), revoked);
            assert_eq!(set.revoked(&format!("did:web:a.example#{}", key.id())), revoked);
        }
        assert_eq!(set.good(), [now, next]);
        let json = serde_json::to_value(&set).unwrap();
        assert_eq!(
            (&json["keys"][2]["exp"], &json["keys"][2]["revoked"]["revoked_at"]),
            (&20.into(), &10.into())
        );
        assert!(json["keys"][0].get("exp").is_none() && json["keys"][0].get("revoked").is_none());
        assert_eq!(Jwks::parse(json.to_string().as_bytes()).unwrap(), set);
    }
}
