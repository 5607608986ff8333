use uuid::Uuid;

use super::*;
use crate::{mandate::Ending, proposal::tests as bargaining, terms::tests as sample};

#[test]
fn each_save_counts_up_and_nobody_writes_over_what_they_have_not_read() {
    let charter = sample::charter();
    let mandate = bargaining::mandate(&charter, |_| {});
    let proposal = bargaining::submit(sample::draft(), &charter).next.proposal;
    let (terms, note) = (TermsDraft::default(), TypedText::new());
    let save = |before: Option<&OfferDraft>, amends, of: &Proposal, mandate: &Mandate| {
        let said = Saving { id: OfferDraftId::new(Uuid::nil()), amends, terms: &terms, note: &note };
        OfferDraft::save(before.cloned(), of, mandate, said, sample::now()).map(|step| {
            assert!(step.facts.is_empty() && step.effects.is_empty(), "told to nobody");
            step.next
        })
    };
    let first = save(None, 0, &proposal, &mandate).unwrap();
    let second = save(Some(&first), 1, &proposal, &mandate).unwrap();
    assert_eq!((first.version, second.version, second.id), (1, 2, first.id));
    for (before, amends) in [(None, 1), (Some(&first), 0), (Some(&second), 1), (Some(&second), 3)] {
        assert!(save(before, amends, &proposal, &mandate).unwrap_err().has("draft.changed"), "{amends}");
    }
    assert!(second.clone().read(1).is_err());
    assert_eq!(second.clone().read(2), Ok(second.clone()));
    let over = Mandate { state: crate::mandate::MandateState::Ended(Ending::Resigned), ..mandate.clone() };
    assert!(save(Some(&second), 2, &proposal, &over).unwrap_err().has("mandate.none-active"));
    let withdrawn = proposal.withdraw(false, sample::now()).unwrap().next;
    assert!(save(Some(&second), 2, &withdrawn, &mandate).unwrap_err().has("proposal.wrong-stage"));
}
