//! Organisations that ask to use data, and what they say of themselves.

use serde::{Deserialize, Serialize};

use super::{DESCRIPTION_LENGTH, MailDomain, NAME_LENGTH, Registration, line};
use crate::{
    charter::Charter,
    digest::Digest,
    fact::Fact,
    id::RequesterId,
    moment::Moment,
    refusal::{Faults, Reason, Refused},
    step::Step,
    taxonomy::Code,
    text::Handle,
};

/// Something that a requester gives to people such as the members: who asks for consent with one hand and gives out food with the
/// other asks people who may not dare to say no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// What it is.
    pub what: String,
    /// To whom.
    pub whom: String,
    /// Whether whoever gets it depends on it: food, shelter, health, papers, a procedure.
    pub essential: bool,
}

/// The services that a requester declared, all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Services {
    /// Each of them. An empty list is a declaration too: none.
    pub given: Vec<Service>,
    /// Which declaration that is; counts from 1.
    pub version: u32,
    /// When.
    pub declared_at: Moment,
}

/// A mail domain that a requester has shown to be its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvenDomain {
    /// The domain.
    pub domain: MailDomain,
    /// When somebody opened the link that was sent to an address in it.
    pub at: Moment,
}

/// An organisation that asks to use data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requester {
    /// Its id.
    pub id: RequesterId,
    /// Its short public name.
    pub handle: Handle,
    /// Its name.
    pub name: String,
    /// What kind of organisation it is (a `recipient:` code).
    pub kind: Code,
    /// The services it declared; none where it has declared nothing yet.
    pub services: Option<Services>,
    /// The mail domain that it has proven.
    pub mail_domain: Option<ProvenDomain>,
    /// When it registered.
    pub registered_at: Moment,
}

/// Who asks, as members are shown it beside the terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presenting {
    /// Its name.
    pub name: String,
    /// The mail domain that it has proven.
    pub domain: Option<MailDomain>,
    /// The services that it gives, those that people depend on first.
    pub services: Vec<Service>,
}

/// So many services at most.
const MOST_SERVICES: u32 = 50;

impl Requester {
    /// Registers a requester with the services that it gives.
    pub fn register(
        id: RequesterId,
        typed: &Registration,
        services: Vec<Service>,
        now: Moment,
    ) -> Result<Step<Self>, Refused> {
        let mut faults = Faults::default();
        let read = typed.read(&mut faults);
        let services = read_services(services, &mut faults);
        let built = read.zip(services).map(|((handle, name, kind), given)| {
            let services = Some(Services { given, version: 1, declared_at: now });
            Self { id, handle, name, kind, services, mail_domain: None, registered_at: now }
        });
        Ok(Step::to(faults.or_built(built)?).fact(Fact::RequesterRegistered { requester: id }))
    }

    /// Declares services, whole, in place of those declared before.
    pub fn declare(self, services: Vec<Service>, now: Moment) -> Result<Step<Self>, Refused> {
        let mut faults = Faults::default();
        let given = read_services(services, &mut faults);
        let before = self.services.as_ref();
        if given.as_ref().is_some_and(|given| before.is_some_and(|before| before.given == *given)) {
            faults.field("services", Reason::ServicesUnchanged {});
        }
        let given = faults.or_built(given)?;
        let version = before.map_or(1, |before| before.version + 1);
        let fact = Fact::ServicesDeclared { requester: self.id, version, digest: Digest::of(&given) };
        let services = Some(Services { given, version, declared_at: now });
        Ok(Step::to(Self { services, ..self }).fact(fact))
    }

    /// As members are shown it.
    pub fn presented(&self) -> Presenting {
        let mut services = self.services.as_ref().map(|all| all.given.clone()).unwrap_or_default();
        services.sort_by_key(|service| !service.essential);
        let domain = self.mail_domain.as_ref().map(|proven| proven.domain.clone());
        Presenting { name: self.name.clone(), domain, services }
    }

    /// Whether it has said of itself what a community wants to know before it is asked anything.
    pub fn may_ask(&self, charter: &Charter) -> Result<(), Refused> {
        let mut faults = Faults::default();
        if self.services.is_none() {
            faults.field("requester", Reason::ServicesNotDeclared {});
        }
        if charter.proven_domain && self.mail_domain.is_none() {
            faults.field("requester", Reason::MailDomainNotProven {});
        }
        faults.or(())
    }
}

