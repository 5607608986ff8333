//! A vote ends: closing, counting, deciding, signing — or giving up where nothing could be gathered for a day.

use domain::{
    agreement::Agreement,
    ballot::Ballot,
    decision::{Decision, Outcome, Subject, Told},
    delegation::edges,
    digest::Digest,
    disclosure::Published,
    effect::{Effect, Notice, RoomRole},
    election::Contest,
    id::{DecisionId, VoteId},
    moment::Moment,
    roll::Seat,
    rule::{Rule, VotingRule},
    step::Step,
    tally::{self, Cast, Electorate, Given, Objector},
    vote::{Vote, VoteState},
};
use evidence::decision as document;
use storage::{Recorded, Tx};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, Work, fresh},
    election::{self, runoff_of},
    end_mandate::{begins_suspended, held},
    error::missing,
    governing::charter_of,
};

impl App {
    /// The window is over: no more ballots but those given in time. Done twice, it is done once.
    pub(crate) async fn begin_closing(&self, id: VoteId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let vote = work.tx.vote(id).await?.ok_or_else(|| missing("vote"))?;
            let rooms = work.tx.room(vote.community, RoomRole::BallotBox).await?.is_some();
            let step = vote.begin_closing(rooms, work.now)?;
            work.tx.save(step).await?;
            work.done(()).await
        })
        .await
    }

    /// Everything given in time is gathered: counts, decides and signs, in one transaction. Done twice, it is done once.
    pub async fn count(&self, id: VoteId) -> Result<DecisionId, AppError> {
        self.settle(|| async {
            let begun: Begun<DecisionId> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let vote = work.tx.vote(id).await?.ok_or_else(|| missing("vote"))?;
            if let VoteState::Closed { .. } = vote.state {
                return Ok(work
                    .tx
                    .decision_of_vote(id)
                    .await?
                    .ok_or_else(|| missing("decision"))?
                    .decision
                    .id);
            }
            let decision = self.decide(&mut work, vote).await?;
            work.done(decision).await
        })
        .await
    }

    async fn decide(&self, work: &mut Work, vote: Vote) -> Result<DecisionId, AppError> {
        let gathered = gather(&work.tx, &vote).await?;
        let ballots_root = ballots_root(&gathered)?;
        let found = match &vote.rule {
            VotingRule::Decide(rule) => found(&vote, &gathered, rule),
            VotingRule::Choose(rule) => {
                let runoffs = (self.chance.id(work.now)?, runoff_of(&work.tx, vote.subject).await?);
                election::counted(&vote, *rule, gathered, runoffs)?
            }
        };
        let decision = decision_of(self.chance.id(work.now)?, &vote, found, ballots_root, work.now);
        let id = decision.id;
        let notice = outcome_notice(&vote, &decision);
        let tell = |role| Effect::tell_room(vote.community, role, notice.clone());
        let told = [tell(RoomRole::BallotBox), tell(RoomRole::Assembly)];
        let subject = vote.subject;
        work.tx.save(vote.close(work.now)?.effects(told)).await?;
        let recorded = self.sign(&work.tx, decision).await?;
        let fact = recorded.fact();
        work.tx.save(Step::to(recorded.clone()).fact(fact)).await?;
        self.issue_decision(work, &recorded).await?;
        self.follow(work, subject, &recorded).await?;
        Ok(id)
    }

    /// What the decision means for what was decided on.
    async fn follow(&self, work: &mut Work, subject: Subject, recorded: &Recorded) -> Result<(), AppError> {
        let decision = &recorded.decision;
        let outcome = decision.outcome;
        match subject {
            Subject::Charter(id) => {
                let charter = work.tx.charter(id).await?.ok_or_else(|| missing("charter"))?;
                let community =
                    work.tx.community(charter.community).await?.ok_or_else(|| missing("community"))?;
                let before = match community.in_force {
                    Some(before) => work.tx.charter(before).await?,
                    None => None,
                };
                work.tx.save(charter.decided(community, before, outcome)).await?;
            }
            Subject::Mandate(id) => {
                let mandate = work.tx.mandate(id).await?.ok_or_else(|| missing("mandate"))?;
                if mandate.was_granted() {
                    let held = held(&work.tx, &mandate).await?;
                    work.tx.save(mandate.decided_on_going_on(outcome, held, work.now)).await?;
                } else {
                    let step = mandate.decided(outcome, work.now);
                    let told = begins_suspended(&work.tx, &step.next, work.now).await?;
                    work.tx.save(step.effects(told)).await?;
                }
            }
            Subject::Recall(id) => {
                let mandate = work.tx.mandate(id).await?.ok_or_else(|| missing("mandate"))?;
                let held = held(&work.tx, &mandate).await?;
                work.tx.save(mandate.recalled(outcome, held, work.now)).await?;
            }
            Subject::Withdrawal(id) => {
                let agreement = work.tx.agreement(id).await?.ok_or_else(|| missing("agreement"))?;
                self.withdraw(work, agreement, outcome).await?;
            }
            Subject::Election(id) => self.follow_election(work, id, decision).await?,
            Subject::Proposal(id) => {
                let proposal = work.tx.proposal(id).await?.ok_or_else(|| missing("proposal"))?;
                let (parties, number) =
                    ((proposal.requester, id), proposal.stage.latest().unwrap_or_default());
                work.tx.save(proposal.decided(outcome)?).await?;
                if outcome == Outcome::Consented {
                    let offer = work.tx.offer(id, number).await?.ok_or_else(|| missing("offer"))?;
                    let charter = charter_of(&work.tx, decision.community, work.now).await?;
                    let id = self.chance.id(work.now)?;
                    let decided = (decision, recorded.digest);
                    let step = Agreement::of(id, decided, parties, offer.terms, charter.cosigners)?;
                    work.tx.save(step).await?;
                }
            }
        }
        Ok(())
    }

    async fn sign(&self, tx: &Tx, decision: Decision) -> Result<Recorded, AppError> {
        let community = tx.community(decision.community).await?.ok_or_else(|| missing("community"))?;
        let handle = community.handle.to_string();
        let failed = || AppError::Document { what: "the decision" };
        let document = self.document(&decision, handle).ok_or_else(failed)?;
        let signed = document::sign(&document, self.keys.signing()).map_err(|_| failed())?;
        let digest = signed.digest.parse().map_err(|_| failed())?;
        Ok(Recorded { decision, document: signed.document, jws: signed.jws, digest })
    }

    fn document(&self, decision: &Decision, handle: String) -> Option<document::DecisionDocument> {
        let subject = match decision.subject {
            Subject::Charter(id) => id.to_string(),
            Subject::Mandate(id) => id.to_string(),
            Subject::Election(id) => id.to_string(),
            Subject::Proposal(id) => id.to_string(),
            // The same kind of decision as granting it, and the opposite question: the document must tell them apart.
            Subject::Recall(id) => format!("recall of {id}"),
            Subject::Withdrawal(id) => id.to_string(),
        };
        Some(document::DecisionDocument {
            document_type: document::TYPE.to_owned(),
            version: document::VERSION,
            id: decision.id.to_string(),
            issuer: self.keys.issuer().to_owned(),
            community: document::CommunityRef { id: decision.community.to_string(), handle },
            kind: decision.subject.kind().word().to_owned(),
            subject,
            outcome: decision.outcome.word().to_owned(),
            election: decision
                .contest
                .as_ref()
                .and_then(|contest| election::document(contest, &decision.rule)),
            figures: document::Figures::from(&decision.published),
            margin: decision.published.margin.word().to_owned(),
            rule: decision.rule.to_string(),
            steps: serde_json::to_value(&decision.steps).ok()?,
            terms: decision.terms.map(|digest| digest.to_string()),
            charter: Some(decision.charter.to_string()),
            mandate: decision.mandate.map(|digest| digest.to_string()),
            roll_root: decision.roll_root.to_string(),
            ballots_root: decision.ballots_root.to_string(),
            attestations: decision.room_attested.map(document::Attestations::from_rooms),
            window: document::Window {
                opens_at: decision.opened_at.to_string(),
                closes_at: decision.closed_at.to_string(),
            },
            reopens: decision.reopens.map(|vote| vote.to_string()),
            decided_at: decision.decided_at.to_string(),
        })
    }

    /// The homeserver cannot be read after the close: the members are told, once, as soon as they can be.
    pub async fn hold_back(&self, id: VoteId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let vote = work.tx.vote(id).await?.ok_or_else(|| missing("vote"))?;
            let Some(step) = vote.hold_back() else { return Ok(()) };
            work.tx.save(step).await?;
            work.done(()).await
        })
        .await
    }

    /// A count that waited longer than a day is void; the question is put again on the roll as it is now.
    pub(crate) async fn give_up(&self, id: VoteId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let vote = work.tx.vote(id).await?.ok_or_else(|| missing("vote"))?;
            let subject = vote.subject;
            let Some(step) = vote.give_up(work.now) else { return Ok(()) };
            work.tx.save(step).await?;
            self.open(&mut work, subject, Some(id)).await?;
            work.done(()).await
        })
        .await
    }
}

