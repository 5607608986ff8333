//! What changed between two versions of a charter, clause by clause: what was added, what is gone, what reads otherwise.
//!
//! A clause is known by its path: of what has a name (a red line, a constituency) by that, of a rule by its kind and risk, of words by
//! themselves. So a clause that only stands elsewhere in its list has not changed.

use serde::{Deserialize, Serialize};

use super::{
    Admission, BurdenClause, Charter, ChoosingRule, Cosigners, DecisionRule, Part, Readability, RedLine,
    Scale, Stewards,
};
use crate::{
    constituency::Constituency,
    moment::Span,
    place::Place,
    share::Share,
    taxonomy::{Code, RiskRow},
    text::{Language, LocalText},
};

/// One clause of a charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clause {
    /// A language of the charter.
    Language(Language),
    /// Its first language.
    FirstLanguage(Language),
    /// A place.
    Place(Place),
    /// How far the community reaches.
    Scale(Scale),
    /// Words of the community's own.
    Words(LocalText),
    /// A red line.
    RedLine(Box<RedLine>),
    /// A condition for choice.
    Condition(Code),
    /// A constituency.
    Constituency(Box<Constituency>),
    /// A decision rule.
    Rule(Box<DecisionRule>),
    /// How the members choose between several.
    Choosing(Box<ChoosingRule>),
    /// A risk level of the community's own.
    Risk(Box<RiskRow>),
    /// A number of members or of words.
    Count(u32),
    /// Whether something is asked.
    Asked(bool),
    /// So many minutes of a member's month.
    Minutes(u32),
    /// A length of time.
    Time(Span),
    /// A share of the roll.
    Share(Share),
    /// A share of the words of a text.
    OfWords(Share),
    /// How people come in.
    Admission(Admission),
    /// How many stewards there are.
    Stewards(Stewards),
    /// Who signs what binds.
    Cosigners(Cosigners),
}

/// A clause that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Of which part of the charter it is.
    pub part: Part,
    /// Which clause: the part's field, and what tells it from its neighbours, such as `redLines.no-tracking`.
    pub path: String,
    /// How it read before; none where it is new.
    pub before: Option<Clause>,
    /// How it reads now; none where it is gone.
    pub after: Option<Clause>,
}

/// How a clause is not as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It reads otherwise.
    Changed,
}

impl How {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

impl Change {
    /// How it is not as it was.
    pub const fn how(&self) -> How {
        match (&self.before, &self.after) {
            (None, _) => How::Added,
            (Some(_), None) => How::Removed,
            (Some(_), Some(_)) => How::Changed,
        }
    }
}

type Clauses = Vec<(String, Clause)>;

fn each<T>(name: &str, of: &[T], key: impl Fn(&T) -> String, clause: impl Fn(&T) -> Clause) -> Clauses {
    of.iter().map(|one| (format!("{name}.{}", key(one)), clause(one))).collect()
}

fn one(name: &str, clause: Clause) -> (String, Clause) {
    (name.to_owned(), clause)
}

fn rule_key(rule: &DecisionRule) -> String {
    let kind = rule.kind.word();
    match rule.risk {
        Some(risk) => format!("{kind}.{risk:?}").to_lowercase(),
        None => kind.to_owned(),
    }
}

fn risk_key(row: &RiskRow) -> String {
    let facets = [&row.stage, &row.data, &row.recipient].map(|facet| match facet {
        Some(code) => code.to_string(),
        None => "*".to_owned(),
    });
    facets.join(",")
}

/// What people wrote, by the language that sorts first: a clause of words is known by its words.
fn words_key(words: &LocalText) -> String {
    words.iter().next().map(|(_, text)| text.to_owned()).unwrap_or_default()
}

impl Charter {
    /// What is different from an earlier version, part by part.
    pub fn changes_against(&self, before: &Self) -> Vec<Change> {
        Part::ALL
            .into_iter()
            .flat_map(|part| changes(part, before.clauses(part), self.clauses(part)))
            .collect()
    }

