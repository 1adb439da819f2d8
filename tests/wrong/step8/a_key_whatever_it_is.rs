// Mistake: the mock of the repeated POST asks whether there is a key, and not which.
// Caught by: exercise_1_wire::the_inventive_client_is_caught
// ANCHOR: exercise_8_1_key
async fn a_post_with_a_key_is_repeated_as_it_is(subject: Subject) {
    let service = MockServer::start().await;
    // What lacks the key or the body matches nothing and is answered with 404.
    let failing = Mock::given(method("POST"))
        .and(wiremock::matchers::header_exists("idempotency-key"))
        .and(body_string("2 apples"))
        .respond_with(ResponseTemplate::new(503));
    failing.expect(3).mount(&service).await;

    let client = subject.at(&service.uri(), quick());
    let order = Request::post("/orders", "2 apples").with_idempotency_key("order-7");
    client.send(&order).await.expect_err("an error");
}
// ANCHOR_END: exercise_8_1_key
// ANCHOR: exercise_8_1_use
use std::time::Duration;

use step2::ApiError;
use step3::{Request, TimeoutConfig, Transport};
use step4::RetryConfig;
use step7::ClientConfig;
use trial::{Subject, test};
use wiremock::matchers::{body_string, method};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::quick;
// ANCHOR_END: exercise_8_1_use
