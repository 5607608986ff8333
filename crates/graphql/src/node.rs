//! Anything that has an id of its own.

use async_graphql::{Context, ID, Interface};
use domain::id::{
    AgreementId, AgreementKind, CharterId, CharterKind, CommunityId, CommunityKind, DecisionId, DecisionKind,
    ElectionId, ElectionKind, IntermediaryId, IntermediaryKind, Kind, MandateId, MandateKind, MemberKind,
    ProposalId, ProposalKind, RequesterId, RequesterKind, VoteId, VoteKind,
};

use crate::{
    Asker,
    fault::Result,
    loads::find,
    view::{
        AgreementView, CharterView, CommunityView, DecisionView, ElectionView, IntermediaryView, MandateView,
        MemberView, ProposalView, RequesterView, VoteView,
    },
};

/// Anything that has an id of its own.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "The id: opaque, the same for as long as the thing exists."))]
pub(crate) enum Node {
    Community(CommunityView),
    Member(MemberView),
    Charter(CharterView),
    Mandate(MandateView),
    Election(ElectionView),
    Intermediary(IntermediaryView),
    Requester(RequesterView),
    Proposal(ProposalView),
    Vote(VoteView),
    Decision(DecisionView),
    Agreement(AgreementView),
}

impl Node {
    /// The thing with this id, if the asker may see it; an id that cannot be read is nobody's.
    pub(crate) async fn find(ctx: &Context<'_>, id: &str) -> Result<Option<Self>> {
        macro_rules! find {
            ($kind:ty) => {
                match id.parse::<$kind>() {
                    Ok(id) => find(ctx, id).await?,
                    Err(_) => None,
                }
            };
        }
        Ok(match id.split_once('_').map(|(prefix, _)| prefix) {
            Some(CommunityKind::PREFIX) => find!(CommunityId).map(|it| Self::Community(CommunityView(it))),
            Some(CharterKind::PREFIX) => find!(CharterId).map(|it| Self::Charter(CharterView(it))),
            Some(MandateKind::PREFIX) => find!(MandateId).map(|it| Self::Mandate(MandateView(it))),
            Some(ElectionKind::PREFIX) => find!(ElectionId).map(|it| Self::Election(ElectionView(it))),
            Some(IntermediaryKind::PREFIX) => {
                find!(IntermediaryId).map(|it| Self::Intermediary(IntermediaryView(it)))
            }
            Some(RequesterKind::PREFIX) => find!(RequesterId).map(|it| Self::Requester(RequesterView(it))),
            Some(VoteKind::PREFIX) => find!(VoteId).map(|it| Self::Vote(VoteView(it))),
            Some(DecisionKind::PREFIX) => find!(DecisionId).map(|it| Self::Decision(DecisionView(it))),
            Some(AgreementKind::PREFIX) => find!(AgreementId).map(|it| Self::Agreement(AgreementView(it))),
            Some(ProposalKind::PREFIX) => match find!(ProposalId) {
                Some(proposal) => ProposalView::seen(ctx, proposal).await?.map(Self::Proposal),
                None => None,
            },
            Some(MemberKind::PREFIX) => {
                let own = id.parse().ok().and_then(|id| MemberView::seen(Asker::of(ctx), id));
                own.map(Self::Member)
            }
            _ => None,
        })
    }
}
