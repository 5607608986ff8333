//! What people write to the bot.

use app::{Actor, AdmitMember, App, AppError, Origin, WithdrawBallot};
use domain::{
    ballot::{self, Channel, Delivery},
    charter::Secrecy,
    community::Member,
    effect::{EventRef, Notice, RoomRole},
    refusal::Reason,
    text::Language,
    vote::Vote,
};

mod before_vote;
mod deliberation;
mod joining;
mod oneself;
mod petition;
mod receipt;
mod watching;

use crate::{
    chat::{self, Command, Said, TermsRef, Verb, Watching},
    inbound::Source,
};

use super::{
    ballots::{self, cleaned, once, refuse},
    desk::event_ref,
};

/// Somebody who writes to the bot.
struct Writer<'a> {
    app: &'a App,
    event: EventRef,
    account: &'a str,
    members: Vec<Member>,
    delivery: Delivery,
}

/// Does what was written in a direct chat, and answers. `greeted` is whether the bot has explained itself there
/// before: who does not mean a command is told once what can be written.
pub(crate) async fn in_chat(
    app: &App,
    at: &Source,
    body: &str,
    caught_up: bool,
    greeted: bool,
) -> Result<(), AppError> {
    let event = event_ref(at);
    let command = match chat::parse(body) {
        Some(command) => command,
        None if greeted => return once(app.pass_over(&event).await),
        None => Command::Help(None),
    };
    let account = at.sender.as_str();
    let members = app.memberships(account).await?;
    let delivery = ballots::delivery(at, caught_up);
    let writer = Writer { app, event, account, members, delivery };
    match writer.obey(command).await {
        Err(AppError::Refused(refused)) => refuse(app, &writer.event, writer.language(), refused).await,
        done => once(done),
    }
}

