//! Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{
    digest::sha256,
    keys::{PublicKey, SigningKey},
};

/// What begins the line of a signature: an em dash and a space.
const DASH: &str = "— ";

/// How a key signs. The number stands in key ids and in written keys, so that one way never passes for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// Ed25519 over the text itself.
    Ed25519 = 0x01,
    /// Ed25519 over a time and the text: a witness's.
    Cosignature = 0x04,
}

/// Why a note was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Not a text, an empty line and signatures, each in its only spelling.
    #[error("not a signed note")]
    Form,
    /// Not a key as signed notes write them.
    #[error("not a key of signed notes")]
    Key,
    /// No signature by the key asked for.
    #[error("not signed by this key")]
    Unsigned,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Signature,
}

impl NoteError {
    /// A stable code for machines; it never changes once published.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Form => "note-form",
            Self::Key => "note-key",
            Self::Unsigned => "note-unsigned",
            Self::Signature => "note-signature",
        }
    }
}

/// A public key with the name that it signs under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifier {
    /// The name: no spaces, no plus sign.
    pub name: String,
    /// How it signs.
    pub algorithm: Algorithm,
    /// The key.
    pub key: PublicKey,
}

impl Verifier {
    /// The key of a name, for one way of signing.
    pub fn new(name: &str, algorithm: Algorithm, key: PublicKey) -> Self {
        Self { name: name.to_owned(), algorithm, key }
    }

    /// The id of the key: the first four bytes of SHA-256 over name, line feed, algorithm and key.
    pub fn id(&self) -> [u8; 4] {
        let hash = sha256(&[self.name.as_bytes(), b"\n", &[self.algorithm as u8], &self.key.to_bytes()]);
        [hash[0], hash[1], hash[2], hash[3]]
    }

    /// The key as one writes it down: name, id in hexadecimal digits, algorithm and key in base64, divided by plus signs.
    pub fn to_text(&self) -> String {
        let id: String = self.id().iter().map(|byte| format!("{byte:02x}")).collect();
        let key = STANDARD.encode([&[self.algorithm as u8][..], &self.key.to_bytes()].concat());
        format!("{}+{id}+{key}", self.name)
    }

    /// Reads what [`Self::to_text`] writes.
    ///
    /// # Errors
    /// [`NoteError::Key`].
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let mut parts = text.splitn(3, '+');
        let (name, _, key) = (parts.next(), parts.next(), parts.next());
        let (Some(name), Some(key)) = (name.filter(|name| is_name(name)), key) else {
            return Err(NoteError::Key);
        };
        let bytes = STANDARD.decode(key).map_err(|_| NoteError::Key)?;
        let (algorithm, point) = bytes.split_first().ok_or(NoteError::Key)?;
        let algorithm = match algorithm {
            0x01 => Algorithm::Ed25519,
            0x04 => Algorithm::Cosignature,
            _ => return Err(NoteError::Key),
        };
        let point = point.try_into().map_err(|_| NoteError::Key)?;
        let key = PublicKey::from_bytes(point).map_err(|_| NoteError::Key)?;
        let read = Self::new(name, algorithm, key);
        if read.to_text() == text { Ok(read) } else { Err(NoteError::Key) }
    }
}

/// Whether a key may have this name.
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c == '+' || c.is_whitespace())
}

/// One signature of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The signer's name.
    pub name: String,
    /// The key's id.
    pub id: [u8; 4],
    /// What the key made.
    pub bytes: Vec<u8>,
}

impl Signature {
    /// Its line, with the line feed.
    pub fn line(&self) -> String {
        format!("{DASH}{} {}\n", self.name, STANDARD.encode([&self.id[..], &self.bytes].concat()))
    }

    /// Reads a line without its line feed.
    pub fn parse(line: &str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix(DASH)?.split_once(' ')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (id, bytes) = bytes.split_at_checked(4)?;
        let whole = is_name(name) && !bytes.is_empty();
        whole.then(|| Self { name: name.to_owned(), id: [id[0], id[1], id[2], id[3]], bytes: bytes.to_vec() })
    }
}

/// A text and its signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The text, which ends with a line feed.
    pub text: String,
    /// Its signatures, in their order.
    pub signatures: Vec<Signature>,
}

impl Note {
    /// A text that ends with a line feed, signed under this name.
    pub fn sign(text: &str, name: &str, key: &SigningKey) -> Self {
        let verifier = Verifier::new(name, Algorithm::Ed25519, key.public());
        let bytes = key.sign(text.as_bytes()).to_vec();
        let signature = Signature { name: name.to_owned(), id: verifier.id(), bytes };
        Self { text: text.to_owned(), signatures: vec![signature] }
    }

    /// The note as one text.
    pub fn to_text(&self) -> String {
        let lines: String = self.signatures.iter().map(Signature::line).collect();
        format!("{}\n{lines}", self.text)
    }

    /// Reads a note. Signatures by unknown keys are kept and say nothing.
    ///
    /// # Errors
    /// [`NoteError::Form`].
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        let end = text.rfind("\n\n").ok_or(NoteError::Form)?;
        let (body, lines) = (&text[..=end], &text[end + 2..]);
        let lines = lines.strip_suffix('\n').ok_or(NoteError::Form)?;
        let signatures: Option<Vec<_>> = lines.split('\n').map(Signature::parse).collect();
        let note = Self { text: body.to_owned(), signatures: signatures.ok_or(NoteError::Form)? };
        let control = body.chars().any(|c| c.is_control() && c != '\n');
        if control || note.to_text() != text { Err(NoteError::Form) } else { Ok(note) }
    }

    /// What this key signed of it, if anything.
    pub fn by(&self, verifier: &Verifier) -> Option<&Signature> {
        let id = verifier.id();
        self.signatures.iter().find(|one| one.name == verifier.name && one.id == id)
    }

    /// Whether this key, which signs the text itself, signed it.
    ///
    /// # Errors
    /// [`NoteError::Unsigned`], [`NoteError::Signature`]; [`NoteError::Key`] for a key of another kind.
    pub fn verify(&self, verifier: &Verifier) -> Result<(), NoteError> {
        if verifier.algorithm != Algorithm::Ed25519 {
            return Err(NoteError::Key);
        }
        let signature = self.by(verifier).ok_or(NoteError::Unsigned)?;
        let bytes = signature.bytes.as_slice().try_into().map_err(|_| NoteError::Signature)?;
        let holds = verifier.key.verifies(self.text.as_bytes(), bytes);
        if holds { Ok(()) } else { Err(NoteError::Signature) }
    }
}
