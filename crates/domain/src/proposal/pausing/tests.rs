use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    burden::Ledger,
    charter::TypedText,
    decision::Outcome,
    mandate::{Held, Resuming},
    moment::Span,
    proposal::{
        Acceptance,
        tests::{counter, mandate, submit},
    },
    terms::{TermsDraft, tests as sample},
};

fn negotiating() -> (Proposal, Offer, Mandate) {
    let charter = sample::charter();
    let mandate = mandate(&charter, |_| {});
    let step = submit(sample::draft(), &charter);
    let (proposal, first) = (step.next.proposal, step.next.offer.unwrap());
    let by = Acceptance::Advocate(&mandate, &[]);
    let step = proposal.offer(by, &first, (&counter(), &Vec::new()), &charter, sample::now()).unwrap();
    (step.next.proposal, step.next.offer.unwrap(), mandate)
}

fn mandate_until(charter: &crate::charter::Charter, term: &str) -> Mandate {
    let mandate = mandate(charter, |typed| typed.term = term.into());
    Mandate { id: crate::id::MandateId::new(Uuid::from_u128(6)), ..mandate }
}

fn held(negotiations: Vec<Proposal>) -> Held {
    Held { intermediary: "Bridge".to_owned(), negotiations }
}

#[test]
fn whatever_ends_or_suspends_a_mandate_pauses_what_is_negotiated_under_it() {
    let (proposal, latest, mandate) = negotiating();
    let (now, charter) = (sample::now(), sample::charter());
    let over = now.plus(Span::days(365));
    let under = || held(vec![proposal.clone()]);
    let halts = [
        ("recalled", mandate.clone().recalled(Outcome::Adopted, under(), now), now),
        ("resigned", mandate.clone().resigned(under(), now).unwrap(), now),
        ("suspended", mandate.clone().interests_changed(under(), now).unwrap(), now),
        ("expired", mandate.clone().expired(under(), over).unwrap(), over),
    ];
    for (how, step, at) in halts {
        let [paused] = &step.next.1[..] else { panic!("{how}: {:?}", step.next.1) };
        assert_eq!((paused.paused, paused.stage.clone()), (Some(at), proposal.stage.clone()), "{how}");
        let (community, proposal) = (paused.community, paused.id);
        assert!(step.facts.contains(&Fact::NegotiationPaused { community, proposal }), "{how}");
        let refusals = [
            paused
                .clone()
                .accept(Acceptance::Requester, &latest, 2, (&charter, &Ledger::default()), at)
                .map(drop),
            paused
                .clone()
                .offer(Acceptance::Requester, &latest, (&sample::draft(), &Vec::new()), &charter, at)
                .map(drop),
        ];
        for refused in refusals {
            assert!(refused.unwrap_err().has("proposal.paused"), "{how}");
        }
        assert!(paused.clone().pause(at).is_none(), "once");
        let withdrawn = paused.clone().withdraw(false, at).unwrap().next;
        assert_eq!(withdrawn.paused, None, "the requester can always leave");
    }
    let stays = mandate.recalled(Outcome::NotAdopted, under(), now);
    assert!(stays.next.1.is_empty(), "a mandate that stays pauses nothing");
}

#[test]
fn a_term_that_is_over_rests_before_the_clock_has_looked() {
    let (proposal, latest, mandate) = negotiating();
    let over = sample::now().plus(Span::days(365));
    assert_eq!(proposal.goes_on(Some(&mandate), over.minus(Span::seconds(1))), Ok(()));
    assert_eq!(proposal.goes_on(Some(&mandate), over), Err(Reason::NegotiationPaused {}));
    assert_eq!(proposal.goes_on(None, over), Ok(()), "nobody has acted for the community");
    let charter = sample::charter();
    let longer = mandate_until(&charter, "P700D");
    let on = proposal.clone().take_up((&longer, &[]), Some(&mandate), &latest, over).unwrap().next;
    assert_eq!((on.paused, on.mandate), (None, Some(longer.id)));
    let refused = proposal.take_up((&longer, &[]), Some(&mandate), &latest, sample::now()).unwrap_err();
    assert!(refused.has("proposal.not-paused"));
}

