//! The way out, against a server of this machine: what is sent, what is made of the answer, and that nothing comes to it that must not.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod receiver;

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use domain::address::Reach;
use outward::{
    Lookup, Untaken, Way,
    header::{CONTENT_TYPE, HeaderMap, HeaderValue},
};
use receiver::Receiver;

fn headers() -> HeaderMap {
    HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))])
}

#[tokio::test]
async fn an_answer_of_success_alone_means_that_it_was_taken() {
    let way = Way::new(Reach::Anywhere).unwrap();
    for (answer, expected) in [
        ("200 OK", Ok(())),
        ("204 No Content", Ok(())),
        ("301 Moved Permanently\r\nlocation: /elsewhere", Err(Untaken::Redirect)),
        ("307 Temporary Redirect\r\nlocation: /elsewhere", Err(Untaken::Redirect)),
        ("304 Not Modified", Err(Untaken::Redirect)),
        ("400 Bad Request", Err(Untaken::Refused)),
        ("401 Unauthorized", Err(Untaken::Refused)),
        ("410 Gone", Err(Untaken::Gone)),
        ("500 Internal Server Error", Err(Untaken::Refused)),
        ("nonsense", Err(Untaken::Unreachable)),
    ] {
        let receiver = Receiver::answering(answer).await;
        let to = way.to(&receiver.url("/hook?of=us")).unwrap();
        let sent = way.post(&to, headers(), b"{\"a\":1}".to_vec()).await;
        assert_eq!(sent, expected, "{answer}");
        let [heard] = receiver.heard().try_into().expect("one request: no redirect is followed");
        assert!(heard.starts_with("POST /hook?of=us HTTP/1.1\r\n"), "{heard}");
        assert!(heard.contains("content-type: application/json") && heard.ends_with("{\"a\":1}"), "{heard}");
    }
}

#[tokio::test]
async fn an_endless_answer_is_not_swallowed() {
    let way = Way::new(Reach::Anywhere).unwrap();
    let receiver = Receiver::answering_without_end().await;
    let to = way.to(&receiver.url("/")).unwrap();
    assert_eq!(way.post(&to, headers(), Vec::new()).await, Ok(()));
}

#[tokio::test]
async fn an_answer_that_matters_is_read_up_to_a_length_and_a_redirect_never_followed() {
    let way = Way::new(Reach::Anywhere).unwrap();
    let ask = async |receiver: &Receiver, most: usize| {
        way.ask(&way.to(&receiver.url("/")).unwrap(), headers(), Vec::new(), most).await
    };
    for (answer, expected) in [
        ("200 OK", Ok(200)),
        ("409 Conflict", Ok(409)),
        ("500 Internal Server Error", Ok(500)),
        ("302 Found\r\nlocation: /elsewhere", Err(Untaken::Redirect)),
        ("nonsense", Err(Untaken::Unreachable)),
    ] {
        let receiver = Receiver::answering(answer).await;
        assert_eq!(ask(&receiver, 9).await.map(|answer| answer.status), expected, "{answer}");
        assert_eq!(receiver.connections(), 1, "{answer}");
    }
    let endless = Receiver::answering_without_end().await;
    assert_eq!(ask(&endless, 1_000).await, Err(Untaken::Long));
    let way = Way::new(Reach::Public).unwrap();
    let to = Way::new(Reach::Anywhere).unwrap().to(&endless.url("/")).unwrap();
    assert_eq!(way.ask(&to, headers(), Vec::new(), 9).await, Err(Untaken::Address), "a door inside");
}

/// A name that stands for a public address whenever somebody checks it, and for a door inside when it is called: what is looked up is
/// what is called, so there is no moment in between. Here it stands for the door inside at every look.
#[tokio::test]
async fn a_name_that_stands_for_a_door_inside_is_not_called() {
    let receiver = Receiver::answering("200 OK").await;
    let inside = receiver.at();
    let looks = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&looks);
    let lookup = Lookup::new(move |name| {
        assert_eq!(name, "rebind.example");
        counted.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move { Ok(vec![inside]) })
    });
    let address = format!("https://rebind.example:{}/", inside.port());
    let way = Way::looking_up(Reach::Public, lookup.clone()).unwrap();
    let to = way.to(&address).unwrap();
    for _ in 0..3 {
        assert_eq!(way.post(&to, headers(), Vec::new()).await, Err(Untaken::Unreachable));
    }
    assert_eq!((looks.load(Ordering::SeqCst), receiver.connections()), (3, 0), "nobody knocked");
    // The same lookup leads there where the operator lets messages go anywhere: the test does test something.
    let way = Way::looking_up(Reach::Anywhere, lookup).unwrap();
    let to = way.to(&address.replace("https", "http")).unwrap();
    assert_eq!(way.post(&to, headers(), Vec::new()).await, Ok(()));
    assert_eq!((looks.load(Ordering::SeqCst), receiver.connections()), (4, 1));
}

#[tokio::test]
async fn an_address_that_was_allowed_once_is_judged_again() {
    let receiver = Receiver::answering("200 OK").await;
    let anywhere = Way::new(Reach::Anywhere).unwrap();
    let to = anywhere.to(&receiver.url("/")).unwrap();
    let public = Way::new(Reach::Public).unwrap();
    assert_eq!(public.post(&to, headers(), Vec::new()).await, Err(Untaken::Address));
    assert_eq!(receiver.connections(), 0);
    for inside in ["https://169.254.169.254/", "https://[::ffff:127.0.0.1]/", "http://1.1.1.1/"] {
        assert_eq!(public.to(inside), Err(Untaken::Address), "{inside}");
    }
}
