//! Letters: what they say, as text and as HTML.

use domain::{effect::Mail, text::Language};

use super::time::moment;
use crate::{
    bundle::{People, Word},
    locale::Locale,
    words,
};

/// A letter in one language.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The subject.
    pub subject: String,
    /// What it says, paragraph by paragraph, as plain text.
    pub text: String,
    /// The same as an HTML document without images, styles or anything from elsewhere.
    pub html: String,
}

/// A part of a letter.
enum Part {
    Words(String),
    Link(String),
}

/// The letter for a reader of this language; what needs a page is at `public_url`.
pub fn letter(mail: &Mail, language: &Language, public_url: &str) -> Letter {
    let locale = Locale::best(language);
    let Mail::ProveDomain { requester, domain, secret, expires_at } = mail;
    let domain = domain.to_string();
    let parts = [
        Part::Words(words::mail_prove_domain_why(locale, People(requester), Word(&domain))),
        Part::Words(words::mail_prove_domain_do(locale)),
        Part::Link(format!("{public_url}/prove-domain/{secret}")),
        Part::Words(words::mail_prove_domain_until(locale, Word(&moment(*expires_at, &locale)))),
        Part::Words(words::mail_prove_domain_not_you(locale)),
    ];
    let subject = words::mail_prove_domain_subject(locale, Word(&domain));
    Letter { text: text(&parts), html: html(locale, &subject, &parts), subject }
}

fn text(parts: &[Part]) -> String {
    let said = parts.iter().map(|part| match part {
        Part::Words(words) => words.as_str(),
        Part::Link(link) => link.as_str(),
    });
    said.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn html(locale: Locale, subject: &str, parts: &[Part]) -> String {
    let paragraphs: String = parts
        .iter()
        .map(|part| match part {
            Part::Words(words) => format!("<p>{}</p>\n", escaped(words)),
            Part::Link(link) => format!("<p><a href=\"{0}\">{0}</a></p>\n", escaped(link)),
        })
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n<body>\n{paragraphs}</body>\n</html>\n",
        locale.tag(),
        locale.direction(),
        escaped(subject),
    )
}

/// Text as it can stand in HTML, between tags and within quoted attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_says_the_same_as_text_and_as_html_and_peoples_words_stay_words() {
        let mail = Mail::ProveDomain {
            requester: "Uni <b>\u{202e}X</b>".into(),
            domain: "uni.example".parse().unwrap(),
            secret: "abcd-efgh".into(),
            expires_at: "2026-12-01T10:00:00Z".parse().unwrap(),
        };
        for (tag, direction) in [("en", "ltr"), ("ar", "rtl"), ("fr", "ltr"), ("ti", "ltr")] {
            let letter = letter(&mail, &tag.parse().unwrap(), "https://consent.example");
            let link = "https://consent.example/prove-domain/abcd-efgh";
            assert!(letter.text.lines().any(|line| line == link), "{}", letter.text);
            assert!(letter.html.contains(&format!("<a href=\"{link}\">{link}</a>")));
            assert!(letter.html.contains(&format!("dir=\"{direction}\"")));
            assert!(letter.subject.contains("uni.example") && !letter.subject.contains('\n'));
            assert!(letter.text.contains("Uni <b>X</b>") && letter.html.contains("Uni &lt;b&gt;X&lt;/b&gt;"));
            for said in letter.text.split("\n\n") {
                assert!(letter.html.contains(&escaped(said.trim_end())), "{said}");
            }
        }
    }
}
