//! Whether the texts of terms are plain enough for the charter: each text in each language is measured where it stands.

use super::TermsDraft;
use crate::{
    charter::{Readability, TypedText},
    readability::measure,
    refusal::{Faults, Reason},
    text::Language,
};

/// More rare words than this are no help in finding plainer ones.
const MOST_NAMED: usize = 8;

impl TermsDraft {
    /// Notes each text that is harder to read than the clause allows, at its place, with what makes it so. What cannot be
    /// measured, by its language or because it is too short, is not held against anybody.
    pub(super) fn note_unreadable(&self, clause: &Readability, faults: &mut Faults) {
        let look = |faults: &mut Faults, name: &str, typed: &TypedText| {
            faults.within(name, |faults| note(typed, clause, faults));
        };
        look(faults, "title", &self.title);
        look(faults, "summary", &self.summary);
        inside(faults, "recipients", &self.recipients, |faults, recipient| {
            inside(faults, "onward", &recipient.onward, |f, onward| look(f, "whatFor", &onward.what_for));
        });
        inside(faults, "promises", &self.promises, |faults, promise| {
            look(faults, "what", &promise.what);
            look(faults, "evidence", &promise.evidence);
        });
        inside(faults, "risks", &self.risks, |f, risk| look(f, "mitigation", &risk.mitigation));
        inside(faults, "benefits", &self.benefits, |f, benefit| look(f, "toWhom", &benefit.to_whom));
        look(faults, "ifRefused", &self.if_refused);
        faults.within("withdrawal", |f| look(f, "how", &self.withdrawal.how));
        faults.within("complaints", |f| look(f, "how", &self.complaints.how));
    }
}

fn inside<T>(faults: &mut Faults, name: &str, entries: &[T], look: impl Fn(&mut Faults, &T)) {
    faults.within(name, |faults| {
        for (at, entry) in entries.iter().enumerate() {
            faults.within(at, |faults| look(faults, entry));
        }
    });
}

fn note(typed: &TypedText, clause: &Readability, faults: &mut Faults) {
    for (at, (tag, text)) in typed.iter().enumerate() {
        // A tag that is none was noted when the text was read.
        let Ok(language) = tag.parse::<Language>() else { continue };
        let ((most, most_rare), found) = (clause.limits(&language), measure(text, &language));
        if let Some(sentences) = found.sentences.filter(|sentences| sentences.longest > most) {
            let (words, mean) = (sentences.longest, sentences.mean);
            faults.field(at, Reason::SentenceTooLong { language: language.clone(), words, mean, most });
        }
        let too_rare = |rare: u32, of: u32| most_rare.exceeded_by(u64::from(rare), u64::from(of));
        if let Some(found) =
            found.rarity.filter(|found| found.is_telling() && too_rare(found.rare, found.judged))
        {
            let named: Vec<_> = found.words.iter().take(MOST_NAMED).map(String::as_str).collect();
            let most = u32::try_from(most_rare.most_of(u64::from(found.judged))).unwrap_or(u32::MAX);
            let (rare, of) = (found.rare, found.judged);
            faults.field(at, Reason::WordsTooRare { language, words: named.join(", "), rare, of, most });
        }
    }
}
