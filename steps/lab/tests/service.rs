//! The practice service does on the wire what its list of paths says.

use std::time::{Duration, Instant};

use lab::{Ended, PATHS, PracticeService};
use reqwest::{Client, Response, StatusCode};

fn start() -> PracticeService {
    PracticeService::start().unwrap()
}

fn client() -> Client {
    let builder = Client::builder().no_proxy().retry(reqwest::retry::never());
    builder
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap()
}

async fn get(service: &PracticeService, path: &str) -> Response {
    let url = service.url() + path;
    client().get(url).send().await.unwrap()
}

/// How the only request so far ended, once it has.
async fn ending(service: &PracticeService) -> Ended {
    let over = |seen: &[lab::Seen]| seen.iter().all(|seen| seen.ended != Ended::NotYet);
    assert!(service.wait_until(Duration::from_secs(5), over).await);
    service.seen()[0].ended.clone()
}

#[tokio::test]
async fn the_paths_that_people_know_answer() {
    let service = start();
    let json = get(&service, "/json").await;
    assert_eq!(json.headers()["content-type"], "application/json");
    assert!(json.text().await.unwrap().contains("slideshow"));
    for code in [204, 304, 404, 418, 503, 999] {
        let answer = get(&service, &format!("/status/{code}")).await;
        assert_eq!(answer.status().as_u16(), code);
    }
    let start = Instant::now();
    assert_eq!(get(&service, "/delay/0.2").await.status(), 200);
    assert!(start.elapsed() >= Duration::from_millis(200));
}

#[tokio::test]
async fn a_late_body_comes_whole_with_and_without_a_length() {
    let service = start();
    for (path, length) in [("/late/503", Some(20 * 1024)), ("/late/503/chunked", None)] {
        let answer = get(&service, path).await;
        assert_eq!(answer.content_length(), length, "{path}");
        assert_eq!(answer.bytes().await.unwrap().len(), 20 * 1024, "{path}");
    }
    let empty = get(&service, "/late/204/chunked").await;
    assert_eq!(empty.bytes().await.unwrap().len(), 0);
}

#[tokio::test]
async fn an_upload_can_be_reset_in_its_middle() {
    let service = start();
    let upload = client().post(service.url() + "/upload/reset");
    let outcome = upload.body(vec![b'x'; 24_000_000]).send().await;
    assert!(outcome.is_err());
    assert_eq!(service.seen()[0].ended, Ended::Broken("reset, body unread"));
}

#[tokio::test]
async fn an_unknown_path_lists_all_paths() {
    let service = start();
    for path in [
        "/nope",
        "/status/abc",
        "/status/42",
        "/delay/-1",
        "/delay/NaN",
        "/drip/5/1e99",
    ] {
        let answer = get(&service, path).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        let text = answer.text().await.unwrap();
        for (known, _) in PATHS {
            assert!(text.contains(known), "{path}: {known} is not in\n{text}");
        }
    }
}

#[tokio::test]
async fn flaky_fails_so_often_and_then_works() {
    let service = start();
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(get(&service, "/flaky/2").await.status().as_u16());
    }
    assert_eq!(statuses, [500, 500, 200, 500]);
}

#[tokio::test]
async fn busy_says_when_to_come_back_in_both_forms() {
    let service = start();
    let seconds = get(&service, "/busy/429/7").await;
    assert_eq!(seconds.status(), 429);
    assert_eq!(seconds.headers()["retry-after"], "7");
    let date = get(&service, "/busy/503/60/date").await;
    assert_eq!(date.status(), 503);
    let time = |name: &str| {
        let text = date.headers()[name].to_str().unwrap();
        httpdate::parse_http_date(text).unwrap()
    };
    let wait = time("retry-after").duration_since(time("date")).unwrap();
    assert_eq!(wait, Duration::from_secs(60));
}