#[test]
fn it_goes_on_under_a_mandate_that_covers_the_terms() {
    let (proposal, latest, first) = negotiating();
    let (now, charter) = (sample::now(), sample::charter());
    let refused = proposal.clone().take_up((&first, &[]), Some(&first), &latest, now).unwrap_err();
    assert!(refused.has("proposal.not-paused"));
    let paused = first.clone().recalled(Outcome::Adopted, held(vec![proposal]), now).next;
    let (recalled, paused) = (paused.0, paused.1.into_iter().next().unwrap());
    assert!(
        paused
            .clone()
            .take_up((&recalled, &[]), Some(&recalled), &latest, now)
            .unwrap_err()
            .has("mandate.none-active")
    );
    let narrow = mandate(&charter, |typed| typed.places = vec!["DE-BE".into()]);
    assert!(
        paused
            .clone()
            .take_up((&narrow, &[]), Some(&recalled), &latest, now)
            .unwrap_err()
            .has("mandate.outside-scope")
    );
    let mut other = mandate(&charter, |_| {});
    other.id = crate::id::MandateId::new(Uuid::from_u128(6));
    let on = paused.clone().take_up((&other, &[]), Some(&recalled), &latest, now).unwrap();
    assert_eq!((on.next.paused, on.next.mandate), (None, Some(other.id)));
    let accepted = on
        .next
        .accept(Acceptance::Requester, &latest, 2, (&charter, &Ledger::default()), now)
        .unwrap()
        .next
        .proposal;
    assert!(accepted.clone().pause(now).is_none(), "tabled words belong to the members");
    let refused = accepted.take_up((&other, &[]), Some(&recalled), &latest, now).unwrap_err();
    assert!(refused.has("proposal.wrong-stage"));
}

/// What can happen around one negotiation, in any order.
#[derive(Clone, Copy, Debug)]
enum Act {
    Offer(usize),
    Accept(usize),
    RequesterOffers,
    RequesterAccepts,
    TakeUp(usize),
    Recall(usize),
    Resign(usize),
    Declare(usize),
    Confirm(usize),
    Passes(u32),
    ClockLooks,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let which = || 0usize..2;
    let act = prop_oneof![
        3 => which().prop_map(Act::Offer),
        1 => which().prop_map(Act::Accept),
        3 => Just(Act::RequesterOffers),
        1 => Just(Act::RequesterAccepts),
        2 => which().prop_map(Act::TakeUp),
        1 => which().prop_map(Act::Recall),
        1 => which().prop_map(Act::Resign),
        2 => which().prop_map(Act::Declare),
        2 => which().prop_map(Act::Confirm),
        2 => (1u32..200).prop_map(Act::Passes),
        1 => Just(Act::ClockLooks),
    ];
    prop::collection::vec(act, 1..60)
}

/// Two mandates and one negotiation, moved as the verbs move them: what ends or suspends a mandate has what is negotiated under it.
struct Table {
    mandates: [Mandate; 2],
    proposal: Proposal,
    latest: Offer,
    now: Moment,
    /// Which mandate signed last for the community, and when.
    signed: Vec<(usize, Moment)>,
    /// From when on each mandate may not sign, as the test itself keeps account.
    shut: [Option<Moment>; 2],
    until: Moment,
}

impl Table {
    fn new() -> Self {
        let charter = sample::charter();
        let first = mandate(&charter, |_| {});
        let second = Mandate { id: crate::id::MandateId::new(Uuid::from_u128(6)), ..first.clone() };
        let step = submit(sample::draft(), &charter);
        let (proposal, latest, now) = (step.next.proposal, step.next.offer.unwrap(), sample::now());
        let until = now.plus(Span::days(365));
        Self { mandates: [first, second], proposal, latest, now, signed: Vec::new(), shut: [None; 2], until }
    }

    fn under(&self, which: usize) -> Held {
        let mine = self.proposal.mandate == Some(self.mandates[which].id);
        held(mine.then(|| self.proposal.clone()).into_iter().collect())
    }

    fn halted(&mut self, which: usize, (mandate, paused): (Mandate, Vec<Proposal>)) {
        self.mandates[which] = mandate;
        self.proposal = paused.into_iter().next().unwrap_or_else(|| self.proposal.clone());
    }

    /// The mandate under which it is negotiated.
    fn present(&self) -> Option<&Mandate> {
        self.mandates.iter().find(|mandate| Some(mandate.id) == self.proposal.mandate)
    }

