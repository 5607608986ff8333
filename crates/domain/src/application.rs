//! Asking to come in: an application, the members who vouch for it, the steward who agrees where the charter wants one.
//!
//! Whoever asks gets a code and hands it to those who know them. Nobody is shown who asks: without the code there is nothing to
//! vouch for, and a stranger is vouched for by nobody. A vouch is private: neither the applicant, nor other members, nor stewards
//! see whose it is, or how many there are. What is known of an application is gone with it.

use crate::{
    charter::{Admission, Vouching},
    community::Member,
    digest::Digest,
    effect::{Audience, Effect, EventRef, Notice},
    fact::Fact,
    id::{ApplicationId, CommunityId, MemberId},
    moment::{Moment, Span},
    refusal::{Reason, Refused},
    step::Step,
    text::{Language, LocalText},
};

/// How long an application can be vouched for.
pub const APPLICATION_LASTS: Span = Span::days(14);
/// For how many who have not come in yet one member vouches at a time: nobody knows more strangers well, and few false members
/// can bring in few.
pub const MOST_VOUCHED: u32 = 3;
/// So many wait at one community at a time: nobody fills the database by asking.
pub const MOST_APPLICATIONS: u32 = 500;

/// Somebody asks to come in. Erasable as a whole. Without `Debug`: whose account it is has no place in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// Into which community.
    pub community: CommunityId,
    /// Under which id they will be on the roll.
    pub member: MemberId,
    /// SHA-256 of the code.
    pub code: Digest,
    /// The language they read.
    pub language: Language,
    /// The Matrix account that asks, where it is one.
    pub account: Option<String>,
    /// Where they asked, if in Matrix.
    pub asked: Option<EventRef>,
    /// The steward who agreed.
    pub agreed_by: Option<MemberId>,
    /// Until when members can vouch.
    pub expires_at: Moment,
}

/// A member vouches for an application. Kept apart from everything else, and no longer than the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vouch {
    /// For which.
    pub application: ApplicationId,
    /// Who.
    pub member: MemberId,
}

/// A vouch that was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unvouched(pub Vouch);

/// Where an application stands after somebody's word.
#[derive(Clone, PartialEq, Eq)]
pub enum Standing {
    /// It waits, for the word of others.
    Waits(Application),
    /// They are in: the application is gone, and every vouch with it.
    In(Application, Member),
}

/// How somebody asks.
#[derive(Clone)]
pub struct Asking {
    /// The application as it would stand.
    pub application: Application,
    /// The code, where it is told by the bot.
    pub code: String,
    /// How many others wait at this community.
    pub waiting: u32,
    /// The name of the community.
    pub name: LocalText,
}

/// What is known of an application when somebody says a word on it.
#[derive(Clone, Debug)]
pub struct Known {
    /// How people come in: the charter's.
    pub admission: Admission,
    /// Who on the roll vouches for it already.
    pub vouchers: Vec<MemberId>,
    /// Whether the steward who agreed, if one did, still is one.
    pub agreed: bool,
    /// The name of the community.
    pub name: LocalText,
    /// Where to answer whoever says it, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

/// What was said of an application, for the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// A member vouches.
    Vouched,
    /// A steward agrees.
    Agreed,
    /// It was taken back.
    TakenBack,
}

impl Said {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Vouched => "vouched",
            Self::Agreed => "agreed",
            Self::TakenBack => "taken-back",
        }
    }
}

impl Asking {
    /// Asks. Refused where members do not vouch, or too many wait.
    pub fn made(self, admission: Admission, now: Moment) -> Result<Step<Application>, Refused> {
        let Some(vouching) = admission.vouching() else {
            return Err(Reason::AdmittedByInvitation {}.into());
        };
        if self.waiting >= MOST_APPLICATIONS {
            return Err(Reason::TooManyApplications {}.into());
        }
        let mut application = self.application;
        application.expires_at = now.plus(APPLICATION_LASTS);
        let notice = Notice::ApplicationTaken {
            community: self.name,
            code: self.code,
            vouches: vouching.vouches,
            steward: matches!(admission, Admission::Both(_)),
            until: application.expires_at,
        };
        let told = application.asked.clone().map(|to| Effect::Tell {
            audience: Audience::Reply { to, language: Some(application.language.clone()) },
            notice,
        });
        let fact = Fact::Applied { community: application.community };
        Ok(Step::to(application).fact(fact).effects(told))
    }
}

