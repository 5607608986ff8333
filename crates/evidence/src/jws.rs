//! Signed JSON that any JOSE library reads: compact JWS (RFC 7515, section 7.1) with `EdDSA` over Ed25519 (RFC 8037, section 3.1).
//!
//! There is one way to write what we sign. The header holds `alg`, `kid` and `typ` and nothing else, the payload is the
//! canonical form of a JSON document ([`crate::canonical`]), and base64url is without padding and without stray bits in its last
//! character. Verifying refuses every other spelling, so that a changed character is always a refusal, and follows RFC 8725:
//! the algorithm is fixed (section 3.1) and the type is named by the caller (section 3.11).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::canonical::{self, CanonicalError};
use crate::keys::{Jwks, SigningKey};

const ALGORITHM: &str = "EdDSA";

/// Why a JWS was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JwsError {
    /// Not three parts divided by two dots (RFC 7515, section 7.1).
    #[error("not a compact JWS: three parts divided by dots")]
    Shape,
    /// A part is not base64url in its only spelling (RFC 7515, section 2; RFC 4648, section 3.5).
    #[error("the {0} is not base64url in canonical form")]
    Encoding(Part),
    /// The header is not a JSON object of exactly `alg`, `kid` and `typ` (RFC 7515, section 4.1).
    #[error("the header is not an object of alg, kid and typ")]
    Header,
    /// The algorithm is not `EdDSA` (RFC 8725, section 3.1).
    #[error("the algorithm is not EdDSA")]
    Algorithm,
    /// The type is not the one asked for (RFC 8725, section 3.11).
    #[error("signed as another type of document")]
    Type,
    /// No key with this id in the key set.
    #[error("the key is not in the key set")]
    UnknownKey,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Signature,
    /// The payload is not the canonical form of a JSON document.
    #[error("the payload is refused: {0}")]
    Payload(CanonicalError),
}

impl JwsError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape => "jws-shape",
            Self::Encoding(_) => "jws-encoding",
            Self::Header => "jws-header",
            Self::Algorithm => "jws-algorithm",
            Self::Type => "jws-type",
            Self::UnknownKey => "jws-unknown-key",
            Self::Signature => "jws-signature",
            Self::Payload(_) => "jws-payload",
        }
    }
}

/// A part of a compact JWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first part.
    Header,
    /// The second part.
    Payload,
    /// The third part.
    Signature,
}

impl std::fmt::Display for Part {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Header => "header",
            Self::Payload => "payload",
            Self::Signature => "signature",
        })
    }
}

/// What a JWS says, once its signature was found to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The signed document.
    pub payload: Value,
    /// The id of the key that signed it, as the header has it: bare, or as a DID URL.
    pub key_id: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: String,
    typ: String,
}

/// Signs the canonical bytes of `payload` as a document of type `typ` (RFC 7515, section 4.1.9).
///
/// # Errors
/// [`CanonicalError`] if the payload has no canonical form.
pub fn sign<T: Serialize>(payload: &T, typ: &str, key: &SigningKey) -> Result<String, CanonicalError> {
    sign_as(payload, typ, key, key.id())
}

/// [`sign`], with the key named as `kid`: its id, or a DID URL whose fragment is its id ([`crate::did`]).
///
/// # Errors
/// As [`sign`].
pub fn sign_as<T: Serialize>(
    payload: &T,
    typ: &str,
    key: &SigningKey,
    kid: &str,
) -> Result<String, CanonicalError> {
    let header = Header { alg: ALGORITHM.to_owned(), kid: kid.to_owned(), typ: typ.to_owned() };
    let header = URL_SAFE_NO_PAD.encode(canonical::to_bytes(&header)?);
    let payload = URL_SAFE_NO_PAD.encode(canonical::to_bytes(payload)?);
    let signing_input = format!("{header}.{payload}");
    let signature = URL_SAFE_NO_PAD.encode(key.sign(signing_input.as_bytes()));
    Ok(format!("{signing_input}.{signature}"))
}

