//! What binds a community now: the one place where the charter in force is read for a rule.

use domain::{
    charter::{Charter, Effective, Layer},
    community::Community,
    id::CommunityId,
    moment::Moment,
    refusal::Reason,
};
use storage::Tx;

use crate::{AppError, error::missing};

/// The charter in force with what a crisis and the communities above change in it; none until one is adopted.
pub(crate) async fn governing(
    tx: &Tx,
    community: &Community,
    now: Moment,
) -> Result<Option<Effective>, AppError> {
    let Some(own) = standing(tx, community).await? else { return Ok(None) };
    let mut above = Vec::new();
    for ancestor in tx.ancestors(community).await? {
        above.extend(standing(tx, &ancestor).await?);
    }
    Ok(Some(Effective::at(own, &above, now)))
}

/// The charter that binds a community now. Refused where it has adopted none.
pub(crate) async fn charter_of(tx: &Tx, community: CommunityId, now: Moment) -> Result<Charter, AppError> {
    let community = tx.community(community).await?.ok_or_else(|| missing("community"))?;
    Ok(governing(tx, &community, now).await?.ok_or(Reason::NoCharter {})?.charter)
}

/// What the charter of a child founded under this community is held against: what binds it outside of any crisis.
pub(crate) async fn asked_of_children(
    tx: &Tx,
    community: &Community,
    now: Moment,
) -> Result<Option<Charter>, AppError> {
    let Some(own) = standing(tx, community).await? else { return Ok(None) };
    let mut above = Vec::new();
    for ancestor in tx.ancestors(community).await? {
        above.extend(standing(tx, &ancestor).await?.map(|standing| Layer { crisis: None, ..standing }));
    }
    Ok(Some(Effective::at(Layer { crisis: None, ..own }, &above, now).charter))
}

pub(crate) async fn standing(tx: &Tx, community: &Community) -> Result<Option<Layer>, AppError> {
    let Some(version) = tx.charter_as_written(community).await? else { return Ok(None) };
    let crisis = tx.crisis_seen(community.id).await?;
    Ok(Some(Layer { charter: version.charter, digest: version.digest, crisis }))
}

/// The charter as it is written: the one in force or, while there is none, the latest draft. Who comes in early is spoken to in
/// its language, and can say to which of its constituencies they belong.
pub(crate) async fn charter_at_hand(tx: &Tx, community: &Community) -> Result<Charter, AppError> {
    let version = match tx.charter_as_written(community).await? {
        Some(version) => Some(version),
        None => tx.charters_of(community.id).await?.pop(),
    };
    Ok(version.ok_or(Reason::NoCharter {})?.charter)
}
