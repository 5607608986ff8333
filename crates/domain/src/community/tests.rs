use uuid::Uuid;

use super::*;
use crate::{charter::Template, id::Id};

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

fn at(seconds: i64) -> Moment {
    Moment::from_micros(1_800_000_000_000_000 + seconds * 1_000_000)
}

fn words(text: &str) -> TypedText {
    vec![("en".to_owned(), text.to_owned())]
}

fn founding() -> Founding {
    Founding {
        ids: (id(1), id(2), id(3)),
        handle: "amal".into(),
        name: words("Amal association"),
        charter: Template::SettledAssociation.draft(&["en".into()], &["DE".into()]),
        steward_language: "ar".into(),
        parent: None,
    }
}

#[test]
fn it_begins_with_one_steward_and_a_charter_that_nobody_has_adopted() {
    let step = Community::found(&founding(), at(0)).unwrap();
    let Founded { community, charter, steward } = step.next;
    assert_eq!((community.id, community.in_force, community.parent), (id(1), None, None));
    assert_eq!(
        (community.handle.to_string().as_str(), community.name.nearest("en")),
        ("amal", "Amal association")
    );
    assert_eq!((charter.id, charter.community, charter.number), (id(2), community.id, 1));
    assert_eq!((charter.state, charter.digest), (CharterState::Draft, charter.charter.digest()));
    assert_eq!((steward.id, steward.steward, steward.language.tag()), (id(3), true, "ar"));
    let founded = Fact::CommunityFounded { community: id(1), charter: id(2), digest: charter.digest };
    assert_eq!(step.facts, [founded, Fact::MemberAdmitted { community: id(1) }]);
    assert_eq!(step.effects, [Effect::RoomsWanted { community: id(1) }]);
    assert_eq!(charter.voting(id(9)).state, CharterState::Voting(id(9)));
}

type Change = fn(&mut Founding);

#[test]
fn every_fault_of_every_part_is_named_at_its_place() {
    let cases: [(&[(&str, &str)], Change); 6] = [
        (&[("handle", "input.malformed")], |f| f.handle = "Amal!".into()),
        (&[("name", "input.language-missing")], |f| f.name.clear()),
        (&[("stewardLanguage", "input.unknown-language")], |f| f.steward_language = "klingon".into()),
        (&[("charter.longestTerm", "input.malformed")], |f| f.charter.longest_term = "long".into()),
        (&[("charter.longestTerm", "charter.time-too-long")], |f| {
            let mut above = f.charter.check().unwrap();
            above.longest_term = Span::days(1);
            f.parent = Some((id(7), above));
        }),
        (
            &[
                ("handle", "input.malformed"),
                ("charter.languages", "input.empty"),
                ("stewardLanguage", "input.unknown-language"),
            ],
            |f| {
                f.handle.clear();
                f.charter.languages.clear();
                f.steward_language.clear();
            },
        ),
    ];
    for (wanted, change) in cases {
        let mut founding = founding();
        change(&mut founding);
        let refused = Community::found(&founding, at(0)).unwrap_err();
        let found: Vec<_> = refused.all().iter().map(|r| (r.path.join("."), r.reason.code())).collect();
        for (path, code) in wanted {
            assert!(found.contains(&((*path).to_owned(), code)), "wanted {path} {code}, found {found:?}");
        }
    }
}

#[test]
fn a_child_is_founded_under_its_parents_charter() {
    let above = founding().charter.check().unwrap();
    let child = Founding { parent: Some((id(7), above)), ..founding() };
    assert_eq!(Community::found(&child, at(0)).unwrap().next.community.parent, Some(id(7)));
}

#[test]
fn an_invitation_is_used_once_and_in_time() {
    let invitation = Invitation {
        id: id(4),
        community: id(1),
        code: Digest::of_bytes(b"code"),
        expires_at: at(0).plus(INVITATION_LASTS),
        used_at: None,
    };
    let name: LocalText = [("en".parse().unwrap(), "Amal association".to_owned())].into_iter().collect();
    let language: Language = "fa-AF".parse().unwrap();
    let accept = |invitation: &Invitation, reply, now| {
        invitation.clone().accept(id(5), language.clone(), &name, reply, now)
    };
    let last = invitation.expires_at.minus(Span::seconds(1));
    let step = accept(&invitation, None, last).unwrap();
    let (used, member) = step.next;
    assert_eq!(
        (used.used_at, member.joined_at, member.steward, member.left_at),
        (Some(last), last, false, None)
    );
    assert_eq!((member.id, member.community, &member.language), (id(5), id(1), &language));
    assert_eq!(step.facts, [Fact::MemberAdmitted { community: id(1) }]);
    assert!(step.effects.is_empty(), "by the API the answer is the reply");
    // Whoever asked in Matrix is answered there, in their language, and let into the rooms.
    let to = EventRef { room: "!r".into(), event: "$e".into() };
    let told = accept(&invitation, Some(to.clone()), at(1)).unwrap();
    let joined = Effect::Tell {
        audience: Audience::Reply { to, language: Some(language.clone()) },
        notice: Notice::Joined { community: name.clone() },
    };
    assert_eq!(told.effects, [joined, Effect::InviteMember { community: id(1), member: id(5) }]);
    for (invitation, now) in [(&used, at(1)), (&invitation, invitation.expires_at)] {
        assert!(accept(invitation, None, now).unwrap_err().has("invitation.invalid"));
    }
}
