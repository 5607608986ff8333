//! Webhooks: addresses to which a requester has messages sent as things happen. Each reads the journal at its own pace, in order, and
//! loses nothing: what was not taken is sent again until it is.

use serde::{Deserialize, Serialize};

use crate::{
    address::{Address, Reach},
    fact::Fact,
    id::{CommunityId, RequesterId, WebhookId},
    moment::{Moment, Span},
    party::line,
    refusal::{Faults, Reason, Refused},
    step::Step,
    told::{About, Told, Topics},
};

/// Something that was done with a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WebhookMove {
    /// It was registered.
    Registered,
    /// It has another secret.
    Rotated,
    /// It was switched off.
    Disabled,
    /// It was switched on again.
    Enabled,
    /// It reads again from an earlier place.
    Replayed,
    /// It is sent a message to try it out.
    Tested,
    /// It was switched off because nobody took anything for too long, or said that nobody listens.
    GivenUp,
    /// It is no more.
    Removed,
}

/// Whose program registered it, and may look after it beside the requester's administrators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Registrar {
    /// An administrator of the requester.
    Administrator,
    /// Whoever holds the data.
    DataHolder,
}

/// Why nothing is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Off {
    /// It was switched off.
    Asked,
    /// The other side said that nobody listens there (410).
    Gone,
    /// Nobody took anything for [`GIVEN_UP`].
    Dead,
}

/// A webhook as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookDraft {
    /// What its owner calls it.
    pub name: String,
    /// Where messages go.
    pub address: String,
    /// What it is told of.
    pub topics: Topics,
    /// Of which community; of all where there is none.
    pub community: Option<CommunityId>,
    /// Whether it is told of its requester's own matters alone.
    pub own: bool,
}

/// A webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Whose.
    pub requester: RequesterId,
    /// Who registered it.
    pub by: Registrar,
    /// What its owner calls it.
    pub name: String,
    /// Where messages go, as it was read.
    pub address: String,
    /// What it is told of.
    pub topics: Topics,
    /// Of which community; of all where there is none.
    pub community: Option<CommunityId>,
    /// Whether it is told of its requester's own matters alone.
    pub own: bool,
    /// The secret that messages are signed with, sealed.
    pub secret: Vec<u8>,
    /// The one before, sealed, and until when it signs too.
    pub former: Option<(Vec<u8>, Moment)>,
    /// Since when and why nothing is sent, if so.
    pub off: Option<(Off, Moment)>,
    /// Everything up to this entry of the journal was taken, or was not for it.
    pub taken: i64,
    /// How often the next message was tried in vain.
    pub attempts: u32,
    /// Since when nothing is taken.
    pub failing_since: Option<Moment>,
    /// Before then nothing is tried.
    pub due_at: Moment,
    /// Why the last attempt failed, as a code.
    pub fault: Option<String>,
    /// When it was registered.
    pub registered_at: Moment,
    /// When something was taken last.
    pub last_taken_at: Option<Moment>,
}

const NAME_LENGTH: u32 = 60;
/// So many webhooks a requester has at most.
const MOST: u32 = 20;
/// So long both secrets sign.
pub const OVERLAP: Span = Span::days(1);
/// Whoever took nothing for so long is not tried any more.
pub const GIVEN_UP: Span = Span::days(5);

impl Webhook {
    /// Registers one: `draft` for `requester`, which has `others`; messages go as far as `reach`. It is told of what happens after
    /// `head`, the journal's last entry.
    pub fn register(
        (id, requester, by): (WebhookId, RequesterId, Registrar),
        draft: &WebhookDraft,
        (reach, others): (Reach, usize),
        secret: Vec<u8>,
        (head, now): (i64, Moment),
    ) -> Result<Step<Self>, Refused> {
        let mut faults = Faults::default();
        if others >= MOST as usize {
            faults.here(Reason::TooMany { most: MOST });
        }
        let name = faults.take("name", line(&draft.name, NAME_LENGTH));
        let address = faults.take("address", Address::read(&draft.address, reach));
        if draft.topics.is_empty() {
            faults.field("topics", Reason::Empty {});
        }
        let built = name.zip(address).map(|(name, address)| Self {
            id,
            requester,
            by,
            name,
            address: address.to_string(),
            topics: draft.topics.clone(),
            community: draft.community,
            own: draft.own,
            secret,
            former: None,
            off: None,
            taken: head,
            attempts: 0,
            failing_since: None,
            due_at: now,
            fault: None,
            registered_at: now,
            last_taken_at: None,
        });
        let webhook = faults.or_built(built)?;
        Ok(webhook.moved(WebhookMove::Registered))
    }

