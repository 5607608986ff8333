//! Samples of what is told of coming in where members vouch, and of stewards.

use domain::{application::Said, effect::Notice, steward::StewardsBecame, text::LocalText};

use super::samples::closes;

pub(super) fn notices(community: &LocalText) -> Vec<Notice> {
    let mut all = Vec::new();
    for (steward, vouches) in [(false, 3), (true, 2), (false, 11)] {
        let (community, code) = (community.clone(), "k7qd-0m3x-9z2v-44fj".to_owned());
        all.push(Notice::ApplicationTaken { community, code, vouches, steward, until: closes() });
    }
    all.extend([Said::Vouched, Said::Agreed, Said::TakenBack].map(|said| Notice::VouchSaid { said }));
    all.extend([true, false].map(|appoints| Notice::StewardAsked { appoints, confirm_by: closes() }));
    for (became, stewards, least) in [
        (StewardsBecame::Appointed, 2, None),
        (StewardsBecame::Ended, 3, Some(4)),
        (StewardsBecame::SteppedDown, 1, Some(2)),
        (StewardsBecame::Appointed, 11, None),
    ] {
        all.push(Notice::StewardsBecame { became, stewards, least });
    }
    all
}
