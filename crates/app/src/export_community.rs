//! A community's decisions as a folder that verifies without us. The operator's errand: no door leads here.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    decision::Subject,
    id::{CharterId, CommunityId},
};
use evidence::{
    canonical,
    decision::Signed,
    export,
    status::{Place, Purpose},
};
use serde::Serialize;
use storage::Recorded;

use crate::{App, AppError, error::missing};

/// How often it is tried to read everything while nothing happens.
const TRIES: usize = 20;
/// How many decisions are looked at in one go.
const PAGE: u32 = 100;

/// For whoever finds the folder.
const README: &str = "\
This folder holds what a community decided with Ownaccord, and everything it takes to check that without asking anybody.

  ownaccord verify THIS-FOLDER          the program of the project
  python3 -m verify THIS-FOLDER         a second one, in Python, from the folder verify/ of the project's sources

Either checks again that no file was changed, lost or added, that each document is signed by whom it should be, that the words
of charters and terms are those that were decided on, that the public log of the instance told of each document and that all
of which it told are here, where each agreement stood when this folder was made, and (the first one) that each record counts to
what was signed.

The keys in keys/ and log/ came with this folder. Whoever made up the folder could have made up the keys: get them from the
instance itself (https://…/.well-known/jwks.json and https://…/log/key), or from somebody who has kept them, and name them with
--jwks and --log-key. Did you keep a checkpoint of the log, or does one stand in your room? --checkpoint FILE shows whether the
log in this folder grew out of it.

decisions/   each signed decision
credentials/ each decision once more, as a credential of the community that decided
agreements/  each agreement as it was signed, what became of it, and the signatures of others on it
status/      the lists that said when this folder was made which agreements stand
log/         the public log of the instance: its checkpoint, and all its entries, one a line
charters/    the words of the charters, named by their SHA-256
terms/       the words of terms that were consented to, named by their SHA-256
records/     if there: ballots without names, to be counted again. NOT FOR PUBLICATION: they hold small numbers.
keys/        the instance's public keys, and the DID documents of the instance, the community and requesters
";

impl App {
    /// The files of the folder by their paths, the manifest among them. `records` says whether those of the votes are among them:
    /// they are not for publication.
    pub async fn export_community(
        &self,
        id: CommunityId,
        records: bool,
    ) -> Result<BTreeMap<String, String>, AppError> {
        for _ in 0..TRIES {
            let (size, log) = self.log_files().await?;
            let mut files = self.documents(id, records).await?;
            if self.log_state().await?.size == size {
                // The log has not moved: it tells of what was read meanwhile, and of nothing else.
                files.extend(log);
                let manifest = export::Manifest::to_file(self.keys().issuer(), &id.to_string(), &files);
                files.insert(export::MANIFEST.to_owned(), manifest.map_err(|_| failed())?);
                return Ok(files);
            }
        }
        Err(AppError::Document { what: "an export: too much happened meanwhile" })
    }

    async fn documents(&self, id: CommunityId, records: bool) -> Result<BTreeMap<String, String>, AppError> {
        let decisions = self.all_decisions(id).await?;
        let mut files = self.words(id, &decisions).await?;
        files.extend(self.agreement_files(id).await?);
        for recorded in &decisions {
            let (id, signed) = (recorded.decision.id, signed(recorded));
            files.insert(format!("decisions/{id}.json"), signed.to_file());
            if let Some(issued) = self.decision_issued(id).await? {
                files.insert(export::credential(id), issued.document);
            }
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
        Ok(files)
    }

    /// The size of the log, and its files.
    async fn log_files(&self) -> Result<(u64, BTreeMap<String, String>), AppError> {
        let (state, note) = self.log_checkpoint().await?;
        let entries = self.read().await?.log_entries(0, state.size).await?;
        let lines: String = entries.into_iter().map(|entry| entry + "\n").collect();
        let key = format!("{}\n", self.log_verifier().to_text());
        let files = [(export::LOG_KEY, key), (export::CHECKPOINT, note.to_text()), (export::ENTRIES, lines)];
        Ok((state.size, files.map(|(path, text)| (path.to_owned(), text)).into()))
    }

    /// The agreements as they were signed, what became of them, and who else signed; with the requesters' keys and the status lists.
    async fn agreement_files(&self, id: CommunityId) -> Result<BTreeMap<String, String>, AppError> {
        let (mut files, mut lists) = (BTreeMap::new(), BTreeSet::from([1]));
        let agreements = self.read().await?.agreements_of(id).await?;
        for agreement in agreements {
            let (tx, folder) = (self.read().await?, format!("agreements/{}", agreement.id));
            if let Some(issued) = tx.issued(agreement.id).await? {
                lists.insert(Place::of(issued.status_index).list);
                files.insert(format!("{folder}/agreement.json"), issued.document);
            }
            for event in tx.status_events(agreement.id).await? {
                files.insert(format!("{folder}/events/{}.jwt", event.sequence), event.jwt);
            }
            let signed = tx.signatures_of_agreement(agreement.id).await?;
            let after = tx.discharges_of(agreement.id).await?.into_iter().map(|one| one.signed);
            for signed in signed.into_iter().filter_map(|one| one.signed).chain(after) {
                let digest = signed.digest().to_string();
                let digits = digest.trim_start_matches("sha256:");
                files.insert(format!("{folder}/signatures/{digits}.jwt"), signed.jws);
            }
            drop(tx);
            if let Some(document) = self.did_document_of_requester(agreement.requester).await? {
                let path = format!("{}{}.did.json", export::REQUESTERS, agreement.requester);
                if evidence::did::read(&document).is_some() {
                    files.insert(path, text(&document)?);
                }
            }
        }
        for number in lists {
            for purpose in Purpose::ALL {
                let list = self.status_list(purpose, number).await?.ok_or_else(failed)?;
                files.insert(export::list(purpose, number), list.document);
            }
        }
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
