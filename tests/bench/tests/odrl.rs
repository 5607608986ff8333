//! An agreement written out rule by rule (`evidence::agreement::Atomising`) before an evaluator of ODRL that none of us wrote, the crate
//! `typesec-odrl`: it answers thousands of generated questions as our own rule does.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

use bench::{Chance, template};
use domain::{
    agreement::{Agreement, AgreementState, Signing},
    charter::{Charter, Layer, RedLine, Template},
    digest::Digest,
    id::{AgreementId, CommunityId, DecisionId, ProposalId, RequesterId},
    moment::Moment,
    permission::{Answer, Forbids, Index, Question, Voice},
    place::Place,
    taxonomy::{self, Code, CodeKind},
    terms::{Recipient, Terms},
};
use evidence::{
    agreement::{Atomising, TooManyRules, code_iri, place_iri},
    did::Did,
};
use serde_json::{Value, json};
use typesec_odrl::{OdrlEngine, constraint::ConstraintContext, model::OdrlDocument};

const NO_TECHNOLOGY: &str = "https://ownaccord.org/ns/v1#no-special-technology";
const URL: &str = "https://ownaccord.example";
const COMMUNITY: CommunityId = CommunityId::numbered(2);
const REQUESTER: RequesterId = RequesterId::numbered(5);
const PLACES: [&str; 7] = ["DE", "DE-BE", "DE-BY", "GR", "GR-L", "LU", "LU-CL"];

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn code(chance: &mut Chance, kind: CodeKind) -> Code {
    let all: Vec<_> = taxonomy::terms(Some(kind)).map(|term| term.code.clone()).collect();
    chance.one(&all).clone()
}

fn place(chance: &mut Chance) -> Place {
    chance.one(&PLACES).parse().unwrap()
}

/// None or one.
fn maybe<T>(chance: &mut Chance, one: impl Fn(&mut Chance) -> T) -> Vec<T> {
    if chance.once_in(2) { vec![one(chance)] } else { Vec::new() }
}

/// These codes and all below them.
fn below(wide: &[Code]) -> Vec<Code> {
    wide.iter().flat_map(Code::downward).map(|term| term.code.clone()).collect()
}

/// An agreement and the lines that hold.
struct World {
    agreement: Agreement,
    kind: Code,
    lines: Vec<RedLine>,
}

impl World {
    fn new(terms: Terms, kind: Code, lines: Vec<RedLine>) -> Self {
        let (from, until) = (moment("2026-03-09T07:00:00Z"), moment("2026-06-07T07:00:00Z"));
        let agreement = Agreement {
            id: AgreementId::numbered(6),
            community: COMMUNITY,
            requester: REQUESTER,
            decision: DecisionId::numbered(1),
            proposal: ProposalId::numbered(4),
            digest: terms.digest(),
            terms,
            state: AgreementState::InForce { from, until },
            signing: Signing::default(),
        };
        Self { agreement, kind, lines }
    }

    fn drawn(chance: &mut Chance) -> Self {
        let mut terms = template();
        terms.purposes = vec![code(chance, CodeKind::Purpose)];
        terms.data_categories = vec![code(chance, CodeKind::Data)];
        terms.journey_stages = vec![code(chance, CodeKind::Stage)];
        terms.places = vec![place(chance)];
        terms.technologies = maybe(chance, |chance| code(chance, CodeKind::Technology));
        let kind = code(chance, CodeKind::Recipient);
        let country = PLACES[0].parse().unwrap();
        terms.recipients = vec![Recipient { name: "Somebody".into(), kind, country, onward: Vec::new() }];
        let mut lines: Vec<_> = (0..chance.below(4)).map(|_| line(chance)).collect();
        // Lines that meet what is granted, now from above, now from below.
        for line in &mut lines {
            if chance.once_in(2) {
                let mut near: Vec<_> = terms.purposes[0].upward().cloned().collect();
                near.extend(below(&terms.purposes));
                line.purposes.push(chance.one(&near).clone());
            }
        }
        Self::new(terms, code(chance, CodeKind::Recipient), lines)
    }

    fn policy(&self) -> Result<Value, TooManyRules> {
        let AgreementState::InForce { from, until } = self.agreement.state else { panic!("it is in force") };
        let (agreement, kind, red_lines) = (&self.agreement, &self.kind, self.lines.as_slice());
        Atomising { url: URL, agreement, term: (from, until), kind, red_lines }.policy()
    }

    fn index(&self) -> Index {
        let mut index = Index::default();
        index.put(&self.agreement, &self.kind);
        let charter = Template::SettledAssociation.draft(&["en".into()], &["DE".into()]).check().unwrap();
        let charter = Charter { red_lines: self.lines.clone(), ..charter };
        let digest = Digest::of(&charter);
        let forbids = Forbids::of(&[Layer { charter, digest, crisis: None }]);
        index.hear(Voice { community: COMMUNITY, above: Vec::new(), forbids });
        index
    }

