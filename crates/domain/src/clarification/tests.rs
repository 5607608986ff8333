use uuid::Uuid;

use super::*;
use crate::{effect::Effect, proposal::tests as bargaining, terms::tests as sample};

fn words(words: &str) -> TypedText {
    vec![("en".to_owned(), words.to_owned())]
}

fn id(number: u128) -> ClarificationId {
    ClarificationId::new(Uuid::from_u128(number))
}

fn ask(of: &Proposal, by: Side, before: &[Clarification]) -> Result<Clarification, Refused> {
    let (charter, words) = (sample::charter(), words("What is a survey answer?"));
    let said = Said { by, words: &words, wanted: &charter.languages };
    Clarification::ask(id(before.len() as u128), of, said, before, sample::now()).map(|step| {
        assert!(matches!(step.facts[..], [Fact::ClarificationAsked { .. }]));
        assert!(matches!(step.effects[..], [Effect::Minute { .. }]));
        step.next
    })
}

fn answer(of: &Proposal, asked: &Clarification, by: Side) -> Result<Clarification, Refused> {
    let (charter, words) = (sample::charter(), words("What somebody ticks."));
    let said = Said { by, words: &words, wanted: &charter.languages };
    asked.clone().answer(of, said, sample::now()).map(|step| step.next)
}

#[test]
fn either_side_asks_and_the_other_answers_once() {
    let charter = sample::charter();
    let proposal = bargaining::submit(sample::draft(), &charter).next.proposal;
    let mut before = Vec::new();
    for (by, number) in [(Side::Community, 1), (Side::Requester, 2), (Side::Community, 3)] {
        let asked = ask(&proposal, by, &before).unwrap();
        assert_eq!((asked.number, asked.offer, asked.by), (number, 1, by));
        assert!(answer(&proposal, &asked, by).unwrap_err().has("clarification.own"));
        let answered = answer(&proposal, &asked, by.other()).unwrap();
        assert!(answered.answer.is_some());
        let again = answer(&proposal, &answered, by.other()).unwrap_err();
        assert!(again.has("clarification.given"));
        before.push(answered);
    }
    let nothing = TypedText::new();
    let said = Said { by: Side::Requester, words: &nothing, wanted: &charter.languages };
    let refused = Clarification::ask(id(9), &proposal, said, &before, sample::now()).unwrap_err();
    assert!(refused.has("input.language-missing"));
}

#[test]
fn a_side_has_only_so_many_that_wait() {
    let charter = sample::charter();
    let proposal = bargaining::submit(sample::draft(), &charter).next.proposal;
    let one = ask(&proposal, Side::Community, &[]).unwrap();
    let mut before = vec![one; MOST_WAITING as usize];
    assert!(ask(&proposal, Side::Community, &before).unwrap_err().has("clarification.too-many"));
    ask(&proposal, Side::Requester, &before).unwrap();
    before[0] = answer(&proposal, &before[0], Side::Requester).unwrap();
    ask(&proposal, Side::Community, &before).unwrap();
}

#[test]
fn it_is_asked_and_answered_only_while_the_sides_bargain() {
    let charter = sample::charter();
    let proposal = bargaining::submit(sample::draft(), &charter).next.proposal;
    let asked = ask(&proposal, Side::Requester, &[]).unwrap();
    let rests = proposal.clone().pause(sample::now()).unwrap().next;
    let over = proposal.clone().withdraw(false, sample::now()).unwrap().next;
    let returned = bargaining::submit(crate::terms::TermsDraft::default(), &charter).next.proposal;
    for (of, code) in
        [(&rests, "proposal.paused"), (&over, "proposal.wrong-stage"), (&returned, "proposal.wrong-stage")]
    {
        assert!(ask(of, Side::Community, &[]).unwrap_err().has(code));
        assert!(answer(of, &asked, Side::Community).unwrap_err().has(code));
    }
}
