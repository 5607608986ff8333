//! Questions of the AuthZEN API with each of their parts left out or of another kind: what its published schema refuses is answered with
//! 400 and a code, alone and among others, and what it takes is a decision.

use reqwest::StatusCode;
use serde_json::{Map, Value, json};

use crate::access::{Holder, reference};

/// Everything that a question can say.
fn whole() -> Value {
    json!({
        "subject": { "type": "requester", "id": "university", "properties": { "department": "sociology" } },
        "action": { "name": "use", "properties": { "technology": "technology:aggregation" } },
        "resource": {
            "type": "data",
            "id": "data:survey-answers",
            "properties": { "community": "the-town", "dataCategories": ["data:survey-answers"] },
        },
        "context": {
            "purpose": "purpose:academic-research",
            "place": "DE-BE",
            "recipient": "recipient:academic",
            "journeyStage": "stage:settlement",
            "time": "2026-12-24T18:00:00Z",
        },
    })
}

/// The JSON Pointer of every part, each before those within it.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    for (name, inner) in value.as_object().into_iter().flatten() {
        let here = format!("{at}/{name}");
        found.push(here.clone());
        places(inner, &here, found);
    }
}

fn without(question: &Value, at: &str) -> Value {
    let mut less = question.clone();
    let (parent, name) = at.rsplit_once('/').unwrap();
    less.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
    less
}

/// Every question with one part left out, or replaced by a value of each kind of JSON.
fn corpus(question: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    places(question, "", &mut all);
    let kinds = [
        json!(null),
        json!(true),
        json!(7),
        json!("x"),
        json!(["x"]),
        json!([]),
        json!({}),
        json!({ "x": 1 }),
    ];
    let mut corpus: Vec<_> = all.iter().map(|at| (format!("without {at}"), without(question, at))).collect();
    for (at, kind) in all.iter().flat_map(|at| kinds.iter().map(move |kind| (at, kind))) {
        let mut changed = question.clone();
        *changed.pointer_mut(at).unwrap() = kind.clone();
        corpus.push((format!("{at} is {kind}"), changed));
    }
    corpus
}

/// What the schema says; none where it is not on this machine.
fn fits(holder: &Holder, question: &Value) -> Option<bool> {
    reference().map(|_| holder.asks.is_valid(question))
}

fn code(answer: &Value) -> &Value {
    &answer["errors"][0]["extensions"]["code"]
}

#[tokio::test]
async fn what_the_schema_refuses_is_refused_with_a_code() {
    let holder = Holder::open().await;
    assert_eq!(holder.asks(&whole()).await["decision"], true, "the whole is permitted");
    let (mut refused, mut denied) = (0, 0);
    for (what, question) in corpus(&whole()) {
        let (status, _, answer) = holder.post("evaluation", &question, "").await;
        match status {
            StatusCode::OK => {
                assert!(answer["decision"].is_boolean(), "{what}: {answer}");
                assert_ne!(fits(&holder, &question), Some(false), "{what} was taken: {answer}");
                denied += usize::from(answer["decision"] == false);
            }
            status => {
                assert_eq!((status.as_u16(), code(&answer)), (400, &json!("request.malformed")), "{what}");
                assert_ne!(fits(&holder, &question), Some(true), "{what} was refused: {answer}");
                refused += 1;
            }
        }
    }
    assert!(refused > 50 && denied > 50, "{refused} {denied}");
}

/// Among others one that is no question is denied, and the others are answered.
#[tokio::test]
async fn among_others_it_is_denied() {
    let holder = Holder::open().await;
    let mut questions: Vec<Value> = corpus(&whole()).into_iter().map(|(_, question)| question).collect();
    questions.truncate(998);
    let asked = [vec![whole()], questions.clone(), vec![whole()]].concat();
    let (status, _, answer) = holder.post("evaluations", &json!({ "evaluations": asked }), "").await;
    assert_eq!(status, 200, "{answer}");
    let told = answer["evaluations"].as_array().unwrap();
    assert_eq!(told.len(), asked.len());
    assert!(told[0]["decision"] == true && told[told.len() - 1]["decision"] == true);
    for (question, told) in questions.iter().zip(&told[1..]) {
        if fits(&holder, question) == Some(false) {
            assert_eq!(told["decision"], false, "{question}");
        }
    }
}

/// What stands around them has its kinds too.
#[tokio::test]
async fn a_batch_of_another_shape_is_refused_with_a_code() {
    let holder = Holder::open().await;
    let batch = || Map::from_iter([("evaluations".to_owned(), json!([whole()]))]);
    for wrong in [json!(true), json!(7), json!("x"), json!({}), json!({ "x": 1 })] {
        for name in ["evaluations", "options", "subject", "action", "resource", "context"] {
            let mut body = batch();
            body.insert(name.to_owned(), wrong.clone());
            // An object is what all but the list are.
            if name != "evaluations" && wrong.is_object() {
                continue;
            }
            let (status, _, answer) = holder.post("evaluations", &body.into(), "").await;
            assert_eq!(
                (status.as_u16(), code(&answer)),
                (400, &json!("request.malformed")),
                "{name} is {wrong}"
            );
        }
    }
    for semantic in [json!(true), json!(7), json!("x"), json!([]), json!({})] {
        let mut body = batch();
        body.insert("options".to_owned(), json!({ "evaluations_semantic": semantic }));
        let (status, _, answer) = holder.post("evaluations", &body.into(), "").await;
        assert_eq!((status.as_u16(), code(&answer)), (400, &json!("request.malformed")), "{semantic}");
    }
}
