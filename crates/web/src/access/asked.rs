//! Questions as they are sent: the protocol's own shape is strict, what is said within `properties` and `context` is read as a
//! question of ours, and denied where it cannot be.

use std::sync::Arc;

use app::{Keys, Names};
use domain::{
    id::RequesterId,
    moment::Moment,
    permission::Question,
    refusal::Reason,
    taxonomy::{Code, CodeKind},
};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};

use super::{MOST, member};

/// A body that is no question of the protocol, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Malformed {
    pub(super) place: &'static str,
}

impl Malformed {
    pub(super) const fn at(place: &'static str) -> Self {
        Self { place }
    }
    pub(super) fn reason(self) -> Reason {
        Reason::QuestionUnfit { what: self.place.to_owned() }
    }
}

/// The four parts of a question, each as far as it is there, as they come in.
#[derive(Default, Deserialize)]
struct Parts {
    subject: Option<Entity>,
    action: Option<Entity>,
    resource: Option<Entity>,
    #[serde(default, deserialize_with = "object")]
    context: Option<Map<String, Value>>,
}

/// A subject, a resource or, with a name, an action.
#[derive(Clone, Default, Deserialize)]
struct Entity {
    r#type: Option<String>,
    id: Option<String>,
    name: Option<String>,
    #[serde(default, deserialize_with = "object")]
    properties: Option<Map<String, Value>>,
}

/// An object where there is something at all: the protocol has no null in its place.
fn object<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Map<String, Value>>, D::Error> {
    Map::deserialize(deserializer).map(Some)
}

#[derive(Deserialize)]
struct Whole {
    #[serde(flatten)]
    parts: Parts,
    #[serde(default)]
    evaluations: Option<Vec<Value>>,
    #[serde(default)]
    options: Option<Options>,
}

#[derive(Default, Deserialize)]
struct Options {
    evaluations_semantic: Option<String>,
}

/// When a batch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Semantic {
    /// After the last question.
    All,
    /// After the first denial.
    UntilDenied,
    /// After the first permission.
    UntilPermitted,
}

/// What was sent to where several questions go.
pub(super) enum Batch {
    One(Box<Asked>),
    Several(Vec<Result<Asked, Malformed>>, Semantic),
}

/// The same, to be shared by the questions of a batch, which are a thousand and mostly say the same.
#[derive(Default)]
struct Shared {
    subject: Option<Arc<Entity>>,
    action: Option<Arc<Entity>>,
    resource: Option<Arc<Entity>>,
    context: Option<Arc<Map<String, Value>>>,
}

/// A question of the protocol.
pub(super) struct Asked {
    subject: Arc<Entity>,
    action: Arc<Entity>,
    resource: Arc<Entity>,
    context: Arc<Map<String, Value>>,
}

/// One question.
pub(super) fn one(body: &[u8]) -> Result<Asked, Malformed> {
    let parts: Parts = serde_json::from_slice(body).map_err(|_| Malformed::at("the body"))?;
    Asked::of(parts.into())
}

/// Several, or one where there is no list.
pub(super) fn several(body: &[u8]) -> Result<Batch, Malformed> {
    let whole: Whole = serde_json::from_slice(body).map_err(|_| Malformed::at("the body"))?;
    let list = whole.evaluations.unwrap_or_default();
    let all = Shared::from(whole.parts);
    if list.is_empty() {
        return Asked::of(all).map(|asked| Batch::One(Box::new(asked)));
    }
    if list.len() > MOST {
        return Err(Malformed::at("evaluations (at most 1,000)"));
    }
    let semantic = match whole.options.unwrap_or_default().evaluations_semantic.as_deref() {
        None | Some("execute_all") => Semantic::All,
        Some("deny_on_first_deny") => Semantic::UntilDenied,
        Some("permit_on_first_permit") => Semantic::UntilPermitted,
        Some(_) => return Err(Malformed::at("options.evaluations_semantic")),
    };
    let read = |item: Value| {
        let parts: Parts = serde_json::from_value(item).map_err(|_| Malformed::at("the question"))?;
        Asked::of(Shared::from(parts).over(&all))
    };
    Ok(Batch::Several(list.into_iter().map(read).collect(), semantic))
}

