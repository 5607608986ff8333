//! The forms in which a single public key is written in a DID document.

use super::{KeyDocument, KeyError, PublicKey};

/// The multicodec prefix of an Ed25519 public key: 0xed as an unsigned varint (W3C Controlled Identifiers 1.0, section 2.2.2).
const PREFIX: [u8; 2] = [0xed, 0x01];

impl PublicKey {
    /// The key as a JSON Web Key (RFC 8037, section 2), with its id, algorithm and use.
    pub fn to_jwk(&self) -> serde_json::Value {
        // Strings under fixed names: there is nothing that could fail.
        serde_json::to_value(KeyDocument::from(self)).unwrap_or_default()
    }

    /// Reads one JSON Web Key.
    ///
    /// # Errors
    /// [`KeyError::PublicKey`] for a key of another kind, [`KeyError::KeyId`], [`KeyError::PrivateKeyPublished`].
    pub fn from_jwk(jwk: &serde_json::Value) -> Result<Self, KeyError> {
        let document: KeyDocument = serde_json::from_value(jwk.clone()).map_err(|_| KeyError::PublicKey)?;
        match (document.d.is_some(), document.is_ours()) {
            (true, _) => Err(KeyError::PrivateKeyPublished),
            (false, true) => Self::try_from(&document),
            (false, false) => Err(KeyError::PublicKey),
        }
    }

    /// Reads a key as somebody gives it: a Multikey, or one JSON Web Key.
    ///
    /// # Errors
    /// As [`Self::from_jwk`].
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        match text.trim() {
            multibase if multibase.starts_with('z') => Self::from_multibase(multibase),
            jwk => Self::from_jwk(&serde_json::from_str(jwk).map_err(|_| KeyError::PublicKey)?),
        }
    }

    /// The key as a Multikey: `z` and base58btc of the prefix and the 32 bytes.
    pub fn to_multibase(&self) -> String {
        format!("z{}", bs58::encode([&PREFIX[..], &self.to_bytes()].concat()).into_string())
    }

    /// Reads a Multikey.
    ///
    /// # Errors
    /// [`KeyError::PublicKey`].
    pub fn from_multibase(text: &str) -> Result<Self, KeyError> {
        let bytes = text.strip_prefix('z').and_then(|text| bs58::decode(text).into_vec().ok());
        let bytes = bytes.ok_or(KeyError::PublicKey)?;
        let point = bytes.strip_prefix(&PREFIX).ok_or(KeyError::PublicKey)?;
        Self::from_bytes(point.try_into().map_err(|_| KeyError::PublicKey)?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::SigningKey;
    use super::*;

    #[test]
    fn both_forms_read_back() {
        let key = SigningKey::from_seed(&[9; 32]).public();
        assert_eq!(PublicKey::from_jwk(&key.to_jwk()), Ok(key.clone()));
        for text in [key.to_multibase(), format!(" {} ", key.to_jwk())] {
            assert_eq!(PublicKey::from_text(&text), Ok(key.clone()));
        }
        assert_eq!(PublicKey::from_text(""), Err(KeyError::PublicKey));
        assert_eq!(PublicKey::from_multibase(&key.to_multibase()), Ok(key));
    }

    #[test]
    fn other_kinds_are_refused() {
        let key = SigningKey::from_seed(&[9; 32]).public();
        let mut private = key.to_jwk();
        private["d"] = "AA".into();
        assert_eq!(PublicKey::from_jwk(&private), Err(KeyError::PrivateKeyPublished));
        let mut other = key.to_jwk();
        other["crv"] = "X25519".into();
        assert_eq!(PublicKey::from_jwk(&other), Err(KeyError::PublicKey));
        let text = key.to_multibase();
        for wrong in ["", "z", &text[1..], &text[..text.len() - 1], &format!("{text}0")] {
            assert_eq!(PublicKey::from_multibase(wrong), Err(KeyError::PublicKey), "{wrong}");
        }
    }
}
