//! What follows from a decision: anyone can check it, and it binds.

use std::path::{Path, PathBuf};

use evidence::decision::Signed;
use serde_json::{Value, json};

use super::{
    Parties, Town, World,
    api::text,
    decide::Decided,
    signing,
    stage::{broken, expect},
};
use crate::{
    admin::Known,
    fault::Fault,
    say,
    verify::{self, check, published_by, read_keys},
};

/// What the last act left.
pub struct Bound {
    /// The signed decision, on file.
    pub file: PathBuf,
    /// The agreement.
    pub agreement: String,
    /// The data holder's token.
    pub data_holder: String,
}

const PERMITTED: &str = "query($input: PermissionQuestion!) { permitted(input: $input) { \
                         permit reason { code message } agreements { id } duties validUntil howToAsk } }";

/// Verifies, countersigns, asks for permission.
pub async fn bind(
    world: &World<'_>,
    town: &Town,
    parties: &Parties,
    decided: &Decided,
    json: Option<&Path>,
) -> Result<Bound, Fault> {
    world.stage.begins("8. Anyone can check the decision");
    let file = verified(world, decided, json).await?;

    world.stage.begins("9. The requester and a steward sign, and the decision binds");
    let data_holder = world.token(Known::DataHolder, &parties.requester).await?;
    let question = json!({
        "requester": parties.requester,
        "purpose": "purpose:academic-research",
        "dataCategories": ["data:survey-answers"],
        "place": "GR",
        "technology": "technology:aggregation",
    });
    denied(world, &data_holder, &question, json!({}), "before the countersignature").await?;
    let decision = text(&decided.decision, "/id")?;
    let signed = signing::countersigns(&parties.contact.api, &decision).await?;
    let agreement = text(&signed, "/agreement/id")?;
    world.stage.note(format!("the university countersigns with a key of its own: agreement {agreement}"));
    denied(world, &data_holder, &question, json!({}), "before a steward has signed too").await?;
    let signed = signing::cosigns(town.steward_api()?, &decision).await?;
    expect(signed["agreement"]["state"] == "IN_FORCE", "the second signature puts it in force", &signed)?;
    world.stage.note("the steward signs the same decision with hers: nobody has to believe the operator");
    let answer = permitted(world, &data_holder, &question).await?;
    expect(answer["permit"] == true, "what was consented is permitted", &answer)?;
    world.stage.note(format!(
        "the data holder asks: academic research on survey answers in Greece? permit, until {}",
        answer["validUntil"].as_str().unwrap_or("the end of the term")
    ));
    for (change, words) in [
        (json!({ "purpose": "purpose:marketing" }), "marketing"),
        (json!({ "dataCategories": ["data:survey-answers", "data:health"] }), "health data too"),
        (json!({ "place": "DE" }), "in Germany"),
    ] {
        denied(world, &data_holder, &question, change, words).await?;
    }
    Ok(Bound { file, agreement, data_holder })
}

/// Writes the signed decision to a file and verifies it by the published keys alone, then with one byte flipped.
async fn verified(world: &World<'_>, decided: &Decided, json: Option<&Path>) -> Result<PathBuf, Fault> {
    let decision = &decided.decision;
    let signed = Signed {
        document: text(decision, "/document")?,
        jws: text(decision, "/jwt")?,
        digest: text(decision, "/digest")?,
    };
    let folder = json.and_then(Path::parent).map_or_else(|| world.config.data_dir.clone(), Path::to_owned);
    let file = folder.join("decision.json");
    let text = signed.to_file();
    std::fs::write(&file, &text)
        .map_err(|error| broken(&format!("{} can be written", file.display()), error))?;
    let keys_at = published_by(&world.server);
    world.stage.note(format!("the decision is written to {}", file.display()));
    world.stage.note(format!("ownaccord verify {} --jwks {keys_at}", file.display()));
    verify::file(&file, Some(&keys_at)).await?;
    let keys = read_keys(&keys_at).await?;
    let document = check(text.as_bytes(), &keys)?;
    expect(
        document.digest().ok().as_deref() == Some(&signed.digest),
        "the digest is that of the document",
        &signed.digest,
    )?;
    let mut forged = text.clone().into_bytes();
    let place = text.find("\"consented\"").ok_or_else(|| broken("the document names its outcome", &text))?;
    forged[place + 1] ^= 1;
    let Err(refused) = check(&forged, &keys) else {
        return Err(broken("a decision with one byte flipped is refused", "it was accepted"));
    };
    world.stage.note(format!("the same with one byte of “consented” flipped: {refused}"));
    Ok(file)
}

async fn permitted(world: &World<'_>, token: &str, question: &Value) -> Result<Value, Fault> {
    Ok(world.api(Some(token)).ask(PERMITTED, json!({ "input": question })).await?["permitted"].take())
}

async fn denied(
    world: &World<'_>,
    token: &str,
    question: &Value,
    change: Value,
    words: &str,
) -> Result<(), Fault> {
    let mut question = question.clone();
    for (field, value) in change.as_object().into_iter().flatten() {
        question[field] = value.clone();
    }
    let answer = permitted(world, token, &question).await?;
    expect(answer["permit"] == false, &format!("a “no” to what was not consented ({words})"), &answer)?;
    let reason = answer["reason"]["message"].as_str().unwrap_or_default();
    expect(!reason.is_empty(), "a denial has a reason", &answer)?;
    say::line(format!("           │ {words}? deny: {}", reason.replace('\n', " ")));
    Ok(())
}
