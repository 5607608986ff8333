//! The public log, as somebody sees it who trusts nobody: from its files alone.

use domain::{digest::Digest, fact::Fact, id::Id, step::Step};
use evidence::log::{
    checkpoint::Checkpoint,
    note::{Note, Verifier},
    receipt::Receipt,
    tile, tree,
};
use uuid::Uuid;

use crate::fixture::House;

async fn append(house: &House, number: u128) {
    let mut tx = house.app.store().begin(house.app.now()).await.unwrap();
    let fact =
        Fact::VoteClosed { community: Id::new(Uuid::from_u128(1)), vote: Id::new(Uuid::from_u128(number)) };
    tx.save(Step::to(Vec::<domain::community::Member>::new()).fact(fact)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn text(house: &House, path: &str) -> String {
    let response = house.get(path).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

async fn bytes(house: &House, path: &str) -> Vec<u8> {
    let response = house.get(path).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    response.bytes().await.unwrap().to_vec()
}

#[tokio::test]
async fn it_is_audited_from_its_files_alone() {
    let house = House::open(false).await;
    let log = Verifier::parse(text(&house, "/log/key").await.trim_end()).unwrap();
    let state = async || {
        Checkpoint::verify(&Note::parse(&text(&house, "/log/checkpoint").await).unwrap(), &log).unwrap()
    };
    assert_eq!((state().await.size, state().await.root), (0, tree::empty()));
    for number in 0..300 {
        append(&house, number).await;
    }
    let now = state().await;
    assert_eq!((now.size, now.origin.as_str()), (300, "ownaccord.example/log"));
    let mut entries = tile::entries(&bytes(&house, "/log/tile/entries/000").await).unwrap();
    entries.extend(tile::entries(&bytes(&house, "/log/entries/001.p/44").await).unwrap());
    let leaves: Vec<_> = entries.iter().map(|entry| tree::leaf(entry)).collect();
    let mut hashes = tile::hashes(&bytes(&house, "/log/tile/0/000").await).unwrap();
    hashes.extend(tile::hashes(&bytes(&house, "/log/tile/0/001.p/44").await).unwrap());
    assert_eq!(leaves, hashes);
    let top = tile::hashes(&bytes(&house, "/log/tile/1/000.p/1").await).unwrap();
    let of = |subtree: tree::Subtree| match subtree.level {
        8 => top.get(usize::try_from(subtree.index).unwrap()).copied(),
        level => {
            let from = usize::try_from(subtree.index << level).unwrap();
            let run = leaves.get(from..from + (1 << level))?;
            let mut row = run.to_vec();
            while row.len() > 1 {
                row = row.chunks(2).map(|pair| tree::join(&pair[0], &pair[1])).collect();
            }
            row.pop()
        }
    };
    assert_eq!(tree::whole(300).hash(of), Some(now.root));
    let leaf = Digest::new(leaves[271]).to_string().replace("sha256:", "");
    let receipt = Receipt::parse(&text(&house, &format!("/log/proof?leaf={leaf}")).await).unwrap();
    assert_eq!(receipt.verify(&leaves[271], &log), Ok(now.clone()));
    let growth = house.app.log_growth(123).await.unwrap().unwrap();
    let before = house.app.log_root(123).await.unwrap().unwrap();
    assert!(tree::grew((123, &before), (300, &now.root), &growth.proof));
}

#[tokio::test]
async fn full_tiles_are_kept_for_ever_and_what_is_not_there_is_not_found() {
    let house = House::open(false).await;
    for number in 0..257 {
        append(&house, number).await;
    }
    let cached = async |path: &str| {
        let response = house.get(path).send().await.unwrap();
        response.headers()["cache-control"].to_str().unwrap().to_owned()
    };
    assert!(cached("/log/tile/0/000").await.contains("immutable"));
    assert!(!cached("/log/tile/0/001.p/1").await.contains("immutable"));
    assert_eq!(cached("/log/checkpoint").await, "no-cache");
    for path in [
        "/log/tile/0/001",
        "/log/tile/0/001.p/2",
        "/log/tile/entries/002",
        "/log/tile/0/0",
        "/log/tile/9/000",
    ] {
        assert_eq!(house.get(path).send().await.unwrap().status(), 404, "{path}");
    }
    let unknown = format!("/log/proof?leaf={}", "0".repeat(64));
    assert_eq!(house.get(&unknown).send().await.unwrap().status(), 404);
    for path in ["/log/proof", "/log/proof?leaf=12", "/log/proof?leaf=zz"] {
        assert_eq!(house.get(path).send().await.unwrap().status(), 400, "{path}");
    }
}
