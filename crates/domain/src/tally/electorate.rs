//! Who may vote, and who among them belongs to which constituency.

use crate::{id::MemberId, text::Handle};

/// A frozen roll without those who were struck from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Electorate {
    members: Vec<MemberId>,
    constituencies: Vec<Constituency>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Constituency {
    name: Handle,
    /// By place in the electorate: whether the member there belongs to it.
    belongs: Vec<bool>,
}

impl Electorate {
    /// The electorate of these members; one who is named twice has one voice.
    pub fn new(mut members: Vec<MemberId>) -> Self {
        members.sort_unstable();
        members.dedup();
        Self { members, constituencies: Vec::new() }
    }
    /// The same electorate, of whom these belong to a constituency. Who has no right to vote belongs to none.
    #[must_use]
    pub fn with_constituency(mut self, name: Handle, members: &[MemberId]) -> Self {
        let mut belongs = vec![false; self.members.len()];
        for member in members {
            if let Ok(place) = self.members.binary_search(member) {
                belongs[place] = true;
            }
        }
        self.constituencies.retain(|known| known.name != name);
        self.constituencies.push(Constituency { name, belongs });
        self
    }
    /// How many.
    pub fn len(&self) -> usize {
        self.members.len()
    }
    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
    /// The members, sorted and distinct.
    pub fn members(&self) -> &[MemberId] {
        &self.members
    }
    /// By place: whether the member there belongs to this constituency; none if nobody said who does.
    pub fn belonging_to(&self, name: &Handle) -> Option<&[bool]> {
        self.constituencies.iter().find(|known| known.name == *name).map(|known| known.belongs.as_slice())
    }
}
