//! The people who act for a requester, each with the roles that it gave them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    fact::Fact,
    id::{ContactId, RequesterId},
    refusal::{Reason, Refused},
    step::Step,
};

/// What somebody, or a program, may do for a requester.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Invites and removes contacts, makes and revokes tokens, declares services, proves the mail domain.
    Administrator,
    /// Submits and withdraws proposals, makes and accepts offers, answers concerns and questions.
    Negotiator,
    /// Binds the requester: countersigns what the members consented to.
    Signatory,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Administrator, Self::Negotiator, Self::Signatory];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Negotiator => "negotiator",
            Self::Signatory => "signatory",
        }
    }
}

/// Roles, each once.
pub type Roles = BTreeSet<Role>;

/// Refuses the lack of this role.
pub fn needs(roles: &Roles, role: Role) -> Result<(), Reason> {
    if roles.contains(&role) { Ok(()) } else { Err(Reason::RoleNeeded { role: role.word().to_owned() }) }
}

/// Where a contact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactState {
    /// Invited, and not here yet.
    Invited,
    /// Acts for the requester.
    Acting,
    /// Acts for it no more.
    Removed,
}

/// A person who acts for a requester. Ids only: nothing else about a person is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Their id.
    pub id: ContactId,
    /// For whom they act.
    pub requester: RequesterId,
    /// What they may do.
    pub roles: Roles,
    /// Where they stand.
    pub state: ContactState,
}

/// So many contacts a requester has at most, invited ones included.
const MOST: u32 = 50;

impl Contact {
    /// Whoever registers a requester: may do everything.
    pub fn first(id: ContactId, requester: RequesterId) -> Self {
        Self { id, requester, roles: Role::ALL.into(), state: ContactState::Acting }
    }

    /// Whether they act for the requester.
    pub fn acts(&self) -> bool {
        self.state == ContactState::Acting
    }

    /// Invites somebody. `all` are the contacts that the requester has.
    pub fn invite(
        id: ContactId,
        requester: RequesterId,
        roles: Roles,
        all: &[Self],
    ) -> Result<Step<Self>, Refused> {
        some(&roles)?;
        if all.iter().filter(|one| one.state != ContactState::Removed).count() >= MOST as usize {
            return Err(Reason::TooMany { most: MOST }.into());
        }
        let fact = Fact::ContactInvited { requester, contact: id };
        Ok(Step::to(Self { id, requester, roles, state: ContactState::Invited }).fact(fact))
    }

    /// Whoever was invited begins to act.
    pub fn join(self) -> Result<Step<Self>, Refused> {
        match self.state {
            ContactState::Invited => {
                let fact = Fact::ContactJoined { requester: self.requester, contact: self.id };
                Ok(Step::to(Self { state: ContactState::Acting, ..self }).fact(fact))
            }
            ContactState::Acting | ContactState::Removed => Err(Reason::WrongToken {}.into()),
        }
    }

    /// Other roles, in place of those that they have. `all` are the requester's contacts.
    pub fn give(self, roles: Roles, all: &[Self]) -> Result<Step<Self>, Refused> {
        some(&roles)?;
        self.is_there()?;
        let next = Self { roles, ..self };
        next.leaves_an_administrator(all)?;
        let fact = Fact::ContactRolesGiven { requester: next.requester, contact: next.id };
        Ok(Step::to(next).fact(fact))
    }

    /// They act no more. `all` are the requester's contacts.
    pub fn remove(self, all: &[Self]) -> Result<Step<Self>, Refused> {
        self.is_there()?;
        let next = Self { state: ContactState::Removed, ..self };
        next.leaves_an_administrator(all)?;
        let fact = Fact::ContactRemoved { requester: next.requester, contact: next.id };
        Ok(Step::to(next).fact(fact))
    }

    fn is_there(&self) -> Result<(), Reason> {
        match self.state {
            ContactState::Invited | ContactState::Acting => Ok(()),
            ContactState::Removed => Err(Reason::NotFound { what: "contact".to_owned() }),
        }
    }

    /// With nobody left who may invite others, the requester would be locked out of its own affairs.
    fn leaves_an_administrator(&self, all: &[Self]) -> Result<(), Reason> {
        let others = all.iter().filter(|one| one.id != self.id);
        let left = others.chain([self]).any(|one| one.acts() && one.roles.contains(&Role::Administrator));
        if left { Ok(()) } else { Err(Reason::LastAdministrator {}) }
    }
}

