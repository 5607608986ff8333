//! Who is a steward: how a member becomes one, and how somebody stops being one.
//!
//! It takes two stewards to make a third, and two others to end a steward's office; one who is left alone can make a second one, else
//! the community could never get out of that. A steward steps down by themselves. The members are told each time how many there
//! are now, not who: who is one, they see in the rooms.

use serde::{Deserialize, Serialize};

use crate::{
    charter::Stewards,
    community::Member,
    crisis::Asked,
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    id::{CommunityId, MemberId},
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
};

/// What one steward wants of a member's office, until a second one confirms. One at a time for each member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StewardChange {
    /// In which community.
    pub community: CommunityId,
    /// Of whom.
    pub member: MemberId,
    /// Whether they are to become a steward; else they are to be none any more.
    pub appoints: bool,
    /// Who wants it, and since when.
    pub asked: Asked,
}

/// How the stewards became more or fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StewardsBecame {
    /// One was appointed.
    Appointed,
    /// Others ended the office of one.
    Ended,
    /// One stepped down, or left the community.
    SteppedDown,
}

impl StewardsBecame {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Appointed => "appointed",
            Self::Ended => "ended",
            Self::SteppedDown => "stepped-down",
        }
    }
}

/// What is known when a steward says that somebody is to be one, or none any more.
#[derive(Clone, Debug)]
pub struct Changing {
    /// The steward who says it.
    pub by: MemberId,
    /// Whether the member is to become one.
    pub appoints: bool,
    /// How many stewards there are.
    pub stewards: u32,
    /// What a steward, who still is one, wants of this member's office already.
    pub before: Option<StewardChange>,
    /// How many the charter wants.
    pub clause: Option<Stewards>,
}

/// Where it stands afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stewardship {
    /// A second steward has to confirm.
    Waits(StewardChange),
    /// It is done.
    Done(Member),
}

impl Changing {
    /// A steward makes `of` a steward, ends their office, confirms that another does, or steps down.
    pub fn change(self, of: Member, now: Moment) -> Result<Step<Stewardship>, Refused> {
        if self.appoints {
            if of.steward {
                return Err(Reason::StewardAlready {}.into());
            }
            if let Some(most) = self.clause.map(|clause| clause.most).filter(|most| self.stewards >= *most) {
                return Err(Reason::TooManyStewards { most }.into());
            }
            let alone = self.stewards < 2;
            return self.done_by_two(of, alone, StewardsBecame::Appointed, now);
        }
        if !of.steward {
            return Err(Reason::StewardNot {}.into());
        }
        if of.id != self.by {
            // The one concerned has no say, so it takes two others.
            return self.done_by_two(of, false, StewardsBecame::Ended, now);
        }
        if self.stewards < 2 {
            return Err(Reason::LastSteward {}.into());
        }
        Ok(self.done(of, StewardsBecame::SteppedDown))
    }

    fn done_by_two(
        self,
        of: Member,
        alone: bool,
        became: StewardsBecame,
        now: Moment,
    ) -> Result<Step<Stewardship>, Refused> {
        let appoints = self.appoints;
        let before = self.before.filter(|before| before.appoints == appoints && before.asked.waits(now));
        match before {
            _ if alone => Ok(self.done(of, became)),
            Some(before) if before.asked.by == self.by => Err(Reason::OtherStewardNeeded {}.into()),
            Some(_) => Ok(self.done(of, became)),
            None => {
                let asked = Asked { by: self.by, at: now };
                let change = StewardChange { community: of.community, member: of.id, appoints, asked };
                let notice = Notice::StewardAsked { appoints, confirm_by: asked.confirm_by() };
                let told = Effect::tell_room(of.community, RoomRole::Stewards, notice);
                Ok(Step::to(Stewardship::Waits(change)).effect(told))
            }
        }
    }

    fn done(self, mut of: Member, became: StewardsBecame) -> Step<Stewardship> {
        of.steward = self.appoints;
        let community = of.community;
        let (fact, stewards) = if self.appoints {
            (Fact::StewardAppointed { community }, self.stewards + 1)
        } else {
            (Fact::StewardEnded { community }, self.stewards.saturating_sub(1))
        };
        Step::to(Stewardship::Done(of))
            .fact(fact)
            .effect(became_told(community, became, stewards, self.clause))
            .effect(Effect::RoomsWanted { community })
    }
}

