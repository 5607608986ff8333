use uuid::Uuid;

use super::*;
use crate::{
    burden::Ledger,
    charter::{Charter, RedLineDraft},
    proposal::{Acceptance, tests as bargaining},
    terms::{TermsDraft, tests as sample},
};

fn point(code: &str, recipients: &[&str]) -> RedLineDraft {
    RedLineDraft {
        code: code.into(),
        text: vec![("en".into(), format!("What goes to {recipients:?}"))],
        recipient_kinds: recipients.iter().map(|kind| (*kind).to_owned()).collect(),
        ..RedLineDraft::default()
    }
}

/// A mandate with a point that the sample terms touch, and one that they do not.
fn mandate(charter: &Charter) -> Mandate {
    let points = vec![point("universities", &["recipient:academic"]), point("papers", &["recipient:media"])];
    bargaining::mandate(charter, |typed| typed.must_ask_on = points)
}

fn words(words: &str) -> TypedText {
    vec![("en".to_owned(), words.to_owned())]
}

struct Table {
    charter: Charter,
    mandate: Mandate,
    proposal: Proposal,
    latest: Offer,
}

impl Table {
    fn new() -> Self {
        let charter = sample::charter();
        let mandate = mandate(&charter);
        let step = bargaining::submit(sample::draft(), &charter);
        Self { charter, mandate, proposal: step.next.proposal, latest: step.next.offer.unwrap() }
    }

    fn asks(&self, point: &str, before: &[Asking]) -> Result<Asking, Refused> {
        let words = words("May the university have it?");
        let id = AskingId::new(Uuid::from_u128(7));
        let (latest, wanted) = (&self.latest, &self.charter.languages[..]);
        let said = Putting { id, latest, point, words: &words, wanted, before };
        self.mandate.ask(&self.proposal, said, sample::now()).map(|step| {
            assert!(matches!(step.facts[..], [Fact::MembersAsked { .. }]));
            assert_eq!(step.effects.len(), 2, "the assembly and the minutes");
            step.next
        })
    }

    fn hears(&self, asking: Asking, now: Moment) -> Result<Asking, Refused> {
        let (words, wanted) = (words("Nobody minds."), &self.charter.languages[..]);
        let of = (&self.proposal, &self.latest);
        self.mandate.heard(asking, of, (&words, wanted), now).map(|step| step.next)
    }

    fn accepts(&self, askings: &[Asking]) -> Result<(), Refused> {
        let by = Acceptance::Advocate(&self.mandate, askings);
        let accepted = self.proposal.clone().accept(
            by,
            &self.latest,
            1,
            (&self.charter, &Ledger::default()),
            sample::now(),
        );
        accepted.map(drop)
    }

    fn offers(&self, draft: &TermsDraft, askings: &[Asking]) -> Result<(), Refused> {
        let (by, none) = (Acceptance::Advocate(&self.mandate, askings), TypedText::new());
        let typed = (draft, &none);
        self.proposal.clone().offer(by, &self.latest, typed, &self.charter, sample::now()).map(drop)
    }
}

fn tomorrow() -> Moment {
    sample::now().plus(ASKED_FOR)
}

#[test]
fn an_advocate_signs_nothing_that_touches_a_point_before_the_members_were_asked() {
    let table = Table::new();
    let unasked = |done: Result<(), Refused>| done.unwrap_err().has("mandate.members-not-asked");
    assert!(unasked(table.accepts(&[])) && unasked(table.offers(&bargaining::counter(), &[])));
    let asking = table.asks("universities", &[]).unwrap();
    let asked = std::slice::from_ref(&asking);
    assert!(unasked(table.accepts(asked)), "asked, and nothing came of it yet");
    let early = table.hears(asking.clone(), tomorrow().minus(Span::seconds(1))).unwrap_err();
    assert!(early.has("mandate.members-still-asked"));
    let heard = table.hears(asking, tomorrow()).unwrap();
    assert!(table.hears(heard.clone(), tomorrow()).unwrap_err().has("mandate.members-asked-already"));
    let heard = [heard];
    table.accepts(&heard).unwrap();
    table.offers(&bargaining::counter(), &heard).unwrap();
    let other = Mandate { id: MandateId::new(Uuid::from_u128(99)), ..table.mandate.clone() };
    let by = Acceptance::Advocate(&other, &heard);
    let accepted = table.proposal.clone().accept(
        by,
        &table.latest,
        1,
        (&table.charter, &Ledger::default()),
        sample::now(),
    );
    assert!(accepted.unwrap_err().has("mandate.members-not-asked"), "asked under another mandate");
}

