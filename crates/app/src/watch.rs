//! The agreements of a community, as chat lists them to its members.

use domain::{agreement::Watched, community::Member, id::AgreementId};

use crate::{App, AppError};

/// An agreement that is in force or suspended, and who asks.
#[derive(Clone, Debug)]
pub struct Watchable {
    /// The membership by which it is looked at.
    pub member: Member,
    /// Which.
    pub agreement: AgreementId,
    /// As the list shows it.
    pub shown: Watched,
}

impl App {
    /// The agreements that are in force or suspended where an account stands for a member. Every agreement that there ever was has a
    /// number in the order in which they came to be, and keeps it: nobody suspends another because a list became shorter.
    ///
    /// # Errors
    /// [`AppError`], where they cannot be read.
    pub async fn watchable(&self, account: &str) -> Result<Vec<Watchable>, AppError> {
        let (tx, now) = (self.read().await?, self.now());
        let mut all = Vec::new();
        for member in tx.members_by_account(account).await? {
            let agreements = tx.agreements_of(member.community).await?;
            all.extend(agreements.into_iter().map(|agreement| (agreement, member.clone())));
        }
        all.sort_unstable_by_key(|(agreement, _)| agreement.id);
        let numbered = (1..).zip(all);
        let running = numbered.filter_map(|(number, (agreement, member))| {
            let shown = agreement.watched(number, now)?;
            Some(Watchable { member, agreement: agreement.id, shown })
        });
        Ok(running.collect())
    }
}