/// Verifies a compact JWS (RFC 7515, section 5.2) against the keys of `jwks` and as a document of type `typ`.
///
/// # Errors
/// [`JwsError`], the first that applies in the order of its variants; whatever the payload says is looked at last.
pub fn verify(compact: &str, typ: &str, jwks: &Jwks) -> Result<Verified, JwsError> {
    let parts = Parts::read(compact, typ)?;
    let id = parts.kid.rsplit_once('#').map_or(parts.kid.as_str(), |(_, id)| id);
    let key = jwks.find(id).ok_or(JwsError::UnknownKey)?;
    let signature = parts.signature.try_into().map_err(|_| JwsError::Signature)?;
    if !key.verifies(parts.signing_input.as_bytes(), &signature) {
        return Err(JwsError::Signature);
    }
    let payload = canonical::parse_canonical(&parts.payload).map_err(JwsError::Payload)?;
    Ok(Verified { payload, key_id: parts.kid })
}

/// What a JWS of type `typ` claims, without looking at its signature: good for finding the key to verify it with, and for nothing
/// else.
///
/// # Errors
/// Every [`JwsError`] but [`JwsError::UnknownKey`] and [`JwsError::Signature`].
pub fn claims(compact: &str, typ: &str) -> Result<Value, JwsError> {
    canonical::parse_canonical(&Parts::read(compact, typ)?.payload).map_err(JwsError::Payload)
}

/// A JWS taken apart, its algorithm and type looked at and nothing else.
struct Parts<'a> {
    signing_input: &'a str,
    kid: String,
    payload: Vec<u8>,
    signature: Vec<u8>,
}

impl<'a> Parts<'a> {
    fn read(compact: &'a str, typ: &str) -> Result<Self, JwsError> {
        let (signing_input, signature) = compact.rsplit_once('.').ok_or(JwsError::Shape)?;
        let (header, payload) = signing_input.split_once('.').ok_or(JwsError::Shape)?;
        if payload.contains('.') {
            return Err(JwsError::Shape);
        }
        let (header, payload) = (decode(header, Part::Header)?, decode(payload, Part::Payload)?);
        let signature = decode(signature, Part::Signature)?;
        let header = read_header(&header)?;
        if header.alg != ALGORITHM {
            return Err(JwsError::Algorithm);
        }
        if header.typ != typ {
            return Err(JwsError::Type);
        }
        Ok(Self { signing_input, kid: header.kid, payload, signature })
    }
}

fn decode(encoded: &str, part: Part) -> Result<Vec<u8>, JwsError> {
    URL_SAFE_NO_PAD.decode(encoded).map_err(|_| JwsError::Encoding(part))
}

