//! The policies of the catalog: for each bundle of data of a community, what its charter would accept as a start.
//!
//! A requester fills it in: its own purposes, recipients and promises in the place of what the charter leaves open. The bundle's
//! identifier is the dataset that requests name as their target.

use domain::{
    charter::{Charter, RedLine},
    id::CommunityId,
    taxonomy::{Code, CodeKind, terms},
};
use serde_json::{Value, json};

use super::write::{constraint, printed};

/// What a dataset's identifier starts with.
const DATASET: &str = "urn:ownaccord:dataset:";

/// The dataset of a community that this identifier names: whose data, and which category of it, if it is not all.
pub fn target_of(id: &str) -> Option<(CommunityId, Option<Code>)> {
    let rest = id.strip_prefix(DATASET)?;
    let (community, category) = match rest.split_once(':') {
        Some((community, category)) => (community, Some(category)),
        None => (rest, None),
    };
    let category = match category {
        Some(name) => Some(format!("data:{name}").parse().ok()?),
        None => None,
    };
    Some((community.parse().ok()?, category))
}

/// The dataset of everything that a community's data is.
pub fn dataset(community: CommunityId) -> String {
    format!("{DATASET}{community}")
}

/// The identifier of the offer to start from on a dataset.
pub fn start_id(dataset: &str) -> String {
    format!("{dataset}:offer")
}

/// The bundles of a community's data that its charter does not rule out whole, each with its identifier and the offer to
/// start from: everything together first, then each category of its own.
pub fn start(community: CommunityId, charter: &Charter) -> Vec<(String, Value)> {
    let top = |code: &Code| code.as_str() == "data:personal";
    let bundles = terms(Some(CodeKind::Data)).filter(|term| term.broader.as_ref().is_some_and(top));
    let open = bundles.map(|term| term.code.clone());
    let open: Vec<Code> =
        open.filter(|code| !charter.red_lines.iter().any(|line| forbids(line, code))).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let whole = dataset(community);
    let mut all = vec![(whole.clone(), offer(&whole, charter, &open))];
    for code in open {
        let id = format!("{whole}:{}", code.as_str().trim_start_matches("data:"));
        let offer = offer(&id, charter, &[code]);
        all.push((id, offer));
    }
    all
}

/// Whether a line forbids every use of everything in this category.
fn forbids(line: &RedLine, category: &Code) -> bool {
    let data_alone = line.purposes.is_empty()
        && line.recipient_kinds.is_empty()
        && line.technologies.is_empty()
        && line.places.is_empty();
    data_alone && line.data_categories.iter().any(|wide| category.within(wide))
}

fn offer(dataset: &str, charter: &Charter, categories: &[Code]) -> Value {
    let constraints = [
        constraint("dataCategory", "isAnyOf", printed(categories)),
        constraint("spatial", "isAnyOf", printed(&charter.places)),
        constraint("elapsedTime", "lteq", charter.longest_term.to_string()),
    ];
    let mut prohibitions = vec![json!({ "action": "retaliate" })];
    prohibitions.extend(charter.red_lines.iter().map(prohibition));
    let retention = constraint("elapsedTime", "lteq", charter.longest_term.to_string());
    let mut duties = vec![json!({ "action": "delete", "constraint": [retention] })];
    let attest = |condition: &Code| json!({ "action": "attest", "constraint": [constraint("event", "eq", condition.to_string())] });
    duties.extend(charter.conditions.iter().map(attest));
    json!({
        "@type": "Offer",
        "@id": start_id(dataset),
        "permission": [{ "action": "use", "constraint": constraints }],
        "prohibition": prohibitions,
        "obligation": duties,
        "terms": { "languages": printed(&charter.languages) },
    })
}

/// A red line as a prohibition: what every facet of it names together.
fn prohibition(line: &RedLine) -> Value {
    let facets = [
        ("purpose", printed(&line.purposes)),
        ("dataCategory", printed(&line.data_categories)),
        ("recipient", printed(&line.recipient_kinds)),
        ("technology", printed(&line.technologies)),
        ("spatial", printed(&line.places)),
    ];
    let named = facets.into_iter().filter(|(_, codes)| !codes.is_empty());
    let constraints: Vec<_> = named.map(|(left, codes)| constraint(left, "isAnyOf", codes)).collect();
    json!({ "action": "use", "constraint": constraints })
}
