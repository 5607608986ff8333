//! Members ask for a vote: they sign a petition, or take their signature back; the clock looks after the rest.

use domain::{
    agreement::Agreement,
    charter::{Charter, DecisionRule},
    community::{CharterVersion, Community},
    decision::DecisionKind,
    digest::Digest,
    id::{CommunityId, PetitionId},
    mandate::Mandate,
    moment::{Moment, Span},
    petition::{About, Aim, Petition, PetitionState, Signing, Support},
    refusal::Reason,
    step::Step,
    taxonomy::Risk,
    text::LocalText,
};
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::charter_of,
};

/// What the actor signs for. Who signs first begins the petition.
#[derive(Clone, Copy, Debug)]
pub struct SignPetition {
    /// What is asked for.
    pub aim: Aim,
}

/// A signature that is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The petition.
    pub petition: PetitionId,
}

/// Whose signature: that of the actor.
#[derive(Clone, Copy, Debug)]
pub struct WithdrawSignature {
    /// Under which petition.
    pub petition: PetitionId,
}

impl App {
    /// Signs for a vote.
    pub async fn petition(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: SignPetition,
    ) -> Result<Signed, AppError> {
        self.settle(|| async {
            let begun: Begun<Signed> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            let aimed = aimed(&work.tx, command.aim).await?;
            let voter = actor.as_member_of(aimed.community())?;
            let charter = charter_of(&work.tx, aimed.community(), work.now).await?;
            let rule = aimed.rule(&charter, work.now)?;
            let about = aimed.about(&work.tx, &charter, rule).await?;
            let standing = work.tx.petition_for(command.aim).await?;
            let first = standing.is_none();
            if first
                && work.tx.vote_on(command.aim.subject()).await?.is_some_and(|vote| vote.state.under_way())
            {
                return Err(Reason::AlreadyOpen {}.into());
            }
            let petition = match standing {
                Some(petition) => petition,
                None => Petition::begun(self.chance.id(work.now)?, aimed.community(), command.aim, work.now),
            };
            let id = petition.id;
            let before = work.tx.signed(id, voter.id()).await?;
            let support = support(&work.tx, &petition, &charter).await?;
            let said = Signing { first, before, support, about, reply: origin.reply(voter.language()) };
            let step = petition.sign(voter.id(), said, work.now)?;
            work.tx.save(step).await?;
            work.done(Signed { petition: id }).await
        })
        .await
    }

    /// Takes the actor's signature back.
    pub async fn withdraw_signature(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: WithdrawSignature,
    ) -> Result<Signed, AppError> {
        self.settle(|| async {
            // What is aimed at is locked before the petition, as by those who sign.
            let seen = self.read().await?.petition(command.petition).await?;
            let aim = seen.ok_or_else(|| missing("petition"))?.aim;
            let begun: Begun<Signed> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            let aimed = aimed(&work.tx, aim).await?;
            let petition = work.tx.petition(command.petition).await?.ok_or_else(|| missing("petition"))?;
            let voter = actor.as_member_of(petition.community)?;
            let before = work.tx.signed(petition.id, voter.id()).await?;
            let charter = charter_of(&work.tx, petition.community, work.now).await?;
            let words = aimed.words(&work.tx, &charter).await?;
            let about = About { words, least_deliberation: Span::ZERO };
            let support = support(&work.tx, &petition, &charter).await?;
            let said =
                Signing { first: false, before, support, about, reply: origin.reply(voter.language()) };
            let step = petition.unsign(voter.id(), said, work.now)?;
            work.tx.save(step).await?;
            work.done(Signed { petition: petition.id }).await
        })
        .await
    }

    /// The clock looks at a petition: it may have reached its share, lapsed, or its vote may be due. Mostly nothing is, so it looks
    /// before it locks anything.
    pub(crate) async fn look_after(&self, id: PetitionId) -> Result<(), AppError> {
        let tx = self.read().await?;
        let seen = tx.petition(id).await?.ok_or_else(|| missing("petition"))?;
        let aim = seen.aim;
        if next(&tx, seen, &aimed(&tx, aim).await?, self.now()).await?.is_none() {
            return Ok(());
        }
        drop(tx);
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            // What is aimed at is locked before the petition, as by those who sign: none waits for the other in a ring.
            let aimed = aimed(&work.tx, aim).await?;
            let petition = work.tx.petition(id).await?.ok_or_else(|| missing("petition"))?;
            match next(&work.tx, petition, &aimed, work.now).await? {
                None => return Ok(()),
                Some(Next::Step(step)) => work.tx.save(step).await?,
                Some(Next::Vote) => drop(self.open(&mut work, aim.subject(), None).await?),
            }
            work.done(()).await
        })
        .await
    }
}

/// What the clock brings about for a petition.
enum Next {
    Step(Step<Petition>),
    Vote,
}

