//! What requesters ask for in the stories.

use std::process::Command;

use serde_json::{Value, json};

use crate::fail;

/// The same words in several languages: what they say does not matter to a story, that none is missing does.
pub fn words(languages: &[&str], english: &str) -> Value {
    let each = languages.iter().map(|language| {
        let text = match *language {
            "ar" => "نص قصير وواضح.",
            "fr" => "Un texte court et clair.",
            _ => english,
        };
        json!({ "language": language, "text": text })
    });
    each.collect()
}

/// The day that is so many days from now, as 2027-01-31.
pub fn day_from_now(days: u32) -> String {
    let output =
        Command::new("date").args(["-u", "-d", &format!("+{days} days"), "+%F"]).output().expect("date");
    let day = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if day.is_empty() { fail("the program `date` gave no day") } else { day }
}

/// Complete terms of low risk that cross no red line: a university asks for the answers of a survey.
pub fn survey(languages: &[&str]) -> Value {
    let say = |english: &str| words(languages, english);
    let harms = [
        "refoulement",
        "detention",
        "discrimination",
        "re-identification",
        "surveillance-of-kin",
        "function-creep",
        "loss-of-aid",
        "stigma",
        "data-breach",
        "extraction",
    ];
    let risks: Value = harms
        .iter()
        .map(|harm| json!({ "harm": format!("harm:{harm}"), "mitigation": say("Only counts of ten or more leave us.") }))
        .collect();
    let conditions: Value =
        ["refusal-costs-nothing", "no-service-depends", "interpreter-available", "no-procedure-depends"]
            .iter()
            .map(|condition| json!(format!("condition:{condition}")))
            .collect();
    json!({
        "title": say("A survey on finding work"),
        "summary": say("We ask how people found work. We count the answers. We tell you what we learn."),
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
            "what": say("We come and tell you what we learned."),
            "due": day_from_now(60),
            "evidence": say("The date and the notes of the meeting."),
        }],
        "risks": risks,
        "benefits": [{ "benefit": "benefit:report-back", "toWhom": say("All members."), "due": day_from_now(60) }],
        "ifRefused": say("Nothing changes for anyone."),
        "withdrawal": { "within": "P14D", "how": say("We delete the answers and show you the record.") },
        "complaints": { "to": "ombuds@aegean.example", "how": say("Write in your own language. We answer in a week.") },
        "conditions": conditions,
    })
}

/// The survey's terms with some fields changed.
pub fn survey_with(languages: &[&str], changes: Value) -> Value {
    let mut terms = survey(languages);
    for (field, value) in changes.as_object().into_iter().flatten() {
        terms[field] = value.clone();
    }
    terms
}