impl Writer<'_> {
    async fn obey(&self, command: Command) -> Result<(), AppError> {
        match command {
            Command::Help(None) => self.answer(Notice::Help {}).await,
            Command::Help(Some(verb)) => {
                self.answer(Notice::HelpOn { command: verb.word().to_owned() }).await
            }
            Command::Join { code } => self.join(code).await,
            Command::Joining(said) => self.joining(said).await,
            Command::Link { code } => self.app.link_account(&self.event, &code, self.account).await.map(drop),
            Command::Language { tag } => {
                self.app.set_language(&self.event, self.account, &canonical(&tag)).await.map(drop)
            }
            Command::Proposals => self.proposals().await,
            Command::Terms(which) => self.terms(&which).await,
            Command::Deliberate(said) => self.deliberate(said).await,
            Command::Vote { vote, choice } => self.vote(vote.as_deref(), choice).await,
            Command::Among { vote, ballot } => self.vote_among(vote.as_deref(), &ballot).await,
            Command::WithdrawBallot { vote } => self.withdraw(vote.as_deref()).await,
            Command::Receipt { vote } => self.receipt(vote.as_deref()).await,
            Command::Incomplete(Verb::Vote) => self.choices().await,
            Command::Delegate { to, votes } => self.delegate(to, votes).await,
            Command::Undelegate { votes } => self.undelegate(votes).await,
            Command::Incomplete(Verb::Delegate) => self.delegates().await,
            Command::Object { vote, harm, stands } => self.object(vote.as_deref(), harm, stands).await,
            Command::Incomplete(Verb::Object) => self.harms().await,
            Command::Incomplete(Verb::Harm) => self.harms_to_name().await,
            Command::Constituencies | Command::Incomplete(Verb::Belong) => self.constituencies().await,
            Command::Belong { name, belongs } => self.belong(&name, belongs).await,
            Command::Nominate { intermediary } => self.nominate(&intermediary).await,
            Command::Trust { intermediary, given } => self.trust(&intermediary, given).await,
            Command::Petitions | Command::Incomplete(Verb::Sign | Verb::Unsign) => self.petitions().await,
            Command::Sign { number, signs } => self.sign(number, signs).await,
            Command::Watch(said) => self.watch(said).await,
            Command::Pressure(said) => self.pressure(said).await,
            Command::Leave { community } => self.leave(&community).await,
            Command::Incomplete(Verb::Leave) => self.leave_which().await,
            Command::Incomplete(verb) => {
                Err(Reason::CommandIncomplete { shape: format!("!{}", verb.word()) }.into())
            }
            Command::UnknownChoice { word, .. } => {
                self.known()?;
                let vote = self.app.vote_meant(self.account, None).await?;
                Err(vote.no_such_choice(&cleaned(&word)).into())
            }
            Command::Unknown { word, suggestion } => {
                let suggestion = suggestion.unwrap_or("none").to_owned();
                Err(Reason::UnknownCommand { word: cleaned(&word), suggestion }.into())
            }
        }
    }

    /// The language to answer in, if it is known.
    fn language(&self) -> Option<Language> {
        self.members.first().map(|member| member.language.clone())
    }

    fn known(&self) -> Result<(), Reason> {
        if self.members.is_empty() { Err(Reason::AccountUnknown {}) } else { Ok(()) }
    }

    fn as_member_of(&self, vote: &Vote) -> Result<Actor, Reason> {
        let member = self.members.iter().find(|member| member.community == vote.community);
        member.cloned().map(Actor::Member).ok_or(Reason::NotOnTheRoll {})
    }

    async fn answer(&self, notice: Notice) -> Result<(), AppError> {
        self.app.answer(&self.event, self.language(), notice).await
    }

    async fn join(&self, invitation: String) -> Result<(), AppError> {
        let command = AdmitMember { invitation, language: None, account: Some(self.account.to_owned()) };
        self.app.admit_member(&Origin::Event(self.event.clone()), &command).await.map(drop)
    }

    async fn proposals(&self) -> Result<(), AppError> {
        self.known()?;
        let proposals = self.app.proposals_before(self.account).await?;
        let numbered = (1u32..).zip(&proposals);
        let waiting = numbered.filter(|(_, (proposal, _))| proposal.queued().is_ok());
        let waiting = waiting.map(|(number, _)| number).collect();
        let titles = proposals.into_iter().map(|(_, terms)| terms.title).collect();
        self.answer(Notice::Proposals { titles, waiting }).await
    }

    async fn terms(&self, which: &TermsRef) -> Result<(), AppError> {
        self.known()?;
        let mut proposals = self.app.proposals_before(self.account).await?;
        let at = match which {
            TermsRef::Number(number) => {
                usize::try_from(*number).ok().and_then(|number| number.checked_sub(1))
            }
            TermsRef::Id(id) => proposals.iter().position(|(proposal, _)| proposal.id.to_string() == *id),
        };
        let at = at.filter(|at| *at < proposals.len());
        let at = at.ok_or_else(|| Reason::NotFound { what: "proposal".to_owned() })?;
        let (proposal, terms) = proposals.swap_remove(at);
        let (clauses, asked_by) = (terms.clauses(), self.app.who_asks(proposal.requester).await?);
        self.answer(Notice::Terms { title: terms.title, summary: terms.summary, clauses, asked_by }).await
    }

    async fn choices(&self) -> Result<(), AppError> {
        self.known()?;
        let vote = self.app.vote_meant(self.account, None).await?;
        let (closes, choices, candidates) =
            (vote.closes(self.app.now()), vote.choices().to_vec(), vote.names());
        self.answer(match vote.rule.choose() {
            Some(rule) => Notice::Candidates { title: vote.question, rule, candidates, closes },
            None => Notice::Choices { question: vote.question, choices, closes },
        })
        .await
    }

    async fn vote(&self, named: Option<&str>, choice: chat::Choice) -> Result<(), AppError> {
        self.known()?;
        let vote = self.meant(named, |vote| vote.paper().is_some()).await?;
        let choice: ballot::Choice = choice.word().parse().map_err(|_| vote.no_such_choice(choice.word()))?;
        self.cast(&vote, choice.into()).await
    }

    /// Votes between several, by numbers of the paper.
    async fn vote_among(&self, named: Option<&str>, typed: &str) -> Result<(), AppError> {
        self.known()?;
        let vote = self.meant(named, |vote| vote.paper().is_none()).await?;
        let answer = vote.read(typed)?;
        self.cast(&vote, answer).await
    }

    async fn cast(&self, vote: &Vote, answer: ballot::Answer) -> Result<(), AppError> {
        let actor = self.as_member_of(vote)?;
        let cast = ballots::ballot(vote.id, answer, Channel::DirectChat, self.delivery);
        self.app.cast_ballot(&actor, &Origin::Event(self.event.clone()), cast).await.map(drop)
    }

    /// The vote that is meant. Where none is named, the only one that takes such an answer is.
    async fn meant(&self, named: Option<&str>, takes: impl Fn(&Vote) -> bool) -> Result<Vote, AppError> {
        if named.is_none() {
            let mut open = self.app.open_votes(self.account).await?;
            open.retain(takes);
            if let [_] = open[..] {
                return Ok(open.swap_remove(0));
            }
        }
        self.app.vote_meant(self.account, named).await
    }

    async fn withdraw(&self, named: Option<&str>) -> Result<(), AppError> {
        self.known()?;
        let vote = match named {
            Some(_) => self.app.vote_meant(self.account, named).await?,
            None => self.vote_with_a_ballot().await?,
        };
        let actor = self.as_member_of(&vote)?;
        let command = WithdrawBallot { vote: vote.id, delivery: self.delivery };
        self.app.withdraw_ballot(&actor, &Origin::Event(self.event.clone()), command).await.map(drop)
    }

    /// The open vote in which the writer has a ballot, where that is but one.
    async fn vote_with_a_ballot(&self) -> Result<Vote, AppError> {
        let open = self.app.open_votes(self.account).await?;
        if open.is_empty() {
            return Err(Reason::NoneOpen {}.into());
        }
        let tx = self.app.read().await?;
        let mut voted = Vec::new();
        for vote in open {
            let member = self.members.iter().find(|member| member.community == vote.community);
            let ballot = match member {
                Some(member) => tx.ballot(vote.id, member.id).await?,
                None => None,
            };
            voted.extend(ballot.map(|_| vote));
        }
        let count = u32::try_from(voted.len()).unwrap_or(u32::MAX);
        match voted.pop() {
            Some(vote) if count == 1 => Ok(vote),
            Some(_) => Err(Reason::WhichVote { open: count }.into()),
            None => Err(Reason::NoBallot {}.into()),
        }
    }
}

