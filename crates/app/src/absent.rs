//! Who is not in the room before a vote on terms: what the clock finds, what the stewards say of it, and what it means for the opening.

use std::collections::{HashMap, HashSet};

use domain::{
    absence::{
        Absence, AbsenceAnswer, Answering, Counted, Finding, Look, Looking, Present, Report, hold,
        untranslated,
    },
    charter::{Charter, TypedText},
    concern::Standing,
    effect::{Effect, Notice, RoomRole},
    id::{CommunityId, MemberId, ProposalId},
    moment::Moment,
    proposal::{Proposal, Stage, Tabled},
    text::{Handle, LocalText},
};
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, Work, fresh},
    concern::Tabling,
    error::missing,
    governing::charter_of,
};

/// What a steward says of findings.
#[derive(Clone, Debug)]
pub struct AnswerAbsence {
    /// Before the vote on which proposal.
    pub proposal: ProposalId,
    /// The findings by their short names; none for all that are open.
    pub findings: Option<Vec<String>>,
    /// By which day, as typed: then it is a plan. None of a waiver.
    pub by: Option<String>,
    /// The plan, or the reason of the waiver, as typed.
    pub words: TypedText,
}

/// An answer that is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceAnswered {
    /// Before the vote on which proposal.
    pub proposal: ProposalId,
    /// The number of the answer.
    pub number: u32,
}

impl App {
    /// A steward records a plan or a waiver.
    pub async fn answer_absence(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &AnswerAbsence,
    ) -> Result<AbsenceAnswered, AppError> {
        self.settle(|| async {
            let begun: Begun<AbsenceAnswered> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let at = Tabling::held(&work, command.proposal).await?;
            actor.as_steward_of(at.proposal.community)?;
            at.proposal.tabled()?;
            let seen = Seen::of(&work.tx, &at.proposal, &at.charter, Roll::IfUnseen).await?;
            let before = work.tx.absence_answers(at.proposal.id).await?.len();
            let said = Answering {
                findings: command.findings.as_deref(),
                by: command.by.as_deref(),
                words: &command.words,
                before: u32::try_from(before).unwrap_or(u32::MAX),
                reply: origin.reply(&actor.as_member()?.language),
            };
            let step = AbsenceAnswer::give(&at.proposal, &at.charter, &seen.report, said, work.now)?;
            let (proposal, number) = (step.next.proposal, step.next.number);
            work.tx.save(step).await?;
            work.done(AbsenceAnswered { proposal, number }).await
        })
        .await
    }

    /// What was found before the vote on a proposal, and when the roll was last looked at. Asking looks at no roll.
    pub async fn absent(&self, proposal: &Proposal) -> Result<(Option<Moment>, Report), AppError> {
        let tx = self.read().await?;
        let charter = charter_of(&tx, proposal.community, self.now()).await?;
        let seen = Seen::of(&tx, proposal, &charter, Roll::AsSeen).await?;
        Ok((seen.before.map(|before| before.looked_at), seen.report))
    }
}

/// Whether the roll is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Roll {
    /// Not at all: what was found before is what is known.
    AsSeen,
    /// Where nobody has looked at it yet.
    IfUnseen,
    /// As often as the clock does.
    IfDue(Moment),
}

/// What there is to see before a vote.
struct Seen {
    before: Option<Absence>,
    of_roll: Option<Vec<Finding>>,
    report: Report,
    title: LocalText,
}

impl Seen {
    async fn of(tx: &Tx, proposal: &Proposal, charter: &Charter, roll: Roll) -> Result<Self, AppError> {
        let number = proposal.stage.latest().ok_or_else(|| proposal.stage.wrong())?;
        let terms = tx.offer(proposal.id, number).await?.ok_or_else(|| missing("offer"))?.terms;
        let before = tx.absence(proposal.id).await?;
        let looks = match roll {
            Roll::AsSeen => false,
            Roll::IfUnseen => before.is_none(),
            Roll::IfDue(now) => Look::due(before.as_ref(), now),
        };
        let of_roll = if looks {
            Some(counted(tx, proposal.community, charter).await?.findings(charter))
        } else {
            None
        };
        let found = before.as_ref().map(|before| &before.found[..]).unwrap_or_default();
        let known = match (&before, &of_roll) {
            (Some(before), Some(now)) => before.with(now),
            (None, Some(now)) => now.clone(),
            (_, None) => found.to_vec(),
        };
        let missing = untranslated(charter, &terms, &answered(tx, proposal.id, number).await?);
        let answers = tx.absence_answers(proposal.id).await?;
        let report = Report::new(charter, &known, &missing, &answers);
        Ok(Self { before, of_roll, report, title: terms.title })
    }

