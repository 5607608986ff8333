//! Who can be chosen: the nominees by their numbers on the paper, and "none of them".

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::moment::serde_as_text;

/// Longer texts are no ballot. The longest canonical one has 145 characters.
pub const LONGEST_TEXT: usize = 1_000;

/// Somebody who stands on the paper, by the number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nominee(u8);

/// Whoever can be chosen: a nominee, or nobody. "None of them" comes after all nominees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Candidate {
    /// One of those who stand.
    Nominee(Nominee),
    /// "None of them".
    NoneOfThem,
}

/// A paper: its nominees are numbered from 1, and "none of them" always stands beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slate(u8);

/// Nobody stands, or too many for anybody to rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a paper has from 1 to {most} nominees", most = Slate::MOST)]
pub struct NotASlate;

/// What is wrong with a ballot as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// It names nobody.
    #[error("it names nobody")]
    Empty,
    /// It has more than [`LONGEST_TEXT`] bytes.
    #[error("it is longer than {LONGEST_TEXT} bytes")]
    TooLong,
    /// Two signs follow each other, or one stands at an end: somebody is missing there.
    #[error("nobody is named between two signs, or before or after one")]
    Gap,
    /// This part is neither a number nor `none`.
    #[error("“{0}” is neither a number nor “none”")]
    Unreadable(String),
    /// Nobody on this paper has this number.
    #[error("nobody on this paper has the number {0}")]
    Unknown(String),
    /// This one is named twice.
    #[error("“{0}” is named twice")]
    Twice(Candidate),
    /// An approval ballot approves of "none of them" and of somebody.
    #[error("“none” stands beside a number")]
    NoneBesideOthers,
}

impl Misread {
    /// Its word, by which a sentence is chosen.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::Gap => "gap",
            Self::Unreadable(_) => "unreadable",
            Self::Unknown(_) => "unknown",
            Self::Twice(_) => "twice",
            Self::NoneBesideOthers => "none-beside-others",
        }
    }
    /// The part of the text that is wrong; empty where it is the whole.
    pub fn part(&self) -> String {
        match self {
            Self::Unreadable(part) | Self::Unknown(part) => part.clone(),
            Self::Twice(candidate) => candidate.to_string(),
            Self::Empty | Self::TooLong | Self::Gap | Self::NoneBesideOthers => String::new(),
        }
    }
}

impl Nominee {
    /// The nominee with this number, counted from 1.
    pub fn new(number: usize) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| (1..=Slate::MOST).contains(number)).map(Self)
    }
    /// The number on the paper.
    pub fn number(self) -> usize {
        usize::from(self.0)
    }
}

impl Candidate {
    /// The nominee, unless it is "none of them".
    pub fn nominee(self) -> Option<Nominee> {
        match self {
            Self::Nominee(nominee) => Some(nominee),
            Self::NoneOfThem => None,
        }
    }
}

impl Slate {
    /// So many can stand at most.
    pub const MOST: u8 = 50;

    /// The paper with this many nominees.
    pub fn new(nominees: usize) -> Result<Self, NotASlate> {
        Nominee::new(nominees).map(|last| Self(last.0)).ok_or(NotASlate)
    }
    /// The nominees, in the order of the paper.
    pub fn nominees(self) -> impl Iterator<Item = Nominee> {
        (1..=self.0).map(Nominee)
    }
    /// The nominees in the order of the paper, then "none of them".
    pub fn candidates(self) -> impl Iterator<Item = Candidate> {
        self.nominees().map(Candidate::Nominee).chain([Candidate::NoneOfThem])
    }
    /// How many can be chosen, "none of them" included.
    #[expect(clippy::len_without_is_empty, reason = "a paper is never empty")]
    pub fn len(self) -> usize {
        usize::from(self.0) + 1
    }
    /// The position in [`Slate::candidates`], if it stands on this paper.
    pub fn index(self, candidate: Candidate) -> Option<usize> {
        match candidate {
            Candidate::Nominee(nominee) => (nominee.0 <= self.0).then(|| nominee.number() - 1),
            Candidate::NoneOfThem => Some(usize::from(self.0)),
        }
    }
    /// Reads one name as typed: a number of this paper or `none`, in letters of any case, with spaces around.
    pub(super) fn read(self, name: &str) -> Result<Candidate, Misread> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Misread::Gap);
        }
        if name.eq_ignore_ascii_case("none") {
            return Ok(Candidate::NoneOfThem);
        }
        if !name.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Misread::Unreadable(name.to_owned()));
        }
        let nominee = name.parse().ok().and_then(Nominee::new).filter(|nominee| nominee.0 <= self.0);
        nominee.map(Candidate::Nominee).ok_or_else(|| Misread::Unknown(name.to_owned()))
    }
}

/// What no ballot may be, whatever it names.
pub(super) fn readable(text: &str) -> Result<(), Misread> {
    if text.len() > LONGEST_TEXT {
        Err(Misread::TooLong)
    } else if text.trim().is_empty() {
        Err(Misread::Empty)
    } else {
        Ok(())
    }
}

impl fmt::Display for Nominee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nominee(nominee) => nominee.fmt(f),
            Self::NoneOfThem => f.write_str("none"),
        }
    }
}

/// A text that names nobody who can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither the number of a nominee nor “none”")]
pub struct NotACandidate;

impl FromStr for Candidate {
    type Err = NotACandidate;
    fn from_str(text: &str) -> Result<Self, NotACandidate> {
        let candidate = Slate(Slate::MOST).read(text).map_err(|_| NotACandidate)?;
        if candidate.to_string() == text { Ok(candidate) } else { Err(NotACandidate) }
    }
}
impl FromStr for Nominee {
    type Err = NotACandidate;
    fn from_str(text: &str) -> Result<Self, NotACandidate> {
        text.parse::<Candidate>()?.nominee().ok_or(NotACandidate)
    }
}
serde_as_text!(Nominee, Candidate);