/// A language tag as it is written: the primary language small, a region in capitals.
fn canonical(tag: &str) -> String {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default().to_lowercase();
    parts.fold(primary, |tag, part| {
        let part = if part.len() == 2 { part.to_uppercase() } else { part.to_lowercase() };
        format!("{tag}-{part}")
    })
}

/// What becomes of words in a room where others read along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exposed {
    /// The message is taken out of everybody's eyes.
    pub redact: bool,
    /// The sender is told.
    pub answer: Option<Hint>,
}

/// What the sender is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// To vote in the poll, or where nobody reads along.
    VoteElsewhere,
    /// To write it where nobody reads along.
    DirectOnly,
    /// What can be written to the bot, and where.
    Help,
}

/// What becomes of words in a room with this role; none where it is a room of nobody's.
pub(crate) fn in_room(role: Option<RoomRole>, body: &str) -> Exposed {
    let command = chat::parse(body);
    let is_ballot_box = role == Some(RoomRole::BallotBox);
    let (redact, answer) = match command {
        Some(
            Command::Vote { .. }
            | Command::Among { .. }
            | Command::UnknownChoice { .. }
            | Command::Incomplete(Verb::Vote),
        ) => (true, Some(Hint::VoteElsewhere)),
        Some(Command::Join { .. } | Command::Link { .. }) => (true, Some(Hint::Help)),
        // Who votes for whom, objects, belongs to what, signs, asks to come in, vouches for whom, trusts whom, is troubled, stops a use,
        // reports or leaves is nobody else's affair.
        Some(
            Command::Delegate { .. }
            | Command::Undelegate { .. }
            | Command::Receipt { .. }
            | Command::Object { .. }
            | Command::Belong { .. }
            | Command::Sign { .. }
            | Command::Joining(_)
            | Command::Trust { .. }
            | Command::Deliberate(
                Said::Concern { .. }
                | Said::Back { .. }
                | Said::Ask { .. }
                | Said::Harm { .. }
                | Said::Temperature { .. }
                | Said::Lean { .. }
                | Said::Check { .. },
            )
            | Command::Incomplete(Verb::Lean)
            | Command::Watch(Watching::Suspend { .. } | Watching::Lift { .. })
            | Command::Incomplete(Verb::Suspend)
            | Command::Pressure { .. }
            | Command::Leave { .. },
        ) => (true, Some(Hint::DirectOnly)),
        Some(Command::Unknown { .. }) if !is_ballot_box => (false, None),
        Some(_) => (false, Some(Hint::Help)),
        None => (false, None),
    };
    Exposed { redact: redact || is_ballot_box, answer }
}

/// Tells the sender of a command in a room.
pub(crate) async fn hint(app: &App, at: &Source, hint: Hint) -> Result<(), AppError> {
    let event = event_ref(at);
    let language =
        app.memberships(at.sender.as_str()).await?.into_iter().next().map(|member| member.language);
    match hint {
        Hint::VoteElsewhere => {
            let reason = why_elsewhere(app, at.sender.as_str()).await?;
            refuse(app, &event, language, reason.into()).await
        }
        Hint::DirectOnly => refuse(app, &event, language, Reason::DirectOnly {}.into()).await,
        Hint::Help => once(app.answer(&event, language, Notice::Help {}).await),
    }
}

/// Why a vote by command is not taken in a room: for the sake of the vote itself, where every one that the sender can
/// mean is confidential; else because commands are for direct chats.
async fn why_elsewhere(app: &App, account: &str) -> Result<Reason, AppError> {
    let open = app.open_votes(account).await?;
    let confidential = !open.is_empty() && open.iter().all(|vote| vote.secrecy > Secrecy::Open);
    Ok(if confidential { Reason::NotInPublic {} } else { Reason::DirectOnly {} })
}

#[cfg(test)]
mod tests;
