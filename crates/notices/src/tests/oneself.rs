//! Samples of what is told of objections, constituencies, delegations and leaving.

use domain::{
    constituency::Constituency,
    decision::DecisionKind,
    delegation::{SaidWord, Scope},
    effect::Notice,
    id::VoteId,
    text::LocalText,
};

use super::samples::{closes, text};

pub(super) fn notices(community: &LocalText, title: &LocalText) -> Vec<Notice> {
    let closes = closes();
    let harm = || "harm:stigma".parse().unwrap();
    let women =
        Constituency { name: "women".parse().unwrap(), label: text(["Women", "النساء", "Les femmes"]) };
    let label = women.label.clone();
    let mut all = vec![
        Notice::Harms { question: title.clone(), harms: vec![harm(), "harm:detention".parse().unwrap()] },
        Notice::BallotRecorded { question: title.clone(), commitment: domain::digest::Digest::new([7; 32]) },
        Notice::ReceiptGiven {
            question: title.clone(), carried: false, file: "{\"type\":\"…\"}".to_owned()
        },
        Notice::ReceiptGiven {
            question: title.clone(), carried: true, file: "{\"type\":\"…\"}".to_owned()
        },
        Notice::MemberRemoved {
            reason: text(["Sold invitations.", "باع دعوات.", "A vendu des invitations."]),
        },
        Notice::Constituencies { all: Vec::new() },
        Notice::Constituencies {
            all: vec![(community.clone(), women.clone(), true), (community.clone(), women, false)],
        },
        Notice::Delegates {
            votes: [0, 1, 2, 3, 11, 100].map(|count| (title.clone(), count % 2 == 1, count)).into(),
        },
        Notice::LeaveWhich { communities: vec![(community.clone(), "amal".parse().unwrap())] },
        Notice::Left { community: community.clone() },
    ];
    for so in [true, false] {
        all.push(Notice::ObjectionCounts { harm: harm(), stands: so, closes });
        all.push(Notice::BelongingSaid { label: label.clone(), belongs: so });
    }
    let scopes =
        [Scope::Vote(VoteId::new(Default::default())), Scope::Kind(DecisionKind::Consent), Scope::All];
    for (scope, said) in scopes.into_iter().zip([SaidWord::To, SaidWord::Nobody, SaidWord::TakenBack]) {
        all.push(Notice::DelegationSaid { scope, said });
    }
    all
}