fn some(roles: &Roles) -> Result<(), Reason> {
    if roles.is_empty() { Err(Reason::Empty {}) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id(number: u128) -> ContactId {
        ContactId::new(Uuid::from_u128(number))
    }
    fn requester() -> RequesterId {
        RequesterId::new(Uuid::from_u128(9))
    }
    fn code<T: std::fmt::Debug>(result: Result<T, Refused>) -> &'static str {
        result.unwrap_err().all()[0].reason.code()
    }

    #[test]
    fn somebody_is_invited_joins_and_has_the_roles_given() {
        let first = Contact::first(id(1), requester());
        assert!(Role::ALL.into_iter().all(|role| needs(&first.roles, role).is_ok()));
        let all = [first];
        let invited = Contact::invite(id(2), requester(), [Role::Negotiator].into(), &all).unwrap();
        assert_eq!(invited.facts, [Fact::ContactInvited { requester: requester(), contact: id(2) }]);
        assert!(!invited.next.acts());
        let joined = invited.next.join().unwrap();
        assert_eq!(joined.facts, [Fact::ContactJoined { requester: requester(), contact: id(2) }]);
        let second = joined.next;
        assert!(second.acts() && needs(&second.roles, Role::Negotiator).is_ok());
        assert_eq!(needs(&second.roles, Role::Signatory).unwrap_err().code(), "actor.role-needed");
        assert_eq!(code(second.clone().join()), "actor.wrong-token");
        let all = [all[0].clone(), second.clone()];
        let step = second.give([Role::Signatory].into(), &all).unwrap();
        assert_eq!(step.facts, [Fact::ContactRolesGiven { requester: requester(), contact: id(2) }]);
        let removed = step.next.remove(&all).unwrap();
        assert_eq!(removed.facts, [Fact::ContactRemoved { requester: requester(), contact: id(2) }]);
        for gone in [removed.next.clone().join(), removed.next.clone().give(Role::ALL.into(), &all)] {
            assert!(["actor.wrong-token", "not-found"].contains(&code(gone)));
        }
        assert_eq!(code(removed.next.remove(&all)), "not-found");
    }

    #[test]
    fn no_roles_and_too_many_people_are_refused() {
        let first = Contact::first(id(1), requester());
        assert_eq!(code(Contact::invite(id(2), requester(), Roles::new(), &[])), "input.empty");
        assert_eq!(code(first.clone().give(Roles::new(), std::slice::from_ref(&first))), "input.empty");
        let full: Vec<_> = (1..=50).map(|number| Contact::first(id(number), requester())).collect();
        let invite = |all: &[Contact]| Contact::invite(id(99), requester(), Role::ALL.into(), all);
        assert_eq!(code(invite(&full)), "input.too-many");
        assert!(invite(&full[..49]).is_ok());
        let mut one_gone = full.clone();
        one_gone[7].state = ContactState::Removed;
        assert!(invite(&one_gone).is_ok(), "whoever is removed takes no place");
    }

    proptest! {
        /// Whatever is given and taken, in whatever order, somebody who acts can administer.
        #[test]
        fn an_administrator_is_always_left(
            acts in prop::collection::vec((0..4_usize, 0..4_u8, prop::collection::btree_set(0..3_usize, 0..4)), 0..60)
        ) {
            let mut all = vec![Contact::first(id(0), requester())];
            for (whom, act, roles) in acts {
                let roles: Roles = roles.into_iter().map(|at| Role::ALL[at]).collect();
                let one = all[whom % all.len()].clone();
                let step = match act {
                    0 => Contact::invite(id(all.len() as u128), requester(), roles, &all),
                    1 => one.join(),
                    2 => one.give(roles, &all),
                    _ => one.remove(&all),
                };
                let Ok(step) = step else { continue };
                match all.iter_mut().find(|one| one.id == step.next.id) {
                    Some(one) => *one = step.next,
                    None => all.push(step.next),
                }
                let left = all.iter().any(|one| one.acts() && one.roles.contains(&Role::Administrator));
                prop_assert!(left);
            }
        }
    }
}
