use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    id::Id,
    proposal::{Stage, Tabled},
    taxonomy::Risk,
    terms::tests as samples,
};

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

fn terms() -> Terms {
    samples::draft().check(&samples::charter(), samples::now()).unwrap()
}

fn proposal() -> Proposal {
    let (digest, at) = (terms().digest(), samples::now());
    let tabled = Tabled { number: 1, digest, at, vote_from: at, risk: Risk::Low };
    let stage = Stage::Tabled(tabled);
    Proposal {
        id: id(1),
        community: id(2),
        requester: id(3),
        stage,
        mandate: None,
        paused: None,
        waits_since: samples::now(),
        warned: None,
        revision_of: None,
        connection: None,
        submitted_at: at,
    }
}

fn asking<'a>(terms: &'a Terms, clause: Option<u32>, words: &'a str, before: (u32, u32)) -> Asking<'a> {
    Asking { id: id(4), member: id(5), terms, clause, words: ("ar", words), before, reply: None }
}

fn asked() -> Question {
    Question::ask(&proposal(), asking(&terms(), Some(2), "من يقرأ؟", (0, 0)), samples::now()).unwrap().next.0
}

fn wanted() -> Vec<Language> {
    vec!["en".parse().unwrap()]
}

fn said(words: &str) -> TypedText {
    vec![("en".to_owned(), words.to_owned())]
}

#[test]
fn a_question_is_asked_without_a_name() {
    let step =
        Question::ask(&proposal(), asking(&terms(), None, "من يقرأ؟", (3, 0)), samples::now()).unwrap();
    let (question, asker) = &step.next;
    assert_eq!((question.number, asker.member, question.stage.word()), (4, id(5), "asked"));
    assert!(!format!("{:?}{:?}", step.facts, step.effects).contains("mem_"));
    for (clause, words, before, code) in [
        (Some(0), "Who?", (0, 0), "concern.no-such-clause"),
        (Some(99), "Who?", (0, 0), "concern.no-such-clause"),
        (None, " ", (0, 0), "input.empty"),
        (None, "Who?", (9, MOST_OF_ONE), "question.too-many"),
    ] {
        let refused =
            Question::ask(&proposal(), asking(&terms(), clause, words, before), samples::now()).unwrap_err();
        assert!(refused.has(code), "{code}: {refused}");
    }
    let mut over = proposal();
    over.stage = Stage::Withdrawn { at: samples::now() };
    let refused = Question::ask(&over, asking(&terms(), None, "Who?", (0, 0)), samples::now()).unwrap_err();
    assert!(refused.has("proposal.wrong-stage"));
}

#[test]
fn it_goes_out_and_its_answer_comes_back_through_the_advocate() {
    let question = asked();
    assert!(!question.is_told_to_requester());
    let out = question.forward(&said("Who reads the answers?"), &wanted()).unwrap();
    assert!(out.next.is_told_to_requester());
    assert_eq!((out.facts.len(), out.effects.len()), (1, 1));
    let back = out.next.answer(&said("Two researchers."), &wanted()).unwrap();
    assert_eq!((back.facts.len(), back.effects.len()), (1, 0), "the members are told by the advocate");
    let told = back.next.publish().unwrap();
    assert_eq!((told.facts.len(), told.effects.len()), (1, 1));
    let QuestionStage::Published { words, answer } = &told.next.stage else { panic!("published") };
    let english = "en".parse().unwrap();
    assert_eq!(words.get(&english), Some("Who reads the answers?"));
    assert_eq!(answer.get(&english), Some("Two researchers."));
}

/// What each act does at each stage: the stage after it, or the code of the refusal.
#[test]
fn each_act_at_each_stage() {
    type Act = fn(Question) -> Result<Step<Question>, Refused>;
    let acts: [(&str, Act); 4] = [
        ("forward", |question| question.forward(&said("W"), &wanted())),
        ("decline", |question| question.decline(&said("R"), &wanted())),
        ("answer", |question| question.answer(&said("A"), &wanted())),
        ("publish", |question| question.publish()),
    ];
    let stages = ["asked", "forwarded", "declined", "answered", "published"];
    let table = [
        ("forward", ["forwarded", "question.stage", "question.stage", "question.stage", "question.stage"]),
        ("decline", ["declined", "question.stage", "question.stage", "question.stage", "question.stage"]),
        ("answer", ["not-found", "answered", "not-found", "question.stage", "question.stage"]),
        ("publish", ["question.stage", "question.stage", "question.stage", "published", "question.stage"]),
    ];
    let words: LocalText = [(wanted()[0].clone(), "W".to_owned())].into_iter().collect();
    let at = |stage: &str| {
        let (words, answer, reason) = (words.clone(), words.clone(), words.clone());
        let stage = match stage {
            "asked" => QuestionStage::Asked,
            "forwarded" => QuestionStage::Forwarded { words },
            "declined" => QuestionStage::Declined { reason },
            "answered" => QuestionStage::Answered { words, answer },
            _ => QuestionStage::Published { words, answer },
        };
        Question { stage, ..asked() }
    };
    for ((name, act), (row, wanted)) in acts.into_iter().zip(table) {
        assert_eq!(name, row);
        for (stage, wanted) in stages.into_iter().zip(wanted) {
            assert_eq!(at(stage).stage.word(), stage);
            let done = match act(at(stage)) {
                Ok(step) => step.next.stage.word().to_owned(),
                Err(refused) => refused.all()[0].reason.code().to_owned(),
            };
            assert_eq!(done, wanted, "{name} at {stage}");
        }
    }
    for act in [asked().forward(&Vec::new(), &wanted()), asked().decline(&Vec::new(), &wanted())] {
        assert!(act.unwrap_err().has("input.language-missing"));
    }
}

proptest! {
    /// In whatever order the acts come, the members' own words never change and no answer is published that the requester did
    /// not give.
    #[test]
    fn no_answer_but_the_requesters_is_published(acts in proptest::collection::vec(0u8..4, 0..20)) {
        let (mut question, mut given) = (asked(), None);
        let words = question.words.clone();
        for (at, act) in acts.into_iter().enumerate() {
            let text = said(&format!("text {at}"));
            let done = match act {
                0 => question.clone().forward(&text, &wanted()),
                1 => question.clone().decline(&text, &wanted()),
                2 => question.clone().answer(&text, &wanted()),
                _ => question.clone().publish(),
            };
            if let Ok(step) = done {
                question = step.next;
                if act == 2 {
                    prop_assert!(given.replace(text[0].1.clone()).is_none(), "answered once");
                }
            }
        }
        prop_assert_eq!(&question.words, &words);
        if let QuestionStage::Published { answer, .. } = &question.stage {
            prop_assert_eq!(answer.get(&wanted()[0]), given.as_deref());
        }
    }
}
