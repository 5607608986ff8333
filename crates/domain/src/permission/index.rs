//! Every agreement in memory, by who asks, purpose and data category.

use std::sync::{Arc, LazyLock};

use super::{
    Answer, Denial, Grant, Question,
    entry::{Detail, Entry, Standing},
    lines::{Line, Voice},
    sets::{Spot, Table},
};
use crate::{
    agreement::Agreement,
    id::CommunityId,
    moment::Moment,
    refusal::Reason,
    taxonomy::{Code, CodeKind, terms},
};

/// Who asks for more agreements than this finds them by purpose and data category; who has fewer looks through them.
const FEW: usize = 8;

/// What is agreed on, ready to be asked. An agreement costs about 200 bytes and what its duties weigh. For a requester with many of them
/// each pair of a purpose and a data category that any of them covers has an entry of its own: some kilobytes an agreement
/// (`docs/performance.md`).
#[derive(Clone, Debug, Default)]
pub struct Index {
    holders: Table<u128, Holder>,
    /// Where each agreement stands: its requester, and its place there.
    places: Table<u128, (u128, u32)>,
    numbers: Table<u128, u32>,
    /// The communities by the number they got; none where nothing is known of one yet.
    voices: Vec<Option<Voice>>,
}

/// Who asks.
#[derive(Clone, Debug)]
struct Holder {
    kind: Code,
    entries: Vec<Entry>,
    details: Vec<Detail>,
    /// For one with many agreements: which of them cover a purpose and a data category.
    by_use: Option<Table<u32, Vec<u32>>>,
}

/// What the agreements that cover a use say to it.
#[derive(Default)]
struct Heard {
    grants: Vec<u32>,
    until: Option<Moment>,
    suspended: Option<(Moment, u32)>,
    withdrawn: Vec<(Moment, u32)>,
    /// One begins later.
    begins: Option<Moment>,
    outside: bool,
    /// One waits for signatures; whether the requester has given its own.
    pending: Option<bool>,
    /// How far the checks got for those that do not cover it; none where there are none.
    furthest: Option<usize>,
}

impl Index {
    /// Takes in an agreement as it stands now, in place of what was known of it. `kind` is the kind of its requester.
    pub fn put(&mut self, agreement: &Agreement, kind: &Code) {
        let of = self.number(agreement.community);
        let requester = agreement.requester.uuid().as_u128();
        let holder = self.holders.entry(requester).or_insert_with(|| Holder::new(kind));
        let entry = Entry::of(agreement, of);
        let id = agreement.id.uuid().as_u128();
        if let Some((_, at)) = self.places.get(&id) {
            holder.replace(*at, entry, agreement);
        } else {
            let at = holder.add(entry, agreement);
            self.places.insert(id, (requester, at));
        }
    }

    /// Takes in what a community has to say, in place of what was known of it.
    pub fn hear(&mut self, voice: Voice) {
        let number = self.number(voice.community);
        if let Some(place) = self.voices.get_mut(number as usize) {
            *place = Some(voice);
        }
    }

    /// How many agreements it knows.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The communities that were heard, with those above them.
    pub fn communities(&self) -> impl Iterator<Item = (CommunityId, &[CommunityId])> {
        self.voices.iter().flatten().map(|voice| (voice.community, &*voice.above))
    }

    /// Answers a question that is asked now.
    pub fn answer(&self, asked: &Question, now: Moment) -> Answer {
        let Some(holder) = self.holders.get(&asked.requester.uuid().as_u128()) else {
            return Answer::deny(Reason::NotConsentedTo {});
        };
        let place = asked.place.as_ref().map(Spot::of);
        let listen = |positions: &mut dyn Iterator<Item = u32>| {
            let mut heard = Heard::default();
            for at in positions {
                match holder.entries.get(at as usize) {
                    Some(entry) if self.speaks(entry, asked.community) => heard.hear(at, entry, asked, place),
                    _ => {}
                }
            }
            heard
        };
        let mut heard = match holder.covering(asked) {
            Some(some) => listen(&mut some.iter().copied()),
            None => Heard::default(),
        };
        if heard.silent() {
            // Few agreements, or nothing covers it and only the reason has still to be found.
            heard = listen(&mut (0..holder.count()));
        }
        self.judge(holder, &heard, asked, place, now)
    }

