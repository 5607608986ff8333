//! The receipt of a vote, in a direct chat and nowhere else.

use app::{AppError, Held};
use domain::{effect::Notice, refusal::Reason, vote::Vote};

use super::Writer;

impl Writer<'_> {
    pub(super) async fn receipt(&self, named: Option<&str>) -> Result<(), AppError> {
        self.known()?;
        let vote = meant(self.app.seated(self.account).await?, named)?;
        let actor = self.as_member_of(&vote)?;
        let question = vote.question;
        self.answer(match self.app.receipt(&actor, vote.id).await? {
            Held::Recorded { commitment } => Notice::BallotRecorded { question, commitment },
            Held::Counted { file } => Notice::ReceiptGiven { question, carried: false, file },
            Held::Carried { file } => Notice::ReceiptGiven { question, carried: true, file },
        })
        .await
    }
}

/// The vote that is meant, of all in which the writer has a seat: the latest, or the one with this number from there back, or
/// with this id.
fn meant(mut seated: Vec<Vote>, named: Option<&str>) -> Result<Vote, Reason> {
    let at = match named {
        None => Some(0),
        Some(named) => {
            let digits: String = notices::typing::fold(named);
            let number = digits.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            number.or_else(|| seated.iter().position(|vote| vote.id.to_string() == named))
        }
    };
    match at.filter(|at| *at < seated.len()) {
        Some(at) => Ok(seated.swap_remove(at)),
        None if named.is_none() => Err(Reason::NothingToProve {}),
        None => Err(Reason::NotFound { what: "vote".to_owned() }),
    }
}
