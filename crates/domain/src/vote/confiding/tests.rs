use uuid::Uuid;

use super::*;
use crate::{id::Id, moment::Moment};

fn member(number: u128, steward: bool) -> Member {
    Member {
        id: Id::new(Uuid::from_u128(number)),
        community: Id::new(Uuid::from_u128(1)),
        steward,
        language: "ar".parse().unwrap(),
        joined_at: Moment::from_micros(0),
        left_at: None,
    }
}

fn confides(to: &[(Member, bool)], stewards: usize, by: Option<&str>) -> Result<Vec<Effect>, Reason> {
    let about = [("en".parse().unwrap(), "Health on the road".to_owned())].into_iter().collect();
    let member = Id::new(Uuid::from_u128(9));
    Confiding { member, to, stewards, by: by.map(str::to_owned), about }.told()
}

#[test]
fn two_others_are_told_or_all_there_are_and_nobody_else() {
    let steward = |number| (member(number, true), true);
    let left = (Member { left_at: Some(Moment::from_micros(1)), ..member(3, true) }, true);
    for (to, stewards, told) in [
        (vec![steward(2), steward(3)], 5, true),
        (vec![steward(2)], 1, true),
        (vec![steward(2)], 2, false),
        (vec![steward(2), steward(2)], 2, false),
        (vec![steward(2), steward(3), steward(4)], 5, false),
        (vec![steward(2), steward(9)], 5, false),
        (vec![steward(2), (member(3, false), true)], 5, false),
        (vec![steward(2), left], 5, false),
        (vec![], 0, false),
    ] {
        let found = confides(&to, stewards, None);
        assert_eq!(found.is_ok(), told, "{to:?} of {stewards}");
        assert!(told || found == Err(Reason::NotTwoStewards {}));
    }
    let unreached = [steward(2), (member(3, true), false)];
    assert_eq!(confides(&unreached, 2, None), Err(Reason::StewardNotReached {}));
}

#[test]
fn the_name_is_told_where_the_member_wants_it_and_nowhere_else() {
    let to = [(member(2, true), true), (member(3, true), true)];
    for by in [None, Some("@amal:example.org")] {
        let told = confides(&to, 2, by).unwrap();
        let each = told.iter().map(|effect| match effect {
            Effect::Tell { audience: Audience::Member { member, .. }, notice } => (*member, notice.clone()),
            other => panic!("{other:?}"),
        });
        let each: Vec<_> = each.collect();
        assert_eq!(each.iter().map(|(member, _)| *member).collect::<Vec<_>>(), [to[0].0.id, to[1].0.id]);
        for (_, notice) in each {
            let text = format!("{notice:?}");
            assert_eq!(text.contains("@amal"), by.is_some());
            let nine: MemberId = Id::new(Uuid::from_u128(9));
            assert!(!text.contains(&nine.to_string()));
        }
    }
}
