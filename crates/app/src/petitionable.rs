//! What members can sign for, as chat lists it.

use domain::{
    community::{Community, Member},
    petition::{Aim, PetitionState, Petitionable, Stands},
};
use storage::Tx;
use uuid::Uuid;

use crate::{
    App, AppError,
    error::missing,
    petition::{aimed, charter_of},
};

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
            if community.in_force.is_some() {
                let aims = aims(&tx, &community).await?;
                all.extend(aims.into_iter().map(|(id, aim, version)| (id, aim, version, member.clone())));
            }
        }
        all.sort_unstable_by_key(|(id, ..)| *id);
        let mut found = Vec::new();
        for (number, (_, aim, version, member)) in (1..).zip(all) {
            let charter = charter_of(&tx, member.community, now).await?;
            let aimed = aimed(&tx, aim).await?;
            if aimed.rule(&charter, now).is_err() {
                continue;
            }
            let about = aimed.words(&tx, &charter).await?;
            let stands = stands(&tx, aim, &member).await?;
            let kind = aim.subject().matter();
            let shown = Petitionable { number, kind, about, version, stands };
            found.push(Signable { member, aim, shown });
        }
        Ok(found)
    }
}

/// Everything in a community that could ever be signed for, each with its id, which tells when it came to be.
async fn aims(tx: &Tx, community: &Community) -> Result<Vec<(Uuid, Aim, Option<u32>)>, AppError> {
    let of = community.id;
    let mandates =
        tx.mandates_of(of).await?.into_iter().map(|one| (one.id.uuid(), Aim::Recall(one.id), None));
    let agreements = tx.agreements_of(of).await?.into_iter();
    let agreements = agreements.map(|one| (one.id.uuid(), Aim::Withdrawal(one.id), None));
    let charters = tx.charters_of(of).await?.into_iter();
    let charters = charters.map(|one| (one.id.uuid(), Aim::Amendment(one.id), Some(one.number)));
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
