//! Who countersigns the public log, and whose logs are countersigned here.

use domain::address::{Address, Reach};
use evidence::log::note::{Algorithm, Verifier};

use super::{settings as key, values::Values};
use crate::fault::Fault;

/// Witnesses in both directions.
#[derive(Clone, Debug)]
pub struct Transparency {
    /// Who is asked to sign this instance's checkpoints.
    pub witnesses: Vec<Named>,
    /// How far they may be.
    pub reach: Reach,
    /// The keys of the logs that this instance is a witness of.
    pub witnessed: Vec<Verifier>,
}

/// A witness that the operator named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its key, under its name.
    pub key: Verifier,
    /// Where checkpoints are brought to.
    pub address: Address,
}

impl Transparency {
    pub(super) fn read(values: &Values) -> Result<Self, Fault> {
        let private: bool = values.parse(&key::PRIVATE_WITNESSES)?;
        let reach = if private { Reach::Anywhere } else { Reach::Public };
        let witnesses = values.all(&key::WITNESSES, |text| {
            let (witness, url) = text.split_once(' ')?;
            let address = format!("{}/add-checkpoint", url.trim().trim_end_matches('/'));
            Some(Named {
                key: of(witness, Algorithm::Cosignature)?,
                address: Address::read(&address, reach).ok()?,
            })
        })?;
        let witnessed = values.all(&key::WITNESSED, |text| of(text, Algorithm::Ed25519))?;
        let twice =
            |(at, one): (usize, &Named)| witnesses[..at].iter().any(|other| other.key.name == one.key.name);
        if witnesses.iter().enumerate().any(twice) {
            let why = "two of transparency.witnesses have the same name";
            return Err(Fault::usage("The witnesses are not clear", why, "Name each once."));
        }
        Ok(Self { witnesses, reach, witnessed })
    }
}

fn of(text: &str, algorithm: Algorithm) -> Option<Verifier> {
    Verifier::parse(text).ok().filter(|key| key.algorithm == algorithm)
}
