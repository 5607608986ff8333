//! The same worlds for `cedar-policy`: agreements, codes and places as entities, red lines as policies that forbid.

use std::{
    collections::{HashMap, HashSet},
    fmt::Write,
    str::FromStr,
    sync::LazyLock,
};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RestrictedExpression as Value,
};
use domain::{
    agreement::{Agreement, AgreementState},
    charter::RedLine,
    moment::Moment,
    permission::Question,
    place::Place,
    taxonomy::{self, Code},
};

use crate::World;

const COVERS: &str = "resource.assignee == principal && context.purpose in resource.allowed && context.data in resource.allowed \
    && (!(context has recipient) || context.recipient in resource.allowed) && context has place && context.place in resource.places \
    && (!(context has technology) || context.technology in resource.allowed) && (!(context has stage) || context.stage in resource.allowed)";
const OPEN: &str = "resource.from <= context.at && context.at < resource.until";

/// A world as cedar sees it.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
}

/// The types by their names, read once: to read a name is a good deal of a question's work.
static TYPES: LazyLock<HashMap<&str, EntityTypeName>> = LazyLock::new(|| {
    let all = ["Action", "Agreement", "Code", "Community", "Place", "Requester"];
    all.map(|name| (name, EntityTypeName::from_str(name).expect("a type"))).into()
});

fn uid(kind: &str, id: impl ToString) -> EntityUid {
    EntityUid::from_type_name_and_id(TYPES[kind].clone(), EntityId::new(id.to_string()))
}

fn of(uid: EntityUid) -> Value {
    Value::new_entity_uid(uid)
}

fn code(code: &Code) -> EntityUid {
    uid("Code", code)
}

fn entity(uid: EntityUid, members: HashMap<String, Value>, parents: HashSet<EntityUid>) -> Entity {
    Entity::new(uid, members, parents).expect("an entity")
}

fn hierarchy() -> Vec<Entity> {
    let codes = taxonomy::terms(None)
        .map(|term| entity(code(&term.code), HashMap::new(), term.broader.iter().map(code).collect()));
    let places = ["DE", "DE-BE", "GR", "GR-L", "FR", "UA", "UA-30"].map(|name| {
        let country = name.split_once('-').map(|(country, _)| uid("Place", country));
        entity(uid("Place", name), HashMap::new(), country.into_iter().collect())
    });
    codes.chain(places).collect()
}

fn agreement(agreement: &Agreement) -> Entity {
    let terms = &agreement.terms;
    let kinds = terms.recipients.iter().map(|one| &one.kind);
    let lists = [&terms.purposes, &terms.data_categories, &terms.technologies, &terms.journey_stages];
    let allowed = lists.into_iter().flatten().chain(kinds).map(|one| of(code(one)));
    let (from, until) = match agreement.state {
        AgreementState::InForce { from, until } => (from.micros(), until.micros()),
        _ => (0, 0),
    };
    let withdrawn = matches!(agreement.state, AgreementState::Withdrawn { .. });
    let members = [
        ("assignee", of(uid("Requester", agreement.requester))),
        ("community", of(uid("Community", agreement.community))),
        ("allowed", Value::new_set(allowed)),
        ("places", Value::new_set(terms.places.iter().map(|place| of(uid("Place", place))))),
        ("from", Value::new_long(from)),
        ("until", Value::new_long(until)),
        ("withdrawn", Value::new_bool(withdrawn)),
    ];
    let members = members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    entity(uid("Agreement", agreement.id), members, HashSet::new())
}

/// What a red line forbids, as the condition of a policy: every code and place that overlaps one of the line's.
fn forbids(line: &RedLine) -> String {
    let mut condition = String::new();
    let codes = |of: &[Code]| {
        let overlap = taxonomy::terms(None).filter(|term| of.iter().any(|line| line.overlaps(&term.code)));
        overlap.map(|term| format!("Code::\"{}\"", term.code)).collect::<Vec<_>>().join(", ")
    };
    for (name, list) in [
        ("purpose", &line.purposes),
        ("data", &line.data_categories),
        ("kind", &line.recipient_kinds),
        ("technology", &line.technologies),
    ] {
        if !list.is_empty() {
            let _ = write!(condition, " && context has {name} && [{}].contains(context.{name})", codes(list));
        }
    }
    if !line.places.is_empty() {
        let known = ["DE", "DE-BE", "GR", "GR-L", "FR", "UA", "UA-30"]
            .map(|name| name.parse::<Place>().expect("a place"));
        let there = known.iter().filter(|place| line.places.iter().any(|line| line.overlaps(place)));
        let there: Vec<_> = there.map(|place| format!("Place::\"{place}\"")).collect();
        let _ = write!(condition, " && context has place && [{}].contains(context.place)", there.join(", "));
    }
    condition
}

