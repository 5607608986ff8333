//! How people come in: a steward's invitation, the word of several members, or both.

use serde::{Deserialize, Serialize};

use super::{Charter, typed::span};
use crate::{
    moment::Span,
    refusal::{Faults, Reason},
};

/// Fewer than so many would be one person's invitation.
const LEAST_VOUCHES: u32 = 2;
/// Nobody knows more members well than this.
const MOST_VOUCHES: u32 = 20;
/// Who has been on the roll for so long can vouch, whatever the charter says.
const LONGEST_WAIT: Span = Span::days(365);

/// How people come in. A charter that says nothing means a steward's invitation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "kebab-case")]
pub enum Admission {
    /// A steward invites.
    #[default]
    Invitation,
    /// So many members vouch.
    Vouching(Vouching),
    /// So many members vouch, and a steward agrees.
    Both(Vouching),
}

/// What it takes to be vouched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Vouching {
    /// How many members must vouch: from 2 to 20.
    pub vouches: u32,
    /// How long somebody has been on the roll before they can vouch: so long, too, does it take a false member to bring in others.
    pub vouch_after: Span,
}

/// Which way, as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A steward invites.
    Invitation,
    /// Members vouch.
    Vouching,
    /// Members vouch, and a steward agrees.
    Both,
}

/// How people come in, as somebody typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdmissionDraft {
    /// Which way.
    pub way: Way,
    /// How many members must vouch; only where they vouch.
    pub vouches: Option<u32>,
    /// After how long on the roll; only where they vouch.
    pub vouch_after: Option<String>,
}

impl Admission {
    /// Which way.
    pub const fn way(&self) -> Way {
        match self {
            Self::Invitation => Way::Invitation,
            Self::Vouching(_) => Way::Vouching,
            Self::Both(_) => Way::Both,
        }
    }

    /// What it takes to be vouched for; none where nobody is.
    pub const fn vouching(&self) -> Option<Vouching> {
        match self {
            Self::Invitation => None,
            Self::Vouching(vouching) | Self::Both(vouching) => Some(*vouching),
        }
    }

    /// Whether a steward can invite. Where members vouch, only as long as fewer of them can than it takes: else a
    /// community that is new, or has become small, could let nobody in.
    pub fn invites(&self, able: u32) -> bool {
        self.vouching().is_none_or(|vouching| able < vouching.vouches)
    }
}

impl From<&Admission> for AdmissionDraft {
    fn from(admission: &Admission) -> Self {
        let vouching = admission.vouching();
        Self {
            way: admission.way(),
            vouches: vouching.map(|of| of.vouches),
            vouch_after: vouching.map(|of| of.vouch_after.to_string()),
        }
    }
}

impl AdmissionDraft {
    pub(super) fn read(&self, faults: &mut Faults) -> Option<Admission> {
        if self.way == Way::Invitation {
            for (name, given) in
                [("vouches", self.vouches.is_some()), ("vouchAfter", self.vouch_after.is_some())]
            {
                if given {
                    faults.field(name, Reason::NobodyVouches {});
                }
            }
            return Some(Admission::Invitation);
        }
        let vouches = match self.vouches {
            Some(vouches) if (LEAST_VOUCHES..=MOST_VOUCHES).contains(&vouches) => Ok(vouches),
            _ => Err(Reason::VouchesOutside { least: LEAST_VOUCHES, most: MOST_VOUCHES }),
        };
        let vouches = faults.take("vouches", vouches);
        let after = match self.vouch_after.as_deref().map(span) {
            None => Err(Reason::TimeMissing {}),
            Some(Ok(after)) if after > LONGEST_WAIT => Err(Reason::TimeTooLong { most: LONGEST_WAIT }),
            Some(read) => read,
        };
        let vouching = Vouching { vouch_after: faults.take("vouchAfter", after)?, vouches: vouches? };
        Some(match self.way {
            Way::Both => Admission::Both(vouching),
            Way::Vouching | Way::Invitation => Admission::Vouching(vouching),
        })
    }
}

impl Charter {
    /// How people come in.
    pub fn admission(&self) -> Admission {
        self.admits.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::{CharterDraft, Template};

    fn with(way: Way, vouches: Option<u32>, after: Option<&str>) -> CharterDraft {
        let mut draft = Template::SuddenCrisis.draft(&["en".into()], &["DE".into()]);
        draft.admission = Some(AdmissionDraft { way, vouches, vouch_after: after.map(Into::into) });
        draft
    }

    #[test]
    fn what_is_no_clause_is_refused_at_its_place() {
        let many = "charter.vouches-outside";
        for (way, vouches, after, wanted) in [
            (Way::Invitation, None, None, vec![]),
            (Way::Vouching, Some(2), Some("P1D"), vec![]),
            (Way::Both, Some(20), Some("P365D"), vec![]),
            (Way::Invitation, Some(2), None, vec![("vouches", "charter.nobody-vouches")]),
            (Way::Invitation, None, Some("P1D"), vec![("vouchAfter", "charter.nobody-vouches")]),
            (Way::Vouching, Some(1), Some("P1D"), vec![("vouches", many)]),
            (
                Way::Both,
                Some(21),
                Some("P366D"),
                vec![("vouches", many), ("vouchAfter", "charter.time-too-long")],
            ),
            (Way::Both, None, None, vec![("vouches", many), ("vouchAfter", "charter.time-missing")]),
            (Way::Vouching, Some(3), Some("soon"), vec![("vouchAfter", "input.malformed")]),
        ] {
            let refused = with(way, vouches, after).check().err();
            let found: Vec<_> = refused.iter().flat_map(|r| r.all()).collect();
            let found: Vec<_> = found.iter().map(|r| (r.path.join("."), r.reason.code())).collect();
            let wanted: Vec<_> =
                wanted.into_iter().map(|(at, code)| (format!("admission.{at}"), code)).collect();
            assert_eq!(found, wanted, "{way:?} {vouches:?} {after:?}");
        }
    }

    #[test]
    fn stewards_invite_where_too_few_can_vouch() {
        let vouching = Vouching { vouches: 3, vouch_after: Span::days(7) };
        for (admission, able, invites) in [
            (Admission::Invitation, 100, true),
            (Admission::Vouching(vouching), 2, true),
            (Admission::Vouching(vouching), 3, false),
            (Admission::Both(vouching), 0, true),
            (Admission::Both(vouching), 4, false),
        ] {
            assert_eq!(admission.invites(able), invites, "{admission:?} {able}");
        }
    }

    #[test]
    fn an_older_charter_means_invitation_and_keeps_its_digest() {
        let mut older = with(Way::Invitation, None, None).check().unwrap();
        older.admits = None;
        let words = serde_json::to_string(&older).unwrap();
        assert!(!words.contains("admission"), "{words}");
        let read: Charter = serde_json::from_str(&words).unwrap();
        assert_eq!((read.digest(), read.admission()), (older.digest(), Admission::Invitation));
        for draft in [with(Way::Both, Some(2), Some("P3D")), with(Way::Invitation, None, None)] {
            let charter = draft.check().unwrap();
            let again: Charter = serde_json::from_str(&serde_json::to_string(&charter).unwrap()).unwrap();
            assert_eq!((again.digest(), again.admits), (charter.digest(), charter.admits));
            assert_ne!(charter.digest(), older.digest(), "what is said is part of the words");
        }
    }
}
