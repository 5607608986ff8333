//! The one byte form of a JSON document: RFC 8785 (JSON Canonicalization Scheme), narrowed.
//!
//! RFC 8785 writes every number as an IEEE 754 double, so two different integers beyond 2^53 - 1 would share one form, and a
//! float may read back differently elsewhere. Signed documents therefore hold strings and integers only: floats, and integers
//! outside the interoperable range of RFC 7493 (I-JSON), section 2.2, are refused instead of rounded. Reading is as strict:
//! a name given twice in one object (RFC 7493, section 2.3) is refused, because two readers may each believe another of the two.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::Serialize;
use serde_json::{Number, Value};

/// The largest integer a document may hold, and with a minus sign the smallest: 2^53 - 1 (RFC 7493, section 2.2).
pub const LARGEST_INTEGER: u64 = (1 << 53) - 1;

/// Why something has no canonical form, or could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// Not JSON in UTF-8 (RFC 8259), or nested deeper than 127 levels.
    #[error("not JSON: line {line}, column {column}")]
    NotJson {
        /// Line, counted from 1.
        line: usize,
        /// Column in bytes, counted from 1.
        column: usize,
    },
    /// A name stands twice in one object (RFC 7493, section 2.3).
    #[error("an object names one member twice")]
    DuplicateName,
    /// A number with a fraction or an exponent.
    #[error("a number is not an integer")]
    Float,
    /// An integer beyond [`LARGEST_INTEGER`] in either direction.
    #[error("an integer is outside -(2^53 - 1) ..= 2^53 - 1")]
    IntegerRange,
    /// JSON, but not written in its canonical form.
    #[error("not in canonical form")]
    NotCanonical,
    /// A value that JSON cannot express, such as a map whose keys are not strings, or a number that is not finite.
    #[error("not expressible as JSON")]
    Inexpressible,
}

impl CanonicalError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "json-malformed",
            Self::DuplicateName => "json-duplicate-name",
            Self::Float => "json-float",
            Self::IntegerRange => "json-integer-range",
            Self::NotCanonical => "json-not-canonical",
            Self::Inexpressible => "json-inexpressible",
        }
    }
}

/// The canonical bytes of a value (RFC 8785, section 3), refusing what the module's text refuses.
///
/// # Errors
/// [`CanonicalError::Float`], [`CanonicalError::IntegerRange`], [`CanonicalError::Inexpressible`].
pub fn to_bytes<T: Serialize>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    to_text(value).map(String::into_bytes)
}

/// [`to_bytes`] as text.
///
/// # Errors
/// As [`to_bytes`].
pub fn to_text<T: Serialize>(value: &T) -> Result<String, CanonicalError> {
    let tree = serde_json::to_value(value).map_err(|_| CanonicalError::Inexpressible)?;
    refuse_inexact(&tree)?;
    // From the value itself, not from the tree: `to_value` turns NaN into null and lets the last of two equal names win.
    serde_json_canonicalizer::to_string(value).map_err(|_| CanonicalError::Inexpressible)
}

/// Reads JSON in any layout, refusing what could be read in two ways.
///
/// # Errors
/// [`CanonicalError::NotJson`], [`CanonicalError::DuplicateName`], [`CanonicalError::Float`], [`CanonicalError::IntegerRange`].
pub fn parse(bytes: &[u8]) -> Result<Value, CanonicalError> {
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|fault| CanonicalError::NotJson { line: fault.line(), column: fault.column() })?;
    // The bytes are known to be JSON by now, so the only thing this pass can object to is a name given twice.
    serde_json::from_slice::<UniqueNames>(bytes).map_err(|_| CanonicalError::DuplicateName)?;
    refuse_inexact(&value)?;
    Ok(value)
}

/// Reads JSON that must be, byte for byte, the canonical form of itself.
///
/// # Errors
/// As [`parse`], and [`CanonicalError::NotCanonical`].
pub fn parse_canonical(bytes: &[u8]) -> Result<Value, CanonicalError> {
    let value = parse(bytes)?;
    if to_bytes(&value)? != bytes {
        return Err(CanonicalError::NotCanonical);
    }
    Ok(value)
}

fn refuse_inexact(value: &Value) -> Result<(), CanonicalError> {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
        Value::Number(number) => refuse_inexact_number(number),
        Value::Array(items) => items.iter().try_for_each(refuse_inexact),
        Value::Object(members) => members.values().try_for_each(refuse_inexact),
    }
}

fn refuse_inexact_number(number: &Number) -> Result<(), CanonicalError> {
    let magnitude = number.as_u64().or_else(|| number.as_i64().map(i64::unsigned_abs));
    match magnitude {
        Some(magnitude) if magnitude <= LARGEST_INTEGER => Ok(()),
        Some(_) => Err(CanonicalError::IntegerRange),
        None => Err(CanonicalError::Float),
    }
}

/// Any JSON whose objects name each member once; keeps nothing of it.
struct UniqueNames;

impl<'de> Deserialize<'de> for UniqueNames {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UniqueNamesVisitor)
    }
}

struct UniqueNamesVisitor;