    fn judge(
        &self,
        holder: &Holder,
        heard: &Heard,
        asked: &Question,
        place: Option<Spot>,
        now: Moment,
    ) -> Answer {
        if let (Some(until), false) = (heard.until, heard.grants.is_empty()) {
            let of = |at: &u32| holder.entries.get(*at as usize).map(|entry| entry.of);
            for number in heard.grants.iter().filter_map(of) {
                let Some(Some(voice)) = self.voices.get(number as usize) else {
                    return Answer::deny(Reason::PermissionUnknown {});
                };
                if let Some(line) = voice.forbids.crossed(asked, place, &holder.kind, now) {
                    return holder.prohibits(heard, line);
                }
            }
            if let Some((since, by)) = heard.suspended {
                return holder.denies(heard, Reason::PermissionSuspended { since }, &[by]);
            }
            if let Some((since, by)) = holder.taken_back(heard) {
                return holder.denies(heard, Reason::ConsentWithdrawn { since }, &[by]);
            }
            let grants = heard.grants.iter().filter_map(|at| holder.grant(*at)).collect();
            return Answer::Permit { grants, until };
        }
        holder.nothing_permits(heard, asked)
    }

    /// Whether an agreement has a voice where a question is about the people of this community.
    fn speaks(&self, entry: &Entry, named: Option<CommunityId>) -> bool {
        let Some(named) = named else { return true };
        let known = |number: u32| self.voices.get(number as usize).and_then(Option::as_ref);
        let number = self.numbers.get(&named.uuid().as_u128()).copied();
        if number == Some(entry.of) {
            return true;
        }
        let Some(own) = known(entry.of) else { return false };
        own.above.contains(&named)
            || number.and_then(known).is_some_and(|of| of.above.contains(&own.community))
    }

    fn number(&mut self, community: CommunityId) -> u32 {
        let next = u32::try_from(self.voices.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(community.uuid().as_u128()).or_insert(next);
        if number == next {
            self.voices.push(None);
        }
        number
    }
}

impl Holder {
    fn new(kind: &Code) -> Self {
        Self { kind: kind.clone(), entries: Vec::new(), details: Vec::new(), by_use: None }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX)
    }

    fn add(&mut self, entry: Entry, agreement: &Agreement) -> u32 {
        let at = self.count();
        self.entries.push(entry);
        self.details.push(Detail::of(agreement));
        if self.by_use.is_some() {
            self.list(at);
        } else if self.entries.len() > FEW {
            self.list_all();
        }
        at
    }

    fn replace(&mut self, at: u32, entry: Entry, agreement: &Agreement) {
        let place = at as usize;
        let (Some(old), Some(detail)) = (self.entries.get_mut(place), self.details.get_mut(place)) else {
            return;
        };
        let same = old.allowed == entry.allowed;
        *old = entry;
        *detail = Detail::of(agreement);
        if self.by_use.is_some() && !same {
            self.list_all();
        }
    }

    fn list_all(&mut self) {
        self.by_use = Some(Table::default());
        (0..self.count()).for_each(|at| self.list(at));
    }

    fn list(&mut self, at: u32) {
        let (Some(table), Some(entry)) = (&mut self.by_use, self.entries.get(at as usize)) else { return };
        let of = |kind| KINDS.iter().filter(move |(of, _)| *of == kind).map(|(_, line)| *line);
        let allowed: Vec<u16> = entry.allowed.lines().collect();
        let within = |line: &u16| allowed.binary_search(line).is_ok();
        for purpose in of(CodeKind::Purpose).filter(within) {
            for data in of(CodeKind::Data).filter(within) {
                table.entry(use_of(purpose, data)).or_default().push(at);
            }
        }
    }

    /// The agreements that may cover the use; none where all have to be looked at.
    fn covering(&self, asked: &Question) -> Option<&[u32]> {
        let (table, data) = (self.by_use.as_ref()?, asked.data_categories.first()?);
        Some(table.get(&use_of(asked.purpose.line(), data.line())).map_or(&[], Vec::as_slice))
    }

    fn grant(&self, at: u32) -> Option<Grant> {
        let (entry, detail) = (self.entries.get(at as usize)?, self.details.get(at as usize)?);
        let Standing::Open { until, .. } = entry.standing else { return None };
        let Detail { agreement, community, terms, ref duties } = *detail;
        Some(Grant { agreement, community, terms, until, duties: Arc::clone(duties) })
    }

