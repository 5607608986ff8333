//! What members can sign for, as chat lists it.

use std::sync::Arc;

use domain::{
    community::{Community, Member},
    petition::{Aim, PetitionState, Petitionable, Stands},
};
use storage::Tx;
use uuid::Uuid;

use crate::{App, AppError, error::missing, governing::governing, petition::Aimed};

/// Something to sign for, and who asks.
#[derive(Clone, Debug)]
pub struct Signable {
    /// The membership by which it can be signed for.
    pub member: Member,
    /// What would be asked for.
    pub aim: Aim,
    /// As the list shows it.
    pub shown: Petitionable,
}

impl App {
    /// What the memberships of an account can sign for. Everything that could ever be signed for has a number in the order in which it
    /// came to be, and keeps it: nobody signs for something else because a list became shorter.
    pub async fn petitionable(&self, account: &str) -> Result<Vec<Signable>, AppError> {
        let (tx, now) = (self.read().await?, self.now());
        let mut all = Vec::new();
        for member in tx.members_by_account(account).await? {
            let community = tx.community(member.community).await?.ok_or_else(|| missing("community"))?;
            // Before a charter is adopted there is no share of the roll that could ask for anything.
            if let Some(effective) = governing(&tx, &community, now).await? {
                let under = Arc::new((member, effective.charter));
                all.extend(
                    aims(&tx, &community).await?.into_iter().map(|(id, aimed)| (id, aimed, under.clone())),
                );
            }
        }
        all.sort_unstable_by_key(|(id, ..)| *id);
        let mut found = Vec::new();
        for (number, (_, aimed, under)) in (1..).zip(all) {
            let (member, charter) = &*under;
            if aimed.rule(charter, now).is_err() {
                continue;
            }
            let aim = aimed.aim();
            let (about, stands) = (aimed.words(&tx, charter).await?, stands(&tx, aim, member).await?);
            let version = if let Aimed::Amendment(_, version) = &aimed { Some(version.number) } else { None };
            let shown = Petitionable { number, kind: aim.subject().matter(), about, version, stands };
            found.push(Signable { member: member.clone(), aim, shown });
        }
        Ok(found)
    }
}

/// Everything in a community that could ever be signed for, each with its id, which tells when it came to be.
async fn aims(tx: &Tx, community: &Community) -> Result<Vec<(Uuid, Aimed)>, AppError> {
    let of = community.id;
    let mandates = tx.mandates_of(of).await?.into_iter().map(|one| (one.id.uuid(), Aimed::Recall(one)));
    let agreements = tx.agreements_of(of).await?.into_iter();
    let agreements = agreements.map(|one| (one.id.uuid(), Aimed::Withdrawal(one)));
    let charters = tx.charters_of(of).await?.into_iter();
    let charters = charters.map(|one| (one.id.uuid(), Aimed::Amendment(community.clone(), one)));
    Ok(mandates.chain(agreements).chain(charters).collect())
}

async fn stands(tx: &Tx, aim: Aim, member: &Member) -> Result<Stands, AppError> {
    Ok(match tx.petition_for(aim).await? {
        None => Stands::None,
        Some(petition) if matches!(petition.state, PetitionState::Reached { .. }) => Stands::Reached,
        Some(petition) if tx.signed(petition.id, member.id).await? => Stands::Signed,
        Some(_) => Stands::Begun,
    })
}
