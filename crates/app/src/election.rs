//! Elections: called by a steward, opened and ended by the clock, followed by a run-off where they end in a tie.

use domain::{
    ballot::Ballot,
    charter::{Effective, Procedure, TypedText},
    community::Community,
    decision::{Decision, Subject, Told},
    election::{Call, Contest, Election, Settled, Standing},
    id::{CommunityId, ElectionId, VoteId},
    mandate::Mandate,
    moment::{Moment, Span},
    refusal::Reason,
    rule::{Choosing, VotingRule},
    step::Step,
    tally::{self, Marked, Marks},
    vote::Vote,
};
use evidence::decision::{ElectionCandidate, ElectionResult};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, Work, fresh},
    end_mandate::begins_suspended,
    error::missing,
    governing::governing,
    open_vote::Ground,
    tally_vote::{Found, Gathered},
};

/// What a steward says to call an election.
#[derive(Clone, Debug)]
pub struct CallElection {
    /// In which community.
    pub community: CommunityId,
    /// What it is for, in every language of the charter.
    pub title: TypedText,
    /// How long members can nominate, as typed.
    pub nominations: String,
}

impl App {
    /// A steward calls an election. From then on nobody can hold it back: nominations end, and the vote opens, by the clock.
    pub async fn call_election(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &CallElection,
    ) -> Result<ElectionId, AppError> {
        self.settle(|| async {
            let begun: Begun<ElectionId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            actor.as_steward_of(command.community)?;
            let community =
                work.tx.community(command.community).await?.ok_or_else(|| missing("community"))?;
            let charter = governing(&work.tx, &community, work.now).await?.ok_or(Reason::NoCharter {})?;
            let id = self.chance.id(work.now)?;
            let call = Call { title: command.title.clone(), nominations: command.nominations.clone() };
            let step = Election::call(id, community.id, &charter.charter, &call, work.now)?;
            work.tx.save(step).await?;
            work.done(id).await
        })
        .await
    }

    /// The clock opens the vote of an election, or ends it where nobody was nominated.
    pub(crate) async fn election_due(&self, id: ElectionId) -> Result<(), AppError> {
        let nobody = self.settle(|| async {
            let begun: Begun<bool> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let election = work.tx.election(id).await?.ok_or_else(|| missing("election"))?;
            let Some(step) = election.lapsed(work.now) else { return Ok(false) };
            work.tx.save(step).await?;
            work.done(true).await
        });
        if nobody.await? { Ok(()) } else { self.open_when_due(Subject::Election(id)).await.map(drop) }
    }

    /// What the decision means for those who stood.
    pub(crate) async fn follow_election(
        &self,
        work: &mut Work,
        id: ElectionId,
        decision: &Decision,
    ) -> Result<(), AppError> {
        let contest = decision.contest.as_ref().ok_or_else(|| missing("contest"))?;
        let election = work.tx.election(id).await?.ok_or_else(|| missing("election"))?;
        let mandates = mandates(&work.tx, &election).await?;
        let step = election.decided(decision.vote, &contest.settled, mandates, contest.run_off, work.now);
        let mut told = Vec::new();
        for mandate in &step.next.1 {
            told.extend(begins_suspended(&work.tx, mandate, work.now).await?);
        }
        Ok(work.tx.save(step.effects(told)).await?)
    }
}

/// What the vote of an election rests on.
pub(crate) async fn election_ground(
    tx: &Tx,
    community: Community,
    charter: &Effective,
    id: ElectionId,
    again: bool,
    now: Moment,
) -> Result<Ground, AppError> {
    let election = tx.election(id).await?.ok_or_else(|| missing("election"))?;
    let since = if again { election.nominations_end } else { election.ready(now)? };
    let rule = match election.runoff_of {
        _ if again => same_rule(tx, id).await?,
        Some(before) => same_rule(tx, before).await?,
        None => charter.charter.choosing.as_ref().ok_or(Reason::NoChoosingRule {})?.into(),
    };
    let mut candidates = Vec::new();
    for mandate in mandates(tx, &election).await? {
        candidates.push(standing(tx, mandate).await?);
    }
    Ok(Ground {
        community,
        rule,
        since,
        question: election.title,
        candidates,
        charter: charter.digest,
        terms: None,
        mandate: None,
        most_assisted: charter.charter.most_assisted,
    })
}

