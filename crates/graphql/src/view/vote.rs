//! Votes.

use app::Delegates;
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    ballot::{Answer, Ballot, Channel, Choice, Delivery},
    decision::Subject,
    digest::Digest,
    effect::Notice,
    moment::Moment,
    refusal::{Reason, Refused},
    text::Language,
    vote::{Bulletin, Given, Vote, VoteState},
};
use notices::render;

use super::{
    AttestationView, CommunityView, DecisionKindView, DecisionView, FiguresView, LocalTextView, SecrecyView,
    charter::spoken,
    election::{self, Candidate, candidates},
    local_text, receipt,
};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    node::Node,
    scalar,
};

/// An answer to the question of a vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Choice", remote = "Choice")]
pub(crate) enum ChoiceView {
    /// Yes to a requester's terms.
    Consent,
    /// No to a requester's terms. It needs no reason and costs nothing.
    Refuse,
    /// Not on these terms: back to the negotiation.
    SendBack,
    /// Present, without an opinion.
    Abstain,
    /// Yes to a charter, a mandate or a withdrawal.
    For,
    /// No to a charter, a mandate or a withdrawal.
    Against,
}

/// Where a vote stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "VoteState")]
pub(crate) enum VoteStateView {
    /// Taking ballots.
    Open,
    /// The window is over; what was given in time is being gathered.
    Closing,
    /// Counted, for good.
    Closed,
    /// Could not be counted in time.
    Void,
}

/// How many took part while the vote was open, as far as that may be told.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Turnout {
    /// At least so many: a multiple of five that never falls, with ten ballots or more unseen behind it.
    at_least: u64,
    /// The moment for which it was counted; the clock renews it, never a ballot.
    as_of: scalar::DateTime,
}

impl Turnout {
    /// A bulletin as it is shown.
    pub(crate) fn of(shown: Bulletin) -> Self {
        Self { at_least: shown.at_least, as_of: scalar::DateTime::of(&shown.at) }
    }
}

/// Whether somebody may vote.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Eligibility {
    /// Whether a ballot of the asker would count now.
    may: bool,
    /// Why, or until when, in the asker's language.
    because: String,
}

/// The asker's own ballot as it stands.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct MyBallot {
    /// The answer, where the question is one of yes or no.
    choice: Option<ChoiceView>,
    /// The ranking of everybody on the paper, where those who stand are ranked.
    ranking: Option<String>,
    /// The numbers of those who are approved of, where that is asked; nobody means "none of them".
    approved: Option<Vec<usize>>,
    /// When it was durably received.
    received_at: scalar::DateTime,
    /// Counts the member's acts in this vote from 1; the highest stands.
    sequence: u32,
    /// Whether a helper gave it.
    assisted: bool,
}

/// What was answered for the asker by whoever votes for them.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct CastForMe {
    /// The answer, where the question is one of yes or no.
    choice: Option<ChoiceView>,
    /// The answer, where several are ranked.
    ranking: Option<String>,
    /// The answer, where several are approved of.
    approved: Option<Vec<usize>>,
}

impl From<&Answer> for CastForMe {
    fn from(answer: &Answer) -> Self {
        Self {
            choice: answer.choice().map(ChoiceView::from),
            ranking: election::ranking(answer),
            approved: election::approved(answer),
        }
    }
}

impl From<Ballot> for MyBallot {
    fn from(ballot: Ballot) -> Self {
        Self {
            choice: ballot.answer.choice().map(ChoiceView::from),
            ranking: election::ranking(&ballot.answer),
            approved: election::approved(&ballot.answer),
            received_at: scalar::DateTime::of(&ballot.received_at),
            sequence: ballot.sequence,
            assisted: ballot.assisted_by.is_some(),
        }
    }
}

/// One question, one frozen roll, one window, one rule.
pub(crate) struct VoteView(pub Vote);

