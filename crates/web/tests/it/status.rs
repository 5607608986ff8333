//! The status lists as they are served: what a cache may keep, what it must ask for again, and that there are no others.

use domain::moment::{Moment, Span};
use evidence::status::{self, Purpose};

use crate::fixture::House;

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
