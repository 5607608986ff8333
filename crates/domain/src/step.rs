//! What a rule answers when it does not refuse.

use crate::{effect::Effect, fact::Fact};

/// What is next, what happened, and what must be told. Saved whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a step that is not saved never happened"]
pub struct Step<N> {
    /// The state from now on.
    pub next: N,
    /// Entries for the journal, in order.
    pub facts: Vec<Fact>,
    /// What must be told or done outside, in order.
    pub effects: Vec<Effect>,
}

impl<N> Step<N> {
    /// A step to `next` of which nothing is recorded or told.
    pub const fn to(next: N) -> Self {
        Self { next, facts: Vec::new(), effects: Vec::new() }
    }
    /// Records a fact.
    pub fn fact(mut self, fact: Fact) -> Self {
        self.facts.push(fact);
        self
    }
    /// Has something told or done.
    pub fn effect(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }
    /// Has several things told or done.
    pub fn effects(mut self, effects: impl IntoIterator<Item = Effect>) -> Self {
        self.effects.extend(effects);
        self
    }
    /// This and then another: its state, and the facts and effects of both in order.
    pub fn then<M>(self, next: Step<M>) -> Step<M> {
        let Self { next: _, mut facts, mut effects } = self;
        facts.extend(next.facts);
        effects.extend(next.effects);
        Step { next: next.next, facts, effects }
    }
    /// The same facts and effects with another state.
    pub fn map<M>(self, change: impl FnOnce(N) -> M) -> Step<M> {
        Step { next: change(self.next), facts: self.facts, effects: self.effects }
    }
}