    /// The clauses of one part, each with its path.
    fn clauses(&self, part: Part) -> Clauses {
        match part {
            Part::Languages => {
                let first = one("languages.first", Clause::FirstLanguage(self.language().clone()));
                let all = each("languages", &self.languages, ToString::to_string, |tag| {
                    Clause::Language(tag.clone())
                });
                [first].into_iter().chain(all).collect()
            }
            Part::Reach => {
                let places =
                    each("places", &self.places, ToString::to_string, |place| Clause::Place(place.clone()));
                [one("scale", Clause::Scale(self.scale))].into_iter().chain(places).collect()
            }
            Part::Principles => {
                each("principles", &self.principles, words_key, |words| Clause::Words(words.clone()))
            }
            Part::RedLines => lines("redLines", &self.red_lines),
            Part::Conditions => each("conditions", &self.conditions, ToString::to_string, |code| {
                Clause::Condition(code.clone())
            }),
            Part::Constituencies => each(
                "constituencies",
                &self.constituencies,
                |known| known.name.to_string(),
                |known| Clause::Constituency(Box::new(known.clone())),
            ),
            Part::Rules => rules("rules", &self.rules),
            Part::Choosing => {
                let rule = self.choosing.iter();
                rule.map(|rule| one("choosing", Clause::Choosing(Box::new(rule.clone())))).collect()
            }
            Part::MostAssisted => vec![one("mostAssisted", Clause::Count(self.most_assisted))],
            Part::Risks => each("risks", &self.risks, risk_key, |row| Clause::Risk(Box::new(row.clone()))),
            Part::LongestTerm => vec![one("longestTerm", Clause::Time(self.longest_term))],
            Part::Reporting => {
                let Some(duty) = &self.reporting else { return Vec::new() };
                let what = one("reporting.what", Clause::Words(duty.what.clone()));
                vec![what, one("reporting.every", Clause::Time(duty.every))]
            }
            Part::Ombuds => {
                let named = self.ombuds.iter();
                named.map(|words| one("ombuds", Clause::Words(words.clone()))).collect()
            }
            Part::Requesters => vec![one("provenDomain", Clause::Asked(self.proven_domain))],
            Part::Petitions => {
                let of = &self.petitions;
                let shares = [
                    ("petitions.recall", of.recall),
                    ("petitions.withdrawal", of.withdrawal),
                    ("petitions.amendment", of.amendment),
                    ("petitions.pressure", of.pressure),
                ];
                shares.map(|(name, share)| one(name, Clause::Share(share))).into()
            }
            Part::Deliberation => {
                let of = self.deliberation();
                vec![
                    one("deliberation.concernShare", Clause::Share(of.concern_share)),
                    one("deliberation.answerWithin", Clause::Time(of.answer_within)),
                    one("deliberation.misreadShare", Clause::Share(of.misread_share)),
                ]
            }
            Part::Offers => vec![one("offersAnsweredWithin", Clause::Time(self.offers_answered()))],
            Part::Readability => self.readability.as_ref().map(limits).unwrap_or_default(),
            Part::Admission => vec![one("admission", Clause::Admission(self.admission()))],
            Part::Stewards => {
                self.stewards.into_iter().map(|clause| one("stewards", Clause::Stewards(clause))).collect()
            }
            Part::Cosigners => {
                self.cosigners.into_iter().map(|clause| one("cosigners", Clause::Cosigners(clause))).collect()
            }
            Part::Burden => minutes("burden.minutes", self.burden),
            Part::Crisis => {
                let Some(clause) = &self.crisis else { return Vec::new() };
                let times = [
                    one("crisis.longestTerm", Clause::Time(clause.longest_term)),
                    one("crisis.lapsesAfter", Clause::Time(clause.lapses_after)),
                ];
                let stricter = rules("crisis.rules", &clause.rules);
                let lines = lines("crisis.redLines", &clause.red_lines);
                let minutes = minutes("crisis.burden.minutes", clause.burden);
                times.into_iter().chain(stricter).chain(lines).chain(minutes).collect()
            }
        }
    }
}

fn minutes(name: &str, of: Option<BurdenClause>) -> Clauses {
    of.into_iter().map(|clause| one(name, Clause::Minutes(clause.minutes))).collect()
}

/// The limits for every language, then those that single languages have of their own.
fn limits(of: &Readability) -> Clauses {
    let pair = |name: &str, words: u32, rare: Share| {
        [
            one(&format!("readability.{name}mostWords"), Clause::Count(words)),
            one(&format!("readability.{name}mostRare"), Clause::OfWords(rare)),
        ]
    };
    let own = of.languages.iter().flat_map(|own| {
        let name = format!("languages.{}.", own.language);
        pair(&name, own.most_words, own.most_rare)
    });
    pair("", of.most_words, of.most_rare).into_iter().chain(own).collect()
}

fn rules(name: &str, of: &[DecisionRule]) -> Clauses {
    each(name, of, rule_key, |rule| Clause::Rule(Box::new(rule.clone())))
}

fn lines(name: &str, of: &[RedLine]) -> Clauses {
    each(name, of, |line| line.code.clone(), |line| Clause::RedLine(Box::new(line.clone())))
}

/// What is gone or reads otherwise, in the order of before; then what is new, in the order of now.
fn changes(part: Part, before: Clauses, after: Clauses) -> Vec<Change> {
    let now = |path: &str| after.iter().find(|(known, _)| known == path).map(|(_, clause)| clause.clone());
    let mut found: Vec<_> = before
        .iter()
        .map(|(path, clause)| (path, clause, now(path)))
        .filter(|(_, clause, now)| Some(*clause) != now.as_ref())
        .map(|(path, clause, after)| Change { part, path: path.clone(), before: Some(clause.clone()), after })
        .collect();
    let is_new = |path: &String| !before.iter().any(|(known, _)| known == path);
    let added = after.into_iter().filter(|(path, _)| is_new(path));
    found.extend(added.map(|(path, clause)| Change { part, path, before: None, after: Some(clause) }));
    found
}

#[cfg(test)]
mod tests;
