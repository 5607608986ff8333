//! Clauses of terms in words.

use domain::{
    terms::{Clause, Says},
    text::{Language, LocalText},
};

use crate::{
    bundle::{People, Word},
    locale::Locale,
    render::{harm_words, span, time},
    words,
};

/// What a clause says, in the language of `locale`; what people wrote is in the nearest language they wrote it in.
pub fn clause(clause: &Clause, locale: &Locale) -> String {
    let tag = |tag: &str| tag.parse::<Language>().ok();
    let own = tag(locale.tag());
    let best = |text: &LocalText| match &own {
        Some(own) => text.best(own, own).to_owned(),
        None => String::new(),
    };
    said(&clause.says, *locale, best)
}

/// The same with the words of people as `best` chooses them.
pub(super) fn said(says: &Says, locale: Locale, best: impl Fn(&LocalText) -> String) -> String {
    let day = |day: &domain::terms::Day| time::day(day.as_str(), locale);
    let own = |text: &str| words::clause_own_words(locale, People(text));
    let what = match says {
        Says::Purpose(code)
        | Says::Data(code)
        | Says::Stage(code)
        | Says::Technology(code)
        | Says::Condition(code)
        | Says::LegalBasis(code) => harm_words(code, locale),
        Says::Place(place) | Says::StoragePlace(place) => place.to_string(),
        Says::Onward(to) => {
            let (kind, country, what_for) =
                (harm_words(&to.kind, locale), to.country.to_string(), best(&to.what_for));
            words::clause_onward(locale, Word(&kind), Word(&country), People(&what_for))
        }
        Says::Assessment(study) => own(&study.at),
        Says::Withdrawal(after) => {
            let (within, how) = (span(after.within, &locale), best(&after.how));
            words::clause_withdrawal(locale, Word(&within), People(&how))
        }
        Says::Complaints(complaints) => {
            let how = best(&complaints.how);
            words::clause_complaints(locale, People(&complaints.to), People(&how))
        }
        Says::Retention(length) | Says::Term(length) | Says::UsageTrail(length) => span(*length, &locale),
        Says::Recipient(to) => {
            let (kind, country) = (harm_words(&to.kind, locale), to.country.to_string());
            words::clause_recipient(locale, People(&to.name), Word(&kind), Word(&country))
        }
        Says::Promise(promise) => {
            let (what, evidence) = (best(&promise.what), best(&promise.evidence));
            words::clause_promise(locale, People(&what), Word(&day(&promise.due)), People(&evidence))
        }
        Says::Risk(risk) => {
            let (harm, mitigation) = (harm_words(&risk.harm, locale), best(&risk.mitigation));
            words::clause_risk(locale, Word(&harm), People(&mitigation))
        }
        Says::Benefit(benefit) => {
            let (what, whom) = (harm_words(&benefit.benefit, locale), best(&benefit.to_whom));
            words::clause_benefit(locale, Word(&what), People(&whom), Word(&day(&benefit.due)))
        }
        Says::IfRefused(words) => own(&best(words)),
    };
    words::clause(locale, Word(says.word()), Word(&what))
}

#[cfg(test)]
mod tests {
    use domain::moment::Span;

    use super::*;

    #[test]
    fn a_trail_is_told_with_how_long_it_is_kept() {
        let kept = Clause { number: 1, says: Says::UsageTrail(Span::days(90)) };
        for (locale, wanted) in
            [(Locale::English, "90 days"), (Locale::French, "90 jours"), (Locale::Arabic, "90 يومًا")]
        {
            let told = clause(&kept, &locale);
            assert!(told.ends_with(wanted) && told.len() > 80, "{told}");
        }
    }
}
