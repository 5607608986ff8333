//! Signatures of messages to webhooks: Standard Webhooks 1.0, symmetric (`v1`).
//!
//! Signed is `id.timestamp.body`: the message's id, the second of the attempt in decimal digits, the bytes of the body. The signature is
//! HMAC-SHA-256 in base64 after `v1,`; while a secret is being exchanged there are two, with a space between them. The secret is shown
//! as `whsec_` and its bytes in base64.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::seal::mac;

/// Bytes of a secret.
pub const SECRET: usize = 32;

/// A secret as it is shown.
pub fn secret_text(secret: &[u8]) -> String {
    format!("whsec_{}", STANDARD.encode(secret))
}

/// The header `webhook-signature` of a message: one signature for each secret.
pub fn signatures<'a>(
    secrets: impl IntoIterator<Item = &'a [u8]>,
    id: &str,
    timestamp: i64,
    body: &[u8],
) -> String {
    let seconds = timestamp.to_string();
    let sign = |secret: &[u8]| {
        let parts: [&[u8]; 5] = [id.as_bytes(), b".", seconds.as_bytes(), b".", body];
        format!("v1,{}", STANDARD.encode(mac(secret, &parts)))
    };
    secrets.into_iter().map(sign).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's reference libraries.
    #[test]
    fn the_example_of_the_standard() {
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let sign = |body: &str| {
            signatures([secret.as_slice()], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body.as_bytes())
        };
        assert_eq!(sign(r#"{"test": 2432232314}"#), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert_ne!(sign(r#"{"test": 2432232315}"#), sign(r#"{"test": 2432232314}"#));
        assert_eq!(secret_text(&secret), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    #[test]
    fn while_a_secret_is_exchanged_both_sign() {
        let (old, new) = ([1; SECRET], [2; SECRET]);
        let one = |secret: &[u8]| signatures([secret], "evt_1", 7, b"{}");
        let both = signatures([new.as_slice(), old.as_slice()], "evt_1", 7, b"{}");
        assert_eq!(both, format!("{} {}", one(&new), one(&old)));
    }

    /// Whoever follows docs/webhooks.md comes to the signature that stands there.
    #[test]
    fn the_example_of_the_documentation() {
        let page = include_str!("../../../docs/webhooks.md");
        let shown = page.split("```").find(|block| block.contains("POST /ownaccord")).unwrap();
        let (head, body) = shown.trim().split_once("\n\n").unwrap();
        let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        let secrets = page.split("`whsec_").skip(1).filter_map(|rest| rest.split('`').next());
        let secret =
            secrets.filter_map(|text| STANDARD.decode(text).ok()).find(|secret| secret.len() == 24).unwrap();
        let (id, second) = (header("webhook-id: "), header("webhook-timestamp: ").parse().unwrap());
        assert_eq!(
            signatures([secret.as_slice()], id, second, body.as_bytes()),
            header("webhook-signature: ")
        );
        let read: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(crate::canonical::to_bytes(&read).unwrap(), body.as_bytes());
        assert!(page.contains(&format!("{} bytes", body.len())));
    }
}