/// What stands in the database of one vote. Struck seats have no voice, and their ballots are not among the commitments.
pub(crate) struct Gathered {
    pub seats: Vec<Seat>,
    pub electorate: Electorate,
    pub ballots: Vec<Ballot>,
    pub given: Given,
}

pub(crate) async fn gather(tx: &Tx, vote: &Vote) -> Result<Gathered, AppError> {
    let seats = tx.seats(vote.id).await?;
    let electorate = electorate(&seats, vote);
    let struck: std::collections::HashSet<_> =
        seats.iter().filter(|seat| seat.struck).map(|seat| seat.member).collect();
    let ballots: Vec<_> =
        tx.ballots(vote.id).await?.into_iter().filter(|ballot| !struck.contains(&ballot.member)).collect();
    let edges = match vote.delegation {
        Some(_) => edges(&tx.delegations(vote.community).await?, vote.id, vote.kind(), vote.closes_at),
        None => Vec::new(),
    };
    let casts: Vec<_> = ballots
        .iter()
        .filter_map(|ballot| {
            let choice = ballot.answer.choice()?;
            Some(Cast { member: ballot.member, sequence: ballot.sequence, choice })
        })
        .collect();
    let objections = tx.objections(vote.id).await?;
    let objectors = objections.into_iter().filter(|one| !struck.contains(&one.member));
    let objectors = objectors.map(|one| Objector { harm: one.harm, member: one.member }).collect();
    let given = Given { edges, delegation: vote.delegation, objectors, ..Given::from(casts) };
    Ok(Gathered { seats, electorate, ballots, given })
}