impl<'de> Visitor<'de> for UniqueNamesVisitor {
    type Value = UniqueNames;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON in which no object names a member twice")
    }

    fn visit_unit<E>(self) -> Result<UniqueNames, E> {
        Ok(UniqueNames)
    }

    fn visit_bool<E>(self, _: bool) -> Result<UniqueNames, E> {
        Ok(UniqueNames)
    }

    fn visit_i64<E>(self, _: i64) -> Result<UniqueNames, E> {
        Ok(UniqueNames)
    }

    fn visit_u64<E>(self, _: u64) -> Result<UniqueNames, E> {
        Ok(UniqueNames)
    }

    fn visit_f64<E>(self, _: f64) -> Result<UniqueNames, E> {
        Ok(UniqueNames)
    }

    fn visit_str<E>(self, _: &str) -> Result<UniqueNames, E> {
        Ok(UniqueNames)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<UniqueNames, A::Error> {
        while items.next_element::<UniqueNames>()?.is_some() {}
        Ok(UniqueNames)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<UniqueNames, A::Error> {
        let mut names = HashSet::new();
        while let Some((name, UniqueNames)) = members.next_entry::<String, UniqueNames>()? {
            if !names.insert(name) {
                return Err(serde::de::Error::custom("a name stands twice"));
            }
        }
        Ok(UniqueNames)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// RFC 8785, section 3.2.2, without its "numbers", which are floats.
    const RFC_INPUT: &str = r#"{
       "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
       "literals": [null, true, false]
     }"#;

    #[test]
    fn rfc_8785_example() {
        let expected = "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        assert_eq!(to_text(&parse(RFC_INPUT.as_bytes()).unwrap()).unwrap(), expected);
    }

    #[test]
    fn rfc_8785_whole_example_is_refused_for_its_floats() {
        let with_numbers =
            RFC_INPUT.replacen('{', r#"{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 1e-27],"#, 1);
        assert_eq!(parse(with_numbers.as_bytes()), Err(CanonicalError::Float));
    }

    /// RFC 8785, section 3.2.3: members sorted by UTF-16 code units, so that U+1F600 comes before U+FB33.
    #[test]
    fn rfc_8785_sorting_example() {
        let input = r#"{
            "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
        }"#;
        let expected = [
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",",
            "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",",
            "\"😀\":\"Emoji: Grinning Face\",\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}",
        ]
        .concat();
        let value = parse(input.as_bytes()).unwrap();
        assert_eq!(to_text(&value).unwrap(), expected);
        assert_eq!(parse_canonical(expected.as_bytes()).unwrap(), value);
    }

    #[test]
    fn integers_to_the_edge() {
        for (value, text) in [
            (json!(0), "0"),
            (json!(LARGEST_INTEGER), "9007199254740991"),
            (json!(-9_007_199_254_740_991_i64), "-9007199254740991"),
        ] {
            assert_eq!(to_text(&value).unwrap(), text);
            assert_eq!(parse_canonical(text.as_bytes()).unwrap(), value);
        }
    }

    #[test]
    fn refused_when_written() {
        let by_number = BTreeMap::from([((1, 2), "pair")]);
        assert_eq!(to_bytes(&json!(9_007_199_254_740_992_u64)), Err(CanonicalError::IntegerRange));
        assert_eq!(to_bytes(&json!(i64::MIN)), Err(CanonicalError::IntegerRange));
        assert_eq!(to_bytes(&json!({ "a": [1.0] })), Err(CanonicalError::Float));
        assert_eq!(to_bytes(&f64::NAN), Err(CanonicalError::Inexpressible));
        assert_eq!(to_bytes(&by_number), Err(CanonicalError::Inexpressible));
    }

    #[test]
    fn refused_when_read() {
        for (input, code) in [
            ("", "json-malformed"),
            ("{\"a\":1} x", "json-malformed"),
            ("\u{feff}{}", "json-malformed"),
            ("\"\\ud83d\"", "json-malformed"),
            ("01", "json-malformed"),
            ("NaN", "json-malformed"),
            (r#"{"a":1,"a":1}"#, "json-duplicate-name"),
            (r#"{"a":1,"\u0061":2}"#, "json-duplicate-name"),
            (r#"[{"b":{"a":1,"c":[],"a":2}}]"#, "json-duplicate-name"),
            ("1e0", "json-float"),
            ("-0", "json-float"),
            ("1.0", "json-float"),
            ("9007199254740992", "json-integer-range"),
            ("-9007199254740992", "json-integer-range"),
        ] {
            assert_eq!(parse(input.as_bytes()).unwrap_err().code(), code, "{input}");
        }
        assert!(matches!(parse(b"\"\xff\""), Err(CanonicalError::NotJson { .. })));
        assert!(matches!(parse("[".repeat(10_000).as_bytes()), Err(CanonicalError::NotJson { .. })));
    }

    #[test]
    fn canonical_reading_is_literal() {
        for input in [" {}", "{}\n", r#"{"b":1,"a":2}"#, r#"{"a": 1}"#, r#""\u0041""#, r#""\/""#] {
            assert!(parse(input.as_bytes()).is_ok(), "{input}");
            assert_eq!(parse_canonical(input.as_bytes()), Err(CanonicalError::NotCanonical), "{input}");
        }
    }

    fn any_document() -> impl Strategy<Value = Value> {
        let largest = LARGEST_INTEGER.cast_signed();
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-largest..=largest).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_back_as_itself(value in any_document()) {
            let bytes = to_bytes(&value).unwrap();
            prop_assert_eq!(&parse_canonical(&bytes).unwrap(), &value);
            let indented = serde_json::to_vec_pretty(&value).unwrap();
            prop_assert_eq!(to_bytes(&parse(&indented).unwrap()).unwrap(), bytes);
        }

        #[test]
        fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(value) = parse_canonical(&bytes) {
                prop_assert_eq!(to_bytes(&value).unwrap(), bytes);
            }
        }
    }
}
