//! The catalog: each community's bundles of data, with the policy that its charter would accept as a start.
//!
//! What is listed is public already: communities and their charters. No data is handed out here; what can be had is an answer.

use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, header::LINK},
    response::{IntoResponse, Response},
};
use domain::{charter::Charter, id::CommunityId, refusal::Reason};
use evidence::odrl;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    Door,
    message::{Fault, catalog_error, locale, read, written},
};

/// How many communities a page of the catalog has at most.
const PAGE: u32 = 50;

/// The format of every distribution: an answer of the members, not the data, which its holder hands out.
const FORMAT: &str = "ownaccord:consent";

/// Where a page begins.
#[derive(Deserialize)]
pub(crate) struct From {
    after: Option<String>,
}

/// `POST /catalog/request`.
pub(crate) async fn request(
    State(door): State<Door>,
    Query(from): Query<From>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match page(&door, &from, &body).await {
        Ok(page) => page,
        Err(fault) => catalog_error(&fault, locale(&headers)),
    }
}

async fn page(door: &Door, from: &From, body: &[u8]) -> Result<Response, Fault> {
    let message = read(body, "CatalogRequestMessage")?;
    // No filter is supported; one that asks for nothing is none.
    if message.get("filter").is_some_and(|filter| filter.as_array().is_none_or(|list| !list.is_empty())) {
        return Err(Reason::UnknownPart { value: "filter".to_owned() }.into());
    }
    let after = match &from.after {
        Some(after) => Some(after.parse().map_err(|_| Reason::Malformed { shape: "id".to_owned() })?),
        None => None,
    };
    let (communities, next) = door.app.bound_communities(after, PAGE).await?;
    let service = door.base();
    let mut catalog = json!({
        "@id": format!("{service}/catalog"),
        "@type": "Catalog",
        "participantId": door.settings.public_url.as_ref(),
        "service": [{ "@id": service, "@type": "DataService", "endpointURL": service }],
    });
    let datasets = communities.iter().flat_map(|(id, charter)| datasets(door, *id, charter));
    let datasets: Vec<Value> = datasets.map(|(_, dataset)| dataset).collect();
    if !datasets.is_empty() {
        catalog["dataset"] = datasets.into();
    }
    let mut response = Json(written(door, catalog)).into_response();
    if let Some(link) =
        next.and_then(|next| format!("<{service}/catalog/request?after={next}>; rel=\"next\"").parse().ok())
    {
        response.headers_mut().insert(LINK, link);
    }
    Ok(response)
}

/// `GET /catalog/datasets/:id`.
pub(crate) async fn dataset(
    State(door): State<Door>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    match find(&door, &id).await {
        Ok(dataset) => Json(written(&door, dataset)).into_response(),
        Err(fault) => catalog_error(&fault, locale(&headers)),
    }
}

async fn find(door: &Door, id: &str) -> Result<Value, Fault> {
    let (community, _) = odrl::target_of(id).ok_or(Fault::NotFound)?;
    let charter = door.app.binding_charter(community).await?.ok_or(Fault::NotFound)?;
    let found = datasets(door, community, &charter).into_iter().find(|(name, _)| name == id);
    found.map(|(_, dataset)| dataset).ok_or(Fault::NotFound)
}

fn datasets(door: &Door, community: CommunityId, charter: &Charter) -> Vec<(String, Value)> {
    let service = door.base();
    let dataset = |(id, offer): (String, Value)| {
        let distribution = json!({ "@type": "Distribution", "format": FORMAT, "accessService": service });
        let dataset = json!({
            "@id": id,
            "@type": "Dataset",
            "hasPolicy": [offer],
            "distribution": [distribution],
        });
        (id, dataset)
    };
    odrl::start(community, charter).into_iter().map(dataset).collect()
}