    /// A question that is often, in each of its parts, about something that was granted.
    fn question(&self, chance: &mut Chance) -> Question {
        let terms = &self.agreement.terms;
        let near = |chance: &mut Chance, granted: &[Code], kind| {
            let granted = below(granted);
            if granted.is_empty() || chance.once_in(6) {
                code(chance, kind)
            } else {
                chance.one(&granted).clone()
            }
        };
        let mut places = terms.places[0].downward();
        places.push(place(chance));
        let kinds = [terms.recipients[0].kind.clone()];
        let times = ["06:59:59", "07:00:00", "12:00:00"].map(|time| moment(&format!("2026-03-09T{time}Z")));
        let last = ["06:59:59", "07:00:00"].map(|time| moment(&format!("2026-06-07T{time}Z")));
        let times: Vec<_> = times.into_iter().chain(last).collect();
        Question {
            requester: REQUESTER,
            community: None,
            purpose: near(chance, &terms.purposes, CodeKind::Purpose),
            data_categories: (0..1 + chance.below(2))
                .map(|_| near(chance, &terms.data_categories, CodeKind::Data))
                .collect(),
            recipient_kind: maybe(chance, |chance| near(chance, &kinds, CodeKind::Recipient)).pop(),
            place: (!chance.once_in(12)).then(|| chance.one(&places).clone()),
            technologies: maybe(chance, |chance| near(chance, &terms.technologies, CodeKind::Technology)),
            journey_stage: maybe(chance, |chance| near(chance, &terms.journey_stages, CodeKind::Stage)).pop(),
            at: if chance.once_in(2) { times[2] } else { *chance.one(&times) },
        }
    }
}

fn line(chance: &mut Chance) -> RedLine {
    RedLine {
        code: "line".into(),
        text: [("en".parse().unwrap(), "Not that.".to_owned())].into_iter().collect(),
        purposes: maybe(chance, |chance| code(chance, CodeKind::Purpose)),
        data_categories: maybe(chance, |chance| code(chance, CodeKind::Data)),
        recipient_kinds: maybe(chance, |chance| code(chance, CodeKind::Recipient)),
        technologies: maybe(chance, |chance| code(chance, CodeKind::Technology)),
        places: maybe(chance, place),
    }
}

/// The policy in the evaluator's own spelling, rule by rule. It knows a closed list of actions: ours, of which none is a use, are left
/// out.
fn engine(policy: &Value) -> OdrlEngine {
    let mut rules = Vec::new();
    for (name, kind) in [("permission", "permission"), ("prohibition", "prohibition"), ("obligation", "duty")]
    {
        for rule in policy[name].as_array().unwrap() {
            if rule["action"].as_str().unwrap().starts_with("https:") {
                continue;
            }
            let limits = rule["constraint"].as_array().map_or(&[][..], Vec::as_slice).iter().map(|one| {
                let right = &one["rightOperand"];
                let value = right.get("@id").or(right.get("@value")).unwrap();
                json!({ "leftOperand": one["leftOperand"], "operator": one["operator"], "rightOperand": value })
            });
            rules.push(json!({
                "type": kind, "assigner": rule["assigner"], "assignee": rule["assignee"], "action": rule["action"],
                "target": rule["target"], "constraints": limits.collect::<Vec<_>>(),
            }));
        }
    }
    let document = json!({ "policies": [{ "uid": policy["uid"], "type": policy["type"], "rules": rules }] });
    OdrlEngine::new(serde_json::from_value::<OdrlDocument>(document).unwrap())
}

/// The evaluator's answer: a request for each category and each technology, and all have to be allowed.
fn allowed(engine: &OdrlEngine, asked: &Question) -> bool {
    let requester = Did::of_url(URL).requester(REQUESTER).to_string();
    let technologies = match asked.technologies.as_slice() {
        [] => vec![NO_TECHNOLOGY.to_owned()],
        some => some.iter().map(code_iri).collect(),
    };
    asked.data_categories.iter().all(|data| {
        let stage = asked.journey_stage.as_ref().map_or(String::new(), |stage| format!(":{stage}"));
        let target = format!("urn:ownaccord:dataset:{COMMUNITY}:{data}{stage}");
        technologies.iter().all(|technology| {
            let recipient = asked.recipient_kind.as_ref().map_or(requester.clone(), code_iri);
            let mut request = ConstraintContext::default()
                .with_purpose(code_iri(&asked.purpose))
                .with_time(asked.at.to_string().parse().unwrap())
                .with("recipient", recipient)
                .with("systemDevice", technology);
            if let Some(place) = &asked.place {
                request = request.with("spatial", place_iri(place));
            }
            format!("{:?}", engine.check_with_context(&requester, "use", &target, &request)) == "Allow"
        })
    })
}

#[test]
fn an_evaluator_that_we_did_not_write_answers_as_we_do() {
    let mut chance = Chance(5);
    let (mut asked_in_all, mut permitted, mut crossed) = (0, 0, 0);
    for _ in 0..150 {
        let world = World::drawn(&mut chance);
        let Ok(policy) = world.policy() else { continue };
        // It reads every rule for each request.
        if policy["permission"].as_array().unwrap().len() > 800 {
            continue;
        }
        let (engine, index) = (engine(&policy), world.index());
        for _ in 0..60 {
            let asked = world.question(&mut chance);
            let answer = index.answer(&asked, asked.at);
            assert_eq!(allowed(&engine, &asked), matches!(answer, Answer::Permit { .. }), "{asked:?}");
            asked_in_all += 1;
            permitted += usize::from(answer.reason().is_none());
            crossed += usize::from(answer.reason().is_some_and(|why| why.code() == "permission.prohibited"));
        }
    }
    // No comparison of one "no" with another.
    assert!(asked_in_all > 3_000 && permitted > 300 && crossed > 50, "{asked_in_all} {permitted} {crossed}");
}
