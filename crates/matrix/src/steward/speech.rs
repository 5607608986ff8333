//! The words of what is delivered. Pure.

use domain::{
    effect::Notice,
    ranking::Candidate,
    refusal::{Reason, Refused},
    text::Language,
    vote::Vote,
};
use matrix_sdk::ruma::EventId;
use notices::{Locale, render};

use crate::content::{self, Outgoing};

/// No event may be larger than 64 KB, and the words are not all of it.
const MOST_BYTES: usize = 40_000;
/// What stands between two languages of one message.
const RULE: &str = "\n\n———\n\n";

/// A notice in each of these languages, one under the other; the first is the community's own. Languages that we do not
/// speak, and so would be told the same words twice, are left out.
pub(crate) fn in_every(languages: &[Language], notice: &Notice) -> String {
    let Some(own) = languages.first() else { return String::new() };
    let mut texts: Vec<String> = Vec::new();
    for language in languages {
        let text = render::notice(notice, language, own);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    fitting(texts, RULE)
}

/// As many of the texts as go into one event, and at least a part of the first.
fn fitting(texts: Vec<String>, between: &str) -> String {
    let mut all = String::new();
    for text in texts {
        if all.is_empty() {
            all.push_str(cut(&text));
        } else if all.len() + between.len() + text.len() <= MOST_BYTES {
            all.push_str(between);
            all.push_str(&text);
        }
    }
    all
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST_BYTES)]
}

/// A notice for one reader.
pub(crate) fn for_reader(notice: &Notice, reader: &Language, fallback: &Language) -> String {
    cut(&render::notice(notice, reader, fallback)).to_owned()
}

/// The same notice where others read along: without the words that its reader chose.
pub(crate) fn in_public(notice: Notice) -> Notice {
    let names_a_choice =
        |refused: &Refused| refused.has("ballot.no-such-choice") || refused.has("ballot.misread");
    match notice {
        Notice::Refused { refused } if names_a_choice(&refused) => {
            Notice::Refused { refused: Reason::Unreadable {}.into() }
        }
        other => other,
    }
}

/// The poll of a vote: the question and the choices in these languages, the first one's first.
pub(crate) fn poll(vote: &Vote, languages: &[Language]) -> Outgoing {
    if vote.paper().is_none() {
        return poll_among(vote, languages);
    }
    let question = each(vote, languages, |locale, about| {
        render::poll_question(&render::question(vote.subject.matter(), about, locale), vote.closes_at, locale)
    });
    let labels: Vec<String> = vote
        .choices()
        .iter()
        .map(|choice| each(vote, languages, |locale, _| render::choice(*choice, locale)).join(" / "))
        .collect();
    let ids = vote.choices().iter().map(|choice| choice.word());
    let answers: Vec<_> = ids.zip(labels.iter().map(String::as_str)).collect();
    content::poll_start(&fitting(question, "\n"), &answers, 1)
}

/// The poll of a vote between several: those who stand, by their numbers, as many as one likes; and "none of them".
fn poll_among(vote: &Vote, languages: &[Language]) -> Outgoing {
    let question =
        each(vote, languages, |locale, title| render::poll_question(title, vote.closes_at, locale));
    let numbered = (1usize..).zip(vote.names());
    let mut answers: Vec<(String, String)> =
        numbered.map(|(number, name)| (number.to_string(), format!("{number}. {name}"))).collect();
    let none = each(vote, languages, |locale, _| render::none_of_them(locale)).join(" / ");
    answers.push((Candidate::NoneOfThem.to_string(), none));
    let answers: Vec<_> = answers.iter().map(|(id, words)| (id.as_str(), words.as_str())).collect();
    content::poll_start(&fitting(question, "\n"), &answers, vote.candidates.len())
}

/// The end of the poll of a vote, for clients that know no polls.
pub(crate) fn poll_end(vote: &Vote, poll: &EventId, languages: &[Language]) -> Outgoing {
    let over = Reason::VoteOver { closed: vote.closes_at };
    let texts = each(vote, languages, |locale, _| render::refusal(&over, locale).message);
    content::poll_end(&fitting(texts, "\n"), poll)
}

/// Words in each language, none of them twice.
fn each(vote: &Vote, languages: &[Language], say: impl Fn(&Locale, &str) -> String) -> Vec<String> {
    let mut texts = Vec::new();
    for language in languages {
        let own = languages.first().unwrap_or(language);
        let text = say(&Locale::nearest(language, own), vote.question.best(language, own));
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use domain::{moment::Moment, text::LocalText};

    use super::*;

    fn languages(tags: &str) -> Vec<Language> {
        tags.split_whitespace().map(|tag| tag.parse().unwrap()).collect()
    }

    #[test]
    fn a_room_hears_its_languages_each_once() {
        let notice = Notice::LanguageSet {};
        let one = in_every(&languages("en"), &notice);
        assert_eq!(
            in_every(&languages("en so en-GB"), &notice),
            one,
            "what we do not speak is not said twice"
        );
        let both = in_every(&languages("fr en"), &notice);
        assert!(both.ends_with(&one) && both.contains(RULE) && both.len() > one.len());
        assert_eq!(in_every(&[], &notice), "");
    }

    #[test]
    fn nothing_is_too_long_for_an_event() {
        let long: LocalText =
            languages("ar en fr").into_iter().map(|tag| (tag, "ض".repeat(30_000))).collect();
        let notice = Notice::VoteVoid { question: long };
        let said = in_every(&languages("ar en fr"), &notice);
        assert!((MOST_BYTES - 4..=MOST_BYTES).contains(&said.len()));
    }

    #[test]
    fn nobody_reads_in_public_what_somebody_chose() {
        let refused = |reason: Reason| Notice::Refused { refused: reason.into() };
        let choice = Reason::NoSuchChoice { value: "refuse".into(), choices: String::new() };
        assert_eq!(in_public(refused(choice)), refused(Reason::Unreadable {}));
        let (fault, part, example) = ("twice".into(), "2".into(), String::new());
        let misread = Reason::BallotMisread { fault, part, example };
        assert_eq!(in_public(refused(misread)), refused(Reason::Unreadable {}));
        let late = refused(Reason::TooLate { closed: Moment::from_micros(0) });
        assert_eq!(in_public(late.clone()), late);
    }
}
