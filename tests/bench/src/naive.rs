//! The permission rule once more, written from `docs/permission.md` alone and with nothing but texts and loops.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use domain::{
    agreement::{Agreement, AgreementState},
    charter::RedLine,
    id::CommunityId,
    moment::Moment,
    permission::Question,
    taxonomy,
};

use crate::{Bound, World};

/// Each code and the next wider one.
static WIDER: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let pair = |term: &taxonomy::Term| Some((term.code.to_string(), term.broader.as_ref()?.to_string()));
    taxonomy::terms(None).filter_map(pair).collect()
});

/// Whether `narrow` is `wide` or below it.
fn below(narrow: &str, wide: &str) -> bool {
    let mut at = Some(narrow);
    while let Some(code) = at {
        if code == wide {
            return true;
        }
        at = WIDER.get(code).map(String::as_str);
    }
    false
}

fn below_one_of<T: ToString>(narrow: &str, wide: &[T]) -> bool {
    wide.iter().any(|wide| below(narrow, &wide.to_string()))
}

fn lies_in(place: &str, wide: &str) -> bool {
    place == wide || place.starts_with(&format!("{wide}-"))
}

/// The word for what is missing: the check's number in the order of the rule, and its code. None where nothing is.
fn missing(asked: &Question, agreement: &Agreement) -> Option<(usize, &'static str)> {
    let terms = &agreement.terms;
    let mut checks =
        vec![("permission.purpose-not-covered", below_one_of(&asked.purpose.to_string(), &terms.purposes))];
    for data in &asked.data_categories {
        checks.push(("permission.data-not-covered", below_one_of(&data.to_string(), &terms.data_categories)));
    }
    let kinds: Vec<_> = terms.recipients.iter().map(|one| one.kind.clone()).collect();
    let recipient = asked.recipient_kind.as_ref().is_none_or(|kind| below_one_of(&kind.to_string(), &kinds));
    checks.push(("permission.recipient-not-covered", recipient));
    let place = asked.place.as_ref().map(ToString::to_string).unwrap_or_default();
    checks.push((
        "permission.place-not-covered",
        terms.places.iter().any(|wide| lies_in(&place, &wide.to_string())),
    ));
    for technology in &asked.technologies {
        checks.push((
            "permission.technology-not-covered",
            below_one_of(&technology.to_string(), &terms.technologies),
        ));
    }
    let stage = asked
        .journey_stage
        .as_ref()
        .is_none_or(|stage| below_one_of(&stage.to_string(), &terms.journey_stages));
    checks.push(("permission.stage-not-covered", stage));
    checks.iter().enumerate().find(|(_, (_, passed))| !passed).map(|(at, (code, _))| (at, *code))
}

fn either_way<T: ToString>(asked: &[String], of_line: &[T]) -> bool {
    let meets = |one: &String, line: &T| below(one, &line.to_string()) || below(&line.to_string(), one);
    of_line.is_empty() || asked.iter().any(|one| of_line.iter().any(|line| meets(one, line)))
}

fn crosses(asked: &Question, kind: &str, line: &RedLine) -> bool {
    let texts = |codes: &[taxonomy::Code]| codes.iter().map(ToString::to_string).collect::<Vec<_>>();
    let recipient = asked.recipient_kind.as_ref().map_or(kind.to_owned(), ToString::to_string);
    let place = asked.place.as_ref().map(ToString::to_string).unwrap_or_default();
    let there = |line: &str| lies_in(&place, line) || lies_in(line, &place);
    either_way(&[asked.purpose.to_string()], &line.purposes)
        && either_way(&texts(&asked.data_categories), &line.data_categories)
        && either_way(&[recipient], &line.recipient_kinds)
        && either_way(&texts(&asked.technologies), &line.technologies)
        && (line.places.is_empty() || line.places.iter().any(|line| there(&line.to_string())))
}

/// Whether a question about this community's people is one about that one's too.
pub fn kin(one: &Bound, other: &Bound) -> bool {
    one.id == other.id || one.above.contains(&other.id) || other.above.contains(&one.id)
}

/// The answer: `permit`, or the code of the reason.
pub fn answer(world: &World, asked: &Question, now: Moment) -> &'static str {
    let bound = |id: CommunityId| world.communities.iter().find(|one| one.id == id).expect("a community");
    let mine = world.agreements.iter().filter(|agreement| agreement.requester == asked.requester);
    let mine: Vec<_> = mine
        .filter(|one| asked.community.is_none_or(|named| kin(bound(named), bound(one.community))))
        .collect();
    let covering: Vec<_> = mine.iter().filter(|one| missing(asked, one).is_none()).collect();
    let says_yes = |one: &Agreement| matches!(one.state, AgreementState::InForce { from, until } if from <= asked.at && asked.at < until);
    let consents: Vec<_> = covering.iter().filter(|one| says_yes(one)).collect();
    let consenting: BTreeSet<_> = consents.iter().map(|one| one.community).collect();
    let took_back: Vec<_> =
        covering.iter().filter(|one| matches!(one.state, AgreementState::Withdrawn { .. })).collect();
    if consents.is_empty() {
        if !took_back.is_empty() {
            return "permission.withdrawn";
        }
        if covering.iter().any(|one| matches!(one.state, AgreementState::InForce { .. })) {
            return "permission.outside-term";
        }
        if !covering.is_empty() {
            return "permission.not-countersigned";
        }
        let furthest: BTreeMap<_, _> = mine.iter().filter_map(|one| missing(asked, one)).collect();
        return furthest.last_key_value().map_or("permission.no-agreement", |(_, code)| code);
    }
    let kind =
        world.requesters.iter().find(|(id, _)| *id == asked.requester).map(|(_, kind)| kind.to_string());
    let kind = kind.unwrap_or_default();
    for (line, during) in consenting.iter().flat_map(|id| &bound(*id).lines) {
        let holds = during.is_none_or(|(since, until)| since <= now && now < until);
        if holds && crosses(asked, &kind, line) {
            return "permission.prohibited";
        }
    }
    if took_back.iter().any(|one| !consenting.contains(&one.community)) {
        return "permission.withdrawn";
    }
    "permit"
}
