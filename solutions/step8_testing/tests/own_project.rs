//! The same tests in a project of your own: without a trial, with the client that
//! the project has.

use std::time::Duration;

use lab::script::{Play, Script};
use step2::ApiError;
use step3::{Request, Transport};
use step7::{ClientConfig, ResilientClient};
use tokio::time::{Instant, timeout};
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

// ANCHOR: wire
#[tokio::test]
async fn a_404_is_asked_for_once() {
    let service = MockServer::start().await;
    let missing = Mock::given(method("GET")).respond_with(ResponseTemplate::new(404));
    missing.expect(1).mount(&service).await;

    let config = ClientConfig {
        base_url: service.uri(),
        ..ClientConfig::default()
    };
    let client = ResilientClient::new(config).expect("a valid configuration");
    let request = Request::get("/report");
    let call = client.send(&request);
    let outcome = timeout(Duration::from_secs(5), call).await.expect("an end");

    assert!(matches!(outcome, Err(ApiError::NotFound)));
}
// ANCHOR_END: wire

// ANCHOR: virtual_time
#[tokio::test(start_paused = true)]
async fn half_a_minute_passes_at_once() {
    let busy = Play::status(503).header("retry-after", "30");
    let script = Script::new([busy, Play::status(200)]);
    let config = ClientConfig {
        base_url: "http://127.0.0.1".into(),
        ..ClientConfig::default()
    };
    let client = ResilientClient::around(script, config).expect("a valid configuration");
    let start = Instant::now();

    let request = Request::get("/report");
    let call = client.send(&request);
    let outcome = timeout(Duration::from_secs(3600), call)
        .await
        .expect("an end");

    assert!(outcome.is_ok());
    assert!(start.elapsed() >= Duration::from_secs(30));
}
// ANCHOR_END: virtual_time
