//! Every rule of collective consent.
//!
//! The story in twelve sentences. A **community** founds itself under a **charter** ([`charter`]) that its members adopt by vote; it may name **constituencies** ([`constituency`]).
//! Members come in by invitation or because others vouch ([`application`]), and stand on a **roll** ([`roll`]) under pseudonymous ids. An **intermediary** declares its interests and asks for a
//! **mandate** ([`mandate`]). The members grant it by vote. A **requester** submits a **proposal** ([`proposal`]) whose **terms**
//! ([`terms`]) the machine checks for completeness and red lines before any human spends time on them. An advocate and the
//! requester trade offers until both accept the same words, which are then **tabled**: frozen and hashed. The members deliberate
//! for at least the time the charter gives them, and their **concerns** ([`concern`]) are answered before they vote; they can take the **temperature** ([`temperature`]) of it, and it is said who is not in the room ([`absence`]). Where several stand for one mandate, an **election** ([`election`]) chooses. A **vote** ([`vote`]) freezes the roll and takes **ballots** ([`ballot`]) under
//! the **rule** ([`rule`]) of the charter. A **tally** ([`tally`]) turns electorate, delegations ([`delegation`]), ballots and rule
//! into figures and an explanation. What may be published of it is decided by [`disclosure`]. The outcome is a **decision** ([`decision`]); with
//! the requester's countersignature, and those of stewards or advocates beside the instance ([`signatory`]), it becomes an **agreement** ([`agreement`]). Machines ask [`permission`] before each use; where the terms ask for it, a private [`trail`] keeps how they were answered. Whom members trust to speak for them on what stands in [`legitimacy`].
//!
//! Nothing here does I/O, asks a clock or draws chance: the manifest proves it. A rule answers with a [`step::Step`] or with
//! [`refusal::Refused`]; it never fails for outside reasons.

pub mod absence;
pub mod address;
pub mod agreement;
pub mod application;
pub mod ballot;
pub mod burden;
pub mod charter;
pub mod clarification;
pub mod community;
pub mod concern;
pub mod constituency;
pub mod crisis;
pub mod decision;
pub mod delegation;
pub mod digest;
pub mod disclosure;
pub mod effect;
pub mod election;
pub mod fact;
pub mod id;
pub mod instance_key;
pub mod legitimacy;
pub mod mandate;
pub mod moment;
pub mod opening;
pub mod party;
pub mod permission;
pub mod petition;
pub mod place;
pub mod proposal;
pub mod question;
pub mod ranking;
pub mod readability;
pub mod refusal;
pub mod roll;
pub mod rule;
pub mod share;
pub mod signatory;
pub mod step;
pub mod steward;
pub mod tally;
pub mod taxonomy;
pub mod temperature;
pub mod terms;
pub mod text;
pub mod told;
pub mod trail;
pub mod understanding;
pub mod vote;
pub mod webhook;
