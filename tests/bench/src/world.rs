//! A world of communities, requesters and agreements.

use std::{collections::HashMap, sync::LazyLock};

use domain::{
    agreement::{Agreement, AgreementState},
    charter::{Charter, CrisisClause, Layer, RedLine, Template},
    crisis::{Asked, Crisis, CrisisState},
    digest::Digest,
    id::{AgreementId, CommunityId, CrisisId, DecisionId, MemberId, ProposalId, RequesterId},
    moment::{Moment, Span},
    permission::{Forbids, Index, Question, Voice},
    place::Place,
    taxonomy::{self, Code, CodeKind},
    terms::{Recipient, Terms},
};
use serde_json::json;

/// Numbers from a seed: the same in every run (splitmix64).
#[derive(Clone, Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// The next number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % most.max(1) as u64) as usize
    }
    /// Whether something happens that does once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
    /// One of these.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// A community and what binds it.
#[derive(Clone, Debug)]
pub struct Bound {
    /// Its id.
    pub id: CommunityId,
    /// The communities above it.
    pub above: Vec<CommunityId>,
    /// Its own red lines, those of the communities above included; with the time for which they hold where that is a crisis.
    pub lines: Vec<(RedLine, Option<(Moment, Moment)>)>,
}

/// Everything that an answer depends on.
#[derive(Clone, Debug)]
pub struct World {
    /// The agreements.
    pub agreements: Vec<Agreement>,
    /// The communities.
    pub communities: Vec<Bound>,
    /// Who asks, and its kind.
    pub requesters: Vec<(RequesterId, Code)>,
    template: Terms,
}

/// When it all begins.
pub fn start() -> Moment {
    Moment::from_micros(1_800_000_000_000_000)
}

const PLACES: [&str; 7] = ["DE", "DE-BE", "GR", "GR-L", "FR", "UA", "UA-30"];

static CODES: LazyLock<HashMap<CodeKind, Vec<Code>>> = LazyLock::new(|| {
    let of = |kind| taxonomy::terms(Some(kind)).map(|term| term.code.clone()).collect();
    CodeKind::ALL.into_iter().map(|(kind, _)| (kind, of(kind))).collect()
});

fn all(kind: CodeKind) -> &'static [Code] {
    &CODES[&kind]
}

fn place(chance: &mut Chance) -> Place {
    chance.one(&PLACES).parse().expect("a place of the list")
}

fn some(chance: &mut Chance, of: &[Code], most: usize) -> Vec<Code> {
    let mut list: Vec<Code> = (0..=chance.below(most)).map(|_| chance.one(of).clone()).collect();
    list.sort();
    list.dedup();
    list
}

/// Terms whose texts say nothing, and which permit nothing yet: only codes and places are looked at.
pub fn template() -> Terms {
    let text = json!({ "en": "Text" });
    let terms = json!({
        "title": text, "summary": text, "purposes": [], "dataCategories": [], "journeyStages": [], "recipients": [],
        "places": [], "storagePlaces": [], "technologies": [], "retention": "P30D", "term": "P180D",
        "promises": [{ "what": text, "due": "2027-03-01", "evidence": text }], "risks": [], "benefits": [], "ifRefused": text,
        "withdrawal": { "within": "P14D", "how": text }, "complaints": { "to": "Somebody", "how": text }, "conditions": [],
    });
    serde_json::from_value(terms).expect("terms in their stored form")
}

static CHARTER: LazyLock<Charter> = LazyLock::new(|| {
    let drafted = Template::SettledAssociation.draft(&["en".into()], &["DE".into()]).check();
    drafted.expect("a charter of the template")
});

fn charter(lines: Vec<RedLine>) -> Charter {
    Charter { red_lines: lines, ..CHARTER.clone() }
}

fn red_line(chance: &mut Chance) -> RedLine {
    let mut facet = |kind, times| if chance.once_in(times) { some(chance, all(kind), 2) } else { Vec::new() };
    let (purposes, data_categories) = (facet(CodeKind::Purpose, 2), facet(CodeKind::Data, 3));
    let (recipient_kinds, technologies) = (facet(CodeKind::Recipient, 3), facet(CodeKind::Technology, 4));
    let places = if chance.once_in(4) { vec![place(chance)] } else { Vec::new() };
    let text = serde_json::from_value(json!({ "en": "Text" })).expect("a text");
    RedLine {
        code: "line".to_owned(),
        text,
        purposes,
        data_categories,
        recipient_kinds,
        technologies,
        places,
    }
}

