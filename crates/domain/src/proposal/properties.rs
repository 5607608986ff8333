//! What holds of every negotiation, however it goes: over arbitrary offers of both sides, mandates that end, charters that are amended in
//! between, points on which the members are asked first, and a clock that looks now and then.

use proptest::prelude::*;
use uuid::Uuid;

use super::{Acceptance, Connection, Offer, Proposal, Stage, tests as bargaining};
use crate::{
    burden::Ledger,
    charter::{Charter, RedLineDraft, TypedText},
    decision::Outcome,
    id::{AskingId, MandateId},
    mandate::{ASKED_FOR, Asking, Held, Mandate, Putting},
    moment::{Moment, Span},
    terms::{TermsDraft, tests as sample},
    text::LocalText,
};

/// What can stand in terms, and what lines and points are drawn about.
const PURPOSES: [&str; 2] = ["purpose:academic-research", "purpose:statistics"];
const RECIPIENTS: [&str; 3] = ["recipient:academic", "recipient:media", "recipient:ngo"];
const TECHNOLOGIES: [&str; 2] = ["technology:aggregation", "technology:storage"];

#[derive(Clone, Copy, Debug)]
enum Act {
    /// Of a mandate, or of the requester: an offer of these words.
    Offers(Option<usize>, usize, usize, usize),
    Accepts(Option<usize>),
    TakesUp(usize),
    Ends(usize),
    Amends(usize, usize),
    Asks(usize),
    Hears,
    Passes(u32),
    ClockLooks,
    VoteOpens,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let who = || prop_oneof![2 => (0usize..2).prop_map(Some), 2 => Just(None)];
    let act = prop_oneof![
        8 => (who(), 0usize..2, 0usize..3, 0usize..2).prop_map(|(who, p, r, t)| Act::Offers(who, p, r, t)),
        4 => who().prop_map(Act::Accepts),
        2 => (0usize..2).prop_map(Act::TakesUp),
        1 => (0usize..2).prop_map(Act::Ends),
        1 => (0usize..2, 0usize..3).prop_map(|(p, r)| Act::Amends(p, r)),
        2 => (0usize..2).prop_map(Act::Asks),
        2 => Just(Act::Hears),
        2 => (1u32..20).prop_map(Act::Passes),
        1 => Just(Act::ClockLooks),
        1 => Just(Act::VoteOpens),
    ];
    prop::collection::vec(act, 1..60)
}

fn line(code: &str, purposes: &[&str], recipients: &[&str]) -> RedLineDraft {
    let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    RedLineDraft {
        code: code.into(),
        text: vec![("en".into(), code.into())],
        purposes: owned(purposes),
        recipient_kinds: owned(recipients),
        ..RedLineDraft::default()
    }
}

struct Table {
    charter: Charter,
    mandates: [Mandate; 2],
    ended: [bool; 2],
    proposal: Proposal,
    latest: Offer,
    askings: Vec<Asking>,
    now: Moment,
    /// The words as they were tabled, to the byte.
    tabled: Option<String>,
}

impl Table {
    fn new(connector: bool) -> Self {
        let charter = sample::charter();
        let first = bargaining::mandate(&charter, |typed| {
            typed.purposes.push("purpose:statistics".into());
            typed.must_ask_on = vec![line("ngos", &[], &["recipient:ngo"])];
        });
        let second = bargaining::mandate(&charter, |typed| {
            typed.red_lines = vec![line("no-papers", &[], &["recipient:media"])];
        });
        let second = Mandate { id: MandateId::new(Uuid::from_u128(6)), ..second };
        let step = bargaining::submit(sample::draft(), &charter);
        let (mut proposal, latest) = (step.next.proposal, step.next.offer.unwrap());
        let connection = Connection::check("urn:x", "https://connector.example/", "urn:d").ok();
        proposal.connection = connection.filter(|_| connector);
        let (mandates, now) = ([first, second], sample::now());
        Self {
            charter,
            mandates,
            ended: [false; 2],
            proposal,
            latest,
            askings: Vec::new(),
            now,
            tabled: None,
        }
    }

    fn under(&self) -> Option<usize> {
        (0..2).find(|which| Some(self.mandates[*which].id) == self.proposal.mandate)
    }

    /// Whether the verbs let anybody act at all.
    fn goes_on(&self) -> bool {
        self.proposal.goes_on(self.under().map(|which| &self.mandates[which]), self.now).is_ok()
    }

    /// What a side signs: an offer, or the other's words. `which` is the mandate of an advocate.
    fn signs(&mut self, which: Option<usize>, draft: Option<&TermsDraft>) -> Option<()> {
        if !self.goes_on() {
            return None;
        }
        let by = match which {
            Some(which) => Acceptance::Advocate(&self.mandates[which], &self.askings),
            None => Acceptance::Requester,
        };
        let (now, proposal) = (self.now, self.proposal.clone());
        let step = match draft {
            Some(draft) => proposal.offer(by, &self.latest, (draft, &TypedText::new()), &self.charter, now),
            None => proposal.accept(
                by,
                &self.latest,
                self.latest.number,
                (&self.charter, &Ledger::default()),
                now,
            ),
        };
        let moved = step.ok()?.next;
        self.proposal = moved.proposal;
        self.latest = moved.offer.unwrap_or_else(|| self.latest.clone());
        Some(())
    }

