//! What stands on one ballot: a choice, a ranking, or approvals.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Choice;
use crate::{
    moment::serde_as_text,
    ranking::{Approved, Ranking},
};

/// One member's answer to the question of a vote. Its text is what is stored, committed to and shown to the member alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// To a question of yes or no: `consent`.
    Choice(Choice),
    /// Between several, by ranking: `2>1=3>none`.
    Ranking(Ranking),
    /// Between several, by approval: `approve 1,3`.
    Approved(Approved),
}

impl Answer {
    /// The choice, where the question was one of yes or no.
    pub const fn choice(&self) -> Option<Choice> {
        match self {
            Self::Choice(choice) => Some(*choice),
            Self::Ranking(_) | Self::Approved(_) => None,
        }
    }
}

impl From<Choice> for Answer {
    fn from(choice: Choice) -> Self {
        Self::Choice(choice)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(choice) => choice.fmt(f),
            Self::Ranking(ranking) => ranking.fmt(f),
            Self::Approved(approved) => approved.fmt(f),
        }
    }
}

/// A text that is no answer to any vote, or not its canonical text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the canonical text of an answer")]
pub struct NotAnAnswer;

/// Reads the canonical text alone: no text is of two kinds, for the words of choices are neither numbers nor `none`.
impl FromStr for Answer {
    type Err = NotAnAnswer;
    fn from_str(text: &str) -> Result<Self, NotAnAnswer> {
        let choice = || text.parse().ok().map(Self::Choice);
        let ranking = || text.parse().ok().map(Self::Ranking);
        let approved = || text.parse().ok().map(Self::Approved);
        choice().or_else(ranking).or_else(approved).ok_or(NotAnAnswer)
    }
}
serde_as_text!(Answer);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_one_text_and_no_text_is_two_answers() {
        for text in ["consent", "send-back", "for", "2>1=3>none", "1>none", "approve 1,3", "approve none"] {
            let answer: Answer = text.parse().unwrap();
            assert_eq!(answer.to_string(), text);
            let kind = match &answer {
                Answer::Choice(_) => text.parse::<Choice>().is_ok(),
                Answer::Ranking(_) => text.parse::<Ranking>().is_ok(),
                Answer::Approved(_) => text.parse::<Approved>().is_ok(),
            };
            assert!(kind && answer.choice().is_some() == text.parse::<Choice>().is_ok(), "{text}");
        }
        for text in ["", "yes", "Consent", "2>1", "1 > none", "approve 3,1", "1,3"] {
            assert_eq!(text.parse::<Answer>(), Err(NotAnAnswer), "{text}");
        }
    }
}