impl World {
    /// A small world in which much overlaps, of fewer agreements than this and two.
    pub fn crowded(chance: &mut Chance, agreements: usize) -> Self {
        let requesters: Vec<_> = (0..3)
            .map(|n| (RequesterId::numbered(n), chance.one(all(CodeKind::Recipient)).clone()))
            .collect();
        let communities = communities(chance);
        let mut world = Self { agreements: Vec::new(), communities, requesters, template: template() };
        for number in 0..2 + chance.below(agreements) {
            let agreement = world.agreement(chance, number);
            world.agreements.push(agreement);
        }
        world
    }

    /// A large world: so many agreements, ten a requester, of a hundred communities with a red line each.
    pub fn wide(agreements: usize) -> Self {
        let chance = &mut Chance(7);
        let kind = || "recipient:academic".parse().expect("a code");
        let requesters =
            (0..agreements.div_ceil(10)).map(|n| (RequesterId::new(spread(n)), kind())).collect();
        let forbidden = RedLine {
            purposes: vec!["purpose:migration-control".parse().expect("a code")],
            ..red_line(&mut Chance(3))
        };
        let bound = |n: usize| Bound {
            id: CommunityId::new(spread(n)),
            above: Vec::new(),
            lines: vec![(forbidden.clone(), None)],
        };
        let communities = (0..100).map(bound).collect();
        let mut world = Self { agreements: Vec::new(), communities, requesters, template: template() };
        for number in 0..agreements {
            let mut agreement = world.agreement(chance, number);
            agreement.requester = world.requesters[number / 10].0;
            agreement.state = AgreementState::InForce { from: start(), until: start().plus(Span::days(180)) };
            world.agreements.push(agreement);
        }
        world
    }

    fn agreement(&self, chance: &mut Chance, number: usize) -> Agreement {
        let mut terms = self.template.clone();
        terms.purposes = some(chance, all(CodeKind::Purpose), 4);
        terms.data_categories = some(chance, all(CodeKind::Data), 5);
        terms.technologies = some(chance, all(CodeKind::Technology), 3);
        terms.journey_stages = some(chance, all(CodeKind::Stage), 4);
        let kinds = some(chance, all(CodeKind::Recipient), 2).into_iter();
        let recipient = |kind| Recipient {
            name: "Somebody".to_owned(),
            kind,
            country: PLACES[0].parse().expect("a place"),
            onward: Vec::new(),
        };
        terms.recipients = kinds.map(recipient).collect();
        terms.places = (0..=chance.below(6)).map(|_| place(chance)).collect();
        let from = start().plus(Span::days(chance.below(20) as u32));
        let state = match chance.below(8) {
            0 => AgreementState::Pending,
            1 => AgreementState::Withdrawn { at: from },
            2 => AgreementState::Declined { at: from },
            _ => AgreementState::InForce { from, until: from.plus(Span::days(5 + chance.below(60) as u32)) },
        };
        Agreement {
            id: AgreementId::new(spread(number)),
            community: chance.one(&self.communities).id,
            requester: chance.one(&self.requesters).0,
            decision: DecisionId::numbered(1),
            proposal: ProposalId::numbered(1),
            digest: Digest::of_bytes(&number.to_be_bytes()),
            state,
            signing: Default::default(),
            terms,
        }
    }

