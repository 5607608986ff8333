//! A vote opens: the roll is frozen, the rule is the charter's.

use std::collections::HashMap;

use domain::{
    charter::{Effective, Procedure},
    community::Community,
    decision::{DecisionKind, Subject},
    digest::Digest,
    election::Standing,
    id::{CommunityId, MemberId, VoteId},
    moment::Moment,
    petition::Aim,
    proposal::Stage,
    refusal::Reason,
    roll::Seat,
    rule::VotingRule,
    step::Step,
    taxonomy::Risk,
    text::{Handle, LocalText},
    vote::{Opening, Vote},
};
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin, absent,
    begin::{Begun, Work, fresh},
    deliberate::may_open,
    draft_charter::keeps,
    election::{election_ground, election_voting},
    error::missing,
    governing::governing,
    petition::{aimed, named},
    together::notice_again,
};

/// What is to be voted on.
#[derive(Clone, Copy, Debug)]
pub struct OpenVote {
    /// A charter, a mandate, an election, the tabled terms of a proposal, or what a petition has reached its share for.
    pub subject: Subject,
}

/// An open vote.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct VoteOpened {
    /// Its id.
    pub vote: VoteId,
}

/// What a vote rests on: read from its subject.
pub(crate) struct Ground {
    pub community: Community,
    pub rule: Procedure<VotingRule>,
    pub since: Moment,
    pub question: LocalText,
    /// Who stands, where several do.
    pub candidates: Vec<Standing>,
    pub charter: Digest,
    pub terms: Option<Digest>,
    pub mandate: Option<Digest>,
    pub most_assisted: u32,
}

impl App {
    /// A steward opens a vote. What lies before the members long enough also opens by the clock: no steward can hold it back.
    pub async fn open_vote(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &OpenVote,
    ) -> Result<VoteOpened, AppError> {
        self.settle(|| async {
            let begun: Begun<VoteOpened> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let community = community_of(&work.tx, command.subject).await?;
            actor.as_steward_of(community)?;
            let vote = self.open(&mut work, command.subject, None).await?;
            work.done(VoteOpened { vote }).await
        })
        .await
    }

    /// The clock opens a vote.
    pub(crate) async fn open_when_due(&self, subject: Subject) -> Result<VoteOpened, AppError> {
        self.settle(|| async {
            let begun: Begun<VoteOpened> = self.begin(&Actor::Public, &Origin::Own, &subject).await?;
            let mut work = fresh!(begun);
            let vote = self.open(&mut work, subject, None).await?;
            work.done(VoteOpened { vote }).await
        })
        .await
    }

    /// Opens a vote inside a transaction, for the first time or in place of a void one.
    pub(crate) async fn open(
        &self,
        work: &mut Work,
        subject: Subject,
        reopens: Option<VoteId>,
    ) -> Result<VoteId, AppError> {
        if reopens.is_none() && work.tx.vote_on(subject).await?.is_some_and(|vote| vote.state.under_way()) {
            return Err(Reason::AlreadyOpen {}.into());
        }
        let ground = ground(&work.tx, subject, reopens.is_some(), work.now).await?;
        let id = self.chance.id(work.now)?;
        let community = ground.community.id;
        let seats = self.frozen_roll(&work.tx, id, community, &ground.rule.rule).await?;
        let roll_root = roll_root(&seats)?;
        let opening = Opening {
            id,
            community,
            subject,
            question: ground.question,
            candidates: ground.candidates,
            rule: ground.rule,
            since: ground.since,
            seats,
            roll_root,
            charter: ground.charter,
            terms: ground.terms,
            mandate: ground.mandate,
            most_assisted: ground.most_assisted,
            reopens,
        };
        let step = Vote::open(opening, work.now)?;
        work.tx.save(step).await?;
        now_voting(&mut work.tx, subject, id, reopens.is_some()).await?;
        if let (Subject::Proposal(proposal), None) = (subject, reopens) {
            let noticed = notice_again(&work.tx, proposal, work.now).await?;
            work.tx.save(noticed).await?;
            absent::tell_opening(work, proposal).await?;
        }
        Ok(id)
    }

    async fn frozen_roll(
        &self,
        tx: &Tx,
        vote: VoteId,
        community: CommunityId,
        rule: &VotingRule,
    ) -> Result<Vec<Seat>, AppError> {
        let mut belonging: HashMap<MemberId, Vec<Handle>> = HashMap::new();
        let named = rule.constituencies();
        if !named.is_empty() {
            for (member, constituency) in tx.belonging(community).await? {
                // What the rule does not ask for is not kept with the vote.
                if named.contains(&&constituency) {
                    belonging.entry(member).or_default().push(constituency);
                }
            }
        }
        let members = tx.roll(community).await?;
        let seat = |member| {
            let seat = Seat::new(vote, member, self.chance.bytes()?);
            Ok(seat.belonging_to(belonging.remove(&member).unwrap_or_default()))
        };
        members.into_iter().map(seat).collect()
    }
}

