//! Whether the terms can be understood: two or three questions beside the plain sheet, made of the terms themselves.
//!
//! A pure function of the terms makes the questions, each with one right answer and wrong ones out of the shared language, in an
//! order that is the same for everybody. Who tries them is told at once what is right, and nobody else is told anything: it is
//! no gate and no ballot weighs less for it. It is the terms that are examined, not the members. When the least time for deliberation is over they
//! are looked at: if enough members tried, and more than the charter's share of them misread one question, the terms are
//! **not understood** and go back to the requester.

use serde::{Deserialize, Serialize};

use crate::{
    charter::Deliberation,
    concern::told,
    disclosure::LEAST,
    effect::{EventRef, Notice},
    id::{MemberId, ProposalId},
    moment::{Moment, Span},
    proposal::Proposal,
    refusal::{Reason, Refused},
    step::Step,
    taxonomy::{self, Code, CodeKind},
    terms::{Recipient, Terms},
    text::Language,
};

/// A question offers so many wrong answers beside the right one.
const WRONG: usize = 2;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// What the data is for.
    Purpose,
    /// Who gets it.
    Recipient,
    /// How long it is kept.
    Retention,
}

impl Asks {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Recipient => "recipient",
            Self::Retention => "retention",
        }
    }
}

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// A purpose, or a kind of organisation.
    Code(Code),
    /// A length of time.
    Span(Span),
}

/// One question, as it is put.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What is asked.
    pub asks: Asks,
    /// What can be answered, in the order in which it stands: one of them is right.
    pub choices: Vec<Choice>,
}

/// What one question came to for whoever answered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// What was asked.
    pub asks: Asks,
    /// Whether the answer was right.
    pub right: bool,
    /// What is right.
    pub answer: Choice,
}

/// What a member made of the questions about one offer. Kept apart from everything else, so that it can be erased; nothing of it
/// is shown to anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// About which proposal.
    pub proposal: ProposalId,
    /// The number of the offer.
    pub offer: u32,
    /// Who.
    pub member: MemberId,
    /// Which questions were misread: bit `n` for question `n`, from 0.
    pub misread: u32,
}

/// Answers as they came in.
#[derive(Clone, Debug)]
pub struct Trying<'a> {
    /// Who.
    pub member: MemberId,
    /// The tabled words.
    pub terms: &'a Terms,
    /// Whether this member has tried before.
    pub before: bool,
    /// For each question the number of the answer that was chosen, from 1.
    pub answers: &'a [u32],
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
    /// When.
    pub now: Moment,
}

impl Terms {
    /// The questions about these words.
    pub fn checks(&self) -> Vec<Check> {
        self.keyed().into_iter().map(|(check, _)| check).collect()
    }

    /// The questions, each with the place of its right answer.
    fn keyed(&self) -> Vec<(Check, usize)> {
        // What order there is comes of the words: the same for everybody, and not always the first.
        let turn = usize::from(self.digest().bytes()[0]);
        let codes = |asks, right: Option<&Code>, own: &[Code], kind| {
            let right = right?;
            let wrong = taxonomy::terms(Some(kind)).map(|term| &term.code);
            let mut wrong: Vec<&Code> =
                wrong.filter(|code| !own.iter().any(|own| own.overlaps(code))).collect();
            if wrong.len() < WRONG {
                return None;
            }
            let start = turn % wrong.len();
            wrong.rotate_left(start);
            let all = [right].into_iter().chain(wrong.into_iter().take(WRONG));
            Some((asks, all.cloned().map(Choice::Code).collect::<Vec<_>>()))
        };
        let kinds: Vec<Code> = self.recipients.iter().flat_map(every_kind).collect();
        let spans = spans(self.retention, turn).map(Choice::Span);
        let asked = [
            codes(Asks::Purpose, self.purposes.first(), &self.purposes, CodeKind::Purpose),
            codes(Asks::Recipient, kinds.first(), &kinds, CodeKind::Recipient),
            Some((Asks::Retention, spans.into())),
        ];
        let keyed = |(at, (asks, mut choices)): (usize, (Asks, Vec<Choice>))| {
            let right = (turn / 3 + at) % choices.len();
            choices.swap(0, right);
            (Check { asks, choices }, right)
        };
        asked.into_iter().flatten().enumerate().map(keyed).collect()
    }
}

