//! Red lines that stand twice, forbid everything, or forbid what the charter itself asks for.

use crate::{
    charter::{Charter, RedLine},
    place::Place,
    refusal::{Faults, Reason},
    taxonomy::{Code, terms},
};

/// What a condition for choice needs to be known: who asks for an interpreter has to know which language somebody speaks.
const NEEDS: [(&str, &str); 1] = [("condition:interpreter-available", "data:language")];

pub(super) fn contradictions(charter: &Charter, faults: &mut Faults) {
    for (at, line) in charter.red_lines.iter().enumerate() {
        let earlier = &charter.red_lines[..at];
        let path = format!("redLines.{at}");
        if earlier.iter().any(|other| other.code == line.code) {
            faults.at(&format!("{path}.code"), Reason::Duplicate { value: line.code.clone() });
        } else if let Some(same) = earlier.iter().position(|other| forbid_the_same(other, line)) {
            let (line, clause) = (line.code.clone(), format!("redLines.{same}"));
            faults.at(&path, Reason::RedLineTwice { line, clause });
        }
        if forbids_all(line, charter) {
            let (line, clause) = (line.code.clone(), "rules".to_owned());
            faults.at(&path, Reason::RedLineForbidsAll { line, clause });
        }
        for (number, condition) in charter.conditions.iter().enumerate() {
            if needs(condition).any(|needed| forbids_data(line, &needed, charter)) {
                let (line, condition) = (line.code.clone(), condition.to_string());
                let clause = format!("conditions.{number}");
                faults.at(&path, Reason::RedLineForbidsCondition { line, condition, clause });
            }
        }
    }
    let Some(clause) = &charter.crisis else { return };
    for (at, line) in clause.red_lines.iter().enumerate() {
        if charter.red_lines.iter().chain(&clause.red_lines[..at]).any(|known| known.code == line.code) {
            let path = format!("crisis.redLines.{at}.code");
            faults.at(&path, Reason::Duplicate { value: line.code.clone() });
        }
    }
}

/// Whether two lines are crossed by the same, whatever they are called.
fn forbid_the_same(one: &RedLine, other: &RedLine) -> bool {
    fn same<T: Ord + Clone>(one: &[T], other: &[T]) -> bool {
        let sorted = |list: &[T]| {
            let mut list = list.to_vec();
            list.sort_unstable();
            list
        };
        sorted(one) == sorted(other)
    }
    let texts = |line: &RedLine| line.places.iter().map(ToString::to_string).collect::<Vec<_>>();
    same(&one.purposes, &other.purposes)
        && same(&one.data_categories, &other.data_categories)
        && same(&one.recipient_kinds, &other.recipient_kinds)
        && same(&one.technologies, &other.technologies)
        && same(&texts(one), &texts(other))
}

/// Whether no facet leaves anything out that could be asked for here, so that the members could never consent to anything. One that names
/// nothing at all is refused as such.
fn forbids_all(line: &RedLine, charter: &Charter) -> bool {
    let named = !(line.purposes.is_empty()
        && line.data_categories.is_empty()
        && line.recipient_kinds.is_empty()
        && line.places.is_empty());
    named && line.technologies.is_empty() && everywhere(line, charter) && {
        whole(&line.purposes) && whole(&line.data_categories) && whole(&line.recipient_kinds)
    }
}

/// Whether these codes, or the absence of any, cover every code of their kind.
fn whole(codes: &[Code]) -> bool {
    let all =
        |first: &Code| terms(Some(first.kind())).all(|term| codes.iter().any(|wide| term.code.within(wide)));
    codes.first().is_none_or(all)
}

/// Whether the line holds in every place of the charter.
fn everywhere(line: &RedLine, charter: &Charter) -> bool {
    let covered = |place: &Place| line.places.iter().any(|wide| place.within(wide));
    line.places.is_empty() || charter.places.iter().all(covered)
}

/// Whether the line forbids this category of data whoever gets it, for whatever, anywhere.
fn forbids_data(line: &RedLine, data: &Code, charter: &Charter) -> bool {
    whole(&line.purposes)
        && whole(&line.recipient_kinds)
        && line.technologies.is_empty()
        && everywhere(line, charter)
        && line.data_categories.iter().any(|forbidden| data.within(forbidden))
}

fn needs(condition: &Code) -> impl Iterator<Item = Code> {
    NEEDS.iter().filter(|(code, _)| condition.as_str() == *code).filter_map(|(_, data)| data.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_conditions_need_are_codes_of_the_taxonomy() {
        for (condition, data) in NEEDS {
            assert!(condition.parse::<Code>().is_ok() && data.parse::<Code>().is_ok(), "{condition} {data}");
        }
    }
}