/// A run-off is held as the vote was whose tie it settles, and a vote in place of a void one as that one was, whatever the
/// charter says by now; the members have deliberated.
async fn same_rule(tx: &Tx, before: ElectionId) -> Result<Procedure<VotingRule>, AppError> {
    let vote = tx.vote_on(Subject::Election(before)).await?.ok_or_else(|| missing("vote"))?;
    Ok(Procedure {
        window: vote.window(),
        rule: vote.rule,
        least_deliberation: Span::ZERO,
        secrecy: vote.secrecy,
        attestation: vote.attestation,
        delegation: vote.delegation,
    })
}

async fn mandates(tx: &Tx, election: &Election) -> Result<Vec<Mandate>, AppError> {
    let mut mandates = Vec::with_capacity(election.candidates.len());
    for id in &election.candidates {
        mandates.push(tx.mandate(*id).await?.ok_or_else(|| missing("mandate"))?);
    }
    Ok(mandates)
}

async fn standing(tx: &Tx, mandate: Mandate) -> Result<Standing, AppError> {
    let intermediary =
        tx.intermediary(mandate.text.intermediary).await?.ok_or_else(|| missing("intermediary"))?;
    Ok(Standing {
        mandate: mandate.id,
        digest: mandate.digest,
        intermediary: intermediary.handle,
        name: intermediary.name,
    })
}

/// An election and everybody in it are being voted on from now on.
pub(crate) async fn election_voting(tx: &mut Tx, id: ElectionId, vote: VoteId) -> Result<(), AppError> {
    let election = tx.election(id).await?.ok_or_else(|| missing("election"))?;
    let mandates: Vec<_> =
        mandates(tx, &election).await?.into_iter().map(|mandate| mandate.voting(vote)).collect();
    Ok(tx.save(Step::to((election.voting(vote), mandates))).await?)
}

/// Whether this vote settles the tie of another election, and of which.
pub(crate) async fn runoff_of(tx: &Tx, subject: Subject) -> Result<Option<ElectionId>, AppError> {
    let Subject::Election(id) = subject else { return Ok(None) };
    Ok(tx.election(id).await?.and_then(|election| election.runoff_of))
}

/// Counts a vote between several, and makes of it what a decision says.
pub(crate) fn counted(
    vote: &Vote,
    rule: Choosing,
    given: Gathered,
    runoffs: (ElectionId, Option<ElectionId>),
) -> Result<Found, AppError> {
    let uncountable = || AppError::Document { what: "the count of an election" };
    let mark =
        |ballot: Ballot| Marked { member: ballot.member, sequence: ballot.sequence, answer: ballot.answer };
    let marks = Marks {
        ballots: given.ballots.into_iter().map(mark).collect(),
        edges: given.given.edges,
        delegation: vote.delegation,
    };
    let slate = vote.slate().ok_or_else(uncountable)?;
    let chosen = tally::choose(&given.electorate, &marks, slate, rule).map_err(|_| uncountable())?;
    let Told { outcome, published, steps, room_attested } =
        Told::of_election(&chosen, vote.bulletin.at_least);
    let (next, runoff_of) = runoffs;
    let tied = matches!(chosen.settled, Settled::RunOff(_));
    let contest = Contest {
        candidates: vote.candidates.clone(),
        settled: chosen.settled,
        run_off: tied.then_some(next),
        runoff_of,
    };
    Ok(Found { outcome, published, steps, room_attested, contest: Some(contest) })
}

/// What the signed document says of an election.
pub(crate) fn document(contest: &Contest, rule: &VotingRule) -> Option<ElectionResult> {
    let candidates = ElectionCandidate::paper(&contest.candidates);
    Some(ElectionResult {
        run_off: contest.run_off.map(|id| id.to_string()),
        runoff_of: contest.runoff_of.map(|id| id.to_string()),
        ..ElectionResult::of(candidates, rule.choose()?.method, &contest.settled)
    })
}
