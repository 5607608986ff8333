//! Nothing foreign is built in under terms that ours (Apache-2.0 or MIT) could not be passed on with.

use std::process::Command;

use super::{check, root};

/// Terms that ask for no more than to be named. The files of MPL-2.0 crates stay theirs, unchanged; Unicode-3.0 and
/// CDLA-Permissive-2.0 are of tables. "MPL-2.0+" is how some crates write "or later".
const TAKEN: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "MPL-2.0+",
    "Unicode-3.0",
    "Zlib",
];

/// Whether an SPDX expression can be met by what is taken: "OR" (old crates write "/") leaves a choice, "AND" does not and
/// binds closer (SPDX 2.3, annex D).
fn is_taken(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let (mut depth, mut any, mut all, mut word) = (Vec::new(), false, true, String::new());
    let settle = |word: &mut String, all: &mut bool| {
        let name = word.split_whitespace().collect::<Vec<_>>().join(" ");
        word.clear();
        if !name.is_empty() {
            *all &= TAKEN.contains(&name.as_str());
        }
    };
    for token in expression.replace('(', " ( ").replace(')', " ) ").split_whitespace() {
        match token {
            "(" => {
                depth.push((any, all));
                (any, all) = (false, true);
            }
            ")" => {
                settle(&mut word, &mut all);
                let inner = any || all;
                (any, all) = depth.pop().expect("a parenthesis that was opened");
                all &= inner;
            }
            "OR" => {
                settle(&mut word, &mut all);
                any |= all;
                all = true;
            }
            "AND" => settle(&mut word, &mut all),
            part => {
                word.push(' ');
                word.push_str(part);
            }
        }
    }
    settle(&mut word, &mut all);
    any || all
}

#[test]
fn a_licence_expression_is_read_as_it_is_meant() {
    for taken in [
        "MIT",
        "MIT OR GPL-3.0-only",
        "GPL-2.0-only/MIT",
        "(MIT OR GPL-3.0-only) AND ISC",
        "Apache-2.0 WITH LLVM-exception",
        "GPL-3.0-only OR MIT AND ISC",
    ] {
        assert!(is_taken(taken), "{taken}");
    }
    for refused in [
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT OR ISC) AND AGPL-3.0-only",
        "GPL-2.0-only OR LGPL-2.1-or-later",
    ] {
        assert!(!is_taken(refused), "{refused}");
    }
}

/// The platform that this is built for, as `rustc` names it.
fn host() -> String {
    let told = Command::new("rustc").arg("-vV").output().unwrap().stdout;
    let told = String::from_utf8(told).unwrap();
    told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

#[test]
fn every_foreign_crate_comes_under_terms_that_can_be_passed_on() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    // Of other platforms nothing is fetched, so nothing could be read.
    let told = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", &host()])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(told.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&told.stderr));
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let packages = told["packages"].as_array().unwrap();
    assert!(packages.len() > 300, "the packages were not found");
    let broken = packages
        .iter()
        .filter(|package| !is_taken(package["license"].as_str().unwrap_or("none named")))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    check("a foreign crate is under terms that can be passed on with ours", broken);
}