#[tokio::test]
async fn orders_are_counted_once_for_each_key() {
    let service = start();
    let place = |path: &str, key: Option<&str>| {
        let mut request = client().post(service.url() + path).body("tea");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        request.send()
    };
    place("/orders", None).await.unwrap();
    place("/orders", None).await.unwrap();
    place("/orders", Some("a")).await.unwrap();
    place("/orders", Some("a")).await.unwrap();
    let lost = place("/orders/lost/1", Some("b")).await;
    assert!(lost.is_err(), "the answer must be lost");
    assert_eq!(
        place("/orders/lost/1", Some("b")).await.unwrap().status(),
        201
    );
    let count = get(&service, "/orders").await.text().await.unwrap();
    assert_eq!(count, r#"{"orders": 4}"#);
}

#[tokio::test]
async fn faults_are_recorded_as_what_they_were() {
    for (path, expected) in [
        ("/close", "closed, no answer"),
        ("/close/head", "closed in its head"),
        ("/reset", "reset, no answer"),
        ("/reset/body", "reset in its body"),
        ("/truncate", "closed in its body"),
        ("/truncate/chunked", "closed in its body"),
        ("/garbage", "sent rubbish"),
    ] {
        let service = start();
        let answer = client().get(service.url() + path).send().await;
        let body = match answer {
            Ok(answer) => answer.bytes().await.map(drop),
            Err(error) => Err(error),
        };
        assert!(body.is_err(), "{path} must not answer well");
        assert_eq!(ending(&service).await, Ended::Broken(expected), "{path}");
    }
}

#[tokio::test]
async fn a_client_that_leaves_is_noticed() {
    for path in ["/hang", "/stall", "/drip/1000/0.01", "/delay/60"] {
        let service = start();
        let patience = Duration::from_millis(100);
        let request = client().get(service.url() + path).timeout(patience).send();
        let _ = match request.await {
            Ok(answer) => answer.bytes().await.map(drop),
            Err(error) => Err(error),
        };
        let ended = ending(&service).await;
        let is_over = matches!(ended, Ended::ClientLeft | Ended::Broken(_));
        assert!(is_over, "{path}: {ended:?}");
    }
}

#[tokio::test]
async fn what_was_seen_is_recorded() {
    let service = start();
    let client = client();
    for path in ["/json?n=1", "/json?n=2"] {
        let request = client.get(service.url() + path).header("X-Test", "yes");
        request.send().await.unwrap().bytes().await.unwrap();
    }
    let seen = service.seen();
    assert_eq!(seen.len(), 2);
    assert_eq!(
        (seen[0].method.as_str(), seen[1].path.as_str()),
        ("GET", "/json?n=2")
    );
    assert_eq!(seen[0].header("x-test"), Some("yes"));
    assert_eq!((seen[1].connection, service.connections()), (1, 1));
    assert!(seen[0].at <= seen[1].at);
    assert!(lab::timeline::of_service(&seen).contains("GET /json?n=2"));
}

#[tokio::test]
async fn a_stopped_service_refuses_and_its_port_is_free() {
    let free = start().url();
    let port = free.rsplit(':').next().unwrap().parse().unwrap();
    let service = PracticeService::start_on(port).unwrap();
    let url = service.url();
    let hanging = tokio::spawn(client().get(url.clone() + "/hang").send());
    service
        .wait_until(Duration::from_secs(5), |seen| !seen.is_empty())
        .await;
    drop(service);
    assert!(
        hanging.await.unwrap().is_err(),
        "open connections end with the service"
    );
    let error = client()
        .get(url.clone() + "/json")
        .send()
        .await
        .unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    let again = PracticeService::start_on(port).unwrap();
    assert_eq!(get(&again, "/json").await.status(), 200);
    assert!(
        PracticeService::start_on(port).is_err(),
        "a taken port is an error"
    );
}

#[tokio::test]
async fn what_is_not_http_is_answered_and_does_no_harm() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let service = start();
    let address = service.url().replace("http://", "");
    for rubbish in [b"SSH-2.0-x\r\n\r\n".to_vec(), vec![b'a'; 40_000]] {
        let mut stream = tokio::net::TcpStream::connect(&address).await.unwrap();
        let _ = stream.write_all(&rubbish).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
    }
    assert_eq!(get(&service, "/json").await.status(), 200);
}
