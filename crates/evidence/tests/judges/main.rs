//! Judges that none of us wrote hold what this crate signs: jose, openvc-core, Digital Bazaar's credentials, Data Integrity and status
//! lists, PyLD, the resolvers of did:web, and of the public log Go's `sumdb` and scitt-cose.
//!
//! Nobody skips them. They live beside the tests' servers; `./run test` brings them, and `eval "$(./run env)"` for tests that are
//! started by hand.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot hear its judge has failed")]

mod agreement;
mod decision;
mod did;
mod log;
mod odrl;
#[path = "../../src/pointers.rs"]
mod pointers;
mod signed;
mod status;
#[path = "../../src/tampered.rs"]
mod tampered;

use std::{
    env,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use evidence::{
    credential::{Secured, Signatory},
    did::Did,
    keys::SigningKey,
};
use serde_json::{Value, json};

const URL: &str = "https://ownaccord.example";

fn oracles() -> PathBuf {
    env::var_os("OWNACCORD_ORACLES").map(PathBuf::from).unwrap_or_else(|| {
        panic!(
            "OWNACCORD_ORACLES is not set, so that the judges cannot be asked: use `./run test`, or `eval \"$(./run env)\"` before a \
             test of your own"
        )
    })
}

/// One process, which answers each line with a line.
fn ask(mut judge: Command, questions: &[Value]) -> Vec<Value> {
    let mut judge = judge.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = judge.stdin.take().unwrap();
    let lines: String = questions.iter().map(|question| format!("{question}\n")).collect();
    // On a thread of its own: it answers before it has heard everything.
    let asking = thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let answered = judge.wait_with_output().unwrap();
    assert!(answered.status.success(), "the judge failed: its traceback is above");
    asking.join().unwrap().unwrap();
    let answers = String::from_utf8(answered.stdout).unwrap();
    let answers: Vec<_> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), questions.len());
    answers
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges").join(name)
}

/// What the libraries of npm say.
fn ask_node(questions: &[Value]) -> Vec<Value> {
    let mut judge = Command::new("node");
    judge.arg(script("judge.mjs")).arg(oracles().join("node"));
    ask(judge, questions)
}

/// What the libraries of PyPI say.
fn ask_python(questions: &[Value]) -> Vec<Value> {
    let mut judge = Command::new(oracles().join("bin/python"));
    judge.arg(script("judge.py"));
    ask(judge, questions)
}

/// A context that a package of npm brings, by the end of its address.
fn context(package: &str, end: &str) -> Value {
    let script = "const m = await import(process.argv[1]); console.log(JSON.stringify([...m.contexts.entries()].find(e => e[0].endsWith(process.argv[2]))[1]))";
    let package = oracles().join("node/node_modules").join(package);
    let shown = Command::new("node")
        .args(["--input-type=module", "-e", script])
        .arg(package)
        .arg(end)
        .output()
        .unwrap();
    serde_json::from_slice(&shown.stdout).unwrap()
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

/// The names that judges can resolve: the instance, the community of the sample and a neighbour, each with keys 1 and 2.
fn documents(instance: &Did, community: &Did) -> Value {
    let keys = [key(1).public(), key(2).public()];
    let mut documents = serde_json::Map::new();
    for did in [instance, community, &instance.community("neighbour")] {
        documents.insert(did.to_string(), did.document(instance, &keys));
    }
    documents.into()
}

/// A secured document as a question to every judge of signatures.
fn question(secured: &Secured, typ: &str, documents: &Value) -> Value {
    let document: Value = serde_json::from_str(&secured.document).unwrap();
    json!({ "jwt": secured.jwt, "typ": typ, "document": document, "integrity": true, "documents": documents })
}

/// The same document signed by the given key under the given name.
fn secure(document: &Value, did: &Did, seed: u8) -> Secured {
    let by = Signatory { did, key: &key(seed) };
    evidence::credential::secure(document, "vc+jwt", by, "2026-03-09T08:00:00Z").unwrap()
}