/// The services as they are kept; notes each part that cannot be read.
fn read_services(services: Vec<Service>, faults: &mut Faults) -> Option<Vec<Service>> {
    if services.len() > MOST_SERVICES as usize {
        faults.field("services", Reason::TooMany { most: MOST_SERVICES });
        return None;
    }
    faults.within("services", |faults| {
        let read = services.into_iter().enumerate().map(|(at, service)| {
            faults.within(at, |faults| {
                let what = faults.take("what", line(&service.what, NAME_LENGTH));
                let whom = faults.take("whom", line(&service.whom, DESCRIPTION_LENGTH));
                Some(Service { what: what?, whom: whom?, essential: service.essential })
            })
        });
        // Each is looked at, so that all faults are named.
        read.collect::<Vec<_>>().into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::tests::charter;
    use uuid::Uuid;

    fn id() -> RequesterId {
        RequesterId::new(Uuid::from_u128(1))
    }
    fn food(essential: bool) -> Service {
        Service { what: " Food parcels ".into(), whom: "Families in Lesvos".into(), essential }
    }
    fn registered(services: Vec<Service>) -> Result<Step<Requester>, Refused> {
        let typed = Registration {
            handle: "university".into(),
            name: " University ".into(),
            kind: "recipient:academic".into(),
        };
        Requester::register(id(), &typed, services, Moment::from_micros(5))
    }

    #[test]
    fn a_requester_registers_with_a_name_a_kind_and_its_services() {
        let step = registered(vec![food(true), food(false)]).unwrap();
        assert_eq!((step.next.id, step.next.name.as_str()), (id(), "University"));
        assert_eq!(step.facts, [Fact::RequesterRegistered { requester: id() }]);
        let services = step.next.services.unwrap();
        assert_eq!((services.version, services.declared_at), (1, Moment::from_micros(5)));
        assert_eq!(services.given[0].what, "Food parcels");
        let typed = Registration { handle: "University".into(), ..Registration::default() };
        let refused = Requester::register(
            id(),
            &typed,
            vec![Service { what: " ".into(), ..food(true) }],
            Moment::from_micros(0),
        );
        let refused = refused.unwrap_err();
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        let wanted = [
            ("handle", "input.malformed"),
            ("name", "input.empty"),
            ("kind", "input.unknown-code"),
            ("services.0.what", "input.empty"),
        ];
        assert_eq!(found, wanted.map(|(path, code)| (path.to_owned(), code)));
        assert!(registered(vec![food(false); 51]).unwrap_err().has("input.too-many"));
    }

    #[test]
    fn members_are_shown_who_asks_and_first_what_people_depend_on() {
        let class = Service { what: "Classes".into(), ..food(false) };
        let shown = registered(vec![class.clone(), food(true)]).unwrap().next.presented();
        let services = vec![Service { what: "Food parcels".into(), ..food(true) }, class];
        assert_eq!(shown, Presenting { name: "University".into(), domain: None, services });
    }

    #[test]
    fn other_services_are_another_declaration() {
        let first = registered(Vec::new()).unwrap().next;
        let now = Moment::from_micros(9);
        assert!(first.clone().declare(Vec::new(), now).unwrap_err().has("requester.services-unchanged"));
        let step = first.clone().declare(vec![food(true)], now).unwrap();
        let services = step.next.services.clone().unwrap();
        assert_eq!((services.version, services.declared_at), (2, now));
        let digest = Digest::of(&services.given);
        assert_eq!(step.facts, [Fact::ServicesDeclared { requester: id(), version: 2, digest }]);
        assert!(step.next.declare(vec![food(true)], now).unwrap_err().has("requester.services-unchanged"));
        let never = Requester { services: None, ..first };
        assert_eq!(never.declare(Vec::new(), now).unwrap().next.services.unwrap().version, 1);
    }

    #[test]
    fn who_has_not_said_what_a_community_wants_to_know_cannot_ask() {
        let known = registered(Vec::new()).unwrap().next;
        let (free, strict) = (charter(), Charter { proven_domain: true, ..charter() });
        assert_eq!(known.may_ask(&free), Ok(()));
        assert!(known.may_ask(&strict).unwrap_err().has("requester.mail-domain-not-proven"));
        let proven =
            Some(ProvenDomain { domain: "uni.example".parse().unwrap(), at: Moment::from_micros(7) });
        let proven = Requester { mail_domain: proven, ..known.clone() };
        assert_eq!(proven.may_ask(&strict), Ok(()));
        let silent = Requester { services: None, ..known };
        let refused = silent.may_ask(&strict).unwrap_err();
        assert_eq!(refused.all().len(), 2, "all at once");
        assert!(refused.has("requester.services-not-declared"));
    }
}
