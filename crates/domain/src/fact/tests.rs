use uuid::Uuid;

use super::*;
use crate::id::Id;

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

#[test]
fn a_fact_belongs_to_the_community_that_its_document_names() {
    let (community, digest) = (id(1), Digest::of_bytes(b"words"));
    for fact in [
        Fact::CommunityFounded { community, charter: id(2), digest },
        Fact::MemberAdmitted { community },
        Fact::ProposalDecided { community, proposal: id(2), outcome: Outcome::Refused },
        Fact::VoteVoid { community, vote: id(2) },
        Fact::AgreementMade { community, agreement: id(2), decision: id(3) },
        Fact::IntermediaryRegistered { intermediary: id(2) },
        Fact::RequesterRegistered { requester: id(2) },
        Fact::BallotCast { vote: id(2), commitment: digest },
        Fact::BallotWithdrawn { vote: id(2) },
        Fact::ObjectionSaid { vote: id(2) },
        Fact::SeatStruck { vote: id(2) },
    ] {
        let stored = serde_json::to_value(&fact).unwrap();
        let named = stored.get("community").map(|named| named.as_str().unwrap().parse().unwrap());
        assert_eq!(fact.community(), named, "{stored}");
        assert_eq!(serde_json::from_value::<Fact>(stored).unwrap(), fact);
    }
}
