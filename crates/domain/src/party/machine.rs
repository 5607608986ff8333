//! Programs that act for a requester: its connector, which negotiates, and whoever asks before using the data. Each has a token of
//! its own, for what it needs and no longer than it is needed.

use super::{Role, Roles, line};
use crate::{
    moment::Span,
    refusal::{Faults, Reason, Refused},
};

/// What a program may do with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Negotiate by the Dataspace Protocol.
    Negotiate,
    /// Bind the requester by the Dataspace Protocol.
    Countersign,
    /// Ask whether a use of data is permitted.
    Ask,
}

impl Scope {
    /// The role of a contact that may do the same, for what a connector does.
    const fn role(self) -> Option<Role> {
        match self {
            Self::Negotiate => Some(Role::Negotiator),
            Self::Countersign => Some(Role::Signatory),
            Self::Ask => None,
        }
    }
}

/// What a token is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Machine {
    /// A connector, with the roles that it acts in.
    Connector(Roles),
    /// Somebody who holds the data and asks.
    DataHolder,
}

/// A token as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenDraft {
    /// What the requester calls it, to tell its tokens apart.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// How many days it works.
    pub days: u32,
}

/// A token that can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenGrant {
    /// What the requester calls it.
    pub name: String,
    /// What it is for.
    pub machine: Machine,
    /// How long it works.
    pub lasts: Span,
}

const NAME_LENGTH: u32 = 60;
/// A token that is never renewed is one that nobody remembers.
const MOST_DAYS: u32 = 400;
/// So many tokens that work a requester has at most.
const MOST_TOKENS: u32 = 20;

impl TokenDraft {
    /// Reads it. `working` is how many of the requester's tokens work now.
    pub fn check(&self, working: usize) -> Result<TokenGrant, Refused> {
        let mut faults = Faults::default();
        if working >= MOST_TOKENS as usize {
            faults.here(Reason::TooMany { most: MOST_TOKENS });
        }
        let name = faults.take("name", line(&self.name, NAME_LENGTH));
        let machine = faults.take("scopes", self.machine());
        let days = match self.days {
            0 => Err(Reason::TimeMissing {}),
            days if days > MOST_DAYS => Err(Reason::TimeTooLong { most: Span::days(MOST_DAYS) }),
            days => Ok(Span::days(days)),
        };
        let lasts = faults.take("days", days);
        let built =
            name.zip(machine).zip(lasts).map(|((name, machine), lasts)| TokenGrant { name, machine, lasts });
        faults.or_built(built)
    }

    /// A connector and somebody who holds data are two programs in two hands: one token is never for both.
    fn machine(&self) -> Result<Machine, Reason> {
        let asks = self.scopes.contains(&Scope::Ask);
        let roles: Roles = self.scopes.iter().filter_map(|scope| scope.role()).collect();
        match (asks, roles.is_empty()) {
            (true, true) => Ok(Machine::DataHolder),
            (false, false) => Ok(Machine::Connector(roles)),
            (true, false) => Err(Reason::ScopesMixed {}),
            (false, true) => Err(Reason::Empty {}),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_for_one_machine() {
        let token = |scopes: &[Scope], days, name: &str, working| {
            TokenDraft { name: name.to_owned(), scopes: scopes.to_vec(), days }.check(working)
        };
        let connector =
            token(&[Scope::Countersign, Scope::Negotiate, Scope::Negotiate], 90, " Ours ", 19).unwrap();
        let both: Roles = [Role::Negotiator, Role::Signatory].into();
        assert_eq!((connector.name.as_str(), connector.lasts), ("Ours", Span::days(90)));
        assert_eq!(connector.machine, Machine::Connector(both));
        assert_eq!(token(&[Scope::Ask], 400, "Clinic", 0).unwrap().machine, Machine::DataHolder);
        for (refused, codes) in [
            (token(&[Scope::Ask, Scope::Negotiate], 90, "x", 0), vec!["token.scopes-mixed"]),
            (
                token(&[], 0, " ", 20),
                vec!["input.too-many", "input.empty", "input.empty", "charter.time-missing"],
            ),
            (token(&[Scope::Ask], 401, "x", 0), vec!["charter.time-too-long"]),
        ] {
            let found: Vec<_> = refused.unwrap_err().all().iter().map(|one| one.reason.code()).collect();
            assert_eq!(found, codes);
        }
    }
}