    fn look(self, proposal: &Proposal, tabled: &Tabled, now: Moment) -> Option<domain::step::Step<Absence>> {
        let seen = Looking {
            of: (proposal.community, proposal.id),
            title: &self.title,
            of_roll: self.of_roll.as_deref(),
            report: &self.report,
            vote_from: tabled.vote_from,
        };
        Look::take(self.before, &seen, now)
    }
}

/// Who is there, as far as it is known without asking anybody: what members said of themselves, and which accounts are linked.
async fn counted(tx: &Tx, community: CommunityId, charter: &Charter) -> Result<Counted, AppError> {
    let (roll, readers) = (u64::from(tx.roll_size(community).await?), tx.readers(community).await?);
    let mut present: HashMap<Handle, Present> = HashMap::new();
    if !charter.constituencies.is_empty() {
        let rooms = tx.room(community, RoomRole::Assembly).await?.is_some();
        let linked: HashSet<MemberId> =
            tx.accounts_of(community).await?.into_iter().map(|(member, ..)| member).collect();
        for (member, constituency) in tx.belonging(community).await? {
            let one = present.entry(constituency).or_default();
            one.belong += 1;
            if rooms {
                one.reached = Some(one.reached.unwrap_or_default() + u64::from(linked.contains(&member)));
            }
        }
    }
    Ok(Counted { roll, present: present.into_iter().collect(), readers })
}

/// What was answered to the concerns about these words that stand.
async fn answered(tx: &Tx, proposal: ProposalId, offer: u32) -> Result<Vec<(u32, Vec<LocalText>)>, AppError> {
    let mut answered = Vec::new();
    for concern in tx.concerns_of(proposal).await? {
        let stands = !matches!(concern.standing, Standing::Withdrawn { .. });
        if concern.offer == offer && stands && concern.answered_at.is_some() {
            let answers = tx.answers_to(concern.id).await?;
            answered.push((concern.number, answers.into_iter().map(|answer| answer.words).collect()));
        }
    }
    Ok(answered)
}

/// Refused while the stewards have not said of each finding what is to be done.
pub(crate) async fn none_open(tx: &Tx, proposal: &Proposal, charter: &Charter) -> Result<(), AppError> {
    Ok(hold(&Seen::of(tx, proposal, charter, Roll::IfUnseen).await?.report)?)
}

/// Whether the clock has something to keep or to tell.
pub(crate) async fn is_due(
    tx: &Tx,
    proposal: &Proposal,
    charter: &Charter,
    now: Moment,
) -> Result<bool, AppError> {
    let Stage::Tabled(tabled) = &proposal.stage else { return Ok(false) };
    let seen = Seen::of(tx, proposal, charter, Roll::IfDue(now)).await?;
    Ok(seen.look(proposal, tabled, now).is_some())
}

/// The clock looks; the proposal is held.
pub(crate) async fn look(work: &mut Work, at: &Tabling) -> Result<(), AppError> {
    let Stage::Tabled(tabled) = &at.proposal.stage else { return Ok(()) };
    let seen = Seen::of(&work.tx, &at.proposal, &at.charter, Roll::IfDue(work.now)).await?;
    if let Some(step) = seen.look(&at.proposal, tabled, work.now) {
        work.tx.save(step).await?;
    }
    Ok(())
}

/// Has the members told, with the opening of the vote on a proposal, who is not in the room.
pub(crate) async fn tell_opening(work: &mut Work, id: ProposalId) -> Result<(), AppError> {
    let at = Tabling::held(work, id).await?;
    let lines = Seen::of(&work.tx, &at.proposal, &at.charter, Roll::AsSeen).await?.report.lines;
    if lines.is_empty() {
        return Ok(());
    }
    let (community, role) = (at.proposal.community, RoomRole::Deliberation(id));
    let told = Effect::tell_room(community, role, Notice::OpenedWithout { lines });
    Ok(work.tx.push(vec![told], work.now).await?)
}
