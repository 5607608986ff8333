//! What people write of themselves: who votes for them, what they object to, to what they belong, that they leave.

use app::{Actor, AppError, Belong, Delegate, Object, Origin};
use domain::{
    community::Member,
    decision::DecisionKind,
    delegation::{Said, Scope},
    effect::Notice,
    id::MemberId,
    refusal::Reason,
    taxonomy::{self, Code, CodeKind},
};

use super::Writer;
use crate::chat::{Delegatee, Votes};

impl Writer<'_> {
    fn origin(&self) -> Origin {
        Origin::Event(self.event.clone())
    }

    pub(super) async fn delegate(&self, to: Delegatee, votes: Votes) -> Result<(), AppError> {
        self.known()?;
        let (scope, of) = self.scope(votes).await?;
        // Each membership with whom it names; where one names somebody, only the communities of both are meant.
        let mut meant = Vec::new();
        for member in of {
            match &to {
                Delegatee::Nobody => meant.push((member, Said::Nobody)),
                Delegatee::Named(name) => {
                    meant.extend(self.named(&member, name).await?.map(|to| (member, Said::To(to))));
                }
            }
        }
        let missing = Reason::NotFound { what: "member".to_owned() };
        let (member, said) = only(meant, missing)?;
        self.says(member, scope, said).await
    }

    pub(super) async fn undelegate(&self, votes: Votes) -> Result<(), AppError> {
        self.known()?;
        let (scope, of) = self.scope(votes).await?;
        let member = only(of, Reason::NotOnTheRoll {})?;
        self.says(member, scope, Said::TakenBack).await
    }

    async fn says(&self, member: Member, scope: Scope, said: Said) -> Result<(), AppError> {
        let command = Delegate { community: member.community, scope, said };
        self.app.delegate(&Actor::Member(member), &self.origin(), command).await.map(drop)
    }

    /// In which votes, and which memberships can be meant by it.
    async fn scope(&self, votes: Votes) -> Result<(Scope, Vec<Member>), AppError> {
        let named = match votes {
            Votes::Every(word) => {
                let kind = DecisionKind::ALL.into_iter().find(|kind| kind.word() == word);
                return Ok((kind.map_or(Scope::All, Scope::Kind), self.members.clone()));
            }
            Votes::One(named) => Some(named),
            Votes::Open => None,
        };
        let vote = self.app.vote_meant(self.account, named.as_deref()).await?;
        let of = self.members.iter().filter(|member| member.community == vote.community);
        Ok((Scope::Vote(vote.id), of.cloned().collect()))
    }

    /// The member of the same community who has this account or this id.
    async fn named(&self, member: &Member, name: &str) -> Result<Option<MemberId>, AppError> {
        if let Ok(id) = name.parse() {
            let found = self.app.read().await?.member(id).await?;
            return Ok(found.filter(|found| found.community == member.community).map(|found| found.id));
        }
        // Accounts are written small, whatever a telephone makes of them.
        let account = name.to_lowercase();
        let found = self.app.member_by_account(member.community, &account).await?;
        Ok(found.map(|found| found.id))
    }

    pub(super) async fn delegates(&self) -> Result<(), AppError> {
        self.known()?;
        let mut votes = Vec::new();
        for vote in self.app.open_votes(self.account).await? {
            let member = self.members.iter().find(|member| member.community == vote.community);
            if let (Some(member), true) = (member, vote.delegation.is_some()) {
                let found = self.app.delegates(&vote, member.id).await?;
                let delegators = u32::try_from(found.delegators).unwrap_or(u32::MAX);
                votes.push((vote.question, found.delegate.is_some(), delegators));
            }
        }
        if votes.is_empty() {
            return self.answer(Notice::HelpOn { command: "delegate".to_owned() }).await;
        }
        self.answer(Notice::Delegates { votes }).await
    }

    pub(super) async fn object(
        &self,
        named: Option<&str>,
        harm: String,
        stands: bool,
    ) -> Result<(), AppError> {
        self.known()?;
        let vote = self.app.vote_meant(self.account, named).await?;
        let actor = self.as_member_of(&vote)?;
        let numbered = harm.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let code = numbered.and_then(|at| harms().nth(at)).map(|code| code.to_string());
        let harm = code.unwrap_or(harm);
        let command = Object { vote: vote.id, harm, stands, delivery: self.delivery };
        self.app.object(&actor, &self.origin(), &command).await.map(drop)
    }

    pub(super) async fn harms(&self) -> Result<(), AppError> {
        self.known()?;
        let open = self.app.open_votes(self.account).await?;
        let vote = open.into_iter().find(|vote| vote.rule.counts_objections());
        let vote = vote.ok_or(Reason::NoObjections {})?;
        self.answer(Notice::Harms { question: vote.question, harms: harms().collect() }).await
    }

    pub(super) async fn constituencies(&self) -> Result<(), AppError> {
        self.known()?;
        let all = self.app.constituencies_before(self.account).await?;
        let all = all.into_iter().map(|one| (one.community, one.constituency, one.belongs)).collect();
        self.answer(Notice::Constituencies { all }).await
    }

    pub(super) async fn belong(&self, name: &str, belongs: bool) -> Result<(), AppError> {
        self.known()?;
        let mut all = self.app.constituencies_before(self.account).await?;
        let number = name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match number {
            Some(at) => all = all.into_iter().skip(at).take(1).collect(),
            None => all.retain(|one| one.constituency.name.to_string() == name),
        }
        let one = only(all, Reason::UnknownConstituency { value: super::cleaned(name) })?;
        let constituency = one.constituency.name.to_string();
        let command = Belong { community: one.member.community, constituency, belongs };
        self.app.belong(&Actor::Member(one.member), &self.origin(), &command).await.map(drop)
    }

    pub(super) async fn leave(&self, handle: &str) -> Result<(), AppError> {
        self.known()?;
        let tx = self.app.read().await?;
        for member in &self.members {
            let community = tx.community(member.community).await?;
            if community.is_some_and(|community| community.handle.to_string() == handle) {
                drop(tx);
                let actor = Actor::Member(member.clone());
                return self.app.leave_roll(&actor, &self.origin()).await.map(drop);
            }
        }
        Err(Reason::NotFound { what: "community".to_owned() }.into())
    }

    pub(super) async fn leave_which(&self) -> Result<(), AppError> {
        self.known()?;
        let tx = self.app.read().await?;
        let mut communities = Vec::new();
        for member in &self.members {
            let community = tx.community(member.community).await?;
            communities.extend(community.map(|community| (community.name, community.handle)));
        }
        drop(tx);
        self.answer(Notice::LeaveWhich { communities }).await
    }
}

/// The harms of the taxonomy, in its order.
pub(super) fn harms() -> impl Iterator<Item = Code> {
    taxonomy::terms(Some(CodeKind::Harm)).map(|term| term.code.clone())
}

/// The one that is meant.
pub(super) fn only<T>(mut meant: Vec<T>, none: Reason) -> Result<T, Reason> {
    match (meant.pop(), meant.is_empty()) {
        (None, _) => Err(none),
        (Some(one), true) => Ok(one),
        (Some(_), false) => Err(Reason::WhichCommunity {}),
    }
}
