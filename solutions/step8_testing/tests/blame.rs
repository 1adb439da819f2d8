//! A panic inside of a library is blamed on the line of the test that led there.

use trial::{Judgement, Subject, Trial, test};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

async fn seven_requests(subject: Subject) {
    let service = MockServer::start().await;
    let answer = Mock::given(any()).respond_with(ResponseTemplate::new(200));
    answer.expect(7).mount(&service).await;
    let client = subject.at(&service.uri(), solution8::quick());
    client.get("/report").await.expect("an answer");
}

#[test]
fn a_mock_that_expected_more_is_blamed_on_its_test() {
    let report = Trial::Wire.of(|| vec![test(seven_requests)]);
    let report = report.expect("a report");
    let Judgement::Accused(_, by) = report.judgement("reference") else {
        panic!("{report}");
    };
    let place = by[0].place.as_deref().unwrap_or_default();
    let expected = "solutions/step8_testing/tests/blame.rs:";
    assert!(place.starts_with(expected), "{place}");
}
