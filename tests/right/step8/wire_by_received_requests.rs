// Right: each test reads the record of requests afterwards, instead of asking a mock to expect.
// ANCHOR: exercise_8_1_use
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use step2::{ApiError, ErrorClass, Reply};
use step3::{Request, Transport};
use step7::ClientConfig;
use trial::{Client, Subject, test};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Respond, ResponseTemplate};
// ANCHOR_END: exercise_8_1_use
// ANCHOR: exercise_8_1
vec![
    test(good_day),
    test(nothing_to_say),
    test(hiccup),
    test(outage),
    test(missing),
    test(order),
    test(order_with_a_key),
    test(too_slow),
]
// ANCHOR_END: exercise_8_1
// ANCHOR: exercise_8_1_success
/// Answers with one status after the other; the last one is for all that follow.
struct Statuses(Vec<u16>, AtomicUsize);

impl Respond for Statuses {
    fn respond(&self, _: &wiremock::Request) -> ResponseTemplate {
        let index = self.1.fetch_add(1, Ordering::SeqCst).min(self.0.len() - 1);
        let answer = ResponseTemplate::new(self.0[index]);
        match self.0[index] {
            204 => answer,
            _ => answer.set_body_string("seven"),
        }
    }
}

/// Sends one request to a service with these statuses: the outcome, and what
/// the service has seen of the request, each time.
async fn play(
    subject: Subject,
    statuses: &[u16],
    request: Request,
) -> (Result<Reply, ApiError>, Vec<wiremock::Request>) {
    let service = MockServer::start().await;
    let answers = Statuses(statuses.to_vec(), AtomicUsize::new(0));
    Mock::given(any()).respond_with(answers).mount(&service).await;
    let client: Client = subject.at(&service.uri(), crate::quick());
    let outcome = client.send(&request).await;
    let seen = service.received_requests().await;
    (outcome, seen.expect("wiremock keeps a record"))
}

async fn good_day(subject: Subject) {
    let (outcome, seen) = play(subject, &[200], Request::get("/a?b=c")).await;
    assert_eq!(outcome.unwrap().body, "seven");
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].url.path(), "/a");
    assert_eq!(seen[0].url.query(), Some("b=c"));
}

async fn nothing_to_say(subject: Subject) {
    let (outcome, seen) = play(subject, &[204], Request::get("/")).await;
    assert_eq!(outcome.unwrap().body.len(), 0);
    assert_eq!(seen.len(), 1);
}
// ANCHOR_END: exercise_8_1_success
// ANCHOR: exercise_8_1_short
async fn hiccup(subject: Subject) {
    let (outcome, seen) = play(subject, &[503, 200], Request::get("/")).await;
    assert_eq!(outcome.unwrap().status, 200);
    assert_eq!(seen.len(), 2);
}
// ANCHOR_END: exercise_8_1_short
// ANCHOR: exercise_8_1_long
async fn outage(subject: Subject) {
    let (outcome, seen) = play(subject, &[500, 502, 503, 200], Request::get("/")).await;
    assert_eq!(outcome.unwrap_err().status().unwrap(), 503);
    assert_eq!(seen.len(), 3);
}
// ANCHOR_END: exercise_8_1_long
// ANCHOR: exercise_8_1_404
async fn missing(subject: Subject) {
    let (outcome, seen) = play(subject, &[404, 200], Request::get("/")).await;
    assert_eq!(outcome.unwrap_err().class(), ErrorClass::NotFound);
    assert_eq!(seen.len(), 1);
}
// ANCHOR_END: exercise_8_1_404
// ANCHOR: exercise_8_1_post
async fn order(subject: Subject) {
    let (outcome, seen) = play(subject, &[503, 200], Request::post("/", "tea")).await;
    assert_eq!(outcome.unwrap_err().class(), ErrorClass::Server);
    assert_eq!(seen.len(), 1);
}
// ANCHOR_END: exercise_8_1_post
// ANCHOR: exercise_8_1_key
async fn order_with_a_key(subject: Subject) {
    let request = Request::post("/", "tea").with_idempotency_key("k1");
    let (outcome, seen) = play(subject, &[503, 503, 200], request).await;
    assert!(outcome.is_ok());
    assert_eq!(seen.len(), 3);
    for request in seen {
        assert_eq!(request.body, b"tea");
        assert_eq!(request.headers.get("idempotency-key").unwrap(), "k1");
    }
}
// ANCHOR_END: exercise_8_1_key
// ANCHOR: exercise_8_1_timeout
async fn too_slow(subject: Subject) {
    let service = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_delay(Duration::from_secs(2));
    Mock::given(any()).respond_with(answer).mount(&service).await;
    let mut config: ClientConfig = crate::quick();
    config.timeouts.connect = Duration::from_millis(20);
    config.timeouts.read = Duration::from_millis(30);
    let client = subject.at(&service.uri(), config);
    // All three attempts together, and a lot of room.
    let call = tokio::time::timeout(Duration::from_secs(1), client.get("/"));
    let error = call.await.expect("an end").expect_err("a time-out");
    assert_eq!(error.class(), ErrorClass::Timeout);

    let before = service.received_requests().await.unwrap().len();
    client.send(&Request::post("/", "tea")).await.unwrap_err();
    assert_eq!(service.received_requests().await.unwrap().len(), before + 1);
}
// ANCHOR_END: exercise_8_1_timeout
// ANCHOR: exercise_8_1_answer
// ANCHOR_END: exercise_8_1_answer
