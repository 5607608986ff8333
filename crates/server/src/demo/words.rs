//! What the people of the story say, in the three languages of their community.

use serde_json::{Value, json};
use time::{Date, Duration};

/// The languages of the community; the first is the default.
pub const LANGUAGES: [&str; 3] = ["en", "ar", "fr"];

/// Those who join.
pub const NAMES: [&str; 24] = [
    "Amira", "Yusuf", "Leila", "Samir", "Hodan", "Farid", "Mariam", "Dawit", "Selam", "Karim", "Aisha",
    "Tesfay", "Rania", "Omar", "Fatou", "Ibrahim", "Zahra", "Nour", "Sami", "Hana", "Bilal", "Sara", "Idris",
    "Malika",
];

/// The same words in every language.
pub fn say(texts: [&str; 3]) -> Value {
    LANGUAGES
        .iter()
        .zip(texts)
        .map(|(language, text)| json!({ "language": language, "text": text }))
        .collect()
}

/// The name of the community.
pub fn name() -> Value {
    say(["Amal Association", "جمعية أمل", "Association Amal"])
}

/// How the community decides, in seconds instead of days: a story must be short enough to watch.
pub fn rules() -> Value {
    let rule = |kind: &str, risk: Option<&str>, rule: &str, think: &str, window: &str| {
        json!({
            "kind": kind, "risk": risk, "rule": rule, "leastDeliberation": think, "window": window,
            "secrecy": "OPEN", "attestation": "ROOM_ATTESTED",
        })
    };
    let adopt = ["CHARTER", "MANDATE"]
        .map(|kind| rule(kind, None, "for: 2/3 of cast; turnout quorum 1/4 of roll", "PT1S", "PT12S"));
    // The template asks more at higher risks; each level is named, so that the whole story is in seconds.
    let consent = ["LOW", "MEDIUM", "HIGH", "SEVERE"].map(|risk| {
        rule("CONSENT", Some(risk), "consent: 2/3 of cast; approval quorum 1/4 of roll", "PT5S", "PT30S")
    });
    adopt.into_iter().chain(consent).collect()
}

/// What nobody may ever agree to.
pub fn red_lines() -> Value {
    json!([{
        "code": "no-migration-control",
        "text": say([
            "No use for deportation, detention or border control.",
            "لا استخدام للترحيل أو الاحتجاز أو مراقبة الحدود.",
            "Aucun usage pour l'expulsion, la détention ou le contrôle des frontières.",
        ]),
        "purposes": ["purpose:migration-control", "purpose:law-enforcement"],
        "dataCategories": [], "recipientKinds": [], "technologies": [], "places": [],
    }])
}

/// What the intermediary may do for the community.
pub fn scope() -> Value {
    json!({
        "purposes": ["purpose:research", "purpose:statistics"],
        "dataCategories": ["data:survey-answers"],
        "places": ["GR"],
        "acts": ["NEGOTIATE", "RECOMMEND"],
    })
}

/// What the university asks for: whole, and within the red lines.
pub fn terms(today: Date) -> Value {
    let in_days = |days| (today + Duration::days(days)).to_string();
    let mitigation = say([
        "Only counts of ten people or more leave the university. The answers are deleted after half a year.",
        "لا تخرج من الجامعة إلا أعداد عشرة أشخاص فأكثر. وتُحذف الإجابات بعد نصف سنة.",
        "Seuls des nombres d'au moins dix personnes sortent de l'université. Les réponses sont effacées après six mois.",
    ]);
    let harms = ["data-breach", "function-creep", "re-identification", "discrimination", "extraction"];
    let risks = harms.map(|harm| json!({ "harm": format!("harm:{harm}"), "mitigation": mitigation }));
    let everyone = say(["All members.", "جميع الأعضاء.", "Tous les membres."]);
    let conditions =
        ["refusal-costs-nothing", "no-service-depends", "interpreter-available", "no-procedure-depends"];
    json!({
        "title": say(["A survey on finding work", "استبيان حول إيجاد عمل", "Une enquête sur la recherche d'emploi"]),
        "summary": say([
            "We ask how people found work after they arrived. We count the answers. We come and tell you what we learn.",
            "نسأل كيف وجد الناس عملًا بعد وصولهم. نعدّ الإجابات. ثم نأتي ونخبركم بما تعلّمناه.",
            "Nous demandons comment les gens ont trouvé du travail après leur arrivée. Nous comptons les réponses. Nous venons \
             vous dire ce que nous apprenons.",
        ]),
        "purposes": ["purpose:academic-research"],
        "dataCategories": ["data:survey-answers"],
        "journeyStages": ["stage:settlement"],
        "recipients": [{ "name": "University of the Aegean", "kind": "recipient:academic", "country": "GR" }],
        "places": ["GR"],
        "storagePlaces": ["GR"],
        "technologies": ["technology:aggregation"],
        "retention": "P180D",
        "term": "P120D",
        "promises": [{
            "what": say([
                "We come and tell the members what we learned.",
                "نأتي ونخبر الأعضاء بما تعلّمناه.",
                "Nous venons dire aux membres ce que nous avons appris.",
            ]),
            "due": in_days(90),
            "evidence": say(["The notes of the meeting.", "محضر اللقاء.", "Le compte rendu de la rencontre."]),
        }],
        "risks": risks,
        "benefits": [{ "benefit": "benefit:report-back", "toWhom": everyone, "due": in_days(90) }],
        "ifRefused": say([
            "Nothing changes for anyone.",
            "لا يتغيّر شيء على أحد.",
            "Rien ne change pour personne.",
        ]),
        "withdrawal": {
            "within": "P14D",
            "how": say([
                "We delete the answers and show you the record of it.",
                "نحذف الإجابات ونريكم محضر الحذف.",
                "Nous effaçons les réponses et vous en montrons la preuve.",
            ]),
        },
        "complaints": {
            "to": "ombuds@aegean.example",
            "how": say([
                "Write in your own language. You get an answer within a week.",
                "اكتبوا بلغتكم. تتلقون جوابًا خلال أسبوع.",
                "Écrivez dans votre langue. Vous recevez une réponse en une semaine.",
            ]),
        },
        "conditions": conditions.map(|condition| format!("condition:{condition}")),
    })
}

/// The same, written in haste.
pub fn faulty(today: Date) -> Value {
    changed(
        &terms(today),
        json!({
            "summary": [],
            "purposes": ["purpose:whatever-we-like"],
            "places": ["Atlantis"],
            "retention": "for ever",
            "recipients": [],
            "promises": [],
        }),
    )
}

/// The same, with a purpose that the community never agrees to.
pub fn crossing(today: Date) -> Value {
    changed(&terms(today), json!({ "purposes": ["purpose:academic-research", "purpose:deportation"] }))
}

/// What the advocate asks for instead: kept half as long, told earlier.
pub fn counter_offer(today: Date) -> Value {
    let mut terms = changed(&terms(today), json!({ "retention": "P90D" }));
    terms["promises"][0]["due"] = json!((today + Duration::days(60)).to_string());
    terms
}

/// Why.
pub fn note() -> Value {
    say([
        "Three months are enough to count. Please come back within two.",
        "ثلاثة أشهر تكفي للعدّ. نرجو أن تعودوا إلينا خلال شهرين.",
        "Trois mois suffisent pour compter. Revenez nous voir d'ici deux mois.",
    ])
}

fn changed(terms: &Value, changes: Value) -> Value {
    let mut terms = terms.clone();
    for (field, value) in changes.as_object().into_iter().flatten() {
        terms[field] = value.clone();
    }
    terms
}
