//! Who is not in the room: before the members consent to anything, what is missing for them to decide together is listed, and the
//! vote waits until a steward has said of each finding how those people are reached, or why the vote goes on without.
//!
//! ```text
//! found → answered (a plan with a day, or a reasoned waiver, in every language of the charter) → told with the opening
//! ```
//!
//! What is found of the roll is told as "few or none", never as a number and never as nobody: a finding that came and went with one
//! member would tell what that member is. So fewer than five count as few; in a roll of fewer than ten every constituency is
//! listed, whatever members said; the roll is looked at once a week and not when somebody asks; and found stays found for these
//! words. Why it is so: docs/decisions/0032-who-is-not-in-the-room.md.

mod answer;
mod look;
mod report;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    charter::Charter,
    disclosure::LEAST,
    id::{CommunityId, ProposalId},
    moment::{Moment, Span},
    terms::Terms,
    text::{Handle, Language, LocalText},
};
pub use answer::{AbsenceAnswer, Answering, Settles};
pub use look::{Look, Looking};
pub use report::{AbsenceLine, Report, hold};

/// The roll is looked at so often, by the clock alone.
pub const LOOK_STEP: Span = Span::days(7);
/// In a roll smaller than this nothing is told that depends on what members are.
const SMALL_ROLL: u64 = 2 * LEAST;

/// A text that members need to read before they decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Needed {
    /// The tabled terms.
    Terms,
    /// What was answered to the concern with this number.
    Answer(u32),
}

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum Finding {
    /// Few or none on the roll say that they belong to a constituency of the charter.
    Scarce {
        /// Which.
        constituency: Handle,
    },
    /// Enough belong to it, but few or none of them have linked an account: what is said in the rooms does not reach them.
    Unreached {
        /// Which.
        constituency: Handle,
    },
    /// A text is missing in a language of the charter.
    Untranslated {
        /// Which text.
        text: Needed,
        /// Which language.
        language: Language,
    },
    /// Five members or more read a language that the charter does not have.
    Unspoken {
        /// Which.
        language: Language,
    },
}

impl Finding {
    /// Its kind in one word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Scarce { .. } => "scarce",
            Self::Unreached { .. } => "unreached",
            Self::Untranslated { text: Needed::Terms, .. } => "terms",
            Self::Untranslated { text: Needed::Answer(_), .. } => "answer",
            Self::Unspoken { .. } => "unspoken",
        }
    }

    /// The constituency that it is about, if it is about one.
    pub const fn constituency(&self) -> Option<&Handle> {
        match self {
            Self::Scarce { constituency } | Self::Unreached { constituency } => Some(constituency),
            Self::Untranslated { .. } | Self::Unspoken { .. } => None,
        }
    }

    /// The language that it is about, if it is about one.
    pub const fn language(&self) -> Option<&Language> {
        match self {
            Self::Untranslated { language, .. } | Self::Unspoken { language } => Some(language),
            Self::Scarce { .. } | Self::Unreached { .. } => None,
        }
    }

    /// The concern whose answer is not translated, if it is about one.
    pub const fn concern(&self) -> Option<u32> {
        match self {
            Self::Untranslated { text: Needed::Answer(number), .. } => Some(*number),
            _ => None,
        }
    }

    /// Whether this charter still has what it is about.
    fn stands_under(&self, charter: &Charter) -> bool {
        match self {
            Self::Scarce { constituency } | Self::Unreached { constituency } => {
                charter.constituencies.iter().any(|known| known.name == *constituency)
            }
            Self::Unspoken { language } => !speaks(charter, language),
            Self::Untranslated { .. } => true,
        }
    }
}

/// The short name by which a finding is answered, such as `scarce:women` or `answer:3:ar`: the same as long as it is the same.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.word();
        match self {
            Self::Scarce { constituency } | Self::Unreached { constituency } => {
                write!(f, "{word}:{constituency}")
            }
            Self::Untranslated { text: Needed::Answer(number), language } => {
                write!(f, "{word}:{number}:{language}")
            }
            Self::Untranslated { text: Needed::Terms, language } | Self::Unspoken { language } => {
                write!(f, "{word}:{language}")
            }
        }
    }
}