impl Cedar {
    /// With the rule in three policies, one more a red line, and each agreement an entity.
    pub fn of(world: &World) -> Self {
        Self::with(&(Self::rule() + &Self::red_lines(world)), world)
    }

    /// The same without red lines, each of which is a policy to look at whoever asks.
    pub fn without_red_lines(world: &World) -> Self {
        Self::with(&Self::rule(), world)
    }

    fn rule() -> String {
        let mut text = String::new();
        for action in ["grant", "use"] {
            let _ = writeln!(
                text,
                "permit(principal, action == Action::\"{action}\", resource) when {{ {COVERS} && {OPEN} }};"
            );
        }
        let _ = writeln!(
            text,
            "permit(principal, action == Action::\"veto\", resource) when {{ {COVERS} && resource.withdrawn }};"
        );
        text
    }

    fn red_lines(world: &World) -> String {
        let mut text = String::new();
        for bound in &world.communities {
            for (line, during) in &bound.lines {
                let during = during.map_or(String::new(), |(since, until)| {
                    format!(" && {} <= context.now && context.now < {}", since.micros(), until.micros())
                });
                let whose = format!("resource.community == Community::\"{}\"", bound.id);
                let _ = writeln!(
                    text,
                    "forbid(principal, action == Action::\"use\", resource) when {{ {whose}{during}{} }};",
                    forbids(line)
                );
            }
        }
        text
    }

    /// With a policy of its own for each agreement that is in force.
    pub fn one_policy_each(world: &World) -> Self {
        let mut text = String::new();
        for one in &world.agreements {
            let AgreementState::InForce { from, until } = one.state else { continue };
            let covers = COVERS.replace("resource.assignee == principal && ", "");
            let _ = writeln!(
                text,
                "permit(principal == Requester::\"{}\", action == Action::\"use\", resource == Agreement::\"{}\") when {{ {covers} && {} <= context.at && context.at < {} }};",
                one.requester,
                one.id,
                from.micros(),
                until.micros()
            );
        }
        Self::with(&text, world)
    }

    fn with(text: &str, world: &World) -> Self {
        let entities = hierarchy().into_iter().chain(world.agreements.iter().map(agreement));
        Self {
            authorizer: Authorizer::new(),
            policies: text.parse().expect("policies"),
            entities: Entities::from_entities(entities, None).expect("entities"),
        }
    }

    /// The requests that a question about one agreement comes to: one for each pair of a data category and a technology.
    pub fn requests(
        action: &str,
        asked: &Question,
        about: &Agreement,
        kind: &Code,
        now: Moment,
    ) -> Vec<Request> {
        let technologies: Vec<Option<&Code>> = match asked.technologies.as_slice() {
            [] => vec![None],
            some => some.iter().map(Some).collect(),
        };
        let mut requests = Vec::new();
        for data in &asked.data_categories {
            for technology in &technologies {
                let recipient = asked.recipient_kind.as_ref();
                let mut pairs = vec![
                    ("purpose", of(code(&asked.purpose))),
                    ("data", of(code(data))),
                    ("kind", of(code(recipient.unwrap_or(kind)))),
                    ("at", Value::new_long(asked.at.micros())),
                    ("now", Value::new_long(now.micros())),
                ];
                pairs.extend(recipient.map(|one| ("recipient", of(code(one)))));
                pairs.extend(technology.map(|one| ("technology", of(code(one)))));
                pairs.extend(asked.journey_stage.iter().map(|one| ("stage", of(code(one)))));
                pairs.extend(asked.place.iter().map(|one| ("place", of(uid("Place", one)))));
                let context =
                    Context::from_pairs(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)));
                let (who, what) = (uid("Requester", asked.requester), uid("Agreement", about.id));
                let request =
                    Request::new(who, uid("Action", action), what, context.expect("a context"), None);
                requests.push(request.expect("a request"));
            }
        }
        requests
    }

    /// Whether all of these are allowed.
    pub fn allows(&self, requests: &[Request]) -> bool {
        requests.iter().all(|one| {
            self.authorizer.is_authorized(one, &self.policies, &self.entities).decision() == Decision::Allow
        })
    }
}