#[Object(name = "Vote")]
impl VoteView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Whose.
    async fn community(&self, ctx: &Context<'_>) -> Result<CommunityView> {
        get(ctx, self.0.community).await.map(CommunityView)
    }
    /// The kind of decision.
    async fn kind(&self) -> DecisionKindView {
        self.0.kind().into()
    }
    /// What it is about: a charter, a mandate to grant or to recall, an election, a proposal, or an agreement whose consent is to be
    /// withdrawn.
    async fn subject(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        let id = match self.0.subject {
            Subject::Charter(id) => id.to_string(),
            Subject::Election(id) => id.to_string(),
            Subject::Mandate(id) | Subject::Recall(id) => id.to_string(),
            Subject::Proposal(id) => id.to_string(),
            Subject::Withdrawal(id) => id.to_string(),
        };
        Node::find(ctx, &id).await
    }
    /// The question, in words.
    async fn question(&self) -> Vec<LocalTextView> {
        local_text(&self.0.question)
    }
    /// Who stands, in the order of the paper; nobody where the question is one of yes or no.
    async fn candidates(&self, ctx: &Context<'_>) -> Result<Vec<Candidate>> {
        candidates(ctx, &self.0.candidates).await
    }
    /// The answers that it offers, in the order in which they are always shown; none where several stand.
    async fn choices(&self) -> Vec<ChoiceView> {
        self.0.choices().iter().map(|choice| (*choice).into()).collect()
    }
    /// What must be reached.
    async fn rule(&self) -> scalar::RuleText {
        scalar::RuleText::of(&self.0.rule)
    }
    /// The rule in words, in the languages of the question.
    async fn explanation(&self) -> Vec<LocalTextView> {
        let languages: Vec<_> = self.0.question.iter().map(|(language, _)| language.clone()).collect();
        spoken(&languages, |locale| render::voting_rule(&self.0.rule, &locale))
    }
    /// Who may know how somebody voted.
    async fn secrecy(&self) -> SecrecyView {
        self.0.secrecy.into()
    }
    /// The least grade of a ballot that counts.
    async fn attestation(&self) -> AttestationView {
        self.0.attestation.into()
    }
    /// The window's first moment.
    async fn opens_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.opens_at)
    }
    /// The first moment after the window; of a paused vote, that moment put off by as long as the pause lasts.
    async fn closes_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.closes_at)
    }
    /// Where it stands.
    async fn state(&self) -> VoteStateView {
        match self.0.state {
            VoteState::Open => VoteStateView::Open,
            VoteState::Closing => VoteStateView::Closing,
            VoteState::Closed { .. } => VoteStateView::Closed,
            VoteState::Void { .. } => VoteStateView::Void,
        }
    }
    /// Since when it is paused because members reported pressure, for its members; none while it is not. Ballots are taken all the while.
    async fn paused_since(&self, ctx: &Context<'_>) -> Option<scalar::DateTime> {
        let member = Asker::of(ctx).actor().as_member_of(self.0.community).is_ok();
        let pause = self.0.pressure.pause.as_ref().filter(|_| member);
        pause.map(|pause| scalar::DateTime::of(&pause.since))
    }
    /// How many seats the frozen roll has.
    async fn electorate(&self) -> u32 {
        self.0.electorate
    }
    /// The salted Merkle root of the roll.
    async fn roll_root(&self) -> scalar::Digest {
        scalar::Digest::of(&self.0.roll_root)
    }
    /// How many took part so far, in batches. Requesters and data holders are told of none.
    async fn turnout(&self, ctx: &Context<'_>) -> Turnout {
        let told = Asker::of(ctx).actor().may_see_figures();
        let shown = if told { self.0.bulletin } else { Bulletin::first(self.0.opens_at) };
        Turnout::of(shown)
    }
    /// Whether the asker may vote now, and why (not).
    async fn can_vote(&self, ctx: &Context<'_>) -> Result<Eligibility> {
        let asker = Asker::of(ctx);
        Ok(match self.would_count(ctx, asker).await? {
            Ok(replaces) => Eligibility { may: true, because: self.until(asker, replaces, app(ctx)?.now()) },
            Err(refused) => Eligibility { may: false, because: sentence(&refused, asker) },
        })
    }
    /// The asker's own ballot as it stands.
    async fn my_ballot(&self, ctx: &Context<'_>) -> Result<Option<MyBallot>> {
        let Ok(voter) = Asker::of(ctx).actor().as_member_of(self.0.community) else { return Ok(None) };
        let tx = app(ctx)?.read().await?;
        Ok(tx.ballot(self.0.id, voter.id()).await?.map(MyBallot::from))
    }
    /// What the asker can hold of this vote: that their ballot is recorded, and after the close the receipt that it counted. None for
    /// whoever is no member.
    async fn my_receipt(&self, ctx: &Context<'_>) -> Result<Option<receipt::MyReceipt>> {
        let member = Asker::of(ctx).actor().as_member_of(self.0.community).is_ok();
        if member { receipt::MyReceipt::of(ctx, self.0.id).await.map(Some) } else { Ok(None) }
    }
    /// What the asker's seat in the roll's tree was made of; and of a vote that is given before everybody's eyes, their ballot. A
    /// file for the asker alone: it names them.
    async fn my_opening(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        receipt::opening(ctx, self.0.id).await
    }
    /// Whether members can let a delegate vote for them.
    async fn delegation(&self) -> bool {
        self.0.delegation.is_some()
    }
    /// Who votes for the asker where they cast no ballot; none where nobody does.
    async fn my_delegate(&self, ctx: &Context<'_>) -> Result<Option<ID>> {
        Ok(self
            .delegates(ctx)
            .await?
            .and_then(|found| found.delegate)
            .map(|member| member.to_string().into()))
    }
    /// What was answered for the asker by whoever votes for them, where they cast no ballot themselves. An excess over a
    /// delegate's cap is not told of.
    async fn cast_for_me(&self, ctx: &Context<'_>) -> Result<Option<CastForMe>> {
        let Some(speaker) = self.delegates(ctx).await?.and_then(|found| found.speaker) else {
            return Ok(None);
        };
        let ballot = app(ctx)?.read().await?.ballot(self.0.id, speaker).await?;
        Ok(ballot.map(|ballot| CastForMe::from(&ballot.answer)))
    }
    /// The harms behind which the asker stands in this vote.
    async fn my_objections(&self, ctx: &Context<'_>) -> Result<Option<Vec<scalar::Code>>> {
        let Ok(voter) = Asker::of(ctx).actor().as_member_of(self.0.community) else { return Ok(None) };
        let all = app(ctx)?.read().await?.objections(self.0.id).await?;
        let mine = all.iter().filter(|one| one.member == voter.id());
        Ok(Some(mine.map(|one| scalar::Code::of(&one.harm)).collect()))
    }
    /// For how many members one helper can vote here.
    async fn most_assisted(&self) -> u32 {
        self.0.most_assisted
    }
    /// For how many the asker votes if they cast a ballot: those who named them.
    async fn my_delegators(&self, ctx: &Context<'_>) -> Result<Option<usize>> {
        Ok(self.delegates(ctx).await?.map(|found| found.delegators))
    }
    /// How many chose what, as far as that may be published. Nobody sees it before the vote is closed, and requesters and
    /// data holders not even then.
    async fn figures(&self, ctx: &Context<'_>) -> Result<Option<FiguresView>> {
        Ok(self.decided(ctx).await?.and_then(|decision| decision.published(Asker::of(ctx))))
    }
    /// What came of it.
    async fn decision(&self, ctx: &Context<'_>) -> Result<Option<DecisionView>> {
        self.decided(ctx).await
    }
    /// The void vote that this one repeats.
    async fn reopens(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        match self.0.reopens {
            Some(id) => get(ctx, id).await.map(|vote| Some(VoteView(vote))),
            None => Ok(None),
        }
    }
}

