//! What is wrong though work goes on: for the health check, by codes. Nothing that it holds tells of anybody.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

/// What this server knows to be wrong, each by who says so. Clones share one.
#[derive(Clone, Debug, Default)]
pub struct Alarms(Arc<Mutex<BTreeMap<String, &'static str>>>);

impl Alarms {
    /// Notes what somebody says now: a code, or that all is well.
    pub fn set(&self, who: &str, code: Option<&'static str>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match code {
            Some(code) => drop(known.insert(who.to_owned(), code)),
            None => drop(known.remove(who)),
        }
    }

    /// For the health check: each code once.
    pub fn told(&self) -> web::Codes {
        let alarms = self.clone();
        Arc::new(move || {
            let known = alarms.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.values().copied().collect::<BTreeSet<_>>().into_iter().collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_until_all_who_gave_it_are_well() {
        let alarms = Alarms::default();
        let told = alarms.told();
        for (who, code, expected) in [
            ("a", Some("witness-away"), ["witness-away"].as_slice()),
            ("b", Some("witness-away"), &["witness-away"]),
            ("rooms", Some("log-forked"), &["log-forked", "witness-away"]),
            ("a", None, &["log-forked", "witness-away"]),
            ("b", Some("log-forked"), &["log-forked"]),
            ("rooms", None, &["log-forked"]),
            ("b", None, &[]),
        ] {
            alarms.set(who, code);
            assert_eq!(told(), expected, "{who}");
        }
    }
}