/// The members of one constituency, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Present {
    /// How many on the roll say that they belong to it.
    pub belong: u64,
    /// How many of them have linked an account; none where the community has no rooms, so that nobody could be reached there.
    pub reached: Option<u64>,
}

/// What is counted of a roll to tell who is missing. It goes no further than [`Counted::findings`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many stand on the roll.
    pub roll: u64,
    /// Those who belong to each constituency; to one that is not named, nobody does.
    pub present: Vec<(Handle, Present)>,
    /// How many read each language, by the language that they chose or were admitted with.
    pub readers: Vec<(Language, u64)>,
}

impl Counted {
    /// What is missing, in the order of the charter.
    pub fn findings(&self, charter: &Charter) -> Vec<Finding> {
        let small = self.roll < SMALL_ROLL;
        let of = |name: &Handle| {
            let found = self.present.iter().find(|(known, _)| known == name);
            found.map(|(_, present)| *present).unwrap_or_default()
        };
        let lacking = charter.constituencies.iter().filter_map(|one| {
            let (constituency, present) = (one.name.clone(), of(&one.name));
            match present.reached {
                _ if small || present.belong < LEAST => Some(Finding::Scarce { constituency }),
                Some(reached) if reached < LEAST => Some(Finding::Unreached { constituency }),
                _ => None,
            }
        });
        let unspoken = self
            .readers
            .iter()
            .filter(|(language, readers)| !small && *readers >= LEAST && !speaks(charter, language));
        lacking
            .chain(unspoken.map(|(language, _)| Finding::Unspoken { language: language.clone() }))
            .collect()
    }
}

/// Whether somebody who reads this language is spoken to in a language of the charter that they can read.
fn speaks(charter: &Charter, language: &Language) -> bool {
    charter.languages.iter().any(|known| known.primary() == language.primary())
}

/// The answers to concerns about the tabled words: the number of each concern, and every answer to it.
pub type Answered = [(u32, Vec<LocalText>)];

/// Which texts are missing in a language of the charter. Terms are complete when they are tabled, but the charter may have got
/// another language since; an answer to a concern is asked for in the first language alone.
pub fn untranslated(charter: &Charter, terms: &Terms, answered: &Answered) -> Vec<Finding> {
    let lacks = |texts: &[&LocalText], language: &Language| {
        let lines = texts.iter().filter(|text| text.get(language).is_some());
        lines.count() == 0
    };
    let finding = |text, language: &Language| Finding::Untranslated { text, language: language.clone() };
    // Whole or not at all: the title stands for the rest, which was read by the same charter.
    let of_terms = charter.languages.iter().filter(|language| lacks(&[&terms.title], language));
    let of_answers =
        answered.iter().filter(|(_, answers)| !answers.is_empty()).flat_map(|(number, answers)| {
            let answers: Vec<_> = answers.iter().collect();
            let lacking = charter.languages.iter().filter(move |language| lacks(&answers, language));
            lacking.map(move |language| finding(Needed::Answer(*number), language))
        });
    of_terms.map(|language| finding(Needed::Terms, language)).chain(of_answers).collect()
}

/// What was found before a vote on tabled words, and of which of it people were told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Before the vote on which proposal.
    pub proposal: ProposalId,
    /// Of which community.
    pub community: CommunityId,
    /// When the roll was last looked at.
    pub looked_at: Moment,
    /// What was found of the roll; it stays found for these words.
    pub found: Vec<Finding>,
    /// What the stewards were told of.
    pub told: Vec<Finding>,
    /// What the members were told the vote is waiting for.
    pub held: Vec<Finding>,
}

#[cfg(test)]
mod tests;
