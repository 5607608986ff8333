//! A community's export: it verifies, it holds nobody's name, and no byte of it can be changed.

use std::collections::BTreeMap;

use domain::{ballot::Choice, decision::Subject, id::CommunityId};
use evidence::{
    check::{Trust, Verdict},
    export::{self, examine},
    keys::{Jwks, SigningKey},
};

use crate::town::{Town, on_both};

async fn exported(town: &mut Town) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let members = town.members(6).await;
    let ids = members.iter().map(|member| member.as_member().unwrap().id.to_string()).collect();
    let vote = town.opens(Subject::Charter(town.charter)).await;
    for member in &members {
        town.votes(member, vote, Choice::For).await.unwrap();
    }
    town.closes().await;
    let files = town.app.export_community(town.community, true).await.unwrap();
    (files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect(), ids)
}

fn code(files: &BTreeMap<String, Vec<u8>>, trust: &Trust) -> &'static str {
    examine(files, trust, None).verdict().code()
}

#[tokio::test]
async fn it_verifies_and_names_nobody() {
    on_both(|mut town| async move {
        let (files, members) = exported(&mut town).await;
        let found = examine(&files, &Trust::default(), None);
        assert_eq!((found.verdict(), found.own_keys), (Verdict::Good, true), "{:?}", found.files);
        assert!(found.absent.is_empty(), "{:?}", found.absent);
        for folder in ["decisions/", "credentials/", "charters/", "records/", "keys/", "log/", "status/"] {
            assert!(files.keys().any(|path| path.starts_with(folder)), "{folder}");
        }
        for (path, bytes) in &files {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains("mem_"), "{path}");
            for member in &members {
                assert!(!text.contains(member.trim_start_matches("mem_")), "{path}");
            }
        }
        let own = Trust::in_instance(town.app.keys().jwks().clone());
        assert_eq!(code(&files, &own), "good");
        let stranger = Trust::in_instance(Jwks::new(SigningKey::from_seed(&[99; 32]).public(), []));
        assert_eq!(code(&files, &stranger), "jws-unknown-key");
        let without = town.app.export_community(town.community, false).await.unwrap();
        assert!(without.keys().all(|path| !path.starts_with("records/")));
        assert!(town.app.export_community(CommunityId::numbered(1), false).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn nothing_in_it_can_be_changed_lost_added_or_moved() {
    on_both(|mut town| async move {
        let (files, _) = exported(&mut town).await;
        let none = Trust::default();
        for (path, bytes) in &files {
            for at in (0..bytes.len()).step_by(bytes.len() / 7 + 1) {
                let mut changed = files.clone();
                changed.get_mut(path).unwrap()[at] ^= 1;
                assert_ne!(code(&changed, &none), "good", "{path} {at}");
            }
            let mut lost = files.clone();
            lost.remove(path);
            assert_ne!(code(&lost, &none), "good", "{path}");
        }
        // Nor does it help to leave a credential out of the list as well: the log tells of it.
        let credential = files.keys().find(|path| path.starts_with("credentials/")).unwrap();
        let texts = files.iter().filter(|(path, _)| *path != export::MANIFEST && *path != credential);
        let texts: BTreeMap<_, _> =
            texts.map(|(path, bytes)| (path.clone(), String::from_utf8(bytes.clone()).unwrap())).collect();
        let issuer = town.app.keys().issuer();
        let manifest = export::Manifest::to_file(issuer, &town.community.to_string(), &texts).unwrap();
        let mut lacking: BTreeMap<_, _> =
            texts.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
        lacking.insert(export::MANIFEST.to_owned(), manifest.into_bytes());
        assert_eq!(examine(&lacking, &none, None).files[credential].code(), "export-missing");
        let mut added = files.clone();
        added.insert("decisions/more.json".to_owned(), b"{}".to_vec());
        assert_eq!(code(&added, &none), "export-unlisted");
        // A list that fits does not help: a decision under another's name, words under another digest, another community.
        let decision = files.keys().find(|path| path.starts_with("decisions/")).unwrap();
        let charter = files.keys().find(|path| path.starts_with("charters/")).unwrap();
        let relisted = |from: &str, to: &str, community: &str| {
            let texts = files.iter().filter(|(path, _)| *path != export::MANIFEST).map(|(path, bytes)| {
                let path = if path == from { to.to_owned() } else { path.clone() };
                (path, String::from_utf8(bytes.clone()).unwrap())
            });
            let texts: BTreeMap<_, _> = texts.collect();
            let manifest = export::Manifest::to_file(town.app.keys().issuer(), community, &texts).unwrap();
            let mut files: BTreeMap<_, _> =
                texts.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
            files.insert(export::MANIFEST.to_owned(), manifest.into_bytes());
            files
        };
        let own = town.community.to_string();
        assert_eq!(code(&relisted(decision, decision, &own), &none), "good");
        for (from, to, code) in [
            (decision, "decisions/dec_2.json", "export-place"),
            (charter, "charters/00.json", "export-words"),
        ] {
            let found = examine(&relisted(from, to, &own), &none, None);
            assert_eq!(found.files[to].code(), code, "{:?}", found.files);
        }
        assert_eq!(code(&relisted(decision, decision, "com_2"), &none), "export-place");
    })
    .await;
}
