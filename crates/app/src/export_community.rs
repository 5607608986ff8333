//! A community's decisions as a folder that verifies without us. The operator's errand: no door leads here.

use std::collections::BTreeMap;

use domain::{
    decision::Subject,
    id::{CharterId, CommunityId},
};
use evidence::{canonical, decision::Signed, export};
use serde::Serialize;
use storage::Recorded;

use crate::{App, AppError, error::missing};

/// How many decisions are looked at in one go.
const PAGE: u32 = 100;

/// For whoever finds the folder.
const README: &str = "\
This folder holds what a community decided with Ownaccord, and everything it takes to check that without asking anybody.

  ownaccord verify THIS-FOLDER          the program of the project
  python3 -m verify THIS-FOLDER         a second one, in Python, from the folder verify/ of the project's sources

Either checks again that no file was changed, lost or added, that each decision is signed by the instance's key, that the
words of charters and terms are those that were decided on, and (the first one) that each record counts to what was signed.

The keys in keys/ came with this folder. Whoever made up the folder could have made up the keys: get the key set from the
instance itself (https://…/.well-known/jwks.json), or from somebody who has kept it, and name it with --jwks.

decisions/   each signed decision
charters/    the words of the charters, named by their SHA-256
terms/       the words of terms that were consented to, named by their SHA-256
records/     if there: ballots without names, to be counted again. NOT FOR PUBLICATION: they hold small numbers.
keys/        the instance's public keys and the DID documents
";

impl App {
    /// The files of the folder by their paths, the manifest among them. `records` says whether those of the votes are among them:
    /// they are not for publication.
    pub async fn export_community(
        &self,
        id: CommunityId,
        records: bool,
    ) -> Result<BTreeMap<String, String>, AppError> {
        let decisions = self.all_decisions(id).await?;
        let mut files = self.words(id, &decisions).await?;
        for recorded in &decisions {
            let (id, signed) = (recorded.decision.id, signed(recorded));
            files.insert(format!("decisions/{id}.json"), signed.to_file());
            if records {
                let record = self.export(id).await?.to_file();
                let record = record.map_err(|_| AppError::Document { what: "the record of a vote" })?;
                files.insert(format!("records/{id}.json"), record);
            }
        }
        let (keys, community) = (self.keys(), self.keys().community(id));
        files.insert(export::JWKS.to_owned(), text(keys.jwks())?);
        let public = keys.jwks().keys();
        files.insert("keys/did.json".to_owned(), text(&keys.did().document(keys.did(), public))?);
        files.insert("keys/community.did.json".to_owned(), text(&community.document(keys.did(), public))?);
        files.insert("README.txt".to_owned(), README.to_owned());
        let manifest = export::Manifest::to_file(keys.issuer(), &id.to_string(), &files);
        files.insert(export::MANIFEST.to_owned(), manifest.map_err(|_| failed())?);
        Ok(files)
    }

    async fn all_decisions(&self, id: CommunityId) -> Result<Vec<Recorded>, AppError> {
        let tx = self.read().await?;
        tx.community(id).await?.ok_or_else(|| missing("community"))?;
        let mut all: Vec<Recorded> = Vec::new();
        loop {
            let after = all.last().map(|recorded| recorded.decision.id);
            let page = tx.decisions(Some(id), after, PAGE).await?;
            if page.is_empty() {
                return Ok(all);
            }
            all.extend(page);
        }
    }

    /// The words of the charters that were decided on or under, and of the terms that were consented to.
    async fn words(
        &self,
        id: CommunityId,
        decisions: &[Recorded],
    ) -> Result<BTreeMap<String, String>, AppError> {
        let tx = self.read().await?;
        let voted_on = |charter: CharterId| {
            decisions.iter().any(|one| one.decision.subject == Subject::Charter(charter))
        };
        let mut files = BTreeMap::new();
        for version in tx.charters_of(id).await? {
            let named = decisions.iter().any(|one| one.decision.charter == version.digest);
            if named || voted_on(version.id) {
                files.insert(export::words("charters", &version.digest.to_string()), text(&version.charter)?);
            }
        }
        for agreement in tx.agreements_of(id).await? {
            files.insert(export::words("terms", &agreement.digest.to_string()), text(&agreement.terms)?);
        }
        Ok(files)
    }
}

fn signed(recorded: &Recorded) -> Signed {
    Signed {
        document: recorded.document.clone(),
        jws: recorded.jws.clone(),
        digest: recorded.digest.to_string(),
    }
}

/// The one byte form, without a line feed: the digest of the file is that of the words.
fn text<T: Serialize>(value: &T) -> Result<String, AppError> {
    canonical::to_text(value).map_err(|_| failed())
}

const fn failed() -> AppError {
    AppError::Document { what: "a file of the export" }
}
