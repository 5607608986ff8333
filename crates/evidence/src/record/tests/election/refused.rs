//! What is no record of an election, and is neither written nor read.

use super::*;

#[test]
fn what_cannot_be_the_record_of_an_election_is_refused() {
    let of_rankings: [Spoilt; 25] = [
        (|r| r.candidates.clear(), "record-candidates"),
        (|r| r.candidates = (1..=51).map(|n| standing(n, "bridge")).collect(), "record-candidates"),
        (|r| r.candidates.swap(0, 1), "record-candidates"),
        (|r| r.candidates[0].number = 0, "record-candidates"),
        (|r| r.candidates[2].number = 2, "record-candidates"),
        (|r| r.candidates[2].mandate = r.candidates[1].mandate.clone(), "record-candidates"),
        (|r| r.candidates[2].mandate = "man_3".into(), "record-candidates"),
        (|r| r.candidates[2].intermediary = "The lantern".into(), "record-candidates"),
        (|r| r.candidates[2].digest.truncate(70), "record-candidates"),
        (|r| r.rule = "for: majority of cast".parse().unwrap(), "record-candidates"),
        // One more who stands, and nobody ranked them.
        (|r| r.candidates.push(standing(4, "beacon")), "record-answer"),
        (|r| r.rule = "choose: approval".parse().unwrap(), "record-answer"),
        (|r| r.ballots[4].answer = "for".into(), "record-answer"),
        (|r| r.ballots[4].answer = "abstain".into(), "record-answer"),
        (|r| r.ballots[4].answer = "approve 1".into(), "record-answer"),
        (|r| r.ballots[4].answer = "2>1>none".into(), "record-answer"),
        (|r| r.ballots[4].answer = "2>1>3>4>none".into(), "record-answer"),
        (|r| r.ballots[4].answer = "2>1>3".into(), "record-answer"),
        (|r| r.ballots[4].answer = "2>3=1>none".into(), "record-answer"),
        (|r| r.ballots[4].answer = "2 > 1 > 3 > none".into(), "record-answer"),
        (|r| r.ballots[4].answer = String::new(), "record-answer"),
        (|r| r.seats[0].constituencies.push("women".parse().unwrap()), "record-constituency"),
        (
            |r| r.objections.push(Objection { harm: "harm:stigma".parse().unwrap(), seat: 1 }),
            "record-objections",
        ),
        (|r| r.delegation = None, "record-delegations"),
        (|r| r.delegations[2].to = 20, "record-struck"),
    ];
    let of_approvals: [Spoilt; 4] = [
        (|r| r.ballots[4].answer = "approve 4".into(), "record-answer"),
        (|r| r.ballots[4].answer = "approve 2,1".into(), "record-answer"),
        (|r| r.ballots[4].answer = "1,2".into(), "record-answer"),
        (|r| r.ballots[4].answer = "1>2>3>none".into(), "record-answer"),
    ];
    let ranked = of_rankings.map(|case| (ranked(), case));
    let approved = of_approvals.map(|case| (approved(), case));
    for (at, (mut changed, (change, code))) in ranked.into_iter().chain(approved).enumerate() {
        change(&mut changed);
        assert_eq!(changed.to_file().err().map(|error| error.code()), Some(code), "change {at}");
        let written = canonical::to_text(&changed).unwrap() + "\n";
        assert_eq!(refusal(written.as_bytes()), Some(code), "change {at}");
    }
}

/// Nor is it counted, however one came by it.
#[test]
fn without_a_paper_nothing_is_counted() {
    let without = VoteRecord { candidates: Vec::new(), ..ranked() };
    let found: Vec<_> = without.recount(&signed_ranked()).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["count: the decision says adopted, the record gives no paper to count by"]);
}

#[test]
fn what_is_not_in_the_form_of_an_election_is_refused() {
    let good = ranked().to_file().unwrap();
    let question = record().to_file().unwrap();
    let cases = [
        (good.replacen("choose: schulze", "choose: borda", 1), "record-member"),
        (good.replacen("1/4 of roll", "2/8 of roll", 1), "record-member"),
        (good.replacen("\"intermediary\":", "\"handle\":", 1), "record-member"),
        (good.replacen("\"number\":1", "\"number\":\"1\"", 1), "record-member"),
        (good.replacen("\"number\":1}", "\"number\":1,\"zeal\":1}", 1), "record-member"),
        (
            question.replacen("\"commitments\":", "\"candidates\":[],\"commitments\":", 1),
            "json-not-canonical",
        ),
    ];
    for (text, code) in cases {
        assert!(text != good && text != question, "{code}");
        assert_eq!(refusal(text.as_bytes()), Some(code), "{}", &text[..60]);
    }
}

/// A question that is answered by a choice has nobody who stands.
#[test]
fn a_question_has_no_candidates() {
    let mut changed = record();
    changed.candidates.push(standing(1, "bridge"));
    assert_eq!(changed.to_file().err().map(|error| error.code()), Some("record-candidates"));
}
