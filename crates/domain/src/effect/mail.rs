//! Letters.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{moment::Moment, party::MailDomain};

/// A letter. `notices` has its words in every language.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mail", rename_all = "kebab-case")]
pub enum Mail {
    /// Whoever reads this can show that the domain of the address is the requester's.
    ProveDomain {
        /// The requester's name.
        requester: String,
        /// The domain.
        domain: MailDomain,
        /// What makes the link work. It stands here until the letter is sent, and nowhere afterwards.
        secret: String,
        /// Until when it works.
        expires_at: Moment,
    },
}

/// Its kind only: a letter has secrets, and what is printed may end in a log.
impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ProveDomain { .. } => f.write_str("Mail::ProveDomain"),
        }
    }
}