/// A question in an address: `requester`, `purpose`, `data` (once or more), and as they are needed `community`, `place`, `recipient`,
/// `technology`, `stage`, `at`.
pub(super) fn of_query(typed: Vec<(String, String)>) -> Result<Asked, Malformed> {
    let mut subject = Entity { r#type: Some("requester".to_owned()), ..Entity::default() };
    let (mut properties, mut context) = (Map::new(), Map::new());
    let (mut data, mut technologies) = (Vec::new(), Vec::new());
    for (name, value) in typed {
        match name.as_str() {
            "requester" => subject.id = Some(value),
            "data" => data.push(Value::String(value)),
            "technology" => technologies.push(Value::String(value)),
            "community" => drop(properties.insert("community".to_owned(), Value::String(value))),
            "purpose" | "place" | "recipient" => drop(context.insert(name, Value::String(value))),
            "stage" => drop(context.insert("journeyStage".to_owned(), Value::String(value))),
            "at" => drop(context.insert("time".to_owned(), Value::String(value))),
            _ => return Err(Malformed::at("the address: a name that is not known")),
        }
    }
    if subject.id.is_none() {
        return Err(Malformed::at("the address: requester is missing"));
    }
    properties.insert("dataCategories".to_owned(), Value::Array(data));
    let technologies = Map::from_iter([("technology".to_owned(), Value::Array(technologies))]);
    let action = Entity { name: Some("use".to_owned()), properties: Some(technologies), ..Entity::default() };
    let resource = Entity {
        r#type: Some("data".to_owned()),
        id: Some(String::new()),
        properties: Some(properties),
        ..Entity::default()
    };
    Ok(Asked {
        subject: Arc::new(subject),
        action: Arc::new(action),
        resource: Arc::new(resource),
        context: Arc::new(context),
    })
}

impl From<Parts> for Shared {
    fn from(parts: Parts) -> Self {
        let Parts { subject, action, resource, context } = parts;
        Self {
            subject: subject.map(Arc::new),
            action: action.map(Arc::new),
            resource: resource.map(Arc::new),
            context: context.map(Arc::new),
        }
    }
}

impl Shared {
    /// With what the whole batch says where this one question says nothing: a part whole, but its required members one by one.
    fn over(self, whole: &Self) -> Self {
        let over = |own: Option<Arc<Entity>>, whole: &Option<Arc<Entity>>| match (own, whole) {
            (Some(own), Some(whole)) => Some(Arc::new(Entity {
                r#type: own.r#type.clone().or_else(|| whole.r#type.clone()),
                id: own.id.clone().or_else(|| whole.id.clone()),
                name: own.name.clone().or_else(|| whole.name.clone()),
                properties: own.properties.clone(),
            })),
            (own, whole) => own.or_else(|| whole.clone()),
        };
        Self {
            subject: over(self.subject, &whole.subject),
            action: over(self.action, &whole.action),
            resource: over(self.resource, &whole.resource),
            context: self.context.or_else(|| whole.context.clone()),
        }
    }
}

impl Asked {
    fn of(parts: Shared) -> Result<Self, Malformed> {
        let subject = parts.subject.ok_or(Malformed::at("subject"))?;
        let action = parts.action.ok_or(Malformed::at("action"))?;
        let resource = parts.resource.ok_or(Malformed::at("resource"))?;
        for (there, place) in [
            (subject.r#type.is_some(), "subject.type"),
            (subject.id.is_some(), "subject.id"),
            (action.name.is_some(), "action.name"),
            (resource.r#type.is_some(), "resource.type"),
            (resource.id.is_some(), "resource.id"),
        ] {
            if !there {
                return Err(Malformed::at(place));
            }
        }
        Ok(Self { subject, action, resource, context: parts.context.unwrap_or_default() })
    }

    /// What was asked, in the protocol's words: what a signed answer repeats.
    pub(super) fn document(&self) -> Value {
        let Self { subject, action, resource, context } = self;
        let of = |entity: &Entity| entity.properties.clone().unwrap_or_default();
        json!({
            "subject": { "type": subject.r#type, "id": subject.id, "properties": of(subject) },
            "action": { "name": action.name, "properties": of(action) },
            "resource": { "type": resource.r#type, "id": resource.id, "properties": of(resource) },
            "context": **context,
        })
    }

    /// The same as one text.
    pub(super) fn canonical(&self) -> String {
        self.document().to_string()
    }

    /// As a question of ours, asked now.
    pub(super) fn read(&self, names: &Names<'_>, keys: &Keys, now: Moment) -> Result<Question, Reason> {
        let unfit = |what: &str| Reason::QuestionUnfit { what: what.to_owned() };
        if self.subject.r#type.as_deref() != Some("requester") {
            return Err(unfit("subject.type"));
        }
        if self.resource.r#type.as_deref() != Some("data") {
            return Err(unfit("resource.type"));
        }
        let subject = self.subject.id.as_deref().unwrap_or_default();
        let requester = requester(subject, names, keys).ok_or(Reason::NotConsentedTo {})?;
        let none = Map::new();
        let (resource, action) = (self.resource.properties.as_ref(), self.action.properties.as_ref());
        let (resource, action) = (resource.unwrap_or(&none), action.unwrap_or(&none));
        let community = match member(resource, "community") {
            None => None,
            Some(Value::String(name)) => {
                let known = name.parse().ok().or_else(|| names.community(name));
                Some(known.ok_or_else(|| unfit("resource.properties.community"))?)
            }
            Some(_) => return Err(unfit("resource.properties.community")),
        };
        let data_categories = match member(resource, "dataCategories") {
            Some(list) => codes(list, CodeKind::Data)?,
            None => vec![code(self.resource.id.as_deref().unwrap_or_default(), CodeKind::Data)?],
        };
        let mut technologies = match member(action, "technology") {
            Some(list) => codes(list, CodeKind::Technology)?,
            None => Vec::new(),
        };
        match self.action.name.as_deref() {
            Some("use") => {}
            Some(name) => technologies.push(code(name, CodeKind::Technology)?),
            None => return Err(unfit("action.name")),
        }
        let text = |name: &str| match member(&self.context, name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.as_str())),
            Some(_) => Err(unfit(&format!("context.{name}"))),
        };
        let of_kind = |name: &str, kind| text(name)?.map(|text| code(text, kind)).transpose();
        let place = text("place")?.map(|text| {
            text.parse().map_err(|_| Reason::UnknownPlace { value: text.chars().take(40).collect() })
        });
        let at = text("time")?
            .map(|text| text.parse().map_err(|_| Reason::Malformed { shape: "moment".to_owned() }));
        Ok(Question {
            requester,
            community,
            purpose: of_kind("purpose", CodeKind::Purpose)?.ok_or(Reason::PurposeMissing {})?,
            data_categories,
            recipient_kind: of_kind("recipient", CodeKind::Recipient)?,
            place: place.transpose()?,
            technologies,
            journey_stage: of_kind("journeyStage", CodeKind::Stage)?,
            at: at.transpose()?.unwrap_or(now),
        })
    }
}

/// A requester by its id, its name as a signatory or its short name.
fn requester(subject: &str, names: &Names<'_>, keys: &Keys) -> Option<RequesterId> {
    let below = subject.strip_prefix(keys.did().as_str()).and_then(|rest| rest.strip_prefix(":requesters:"));
    below.unwrap_or(subject).parse().ok().or_else(|| names.requester(subject))
}

fn code(text: &str, kind: CodeKind) -> Result<Code, Reason> {
    let unknown =
        || Reason::UnknownCode { value: text.chars().take(80).collect(), kind: kind.word().to_owned() };
    text.parse::<Code>().ok().filter(|code| code.kind() == kind).ok_or_else(unknown)
}

/// One code, or a list of them.
fn codes(value: &Value, kind: CodeKind) -> Result<Vec<Code>, Reason> {
    let read = |value: &Value| match value {
        Value::String(text) => code(text, kind),
        _ => Err(Reason::QuestionUnfit { what: kind.word().to_owned() }),
    };
    match value {
        Value::Array(list) => list.iter().map(read).collect(),
        one => Ok(vec![read(one)?]),
    }
}
