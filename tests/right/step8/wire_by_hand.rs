// Right: a service of a few lines on a TcpListener, without wiremock.
// ANCHOR: exercise_8_1_use
use std::sync::{Arc, Mutex};
use std::time::Duration;

use step2::ApiError;
use step3::{Request, Transport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use trial::{Client, Subject, test};

use crate::quick;
// ANCHOR_END: exercise_8_1_use
// ANCHOR: exercise_8_1
vec![
    test(the_body_comes_back),
    test(an_empty_body_comes_back),
    test(two_failures_are_survived),
    test(the_third_failure_is_the_last),
    test(a_404_is_asked_once),
    test(a_post_is_sent_once),
    test(a_post_with_a_key_is_sent_three_times),
    test(nobody_waits_for_an_answer_that_does_not_come),
]
// ANCHOR_END: exercise_8_1
// ANCHOR: exercise_8_1_success
/// The texts of all requests so far.
type Seen = Arc<Mutex<Vec<String>>>;

/// Answers each request with the status at its place, or else the last; with
/// status 0 not at all. Returns its address.
async fn serve(statuses: &'static [u16], body: &'static str) -> (String, Seen) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let seen = Seen::default();
    let record = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, Arc::clone(&record), statuses, body));
        }
    });
    (format!("http://{address}"), seen)
}

async fn answer(mut stream: TcpStream, seen: Seen, statuses: &[u16], body: &str) {
    let mut text = String::new();
    let mut buffer = [0; 1024];
    // All requests here fit into a few packets; the body of a POST is its end.
    while !text.contains("\r\n\r\n") || text.starts_with("POST") && !text.ends_with("apples") {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => break,
            Ok(length) => text.push_str(&String::from_utf8_lossy(&buffer[..length])),
        }
        if text.starts_with("POST") && text.contains("content-length: 0") {
            break;
        }
        if text.starts_with("POST") && !text.contains("content-length") {
            break;
        }
    }
    if text.is_empty() {
        return;
    }
    let index = {
        let mut seen = seen.lock().unwrap();
        seen.push(text.to_lowercase());
        seen.len() - 1
    };
    let status = statuses[index.min(statuses.len() - 1)];
    if status == 0 {
        std::future::pending::<()>().await;
    }
    let length = body.len();
    let head = format!("HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {length}");
    let _ = stream.write_all(format!("{head}\r\n\r\n{body}").as_bytes()).await;
}

async fn the_body_comes_back(subject: Subject) {
    let (address, seen) = serve(&[200], "hello").await;
    let client = subject.at(&address, quick());
    assert_eq!(client.get("/report").await.unwrap().body, "hello");
    assert_eq!(seen.lock().unwrap().len(), 1);
}

async fn an_empty_body_comes_back(subject: Subject) {
    let (address, _) = serve(&[200], "").await;
    let client = subject.at(&address, quick());
    assert_eq!(client.get("/report").await.unwrap().body, "");
}
// ANCHOR_END: exercise_8_1_success
// ANCHOR: exercise_8_1_short
async fn two_failures_are_survived(subject: Subject) {
    let (address, seen) = serve(&[503, 503, 200], "hello").await;
    let client: Client = subject.at(&address, quick());
    client.get("/report").await.unwrap();
    assert_eq!(seen.lock().unwrap().len(), 3);
}
// ANCHOR_END: exercise_8_1_short
// ANCHOR: exercise_8_1_long
async fn the_third_failure_is_the_last(subject: Subject) {
    let (address, seen) = serve(&[500, 502, 503], "").await;
    let client = subject.at(&address, quick());
    match client.get("/report").await {
        Err(ApiError::Server { status, .. }) if status == 503 => {
            assert_eq!(seen.lock().unwrap().len(), 3);
        }
        other => panic!("{other:?}"),
    }
}
// ANCHOR_END: exercise_8_1_long
// ANCHOR: exercise_8_1_404
async fn a_404_is_asked_once(subject: Subject) {
    let (address, seen) = serve(&[404], "").await;
    let client = subject.at(&address, quick());
    match client.get("/report").await {
        Err(ApiError::NotFound) => assert_eq!(seen.lock().unwrap().len(), 1),
        other => panic!("{other:?}"),
    }
}
// ANCHOR_END: exercise_8_1_404
// ANCHOR: exercise_8_1_post
async fn a_post_is_sent_once(subject: Subject) {
    let (address, seen) = serve(&[503], "").await;
    let client = subject.at(&address, quick());
    client.send(&Request::post("/orders", "2 apples")).await.unwrap_err();
    assert_eq!(seen.lock().unwrap().len(), 1);

    let (address, seen) = serve(&[0], "").await;
    let mut config = quick();
    config.timeouts.connect = Duration::from_millis(50);
    config.timeouts.read = Duration::from_millis(100);
    let client = subject.at(&address, config);
    client.send(&Request::post("/orders", "2 apples")).await.unwrap_err();
    assert_eq!(seen.lock().unwrap().len(), 1);
}
// ANCHOR_END: exercise_8_1_post
// ANCHOR: exercise_8_1_key
async fn a_post_with_a_key_is_sent_three_times(subject: Subject) {
    let (address, seen) = serve(&[503], "").await;
    let client = subject.at(&address, quick());
    let order = Request::post("/orders", "2 apples").with_idempotency_key("mine");
    client.send(&order).await.unwrap_err();
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 3);
    for request in seen.iter() {
        assert!(request.contains("idempotency-key: mine"), "{request}");
        assert!(request.ends_with("2 apples"), "{request}");
    }
}
// ANCHOR_END: exercise_8_1_key
// ANCHOR: exercise_8_1_timeout
async fn nobody_waits_for_an_answer_that_does_not_come(subject: Subject) {
    let (address, _) = serve(&[0], "").await;
    let mut config = quick();
    config.retry.max_attempts = 1;
    config.timeouts.connect = Duration::from_millis(50);
    config.timeouts.read = Duration::from_millis(100);
    let client = subject.at(&address, config);
    let call = tokio::time::timeout(Duration::from_secs(2), client.get("/report"));
    let outcome = call.await.expect("an end");
    assert!(matches!(outcome, Err(ApiError::Timeout { .. })), "{outcome:?}");
}
// ANCHOR_END: exercise_8_1_timeout
// ANCHOR: exercise_8_1_answer
// ANCHOR_END: exercise_8_1_answer
