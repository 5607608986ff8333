//! Charters to start from. The words are the community's to change; the first vote adopts them.

use super::{
    CharterDraft, ChoosingDraft, Deliberation, LanguageLimitsDraft, Petitions, ReadabilityDraft,
    RedLineDraft, RuleDraft, Scale, Secrecy, TypedText,
};
use crate::{ballot::Attestation, decision::DecisionKind, taxonomy::Risk};

/// A template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// For an association of people who have settled.
    SettledAssociation,
}

/// The languages the words of the templates are in.
const LANGUAGES: [&str; 3] = ["en", "ar", "fr"];

impl Template {
    /// The template of this name.
    pub fn named(name: &str) -> Option<Self> {
        (name == "settled-association").then_some(Self::SettledAssociation)
    }

    /// The draft it starts with, in those of `languages` it has words for.
    pub fn draft(self, languages: &[String], places: &[String]) -> CharterDraft {
        let Self::SettledAssociation = self;
        let words = |texts: [&str; 3]| -> TypedText {
            let pairs =
                LANGUAGES.iter().zip(texts).filter(|(tag, _)| languages.iter().any(|wanted| wanted == *tag));
            pairs.map(|(tag, text)| ((*tag).to_owned(), text.to_owned())).collect()
        };
        CharterDraft {
            languages: languages.to_vec(),
            places: places.to_vec(),
            scale: Scale::National,
            principles: PRINCIPLES.map(words).into(),
            red_lines: RED_LINES.iter().map(|line| line.draft(words(line.text))).collect(),
            conditions: ["condition:refusal-costs-nothing", "condition:no-service-depends"]
                .map(str::to_owned)
                .into(),
            constituencies: Vec::new(),
            rules: rules(),
            most_assisted: 2,
            choosing: Some(choosing()),
            risks: Vec::new(),
            longest_term: "P730D".to_owned(),
            petitions: (&Petitions::default()).into(),
            deliberation: (&Deliberation::default()).into(),
            readability: Some(readability(languages)),
            crisis: None,
        }
    }
}

const PRINCIPLES: [[&str; 3]; 3] = [
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

struct Line {
    code: &'static str,
    text: [&'static str; 3],
    purposes: &'static [&'static str],
    recipient_kinds: &'static [&'static str],
    technologies: &'static [&'static str],
}

impl Line {
    fn draft(&self, text: TypedText) -> RedLineDraft {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        RedLineDraft {
            code: self.code.to_owned(),
            text,
            purposes: owned(self.purposes),
            recipient_kinds: owned(self.recipient_kinds),
            technologies: owned(self.technologies),
            ..RedLineDraft::default()
        }
    }
}

const RED_LINES: [Line; 3] = [
    Line {
        code: "no-migration-control",
        text: [
            "No use for deportation, detention or border control.",
            "لا استخدام للترحيل أو الاحتجاز أو مراقبة الحدود.",
            "Aucun usage pour l'expulsion, la détention ou le contrôle des frontières.",
        ],
        purposes: &["purpose:migration-control", "purpose:law-enforcement"],
        recipient_kinds: &[],
        technologies: &[],
    },
    Line {
        code: "no-origin-state",
        text: [
            "Nothing goes to the authorities of the state we left.",
            "لا شيء يُسلَّم إلى سلطات الدولة التي غادرناها.",
            "Rien n'est transmis aux autorités de l'État que nous avons quitté.",
        ],
        purposes: &[],
        recipient_kinds: &["recipient:origin-state-authority"],
        technologies: &[],
    },
    Line {
        code: "no-face-recognition",
        text: ["No face recognition.", "لا للتعرّف على الوجوه.", "Pas de reconnaissance faciale."],
        purposes: &[],
        recipient_kinds: &[],
        technologies: &["technology:face-recognition"],
    },
];

/// Consent is counted with an approval quorum, so that nobody gains by staying away; from "high" up ballots are signed, and
/// everybody votes for themselves. Below, a delegate carries at most a tenth of the roll.
fn rules() -> Vec<RuleDraft> {
    use {Attestation::*, DecisionKind::*, Secrecy::*};
    let rule = |kind, risk, rule: &str, deliberation: &str, secrecy, attestation| RuleDraft {
        kind,
        risk,
        rule: rule.to_owned(),
        least_deliberation: deliberation.to_owned(),
        window: "P7D".to_owned(),
        secrecy,
        attestation,
        delegation: attestation == RoomAttested,
        delegate_cap: (attestation == RoomAttested).then(|| "1/10".to_owned()),
    };
    vec![
        rule(Charter, None, "for: 2/3 of cast; turnout quorum 1/4 of roll", "P3D", Open, RoomAttested),
        rule(Mandate, None, "for: majority of cast; turnout quorum 1/4 of roll", "P3D", Open, RoomAttested),
        rule(
            Consent,
            None,
            "consent: majority of cast; approval quorum 1/4 of roll",
            "P7D",
            Open,
            RoomAttested,
        ),
        rule(
            Consent,
            Some(Risk::Medium),
            "consent: 2/3 of cast; approval quorum 1/4 of roll",
            "P7D",
            Open,
            RoomAttested,
        ),
        rule(
            Consent,
            Some(Risk::High),
            "consent: 2/3 of cast; approval quorum 1/3 of roll",
            "P14D",
            Confidential,
            Signed,
        ),
        rule(
            Consent,
            Some(Risk::Severe),
            "consent: 3/4 of cast; approval quorum 1/2 of roll",
            "P21D",
            Confidential,
            Signed,
        ),
        rule(Withdrawal, None, "for: majority of cast", "P1D", Open, RoomAttested),
    ]
}

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

/// Several who stand are ranked; the times and the delegation are those of a single mandate.
fn choosing() -> ChoosingDraft {
    ChoosingDraft {
        rule: "choose: schulze; turnout quorum 1/4 of roll".to_owned(),
        least_deliberation: "P3D".to_owned(),
        window: "P7D".to_owned(),
        secrecy: Secrecy::Open,
        attestation: Attestation::RoomAttested,
        delegation: true,
        delegate_cap: Some("1/10".to_owned()),
    }
}
