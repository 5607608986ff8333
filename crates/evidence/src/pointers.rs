//! Where the parts of a JSON document stand, for tests that change each of them. The judges in `tests/judges` read this file too.

use serde_json::Value;

/// The JSON Pointer (RFC 6901) of every value in a document but the document itself, each before those within it.
pub(crate) fn pointers(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    below(value, "", &mut found);
    found
}

/// The same of every text, number, truth value and null.
pub(crate) fn leaves(value: &Value) -> Vec<String> {
    let mut found = pointers(value);
    found.retain(|at| value.pointer(at).is_some_and(|value| !value.is_object() && !value.is_array()));
    found
}

fn below(value: &Value, at: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            members.iter().map(|(name, inner)| (name.replace('~', "~0").replace('/', "~1"), inner)).collect()
        }
        Value::Array(items) => items.iter().enumerate().map(|(n, inner)| (n.to_string(), inner)).collect(),
        _ => return,
    };
    for (name, inner) in inner {
        let here = format!("{at}/{name}");
        found.push(here.clone());
        below(inner, &here, found);
    }
}
