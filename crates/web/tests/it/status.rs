//! The status lists as they are served: what a cache may keep, what it must ask for again, and that there are no others.

use app::{App, Chance, Clock, Keys, LiftSuspension, SuspendAgreement};
use domain::{
    agreement::SuspensionCause,
    id::AgreementId,
    moment::{Moment, Span},
};
use evidence::{
    keys::{Jwks, SigningKey},
    status::{self, ENTRIES, Place, Purpose},
};

use crate::{
    agreed::{agreement, withdraws},
    fixture::House,
    town::{Town, founding, fresh},
};

struct Got {
    status: u16,
    tag: String,
    kind: String,
    text: String,
}

async fn get(house: &House, path: &str, accept: &str, known: &str) -> Got {
    let request = house.get(path).header("accept", accept).header("if-none-match", known);
    let response = request.send().await.unwrap();
    let head =
        |name: &str| response.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    let (status, tag, kind) = (response.status().as_u16(), head("etag"), head("content-type"));
    Got { status, tag, kind, text: response.text().await.unwrap() }
}

/// A town with an agreement in force, its members and its advocate.
struct Bound {
    town: Town,
    members: Vec<app::Actor>,
    advocate: app::Actor,
    agreement: AgreementId,
    _dir: tempfile::TempDir,
}

impl Bound {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", dir.path().join("test.db").display());
        let town = Town::found(&url, &founding("the-town")).await;
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (agreement, _) = agreement(&town, &members, &advocate).await;
        Self { town, members, advocate, agreement, _dir: dir }
    }

    async fn place(&self) -> Place {
        Place::of(self.town.app.issued(self.agreement).await.unwrap().unwrap().status_index)
    }

    async fn suspends(&self) {
        let command = SuspendAgreement { agreement: self.agreement, cause: SuspensionCause::Danger };
        self.town.app.suspend_agreement(&self.town.steward, &fresh(), command).await.unwrap();
    }
}

/// What a list that is served now says of a place, in either form. Whoever has the one before is not told that it is still good.
async fn bit(house: &House, (purpose, place): (Purpose, Place), known: &mut String) -> bool {
    let address = purpose.list(house.app.keys().issuer(), place.list);
    let path = address.strip_prefix(house.app.keys().issuer()).unwrap().to_owned();
    let [document, jwt] = ["application/vc", "application/vc+jwt"].map(async |accept| {
        let got = get(house, &path, accept, known).await;
        assert_eq!((got.status, got.kind.as_str()), (200, accept), "{path}");
        let (_, list) = status::verify(&got.text, (&address, purpose), house.app.keys().jwks()).unwrap();
        (list.get(place.bit).unwrap(), got.tag)
    });
    let ((set, tag), (by_jwt, _)) = (document.await, jwt.await);
    assert_eq!(set, by_jwt, "{path}");
    assert_eq!(get(house, &path, "*/*", &format!("\"x\", W/{tag}")).await.status, 304, "packed on the way");
    *known = tag;
    set
}

#[tokio::test]
async fn a_list_is_the_same_bytes_until_something_changes() {
    let house = House::open(false).await;
    let keys = house.app.keys().jwks();
    for purpose in Purpose::ALL {
        let path = format!("/status/{}", purpose.word());
        let address = purpose.list(house.app.keys().issuer(), 1);
        let first = get(&house, &path, "*/*", "").await;
        assert_eq!((first.status, first.kind.as_str()), (200, "application/vc"));
        let (document, _) = status::verify(&first.text, (&address, purpose), keys).unwrap();
        let [from, until] =
            [&document.valid_from, &document.valid_until].map(|text| text.parse::<Moment>().unwrap());
        assert_eq!(until, from.plus(Span::seconds(3_600)));
        let again = get(&house, &path, "*/*", "").await;
        assert_eq!((again.text, &again.tag), (first.text, &first.tag), "byte for byte");
        assert_eq!(get(&house, &path, "*/*", &first.tag).await.status, 304);
        let jwt = get(&house, &path, "application/vc+jwt", &first.tag).await;
        assert_eq!((jwt.status, jwt.kind.as_str()), (200, "application/vc+jwt"), "another form, another tag");
        status::verify(&jwt.text, (&address, purpose), keys).unwrap();
    }
}

