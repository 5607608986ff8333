//! How long the public log takes to grow by one entry, to make a receipt and to hold one, in memory: what a database adds is not here.

use std::collections::HashMap;

use divan::{Bencher, black_box, counter::ItemsCount};
use evidence::{
    digest::Hash,
    keys::SigningKey,
    log::{
        checkpoint::{self, Checkpoint},
        receipt::Receipt,
        tile::{self, WIDTH},
        tree::{self, Subtree},
    },
};

const SIZES: [u64; 3] = [1_000, 30_000, 1_000_000];
const ORIGIN: &str = "ownaccord.example/log";

fn main() {
    divan::main();
}

#[derive(Default)]
struct Log {
    size: u64,
    kept: HashMap<Subtree, Hash>,
}

impl Log {
    fn of(size: u64) -> Self {
        let mut log = Self::default();
        (0..size).for_each(|_| log.append());
        log
    }

    fn append(&mut self) {
        self.grow(tree::leaf(&self.size.to_be_bytes()));
    }

    fn root(&self) -> Option<Hash> {
        tree::whole(self.size).hash(|subtree| self.kept.get(&subtree).copied())
    }

    fn grow(&mut self, leaf: Hash) {
        self.kept.insert(Subtree { level: 0, index: self.size }, leaf);
        for (made, [left, right]) in tree::completed_by(self.size) {
            let hash = tree::join(&self.kept[&left], &self.kept[&right]);
            self.kept.insert(made, hash);
        }
        self.size += 1;
    }

    /// The receipt of an entry in the middle, which no power of two favours.
    fn receipt(&self, key: &SigningKey) -> Option<Receipt> {
        let get = |subtree| self.kept.get(&subtree).copied();
        let index = self.size / 3;
        let root = tree::whole(self.size).hash(get)?;
        let path = tree::prove(index, self.size, get)?.path;
        let state = Checkpoint { origin: ORIGIN.into(), size: self.size, root };
        Some(Receipt { index, path, checkpoint: state.sign(key) })
    }
}

fn key() -> SigningKey {
    SigningKey::from_seed(&[8; 32])
}

/// An entry and the subtrees that it completes.
#[divan::bench(args = SIZES)]
fn append(bencher: Bencher<'_, '_>, size: u64) {
    let mut log = Log::of(size);
    bencher.bench_local(|| log.append());
}

/// Root, path and signature.
#[divan::bench(args = SIZES)]
fn receipt(bencher: Bencher<'_, '_>, size: u64) {
    let (log, key) = (Log::of(size), key());
    bencher.bench_local(|| black_box(&log).receipt(&key));
}

/// A receipt from its text: signature and path.
#[divan::bench(args = SIZES)]
fn hold(bencher: Bencher<'_, '_>, size: u64) {
    let text = Log::of(size).receipt(&key()).expect("the log has every hash").to_text();
    let (leaf, log) = (tree::leaf(&(size / 3).to_be_bytes()), checkpoint::verifier(ORIGIN, &key()));
    bencher.bench_local(|| {
        let held = Receipt::parse(black_box(&text)).and_then(|receipt| receipt.verify(&leaf, &log));
        assert!(held.is_ok());
    });
}

/// That a log grew out of a third of itself.
#[divan::bench(args = SIZES)]
fn growth(bencher: Bencher<'_, '_>, size: u64) {
    let log = Log::of(size);
    bencher.bench_local(|| {
        tree::prove_growth(size / 3, black_box(size), |subtree| log.kept.get(&subtree).copied())
    });
}

/// An audit of the whole log as it is published: every entry read out of its tile and hashed, and the root over them. Entries are as long
/// as ours are.
#[divan::bench(args = [1_000, 30_000, 300_000])]
fn audit(bencher: Bencher<'_, '_>, size: u64) {
    let entry = |number: u64| format!("{number:0>200}");
    let tiles: Vec<Vec<u8>> = (0..size.div_ceil(WIDTH))
        .map(|index| (index * WIDTH..size.min((index + 1) * WIDTH)).map(entry).collect::<Vec<_>>())
        .filter_map(|entries| tile::of_entries(&entries))
        .collect();
    let mut log = Log::default();
    for number in 0..size {
        log.grow(tree::leaf(entry(number).as_bytes()));
    }
    let root = log.root();
    bencher.counter(ItemsCount::new(size)).bench_local(|| {
        let mut read = Log::default();
        for tile in &tiles {
            for entry in tile::entries(black_box(tile)).into_iter().flatten() {
                read.grow(tree::leaf(&entry));
            }
        }
        assert_eq!(read.root(), root);
    });
}
