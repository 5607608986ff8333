//! Objections raised in a vote: a member stands behind a named harm, or no longer does.
//!
//! What an objection weighs is the rule's affair ([`crate::rule::Objection`]). Nobody sees how many stand behind which
//! harm while the vote is open.

use super::Vote;
use crate::{
    ballot::Delivery,
    effect::{Audience, Effect, EventRef, Notice},
    fact::Fact,
    id::{MemberId, VoteId},
    moment::Moment,
    refusal::{Reason, Refused},
    roll::Seat,
    step::Step,
    taxonomy::{Code, CodeKind},
    text::Language,
};

/// What one member said last of one harm in one vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// The vote.
    pub vote: VoteId,
    /// Who.
    pub member: MemberId,
    /// The harm named: a code of the taxonomy.
    pub harm: Code,
    /// Whether they stand behind it.
    pub stands: bool,
    /// When they said so; kept when it is taken back, so that nothing older comes back.
    pub said_at: Moment,
}

/// A member's word on one harm, as it came in.
#[derive(Clone, Debug)]
pub struct Objecting<'a> {
    /// The harm, as typed.
    pub harm: &'a str,
    /// Whether the member stands behind it from now on.
    pub stands: bool,
    /// How it reached us.
    pub delivery: Delivery,
    /// Where to answer, if it came by Matrix, and in which language.
    pub reply: Option<(EventRef, Option<Language>)>,
}

impl Vote {
    /// Takes a member's word on a harm. `before` is what they said of this harm until now, if anything.
    pub fn object(
        &self,
        seat: &Seat,
        before: Option<&Objection>,
        said: Objecting<'_>,
        now: Moment,
    ) -> Result<Step<Objection>, Refused> {
        self.takes_from(seat)?;
        if !self.rule.counts_objections() {
            return Err(Reason::NoObjections {}.into());
        }
        let harm = self.harm(said.harm)?;
        let done_at = self.in_window(said.delivery, now)?;
        let order = if let Delivery::CaughtUp(_) = said.delivery { done_at } else { now };
        if before.is_some_and(|before| before.said_at > order) {
            return Err(Reason::LaterStands {}.into());
        }
        if !said.stands && !before.is_some_and(|before| before.stands) {
            return Err(Reason::NoObjection {}.into());
        }
        let fact = Fact::ObjectionSaid { vote: self.id };
        let told = said.reply.map(|(to, language)| Effect::Tell {
            audience: Audience::Reply { to, language },
            notice: Notice::ObjectionCounts {
                harm: harm.clone(),
                stands: said.stands,
                closes: self.closes(now),
            },
        });
        let (vote, member, stands) = (self.id, seat.member, said.stands);
        Ok(Step::to(Objection { vote, member, harm, stands, said_at: order }).fact(fact).effects(told))
    }

    /// The harm that a text names.
    pub fn harm(&self, typed: &str) -> Result<Code, Reason> {
        crate::party::code(typed, CodeKind::Harm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vote::tests::{at, open_under, seat};

    const RULE: &str = "consent: majority of cast; objection by 1/20 of roll sends back";

    fn said(harm: &str, stands: bool, delivery: Delivery) -> Objecting<'_> {
        Objecting { harm, stands, delivery, reply: None }
    }

    #[test]
    fn what_is_said_of_a_harm_is_taken_in_the_window_and_refused_outside() {
        let vote = open_under(RULE.parse().unwrap());
        let (seat, here) = (seat(), Delivery::Here);
        let standing = |stands, seconds| Objection {
            vote: vote.id,
            member: seat.member,
            harm: "harm:stigma".parse().unwrap(),
            stands,
            said_at: at(seconds),
        };
        let (stood, taken_back) = (standing(true, 110), standing(false, 110));
        let struck = Seat { struck: true, ..seat.clone() };
        let late = Delivery::CaughtUp(at(105));
        let live = Delivery::Live(at(105));
        type Case<'a> = (&'a Seat, Option<&'a Objection>, Objecting<'a>, i64, Result<bool, &'a str>);
        let cases: [Case<'_>; 12] = [
            (&seat, None, said("harm:stigma", true, here), 100, Ok(true)),
            (&seat, None, said("harm:stigma", true, here), 159, Ok(true)),
            (&seat, None, said("harm:stigma", true, here), 99, Err("vote.not-open-yet")),
            (&seat, None, said("harm:stigma", true, here), 160, Err("ballot.too-late")),
            (&struck, None, said("harm:stigma", true, here), 110, Err("ballot.struck")),
            (&seat, None, said("harm:boredom", true, here), 110, Err("input.unknown-code")),
            (&seat, None, said("purpose:research", true, here), 110, Err("input.unknown-code")),
            (&seat, None, said("harm:stigma", false, here), 110, Err("objection.none-to-take-back")),
            (
                &seat,
                Some(&taken_back),
                said("harm:stigma", false, here),
                120,
                Err("objection.none-to-take-back"),
            ),
            (&seat, Some(&stood), said("harm:stigma", false, here), 120, Ok(false)),
            (&seat, Some(&stood), said("harm:stigma", false, late), 120, Err("ballot.later-stands")),
            (&seat, Some(&stood), said("harm:stigma", false, live), 120, Ok(false)),
        ];
        for (number, (seat, before, said, now, wanted)) in cases.into_iter().enumerate() {
            let found = vote.object(seat, before, said, at(now)).map(|step| step.next.stands);
            let found = found.map_err(|refused| refused.all()[0].reason.code());
            assert_eq!(found, wanted, "case {number}");
        }
        // Who said it in Matrix is answered there, until when it can be changed.
        let to = EventRef { room: "!r".into(), event: "$e".into() };
        let reply = Some((to.clone(), None));
        let said = Objecting { reply, ..said("harm:stigma", true, live) };
        let notice = Notice::ObjectionCounts {
            harm: "harm:stigma".parse().unwrap(),
            stands: true,
            closes: vote.closes_at,
        };
        let told = Effect::Tell { audience: Audience::Reply { to, language: None }, notice };
        assert_eq!(vote.object(&seat, None, said, at(110)).unwrap().effects, [told]);
        let without = open_under("consent: majority of cast".parse().unwrap());
        let said = Objecting { harm: "harm:stigma", stands: true, delivery: here, reply: None };
        let refused = without.object(&seat, None, said, at(110)).unwrap_err();
        assert!(refused.has("objection.not-taken"));
    }
}