/// Any other member, `crit` (RFC 7515, section 4.1.11) among them, asks for something that we do not do.
fn read_header(bytes: &[u8]) -> Result<Header, JwsError> {
    let value = canonical::parse_canonical(bytes).map_err(|_| JwsError::Header)?;
    serde_json::from_value(value).map_err(|_| JwsError::Header)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const TYP: &str = "example+jwt";

    fn key() -> SigningKey {
        SigningKey::from_seed(&[7; 32])
    }

    fn jwks() -> Jwks {
        Jwks::new(key().public(), [SigningKey::from_seed(&[8; 32]).public()])
    }

    /// A JWS of exactly these bytes with a signature that holds.
    fn signed(header: &str, payload: &str) -> String {
        let input = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
        let signature = URL_SAFE_NO_PAD.encode(key().sign(input.as_bytes()));
        format!("{input}.{signature}")
    }

    fn header(alg: &str, kid: &str, typ: &str) -> String {
        json!({ "alg": alg, "kid": kid, "typ": typ }).to_string()
    }

    #[test]
    fn signs_and_verifies() {
        let payload = json!({ "b": "نعم", "a": [1, null] });
        let jws = sign(&payload, TYP, &key()).unwrap();
        let expected = Verified { payload, key_id: key().id().to_owned() };
        assert_eq!(verify(&jws, TYP, &jwks()), Ok(expected));
        let header = URL_SAFE_NO_PAD.decode(jws.split('.').next().unwrap()).unwrap();
        let expected = format!(r#"{{"alg":"EdDSA","kid":"{}","typ":"{TYP}"}}"#, key().id());
        assert_eq!(String::from_utf8(header).unwrap(), expected);
    }

    #[test]
    fn an_earlier_key_still_verifies_and_a_foreign_one_does_not() {
        let by_earlier = sign(&json!({}), TYP, &SigningKey::from_seed(&[8; 32])).unwrap();
        assert!(verify(&by_earlier, TYP, &jwks()).is_ok());
        let by_foreign = sign(&json!({}), TYP, &SigningKey::from_seed(&[9; 32])).unwrap();
        assert_eq!(verify(&by_foreign, TYP, &jwks()), Err(JwsError::UnknownKey));
    }

    #[test]
    fn what_cannot_be_canonical_is_not_signed() {
        assert_eq!(sign(&json!({ "share": 0.5 }), TYP, &key()), Err(CanonicalError::Float));
    }

    #[test]
    fn refusals() {
        let kid = key().id().to_owned();
        let good = header("EdDSA", &kid, TYP);
        let jws = signed(&good, "{}");
        let (input, _) = jws.rsplit_once('.').unwrap();
        let critical = json!({ "alg": "EdDSA", "crit": ["b64"], "kid": kid, "typ": TYP }).to_string();
        let cases = [
            (String::new(), "jws-shape"),
            ("a.b".to_owned(), "jws-shape"),
            (format!("{jws}.e30"), "jws-shape"),
            (format!("{jws}="), "jws-encoding"),
            (format!("{jws}\n"), "jws-encoding"),
            (jws.replacen("ey", "e+", 1), "jws-encoding"),
            (format!("{input}."), "jws-signature"),
            (format!("{input}.{}", "A".repeat(86)), "jws-signature"),
            (signed(r#"{"alg":"EdDSA"}"#, "{}"), "jws-header"),
            (signed(&good.replace(':', ": "), "{}"), "jws-header"),
            (signed(&good.replacen('{', r#"{"alg":"EdDSA","#, 1), "{}"), "jws-header"),
            (signed(&critical, "{}"), "jws-header"),
            (signed(&header("none", &kid, TYP), "{}"), "jws-algorithm"),
            (signed(&header("HS256", &kid, TYP), "{}"), "jws-algorithm"),
            (signed(&header("EdDSA", &kid, "JWT"), "{}"), "jws-type"),
            (signed(&header("EdDSA", "", TYP), "{}"), "jws-unknown-key"),
            (signed(&good, "{ }"), "jws-payload"),
            (signed(&good, r#"{"a":1,"a":1}"#), "jws-payload"),
            (signed(&good, r#"{"a":1.5}"#), "jws-payload"),
            (signed(&good, "no JSON"), "jws-payload"),
        ];
        for (jws, code) in cases {
            assert_eq!(verify(&jws, TYP, &jwks()).unwrap_err().code(), code, "{jws}");
        }
    }

    /// The last character of 64 bytes in base64url carries two bits: its fifteen neighbours spell the same bytes.
    #[test]
    fn stray_bits_are_refused() {
        let jws = sign(&json!({}), TYP, &key()).unwrap();
        let last = jws.chars().last().unwrap();
        let others =
            ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).filter(|&other| other != last);
        for other in others {
            let changed = format!("{}{other}", &jws[..jws.len() - 1]);
            assert!(verify(&changed, TYP, &jwks()).is_err(), "{other}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "[A-Za-z0-9_.=-]{0,80}") {
            prop_assert!(verify(&text, TYP, &jwks()).is_err());
        }

        #[test]
        fn a_changed_character_is_refused(at in any::<prop::sample::Index>(), to in any::<char>()) {
            let jws = sign(&json!({ "a": "b" }), TYP, &key()).unwrap();
            let at = at.index(jws.len());
            prop_assume!(!jws[at..].starts_with(to));
            let changed = format!("{}{to}{}", &jws[..at], &jws[at + 1..]);
            prop_assert!(verify(&changed, TYP, &jwks()).is_err());
        }
    }
}
