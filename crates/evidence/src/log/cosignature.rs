//! What a witness signs (C2SP tlog-cosignature, `cosignature/v1`): that at this time it saw no other history of this log.

use super::note::{Algorithm, Note, NoteError, Signature, Verifier};
use crate::keys::SigningKey;

/// The key of a witness, as one writes it down.
pub fn verifier(name: &str, key: &SigningKey) -> Verifier {
    Verifier::new(name, Algorithm::Cosignature, key.public())
}

/// The signature of a witness under a checkpoint's text, at a time in whole seconds since 1970.
pub fn sign(text: &str, name: &str, key: &SigningKey, at: u64) -> Signature {
    let signature = key.sign(&message(text, at));
    let bytes = [&at.to_be_bytes()[..], &signature].concat();
    Signature { name: name.to_owned(), id: verifier(name, key).id(), bytes }
}

/// When this witness signed the note, in seconds since 1970.
///
/// # Errors
/// [`NoteError::Unsigned`], [`NoteError::Signature`]; [`NoteError::Key`] for a key of another kind.
pub fn verify(note: &Note, witness: &Verifier) -> Result<u64, NoteError> {
    if witness.algorithm != Algorithm::Cosignature {
        return Err(NoteError::Key);
    }
    let signature = note.by(witness).ok_or(NoteError::Unsigned)?;
    let (at, bytes) = signature.bytes.split_first_chunk::<8>().ok_or(NoteError::Signature)?;
    let at = u64::from_be_bytes(*at);
    let bytes = bytes.try_into().map_err(|_| NoteError::Signature)?;
    let holds = witness.key.verifies(&message(&note.text, at), bytes);
    if holds { Ok(at) } else { Err(NoteError::Signature) }
}

fn message(text: &str, at: u64) -> Vec<u8> {
    format!("cosignature/v1\ntime {at}\n{text}").into_bytes()
}
