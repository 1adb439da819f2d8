//! Exercise 8.1: tests on the wire, in real time.

use trial::Test;

// STUB
// ANCHOR: exercise_8_1_use
use std::time::Duration;

use step2::ApiError;
use step3::{Request, TimeoutConfig, Transport};
use step4::RetryConfig;
use step7::ClientConfig;
use trial::{Subject, test};
use wiremock::matchers::{body_string, header, method};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::quick;
// ANCHOR_END: exercise_8_1_use

/// Tests of what a client does with a service on the other end of a connection.
///
/// These are the promises:
///
/// 1. A success is asked for once, and its body comes back, even an empty one.
/// 2. A GET that fails with 503 is sent again, until it succeeds, but no more
///    than `max_attempts` times in all. Then the caller gets the last error.
/// 3. A 404 is not asked for again; the error is [`ApiError::NotFound`].
/// 4. A POST that fails is sent again only if it has an idempotency key. Then it
///    is the same request: key and body arrive each time.
/// 5. An answer that takes longer than `timeouts.read` is a time-out.
///
/// [`ApiError::NotFound`]: step2::ApiError::NotFound
pub fn tests() -> Vec<Test> {
    // STUB todo!("exercise 8.1: test the promises on the wire")
    // ANCHOR: exercise_8_1
    vec![
        test(crate::example::a_success_is_asked_for_once),
        test(an_empty_answer_is_an_answer),
        test(a_short_failure_is_survived),
        test(a_long_failure_is_returned),
        test(a_404_is_final),
        test(a_post_without_a_key_is_sent_once),
        test(a_post_with_a_key_is_repeated_as_it_is),
        test(a_slow_answer_is_a_time_out),
    ]
    // ANCHOR_END: exercise_8_1
}

// STUB
// ANCHOR: exercise_8_1_success
async fn an_empty_answer_is_an_answer(subject: Subject) {
    let service = MockServer::start().await;
    let empty = Mock::given(method("GET")).respond_with(ResponseTemplate::new(204));
    empty.mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let reply = client.get("/report").await.expect("an answer");

    assert!(reply.body.is_empty());
}
// ANCHOR_END: exercise_8_1_success

// STUB
// ANCHOR: exercise_8_1_short
async fn a_short_failure_is_survived(subject: Subject) {
    let service = MockServer::start().await;
    // The first mock that matches answers, until it has had its two turns.
    let failing = Mock::given(method("GET")).respond_with(ResponseTemplate::new(503));
    failing.up_to_n_times(2).expect(2).mount(&service).await;
    answer(200).expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    client.get("/report").await.expect("the third answer");
}
// ANCHOR_END: exercise_8_1_short

// STUB
// ANCHOR: exercise_8_1_long
async fn a_long_failure_is_returned(subject: Subject) {
    let service = MockServer::start().await;
    // First another one: the caller gets the last.
    answer(500).up_to_n_times(1).mount(&service).await;
    answer(503).expect(2).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let error = client.get("/report").await.expect_err("an error");

    assert!(matches!(error, ApiError::Server { status, .. } if status == 503));
}
// ANCHOR_END: exercise_8_1_long

// STUB
// ANCHOR: exercise_8_1_404
async fn a_404_is_final(subject: Subject) {
    let service = MockServer::start().await;
    answer(404).expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let error = client.get("/report").await.expect_err("an error");

    assert!(matches!(error, ApiError::NotFound), "{error}");
}
// ANCHOR_END: exercise_8_1_404

// STUB
// ANCHOR: exercise_8_1_post
async fn a_post_without_a_key_is_sent_once(subject: Subject) {
    let service = MockServer::start().await;
    let failing = Mock::given(method("POST")).respond_with(ResponseTemplate::new(503));
    failing.expect(1).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let order = Request::post("/orders", "2 apples");
    client.send(&order).await.expect_err("an error");

    // The same where no answer comes: it may have been carried out.
    let slow = MockServer::start().await;
    let late = ResponseTemplate::new(200).set_delay(Duration::from_millis(300));
    let hanging = Mock::given(method("POST")).respond_with(late);
    hanging.expect(1).mount(&slow).await;

    let client = subject.at(&slow.uri(), impatient());
    client.send(&order).await.expect_err("a time-out");
}
// ANCHOR_END: exercise_8_1_post

// STUB
// ANCHOR: exercise_8_1_key
async fn a_post_with_a_key_is_repeated_as_it_is(subject: Subject) {
    let service = MockServer::start().await;
    // What lacks the key or the body matches nothing and is answered with 404.
    let failing = Mock::given(method("POST"))
        .and(header("idempotency-key", "order-7"))
        .and(body_string("2 apples"))
        .respond_with(ResponseTemplate::new(503));
    failing.expect(3).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let order = Request::post("/orders", "2 apples").with_idempotency_key("order-7");
    client.send(&order).await.expect_err("an error");
}
// ANCHOR_END: exercise_8_1_key

// STUB
// ANCHOR: exercise_8_1_timeout
async fn a_slow_answer_is_a_time_out(subject: Subject) {
    let service = MockServer::start().await;
    // Six times as long as the client waits: a busy machine changes nothing.
    let late = ResponseTemplate::new(200).set_delay(Duration::from_millis(300));
    let slow = Mock::given(method("GET")).respond_with(late);
    slow.mount(&service).await;

    let config = ClientConfig {
        retry: RetryConfig {
            max_attempts: 1,
            ..quick().retry
        },
        ..impatient()
    };
    let client = subject.at(&service.uri(), config);
    let error = client.get("/report").await.expect_err("a time-out");

    assert!(matches!(error, ApiError::Timeout { .. }), "{error}");
}
// ANCHOR_END: exercise_8_1_timeout

// STUB
// ANCHOR: exercise_8_1_answer
/// A service that answers each GET with this status and a body.
fn answer(status: u16) -> Mock {
    let answer = ResponseTemplate::new(status).set_body_string("42");
    Mock::given(method("GET")).respond_with(answer)
}

/// Gives an answer 50 ms.
fn impatient() -> ClientConfig {
    ClientConfig {
        timeouts: TimeoutConfig {
            connect: Duration::from_millis(40),
            read: Duration::from_millis(50),
            ..TimeoutConfig::default()
        },
        ..quick()
    }
}
// ANCHOR_END: exercise_8_1_answer
