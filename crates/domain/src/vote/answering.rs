//! What a vote asks, and what counts as an answer to it.

use super::Vote;
use crate::{
    ballot::{Answer, Choice, Paper},
    charter::Secrecy,
    effect::Notice,
    moment::Span,
    ranking::{Approved, Misread, Ranking, Slate},
    refusal::{Reason, Refused},
    rule::{Method, VotingRule},
};

/// So many answers a poll can have (MSC3381), "none of them" among them.
const LONGEST_POLL: usize = 20;

/// Of somebody's text, so much is repeated to them at most.
const REPEATED: usize = 40;

impl Vote {
    /// The ballot paper of choices; none where several stand.
    pub fn paper(&self) -> Option<Paper> {
        self.rule.decide().map(|rule| rule.paper)
    }

    /// How long the vote is open.
    pub fn window(&self) -> Span {
        let seconds = self.closes_at.seconds() - self.opens_at.seconds();
        Span::seconds(u32::try_from(seconds).unwrap_or_default())
    }

    /// The paper of those who stand; none where the question is one of yes or no.
    pub fn slate(&self) -> Option<Slate> {
        self.rule.choose().and_then(|_| Slate::new(self.candidates.len()).ok())
    }

    /// Whether a poll is posted in the ballot box: where ballots are open, and can be given in a poll. Rankings cannot, and
    /// longer papers are cut off by the clients that show polls.
    pub fn is_polled(&self) -> bool {
        let ranked = self.rule.choose().is_some_and(|choosing| choosing.method == Method::Schulze);
        self.secrecy == Secrecy::Open && !ranked && self.candidates.len() < LONGEST_POLL
    }

    /// Reads what a member typed. What cannot be read is refused with what is wrong and an example.
    pub fn read(&self, typed: &str) -> Result<Answer, Refused> {
        let Some(slate) = self.slate() else {
            let choice = typed.parse::<Choice>().ok().filter(|choice| self.choices().contains(choice));
            return choice.map(Answer::Choice).ok_or_else(|| self.no_such_choice(typed));
        };
        let read = match self.rule.choose().map(|choosing| choosing.method) {
            Some(Method::Approval) => Approved::read(typed, slate).map(Answer::Approved),
            _ => Ranking::read(typed, slate).map(Answer::Ranking),
        };
        read.map_err(|misread| self.misread(&misread))
    }

    /// Reads an answer that says of which kind it is, as programs give it. There must be one, and no more.
    pub fn read_as(
        &self,
        choice: Option<Choice>,
        ranking: Option<&str>,
        approved: Option<&str>,
    ) -> Result<Answer, Refused> {
        let method = self.rule.choose().map(|choosing| choosing.method);
        match (choice, ranking, approved) {
            (Some(choice), None, None) => Ok(choice.into()),
            (None, Some(ranking), None) if method == Some(Method::Schulze) => self.read(ranking),
            (None, None, Some(approved)) if method == Some(Method::Approval) => self.read(approved),
            (None, Some(other), None) | (None, None, Some(other)) => Err(self.no_such_choice(other)),
            _ => Err(Reason::OneAnswer {}.into()),
        }
    }

    /// Refused unless it is an answer to this vote: one whose own text, read on this paper, says the same.
    pub(super) fn offers(&self, answer: &Answer) -> Result<(), Refused> {
        let same = self.read(&answer.to_string())? == *answer;
        if same { Ok(()) } else { Err(Reason::Unreadable {}.into()) }
    }

    /// The choices on the paper, in the order in which they are always shown; none where several stand.
    pub fn choices(&self) -> &'static [Choice] {
        self.paper().map_or(&[], Paper::choices)
    }

    /// An answer as a member could type it.
    pub fn example(&self) -> &'static str {
        match (self.paper(), self.rule.choose().map(|choosing| choosing.method), self.candidates.len()) {
            (Some(paper), ..) => paper.favour().word(),
            (None, Some(Method::Approval), ..=1) => "1",
            (None, Some(Method::Approval), _) => "1,2",
            (None, _, ..=1) => "1>none",
            (None, ..) => "2>1>none",
        }
    }

    /// The refusal of a word that is no answer to this vote.
    pub fn no_such_choice(&self, value: &str) -> Refused {
        let value = cut(value);
        match self.paper() {
            Some(paper) => Reason::NoSuchChoice { value, choices: paper.words() }.into(),
            None => self.misread(&Misread::Unreadable(value)),
        }
    }

    fn misread(&self, misread: &Misread) -> Refused {
        let (fault, part) = (misread.word().to_owned(), cut(&misread.part()));
        Reason::BallotMisread { fault, part, example: self.example().to_owned() }.into()
    }

    /// What the ballot box is told when the vote opens.
    pub(super) fn opening_notice(&self) -> Notice {
        let (closes, reopened) = (self.closes_at, self.reopens.is_some());
        let question = self.question.clone();
        match &self.rule {
            VotingRule::Decide(rule) => {
                let (kind, rule) = (self.subject.matter(), rule.clone());
                let confidential = self.secrecy == Secrecy::Confidential;
                Notice::VoteOpened { kind, question, rule, closes, confidential, reopened }
            }
            VotingRule::Choose(rule) => {
                let (rule, candidates, polled) = (*rule, self.names(), self.is_polled());
                Notice::ElectionOpened { title: question, rule, candidates, closes, polled, reopened }
            }
        }
    }

    /// The names of those who stand, in the order of the paper.
    pub fn names(&self) -> Vec<String> {
        self.candidates.iter().map(|standing| standing.name.clone()).collect()
    }
}

fn cut(text: &str) -> String {
    text.chars().take(REPEATED).collect()
}

#[cfg(test)]
mod tests;
