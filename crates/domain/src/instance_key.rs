//! The keys with which an instance signs, as it publishes them: the one that signs, the next one before it signs, and the earlier ones
//! for what they signed. The secret halves never come here.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    fact::Fact,
    id::KeyId,
    moment::Moment,
    refusal::{Reason, Refused},
    signatory::Thumbprint,
    step::Step,
};

/// What an instance signs with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyUse {
    /// Documents.
    Documents,
    /// The checkpoints of the log.
    Log,
}

impl KeyUse {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Log => "log",
        }
    }
}

/// A key of the instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceKey {
    /// Its id here.
    pub id: KeyId,
    /// What it is known by.
    pub thumbprint: Thumbprint,
    /// The 32 bytes of its public half.
    pub public: [u8; 32],
    /// What is signed with it.
    pub signs: KeyUse,
    /// When it was published.
    pub published_at: Moment,
    /// From when it signs; none before its time.
    pub from: Option<Moment>,
    /// Until when it signed; none while it does.
    pub until: Option<Moment>,
    /// Since when what it signed is worth nothing.
    pub revoked_since: Option<Moment>,
}

/// A key that the instance has at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtHand {
    /// The id that it gets where it was never published before.
    pub id: KeyId,
    /// What it is known by.
    pub thumbprint: Thumbprint,
    /// Its public half.
    pub public: [u8; 32],
    /// What is signed with it.
    pub signs: KeyUse,
    /// Whether it signs now; else its time comes.
    pub current: bool,
}

impl InstanceKey {
    /// What has to be written so that `known`, which is published, agrees with the keys at hand. Nothing where it does.
    ///
    /// # Errors
    /// [`Reason::KeyRevoked`] where a key at hand was revoked.
    pub fn reconcile(known: Vec<Self>, at_hand: &[AtHand], now: Moment) -> Result<Step<Vec<Self>>, Refused> {
        let mut changed = Step::to(Vec::new());
        let is = |key: &Self, hand: &AtHand| key.thumbprint == hand.thumbprint && key.signs == hand.signs;
        for hand in at_hand.iter().filter(|hand| !known.iter().any(|key| is(key, hand))) {
            let AtHand { id, thumbprint, public, signs, current } = hand.clone();
            let fact = Fact::KeyPublished { key: thumbprint.clone(), role: signs };
            let from = current.then_some(now);
            let (until, revoked_since) = (None, None);
            let key = Self { id, thumbprint, public, signs, published_at: now, from, until, revoked_since };
            changed.next.push(key);
            changed.facts.push(fact);
        }
        for mut key in known {
            let hand = at_hand.iter().find(|hand| is(&key, hand));
            if let (Some(_), Some(since)) = (hand, key.revoked_since) {
                return Err(Reason::KeyRevoked { since }.into());
            }
            let before = (key.from, key.until);
            let current = hand.is_some_and(|hand| hand.current);
            if current {
                key.from = key.from.or(Some(now));
                key.until = None;
            } else if key.from.is_some() {
                key.until = key.until.or(Some(now));
            }
            if (key.from, key.until) != before {
                changed.next.push(key);
            }
        }
        Ok(changed)
    }

    /// What it signed since a moment is worth nothing. An earlier moment can still be named, a later one not: what was taken back stays so.
    ///
    /// # Errors
    /// [`Reason::KeyInUse`] for the key that signs: another takes its place first.
    pub fn revoke(mut self, since: Moment) -> Result<Step<Self>, Refused> {
        if self.from.is_some() && self.until.is_none() {
            return Err(Reason::KeyInUse {}.into());
        }
        if let Some(before) = self.revoked_since.filter(|before| *before <= since) {
            return Err(Reason::KeyRevoked { since: before }.into());
        }
        self.revoked_since = Some(since);
        let fact = Fact::KeyRevoked { key: self.thumbprint.clone(), role: self.signs, since };
        Ok(Step::to(self).fact(fact))
    }
}

/// For the operator: the key, what it signs, and its times.
impl fmt::Display for InstanceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:<9} published {}", self.thumbprint, self.signs.word(), self.published_at)?;
        match (self.from, self.until) {
            (None, _) => write!(f, ", signs nothing yet")?,
            (Some(from), None) => write!(f, ", signs since {from}")?,
            (Some(from), Some(until)) => write!(f, ", signed from {from} until {until}")?,
        }
        self.revoked_since.map_or(Ok(()), |since| write!(f, ", revoked since {since}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn at(micros: i64) -> Moment {
        Moment::from_micros(micros)
    }
    fn hand(letter: char, current: bool) -> AtHand {
        let thumbprint = format!("{letter}{}", "A".repeat(42)).parse().unwrap();
        let id = Id::numbered(u32::from(letter));
        AtHand { id, thumbprint, public: [letter as u8; 32], signs: KeyUse::Documents, current }
    }
    fn after(known: Vec<InstanceKey>, hands: &[AtHand], now: i64) -> Vec<InstanceKey> {
        let step = InstanceKey::reconcile(known.clone(), hands, at(now)).unwrap();
        let mut all = known;
        for key in step.next {
            all.retain(|one| one.id != key.id);
            all.push(key);
        }
        all.sort_by_key(|key| key.id);
        all
    }
    fn times(keys: &[InstanceKey]) -> Vec<(Option<i64>, Option<i64>)> {
        keys.iter().map(|key| (key.from.map(Moment::micros), key.until.map(Moment::micros))).collect()
    }

    #[test]
    fn a_key_is_published_before_it_signs_and_stays_published_after() {
        let step = InstanceKey::reconcile(Vec::new(), &[hand('a', true)], at(1)).unwrap();
        let key = hand('a', true).thumbprint;
        assert_eq!(step.facts, [Fact::KeyPublished { key, role: KeyUse::Documents }]);
        let keys = after(Vec::new(), &[hand('a', true)], 1);
        assert!(InstanceKey::reconcile(keys.clone(), &[hand('a', true)], at(2)).unwrap().next.is_empty());
        let keys = after(keys, &[hand('a', true), hand('b', false)], 5);
        assert_eq!(times(&keys), [(Some(1), None), (None, None)]);
        let keys = after(keys, &[hand('b', true)], 9);
        assert_eq!(times(&keys), [(Some(1), Some(9)), (Some(9), None)]);
        assert!(keys[0].to_string().contains("signed from"));
        let log = AtHand { signs: KeyUse::Log, ..hand('a', true) };
        assert_eq!(InstanceKey::reconcile(keys, &[hand('b', true), log], at(10)).unwrap().facts.len(), 1);
    }

    #[test]
    fn a_key_that_signs_no_more_is_revoked_and_never_signs_again() {
        let keys = after(Vec::new(), &[hand('a', true), hand('b', false)], 1);
        assert!(keys[0].clone().revoke(at(1)).unwrap_err().has("key.in-use"));
        assert!(keys[1].clone().revoke(at(1)).is_ok(), "one that never signed can be lost too");
        let mut keys = after(keys, &[hand('b', true)], 5);
        let step = keys[0].clone().revoke(at(4)).unwrap();
        let key = keys[0].thumbprint.clone();
        assert_eq!(step.facts, [Fact::KeyRevoked { key, role: KeyUse::Documents, since: at(4) }]);
        assert!(step.next.clone().revoke(at(4)).unwrap_err().has("key.revoked"), "later than before: no");
        assert_eq!(step.next.clone().revoke(at(2)).unwrap().next.revoked_since, Some(at(2)));
        keys[0] = step.next;
        assert!(InstanceKey::reconcile(keys, &[hand('a', true)], at(9)).unwrap_err().has("key.revoked"));
    }
}