#[tokio::test]
async fn there_are_no_lists_but_those_in_use() {
    let house = House::open(false).await;
    for path in [
        "revocation/0",
        "revocation/1",
        "revocation/2",
        "revocation/02",
        "suspension/x",
        "refresh",
        "refresh/1",
    ] {
        assert_eq!(get(&house, &format!("/status/{path}"), "*/*", "").await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_bit_is_served_from_the_commit_on_though_the_list_before_is_still_fresh() {
    let bound = Bound::new().await;
    let house = House::of(bound.town.app.clone(), false).await;
    let place = bound.place().await;
    let (mut revoked, mut suspended) = (String::new(), String::new());
    let mut seen = async |wanted: [bool; 2]| {
        let found = [
            bit(&house, (Purpose::Revocation, place), &mut revoked).await,
            bit(&house, (Purpose::Suspension, place), &mut suspended).await,
        ];
        assert_eq!(found, wanted);
        // The list whose bits stay is the same, so that a known tag is good: here it is asked for anew.
        revoked.clear();
    };
    seen([false, false]).await;
    bound.suspends().await;
    seen([false, true]).await;
    let command = LiftSuspension { agreement: bound.agreement };
    bound.town.app.lift_suspension(&bound.advocate, &fresh(), command).await.unwrap();
    seen([false, false]).await;
    bound.suspends().await;
    seen([false, true]).await;
    withdraws(&bound.town, &bound.members, bound.agreement).await;
    seen([true, false]).await;
}

#[tokio::test]
async fn the_next_pair_is_served_once_it_is_in_use() {
    let mut bound = Bound::new().await;
    let Place { bit: old, .. } = bound.place().await;
    // As if the first pair had been full when its place was drawn.
    for statement in [
        "DROP TRIGGER agreement_document_guard_UPDATE".to_owned(),
        format!("UPDATE agreement_document SET status_index = status_index + {ENTRIES}"),
    ] {
        bound.town.behind_its_back(&statement).await;
    }
    let place = bound.place().await;
    assert_eq!(place, Place { list: 2, bit: old });
    bound.suspends().await;
    let house = House::of(bound.town.app.clone(), false).await;
    for (purpose, list, wanted) in [
        (Purpose::Suspension, 2, true),
        (Purpose::Suspension, 1, false),
        (Purpose::Revocation, 2, false),
        (Purpose::Revocation, 1, false),
    ] {
        let found = bit(&house, (purpose, Place { list, ..place }), &mut String::new()).await;
        assert_eq!(found, wanted, "{purpose:?} {list}");
    }
    for path in ["suspension/3", "revocation/3", "suspension/1", "revocation/02"] {
        assert_eq!(get(&house, &format!("/status/{path}"), "*/*", "").await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn another_key_signs_another_list_and_what_was_signed_before_holds() {
    let bound = Bound::new().await;
    let app = bound.town.app.clone().publishing(None).await.unwrap();
    let house = House::of(app, false).await;
    let (path, place) = ("/status/suspension", bound.place().await);
    let before = get(&house, path, "application/vc+jwt", "").await;
    let now = bound.town.app.now();
    let [signing, log] = [9, 8].map(|seed| SigningKey::from_seed(&[seed; 32]));
    let (own, issuer) = (Jwks::new(signing.public(), []), bound.town.app.keys().issuer().to_owned());
    let keys = Keys::new(signing, log, &issuer);
    let store = bound.town.app.store().clone();
    let app = App::new(store, Clock::new(move || now), Chance::system(), keys);
    let house = House::of(app.publishing(None).await.unwrap(), false).await;
    let after = get(&house, path, "application/vc+jwt", &before.tag).await;
    assert_eq!(after.status, 200, "the same bits under another key are another list");
    let address = Purpose::Suspension.list(&issuer, 1);
    for (jwt, by_own) in [(&before.text, false), (&after.text, true)] {
        let read = |keys| status::verify(jwt, (&address, Purpose::Suspension), keys);
        assert_eq!(read(house.app.keys().jwks()).unwrap().1.get(place.bit), Some(false));
        assert_eq!(read(&own).is_ok(), by_own);
    }
}

#[tokio::test]
async fn a_list_comes_in_the_form_that_is_liked_best_or_not_at_all() {
    let house = House::open(false).await;
    for (accept, kind) in [
        ("*/*", "application/vc"),
        ("application/vc;q=0.5, application/vc+jwt", "application/vc+jwt"),
        ("application/vc, application/vc+jwt;q=0.5", "application/vc"),
        ("application/vc+jwt;q=0, */*;q=0.1", "application/vc"),
        ("application/vc;q=0, application/*;q=0.1", "application/vc+jwt"),
        ("application/ld+json, application/json", "application/ld+json"),
        ("application/json", "application/json"),
    ] {
        let got = get(&house, "/status/revocation", accept, "").await;
        assert_eq!((got.status, got.kind.as_str()), (200, kind), "{accept}");
        assert_eq!(got.text.starts_with('{'), kind != "application/vc+jwt", "{accept}");
    }
    for accept in ["text/html", "application/vc;q=0", "*/*;q=0", "application/*;q=0, text/*"] {
        let got = get(&house, "/status/revocation", accept, "").await;
        assert_eq!(got.status, 406, "{accept}");
        assert!(got.text.contains("request.not-acceptable"), "{}", got.text);
    }
}