/// The root of the commitments to the ballots that count.
fn ballots_root(gathered: &Gathered) -> Result<Digest, AppError> {
    let commitments: Vec<_> = gathered.ballots.iter().map(|ballot| *ballot.commitment.bytes()).collect();
    let root = evidence::ballots::root(&commitments)
        .map_err(|_| AppError::Document { what: "the root of the ballots" })?;
    Ok(Digest::new(root))
}

/// Who has a voice, and where the rule asks: who among them belongs to which constituency.
fn electorate(seats: &[Seat], vote: &Vote) -> Electorate {
    let voices = || seats.iter().filter(|seat| !seat.struck);
    let whole = Electorate::new(voices().map(|seat| seat.member).collect());
    vote.rule.constituencies().into_iter().fold(whole, |electorate, name| {
        let belonging = voices().filter(|seat| seat.constituencies.contains(name));
        let members: Vec<_> = belonging.map(|seat| seat.member).collect();
        electorate.with_constituency(name.clone(), &members)
    })
}

/// What a decision says of a count, as far as it may be said.
pub(crate) struct Found {
    pub outcome: Outcome,
    pub published: Published,
    pub steps: Vec<tally::Step>,
    pub room_attested: Option<u64>,
    pub contest: Option<Contest>,
}

/// Counts a vote on a question that is answered by a choice.
fn found(vote: &Vote, gathered: &Gathered, rule: &Rule) -> Found {
    let tally = tally::tally(&gathered.electorate, &gathered.given, rule);
    let Told { outcome, published, steps, room_attested } =
        Told::of(vote.kind(), rule.paper, &tally, vote.bulletin.at_least);
    Found { outcome, published, steps, room_attested, contest: None }
}

/// What the rooms are told.
fn outcome_notice(vote: &Vote, decision: &Decision) -> Notice {
    let (title, published, steps) =
        (vote.question.clone(), decision.published.clone(), decision.steps.clone());
    match &decision.contest {
        None => {
            let (kind, outcome) = (vote.subject.matter(), decision.outcome);
            Notice::Outcome { kind, question: title, outcome, published, steps }
        }
        Some(contest) => {
            let (candidates, settled) = (vote.names(), contest.settled.clone());
            Notice::ElectionOutcome { title, candidates, settled, published, steps }
        }
    }
}

fn decision_of(id: DecisionId, vote: &Vote, found: Found, ballots_root: Digest, now: Moment) -> Decision {
    Decision {
        id,
        community: vote.community,
        vote: vote.id,
        subject: vote.subject,
        outcome: found.outcome,
        contest: found.contest,
        rule: vote.rule.clone(),
        steps: found.steps,
        room_attested: found.room_attested,
        published: found.published,
        terms: vote.terms,
        charter: vote.charter,
        mandate: vote.mandate,
        roll_root: vote.roll_root,
        ballots_root,
        opened_at: vote.opens_at,
        closed_at: vote.closes_at,
        reopens: vote.reopens,
        decided_at: now,
    }
}