/// A length and two others, in whole days where it is: the right one is the shortest as often as the longest, so that its place
/// among the three tells nothing.
fn spans(kept: Span, turn: usize) -> [Span; 1 + WRONG] {
    const DAY: u32 = 86_400;
    let unit = if kept.as_seconds().is_multiple_of(DAY) && kept > Span::ZERO { DAY } else { 1 };
    let count = kept.as_seconds() / unit;
    let (half, quarter, twice, fourfold) =
        (count / 2, count / 4, count.saturating_mul(2).max(1), count.saturating_mul(4).max(2));
    // Four times as long must be a length too.
    let long = kept.as_seconds() > u32::MAX / 4;
    let wrong = match turn % 3 {
        _ if long => [half, quarter],
        0 if quarter > 0 => [half, quarter],
        1 if half > 0 => [half, twice],
        _ => [twice, fourfold],
    };
    [count, wrong[0], wrong[1]].map(|count| Span::seconds(count.saturating_mul(unit)))
}

/// The kinds of everybody who gets the data through this recipient.
fn every_kind(recipient: &Recipient) -> Vec<Code> {
    let onward = recipient.onward.iter().map(|onward| onward.kind.clone());
    [recipient.kind.clone()].into_iter().chain(onward).collect()
}

/// What is kept of an attempt, if anything is, and what whoever made it is told.
pub type Tried = (Option<Reading>, Vec<Checked>);

impl Reading {
    /// A member tries the questions about what is tabled. Each tries once: who has been told what is right would only repeat it.
    /// When the least time for deliberation is over the terms have been looked at: whoever tries then is told what is right, and
    /// nothing is kept of it.
    pub fn try_out(proposal: &Proposal, said: Trying<'_>) -> Result<Step<Tried>, Refused> {
        let tabled = proposal.tabled()?;
        let keyed = said.terms.keyed();
        if said.before {
            return Err(Reason::AlreadyTried {}.into());
        }
        let fits = said.answers.len() == keyed.len()
            && keyed.iter().zip(said.answers).all(|((check, _), answer)| {
                (1..=check.choices.len()).contains(&usize::try_from(*answer).unwrap_or_default())
            });
        if !fits {
            return Err(
                Reason::AnswerEach { questions: u32::try_from(keyed.len()).unwrap_or(u32::MAX) }.into()
            );
        }
        let (mut misread, mut checked) = (0, Vec::new());
        for (at, ((check, right), answer)) in keyed.into_iter().zip(said.answers).enumerate() {
            let is_right = usize::try_from(*answer).ok() == Some(right + 1);
            if !is_right {
                misread |= 1 << at;
            }
            let answer = check.choices[right].clone();
            checked.push(Checked { asks: check.asks, right: is_right, answer });
        }
        let reading = Self { proposal: proposal.id, offer: tabled.number, member: said.member, misread };
        let reading = tabled.still_deliberated(said.now).then_some(reading);
        let notice = Notice::Checked { checked: checked.clone() };
        Ok(Step::to((reading, checked)).effects(told(said.reply, notice)))
    }
}

/// Whether these readings, of members on a roll of this size, say that the terms are not understood: at least five members tried, and
/// at least as many as could ask for an answer to a concern; and more than the charter's share of them misread one question.
pub fn not_understood(readings: &[Reading], roll: u64, rules: Deliberation) -> bool {
    let tried = readings.len() as u64;
    if tried < LEAST || !rules.concern_share.reached_by(tried, roll) {
        return false;
    }
    (0..u32::BITS).any(|question| {
        let misread = readings.iter().filter(|reading| reading.misread & (1 << question) != 0).count();
        rules.misread_share.exceeded_by(misread as u64, tried)
    })
}

#[cfg(test)]
mod tests;
