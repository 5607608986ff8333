//! The minutes of a negotiation, put together from the journal.

use domain::{
    charter::RedLine,
    fact::Fact,
    id::MandateId,
    proposal::{Entry, Papers, Proposal, timeline},
};
use storage::Tx;

use crate::{App, AppError, governing::charter_of};

impl App {
    /// What happened in a negotiation, step by step.
    pub async fn minutes(&self, proposal: &Proposal) -> Result<Vec<Entry>, AppError> {
        let tx = self.read().await?;
        let entries = tx.journal_about(proposal).await?;
        let charter = charter_of(&tx, proposal.community, self.now()).await?;
        let (offers, askings) = (tx.offers(proposal.id).await?, tx.askings_of(proposal.id).await?);
        let clarifications = tx.clarifications_of(proposal.id).await?;
        let facts = || entries.iter().map(|entry| &entry.fact);
        let mut mandates: Vec<MandateId> = askings.iter().map(|asking| asking.mandate).collect();
        mandates.extend(proposal.mandate);
        mandates.extend(facts().filter_map(|fact| match fact {
            Fact::NegotiationTakenUp { mandate, .. } => Some(*mandate),
            _ => None,
        }));
        let points = points(&tx, mandates).await?;
        let mut titles = Vec::new();
        for fact in facts() {
            let Fact::TogetherNoticed { others, .. } = fact else { continue };
            for other in others {
                let last = tx.offers(*other).await?.pop();
                titles.extend(last.map(|offer| (*other, offer.terms.title)));
            }
        }
        let papers = Papers {
            offers: &offers,
            askings: &askings,
            clarifications: &clarifications,
            points: &points,
            lines: &charter.red_lines,
            titles: &titles,
        };
        Ok(timeline(entries.iter().map(|entry| (entry.at, &entry.fact)), papers))
    }
}

/// The points of these mandates, each once.
async fn points(tx: &Tx, mut mandates: Vec<MandateId>) -> Result<Vec<RedLine>, AppError> {
    mandates.sort_unstable();
    mandates.dedup();
    let mut points: Vec<RedLine> = Vec::new();
    for id in mandates {
        let Some(mandate) = tx.mandate_seen(id).await? else { continue };
        for point in mandate.text.must_ask_on {
            if !points.contains(&point) {
                points.push(point);
            }
        }
    }
    Ok(points)
}
