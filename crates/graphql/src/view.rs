//! How the schema shows what the domain says. A view holds a domain value and adds nothing to it.

mod actor;
mod admission;
mod agreement;
mod before_vote;
mod burden;
mod charter;
mod community;
mod concern;
mod crisis;
mod decision;
mod deliberation;
pub(crate) mod election;
mod legitimacy;
mod log;
mod mandate;
mod negotiation;
mod offer;
mod party;
mod permission;
mod petition;
mod proposal;
mod question;
mod readability;
mod receipt;
mod refusal;
mod requester;
mod roll;
mod taxonomy;
mod terms;
mod text;
mod understanding;
mod vote;

pub(crate) use actor::ActorView;
pub(crate) use admission::{AdmissionView, StewardsView, WayView, WhenFewerView};
pub(crate) use agreement::AgreementView;
pub(crate) use before_vote::{AbsenceReport, LeaningView, TemperatureView};
pub(crate) use burden::{BurdenClauseView, BurdenLedgerView, BurdenView};
pub(crate) use charter::{
    AttestationView, CharterTemplateView, CharterView, DecisionKindView, RedLineView, ReportDutyView,
    RiskView, ScaleView, SecrecyView,
};
pub(crate) use community::{CommunityView, MemberView};
pub(crate) use concern::{ClauseView, ConcernView, Looker};
pub(crate) use crisis::CrisisView;
pub(crate) use decision::{DecisionView, FiguresView};
pub(crate) use deliberation::DeliberationRulesView;
pub(crate) use election::ElectionView;
pub(crate) use legitimacy::{LegitimacyView, TrustView};
pub(crate) use log::{CheckpointView, LogProofView};
pub(crate) use mandate::{ActView, MandateStateView, MandateView};
pub(crate) use negotiation::{AskingView, ClarificationView, OfferDraftView, TimelineEntry, TogetherView};
pub(crate) use offer::OfferView;
pub(crate) use party::{AdvocateView, InterestKindView, InterestView, IntermediaryView};
pub(crate) use permission::PermissionAnswer;
pub(crate) use petition::{PetitionView, PetitionsView};
pub(crate) use proposal::ProposalView;
pub(crate) use question::QuestionView;
pub(crate) use readability::ReadabilityView;
pub(crate) use refusal::RefusalView;
pub(crate) use requester::{ContactView, RequesterView, RoleView, ScopeView, TokenView};
pub(crate) use roll::{ConstituencyView, RemovalView};
pub(crate) use taxonomy::{TaxonomyKind, TaxonomyTerm};
pub(crate) use terms::TermsView;
pub(crate) use text::{LocalTextInput, LocalTextView, local_text};
pub(crate) use understanding::{CheckedAnswerView, UnderstandingQuestionView};
pub(crate) use vote::{ChoiceView, VoteView};
