use super::*;

const NOW: Moment = Moment::from_millis(1_000_000);

fn which(key: &str) -> Which {
    Which { purpose: Purpose::Suspension, number: 1, key: key.to_owned() }
}

fn secured(text: &str) -> Secured {
    Secured { document: text.to_owned(), jwt: String::new(), digest: String::new() }
}

fn seen(bits: &[u32], told: i64, until: Option<Moment>) -> Seen {
    Seen { bits: StatusList::of(bits.iter().copied()), told, until }
}

fn kept(text: &str, seen: Seen) -> Kept {
    let Seen { bits, told, until } = seen;
    Kept { bits, signed: NOW, secured: secured(text), told, until }
}

#[test]
fn a_list_is_handed_out_as_long_as_nothing_can_have_changed_it() {
    let shelf = Shelf::default();
    let over = NOW.plus(Span::seconds(60));
    shelf.put(which("a"), kept("one", seen(&[7], 5, Some(over))));
    let good = Some(secured("one"));
    for (key, told, now, wanted) in [
        ("a", 5, NOW, good.clone()),
        ("a", 5, over.minus(Span::seconds(1)), good),
        // Something was told; the clock has changed a bit; another key signs; the clock went back.
        ("a", 6, NOW, None),
        ("a", 5, over, None),
        ("b", 5, NOW, None),
        ("a", 5, NOW.minus(Span::seconds(1)), None),
    ] {
        assert_eq!(shelf.take(&which(key), told, now), wanted, "{key} {told} {now}");
    }
}

#[test]
fn what_was_told_and_moved_no_bit_leaves_the_list_as_it_was() {
    let shelf = Shelf::default();
    shelf.put(which("a"), kept("one", seen(&[7], 5, None)));
    assert_eq!(shelf.renew(&which("a"), &seen(&[7, 8], 6, None), NOW), None);
    assert_eq!(shelf.renew(&which("b"), &seen(&[7], 6, None), NOW), None, "signed by another key");
    assert_eq!(shelf.renew(&which("a"), &seen(&[7], 6, None), NOW), Some(secured("one")));
    assert_eq!(shelf.take(&which("a"), 6, NOW), Some(secured("one")), "holds from there on");
    let late = NOW.plus(FRESH);
    assert_eq!(shelf.renew(&which("a"), &seen(&[7], 6, None), late), None, "signed too long ago");
    assert_eq!(shelf.take(&which("a"), 6, late), None);
}

#[test]
fn who_read_the_bits_earlier_and_comes_later_takes_nothing_back() {
    let shelf = Shelf::default();
    shelf.put(which("a"), kept("later", seen(&[7], 6, None)));
    shelf.put(which("a"), kept("earlier", seen(&[], 5, None)));
    assert_eq!(shelf.take(&which("a"), 6, NOW), Some(secured("later")));
    assert_eq!(shelf.renew(&which("a"), &seen(&[7], 5, None), NOW), Some(secured("later")));
    assert_eq!(shelf.take(&which("a"), 6, NOW), Some(secured("later")), "holds as far as it did");
}
