use evidence::{digest::Hash, keys::SigningKey, log::tree};

use super::*;

const NAME: &str = "witness.example/w";

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

fn witness() -> Verifier {
    cosignature::verifier(NAME, &key(2))
}

fn state() -> Checkpoint {
    let root: Hash = tree::leaf(b"entry");
    Checkpoint { origin: "ownaccord.example/log".into(), size: 7, root }
}

fn heard(status: u16, body: &str, old: u64) -> Heard {
    let answer = Answer { status, body: body.as_bytes().to_vec() };
    understood(&Ok(answer), &state(), &state().sign(&key(1)), &witness(), old)
}

#[test]
fn a_signature_counts_if_it_is_the_witnesses_own() {
    let line = |name: &str, seed: u8, text: &str| cosignature::sign(text, name, &key(seed), 9).line();
    let text = state().to_text();
    let own = line(NAME, 2, &text);
    let Heard::Said(Said::Signed(7, signature)) = heard(200, &own, 3) else { panic!("not taken") };
    assert_eq!(signature.line(), own);
    // A witness that is about to change its key signs with both.
    assert_eq!(
        heard(200, &format!("{}{own}", line(NAME, 4, &text)), 3),
        Heard::Said(Said::Signed(7, signature))
    );
    for foreign in [
        line(NAME, 3, &text),
        line("other.example/w", 2, &text),
        line(NAME, 2, "ownaccord.example/log\n8\nAAAA\n"),
        // The log's own signature is no witness's.
        state().sign(&key(2)).signatures[0].line(),
        format!("{own}and more\n"),
        own.replacen('A', "B", 1),
        String::new(),
        "7\n".to_owned(),
    ] {
        assert_eq!(heard(200, &foreign, 3), Heard::Said(Said::Garbled), "{foreign:?}");
    }
}

#[test]
fn refusals_are_told_apart() {
    let forked = |size| Heard::Said(Said::Forked(size));
    for (status, body, old, expected) in [
        (409, "5\n", 3, Heard::Stands(5)),
        (409, "9\n", 7, Heard::Stands(9)),
        (409, "0", 3, Heard::Stands(0)),
        // It stands at our size, from which it was asked: its root is another.
        (409, "7\n", 7, forked(7)),
        // It stands where it was asked from, and says that it does not.
        (409, "3\n", 3, Heard::Said(Said::Garbled)),
        (409, "many", 3, Heard::Said(Said::Garbled)),
        (409, "-1", 3, Heard::Said(Said::Garbled)),
        (422, "", 3, forked(3)),
        (403, "", 3, Heard::Said(Said::Unknown)),
        (404, "", 3, Heard::Said(Said::Unknown)),
        (400, "", 3, Heard::Said(Said::Garbled)),
        (204, "", 3, Heard::Said(Said::Garbled)),
        (429, "", 3, Heard::Said(Said::Away("fault"))),
        (503, "", 3, Heard::Said(Said::Away("fault"))),
    ] {
        assert_eq!(heard(status, body, old), expected, "{status} {body:?} {old}");
    }
    let note = state().sign(&key(1));
    for (untaken, expected) in [
        (Untaken::Unreachable, Said::Away("unreachable")),
        (Untaken::Redirect, Said::Away("redirect")),
        (Untaken::Long, Said::Garbled),
    ] {
        let heard = understood(&Err(untaken), &state(), &note, &witness(), 3);
        assert_eq!(heard, Heard::Said(expected));
    }
}

#[test]
fn only_a_witness_that_remembers_otherwise_keeps_an_instance_from_starting() {
    let signature = cosignature::sign("a\n1\nb\n", NAME, &key(2), 1);
    for (said, accuses) in [
        (Said::Signed(1, signature), false),
        (Said::Ahead(8), true),
        (Said::Forked(8), true),
        (Said::Unknown, false),
        (Said::Garbled, false),
        (Said::Away("unreachable"), false),
    ] {
        assert_eq!(said.accuses().is_some(), accuses, "{said:?}");
    }
}