    fn moved(self, how: WebhookMove) -> Step<Self> {
        let fact = Fact::WebhookMoved { requester: self.requester, webhook: self.id, how };
        Step::to(self).fact(fact)
    }

    /// Another secret; the one before goes on to sign for [`OVERLAP`], so that the other side can change in its own time.
    pub fn rotate(mut self, secret: Vec<u8>, now: Moment) -> Step<Self> {
        self.former = Some((std::mem::replace(&mut self.secret, secret), now.plus(OVERLAP)));
        self.moved(WebhookMove::Rotated)
    }

    /// The sealed secrets that sign at `now`, the newest first.
    pub fn secrets(&self, now: Moment) -> impl Iterator<Item = &[u8]> {
        let former = self.former.as_ref().filter(|(_, until)| now < *until);
        std::iter::once(self.secret.as_slice()).chain(former.map(|(secret, _)| secret.as_slice()))
    }

    /// Switches it off or, with everything that it missed still before it, on again; none where it is so already.
    pub fn switch(mut self, on: bool, now: Moment) -> Option<Step<Self>> {
        if self.off.is_none() == on {
            return None;
        }
        self.off = (!on).then_some((Off::Asked, now));
        self.try_anew(now);
        Some(self.moved(if on { WebhookMove::Enabled } else { WebhookMove::Disabled }))
    }

    /// Has it read again from after `place`, which is not beyond the journal's last entry, `head`.
    pub fn replay(mut self, place: i64, head: i64, now: Moment) -> Result<Step<Self>, Reason> {
        if !(0..=head).contains(&place) {
            return Err(Reason::Malformed { shape: "id".to_owned() });
        }
        self.taken = place;
        self.try_anew(now);
        Ok(self.moved(WebhookMove::Replayed))
    }

    /// Has it sent a message that says nothing.
    pub fn test(mut self, now: Moment) -> Step<Self> {
        self.due_at = now;
        self.moved(WebhookMove::Tested)
    }

    /// That it is no more.
    pub const fn removed(&self) -> Fact {
        Fact::WebhookMoved { requester: self.requester, webhook: self.id, how: WebhookMove::Removed }
    }

    fn try_anew(&mut self, now: Moment) {
        (self.attempts, self.failing_since, self.fault, self.due_at) = (0, None, None, now);
    }

    /// Whether something may be sent now.
    pub fn is_due(&self, now: Moment) -> bool {
        self.off.is_none() && self.due_at <= now
    }

    /// Whether it asked to be told this of a community's or of nobody's fact. `matter_of` is the requester whose matter it is.
    pub fn hears(&self, told: &Told, community: Option<CommunityId>, matter_of: Option<RequesterId>) -> bool {
        if let About::Webhook(only) = told.about {
            return only == self.id;
        }
        let asked = told.topics.iter().any(|topic| self.topics.contains(topic));
        // What belongs to no community is every community's matter.
        let there = self.community.is_none() || community.is_none() || self.community == community;
        let theirs = !self.own || told.about == About::Instance || matter_of == Some(self.requester);
        asked && there && theirs
    }

    /// Everything up to `sequence` was taken or was not for it. `before` is where it stood when that was begun: none where somebody
    /// has had it read again since.
    pub fn took(mut self, before: i64, sequence: i64, now: Moment) -> Option<Step<Self>> {
        if self.taken != before {
            return None;
        }
        self.taken = sequence;
        self.try_anew(now);
        self.last_taken_at = Some(now);
        Some(Step::to(self))
    }

    /// Nothing between is for it.
    pub fn passes(mut self, before: i64, sequence: i64) -> Option<Step<Self>> {
        if self.taken != before {
            return None;
        }
        self.taken = sequence;
        Some(Step::to(self))
    }

    /// A message was not taken, for the reason of this code; the next attempt comes after `wait`. Where the other side says that nobody
    /// listens (`gone`), or nobody took anything for [`GIVEN_UP`], it is switched off.
    pub fn not_taken(
        mut self,
        before: i64,
        (code, gone): (&str, bool),
        wait: Span,
        now: Moment,
    ) -> Option<Step<Self>> {
        if self.taken != before || self.off.is_some() {
            return None;
        }
        let since = *self.failing_since.get_or_insert(now);
        self.attempts = self.attempts.saturating_add(1);
        self.fault = Some(code.to_owned());
        self.due_at = now.plus(wait);
        let off = match gone {
            true => Some(Off::Gone),
            false => (now >= since.plus(GIVEN_UP)).then_some(Off::Dead),
        };
        self.off = off.map(|off| (off, now));
        Some(if off.is_some() { self.moved(WebhookMove::GivenUp) } else { Step::to(self) })
    }
}

#[cfg(test)]
mod tests;
