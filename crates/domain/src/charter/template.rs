//! Charters to start from. The words are the community's to change; the first vote adopts them.
//!
//! Each is thought through for one context, and says in [`Template::ALL`]'s files what differs and why. Languages and places are the
//! founder's; the words are there in English, Arabic and French.

mod settled;
mod sudden;
mod transit;

use super::{
    AdmissionDraft, CharterDraft, ChoosingDraft, CosignedBy, CosignersDraft, DeliberationDraft,
    LanguageLimitsDraft, PetitionsDraft, ReadabilityDraft, RedLineDraft, ReportDutyDraft, RuleDraft, Secrecy,
    StewardsDraft, TypedText, Way, WhenFewer,
};
use crate::{
    ballot::Attestation,
    constituency::ConstituencyDraft,
    decision::DecisionKind,
    taxonomy::{Risk, RiskRow},
};

/// A template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// For an association of people who have settled.
    SettledAssociation,
    /// For people on the way, or in camps.
    PeopleInTransit,
    /// For people whom a sudden crisis has displaced.
    SuddenCrisis,
}

/// The languages the words of the templates are in.
const LANGUAGES: [&str; 3] = ["en", "ar", "fr"];
/// One text in each of them.
type Words = [&'static str; 3];

impl Template {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::SettledAssociation, Self::PeopleInTransit, Self::SuddenCrisis];

    /// Its name in commands.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SettledAssociation => "settled-association",
            Self::PeopleInTransit => "people-in-transit",
            Self::SuddenCrisis => "sudden-crisis",
        }
    }

    /// The template of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|template| template.name() == name)
    }

    /// The draft it starts with, in those of `languages` it has words for.
    pub fn draft(self, languages: &[String], places: &[String]) -> CharterDraft {
        let say = Say { languages, places };
        match self {
            Self::SettledAssociation => settled::draft(&say),
            Self::PeopleInTransit => transit::draft(&say),
            Self::SuddenCrisis => sudden::draft(&say),
        }
    }
}

/// What the founder gives: the languages to say it in, and the places.
struct Say<'a> {
    languages: &'a [String],
    places: &'a [String],
}

impl Say<'_> {
    fn words(&self, texts: Words) -> TypedText {
        let wanted = |tag: &str| self.languages.iter().any(|wanted| wanted == tag);
        let pairs = LANGUAGES.iter().zip(texts).filter(|(tag, _)| wanted(tag));
        pairs.map(|(tag, text)| ((*tag).to_owned(), text.to_owned())).collect()
    }

    /// The principles that all templates have, and those of one.
    fn principles(&self, more: &[Words]) -> Vec<TypedText> {
        PRINCIPLES.iter().chain(more).map(|texts| self.words(*texts)).collect()
    }

    /// The red lines that all templates have, and those of one.
    fn red_lines(&self, more: &[Line]) -> Vec<RedLineDraft> {
        RED_LINES.iter().chain(more).map(|line| line.draft(self)).collect()
    }

    fn constituencies(&self, named: &[(&str, Words)]) -> Vec<ConstituencyDraft> {
        let draft = |(name, label): &(&str, Words)| ConstituencyDraft {
            name: (*name).to_owned(),
            label: self.words(*label),
        };
        named.iter().map(draft).collect()
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A line of the risk matrix, as the taxonomy writes codes; an empty one stands for everything.
fn risk(stage: &str, data: &str, recipient: &str, level: Risk) -> RiskRow {
    RiskRow { stage: stage.parse().ok(), data: data.parse().ok(), recipient: recipient.parse().ok(), level }
}

impl Say<'_> {
    /// What every template has intermediaries report, so often.
    fn reporting(&self, every: &str) -> ReportDutyDraft {
        ReportDutyDraft { what: self.words(REPORTED), every: every.to_owned() }
    }
}

/// What intermediaries report.
const REPORTED: Words = [
    "What was asked of us, what you answered for us, with whom you spoke, and what it cost.",
    "ما طُلب منّا، وما أجبتم به عنّا، ومع من تحدّثتم، وكم كلّف ذلك.",
    "Ce qu’on nous a demandé, ce que vous avez répondu pour nous, avec qui vous avez parlé, et ce que cela a coûté.",
];

/// The same share for every petition.
fn petitions(share: &str) -> PetitionsDraft {
    let share = || share.to_owned();
    PetitionsDraft { recall: share(), withdrawal: share(), amendment: share(), pressure: share() }
}

/// A concern is answered on record once so many stand behind it, within so much time.
fn deliberation(concern: &str, answer_within: &str) -> DeliberationDraft {
    DeliberationDraft {
        concern_share: concern.to_owned(),
        answer_within: answer_within.to_owned(),
        misread_share: "1/4".to_owned(),
    }
}

/// A steward invites.
const fn invitation() -> AdmissionDraft {
    AdmissionDraft { way: Way::Invitation, vouches: None, vouch_after: None }
}

/// So many members vouch who have been on the roll for so long.
fn vouching(vouches: u32, after: &str) -> AdmissionDraft {
    AdmissionDraft { way: Way::Vouching, vouches: Some(vouches), vouch_after: Some(after.to_owned()) }
}

/// The same, and a steward agrees.
fn both(vouches: u32, after: &str) -> AdmissionDraft {
    AdmissionDraft { way: Way::Both, ..vouching(vouches, after) }
}

/// At least and at most so many. A community begins with one, who must be able to act.
const fn stewards(least: u32, most: u32) -> StewardsDraft {
    StewardsDraft { least, most, when_fewer: WhenFewer::GoOn }
}

