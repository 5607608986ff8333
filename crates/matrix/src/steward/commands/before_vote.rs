//! What people write before a vote about who is not in the room, and about how they lean.

use app::{Actor, AnswerAbsence, AppError, AskTemperature, Lean};
use domain::{charter::TypedText, effect::Notice, refusal::Reason, temperature::Leaning, text::Language};

use super::{Writer, deliberation::Meant};

impl Writer<'_> {
    pub(super) async fn absent(&self, proposal: Option<u32>) -> Result<(), AppError> {
        let Meant { proposal, terms, .. } = self.deliberated(proposal).await?;
        let (_, report) = self.app.absent(&proposal).await?;
        self.answer(Notice::Absent { title: terms.title, lines: report.lines }).await
    }

    /// A steward's word on everything that is open.
    pub(super) async fn settle(
        &self,
        proposal: Option<u32>,
        by: Option<String>,
        words: &str,
    ) -> Result<(), AppError> {
        let Meant { proposal, member, .. } = self.deliberated(proposal).await?;
        let words = by_language(words, &member.language);
        let command = AnswerAbsence { proposal: proposal.id, findings: None, by, words };
        self.app.answer_absence(&Actor::Member(member), &self.by_chat(), &command).await.map(drop)
    }

    pub(super) async fn temperatures(&self) -> Result<(), AppError> {
        let Meant { proposal, terms, member } = self.deliberated(None).await?;
        let all = self.app.temperatures_before(&proposal, &member).await?;
        let all = all.into_iter().map(|one| one.shown).collect();
        self.answer(Notice::Temperatures { title: terms.title, all }).await
    }

    pub(super) async fn temperature(&self, proposal: Option<u32>, clause: u32) -> Result<(), AppError> {
        let Meant { proposal, member, .. } = self.deliberated(proposal).await?;
        let clause = Some(clause).filter(|clause| *clause > 0);
        let command = AskTemperature { proposal: proposal.id, clause };
        self.app.ask_temperature(&Actor::Member(member), &self.by_chat(), command).await.map(drop)
    }

    /// Of a proposal one check is open at a time: that one is meant.
    pub(super) async fn lean(&self, proposal: Option<u32>, leaning: Leaning) -> Result<(), AppError> {
        let Meant { proposal, member, .. } = self.deliberated(proposal).await?;
        let all = self.app.temperatures_before(&proposal, &member).await?;
        let open = all.into_iter().find(|one| one.shown.closes.is_some());
        let temperature = open.ok_or(Reason::NoTemperature {})?.temperature;
        let command = Lean { temperature, leaning };
        self.app.lean(&Actor::Member(member), &self.by_chat(), command).await.map(drop)
    }
}

/// Words in several languages: each begins on a line with its tag, as `ar:`. What has no tag before it is in the writer's own.
fn by_language(words: &str, own: &Language) -> TypedText {
    let mut found: TypedText = Vec::new();
    for line in words.lines() {
        let tagged = line.trim().split_once(':').filter(|(tag, _)| tag.parse::<Language>().is_ok());
        match (tagged, found.last_mut()) {
            (Some((tag, rest)), _) => found.push((tag.to_owned(), rest.trim().to_owned())),
            (None, Some((_, so_far))) => *so_far = format!("{so_far} {}", line.trim()).trim().to_owned(),
            (None, None) => found.push((own.to_string(), line.trim().to_owned())),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_by_the_tags_that_lines_begin_with() {
        for (typed, wanted) in [
            ("We phone them.", vec![("fr", "We phone them.")]),
            ("We phone them.\nAll of them.", vec![("fr", "We phone them. All of them.")]),
            ("en: We phone them.\nar: نتصل بهم", vec![("en", "We phone them."), ("ar", "نتصل بهم")]),
            ("Nous appelons.\n en:\nWe call: all.", vec![("fr", "Nous appelons."), ("en", "We call: all.")]),
            ("", vec![]),
        ] {
            let wanted: TypedText =
                wanted.into_iter().map(|(tag, words)| (tag.to_owned(), words.to_owned())).collect();
            assert_eq!(by_language(typed, &"fr".parse().unwrap()), wanted, "{typed}");
        }
    }
}
