//! Pages that need no script: what they say, as HTML.

use domain::{party::MailDomain, refusal::Refused};

use super::{mail::escaped, refusal};
use crate::{
    bundle::{People, Word},
    locale::Locale,
    words,
};

/// A page: its title, its paragraphs, and what its one button says, if it has one. The button sends an empty form to the page's
/// own address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    locale: Locale,
    title: String,
    said: Vec<String>,
    button: Option<String>,
}

/// Asks whoever opened a link to confirm that the domain is the requester's.
pub fn prove_domain(requester: &str, domain: &MailDomain, locale: Locale) -> Page {
    let domain = domain.to_string();
    Page {
        locale,
        title: words::page_prove_domain_title(locale, People(requester), Word(&domain)),
        said: vec![
            words::page_prove_domain_why(locale, People(requester), Word(&domain)),
            words::page_prove_domain_not_you(locale),
        ],
        button: Some(words::page_prove_domain_button(locale)),
    }
}

/// It is confirmed.
pub fn domain_proven(requester: &str, domain: &MailDomain, locale: Locale) -> Page {
    let said = words::page_prove_domain_done(locale, People(requester), Word(&domain.to_string()));
    Page { locale, title: words::page_prove_domain_done_title(locale), said: vec![said], button: None }
}

/// It was refused.
pub fn refused_page(refused: &Refused, locale: Locale) -> Page {
    let said = refused.all().iter().flat_map(|each| {
        let sentence = refusal(&each.reason, &locale);
        [Some(sentence.message), sentence.remedy].into_iter().flatten()
    });
    Page { locale, title: words::page_refused_title(locale), said: said.collect(), button: None }
}

impl Page {
    /// The whole document. It loads one style sheet of ours, and nothing from elsewhere.
    pub fn html(&self) -> String {
        let said: String = self.said.iter().map(|said| format!("<p>{}</p>\n", escaped(said))).collect();
        let button = self.button.as_ref().map(|label| {
            format!("<form method=\"post\"><button type=\"submit\">{}</button></form>\n", escaped(label))
        });
        format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <title>{title}</title>\n<link rel=\"stylesheet\" href=\"/page.css\">\n</head>\n<body>\n<main>\n\
             <h1>{title}</h1>\n{said}{}</main>\n</body>\n</html>\n",
            self.locale.tag(),
            self.locale.direction(),
            button.unwrap_or_default(),
            title = escaped(&self.title),
        )
    }
}

#[cfg(test)]
mod tests {
    use domain::refusal::Reason;

    use super::*;

    #[test]
    fn a_page_says_what_it_is_for_in_the_readers_language() {
        let domain: MailDomain = "uni.example".parse().unwrap();
        let asks = prove_domain("Uni <script>", &domain, Locale::Arabic).html();
        assert!(asks.contains("dir=\"rtl\"") && asks.contains("<form method=\"post\">"));
        assert!(asks.contains("Uni &lt;script&gt;") && !asks.contains("<script"));
        let done = domain_proven("Uni", &domain, Locale::French).html();
        assert!(done.contains("uni.example") && !done.contains("<form"));
        let refused = refused_page(&Reason::LinkExpired {}.into(), Locale::English).html();
        assert!(refused.contains("does not work") && !refused.contains("<form"));
    }
}
