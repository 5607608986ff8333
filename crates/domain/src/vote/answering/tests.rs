use super::*;
use crate::{
    ballot::{Channel, Delivery},
    digest::Digest,
    election::Standing,
    id::{ElectionId, MandateId},
    text::LocalText,
    vote::{
        Given,
        tests::{at, cast, open_as, seat},
    },
};
use uuid::Uuid;

/// A vote between so many.
fn among(rule: &str, nominees: u128, secrecy: Secrecy) -> Vote {
    let standing = |n: u128| Standing {
        mandate: MandateId::new(Uuid::from_u128(n)),
        digest: Digest::of_bytes(&n.to_be_bytes()),
        intermediary: format!("number-{n}").parse().unwrap(),
        name: format!("Number {n}"),
    };
    let mut vote = open_as(crate::decision::Subject::Election(ElectionId::new(Uuid::from_u128(9))), secrecy);
    vote.rule = rule.parse().unwrap();
    vote.candidates = (1..=nominees).map(standing).collect();
    vote
}

#[test]
fn what_is_typed_is_read_on_the_paper_of_this_vote() {
    let ranked = among("choose: schulze", 3, Secrecy::Open);
    let approved = among("choose: approval", 3, Secrecy::Open);
    for (vote, typed, read) in [
        (&ranked, "2>1", "2>1>3=none"),
        (&ranked, " 2 = 3 > NONE ", "2=3>none>1"),
        (&approved, "3 1", "approve 1,3"),
        (&approved, "none", "approve none"),
    ] {
        assert_eq!(vote.read(typed).map(|answer| answer.to_string()).as_deref(), Ok(read), "{typed}");
    }
    for (vote, typed, fault, part) in [
        (&ranked, "4>1", "unknown", "4"),
        (&ranked, "1>1", "twice", "1"),
        (&ranked, "for", "unreadable", "for"),
        (&ranked, "1,2", "unreadable", "1,2"),
        (&ranked, "1>", "gap", ""),
        (&ranked, "", "empty", ""),
        (&approved, "1>2", "unreadable", "1>2"),
        (&approved, "1,none", "none-beside-others", ""),
    ] {
        let refused = vote.read(typed).unwrap_err();
        let example = vote.example().to_owned();
        let reason = Reason::BallotMisread { fault: fault.to_owned(), part: part.to_owned(), example };
        assert_eq!(refused, reason.into(), "{typed}");
    }
}

#[test]
fn a_program_says_of_which_kind_its_answer_is_and_gives_one() {
    let ranked = among("choose: schulze", 3, Secrecy::Open);
    let approved = among("choose: approval", 3, Secrecy::Open);
    let for_it = Some(Choice::For);
    for (vote, choice, ranking, approve, wanted) in [
        (&ranked, None, Some("2>1"), None, "2>1>3=none"),
        (&approved, None, None, Some("1"), "approve 1"),
        (&ranked, for_it, None, None, "for"),
        (&approved, None, Some("1"), None, "ballot.misread"),
        (&ranked, None, None, Some("1"), "ballot.misread"),
        (&ranked, for_it, Some("1"), None, "ballot.one-answer"),
        (&approved, None, Some("1"), Some("1"), "ballot.one-answer"),
        (&approved, None, None, None, "ballot.one-answer"),
    ] {
        let said = match vote.read_as(choice, ranking, approve) {
            Ok(answer) => answer.to_string(),
            Err(refused) => refused.all()[0].reason.code().to_owned(),
        };
        assert_eq!(said, wanted, "{choice:?} {ranking:?} {approve:?}");
    }
}

#[test]
fn every_example_is_a_ballot() {
    for rule in ["choose: schulze", "choose: approval", "for: majority of cast", "consent: majority of cast"]
    {
        for nominees in 1..4 {
            let vote = among(rule, nominees, Secrecy::Open);
            vote.read(vote.example()).unwrap();
        }
    }
}

#[test]
fn a_ballot_of_another_paper_is_refused_and_erases_nothing() {
    let ranked = among("choose: schulze", 3, Secrecy::Confidential);
    let given = |answer: &str| Given {
        answer: answer.parse().unwrap(),
        channel: Channel::Api,
        delivery: Delivery::Here,
        event: None,
        language: None,
        assistance: None,
        salt: [7; 32],
    };
    let taken = cast(&ranked, seat(), given("2>1>3=none"), at(110)).unwrap().next;
    assert_eq!(taken.ballot.unwrap().answer.to_string(), "2>1>3=none");
    for (other, code) in [
        ("for", "ballot.misread"),
        ("approve 1", "ballot.misread"),
        ("4>1=2=3=none", "ballot.misread"),
        ("2>1=none", "ballot.unreadable"),
    ] {
        let refused = cast(&ranked, taken.seat.clone(), given(other), at(111)).unwrap_err();
        assert!(refused.has(code), "{other}: {refused}");
    }
    let decided = among("for: majority of cast", 0, Secrecy::Open);
    assert!(cast(&decided, seat(), given("2>1>3=none"), at(110)).unwrap_err().has("ballot.no-such-choice"));
}

#[test]
fn open_votes_are_polled_unless_they_are_ranked() {
    for (rule, nominees, secrecy, polled) in [
        ("for: majority of cast", 0, Secrecy::Open, true),
        ("choose: approval", 2, Secrecy::Open, true),
        ("choose: approval", 19, Secrecy::Open, true),
        ("choose: approval", 20, Secrecy::Open, false),
        ("choose: schulze", 2, Secrecy::Open, false),
        ("choose: approval", 2, Secrecy::Confidential, false),
    ] {
        assert_eq!(among(rule, nominees, secrecy).is_polled(), polled, "{rule}");
    }
}

#[test]
fn the_ballot_box_is_told_who_stands_or_what_is_asked() {
    let title = LocalText::default();
    let names: Vec<_> = (1..=3).map(|n| format!("Number {n}")).collect();
    for (rule, polled) in [("choose: schulze", false), ("choose: approval", true)] {
        let vote = among(rule, 3, Secrecy::Open);
        let told = Notice::ElectionOpened {
            title: title.clone(),
            rule: rule.parse().unwrap(),
            candidates: names.clone(),
            closes: vote.closes_at,
            polled,
            reopened: false,
        };
        assert_eq!((vote.opening_notice(), vote.window()), (told, Span::seconds(60)), "{rule}");
    }
    for secrecy in [Secrecy::Open, Secrecy::Confidential] {
        let vote = Vote {
            reopens: Some(crate::id::VoteId::numbered(1)),
            ..among("for: majority of cast", 0, secrecy)
        };
        let told = vote.opening_notice();
        let wanted = secrecy == Secrecy::Confidential;
        assert!(
            matches!(&told, Notice::VoteOpened { confidential, reopened: true, .. } if *confidential == wanted),
            "{told:?}"
        );
    }
}