    /// A question: mostly about something that was agreed on, a little beside it now and then.
    pub fn question(&self, chance: &mut Chance) -> Question {
        let agreement = chance.one(&self.agreements);
        let terms = &agreement.terms;
        let near = |chance: &mut Chance, of: &[Code], kind| {
            if chance.once_in(12) || of.is_empty() {
                chance.one(all(kind)).clone()
            } else {
                narrowed(chance, of)
            }
        };
        let kinds: Vec<_> = terms.recipients.iter().map(|one| one.kind.clone()).collect();
        Question {
            requester: if chance.once_in(15) { chance.one(&self.requesters).0 } else { agreement.requester },
            community: chance.once_in(2).then(|| {
                if chance.once_in(5) { chance.one(&self.communities).id } else { agreement.community }
            }),
            purpose: near(chance, &terms.purposes, CodeKind::Purpose),
            data_categories: (0..1 + chance.below(3))
                .map(|_| near(chance, &terms.data_categories, CodeKind::Data))
                .collect(),
            recipient_kind: chance.once_in(2).then(|| near(chance, &kinds, CodeKind::Recipient)),
            place: (!chance.once_in(30))
                .then(|| if chance.once_in(8) { place(chance) } else { chance.one(&terms.places).clone() }),
            technologies: (0..chance.below(3))
                .map(|_| near(chance, &terms.technologies, CodeKind::Technology))
                .collect(),
            journey_stage: chance.once_in(2).then(|| near(chance, &terms.journey_stages, CodeKind::Stage)),
            at: start().plus(Span::days(10 + chance.below(40) as u32)),
        }
    }

    /// The same world as it is kept in memory.
    pub fn index(&self) -> Index {
        let mut index = Index::default();
        for bound in &self.communities {
            index.hear(bound.voice());
        }
        let kinds: HashMap<_, _> = self.requesters.iter().map(|(id, kind)| (*id, kind)).collect();
        for agreement in &self.agreements {
            index.put(agreement, kinds[&agreement.requester]);
        }
        index
    }
}

fn narrowed(chance: &mut Chance, of: &[Code]) -> Code {
    let wide = chance.one(of);
    let below: Vec<_> = all(wide.kind()).iter().filter(|code| code.within(wide)).collect();
    (*chance.one(&below)).clone()
}

fn spread(number: usize) -> uuid::Uuid {
    let number = number as u64;
    uuid::Uuid::from_u64_pair(number.wrapping_mul(0x9E37_79B9_7F4A_7C15), number)
}

/// Five communities: the second lies below the first, the third below the second.
fn communities(chance: &mut Chance) -> Vec<Bound> {
    let id = CommunityId::numbered;
    let mut all: Vec<Bound> = Vec::new();
    for number in 0..5 {
        let above: Vec<_> = if number < 3 { (0..number).rev().map(id).collect() } else { Vec::new() };
        let mut lines: Vec<_> = (0..chance.below(2)).map(|_| (red_line(chance), None)).collect();
        if chance.once_in(3) {
            let since = start().plus(Span::days(20));
            lines.push((red_line(chance), Some((since, since.plus(Span::days(10))))));
        }
        lines.extend(
            above
                .first()
                .into_iter()
                .flat_map(|parent| all.iter().filter(|one| one.id == *parent))
                .flat_map(|one| one.lines.clone())
                .collect::<Vec<_>>(),
        );
        all.push(Bound { id: id(number), above, lines });
    }
    all
}

impl Bound {
    fn voice(&self) -> Voice {
        let layers = self.lines.iter().map(|(line, during)| match during {
            None => layer(charter(vec![line.clone()]), None),
            Some((since, until)) => {
                let mut bound = charter(Vec::new());
                let (longest_term, lapses_after) = (bound.longest_term, Span::days(10));
                let red_lines = vec![line.clone()];
                bound.crisis = Some(CrisisClause {
                    longest_term,
                    rules: Vec::new(),
                    red_lines,
                    burden: None,
                    lapses_after,
                });
                let state = CrisisState::InForce { since: *since, until: *until, ending: None };
                let declared = Asked { by: MemberId::numbered(1), at: *since };
                let crisis = Crisis {
                    id: CrisisId::numbered(1),
                    community: self.id,
                    reason: line.text.clone(),
                    declared,
                    state,
                };
                layer(bound, Some(crisis))
            }
        });
        let layers: Vec<_> = layers.collect();
        Voice { community: self.id, above: self.above.clone(), forbids: Forbids::of(&layers) }
    }
}

fn layer(charter: Charter, crisis: Option<Crisis>) -> Layer {
    Layer { digest: Digest::of_bytes(b""), charter, crisis }
}