fn roll_root(seats: &[Seat]) -> Result<Digest, AppError> {
    let leaves: Vec<_> = seats.iter().map(|seat| (seat.salt, holder(seat))).collect();
    evidence::roll::root(&leaves)
        .map(Digest::new)
        .map_err(|_| AppError::Document { what: "the root of the roll" })
}

/// What stands for whoever holds a seat in the roll's tree.
pub(crate) fn holder(seat: &Seat) -> Vec<u8> {
    let constituencies: Vec<_> = seat.constituencies.iter().map(Handle::to_string).collect();
    evidence::roll::holder(seat.member.uuid().as_bytes(), &constituencies)
}

async fn community_of(tx: &Tx, subject: Subject) -> Result<CommunityId, AppError> {
    let found = match subject {
        Subject::Charter(id) => tx.charter(id).await?.map(|charter| charter.community),
        Subject::Mandate(id) | Subject::Recall(id) => {
            tx.mandate(id).await?.map(|mandate| mandate.text.community)
        }
        Subject::Election(id) => tx.election(id).await?.map(|election| election.community),
        Subject::Proposal(id) => tx.proposal(id).await?.map(|proposal| proposal.community),
        Subject::Withdrawal(id) => tx.agreement(id).await?.map(|agreement| agreement.community),
    };
    Ok(found.ok_or_else(|| missing("subject"))?)
}

/// Reads what a vote on this subject rests on. `again`: the subject is being voted on already, and that vote was void.
async fn ground(tx: &Tx, subject: Subject, again: bool, now: Moment) -> Result<Ground, AppError> {
    let of = community_of(tx, subject).await?;
    let community = tx.community(of).await?.ok_or_else(|| missing("community"))?;
    let in_force = governing(tx, &community, now).await?;
    match subject {
        Subject::Recall(id) => asked_for(tx, (community, in_force), Aim::Recall(id), again, now).await,
        Subject::Withdrawal(id) => {
            asked_for(tx, (community, in_force), Aim::Withdrawal(id), again, now).await
        }
        Subject::Charter(id) => {
            let version = tx.charter(id).await?.ok_or_else(|| missing("charter"))?;
            // An amendment is adopted under the charter in force; a founding charter, for want of one, under itself.
            let (governing, digest) = match in_force {
                Some(in_force) => (in_force.charter, in_force.digest),
                None => (version.charter.clone(), version.digest),
            };
            let since = if again {
                version.drafted_at
            } else if tx.charter_voted_on(of).await? {
                return Err(Reason::OtherCharterVoted {}.into());
            } else {
                version.ready(community.in_force)?
            };
            keeps(tx, &community, &version, now).await?;
            let rule = governing.rule(DecisionKind::Charter, Risk::Low).ok_or(Reason::NoCharter {})?.into();
            let (charter, question, candidates) = (digest, community.name.clone(), Vec::new());
            let most_assisted = governing.most_assisted;
            Ok(Ground {
                community,
                rule,
                since,
                question,
                candidates,
                charter,
                terms: None,
                mandate: None,
                most_assisted,
            })
        }
        Subject::Mandate(id) => {
            let mandate = tx.mandate(id).await?.ok_or_else(|| missing("mandate"))?;
            let charter = in_force.ok_or(Reason::NoCharter {})?;
            let since = if again { mandate.nominated_at } else { mandate.ready(&charter.charter)?.1 };
            let rule =
                charter.charter.rule(DecisionKind::Mandate, Risk::Low).ok_or(Reason::NoCharter {})?.into();
            let question = named(tx, &mandate, &charter.charter).await?;
            Ok(Ground {
                community,
                rule,
                since,
                question,
                candidates: Vec::new(),
                charter: charter.digest,
                terms: None,
                mandate: Some(mandate.digest),
                most_assisted: charter.charter.most_assisted,
            })
        }
        Subject::Election(id) => {
            let charter = in_force.ok_or(Reason::NoCharter {})?;
            election_ground(tx, community, &charter, id, again, now).await
        }
        Subject::Proposal(id) => {
            let proposal = tx.proposal(id).await?.ok_or_else(|| missing("proposal"))?;
            let charter = in_force.ok_or(Reason::NoCharter {})?;
            let tabled = match &proposal.stage {
                Stage::Voting(voting) if again => &voting.tabled,
                _ => proposal.ready(&charter.charter)?.1,
            };
            let rule =
                charter.charter.rule(DecisionKind::Consent, tabled.risk).ok_or(Reason::NoCharter {})?.into();
            let offer = tx.offer(id, tabled.number).await?.ok_or_else(|| missing("offer"))?;
            if !again {
                // A line may have been drawn since the tabling: by an amendment, by a parent, or in a crisis.
                offer.terms.crosses_none(&charter.charter.red_lines)?;
                may_open(tx, &proposal, tabled, &charter.charter, now).await?;
            }
            let mandate = match proposal.mandate {
                Some(mandate) => tx.mandate(mandate).await?.map(|mandate| mandate.digest),
                None => None,
            };
            let (since, terms) = (tabled.at, Some(tabled.digest));
            Ok(Ground {
                community,
                rule,
                since,
                question: offer.terms.title,
                candidates: Vec::new(),
                charter: charter.digest,
                terms,
                mandate,
                most_assisted: charter.charter.most_assisted,
            })
        }
    }
}

