//! Our codes against the tables of the W3C Data Privacy Vocabulary 2.3 and its lists of places. The tables stand beside
//! the clone, not in it: a user's clone goes without.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use domain::{
    place::Place,
    taxonomy::{self, Code, Term},
};

const TABLES: &str = "../../../shared/reference/dpv";

/// A table by the names of its columns; nothing where the folder is missing.
#[expect(clippy::print_stderr, reason = "who lacks the tables is told that nothing was compared")]
fn table(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    // The clone's own place, whether it is the clone itself or a work tree of it one folder deeper.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = [here.join(TABLES), here.join("..").join(TABLES)].into_iter().find(|path| path.exists());
    let Some(folder) = folder else {
        eprintln!("not compared: the tables of the Data Privacy Vocabulary are not beside the clone");
        return None;
    };
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let mut records = records(&text).into_iter();
    let columns = records.next().unwrap();
    let rows: Vec<_> = records.map(|row| columns.iter().cloned().zip(row).collect()).collect();
    assert!(rows.len() > 10, "{name} has {} rows", rows.len());
    Some(rows)
}

/// The records of a file of comma-separated values, as RFC 4180 quotes them.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut all, mut record, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, quoted) {
            ('"', true) if characters.peek() == Some(&'"') => field.extend(characters.next()),
            ('"', _) => quoted = !quoted,
            (',', false) => record.push(std::mem::take(&mut field)),
            ('\n', false) => {
                record.push(std::mem::take(&mut field));
                all.push(std::mem::take(&mut record));
            }
            ('\r', false) => {}
            (other, _) => field.push(other),
        }
    }
    all
}

/// Each notion's IRI and the IRIs that its row calls broader.
type Broader = BTreeMap<String, Vec<String>>;

fn vocabulary() -> Option<Broader> {
    let mut broader = Broader::new();
    for name in ["dpv.csv", "pd.csv", "risk.csv", "sector-law.csv", "sector-publicservices.csv"] {
        for row in table(name)? {
            let wider = [row["hasbroader"].as_str(), row["subclassof"].as_str()].join(";");
            let wider = wider.split(';').filter(|iri| !iri.is_empty()).map(str::to_owned).collect();
            broader.insert(row["iri"].clone(), wider);
        }
    }
    Some(broader)
}

/// Everything that the vocabulary calls broader than `iri`, over any number of steps.
fn wider(iri: &str, broader: &Broader) -> BTreeSet<String> {
    let (mut found, mut open) = (BTreeSet::new(), vec![iri.to_owned()]);
    while let Some(at) = open.pop() {
        for next in broader.get(&at).into_iter().flatten().filter(|next| found.insert((*next).clone())) {
            open.push(next.clone());
        }
    }
    found
}

fn iri(code: &Code) -> Option<String> {
    taxonomy::terms(Some(code.kind())).find(|term| term.code == *code).and_then(Term::iri)
}

#[test]
fn every_iri_of_ours_exists_there_and_stands_for_one_code() {
    let Some(broader) = vocabulary() else { return };
    let (mut seen, mut missing) = (BTreeSet::new(), Vec::new());
    for term in taxonomy::terms(None) {
        let Some(iri) = term.iri() else { continue };
        assert!(seen.insert(iri.clone()), "{iri} stands for two codes");
        if !broader.contains_key(&iri) {
            missing.push(format!("{}: {iri}", term.code));
        }
    }
    assert_eq!(missing, [""; 0]);
    assert!(seen.len() > 100, "{}", seen.len());
}

#[test]
fn what_lies_below_another_code_here_does_so_there() {
    let Some(broader) = vocabulary() else { return };
    let (mut compared, mut wrong) = (0, Vec::new());
    for term in taxonomy::terms(None) {
        let Some(own) = term.iri() else { continue };
        let above = wider(&own, &broader);
        for code in term.code.upward().skip(1) {
            let Some(wide) = iri(code) else { continue };
            compared += 1;
            if !above.contains(&wide) {
                wrong.push(format!("{} is below {code}, but {own} is not below {wide}", term.code));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(compared > 60, "{compared}");
}

/// The vocabulary's list is older than ours: it has codes that ISO has withdrawn since, such as the prefectures of
/// Greece. What both know of the countries that people come from and go to is the same.
#[test]
fn places_are_those_that_others_know() {
    let Some(rows) = table("loc.csv") else { return };
    let (mut countries, mut known, mut all) = (0, 0, 0);
    for row in rows {
        let (code, kind) = (row["term"].as_str(), row["dpvtype"].as_str());
        if kind.ends_with("#Country") && code.len() == 2 {
            countries += 1;
            assert!(code.parse::<Place>().is_ok(), "{code}");
        }
        if kind.ends_with("#Region") {
            all += 1;
            known += usize::from(code.parse::<Place>().is_ok());
        }
    }
    assert!(countries > 190, "{countries}");
    assert!(all > 4_000 && known * 100 > all * 92, "{known} of {all}");
}
