//! What members are asked, through the verbs: terms wait where the ledger has no room, and the clock has them begin.

use app::{
    AcceptOffer, Actor, AppError, AskQuestion, CharterChanges, DraftCharter, FoundCommunity, OpenVote,
    RaiseConcern, SubmitProposal, WithdrawProposal,
};
use domain::{
    ballot::Choice,
    burden::{Burden, Ledger},
    charter::{BurdenDraft, Template},
    decision::Subject,
    effect::RoomRole,
    fact::Fact,
    id::ProposalId,
    moment::Span,
    proposal::{Proposal, Stage},
    terms::TermsDraft,
};
use futures_util::future::{join, join_all};

use crate::town::{DELIBERATION, Town, founding, fresh, on_both_under, terms};

const MONTH: Span = Span::days(30);

/// What terms ask of each member of the town.
fn minutes(terms: &TermsDraft) -> u32 {
    let mut draft = Template::SettledAssociation.draft(&["en".into()], &["DE".into()]);
    draft.burden = None;
    let charter = draft.check().unwrap();
    let terms = terms.check(&charter, "2026-11-22T12:00:00Z".parse().unwrap()).unwrap();
    Burden::of(&terms, &charter).total()
}

/// The usual terms, with so much more to read that it takes some minutes.
fn long() -> TermsDraft {
    let words = "We ask where classes are missing. ".repeat(100);
    TermsDraft { summary: vec![("en".into(), words)], ..terms() }
}

/// Of each member of the town so many minutes a month can be asked.
fn limited(most: u32) -> impl Fn(&mut FoundCommunity) {
    move |founding| founding.burden = Some(BurdenDraft { minutes: most })
}

/// A town with an advocate and a requester.
struct Table<'a> {
    town: &'a Town,
    advocate: Actor,
    contact: Actor,
}

impl<'a> Table<'a> {
    async fn laid(town: &'a Town) -> Self {
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (contact, _) = town.requester().await;
        Self { town, advocate, contact }
    }

    async fn submits(&self, terms: TermsDraft) -> ProposalId {
        let command = SubmitProposal { terms, ..self.town.submission() };
        let submitted = self.town.app.submit_proposal(&self.contact, &fresh(), &command).await.unwrap();
        assert_eq!(submitted.returned, None);
        submitted.proposal
    }

    async fn accepts(&self, proposal: ProposalId) {
        let command = AcceptOffer { proposal, number: 1 };
        self.town.app.accept_offer(&self.advocate, &fresh(), &command).await.unwrap();
    }

    /// Terms that both sides accept.
    async fn tables(&self, terms: TermsDraft) -> ProposalId {
        let proposal = self.submits(terms).await;
        self.accepts(proposal).await;
        proposal
    }

    async fn withdraws(&self, proposal: ProposalId) {
        let command = WithdrawProposal { proposal, by_connector: false };
        self.town.app.withdraw_proposal(&self.contact, &fresh(), &command).await.unwrap();
    }

    async fn seen(&self, proposal: ProposalId) -> Proposal {
        self.town.app.read().await.unwrap().proposal_seen(proposal).await.unwrap().unwrap()
    }

    async fn waits(&self, proposal: ProposalId) -> bool {
        self.seen(proposal).await.queued().is_ok()
    }

    async fn ledger(&self) -> Ledger {
        self.town.app.ledger(self.town.community).await.unwrap()
    }

    async fn deliberated_in(&self) -> Vec<ProposalId> {
        let wanted = self.town.app.rooms_wanted(self.town.community).await.unwrap();
        let of = |role| if let RoomRole::Deliberation(id) = role { Some(id) } else { None };
        wanted.rooms.into_iter().filter_map(|room| of(room.role)).collect()
    }

    async fn facts(&self, wanted: impl Fn(&Fact) -> bool) -> usize {
        let tx = self.town.app.read().await.unwrap();
        let all = tx.journal_after(0, Some(self.town.community), 1_000).await.unwrap();
        all.iter().filter(|entry| wanted(&entry.fact)).count()
    }