/// The subject is being voted on from now on.
async fn now_voting(tx: &mut Tx, subject: Subject, vote: VoteId, again: bool) -> Result<(), AppError> {
    match subject {
        Subject::Charter(id) => {
            let charter = tx.charter(id).await?.ok_or_else(|| missing("charter"))?;
            tx.save(Step::to(charter.voting(vote))).await?;
            answered(tx, Aim::Amendment(id), vote).await?;
        }
        Subject::Mandate(id) => {
            let mandate = tx.mandate(id).await?.ok_or_else(|| missing("mandate"))?;
            tx.save(Step::to(mandate.voting(vote))).await?;
        }
        Subject::Election(id) => election_voting(tx, id, vote).await?,
        Subject::Proposal(id) => {
            let proposal = tx.proposal(id).await?.ok_or_else(|| missing("proposal"))?;
            let proposal = if again { proposal.voting_again(vote)? } else { proposal.voting(vote)? };
            tx.save(Step::to(proposal)).await?;
        }
        Subject::Recall(id) => answered(tx, Aim::Recall(id), vote).await?,
        Subject::Withdrawal(id) => {
            answered(tx, Aim::Withdrawal(id), vote).await?;
            tx.drop_withdrawal_request(id).await?;
        }
    }
    Ok(())
}

/// What a vote rests on that members, or an advocate, asked for. One of them must have: a steward alone cannot call a
/// mandate or a consent into question.
async fn asked_for(
    tx: &Tx,
    (community, in_force): (Community, Option<Effective>),
    aim: Aim,
    again: bool,
    now: Moment,
) -> Result<Ground, AppError> {
    let version = in_force.ok_or(Reason::NoCharter {})?;
    let charter = &version.charter;
    let aimed = aimed(tx, aim).await?;
    let (rule, since) = if again {
        (aimed.rule_again(charter).ok_or(Reason::NoCharter {})?, now)
    } else {
        (aimed.rule(charter, now)?, since_asked(tx, aim).await?)
    };
    let (terms, mandate) = aimed.digests();
    let (question, rule) = (aimed.words(tx, charter).await?, rule.into());
    let most_assisted = charter.most_assisted;
    let (charter, candidates) = (version.digest, Vec::new());
    Ok(Ground { community, rule, since, question, candidates, charter, terms, mandate, most_assisted })
}

/// Since when the matter lies before the members: a petition reached its share, or an advocate asked.
async fn since_asked(tx: &Tx, aim: Aim) -> Result<Moment, AppError> {
    let reached = match tx.petition_for(aim).await? {
        Some(petition) => petition.ready(),
        None => Err(Reason::TooFewSigned {}),
    };
    let asked = match aim {
        Aim::Withdrawal(agreement) => tx.withdrawal_request(agreement).await?,
        Aim::Recall(_) | Aim::Amendment(_) => None,
    };
    match (reached, asked) {
        (Ok(reached), Some(asked)) => Ok(reached.min(asked.asked_at)),
        (Err(_), Some(asked)) => Ok(asked.asked_at),
        (reached, None) => Ok(reached?),
    }
}

/// The vote that a petition asks for has opened, by its signatures or because an advocate asked too.
async fn answered(tx: &mut Tx, aim: Aim, vote: VoteId) -> Result<(), AppError> {
    if let Some(petition) = tx.petition_for(aim).await? {
        tx.save(Step::to(petition.voting(vote))).await?;
    }
    Ok(())
}