/// The members are told how many stewards there are now, and whether these are fewer than the charter asks for.
pub fn became_told(
    community: CommunityId,
    became: StewardsBecame,
    stewards: u32,
    clause: Option<Stewards>,
) -> Effect {
    let least = clause.map(|clause| clause.least).filter(|least| stewards < *least);
    let notice = Notice::StewardsBecame { became, stewards, least };
    Effect::tell_room(community, RoomRole::Assembly, notice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::WhenFewer;

    fn at(seconds: i64) -> Moment {
        Moment::from_micros(seconds * 1_000_000)
    }

    fn member(number: u32, steward: bool) -> Member {
        Member {
            id: MemberId::numbered(number),
            community: CommunityId::numbered(1),
            steward,
            language: "en".parse().unwrap(),
            joined_at: at(0),
            left_at: None,
        }
    }

    /// Steward 1 speaks of member 5, after `before` (who wanted it, whether to appoint, when).
    fn says(
        appoints: bool,
        of: &Member,
        stewards: u32,
        before: Option<(u32, bool, i64)>,
    ) -> Result<Step<Stewardship>, Refused> {
        let before = before.map(|(by, appoints, asked)| StewardChange {
            community: of.community,
            member: of.id,
            appoints,
            asked: Asked { by: MemberId::numbered(by), at: at(asked) },
        });
        let clause = Some(Stewards { least: 2, most: 4, when_fewer: WhenFewer::Wait });
        let changing = Changing { by: MemberId::numbered(1), appoints, stewards, before, clause };
        changing.change(of.clone(), at(86_400))
    }

    #[test]
    fn two_make_a_third_and_two_others_end_an_office() {
        let (plain, steward, oneself) = (member(5, false), member(5, true), member(1, true));
        let needed = Err("crisis.other-steward-needed");
        // Each: appoints, of whom, how many there are, what was said before: how many there are after, none where it waits.
        for (appoints, of, stewards, before, after) in [
            (true, &plain, 1, None, Ok(Some(2))),
            (true, &plain, 2, None, Ok(None)),
            (true, &plain, 2, Some((2, true, 1)), Ok(Some(3))),
            (true, &plain, 2, Some((1, true, 1)), needed),
            (true, &plain, 1, Some((1, true, 1)), Ok(Some(2))),
            (true, &plain, 2, Some((2, true, 0)), Ok(None)),
            (true, &plain, 2, Some((2, false, 1)), Ok(None)),
            (true, &plain, 3, Some((2, true, 1)), Ok(Some(4))),
            (true, &plain, 4, Some((2, true, 1)), Err("steward.too-many")),
            (true, &steward, 2, None, Err("steward.already")),
            (false, &plain, 2, None, Err("steward.is-none")),
            (false, &steward, 3, None, Ok(None)),
            (false, &steward, 3, Some((2, false, 1)), Ok(Some(2))),
            (false, &steward, 2, Some((1, false, 1)), needed),
            (false, &steward, 2, None, Ok(None)),
            (false, &oneself, 3, None, Ok(Some(2))),
            (false, &oneself, 2, None, Ok(Some(1))),
            (false, &oneself, 1, None, Err("roll.last-steward")),
        ] {
            let case = format!("{appoints} {stewards} {before:?}");
            match (says(appoints, of, stewards, before), after) {
                (Err(refused), Err(code)) => assert!(refused.has(code), "{case}"),
                (Ok(step), Ok(None)) => {
                    assert!(matches!(step.next, Stewardship::Waits(_)), "{case}");
                    assert!(step.facts.is_empty());
                }
                (Ok(step), Ok(Some(after))) => {
                    assert_eq!(step.next, Stewardship::Done(Member { steward: appoints, ..of.clone() }));
                    let least = (after < 2).then_some(2);
                    let told = step.effects.iter().any(|effect| {
                        matches!(effect, Effect::Tell { notice: Notice::StewardsBecame { stewards, least: told, .. }, .. }
                            if (*stewards, *told) == (after, least))
                    });
                    assert!(told, "{case}: {:?}", step.effects);
                }
                (found, _) => panic!("{case}: {found:?}"),
            }
        }
    }
}