async fn next(tx: &Tx, petition: Petition, aimed: &Aimed, now: Moment) -> Result<Option<Next>, AppError> {
    let charter = charter_of(tx, petition.community, now).await?;
    let rule = aimed.rule(&charter, now);
    let moot = rule.is_err();
    let least_deliberation = rule.map(|rule| rule.least_deliberation).unwrap_or_default();
    let about = About { words: aimed.words(tx, &charter).await?, least_deliberation };
    let support = support(tx, &petition, &charter).await?;
    let state = petition.state;
    if let Some(step) = petition.look(support, about, moot, now) {
        return Ok(Some(Next::Step(step)));
    }
    let PetitionState::Reached { at } = state else { return Ok(None) };
    let vote = now >= at.plus(least_deliberation) && !aimed.waits(tx).await?;
    Ok(vote.then_some(Next::Vote))
}

/// What a petition aims at, as it stands now.
pub(crate) enum Aimed {
    Recall(Mandate),
    Withdrawal(Agreement),
    Amendment(Community, CharterVersion),
}

/// Loads what a petition aims at.
pub(crate) async fn aimed(tx: &Tx, aim: Aim) -> Result<Aimed, AppError> {
    Ok(match aim {
        Aim::Recall(id) => Aimed::Recall(tx.mandate(id).await?.ok_or_else(|| missing("mandate"))?),
        Aim::Withdrawal(id) => {
            Aimed::Withdrawal(tx.agreement(id).await?.ok_or_else(|| missing("agreement"))?)
        }
        Aim::Amendment(id) => {
            let version = tx.charter(id).await?.ok_or_else(|| missing("charter"))?;
            let community = tx.community(version.community).await?.ok_or_else(|| missing("community"))?;
            Aimed::Amendment(community, version)
        }
    })
}

impl Aimed {
    /// Whose.
    pub(crate) const fn community(&self) -> CommunityId {
        match self {
            Self::Recall(mandate) => mandate.text.community,
            Self::Withdrawal(agreement) => agreement.community,
            Self::Amendment(community, _) => community.id,
        }
    }

    /// What would be asked for.
    pub(crate) const fn aim(&self) -> Aim {
        match self {
            Self::Recall(mandate) => Aim::Recall(mandate.id),
            Self::Withdrawal(agreement) => Aim::Withdrawal(agreement.id),
            Self::Amendment(_, version) => Aim::Amendment(version.id),
        }
    }

    /// The rule under which it would be voted on; refused where there is nothing left to vote on.
    pub(crate) fn rule<'a>(&self, charter: &'a Charter, now: Moment) -> Result<&'a DecisionRule, Reason> {
        match self {
            Self::Recall(mandate) => mandate.recallable(charter, now),
            Self::Withdrawal(agreement) => agreement.withdrawable(charter, now),
            Self::Amendment(community, version) => {
                version.ready(community.in_force)?;
                charter.rule(DecisionKind::Charter, Risk::Low).ok_or(Reason::NoCharter {})
            }
        }
    }

    /// The same for a vote that is repeated, whatever has become of it meanwhile.
    pub(crate) fn rule_again<'a>(&self, charter: &'a Charter) -> Option<&'a DecisionRule> {
        match self {
            Self::Recall(_) => charter.rule(DecisionKind::Mandate, Risk::Low),
            Self::Withdrawal(agreement) => {
                charter.rule(DecisionKind::Withdrawal, agreement.terms.risk(charter))
            }
            Self::Amendment(..) => charter.rule(DecisionKind::Charter, Risk::Low),
        }
    }

    /// The digests of the terms and of the mandate that a vote would be about.
    pub(crate) const fn digests(&self) -> (Option<Digest>, Option<Digest>) {
        match self {
            Self::Recall(mandate) => (None, Some(mandate.digest)),
            Self::Withdrawal(agreement) => (Some(agreement.digest), None),
            Self::Amendment(..) => (None, None),
        }
    }

    /// Whether its vote, though due, waits for the end of another.
    async fn waits(&self, tx: &Tx) -> Result<bool, AppError> {
        match self {
            Self::Amendment(community, _) => Ok(tx.charter_voted_on(community.id).await?),
            Self::Recall(_) | Self::Withdrawal(_) => Ok(false),
        }
    }

    /// What it is about, in the words of people.
    pub(crate) async fn words(&self, tx: &Tx, charter: &Charter) -> Result<LocalText, AppError> {
        match self {
            Self::Withdrawal(agreement) => Ok(agreement.terms.title.clone()),
            Self::Amendment(community, _) => Ok(community.name.clone()),
            Self::Recall(mandate) => named(tx, mandate, charter).await,
        }
    }

    async fn about(&self, tx: &Tx, charter: &Charter, rule: &DecisionRule) -> Result<About, AppError> {
        let words = self.words(tx, charter).await?;
        Ok(About { words, least_deliberation: rule.least_deliberation })
    }
}

/// The name of the intermediary of a mandate, in every language of the charter.
pub(crate) async fn named(tx: &Tx, mandate: &Mandate, charter: &Charter) -> Result<LocalText, AppError> {
    let known = tx.intermediary(mandate.text.intermediary).await?;
    let name = known.ok_or_else(|| missing("intermediary"))?.name;
    Ok(charter.languages.iter().map(|language| (language.clone(), name.clone())).collect())
}

async fn support(tx: &Tx, petition: &Petition, charter: &Charter) -> Result<Support, AppError> {
    let signed = tx.signatures(petition).await?;
    let roll = u64::from(tx.roll_size(petition.community).await?);
    Ok(Support { signed, roll, share: petition.aim.share(&charter.petitions) })
}
