// Right: one table of cases, each a closure, instead of a function for each test.
// ANCHOR: exercise_8_1_use
use std::time::Duration;

use step2::{ApiError, ErrorClass};
use step3::{Request, Transport};
use trial::{Subject, test};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// What arrives, how often, and what becomes of it.
#[derive(Clone, Copy)]
struct Case {
    what: &'static str,
    failures: u64,
    status: u16,
    body: &'static str,
    requests: usize,
    ends: Result<u16, ErrorClass>,
}
// ANCHOR_END: exercise_8_1_use
// ANCHOR: exercise_8_1
let (get, post) = (("GET", None), ("POST", None));
let with_key = ("POST", Some("17"));
let case = |what, failures, status, requests, ends| Case {
    what,
    failures,
    status,
    body: if status == 204 { "" } else { "text" },
    requests,
    ends,
};
let server = Err(ErrorClass::Server);
vec![
    test(move |subject| run(subject, get, case("success", 0, 200, 1, Ok(200)))),
    test(move |subject| run(subject, get, case("empty", 0, 204, 1, Ok(204)))),
    test(move |subject| run(subject, get, case("hiccup", 1, 200, 2, Ok(200)))),
    test(move |subject| run(subject, get, case("outage", 9, 200, 3, server))),
    test(move |subject| run(subject, get, case("404", 0, 404, 1, Err(ErrorClass::NotFound)))),
    test(move |subject| run(subject, post, case("post", 1, 200, 1, server))),
    test(move |subject| run(subject, with_key, case("key", 2, 200, 3, Ok(200)))),
    test(|subject| async move {
        let service = MockServer::start().await;
        let late = ResponseTemplate::new(200).set_delay(Duration::from_secs(1));
        Mock::given(any()).respond_with(late).mount(&service).await;
        let mut config = crate::quick();
        config.retry.max_attempts = 1;
        config.timeouts.connect = Duration::from_millis(50);
        config.timeouts.read = Duration::from_millis(60);
        let outcome = subject.at(&service.uri(), config).get("/").await;
        assert_eq!(outcome.expect_err("a time-out").class(), ErrorClass::Timeout);
    }),
    test(|subject| async move {
        let service = MockServer::start().await;
        let late = ResponseTemplate::new(200).set_delay(Duration::from_millis(400));
        Mock::given(any()).respond_with(late).expect(1).mount(&service).await;
        let mut config = crate::quick();
        config.timeouts.connect = Duration::from_millis(50);
        config.timeouts.read = Duration::from_millis(60);
        let order = Request::post("/", "milk");
        subject.at(&service.uri(), config).send(&order).await.expect_err("a time-out");
    }),
]
// ANCHOR_END: exercise_8_1
// ANCHOR: exercise_8_1_success
async fn run(subject: Subject, (method, key): (&str, Option<&str>), case: Case) {
    let service = MockServer::start().await;
    // The last of several failures is another one than those before.
    for failure in 1..=case.failures {
        let status = if failure < 3 && case.failures > 2 { 500 } else { 503 };
        let failing = Mock::given(any()).respond_with(ResponseTemplate::new(status));
        failing.up_to_n_times(1).mount(&service).await;
    }
    let answer = ResponseTemplate::new(case.status).set_body_string(case.body);
    Mock::given(any()).respond_with(answer).mount(&service).await;

    let mut request = Request::get("/thing");
    if method == "POST" {
        request = Request::post("/thing", "milk");
    }
    if let Some(key) = key {
        request = request.with_idempotency_key(key);
    }
    let client = subject.at(&service.uri(), crate::quick());
    let outcome = client.send(&request).await;

    match outcome {
        Ok(reply) => {
            assert_eq!(reply.body, case.body, "{}", case.what);
            assert_eq!(Ok(reply.status.as_u16()), case.ends, "{}", case.what);
        }
        Err(error) => {
            assert_eq!(Err(error.class()), case.ends, "{}", case.what);
            if let ApiError::Server { status, .. } = error {
                assert_eq!(status, 503, "{}", case.what);
            }
        }
    }
    let seen = service.received_requests().await.unwrap_or_default();
    assert_eq!(seen.len(), case.requests, "{}", case.what);
    for again in &seen {
        assert_eq!(again.headers, seen[0].headers, "{}", case.what);
        assert_eq!(again.body, request.body, "{}", case.what);
        assert_eq!(again.headers.contains_key("idempotency-key"), key.is_some());
    }
}
// ANCHOR_END: exercise_8_1_success
// ANCHOR: exercise_8_1_short
// ANCHOR_END: exercise_8_1_short
// ANCHOR: exercise_8_1_long
// ANCHOR_END: exercise_8_1_long
// ANCHOR: exercise_8_1_404
// ANCHOR_END: exercise_8_1_404
// ANCHOR: exercise_8_1_post
// ANCHOR_END: exercise_8_1_post
// ANCHOR: exercise_8_1_key
// ANCHOR_END: exercise_8_1_key
// ANCHOR: exercise_8_1_timeout
// ANCHOR_END: exercise_8_1_timeout
// ANCHOR: exercise_8_1_answer
// ANCHOR_END: exercise_8_1_answer
