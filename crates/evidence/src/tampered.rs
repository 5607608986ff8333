//! A credential spoilt on purpose, for tests that want to see every copy refused. The judges in `tests/judges` read this file too.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::pointers::leaves;

/// One copy.
pub(crate) struct Tampered {
    /// Where it was changed: a JSON Pointer (RFC 6901).
    pub at: String,
    /// The document with its old proof, canonical.
    pub document: String,
    /// The JWT with its old signature; none where the change is in the proof, which no JWT has.
    pub jwt: Option<String>,
}

/// A copy for every text, number and truth value in a document and its proof, with that one changed to one as plausible.
pub(crate) fn everywhere(document: &str, jwt: &str) -> Vec<Tampered> {
    let whole: Value = serde_json::from_str(document).unwrap();
    let (head, signature) = (jwt.split('.').next().unwrap(), jwt.rsplit('.').next().unwrap());
    let changed = |at: String| {
        let mut changed = whole.clone();
        let leaf = changed.pointer_mut(&at).unwrap();
        *leaf = match &*leaf {
            Value::String(text) => json!(format!("{text}x")),
            Value::Number(number) => json!(number.as_u64().unwrap() + 1),
            Value::Bool(truth) => json!(!truth),
            other => panic!("{at} is {other}"),
        };
        let document = canonical(&changed);
        changed.as_object_mut().unwrap().remove("proof");
        let jwt = format!("{head}.{}.{signature}", URL_SAFE_NO_PAD.encode(canonical(&changed)));
        let jwt = (!at.starts_with("/proof/")).then_some(jwt);
        Tampered { at, document, jwt }
    };
    leaves(&whole).into_iter().map(changed).collect()
}

fn canonical(value: &Value) -> String {
    serde_json_canonicalizer::to_string(value).unwrap()
}
