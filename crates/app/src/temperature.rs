//! Members ask how the others lean, answer in private, and are shown what may be shown once it is over.

use domain::{
    community::Member,
    id::{ProposalId, TemperatureId},
    proposal::Proposal,
    temperature::{Asking, Leaning, Temperature, TemperatureLine},
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    concern::Tabling,
    error::missing,
};

/// What a member wants to know of the others.
#[derive(Clone, Copy, Debug)]
pub struct AskTemperature {
    /// About which proposal.
    pub proposal: ProposalId,
    /// About which clause; none where it is about the whole.
    pub clause: Option<u32>,
}

/// How a member leans. Deliberately without `Debug`: it has no place in a log.
#[derive(Clone, Copy)]
pub struct Lean {
    /// In which check.
    pub temperature: TemperatureId,
    /// How.
    pub leaning: Leaning,
}

/// A check that is on record, or answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemperatureSaid {
    /// Which.
    pub temperature: TemperatureId,
}

/// A check as chat lists it, and by what it is answered.
#[derive(Clone, Debug)]
pub struct TemperatureListed {
    /// The check.
    pub temperature: TemperatureId,
    /// As the list shows it.
    pub shown: TemperatureLine,
}

impl App {
    /// Asks how the members lean. By chat and by API this is the one verb.
    pub async fn ask_temperature(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: AskTemperature,
    ) -> Result<TemperatureSaid, AppError> {
        self.settle(|| async {
            let begun: Begun<TemperatureSaid> = self.begin(actor, origin, &("temperature", command)).await?;
            let mut work = fresh!(begun);
            let at = Tabling::held(&work, command.proposal).await?;
            let voter = actor.as_member_of(at.proposal.community)?;
            let number = at.proposal.tabled()?.number;
            let offer = work.tx.offer(at.proposal.id, number).await?.ok_or_else(|| missing("offer"))?;
            let temperature = self.chance.id(work.now)?;
            let said = Asking {
                id: temperature,
                salt: self.chance.bytes()?,
                terms: &offer.terms,
                clause: command.clause,
                before: &work.tx.temperatures_of(at.proposal.id).await?,
                reply: origin.reply(voter.language()),
            };
            let step = Temperature::ask(&at.proposal, said, work.now)?;
            work.tx.save(step).await?;
            work.done(TemperatureSaid { temperature }).await
        })
        .await
    }

    /// Answers a check, or answers otherwise.
    pub async fn lean(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: Lean,
    ) -> Result<TemperatureSaid, AppError> {
        self.settle(|| async {
            // Only a digest is kept; with the salt, which goes with the answers, so that it tells nothing afterwards.
            let salt = self.salt(actor, command.temperature).await?;
            let said = ("lean", command.temperature, command.leaning, salt);
            let begun: Begun<TemperatureSaid> = self.begin(actor, origin, &said).await?;
            let mut work = fresh!(begun);
            let seen = work.tx.temperature_seen(command.temperature).await?;
            let at = Tabling::held(&work, seen.ok_or_else(|| missing("temperature"))?.proposal).await?;
            let temperature = work.tx.temperature(command.temperature).await?;
            let temperature = temperature.ok_or_else(|| missing("temperature"))?;
            let voter = actor.as_member_of(temperature.community)?;
            let (leans, reply) = ((voter.id(), command.leaning), origin.reply(voter.language()));
            let step = temperature.answer(&at.proposal, leans, reply, work.now)?;
            work.tx.save(step).await?;
            work.done(TemperatureSaid { temperature: command.temperature }).await
        })
        .await
    }

    async fn salt(&self, actor: &Actor, id: TemperatureId) -> Result<[u8; 32], AppError> {
        let tx = self.read().await?;
        let seen = tx.temperature_seen(id).await?.ok_or_else(|| missing("temperature"))?;
        actor.as_member_of(seen.community)?;
        let proposal = tx.proposal_seen(seen.proposal).await?.ok_or_else(|| missing("proposal"))?;
        Ok(seen.takes(&proposal, self.now())?)
    }

    /// The checks about the tabled words of a proposal, for one member.
    pub async fn temperatures_before(
        &self,
        proposal: &Proposal,
        member: &Member,
    ) -> Result<Vec<TemperatureListed>, AppError> {
        let (tx, now) = (self.read().await?, self.now());
        let mut listed = Vec::new();
        for one in tx.temperatures_of(proposal.id).await? {
            let open = one.takes(proposal, now).is_ok();
            let mine = if open { tx.leaning(one.id, member.id).await? } else { None };
            let shown = TemperatureLine {
                number: one.number,
                clause: one.clause,
                closes: open.then_some(one.closes_at),
                mine,
                shown: one.shown().to_vec(),
            };
            listed.push(TemperatureListed { temperature: one.id, shown });
        }
        Ok(listed)
    }

    /// The clock ends a check whose time is over, or whose words are not deliberated any more.
    pub(crate) async fn cool(&self, id: TemperatureId) -> Result<(), AppError> {
        let tx = self.read().await?;
        let seen = tx.temperature_seen(id).await?.ok_or_else(|| missing("temperature"))?;
        let proposal = tx.proposal_seen(seen.proposal).await?.ok_or_else(|| missing("proposal"))?;
        drop(tx);
        if !seen.is_due(&proposal.stage, self.now()) {
            return Ok(());
        }
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            // The proposal first, as everybody who answers does: an answer falls on one side of the end.
            let at = work.tx.proposal(seen.proposal).await?.ok_or_else(|| missing("proposal"))?;
            let temperature = work.tx.temperature(id).await?.ok_or_else(|| missing("temperature"))?;
            let leanings = work.tx.leanings(temperature.community, id).await?;
            let offer = work.tx.offer(at.id, temperature.offer).await?.ok_or_else(|| missing("offer"))?;
            if let Some(step) = temperature.end(&at.stage, leanings, offer.terms.title, work.now) {
                work.tx.save(step).await?;
            }
            work.done(()).await
        })
        .await
    }
}
