//! One permission answer in process, beside a hash map as the floor and the engines of others in their best form.

use std::{collections::HashMap, hint::black_box};

use bench::{Chance, World, cedar::Cedar, start};
use divan::Bencher;
use domain::{
    agreement::AgreementState,
    moment::{Moment, Span},
    permission::Question,
    taxonomy::{self, Code},
};
use regorus::{Engine, Value};

fn main() {
    divan::main();
}

/// So many questions are asked in turn, so that not one of them alone stands in the processor's cache.
const QUESTIONS: usize = 4_096;

fn now() -> Moment {
    start().plus(Span::days(12))
}

/// Questions that are answered from the agreements of ten a requester, most of them permitted; about one data category each.
fn questions(world: &World) -> Vec<Question> {
    let mut chance = Chance(5);
    let asked = |_| {
        let mut question = world.question(&mut chance);
        question.data_categories.truncate(1);
        question.technologies.truncate(1);
        question.at = now();
        question
    };
    (0..QUESTIONS).map(asked).collect()
}

fn in_turn<T>(bencher: Bencher<'_, '_>, of: &[T], answer: impl Fn(&T) -> bool) {
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % of.len();
        answer(black_box(&of[at]))
    });
}

/// Ours: validity, status, prohibition, reason, terms, duties.
#[divan::bench(args = [100, 1_000, 10_000, 100_000, 1_000_000], sample_size = 4096)]
fn ours(bencher: Bencher<'_, '_>, agreements: usize) {
    let world = World::wide(agreements);
    let (index, questions) = (world.index(), questions(&world));
    drop(world);
    in_turn(bencher, &questions, |question| black_box(index.answer(question, now())).reason().is_none());
}

/// A lookup of requester, purpose and data category in the standard library's map, its answer a flag.
#[divan::bench(args = [100, 10_000, 1_000_000], sample_size = 4096)]
fn floor_hash_map(bencher: Bencher<'_, '_>, agreements: usize) {
    let world = World::wide(agreements);
    let number: HashMap<Code, u16> =
        (0..).zip(taxonomy::terms(None)).map(|(at, term)| (term.code.clone(), at)).collect();
    let mut map = HashMap::new();
    for agreement in &world.agreements {
        let terms = &agreement.terms;
        let key = (
            agreement.requester.uuid().as_u128(),
            number[&terms.purposes[0]],
            number[&terms.data_categories[0]],
        );
        map.insert(key, true);
    }
    let keys: Vec<_> = questions(&world)
        .iter()
        .map(|one| (one.requester.uuid().as_u128(), number[&one.purpose], number[&one.data_categories[0]]))
        .collect();
    in_turn(bencher, &keys, |key| map.get(key).copied().unwrap_or_default());
}

fn cedar(bencher: Bencher<'_, '_>, agreements: usize, of: fn(&World) -> Cedar) {
    let world = World::wide(agreements);
    let (cedar, kind) = (of(&world), &world.requesters[0].1);
    // It is told which agreement to look at: to find it among ten is not its task.
    let about = |question: &Question| world.agreements.iter().find(|one| one.requester == question.requester);
    let requests: Vec<_> = questions(&world)
        .iter()
        .filter_map(|one| Cedar::requests("use", one, about(one)?, kind, now()).pop())
        .collect();
    in_turn(bencher, &requests, |request| cedar.allows(std::slice::from_ref(request)));
}

/// cedar-policy with agreements as entities, in its best form: a yes or no about one agreement, without red lines.
#[divan::bench(args = [100, 1_000, 10_000], sample_size = 64)]
fn cedar_entities_without_red_lines(bencher: Bencher<'_, '_>, agreements: usize) {
    cedar(bencher, agreements, Cedar::without_red_lines);
}

/// The same with a policy for each red line, as ours looks at them too.
#[divan::bench(args = [100, 1_000, 10_000], sample_size = 64)]
fn cedar_entities(bencher: Bencher<'_, '_>, agreements: usize) {
    cedar(bencher, agreements, Cedar::of);
}

/// cedar-policy with a policy for each agreement.
#[divan::bench(args = [100, 1_000])]
fn cedar_one_policy_each(bencher: Bencher<'_, '_>, agreements: usize) {
    cedar(bencher, agreements, Cedar::one_policy_each);
}

const REGO: &str = "package own
import rego.v1
default allow := false
allow if {
  some one in data.agreements[input.requester]
  one.allowed[input.purpose]
  one.allowed[input.data]
  one.places[input.place]
  one.from <= input.at
  input.at < one.until
}";

/// regorus with agreements by requester, the hierarchy expanded.
#[divan::bench(args = [100, 10_000], sample_size = 64)]
fn regorus_objects(bencher: Bencher<'_, '_>, agreements: usize) {
    let world = World::wide(agreements);
    let mut by_requester: HashMap<String, Vec<serde_json::Value>> = HashMap::new();
    for agreement in &world.agreements {
        let AgreementState::InForce { from, until } = agreement.state else { continue };
        let terms = &agreement.terms;
        let within = |code: &Code| {
            [&terms.purposes, &terms.data_categories].into_iter().flatten().any(|wide| code.within(wide))
        };
        let allowed: HashMap<_, _> = taxonomy::terms(None)
            .filter(|term| within(&term.code))
            .map(|term| (term.code.to_string(), true))
            .collect();
        let places: HashMap<_, _> = terms.places.iter().map(|place| (place.to_string(), true)).collect();
        let one = serde_json::json!({ "allowed": allowed, "places": places, "from": from.micros(), "until": until.micros() });
        by_requester.entry(agreement.requester.to_string()).or_default().push(one);
    }
    let mut engine = Engine::new();
    engine.add_policy("own.rego".to_owned(), REGO.to_owned()).expect("a policy");
    let data = serde_json::json!({ "agreements": by_requester }).to_string();
    engine.add_data(Value::from_json_str(&data).expect("data")).expect("data");
    let input = |one: &Question| {
        let place = one.place.as_ref().map(ToString::to_string).unwrap_or_default();
        let input = serde_json::json!({
            "requester": one.requester.to_string(), "purpose": one.purpose.to_string(), "data": one.data_categories[0].to_string(),
            "place": place, "at": one.at.micros(),
        });
        Value::from_json_str(&input.to_string()).expect("an input")
    };
    let inputs: Vec<_> = questions(&world).iter().map(input).collect();
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % inputs.len();
        engine.set_input(inputs[at].clone());
        engine.eval_rule("data.own.allow".to_owned()).expect("an answer")
    });
}
