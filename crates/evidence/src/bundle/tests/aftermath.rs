//! What requesters give their word for after a withdrawal.

use super::*;

/// What is given, and the code that something in it comes to; none where all of it is good.
pub(super) fn aftermath() -> Vec<(Vector, Option<&'static str>)> {
    let folder =
        |twist| Vector::new(format!("{twist:?}"), "export", "log", listed(World::new(twist).folder(1), 1));
    let mut all = vec![
        (folder(Twist::Deleted), None),
        (folder(Twist::OtherWithdrawal), Some("discharge-other")),
        (folder(Twist::LostWord), Some("export-missing")),
    ];
    // Without a folder around them: a word, the events, and the agreement.
    let mut together = |name: &str, words: &Twist, agreement: &Twist, code| {
        let (said, here) = (World::new(*words).folder(1), World::new(*agreement).folder(1));
        let is_word = |path: &&String| path.contains("/signatures/");
        let signed = here.keys().filter(is_word).collect::<Vec<_>>();
        let words = said.iter().filter(|(path, _)| is_word(path) && !signed.contains(path));
        let rest = here.iter().filter(|(path, _)| path.starts_with("agreements/") && !is_word(path));
        let files = words.chain(rest).map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        all.push((Vector::new(name, "files", "log", files).at("2026-03-08T09:30:00Z"), code));
    };
    together("a word with the withdrawal it is of", &Twist::Deleted, &Twist::Withdrawn, Some("status-ended"));
    together(
        "a word with another withdrawal",
        &Twist::OtherWithdrawal,
        &Twist::Withdrawn,
        Some("discharge-other"),
    );
    together("a word and no withdrawal yet", &Twist::Deleted, &Twist::Nothing, Some("status-missing"));
    all
}

#[test]
fn a_word_is_of_the_withdrawal_that_is_here() {
    for (vector, code) in aftermath() {
        let (codes, _) = vector.answer();
        let other = codes.values().filter(|code| **code == "discharge-other").count();
        assert_eq!(other, if code == Some("discharge-other") { 2 } else { 0 }, "{}: {codes:?}", vector.name);
        match code {
            Some(code) => assert!(codes.values().any(|one| *one == code), "{}: {codes:?}", vector.name),
            None => assert!(codes.is_empty(), "{}: {codes:?}", vector.name),
        }
    }
}
