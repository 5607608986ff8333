//! The closed lists of words that choose between sentences. Each comes from the domain's own types by a match or a list
//! that does not compile, or does not pass, when a word is added and forgotten here.

use domain::{
    agreement::SuspensionCause,
    ballot::{Attestation, Choice, Paper},
    charter::{self, CosignedBy, How},
    decision::{DecisionKind, Matter, Outcome},
    id::ProposalId,
    mandate::Ending,
    party::Role,
    proposal::SentBackFor,
    taxonomy::{CodeKind, Risk},
    temperature::Leaning,
    understanding::Asks,
};

use crate::{locale::Locale, render};

pub(super) const OUTCOMES: [Outcome; 7] = [
    Outcome::Consented,
    Outcome::Refused,
    Outcome::SentBack,
    Outcome::Lapsed,
    Outcome::Adopted,
    Outcome::NotAdopted,
    Outcome::RunOff,
];

/// Its place in [`OUTCOMES`].
fn place(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Consented => 0,
        Outcome::Refused => 1,
        Outcome::SentBack => 2,
        Outcome::Lapsed => 3,
        Outcome::Adopted => 4,
        Outcome::NotAdopted => 5,
        Outcome::RunOff => 6,
    }
}

/// What can be wrong with a ballot between several: the words of [`domain::ranking::Misread`].
pub(super) const FAULTS: [&str; 7] =
    ["empty", "too-long", "gap", "unreadable", "unknown", "twice", "none-beside-others"];

/// Every choice, each once.
pub(super) fn all_choices() -> Vec<Choice> {
    let mut choices: Vec<Choice> =
        [Paper::Consent, Paper::Adopt].iter().flat_map(|paper| paper.choices()).copied().collect();
    choices.sort_unstable();
    choices.dedup();
    choices
}