#[test]
fn what_came_of_it_stands_for_terms_that_bring_in_nothing_else_of_the_point() {
    let mut table = Table::new();
    let heard = [table.hears(table.asks("universities", &[]).unwrap(), tomorrow()).unwrap()];
    assert_eq!(heard[0].about, ["recipient:academic"]);
    let mut wider = sample::draft_that_answers_all();
    wider.recipients.push(crate::terms::RecipientDraft {
        name: "Press".into(),
        kind: "recipient:media".into(),
        country: "DE".into(),
        onward: Vec::new(),
    });
    let refused = table.offers(&wider, &heard).unwrap_err();
    assert!(refused.has("mandate.members-not-asked"), "another point");
    table.mandate.text.must_ask_on[0].recipient_kinds.push("recipient:media".parse().unwrap());
    table.mandate.text.must_ask_on.truncate(1);
    let refused = table.offers(&wider, &heard).unwrap_err();
    assert!(refused.has("mandate.members-not-asked"), "the same point, and more of what it speaks of");
    table.offers(&bargaining::counter(), &heard).unwrap();
}

#[test]
fn only_what_the_latest_offer_touches_is_asked_and_once() {
    let mut table = Table::new();
    for unknown in ["papers", "nonsense", ""] {
        assert!(table.asks(unknown, &[]).unwrap_err().has("mandate.point-not-touched"), "{unknown}");
    }
    let asking = table.asks("universities", &[]).unwrap();
    let again = table.asks("universities", std::slice::from_ref(&asking)).unwrap_err();
    assert!(again.has("mandate.members-asked-already"));
    let (id, latest, wanted) = (asking.id, &table.latest, &table.charter.languages[..]);
    let nothing = TypedText::new();
    let said = Putting { id, latest, point: "universities", words: &nothing, wanted, before: &[] };
    assert!(
        table.mandate.ask(&table.proposal, said, sample::now()).unwrap_err().has("input.language-missing")
    );
    let over = sample::now().plus(Span::days(365));
    assert!(table.hears(asking.clone(), over).unwrap_err().has("mandate.none-active"));
    table.proposal = table.proposal.clone().withdraw(false, sample::now()).unwrap().next;
    assert!(table.hears(asking, tomorrow()).unwrap_err().has("proposal.wrong-stage"));
    assert!(table.asks("universities", &[]).unwrap_err().has("proposal.wrong-stage"));
}

#[test]
fn a_mandate_without_codes_reads_and_digests_as_it_did() {
    let charter = sample::charter();
    let plain = bargaining::mandate(&charter, |typed| typed.must_ask = vec![words("Children")]);
    let stored = serde_json::to_string(&plain.text).unwrap();
    assert!(stored.contains("mustAsk\"") && !stored.contains("mustAskOn"), "{stored}");
    let read: crate::mandate::MandateText = serde_json::from_str(&stored).unwrap();
    assert_eq!(crate::digest::Digest::of(&read), plain.digest);
    assert_ne!(mandate(&charter).digest, plain.digest);
}

#[test]
fn who_takes_up_an_offer_of_the_community_was_told_what_the_members_say_first() {
    let table = Table::new();
    let heard = [table.hears(table.asks("universities", &[]).unwrap(), tomorrow()).unwrap()];
    let by = Acceptance::Advocate(&table.mandate, &heard);
    let none = TypedText::new();
    let typed = (&bargaining::counter(), &none);
    let offered = table.proposal.clone().offer(by, &table.latest, typed, &table.charter, sample::now());
    let offered = offered.unwrap().next;
    let rests = offered.proposal.pause(sample::now()).unwrap().next;
    let other = Mandate { id: MandateId::new(Uuid::from_u128(99)), ..table.mandate.clone() };
    let latest = offered.offer.unwrap();
    let take_up = |mandate, askings: &[Asking]| {
        rests.clone().take_up((mandate, askings), None, &latest, sample::now()).map(drop)
    };
    assert!(take_up(&other, &heard).unwrap_err().has("mandate.members-not-asked"));
    take_up(&table.mandate, &heard).unwrap();
}
