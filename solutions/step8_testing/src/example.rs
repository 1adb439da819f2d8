//! A test to begin with. It is finished.

use trial::{Subject, Test, test};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::quick;

/// All tests of this file.
// ANCHOR: tests
pub fn tests() -> Vec<Test> {
    vec![test(a_success_is_asked_for_once)]
}
// ANCHOR_END: tests

/// On a good day each call is one request, and the caller gets the body.
// ANCHOR: example
pub async fn a_success_is_asked_for_once(subject: Subject) {
    // Arrange: a service that answers, and that wants to be asked once.
    let service = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path("/report"))
        .respond_with(ResponseTemplate::new(200).set_body_string("42"))
        .expect(1)
        .mount(&service)
        .await;

    // Act: whatever client it is that we have to try.
    let client = subject.at(&service.uri(), quick());
    let reply = client.get("/report").await.expect("an answer");

    // Assert: the body here, and the number of requests when `service` goes.
    assert_eq!(reply.body, "42");
}
// ANCHOR_END: example