    fn signs(&mut self, which: Option<usize>, accepts: bool) {
        let charter = sample::charter();
        if self.proposal.goes_on(self.present(), self.now).is_err() {
            return;
        }
        let mandate = which.map(|which| self.mandates[which].clone());
        let by = mandate.as_ref().map_or(Acceptance::Requester, |mandate| Acceptance::Advocate(mandate, &[]));
        if accepts {
            let number = self.latest.number;
            let Ok(step) = self.proposal.clone().accept(
                by,
                &self.latest,
                number,
                (&charter, &Ledger::default()),
                self.now,
            ) else {
                return;
            };
            self.proposal = step.next.proposal;
            self.latest = step.next.offer.unwrap_or_else(|| self.latest.clone());
        } else {
            let days = 20 + self.latest.number;
            let draft = TermsDraft { retention: format!("P{days}D"), ..sample::draft() };
            let typed = (&draft, &TypedText::new());
            let Ok(step) = self.proposal.clone().offer(by, &self.latest, typed, &charter, self.now) else {
                return;
            };
            self.proposal = step.next.proposal;
            self.latest = step.next.offer.unwrap();
        }
        self.signed.extend(which.map(|which| (which, self.now)));
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Offer(which) => self.signs(Some(which), false),
            Act::Accept(which) => self.signs(Some(which), true),
            Act::RequesterOffers => self.signs(None, false),
            Act::RequesterAccepts => self.signs(None, true),
            Act::TakeUp(which) => {
                let step = self.proposal.clone().take_up(
                    (&self.mandates[which], &[]),
                    self.present(),
                    &self.latest,
                    self.now,
                );
                if let Ok(step) = step {
                    self.proposal = step.next;
                    self.signed.push((which, self.now));
                }
            }
            Act::Recall(which) => {
                let step =
                    self.mandates[which].clone().recalled(Outcome::Adopted, self.under(which), self.now);
                self.shut[which].get_or_insert(self.now);
                self.halted(which, step.next);
            }
            Act::Resign(which) => {
                if let Ok(step) = self.mandates[which].clone().resigned(self.under(which), self.now) {
                    self.shut[which].get_or_insert(self.now);
                    self.halted(which, step.next);
                }
            }
            Act::Declare(which) => {
                let mandate = self.mandates[which].clone();
                if let Some(step) = mandate.interests_changed(self.under(which), self.now) {
                    self.shut[which].get_or_insert(self.now);
                    self.halted(which, step.next);
                }
            }
            Act::Confirm(which) => {
                let (reason, wanted) = (vec![("en".to_owned(), "Fine.".to_owned())], ["en".parse().unwrap()]);
                let (by, intermediary) = (crate::id::MemberId::new(Uuid::nil()), "Bridge".to_owned());
                let said = Resuming { by, alone: true, reason: &reason, wanted: &wanted, intermediary };
                if let Ok(step) = self.mandates[which].clone().resume(said, self.now) {
                    self.shut[which] = None;
                    self.mandates[which] = step.next;
                }
            }
            Act::Passes(days) => self.now = self.now.plus(Span::days(days)),
            Act::ClockLooks => {
                for which in 0..2 {
                    let mandate = self.mandates[which].clone();
                    if let Some(step) = mandate.expired(self.under(which), self.now) {
                        self.halted(which, step.next);
                    }
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn a_mandate_that_ended_or_is_suspended_never_signs(acts in acts()) {
        let mut table = Table::new();
        for act in acts {
            let before = table.signed.len();
            table.act(act);
            for (which, at) in &table.signed[before..] {
                prop_assert!(*at < table.until, "after its term: {:?}", act);
                prop_assert_eq!(table.shut[*which], None, "{:?}", act);
            }
            // While nobody may speak for the community, nobody signs anything: the negotiation rests or a mandate stands.
            if table.proposal.mandate.is_some() && table.proposal.negotiable() && table.proposal.paused.is_none() {
                let present = table.present().unwrap();
                prop_assert!(present.is_active(table.now) || table.now >= table.until, "{:?}", act);
            }
        }
    }

    #[test]
    fn what_is_tabled_was_accepted_while_a_mandate_stood(acts in acts()) {
        let mut table = Table::new();
        for act in acts {
            let negotiable = table.proposal.negotiable();
            let stood = table.present().is_none_or(|mandate| mandate.is_active(table.now));
            table.act(act);
            let tabled = negotiable && !table.proposal.negotiable();
            prop_assert!(!tabled || stood || matches!(act, Act::Accept(_)), "{:?}", act);
            prop_assert!(!tabled || table.present().is_none_or(|mandate| mandate.is_active(table.now)));
        }
    }
}