    /// Who took their consent back and has no other in force.
    fn taken_back(&self, heard: &Heard) -> Option<(Moment, u32)> {
        if heard.withdrawn.is_empty() {
            return None;
        }
        let of = |at: u32| self.entries.get(at as usize).map(|entry| entry.of);
        let mut consenting: Vec<u32> = heard.grants.iter().filter_map(|at| of(*at)).collect();
        consenting.sort_unstable();
        let alone = |at: u32| of(at).is_some_and(|of| consenting.binary_search(&of).is_err());
        heard.withdrawn.iter().copied().filter(|(_, at)| alone(*at)).max()
    }

    fn prohibits(&self, heard: &Heard, line: &Line) -> Answer {
        let reason = Reason::Prohibited { line: line.code.clone(), text: line.text.clone() };
        let Answer::Deny(denial) = self.denies(heard, reason, &[]) else {
            return Answer::deny(Reason::PermissionUnknown {});
        };
        Answer::Deny(Denial { until: line.crisis.map(|(_, until)| until), ..denial })
    }

    /// A denial that names who would permit, and who does not.
    fn denies(&self, heard: &Heard, reason: Reason, by: &[u32]) -> Answer {
        let named = heard.grants.iter().chain(by).filter_map(|at| self.details.get(*at as usize));
        Answer::Deny(Denial {
            reason,
            agreements: named.map(|detail| detail.agreement).collect(),
            until: None,
        })
    }

    /// Why nothing permits it.
    fn nothing_permits(&self, heard: &Heard, asked: &Question) -> Answer {
        if let Some((since, by)) = heard.suspended {
            return self.denies(heard, Reason::PermissionSuspended { since }, &[by]);
        }
        if let Some((since, by)) = heard.withdrawn.iter().copied().max() {
            return self.denies(heard, Reason::ConsentWithdrawn { since }, &[by]);
        }
        let reason = match heard.furthest {
            _ if heard.outside => Reason::OutsideTerm {},
            _ if heard.pending == Some(true) => Reason::NotCosigned {},
            _ if heard.pending.is_some() => Reason::NotCountersigned {},
            Some(step) => asked.missed(step),
            None => Reason::NotConsentedTo {},
        };
        Answer::Deny(Denial { reason, agreements: Vec::new(), until: heard.begins })
    }
}

/// The codes by which a requester with many agreements finds one: their kind and line.
static KINDS: LazyLock<Vec<(CodeKind, u16)>> =
    LazyLock::new(|| terms(None).map(|term| (term.kind, term.code.line())).collect());

const fn use_of(purpose: u16, data: u16) -> u32 {
    (purpose as u32) << 16 | data as u32
}

impl Heard {
    /// Whether no agreement covers the use.
    fn silent(&self) -> bool {
        self.grants.is_empty()
            && self.suspended.is_none()
            && self.withdrawn.is_empty()
            && !self.outside
            && self.pending.is_none()
    }

    fn hear(&mut self, at: u32, entry: &Entry, asked: &Question, place: Option<Spot>) {
        if let Some(step) = entry.misses(asked, place) {
            self.furthest = self.furthest.max(Some(step));
            return;
        }
        match entry.standing {
            Standing::Open { from, until } if from <= asked.at && asked.at < until => {
                self.grants.push(at);
                self.until = Some(self.until.map_or(until, |first| first.min(until)));
            }
            Standing::Open { from, .. } => {
                self.outside = true;
                if asked.at < from {
                    self.begins = Some(self.begins.map_or(from, |first| first.min(from)));
                }
            }
            Standing::Pending { countersigned } => {
                self.pending = Some(countersigned || self.pending == Some(true));
            }
            // Whatever moment of its term is asked about: what is suspended is not relied on for now.
            Standing::Suspended { since, until } if asked.at < until => {
                self.suspended = self.suspended.max(Some((since, at)));
            }
            Standing::Suspended { .. } => self.outside = true,
            // Whatever moment is asked about: what is withdrawn is relied on no more.
            Standing::Withdrawn { since } => self.withdrawn.push((since, at)),
        }
    }
}
