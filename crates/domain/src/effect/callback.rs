//! Messages to connectors.

use serde::{Deserialize, Serialize};

/// What a requester's connector is told, by the messages of the Dataspace Protocol 2025-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "callback", rename_all = "kebab-case")]
pub enum Callback {
    /// `ContractOfferMessage`.
    Offered {
        /// The number of the offer.
        number: u32,
    },
    /// `ContractAgreementMessage`: the members consent.
    Agreed,
    /// `ContractNegotiationEventMessage`, FINALIZED.
    Finalized,
    /// `ContractNegotiationTerminationMessage`.
    Terminated,
}
