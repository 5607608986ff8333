//! One file a verb: load, decide, save.
//!
//! A door (GraphQL, Matrix, the clock) calls a method of [`App`] with an [`Actor`] and a command. The verb loads what the
//! domain needs, lets the domain decide, and saves the [`domain::step::Step`] in one transaction. It decides nothing itself.

mod absent;
mod accept_offer;
mod actor;
mod admit_member;
mod answer_concern;
mod answering;
mod answers;
mod apply;
mod ask_members;
mod assist;
mod atomised;
mod attest;
mod begin;
mod belong;
mod burden;
mod cast_ballot;
mod chance;
mod checkpoints;
mod clarify;
mod concern;
mod connector;
mod contacts;
mod countersign;
mod deadlines;
mod decided;
mod decision_credential;
mod declare_crisis;
mod declare_interests;
mod declare_services;
mod delegate;
mod deliberate;
mod dids;
mod draft_charter;
mod draft_offer;
mod early_pressure;
mod election;
mod end_mandate;
mod enrol;
mod error;
mod export;
mod export_community;
mod found_community;
mod governing;
mod inbound;
mod instance_keys;
mod invite;
mod issue;
mod keys;
mod leave_roll;
mod link;
mod log;
mod make_offer;
mod minutes;
mod name_harm;
mod nominate;
mod object;
mod offers;
mod open_vote;
mod open_withdrawal;
mod outbox;
mod permissions;
mod permitted;
mod petition;
mod petitionable;
mod pressure;
mod prove_domain;
mod push;
mod question;
mod receipt;
mod register;
mod report_mandate;
mod resume_mandate;
mod rooms;
mod secret;
mod signatories;
mod signed_answer;
mod status_lists;
mod stewards;
mod submit_proposal;
mod suspend;
mod take_up_negotiation;
mod tally_vote;
mod temperature;
mod together;
mod tokens;
mod trail;
mod trust;
mod understanding;
mod vouch;
mod watch;
mod webhooks;
mod withdraw_ballot;
mod withdraw_proposal;

use std::sync::Arc;

use domain::{address::Reach, moment::Moment};
use evidence::seal::Sealer;
use status_lists::Shelf;
pub use storage::{self, DecisionIssued, Issued, Recorded, StatusTold, Store, Traced, Tx};