impl Application {
    /// A member vouches; `open` is for how many others who wait they vouch now. The vouch that is the last one needed lets
    /// them in.
    pub fn vouched(
        self,
        by: &Member,
        open: u32,
        mut known: Known,
        now: Moment,
    ) -> Result<Step<(Option<Vouch>, Standing)>, Refused> {
        let vouching = self.waits(&known, now)?;
        let from = by.joined_at.plus(vouching.vouch_after);
        if now < from {
            return Err(Reason::VouchesFrom { from }.into());
        }
        if known.vouchers.contains(&by.id) {
            return Err(Reason::AlreadyVouched {}.into());
        }
        if open >= MOST_VOUCHED {
            return Err(Reason::TooManyVouched { most: MOST_VOUCHED }.into());
        }
        known.vouchers.push(by.id);
        let vouch = Vouch { application: self.id, member: by.id };
        let step = self.comes_in(known, Said::Vouched, now);
        Ok(step.map(|standing| match standing {
            Standing::Waits(_) => (Some(vouch), standing),
            Standing::In(..) => (None, standing),
        }))
    }

    /// A steward agrees. Refused where the charter asks for none.
    pub fn agreed(mut self, by: MemberId, mut known: Known, now: Moment) -> Result<Step<Standing>, Refused> {
        self.waits(&known, now)?;
        if !matches!(known.admission, Admission::Both(_)) {
            return Err(Reason::NoStewardAsked {}.into());
        }
        if known.agreed {
            return Err(Reason::AlreadyVouched {}.into());
        }
        self.agreed_by = Some(by);
        known.agreed = true;
        Ok(self.comes_in(known, Said::Agreed, now))
    }

    /// A member takes their word back: the vouch, and as a steward that they agree.
    pub fn taken_back(
        mut self,
        by: MemberId,
        known: Known,
        now: Moment,
    ) -> Result<Step<(Option<Unvouched>, Self)>, Refused> {
        self.waits(&known, now)?;
        let vouched = known.vouchers.contains(&by);
        let agreed = self.agreed_by == Some(by);
        if !vouched && !agreed {
            return Err(Reason::NotVouched {}.into());
        }
        if agreed {
            self.agreed_by = None;
        }
        let vouch = vouched.then_some(Unvouched(Vouch { application: self.id, member: by }));
        let told = answered(known.reply, Said::TakenBack);
        let fact = Fact::VouchSaid { community: self.community };
        Ok(Step::to((vouch, self)).fact(fact).effects(told))
    }

    /// Whether it still waits, and what for.
    fn waits(&self, known: &Known, now: Moment) -> Result<Vouching, Reason> {
        if now >= self.expires_at {
            return Err(Reason::ApplicationUnknown {});
        }
        known.admission.vouching().ok_or(Reason::AdmittedByInvitation {})
    }

    /// Lets them in, if everybody has said it who has to.
    fn comes_in(self, known: Known, said: Said, now: Moment) -> Step<Standing> {
        let community = self.community;
        let enough = match known.admission {
            Admission::Invitation => false,
            Admission::Vouching(of) => known.vouchers.len() >= of.vouches as usize,
            Admission::Both(of) => known.vouchers.len() >= of.vouches as usize && known.agreed,
        };
        let told = answered(known.reply, said);
        let fact = Fact::VouchSaid { community };
        if !enough {
            return Step::to(Standing::Waits(self)).fact(fact).effects(told);
        }
        let member = Member {
            id: self.member,
            community,
            steward: false,
            language: self.language.clone(),
            joined_at: now,
            left_at: None,
        };
        let greeted = member.greeted(known.name, self.asked.clone());
        Step::to(Standing::In(self, member))
            .fact(fact)
            .fact(Fact::MemberAdmitted { community })
            .effects(told)
            .effects(greeted)
    }
}

fn answered(reply: Option<(EventRef, Option<Language>)>, said: Said) -> Option<Effect> {
    reply.map(|(to, language)| Effect::Tell {
        audience: Audience::Reply { to, language },
        notice: Notice::VouchSaid { said },
    })
}

#[cfg(test)]
mod tests;
