//! What terms ask for as a red line looks at it: one document's, or several documents' together.

use super::Terms;
use crate::{
    charter::{RedLine, UseOfData},
    place::Place,
    taxonomy::Code,
};

/// The codes and places of some terms, joined. Whatever one of them has for a purpose may be used for another's data: that is what
/// it means to look at them together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Combined {
    purposes: Vec<Code>,
    data_categories: Vec<Code>,
    recipient_kinds: Vec<Code>,
    technologies: Vec<Code>,
    places: Vec<Place>,
}

impl Combined {
    /// What these terms ask for together.
    pub fn of<'a>(terms: impl IntoIterator<Item = &'a Terms>) -> Self {
        let mut all = Self::default();
        for one in terms {
            all.purposes.extend(one.purposes.iter().cloned());
            all.data_categories.extend(one.data_categories.iter().cloned());
            all.recipient_kinds.extend(one.recipient_kinds());
            all.technologies.extend(one.technologies.iter().cloned());
            all.places.extend(one.all_places());
        }
        all
    }

    /// Whether it crosses the line.
    pub fn crosses(&self, line: &RedLine) -> bool {
        line.crossed_by(UseOfData {
            purposes: &self.purposes,
            data_categories: &self.data_categories,
            recipient_kinds: &self.recipient_kinds,
            technologies: &self.technologies,
            places: &self.places,
        })
    }

    /// Every code and place that the line speaks of, each once, in the order of their names.
    pub fn spoken_of(&self, line: &RedLine) -> Vec<String> {
        let codes = |of_line: &[Code], asked: &[Code]| -> Vec<String> {
            let named = asked.iter().filter(|code| of_line.iter().any(|known| known.overlaps(code)));
            named.map(ToString::to_string).collect()
        };
        let places = self.places.iter().filter(|place| line.places.iter().any(|known| known.overlaps(place)));
        let mut all = codes(&line.purposes, &self.purposes);
        all.extend(codes(&line.data_categories, &self.data_categories));
        all.extend(codes(&line.recipient_kinds, &self.recipient_kinds));
        all.extend(codes(&line.technologies, &self.technologies));
        all.extend(places.map(ToString::to_string));
        all.sort_unstable();
        all.dedup();
        all
    }
}