/// The words that a variable of a message can be, or none where the list is open (numbers, names, languages).
pub(super) fn words(message: &str, variable: &str) -> Option<Vec<&'static str>> {
    Some(match (message, variable) {
        ("refusal-input-unknown-code", "kind") => CodeKind::ALL.iter().map(|(_, word)| *word).collect(),
        ("clause", "kind") => {
            let mut words: Vec<_> =
                super::deliberation::terms().clauses().iter().map(|clause| clause.says.word()).collect();
            words.dedup();
            words
        }
        // What kind of organisation gets data is said in its own words.
        ("clause-recipient" | "clause-onward", "kind") => return None,
        ("petition-begun" | "petition-reached", "kind") => {
            [Matter::Charter, Matter::Recall, Matter::Withdrawal].map(Matter::word).into()
        }
        ("petitions-what", "kind") => {
            [Matter::Charter, Matter::Recall, Matter::Withdrawal].map(Matter::word).into()
        }
        ("petitions-standing", "stands") => vec!["none", "begun", "signed", "reached"],
        ("outcome" | "vote-opened" | "outcome-heading" | "question", "kind") => {
            Matter::ALL.iter().map(|matter| matter.word()).collect()
        }
        // What is said of a kind is said in its own words.
        ("delegation-scope", "kind") => return None,
        (_, "kind") => DecisionKind::ALL.iter().map(|kind| kind.word()).collect(),
        ("refusal-signature-other", "part") => {
            vec!["audience", "issuer", "agreement", "decision", "terms", "community", "role"]
        }
        ("charter-clause-cosigners" | "signature-waits", "by") => {
            [CosignedBy::Stewards, CosignedBy::Advocates, CosignedBy::Either].map(CosignedBy::word).into()
        }
        ("agreements-line", "cause") => {
            ["none"].into_iter().chain(SuspensionCause::ALL.map(SuspensionCause::word)).collect()
        }
        ("agreement-suspended", "cause") => SuspensionCause::ALL.map(SuspensionCause::word).into(),
        ("charter-part", "part") => charter::Part::ALL.iter().map(|part| part.word()).collect(),
        (_, "ending") => [Ending::Expired, Ending::Recalled, Ending::Resigned].map(Ending::word).into(),
        (_, "choice") => all_choices().iter().map(|choice| choice.word()).collect(),
        (_, "outcome") => OUTCOMES.iter().map(|outcome| outcome.word()).collect(),
        ("charter-clause-rule", "risk") => vec!["any", "low", "medium", "high", "severe"],
        (_, "template") => charter::Template::ALL.iter().map(|template| template.name()).collect(),
        ("charter-change", "how") => {
            [How::Added, How::Removed, How::Changed].iter().map(|how| how.word()).collect()
        }
        (_, "scale") => vec!["local", "national", "regional", "international"],
        (_, "secrecy") => vec!["open", "confidential"],
        (_, "attestation") => vec!["room-attested", "signed"],
        (_, "delegation") => vec!["none", "free", "capped"],
        (_, "risk") => vec!["low", "medium", "high", "severe"],
        (_, "favour") => [Paper::Consent, Paper::Adopt].iter().map(|paper| paper.favour().word()).collect(),
        (_, "base") => vec!["cast", "roll"],
        (_, "how") => vec!["all", "more", "least"],
        (_, "share") => vec!["all", "half", "third", "two-thirds", "quarter", "three-quarters", "other"],
        (_, "place") => vec!["middle", "last"],
        (_, "then") => vec!["sends-back", "asks"],
        (_, "is") => vec!["asked", "forwarded", "declined", "answered", "published"],
        ("absence-plan", "by") => return None,
        (_, "by") => vec!["requester", "community"],
        ("minute", "step") => vec!["submitted", "returned", "paused", "taken-up", "withdrawn"],
        (_, "shift") => vec!["added", "removed", "changed", "reordered", "title", "summary"],
        ("leaning-counts", "leaning") => Leaning::ALL.map(Leaning::word).into(),
        // What follows "you" is said in its own words.
        ("temperatures-mine", "leaning") => return None,
        (_, "leaning") => Leaning::ALL.iter().map(|one| one.word()).chain(["silent"]).collect(),
        (_, "finding") => vec!["scarce", "unreached", "terms", "answer", "unspoken"],
        ("terms-sent-back" | "minute-sent-back", "because") => {
            [SentBackFor::Unanswered, SentBackFor::NotUnderstood, SentBackFor::RedLine]
                .map(SentBackFor::word)
                .into()
        }
        (_, "asks") => vec![Asks::Purpose.word(), Asks::Recipient.word(), Asks::Retention.word()],
        (
            _,
            "given" | "named" | "own" | "right" | "stewards" | "met" | "supports" | "holds" | "signed"
            | "stands" | "belongs" | "delegate",
        ) => {
            vec!["yes", "no"]
        }
        ("vouch-said", "said") => vec!["vouched", "agreed", "taken-back"],
        ("stewards-became", "became") => vec!["appointed", "ended", "stepped-down"],
        ("charter-clause-admission", "way") => vec!["invitation", "vouching", "both"],
        ("charter-clause-stewards", "fewer") => vec!["go-on", "wait"],
        (_, "steward" | "appoints") => vec!["yes", "no"],
        (_, "said") => vec!["to", "nobody", "taken-back"],
        (_, "scope") => vec!["vote", "kind", "all"],
        (_, "method") => vec!["schulze", "approval"],
        (_, "because") => vec!["beats-everyone", "in-top-cycle", "nobody-approved", "approved-as-often"],
        (_, "settled") => vec!["none-of-them", "lapsed"],
        (_, "fault") => FAULTS.to_vec(),
        (_, "command") => render::COMMANDS.to_vec(),
        ("room-name", "role") => vec!["assembly", "ballot-box", "negotiations", "stewards"],
        ("refusal-actor-role-needed", "role") => Role::ALL.map(Role::word).into(),
        (_, "role") => vec!["space", "assembly", "ballot-box", "stewards", "negotiations", "deliberation"],
        (_, "act") => vec!["negotiate", "recommend"],
        (_, "grade") => vec![Attestation::Signed.word(), "other"],
        (_, "stage") => {
            let decided = OUTCOMES[..4].iter().map(|outcome| outcome.word());
            ["returned", "submitted", "negotiating", "tabled", "voting", "withdrawn", "timed-out"]
                .into_iter()
                .chain(decided)
                .collect()
        }
        _ => return None,
    })
}

#[test]
fn the_lists_are_whole() {
    for (at, outcome) in OUTCOMES.into_iter().enumerate() {
        assert_eq!(place(outcome), at);
    }
    assert_eq!(all_choices().len(), 6);
    let words: Vec<_> = Risk::ALL.iter().map(|risk| render::risk(*risk, &Locale::English)).collect();
    assert_eq!(words, ["low", "medium", "high", "severe"]);
    let id = "pro_00000000000000000000000000000001".parse::<ProposalId>().unwrap();
    let room = render::room(&domain::effect::RoomRole::Deliberation(id), " A\ntitle ", &Locale::English);
    assert_eq!(room.name, "A title");
}
