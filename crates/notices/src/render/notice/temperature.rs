//! Temperature checks: how the members lean, which binds nobody.

use domain::{
    effect::Notice,
    temperature::{TemperatureLine, Warmth},
    text::LocalText,
};

use super::Reader;
use crate::{
    bundle::Word,
    locale::Locale,
    render::{list, moment},
    words,
};

/// That a temperature check binds nobody and changes no vote: it stands wherever one is shown.
pub fn binds_nobody(locale: &Locale) -> String {
    words::temperature_binds_nobody(*locale)
}

impl Reader<'_> {
    pub(super) fn of_temperature(&self, notice: &Notice) -> Vec<String> {
        let locale = self.locale;
        match notice {
            Notice::TemperatureAsked { number, clause, closes } => vec![
                words::temperature_asked(locale, u64::from(*number), Word(&self.about(*clause))),
                words::temperature_how(locale, Word(&moment(*closes, &locale))),
                words::temperature_binds_nobody(locale),
            ],
            Notice::TemperatureTaken { number } => {
                vec![words::temperature_taken(locale, u64::from(*number))]
            }
            Notice::LeaningCounts { number, leaning, closes } => vec![
                words::leaning_counts(locale, Word(leaning.word()), u64::from(*number)),
                words::leaning_until(locale, Word(&moment(*closes, &locale))),
                words::temperature_binds_nobody(locale),
            ],
            Notice::TemperatureOver { title, number, clause, shown } => {
                let (number, about) = (u64::from(*number), self.about(*clause));
                let mut lines =
                    vec![words::temperature_over(locale, number, self.people(title), Word(&about))];
                lines.extend(self.warmth(shown));
                lines.push(words::temperature_binds_nobody(locale));
                lines
            }
            Notice::Temperatures { title, all } => self.temperatures(title, all),
            _ => Vec::new(),
        }
    }

    fn temperatures(&self, title: &LocalText, all: &[TemperatureLine]) -> Vec<String> {
        let locale = self.locale;
        let heading = if all.is_empty() { words::temperatures_none } else { words::temperatures_heading };
        let mut lines = vec![heading(locale, self.people(title))];
        for one in all {
            let (number, about) = (u64::from(one.number), self.about(one.clause));
            lines.push(words::temperatures_line(locale, number, Word(&about)));
            match one.closes {
                Some(closes) => {
                    lines.push(words::temperatures_open(locale, Word(&moment(closes, &locale))));
                    lines.extend(one.mine.map(|mine| {
                        words::temperatures_mine(locale, Word(&words::leaning(locale, Word(mine.word()))))
                    }));
                }
                None => lines.extend(self.warmth(&one.shown)),
            }
        }
        lines.extend([words::temperatures_ask(locale), words::temperature_binds_nobody(locale)]);
        lines
    }

    fn warmth(&self, shown: &[Warmth]) -> Vec<String> {
        let locale = self.locale;
        if shown.is_empty() {
            return vec![words::temperature_none_shown(locale)];
        }
        let line = |cell: &Warmth| {
            let all =
                cell.leanings.iter().map(|leaning| leaning.word()).chain(cell.silent.then_some("silent"));
            let names: Vec<String> = all.map(|word| words::leaning(locale, Word(word))).collect();
            words::temperature_figure(locale, Word(&list(&names, locale, words::join_or)), cell.count)
        };
        shown.iter().map(line).collect()
    }
}