    /// Does it; answers with the mandate that signed for the community, if one did.
    fn act(&mut self, act: Act) -> Option<usize> {
        match act {
            Act::Offers(which, purpose, recipient, technology) => {
                let mut draft = sample::draft();
                draft.purposes = vec![PURPOSES[purpose].into()];
                draft.recipients[0].kind = RECIPIENTS[recipient].into();
                draft.technologies = vec![TECHNOLOGIES[technology].into()];
                return self.signs(which, Some(&draft)).and(which);
            }
            Act::Accepts(which) => return self.signs(which, None).and(which),
            Act::TakesUp(which) => {
                let under = self.under().map(|under| &self.mandates[under]);
                let by = (&self.mandates[which], &self.askings[..]);
                let step = self.proposal.clone().take_up(by, under, &self.latest, self.now).ok()?;
                self.proposal = step.next;
                return Some(which);
            }
            Act::Ends(which) => {
                let mine = self.under() == Some(which);
                let negotiations = mine.then(|| self.proposal.clone()).into_iter().collect();
                let held = Held { intermediary: "Bridge".into(), negotiations };
                let step = self.mandates[which].clone().recalled(Outcome::Adopted, held, self.now);
                let (mandate, paused) = step.next;
                self.mandates[which] = mandate;
                self.ended[which] = true;
                self.proposal = paused.into_iter().next().unwrap_or_else(|| self.proposal.clone());
            }
            Act::Amends(purpose, recipient) => {
                let typed = line("new", &[PURPOSES[purpose]], &[RECIPIENTS[recipient]]);
                let mut faults = crate::refusal::Faults::default();
                self.charter.red_lines.extend(typed.read(&mut faults, &self.charter.languages));
            }
            Act::Asks(which) => {
                let (id, words) = (AskingId::new(Uuid::from_u128(1)), vec![("en".into(), "Well?".into())]);
                let (latest, wanted) = (&self.latest, &self.charter.languages[..]);
                let said =
                    Putting { id, latest, point: "ngos", words: &words, wanted, before: &self.askings };
                let asked = self.mandates[which].ask(&self.proposal, said, self.now).ok()?;
                self.askings.push(asked.next);
            }
            Act::Hears => {
                let asking = self.askings.pop()?;
                let (words, of) = (vec![("en".into(), "Yes.".into())], (&self.proposal, &self.latest));
                let which = self.mandates.iter().find(|mandate| mandate.id == asking.mandate)?;
                let heard = which.heard(asking.clone(), of, (&words, &self.charter.languages), self.now);
                self.askings.push(heard.map_or(asking, |step| step.next));
            }
            Act::Passes(days) => self.now = self.now.plus(Span::days(days)),
            Act::ClockLooks => {
                let within = self.charter.offers_answered();
                if let Some(step) = self.proposal.clone().look(within, &LocalText::default(), self.now) {
                    self.proposal = step.next;
                }
            }
            Act::VoteOpens => {
                if let Ok(voting) = self.proposal.clone().voting(crate::id::VoteId::new(Uuid::nil())) {
                    self.proposal = voting;
                }
            }
        }
        None
    }

    fn words(&self) -> String {
        serde_json::to_string(&self.latest.terms).unwrap()
    }
}

proptest! {
    #[test]
    fn no_negotiation_ends_in_words_that_cross_a_line_or_change(acts in acts(), connector in any::<bool>()) {
        let mut table = Table::new(connector);
        for act in acts {
            let before = table.proposal.negotiable();
            let signed = table.act(act);
            if let Some(which) = signed {
                prop_assert!(!table.ended[which], "a mandate that ended signs: {act:?}");
                prop_assert!(table.mandates[which].is_active(table.now), "{act:?}");
            }
            let frozen = matches!(table.proposal.stage, Stage::Queued(_) | Stage::Tabled(_) | Stage::Voting(_));
            if before && frozen {
                // Tabled just now: by the lines of the charter and of the mandate that stands behind it, as they are at this moment.
                prop_assert!(table.latest.terms.crosses_none(&table.charter.red_lines).is_ok(), "{act:?}");
                let under = table.under();
                prop_assert!(under.is_some(), "no words are tabled without a mandate: {act:?}");
                if let Some(which) = under {
                    let mandate = &table.mandates[which];
                    prop_assert!(mandate.is_active(table.now), "{act:?}");
                    prop_assert!(table.latest.terms.crosses_none(&mandate.text.red_lines).is_ok(), "{act:?}");
                    let heard = |asking: &Asking| {
                        asking.mandate == mandate.id && asking.heard.as_ref().is_some_and(|heard| {
                            heard.at >= asking.asked_at.plus(ASKED_FOR)
                        })
                    };
                    let touches = !mandate.touched(&table.latest.terms).is_empty();
                    prop_assert!(!touches || table.askings.iter().any(heard), "unasked: {act:?}");
                }
                table.tabled = Some(table.words());
            }
            if let Some(tabled) = &table.tabled {
                prop_assert!(frozen, "{act:?}");
                prop_assert_eq!(tabled, &table.words());
                let (Stage::Tabled(stage) | Stage::Voting(super::Voting { tabled: stage, .. })) = &table.proposal.stage else {
                    return Err(TestCaseError::fail("not frozen"));
                };
                prop_assert_eq!((stage.number, stage.digest), (table.latest.number, table.latest.terms.digest()));
            }
        }
    }
}
