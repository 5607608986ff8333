use super::*;

/// RFC 8037, appendix A.1 to A.3: the key, its public half and its thumbprint.
const SECRET: &str = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
const PUBLIC: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
const THUMBPRINT: &str = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

/// RFC 8410, section 10.3: the private key, and the public key of section 10.1 that belongs to it.
const PEM: &str = "-----BEGIN PRIVATE KEY-----\n\
    MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
    -----END PRIVATE KEY-----\n";
const PEM_PUBLIC: &str = "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE";

fn bytes(base64url: &str) -> [u8; 32] {
    URL_SAFE_NO_PAD.decode(base64url).unwrap().try_into().unwrap()
}

fn rfc_key() -> SigningKey {
    SigningKey::from_seed(&bytes(SECRET))
}

#[test]
fn rfc_8037_key_and_thumbprint() {
    let key = rfc_key();
    assert_eq!(key.public().to_bytes(), bytes(PUBLIC));
    assert_eq!(key.id(), THUMBPRINT);
    assert_eq!(key.public().id(), THUMBPRINT);
}

/// RFC 8037, appendix A.4 and A.5.
#[test]
fn rfc_8037_signature() {
    let signed = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    let signature = rfc_key().sign(signed);
    assert_eq!(
        URL_SAFE_NO_PAD.encode(signature),
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    );
    assert!(rfc_key().public().verifies(signed, &signature));
    assert!(!rfc_key().public().verifies(b"another message", &signature));
}

#[test]
fn rfc_8410_pem_in_and_out() {
    let key = SigningKey::from_pem(PEM).unwrap();
    assert_eq!(key.public().to_bytes(), bytes(PEM_PUBLIC));
    assert_eq!(key.to_pem().unwrap().as_str(), PEM);
}

#[test]
fn a_malformed_private_key_is_refused() {
    for pem in [
        "",
        "-----BEGIN PRIVATE KEY-----",
        &PEM.replace("BQYDK2Vw", "BQYDK2Vu"),
        &PEM.replace("MC4C", "MC4D"),
    ] {
        assert_eq!(SigningKey::from_pem(pem).unwrap_err(), KeyError::PrivateKey);
    }
}

#[test]
fn debug_tells_no_secret() {
    assert_eq!(format!("{:?}", rfc_key()), format!("SigningKey {{ id: \"{THUMBPRINT}\", .. }}"));
}

#[test]
fn weak_and_impossible_points_are_refused() {
    let mut identity = [0; 32];
    identity[0] = 1;
    let mut off_the_curve = [0; 32];
    off_the_curve[0] = 2;
    for point in [identity, off_the_curve] {
        assert_eq!(PublicKey::from_bytes(&point), Err(KeyError::PublicKey));
    }
}

#[test]
fn key_set_after_a_rotation() {
    let (current, earlier) = (SigningKey::from_pem(PEM).unwrap(), rfc_key());
    let set = Jwks::new(current.public(), [earlier.public()]);
    let json = serde_json::to_value(&set).unwrap();
    assert_eq!(
        json["keys"][1],
        serde_json::json!({
            "kty": "OKP", "crv": "Ed25519", "x": PUBLIC, "kid": THUMBPRINT, "alg": "EdDSA", "use": "sig"
        })
    );
    let read = Jwks::parse(json.to_string().as_bytes()).unwrap();
    assert_eq!(read, set);
    assert_eq!(read.find(THUMBPRINT), Some(&earlier.public()));
    assert_eq!(read.find("unknown"), None);
    assert_eq!(read.keys()[0].id(), current.id());
}

#[test]
fn key_sets_of_others() {
    let ours = format!(r#"{{"kty":"OKP","crv":"Ed25519","x":"{PUBLIC}","x5t":1.5}}"#);
    let cases = [
        (format!(r#"{{"keys":[{{"kty":"RSA","n":"AQ","e":"AQAB"}},{ours}]}}"#), Ok(1)),
        (format!(r#"{{"keys":[{}]}}"#, ours.replace("Ed25519", "X25519")), Ok(0)),
        (format!(r#"{{"keys":[{}]}}"#, ours.replace(r#""x5t":1.5"#, r#""use":"enc""#)), Ok(0)),
        (
            format!(r#"{{"keys":[{}]}}"#, ours.replace(r#""x5t":1.5"#, r#""kid":"mine""#)),
            Err(KeyError::KeyId),
        ),
        (
            format!(r#"{{"keys":[{}]}}"#, ours.replace("x5t\":1.5", "d\":\"AA\"")),
            Err(KeyError::PrivateKeyPublished),
        ),
        (format!(r#"{{"keys":[{}]}}"#, ours.replace("URo", "URp")), Err(KeyError::PublicKey)),
        (format!(r#"{{"keys":[{}]}}"#, ours.replace("URo", "URo=")), Err(KeyError::PublicKey)),
        (format!(r#"{{"keys":[],"keys":[{ours}]}}"#), Err(KeyError::KeySet)),
        (ours, Err(KeyError::KeySet)),
    ];
    for (json, expected) in cases {
        assert_eq!(Jwks::parse(json.as_bytes()).map(|set| set.keys().len()), expected, "{json}");
    }
}
