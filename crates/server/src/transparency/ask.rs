//! One witness asked to sign the log as it is now (C2SP tlog-witness, `add-checkpoint`).

use app::{App, AppError};
use evidence::log::{
    checkpoint::Checkpoint,
    cosignature,
    note::{Note, Signature, Verifier},
    number,
};
use outward::{
    Answer, Untaken, Way,
    header::{CONTENT_TYPE, HeaderMap, HeaderValue},
};

use crate::config::Named;

/// An answer has a line for each key of the witness, or a number.
const MOST_BYTES: usize = 16 * 1024;
/// Others on this database may submit meanwhile, and the log may grow: so often it is asked from where the witness says that it stands.
const ROUNDS: usize = 4;

/// What a witness made of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It signed it at this size.
    Signed(u64, Signature),
    /// It saw more entries than there are: so many.
    Ahead(u64),
    /// Of the first so many entries it saw others.
    Forked(u64),
    /// It was not told to be a witness of this log (404), or under another key (403).
    Unknown,
    /// What it answered is not what a witness answers, or not signed by its key.
    Garbled,
    /// It did not answer, or with a fault of its own; why.
    Away(&'static str),
}

impl Said {
    /// Its code, which never changes once published.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Signed(..) => "signed",
            Self::Ahead(_) => "log-behind",
            Self::Forked(_) => "log-forked",
            Self::Unknown => "witness-unknown-log",
            Self::Garbled => "witness-garbled",
            Self::Away(_) => "witness-away",
        }
    }

    /// What it says against this database, to follow "saw"; none where it says nothing against it.
    pub fn accuses(&self) -> Option<String> {
        match self {
            Self::Ahead(size) => Some(format!("{size} entries, and the log has fewer")),
            Self::Forked(size) => Some(format!("other entries among the first {size} than the log has")),
            _ => None,
        }
    }

    /// Into the operator's log, unless all is well.
    pub fn log(&self, witness: &str) {
        let code = self.code();
        match self {
            Self::Signed(..) => {}
            Self::Ahead(size) => {
                tracing::error!(code, witness, size, "a witness saw more of the log than there is")
            }
            Self::Forked(size) => {
                tracing::error!(code, witness, size, "FORK: a witness saw another history of the log");
            }
            Self::Unknown => {
                tracing::warn!(code, witness, "this witness was not told of our log and its key")
            }
            Self::Garbled => tracing::error!(code, witness, "this witness answers what no witness answers"),
            Self::Away(why) => tracing::warn!(code, witness, why, "a witness does not answer"),
        }
    }
}

/// Asks a witness to sign the log as it is.
///
/// # Errors
/// Where the log cannot be read.
pub async fn ask(app: &App, way: &Way, witness: &Named) -> Result<Said, AppError> {
    let mut old = app.cosigned(&witness.key.name).await?;
    for _ in 0..ROUNDS {
        let Some(request) = app.log_growth(old).await? else { return Ok(Said::Ahead(old)) };
        let Some(state) = Checkpoint::parse(&request.checkpoint.text) else { return Ok(Said::Garbled) };
        let headers =
            HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))]);
        let answer = way.ask(&witness.address, headers, request.to_text().into_bytes(), MOST_BYTES).await;
        match understood(&answer, &state, &request.checkpoint, &witness.key, old) {
            Heard::Stands(size) => old = size,
            Heard::Said(said) => return Ok(said),
        }
    }
    Ok(Said::Away("busy"))
}

/// What an answer says.
#[derive(Debug, PartialEq, Eq)]
enum Heard {
    /// Ask again, from this size.
    Stands(u64),
    /// This.
    Said(Said),
}

/// Reads the answer of a witness that was asked for a signature under `note`, from the size `old` on.
fn understood(
    answer: &Result<Answer, Untaken>,
    state: &Checkpoint,
    note: &Note,
    witness: &Verifier,
    old: u64,
) -> Heard {
    let answer = match answer {
        Ok(answer) => answer,
        Err(Untaken::Long) => return Heard::Said(Said::Garbled),
        Err(untaken) => return Heard::Said(Said::Away(untaken.code())),
    };
    let body = std::str::from_utf8(&answer.body).unwrap_or_default();
    Heard::Said(match answer.status {
        200 => signature(body, note, witness).map_or(Said::Garbled, |one| Said::Signed(state.size, one)),
        409 => match number(body.trim_end_matches('\n')) {
            Some(size) if size != old => return Heard::Stands(size),
            // It stands where it was asked from: there is no other reason then than another root of the same size.
            Some(size) if size == state.size => Said::Forked(size),
            _ => Said::Garbled,
        },
        // It stands there too, and the proof from there, which holds for our entries, does not hold for those that it saw.
        422 => Said::Forked(old),
        403 | 404 => Said::Unknown,
        500..=599 | 429 => Said::Away("fault"),
        _ => Said::Garbled,
    })
}

/// The signature of the witness among the lines of an answer, if it holds.
fn signature(lines: &str, note: &Note, witness: &Verifier) -> Option<Signature> {
    let signatures = lines.lines().map(Signature::parse).collect::<Option<Vec<_>>>()?;
    let note = Note { text: note.text.clone(), signatures };
    cosignature::verify(&note, witness).ok()?;
    note.by(witness).cloned()
}

#[cfg(test)]
mod tests;