/// One of those who stand for the members signs beside the instance: what the instance alone says, its operator alone could say.
const COSIGNERS: CosignersDraft = CosignersDraft { by: CosignedBy::Either, least: 1 };

/// One decision of a template: of what, at which risk, by which rule, after how much time to think, open for how long.
type Timed = (DecisionKind, Option<Risk>, &'static str, &'static str, &'static str);

/// The rules of a template. From "high" up ballots are confidential and signed, and everybody votes for themselves; below, a delegate carries
/// at most a tenth of the roll.
fn rules(timed: &[Timed]) -> Vec<RuleDraft> {
    let draft = |(kind, risk, rule, deliberation, window): &Timed| {
        let grave = risk.is_some_and(|risk| risk >= Risk::High);
        let (secrecy, attestation) = if grave {
            (Secrecy::Confidential, Attestation::Signed)
        } else {
            (Secrecy::Open, Attestation::RoomAttested)
        };
        RuleDraft {
            kind: *kind,
            risk: *risk,
            rule: (*rule).to_owned(),
            least_deliberation: (*deliberation).to_owned(),
            window: (*window).to_owned(),
            secrecy,
            attestation,
            delegation: !grave,
            delegate_cap: (!grave).then(|| "1/10".to_owned()),
        }
    };
    timed.iter().map(draft).collect()
}

/// Several who stand are ranked; the times and the delegation are those of a single mandate.
fn choosing(quorum: &str, deliberation: &str, window: &str) -> ChoosingDraft {
    ChoosingDraft {
        rule: format!("choose: schulze; turnout quorum {quorum} of roll"),
        least_deliberation: deliberation.to_owned(),
        window: window.to_owned(),
        secrecy: Secrecy::Open,
        attestation: Attestation::RoomAttested,
        delegation: true,
        delegate_cap: Some("1/10".to_owned()),
    }
}

/// What stands in all of them.
const PRINCIPLES: [Words; 3] = [
    [
        "Nobody decides about our data without us.",
        "لا أحد يقرّر بشأن بياناتنا من دوننا.",
        "Personne ne décide de nos données sans nous.",
    ],
    [
        "A refusal needs no reason and costs nothing.",
        "الرفض لا يحتاج إلى سبب ولا يكلّف شيئًا.",
        "Un refus se passe de raison et ne coûte rien.",
    ],
    [
        "Who speaks for us answers to us.",
        "من يتكلّم باسمنا يُسأل أمامنا.",
        "Qui parle pour nous nous rend des comptes.",
    ],
];

/// A red line. Facets that are empty match everything.
struct Line {
    code: &'static str,
    text: Words,
    purposes: &'static [&'static str],
    data_categories: &'static [&'static str],
    recipient_kinds: &'static [&'static str],
    technologies: &'static [&'static str],
}

/// A line without any facet, to be given some.
const LINE: Line = Line {
    code: "",
    text: ["", "", ""],
    purposes: &[],
    data_categories: &[],
    recipient_kinds: &[],
    technologies: &[],
};

impl Line {
    fn draft(&self, say: &Say<'_>) -> RedLineDraft {
        RedLineDraft {
            code: self.code.to_owned(),
            text: say.words(self.text),
            purposes: owned(self.purposes),
            data_categories: owned(self.data_categories),
            recipient_kinds: owned(self.recipient_kinds),
            technologies: owned(self.technologies),
            places: Vec::new(),
        }
    }
}

/// What is forbidden in all of them.
const RED_LINES: [Line; 3] = [
    Line {
        code: "no-migration-control",
        text: [
            "No use for deportation, detention or border control.",
            "لا استخدام للترحيل أو الاحتجاز أو مراقبة الحدود.",
            "Aucun usage pour l'expulsion, la détention ou le contrôle des frontières.",
        ],
        purposes: &["purpose:migration-control", "purpose:law-enforcement"],
        ..LINE
    },
    Line {
        code: "no-origin-state",
        text: [
            "Nothing goes to the authorities of the state we left.",
            "لا شيء يُسلَّم إلى سلطات الدولة التي غادرناها.",
            "Rien n'est transmis aux autorités de l'État que nous avons quitté.",
        ],
        recipient_kinds: &["recipient:origin-state-authority"],
        ..LINE
    },
    Line {
        code: "no-face-recognition",
        text: ["No face recognition.", "لا للتعرّف على الوجوه.", "Pas de reconnaissance faciale."],
        technologies: &["technology:face-recognition"],
        ..LINE
    },
];

/// Languages that write as one word what others write as several, or bend their words in many ways: more of their words
/// are missing from a list of the frequent ones, in a plain text too.
const RICH_IN_FORMS: [&str; 3] = ["ar", "tr", "uk"];

/// At most 25 words in a sentence, and one word in five rare; two in five in languages rich in forms.
fn readability(languages: &[String]) -> ReadabilityDraft {
    let rich = |tag: &&str| languages.iter().any(|language| language.split('-').next() == Some(tag));
    let own = |tag: &str| LanguageLimitsDraft {
        language: tag.to_owned(),
        most_words: 25,
        most_rare: "2/5".to_owned(),
    };
    ReadabilityDraft {
        most_words: 25,
        most_rare: "1/5".to_owned(),
        languages: RICH_IN_FORMS.into_iter().filter(rich).map(own).collect(),
    }
}

#[cfg(test)]
mod tests;
