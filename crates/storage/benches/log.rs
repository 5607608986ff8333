//! How fast the public log grows durably: facts with their entries, journal and tree, committed to a SQLite file and synced. And what a
//! receipt costs to read out of it.

use divan::{Bencher, black_box, counter::ItemsCount};
use domain::{community::Member, fact::Fact, id::Id, moment::Moment, step::Step};
use evidence::log::tree::{self, Subtree};
use storage::Store;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use uuid::Uuid;

fn main() {
    divan::main();
}

struct Log {
    runtime: Runtime,
    store: Store,
    next: u128,
    _dir: TempDir,
}

impl Log {
    fn new() -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let dir = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}?mode=rwc", dir.path().join("log.db").display());
        let store = runtime.block_on(async {
            let store = Store::connect(&url).await.expect("a database");
            store.migrate().await.expect("its schema");
            store
        });
        Self { runtime, store, next: 0, _dir: dir }
    }

    /// Appends so many entries in one transaction.
    fn append(&mut self, entries: u64) {
        let mut step = Step::to(Vec::<Member>::new());
        for _ in 0..entries {
            self.next += 1;
            let vote = Id::new(Uuid::from_u128(self.next));
            step = step.fact(Fact::VoteClosed { community: Id::new(Uuid::from_u128(1)), vote });
        }
        self.runtime.block_on(async {
            let mut tx = self.store.begin(Moment::from_micros(1)).await.expect("a transaction");
            tx.save(step).await.expect("saved");
            tx.commit().await.expect("synced");
        });
    }

    /// The path of an entry and the root, from what the database keeps.
    fn proof(&self, index: u64, size: u64) -> Option<usize> {
        let spans = tree::inclusion(index, size)?;
        let wanted: Vec<Subtree> =
            spans.iter().chain([&tree::whole(size)]).flat_map(|span| span.subtrees()).collect();
        self.runtime.block_on(async {
            let tx = self.store.read().await.expect("a transaction");
            let known = tx.log_nodes(&wanted).await.expect("its hashes");
            tree::prove(index, size, |subtree| known.get(&subtree).copied()).map(|proof| proof.path.len())
        })
    }
}

/// So many entries a commit. Each iteration is synced before the next begins.
#[divan::bench(args = [1, 16, 256], sample_count = 50)]
fn durable(bencher: Bencher<'_, '_>, entries: u64) {
    let mut log = Log::new();
    bencher.counter(ItemsCount::new(entries)).bench_local(|| log.append(entries));
}

/// The same bytes as a plain file: what the disk itself allows of syncs, in this same run.
#[divan::bench(sample_count = 50)]
fn sync_alone(bencher: Bencher<'_, '_>) {
    use std::io::Write as _;
    let mut file = tempfile::tempfile().expect("a file");
    bencher.counter(ItemsCount::new(1_u64)).bench_local(|| {
        file.write_all(&[7; 4096]).expect("written");
        file.sync_data().expect("synced");
    });
}

/// An entry's proof out of a log of so many.
#[divan::bench(args = [1_000, 10_000])]
fn proof(bencher: Bencher<'_, '_>, size: u64) {
    let mut log = Log::new();
    (0..size / 250).for_each(|_| log.append(250));
    bencher.bench_local(|| assert!(log.proof(black_box(size / 3), size).is_some()));
}
