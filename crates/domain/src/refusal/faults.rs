//! What was refused, all of it at once, and how an input gathers its faults before anything is answered.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Reason;

/// One reason and where in the input it lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The way to the field, outermost first; empty where the whole is meant.
    pub path: Vec<String>,
    /// Why.
    pub reason: Reason,
}

/// What was refused: one or more reasons, all that were found, never only the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused(Vec<Refusal>);

impl Refused {
    /// The reasons, at least one.
    pub fn all(&self) -> &[Refusal] {
        &self.0
    }
    /// Whether this code is among the reasons.
    pub fn has(&self, code: &str) -> bool {
        self.0.iter().any(|refusal| refusal.reason.code() == code)
    }
}
impl From<Reason> for Refused {
    fn from(reason: Reason) -> Self {
        Self(vec![Refusal { path: Vec::new(), reason }])
    }
}
/// Codes only: the parts may hold somebody's words, which have no place in a log.
impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes: Vec<_> = self.0.iter().map(|refusal| refusal.reason.code()).collect();
        write!(f, "refused: {}", codes.join(", "))
    }
}
impl std::error::Error for Refused {}

/// Gathers every fault of an input before anything is answered.
#[derive(Debug, Default)]
pub struct Faults {
    at: Vec<String>,
    found: Vec<Refusal>,
}

impl Faults {
    /// Notes a fault of the field `name` below the present place.
    pub fn field(&mut self, name: impl ToString, reason: Reason) {
        let mut path = self.at.clone();
        path.push(name.to_string());
        self.found.push(Refusal { path, reason });
    }
    /// Notes a fault further below the present place: `path` names the way there, its steps divided by dots.
    pub fn at(&mut self, path: &str, reason: Reason) {
        let way = self.at.iter().cloned().chain(path.split('.').map(str::to_owned));
        self.found.push(Refusal { path: way.collect(), reason });
    }
    /// Notes a fault of the present place itself.
    pub fn here(&mut self, reason: Reason) {
        self.found.push(Refusal { path: self.at.clone(), reason });
    }
    /// Notes the fault and gives nothing, or gives the value.
    pub fn take<T>(&mut self, name: impl ToString, value: Result<T, Reason>) -> Option<T> {
        value.map_err(|reason| self.field(name, reason)).ok()
    }
    /// Looks at a part of the input: faults found in `look` lie below `name`.
    pub fn within<T>(&mut self, name: impl ToString, look: impl FnOnce(&mut Self) -> T) -> T {
        self.at.push(name.to_string());
        let result = look(self);
        self.at.pop();
        result
    }
    /// Adds faults that were found elsewhere, below the present place.
    pub fn absorb(&mut self, refused: Refused) {
        for mut refusal in refused.0 {
            refusal.path.splice(0..0, self.at.iter().cloned());
            self.found.push(refusal);
        }
    }
    /// Whether none was found.
    pub fn none(&self) -> bool {
        self.found.is_empty()
    }
    /// The value if there were no faults, else all of them.
    pub fn or<T>(self, value: T) -> Result<T, Refused> {
        if self.found.is_empty() { Ok(value) } else { Err(Refused(self.found)) }
    }
    /// The value if it could be built and there were no faults, else all of them.
    pub fn or_built<T>(self, value: Option<T>) -> Result<T, Refused> {
        match value {
            Some(value) if self.found.is_empty() => Ok(value),
            _ if self.found.is_empty() => Err(Reason::Empty {}.into()),
            _ => Err(Refused(self.found)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_are_answered_with_their_places() {
        let mut faults = Faults::default();
        assert!(faults.none());
        assert_eq!(faults.take("kept", Ok(1)), Some(1));
        faults.within("terms", |faults| {
            assert_eq!(faults.take::<u8>("title", Err(Reason::Empty {})), None);
            faults.within(3, |faults| faults.here(Reason::TooMany { most: 2 }));
            faults.at("promises.1", Reason::Malformed { shape: "day".into() });
            faults.absorb(Refused::from(Reason::Busy {}));
        });
        assert!(!faults.none());
        let refused = faults.or_built(Some(())).unwrap_err();
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        let wanted = [
            ("terms.title", "input.empty"),
            ("terms.3", "input.too-many"),
            ("terms.promises.1", "input.malformed"),
            ("terms", "busy"),
        ];
        assert_eq!(found, wanted.map(|(path, code)| (path.to_owned(), code)));
        assert_eq!(refused.to_string(), "refused: input.empty, input.too-many, input.malformed, busy");
        assert!(refused.has("busy") && !refused.has("not-found"));
    }

    #[test]
    fn what_could_not_be_built_is_refused_though_no_fault_was_found() {
        assert_eq!(Faults::default().or_built(Some(1)), Ok(1));
        assert!(Faults::default().or_built(None::<u8>).unwrap_err().has("input.empty"));
    }
}
