use super::*;

#[test]
fn tags_are_written_as_they_should_be() {
    for (typed, tag) in [("fa-af", "fa-AF"), ("EN", "en"), ("zh-hant-tw", "zh-hant-TW"), ("", "")] {
        assert_eq!(canonical(typed), tag);
    }
}

#[test]
fn what_exposes_somebody_is_taken_away_and_the_ballot_box_is_kept_clean() {
    let talk = Some(RoomRole::Assembly);
    let ballot_box = Some(RoomRole::BallotBox);
    for (role, body, redact, answer) in [
        (talk, "I think we should say no", false, None),
        (talk, "!important", false, None),
        (talk, "!help", false, Some(Hint::Help)),
        (talk, "!vote refuse", true, Some(Hint::VoteElsewhere)),
        (talk, "!vote", true, Some(Hint::VoteElsewhere)),
        (talk, "!vote perhaps", true, Some(Hint::VoteElsewhere)),
        (talk, "!vote 2>1", true, Some(Hint::VoteElsewhere)),
        (talk, "!join K7", true, Some(Hint::Help)),
        (talk, "!belong women", true, Some(Hint::DirectOnly)),
        (talk, "!object 2", true, Some(Hint::DirectOnly)),
        (talk, "!trust bridge", true, Some(Hint::DirectOnly)),
        (talk, "!delegate @noor:example.org", true, Some(Hint::DirectOnly)),
        (talk, "!leave amal", true, Some(Hint::DirectOnly)),
        (talk, "!receipt", true, Some(Hint::DirectOnly)),
        (talk, "!sign 2", true, Some(Hint::DirectOnly)),
        (talk, "!apply amal", true, Some(Hint::DirectOnly)),
        (talk, "!vouch K7QD", true, Some(Hint::DirectOnly)),
        (talk, "!agree K7QD", true, Some(Hint::DirectOnly)),
        (talk, "!pressure", true, Some(Hint::DirectOnly)),
        (talk, "!concern 2 Who reads it?", true, Some(Hint::DirectOnly)),
        (talk, "!support 1", true, Some(Hint::DirectOnly)),
        (talk, "!check 1 2 3", true, Some(Hint::DirectOnly)),
        (talk, "!harm 1", true, Some(Hint::DirectOnly)),
        (talk, "!ask 1 Who?", true, Some(Hint::DirectOnly)),
        (talk, "!lean away", true, Some(Hint::DirectOnly)),
        (talk, "!lean perhaps", true, Some(Hint::DirectOnly)),
        (talk, "!temperature 2", true, Some(Hint::DirectOnly)),
        (talk, "!temperature", false, Some(Hint::Help)),
        (talk, "!absent", false, Some(Hint::Help)),
        (talk, "!withdraw-concern 1", true, Some(Hint::DirectOnly)),
        (talk, "!concerns", false, Some(Hint::Help)),
        (talk, "!petitions", false, Some(Hint::Help)),
        (talk, "!agreements", false, Some(Hint::Help)),
        (talk, "!suspend 1 danger", true, Some(Hint::DirectOnly)),
        (talk, "!suspend 1", true, Some(Hint::DirectOnly)),
        (talk, "!lift 1", true, Some(Hint::DirectOnly)),
        (talk, "!constituencies", false, Some(Hint::Help)),
        (None, "!vote refuse", true, Some(Hint::VoteElsewhere)),
        (None, "hello", false, None),
        (ballot_box, "I consent", true, None),
        (ballot_box, "!vote consent", true, Some(Hint::VoteElsewhere)),
        (ballot_box, "!help", true, Some(Hint::Help)),
        (ballot_box, "!dance", true, Some(Hint::Help)),
    ] {
        assert_eq!(in_room(role, body), Exposed { redact, answer }, "{role:?} {body}");
    }
}