    /// What every other way to the members answers while terms wait.
    async fn refusals(&self, proposal: ProposalId) -> Vec<String> {
        let app = &self.town.app;
        let concern =
            RaiseConcern { proposal, clause: None, language: None, words: "Who reads it?".to_owned() };
        let question =
            AskQuestion { proposal, clause: None, language: None, words: "Who reads it?".to_owned() };
        let open = OpenVote { subject: Subject::Proposal(proposal) };
        let member = &self.town.steward;
        let said: [Result<(), AppError>; 3] = [
            app.raise_concern(member, &fresh(), &concern).await.map(drop),
            app.ask_question(member, &fresh(), &question).await.map(drop),
            app.open_vote(member, &fresh(), &open).await.map(drop),
        ];
        said.into_iter().map(|done| done.unwrap_err().to_string()).collect()
    }
}

#[tokio::test]
async fn what_exceeds_the_limit_waits_until_the_clock_has_it_begin() {
    let each = minutes(&terms());
    on_both_under(limited(2 * each + 1), |town| async move {
        let table = Table::laid(&town).await;
        let first = table.tables(terms()).await;
        town.passes(Span::days(2));
        let second = table.tables(terms()).await;
        let third = table.tables(terms()).await;
        assert!(!table.waits(first).await && !table.waits(second).await && table.waits(third).await);
        let ledger = table.ledger().await;
        assert_eq!((ledger.used(town.app.now()), ledger.waiting.len()), (2 * each, 1));

        // Nothing is asked of anybody for what waits.
        assert!(!table.deliberated_in().await.contains(&third));
        for refused in table.refusals(third).await {
            assert!(refused.contains("proposal.queued"), "{refused}");
        }
        let asks = town.app.asks(&table.seen(third).await).await.unwrap().unwrap();
        let (place, since) = asks.place.unwrap();
        let begins = town.app.now().plus(Span::days(28));
        assert_eq!((place.number, place.expected, since), (1, Some(begins), town.app.now()));
        assert_eq!((asks.burden.total(), asks.limit), (each, Some(2 * each + 1)));

        town.passes(Span::seconds(28 * 86_400 - 1));
        town.app.deadlines().await.unwrap();
        assert!(table.waits(third).await);
        town.passes(Span::seconds(1));
        town.app.deadlines().await.unwrap();
        town.app.deadlines().await.unwrap();
        let proposal = table.seen(third).await;
        let Stage::Tabled(tabled) = &proposal.stage else { panic!("{:?}", proposal.stage) };
        assert_eq!((tabled.at, tabled.vote_from), (begins, begins.plus(DELIBERATION)));
        assert!(table.deliberated_in().await.contains(&third));
        assert_eq!(town.app.asks(&proposal).await.unwrap().unwrap().place, None);
        assert_eq!(table.facts(|fact| matches!(fact, Fact::ProposalQueued { .. })).await, 1);
        assert_eq!(table.facts(|fact| matches!(fact, Fact::DeliberationBegun { .. })).await, 1);
        assert_eq!(table.facts(|fact| matches!(fact, Fact::ProposalTabled { .. })).await, 3);

        // The vote opens by itself once there was time to talk.
        town.passes(DELIBERATION);
        town.app.deadlines().await.unwrap();
        assert!(matches!(table.seen(third).await.stage, Stage::Voting(_)));
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_lets_the_next_in_and_frees_nothing_that_was_asked() {
    let (each, more) = (minutes(&terms()), minutes(&long()));
    assert!(more > each + 1);
    on_both_under(limited(2 * each + 1), |town| async move {
        let table = Table::laid(&town).await;
        let first = table.tables(terms()).await;
        let longer = table.tables(long()).await;
        // There would be room for it, but somebody is before it.
        town.passes(Span::seconds(1));
        let last = table.tables(terms()).await;
        assert!(table.waits(longer).await && table.waits(last).await);
        town.app.deadlines().await.unwrap();
        assert!(table.waits(longer).await && table.waits(last).await);

        // What members were asked stays asked, whatever becomes of it.
        table.withdraws(first).await;
        town.app.deadlines().await.unwrap();
        assert_eq!(table.ledger().await.used(town.app.now()), each);
        assert!(table.waits(longer).await && table.waits(last).await);

        table.withdraws(longer).await;
        town.app.deadlines().await.unwrap();
        assert!(!table.waits(last).await);
        assert_eq!(table.ledger().await.used(town.app.now()), 2 * each);
        town.passes(MONTH);
        assert_eq!(table.ledger().await.used(town.app.now()), 0);
    })
    .await;
}

#[tokio::test]
async fn a_raised_limit_lets_in_what_waits() {
    let each = minutes(&terms());
    on_both_under(limited(each), |town| async move {
        let table = Table::laid(&town).await;
        table.tables(terms()).await;
        let second = table.tables(terms()).await;
        assert!(table.waits(second).await);
        let changes = CharterChanges { burden: Some(None), ..CharterChanges::default() };
        let command = DraftCharter { community: town.community, changes };
        let drafted = town.app.draft_charter(&town.steward, &fresh(), &command).await.unwrap().charter;
        let vote = town.opens(Subject::Charter(drafted)).await;
        town.votes(&town.steward, vote, Choice::For).await.unwrap();
        town.closes().await;
        town.app.deadlines().await.unwrap();
        assert!(!table.waits(second).await);
        assert_eq!(table.ledger().await.limit, None);
    })
    .await;
}

#[tokio::test]
async fn terms_that_could_never_come_before_the_members_are_returned() {
    let each = minutes(&terms());
    on_both_under(limited(each), |town| async move {
        let table = Table::laid(&town).await;
        let command = SubmitProposal { terms: long(), ..town.submission() };
        let submitted = town.app.submit_proposal(&table.contact, &fresh(), &command).await.unwrap();
        assert!(submitted.returned.unwrap().has("terms.take-too-long"));
        let again = SubmitProposal { again: Some(submitted.proposal), ..town.submission() };
        let submitted = town.app.submit_proposal(&table.contact, &fresh(), &again).await.unwrap();
        assert_eq!(submitted.returned, None);
        table.accepts(submitted.proposal).await;
        assert!(!table.waits(submitted.proposal).await);
    })
    .await;
}

#[tokio::test]
async fn acceptances_at_once_keep_the_limit() {
    let each = minutes(&terms());
    on_both_under(limited(2 * each), |town| async move {
        let table = Table::laid(&town).await;
        let mut all = Vec::new();
        for _ in 0..6 {
            all.push(table.submits(terms()).await);
        }
        join(
            join_all(all.iter().map(|proposal| table.accepts(*proposal))),
            join_all((0..3).map(|_| async { town.app.deadlines().await.unwrap() })),
        )
        .await;
        let ledger = table.ledger().await;
        assert_eq!((ledger.used(town.app.now()), ledger.waiting.len()), (2 * each, 4));

        // A month later the clock and withdrawals race for the next two places.
        town.passes(MONTH);
        let gone = ledger.waiting[0].proposal;
        join(join_all((0..3).map(|_| async { town.app.deadlines().await.unwrap() })), table.withdraws(gone))
            .await;
        town.app.deadlines().await.unwrap();
        let ledger = table.ledger().await;
        assert_eq!(ledger.used(town.app.now()), 2 * each);
        assert!(!table.waits(gone).await);
        assert_eq!(table.facts(|fact| matches!(fact, Fact::DeliberationBegun { .. })).await, 2);
    })
    .await;
}

#[tokio::test]
async fn each_community_has_a_ledger_of_its_own() {
    let each = minutes(&terms());
    on_both_under(limited(each), |town| async move {
        let table = Table::laid(&town).await;
        table.tables(terms()).await;
        assert!(table.waits(table.tables(terms()).await).await);
        let other = town.beside(&founding("other-town")).await;
        assert_eq!(town.app.ledger(other.community).await.unwrap(), Ledger::default());
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.communities_with_queues().await.unwrap(), [town.community]);
    })
    .await;
}