impl VoteView {
    async fn delegates(&self, ctx: &Context<'_>) -> Result<Option<Delegates>> {
        let Ok(voter) = Asker::of(ctx).actor().as_member_of(self.0.community) else { return Ok(None) };
        Ok(Some(app(ctx)?.delegates(&self.0, voter.id()).await?))
    }

    async fn decided(&self, ctx: &Context<'_>) -> Result<Option<DecisionView>> {
        let VoteState::Closed { .. } = self.0.state else { return Ok(None) };
        let tx = app(ctx)?.read().await?;
        Ok(tx.decision_of_vote(self.0.id).await?.map(DecisionView))
    }

    /// What the rule itself says to a ballot given now: whether it would replace another, or why it would not count.
    async fn would_count(
        &self,
        ctx: &Context<'_>,
        asker: &Asker,
    ) -> Result<std::result::Result<bool, Refused>> {
        let voter = match asker.actor().as_member_of(self.0.community) {
            Ok(voter) => voter,
            Err(reason) => return Ok(Err(reason.into())),
        };
        let app = app(ctx)?;
        let Some(seat) = app.read().await?.seat(self.0.id, voter.id()).await? else {
            return Ok(Err(Reason::NotOnTheRoll {}.into()));
        };
        let answer = match self.0.read(self.0.example()) {
            Ok(answer) => answer,
            Err(refused) => return Ok(Err(refused)),
        };
        let given = Given {
            answer,
            channel: Channel::Api,
            delivery: Delivery::Here,
            event: None,
            language: None,
            assistance: None,
            salt: [0; 32],
        };
        let replaces = seat.standing;
        let nothing = |_: &_, _: &_, _: &_| Digest::new([0; 32]);
        Ok(self.0.cast(seat, given, app.now(), nothing).map(|_| replaces))
    }

    /// Until when a ballot can be given or changed.
    fn until(&self, asker: &Asker, replaces: bool, now: Moment) -> String {
        let (closes, locale) = (self.0.closes(now), asker.locale());
        match locale.tag().parse::<Language>() {
            Ok(reader) if replaces => {
                let counts = Notice::BallotCounts { channel: Channel::Api, replaced: false, closes };
                render::notice(&counts, &reader, &reader)
            }
            _ => render::poll_question(asker.read(&self.0.question), closes, &locale),
        }
    }
}

fn sentence(refused: &Refused, asker: &Asker) -> String {
    let locale = asker.locale();
    let messages = refused.all().iter().map(|refusal| render::refusal(&refusal.reason, &locale).message);
    messages.collect::<Vec<_>>().join(" ")
}
