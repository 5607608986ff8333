//! Which harms a use of data puts on the table: what a requester's terms must answer.
//!
//! `harms.csv` says it code by code, of stages, data, purposes, technologies and recipients. A line holds for the codes below its
//! own, and who asks for a wide code asks for all that lies below it, as in the matrix of risks. A harm is answered by its own
//! name: that nobody is sent away says nothing of who is sent back into danger.

use std::{collections::BTreeSet, sync::LazyLock};

use super::{Code, CodeKind, terms};

const HARMS: &str = include_str!("harms.csv");

static ROWS: LazyLock<Vec<HarmRow>> = LazyLock::new(|| HARMS.lines().skip(1).filter_map(read).collect());

/// One line: a use of data, and a harm that may come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HarmRow {
    /// What is asked for.
    pub code: Code,
    /// What may come of it.
    pub harm: Code,
}

fn read(line: &str) -> Option<HarmRow> {
    let (code, harm) = line.split_once(',')?;
    Some(HarmRow { code: code.parse().ok()?, harm: harm.parse().ok()? })
}

/// Every line, in the order of the list.
pub fn harm_rows() -> &'static [HarmRow] {
    &ROWS
}

/// The harms that these codes put on the table, each once, in the order of the list of harms.
pub fn touched<'a>(codes: impl IntoIterator<Item = &'a Code>) -> Vec<Code> {
    let found: BTreeSet<&Code> = codes.into_iter().flat_map(of).map(|row| &row.harm).collect();
    let harms = terms(Some(CodeKind::Harm)).map(|term| &term.code);
    harms.filter(|harm| found.contains(harm)).cloned().collect()
}

fn of(code: &Code) -> impl Iterator<Item = &'static HarmRow> {
    ROWS.iter().filter(move |row| row.code.overlaps(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxonomy::tests::code;

    fn names(codes: &[&str]) -> Vec<String> {
        let codes: Vec<Code> = codes.iter().map(|text| code(text)).collect();
        touched(&codes).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_line_is_read_once_and_says_something_that_no_wider_line_says() {
        assert_eq!(ROWS.len(), HARMS.lines().count() - 1, "a line names a code that is not in the list");
        let asked =
            [CodeKind::Stage, CodeKind::Data, CodeKind::Purpose, CodeKind::Technology, CodeKind::Recipient];
        for (at, row) in ROWS.iter().enumerate() {
            assert!(asked.contains(&row.code.kind()), "{} is nothing that terms ask for", row.code);
            assert_eq!(row.harm.kind(), CodeKind::Harm, "{row:?}");
            let said = |other: &&HarmRow| other.harm == row.harm && row.code.within(&other.code);
            let earlier = ROWS.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, row)| row);
            assert_eq!(earlier.into_iter().find(said), None, "{row:?} is said already");
        }
    }

    #[test]
    fn the_lines_stand_in_the_order_of_the_codes() {
        for kind in CodeKind::ALL.map(|(kind, _)| kind) {
            let order: Vec<&Code> = terms(Some(kind)).map(|term| &term.code).collect();
            let place = |row: &&HarmRow| order.iter().position(|code| **code == row.code);
            let places: Vec<_> =
                ROWS.iter().filter(|row| row.code.kind() == kind).map(|row| place(&row)).collect();
            assert!(places.is_sorted(), "{kind:?}: {places:?}");
        }
    }

    #[test]
    fn every_harm_is_put_on_the_table_by_something() {
        for harm in terms(Some(CodeKind::Harm)) {
            assert!(ROWS.iter().any(|row| row.harm == harm.code), "{} is never asked about", harm.code);
        }
    }

    #[test]
    fn all_data_whatsoever_can_be_lost_and_used_for_something_else() {
        for term in terms(Some(CodeKind::Data)) {
            let found = touched([&term.code]);
            for harm in ["harm:data-breach", "harm:function-creep"] {
                assert!(found.contains(&code(harm)), "{}: {harm}", term.code);
            }
        }
    }

    #[test]
    fn a_narrow_code_owes_what_the_wide_one_owes_and_the_wide_one_what_lies_below() {
        for term in terms(None) {
            let own = touched([&term.code]);
            for below in term.narrower() {
                let found = touched([&below.code]);
                assert!(found.iter().all(|harm| own.contains(harm)), "{} and {}", term.code, below.code);
            }
            for row in ROWS.iter().filter(|row| term.code.within(&row.code)) {
                assert!(own.contains(&row.harm), "{}: {row:?}", term.code);
            }
        }
    }

    /// What people know who have been there: each is asked about.
    #[test]
    fn what_is_feared_of_a_use_is_on_the_table() {
        for (asked, feared) in [
            (
                "recipient:border-agency",
                &["harm:refoulement", "harm:pushback", "harm:deportation", "harm:detention"][..],
            ),
            ("recipient:coastguard", &["harm:pushback", "harm:refoulement"]),
            ("recipient:police", &["harm:detention", "harm:surveillance"]),
            ("recipient:origin-state-authority", &["harm:reprisal-against-kin", "harm:control-from-afar"]),
            ("recipient:origin-state-embassy", &["harm:surveillance-of-kin", "harm:refoulement"]),
            ("recipient:telecom", &["harm:surveillance", "harm:onward-sharing"]),
            ("recipient:employer", &["harm:loss-of-work", "harm:exploitation"]),
            ("recipient:armed-group", &["harm:loss-of-life", "harm:sexual-violence"]),
            ("recipient:public", &["harm:being-found", "harm:re-identification"]),
            (
                "data:asylum-narrative",
                &["harm:refoulement", "harm:reprisal-against-kin", "harm:retraumatisation"],
            ),
            ("data:interview-recording", &["harm:retraumatisation", "harm:refoulement"]),
            (
                "data:call-detail-records",
                &["harm:surveillance-of-kin", "harm:being-found", "harm:re-identification"],
            ),
            ("data:camp-registration-number", &["harm:loss-of-aid", "harm:identity-theft"]),
            ("data:family", &["harm:surveillance-of-kin"]),
            ("data:dna", &["harm:surveillance-of-kin"]),
            ("data:phone-copy", &["harm:surveillance-of-kin"]),
            ("data:ethnicity", &["harm:racism", "harm:group-targeting"]),
            ("data:group-figures", &["harm:group-targeting", "harm:function-creep"]),
            ("purpose:ai-training", &["harm:extraction", "harm:discrimination"]),
            ("purpose:language-technology", &["harm:extraction"]),
            ("purpose:deportation", &["harm:deportation", "harm:family-separation"]),
            ("purpose:age-assessment", &["harm:wrong-decision", "harm:detention"]),
            ("technology:face-recognition", &["harm:surveillance", "harm:racism"]),
            ("technology:automated-decision", &["harm:wrong-decision"]),
            ("stage:at-sea", &["harm:loss-of-life", "harm:pushback"]),
            ("stage:without-papers", &["harm:deportation"]),
        ] {
            let found = names(&[asked]);
            for harm in feared {
                assert!(found.iter().any(|known| known == harm), "{asked}: {harm} is not in {found:?}");
            }
        }
    }

    #[test]
    fn harms_are_told_once_in_the_order_of_their_list() {
        let found = names(&["data:survey-answers", "purpose:academic-research", "recipient:academic"]);
        assert_eq!(found, ["harm:data-breach", "harm:function-creep", "harm:extraction"]);
        assert!(names(&[]).is_empty());
    }
}