pub use absent::{AbsenceAnswered, AnswerAbsence};
pub use accept_offer::AcceptOffer;
pub use actor::{Actor, StewardOf, Voter};
pub use admit_member::{AdmitMember, Admitted};
pub use answer_concern::{AnswerConcern, SummariseConcern};
pub use answers::PollAnswer;
pub use apply::{Applied, Apply};
pub use ask_members::{AskMembers, Asked, RecordAsking};
pub use assist::{HelpSaid, NameHelper};
pub use attest::Attest;
pub use begin::Origin;
pub use belong::{Belong, BelongingSaid, Joinable};
pub use burden::Asks;
pub use cast_ballot::{CastBallot, Receipt};
pub use chance::Chance;
pub use checkpoints::{Remembered, Shown};
pub use clarify::{AnswerClarification, AskClarification, ClarificationSaid};
pub use concern::{Back, BackConcern, ConcernSaid, RaiseConcern};
pub use connector::{CallbackDue, Connected};
pub use contacts::{ContactInvited, GiveRoles, InviteContact, RemoveContact};
pub use countersign::Sign;
pub use declare_crisis::{CrisisMoved, DeclareCrisis, EndCrisis};
pub use declare_interests::DeclareInterests;
pub use declare_services::DeclareServices;
pub use delegate::{Delegate, Delegated, Delegates};
pub use deliberate::Listed;
pub use draft_charter::{CharterChanges, CharterDrafted, DraftCharter};
pub use draft_offer::{DraftSaved, OfferTheDraft, SaveOfferDraft};
pub use early_pressure::{Confide, Freed, LetVoteOpen, ReportEarly};
pub use election::CallElection;
pub use end_mandate::ResignMandate;
pub use enrol::Errand;
pub use error::AppError;
pub use found_community::{FoundCommunity, FoundedCommunity};
pub use invite::{Invite, Invited};
pub use keys::Keys;
pub use leave_roll::{LeftRoll, RemoveMember};
pub use link::LinkCode;
pub use make_offer::MakeOffer;
pub use name_harm::NameHarm;
pub use nominate::Nominate;
pub use object::{Object, ObjectionSaid};
pub use open_vote::{OpenVote, VoteOpened};
pub use open_withdrawal::{OpenWithdrawal, WithdrawalOpened};
pub use outbox::{Due, backoff};
pub use permissions::Permissions;
pub use permitted::{Answered, Names};
pub use petition::{SignPetition, Signed, WithdrawSignature};
pub use petitionable::Signable;
pub use pressure::{LetVoteGoOn, PressureTold, ReportPressure, WentOn};
pub use prove_domain::{LinkMeans, LinkSent, ProveMailDomain};
pub use push::{Message, Next};
pub use question::{AskQuestion, Handle, HandleQuestion, QuestionSaid};
pub use receipt::Held;
pub use register::{RegisterIntermediary, RegisterRequester, Registered};
pub use report_mandate::GiveMandateReport;
pub use resume_mandate::{MandateResumed, ResumeMandate};
pub use rooms::{Resident, RoomWanted, RoomsWanted};
pub use signatories::{ChallengeGiven, RegisterKey};
pub use stewards::{ChangeSteward, StewardChanged};
pub use submit_proposal::{Submission, SubmitProposal};
pub use suspend::{LiftSuspension, SuspendAgreement};
pub use take_up_negotiation::TakeUpNegotiation;
pub use temperature::{AskTemperature, Lean, TemperatureListed, TemperatureSaid};
pub use tokens::TokenMade;
pub use trust::{SayTrust, TrustSaid};
pub use understanding::{Tried, TryQuestions};
pub use vouch::{SayVouch, VouchSaid};
pub use watch::Watchable;
pub use webhooks::{ReplayWebhook, SwitchWebhook, WebhookSecret};
pub use withdraw_ballot::{WithdrawBallot, Withdrawn};
pub use withdraw_proposal::WithdrawProposal;

/// The time, asked for in one place.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    /// A clock that asks this function.
    pub fn new(now: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }
    /// What time it is.
    pub fn now(&self) -> Moment {
        (self.0)()
    }
}

/// Everything a verb needs. Cheap to clone.
#[derive(Clone)]
pub struct App {
    store: Store,
    clock: Clock,
    chance: Chance,
    keys: Keys,
    permissions: Permissions,
    trails: trail::Trails,
    sends_mail: bool,
    reach: Reach,
    sealer: Sealer,
    shelf: Shelf,
}

impl App {
    /// The application on this store.
    ///
    /// What it must be able to read again is sealed under its signing key, until [`App::sealing`] says otherwise.
    pub fn new(store: Store, clock: Clock, chance: Chance, keys: Keys) -> Self {
        let permissions = Permissions::of(&store);
        let (sealer, shelf, trails) =
            (Sealer::of(keys.signing()), Shelf::default(), trail::Trails::default());
        Self {
            store,
            clock,
            chance,
            keys,
            permissions,
            trails,
            sends_mail: false,
            reach: Reach::Public,
            sealer,
            shelf,
        }
    }
    /// The same, where letters go out: somebody works off that door of the outbox.
    #[must_use]
    pub fn with_mail(self) -> Self {
        Self { sends_mail: true, ..self }
    }
    /// The same, where messages to addresses that others chose go so far.
    #[must_use]
    pub fn reaching(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }
    /// The same, with what it must be able to read again sealed under a key that outlives its signing keys.
    #[must_use]
    pub fn sealing(self, sealer: Sealer) -> Self {
        Self { sealer, ..self }
    }
    /// How far messages to addresses that others chose go.
    pub const fn reach(&self) -> Reach {
        self.reach
    }
    /// The store, for health checks and for following the journal.
    pub const fn store(&self) -> &Store {
        &self.store
    }
    /// The time.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }
    /// The keys decisions are signed with.
    pub const fn keys(&self) -> &Keys {
        &self.keys
    }
    /// A transaction for reading; nothing it loads is locked.
    pub async fn read(&self) -> Result<Tx, AppError> {
        Ok(self.store.read().await?)
    }
}
