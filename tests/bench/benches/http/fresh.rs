//! From the commit of a withdrawal to the first no; what a hundred thousand agreements weigh, and how long they are read at the start.

use std::{path::Path, time::Instant};

use bench::World;
use domain::{permission::Answer, terms::TermsDraft};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::{Agreeing, agreed::withdraws, asker::Asker, question, town::terms};

/// So many are withdrawn for each door.
const TIMES: usize = 3;
const AGREEMENTS: usize = 100_000;

/// The door by which the first question after a withdrawal comes.
#[derive(Clone, Copy)]
enum By {
    Process,
    Http,
    Cache,
}

/// Measures, and prints tables.
pub fn tell(runtime: &Runtime, dir: &Path, agreeing: &Agreeing, asker: &mut Asker) {
    println!("\n| the first question after the commit of a withdrawal | answered no | p50 µs | longest µs |");
    println!("|---|---:|---:|---:|");
    for (name, by) in [
        ("in process", By::Process),
        ("over HTTP", By::Http),
        ("over HTTP, of a permission that is kept and asked about again (`If-None-Match`)", By::Cache),
    ] {
        let mut took: Vec<f64> =
            (0..TIMES).map(|turn| first_no(runtime, agreeing, asker, (by, turn))).collect();
        took.sort_by(f64::total_cmp);
        println!("| {name} | {TIMES} of {TIMES} | {:.0} | {:.0} |", took[TIMES / 2], took[TIMES - 1]);
    }
    println!("\n| {AGREEMENTS} agreements | |\n|---|---:|");
    println!("| in memory, as they are asked | {:.0} MB |", weight());
    println!("| read from SQLite at the start | {:.1} s |", runtime.block_on(reading(dir)));
}

/// Agrees, sees that it is permitted, has it withdrawn, and asks: how long the first answer took, in microseconds.
fn first_no(runtime: &Runtime, agreeing: &Agreeing, asker: &mut Asker, (by, turn): (By, usize)) -> f64 {
    let handle = format!("first-{}-{turn}", by as u8);
    let (id, requester) = runtime.block_on(agreeing.agrees(&handle, terms()));
    let path = format!(
        "/access/v1/evaluation?requester={handle}&purpose=purpose:academic-research&data=data:survey-answers&place=DE"
    );
    let (asked, posted) = (agreeing.town.question(requester), question(&handle).to_string());
    let mut tag = String::new();
    let mut ask = |tag: &mut String| match by {
        By::Process => {
            let answered = runtime.block_on(agreeing.town.app.permitted(&agreeing.advocate, &asked));
            matches!(answered.answer, Answer::Permit { .. })
        }
        By::Http => permits(&asker.post("/access/v1/evaluation", &posted)),
        By::Cache => {
            let (new, body) = asker.get(&path, (!tag.is_empty()).then_some(&**tag));
            // Without a body it says that what is kept holds still.
            *tag = new;
            body.is_empty() || permits(&body)
        }
    };
    assert!(ask(&mut tag) && ask(&mut tag), "{handle} is permitted");
    runtime.block_on(withdraws(&agreeing.town, &agreeing.members, id));
    let began = Instant::now();
    let permitted = ask(&mut tag);
    let took = began.elapsed();
    assert!(!permitted, "{handle} was withdrawn");
    took.as_secs_f64() * 1e6
}

fn permits(body: &[u8]) -> bool {
    let answer: Value = serde_json::from_slice(body).unwrap();
    answer["decision"] == true
}

/// What the process holds more once they are in memory, in megabytes.
fn weight() -> f64 {
    let resident = || {
        let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
        let pages: f64 = pages.split(' ').nth(1).unwrap().parse().unwrap();
        pages * 4_096.0 / 1e6
    };
    let world = World::wide(AGREEMENTS);
    let before = resident();
    let index = world.index();
    let after = resident();
    assert_eq!(index.len(), AGREEMENTS);
    after - before
}

/// How long it takes, in seconds, until the first question can be answered.
async fn reading(dir: &Path) -> f64 {
    let mut agreeing = Agreeing::founded(&dir.join("many.db")).await;
    agreeing.agrees("university", TermsDraft { technologies: Vec::new(), ..terms() }).await;
    let copies = format!(
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {AGREEMENTS}) \
         INSERT INTO agreement (id, community, requester, decision, proposal, terms, digest, state, in_force_from, in_force_until, signing) \
         SELECT randomblob(16), community, requester, randomblob(16), proposal, terms, digest, state, in_force_from, in_force_until, signing \
         FROM agreement, n"
    );
    agreeing.town.behind_its_back(&copies).await;
    let began = Instant::now();
    agreeing.town.app.learn_permissions().await.unwrap();
    began.elapsed().as_secs_f64()
}
