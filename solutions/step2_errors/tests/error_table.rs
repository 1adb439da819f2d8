//! What reqwest reports for each fault on the wire, and what we make of it.
//!
//! The predicates are what the book's table says of reqwest 0.13.5. When a new
//! version reports something else, this is where it shows.

use std::time::Duration;

use lab::PracticeService;
use reqwest::{Client, ClientBuilder, redirect};
use solution2::{ApiError, ErrorClass, Executed, ImprovedClient};

const SOON: Duration = Duration::from_millis(100);

fn plain() -> ClientBuilder {
    let builder = Client::builder().no_proxy().retry(reqwest::retry::never());
    builder.redirect(redirect::Policy::none())
}

/// Asks for `url` and reads the answer to its end, which must fail.
async fn failure(builder: ClientBuilder, url: &str) -> reqwest::Error {
    let answer = builder.build().unwrap().get(url).send().await;
    let outcome = match answer {
        Ok(answer) => answer.bytes().await.map(drop),
        Err(error) => Err(error),
    };
    outcome.expect_err(url)
}

/// The names of the predicates that are true, in the order of reqwest's documentation.
fn predicates(error: &reqwest::Error) -> Vec<&'static str> {
    let all = [
        ("builder", error.is_builder()),
        ("redirect", error.is_redirect()),
        ("status", error.is_status()),
        ("timeout", error.is_timeout()),
        ("request", error.is_request()),
        ("connect", error.is_connect()),
        ("body", error.is_body()),
        ("decode", error.is_decode()),
    ];
    all.into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(name, _)| name)
        .collect()
}

fn is(what: &str, error: reqwest::Error, holds: &[&str], class: ErrorClass, executed: Executed) {
    assert_eq!(predicates(&error), holds, "{what}: {error:?}");
    let ours = ApiError::from_reqwest(error);
    assert_eq!((ours.class(), ours.executed()), (class, executed), "{what}");
}

#[tokio::test]
async fn where_nobody_was_reached() {
    let nobody = lab::refusing_address().unwrap();
    let error = failure(plain(), &nobody.url()).await;
    is(
        "refused",
        error,
        &["request", "connect"],
        ErrorClass::Connection,
        Executed::No,
    );

    let silent = lab::silent_address().unwrap();
    let error = failure(plain().connect_timeout(SOON), &silent.url()).await;
    let holds = ["timeout", "request", "connect"];
    is(
        "connect time-out",
        error,
        &holds,
        ErrorClass::Timeout,
        Executed::No,
    );

    // The whole-request time-out does not know that it struck while connecting.
    let error = failure(plain().timeout(SOON), &silent.url()).await;
    let holds = ["timeout", "request"];
    is(
        "total while connecting",
        error,
        &holds,
        ErrorClass::Timeout,
        Executed::Unknown,
    );
}

#[tokio::test]
async fn where_no_whole_head_came() {
    let service = PracticeService::start().unwrap();
    for builder in [plain().timeout(SOON), plain().read_timeout(SOON)] {
        let error = failure(builder, &(service.url() + "/hang")).await;
        let holds = ["timeout", "request"];
        is(
            "no head",
            error,
            &holds,
            ErrorClass::Timeout,
            Executed::Unknown,
        );
    }
    for path in ["/close", "/close/head", "/reset", "/garbage"] {
        let error = failure(plain(), &(service.url() + path)).await;
        is(
            path,
            error,
            &["request"],
            ErrorClass::Connection,
            Executed::Unknown,
        );
    }
}

#[tokio::test]
async fn where_the_body_broke() {
    let service = PracticeService::start().unwrap();
    for path in ["/truncate", "/truncate/chunked", "/reset/body"] {
        let error = failure(plain(), &(service.url() + path)).await;
        is(
            path,
            error,
            &["decode"],
            ErrorClass::Connection,
            Executed::Yes,
        );
    }
    for builder in [plain().timeout(SOON), plain().read_timeout(SOON)] {
        let error = failure(builder, &(service.url() + "/stall")).await;
        is(
            "stalls",
            error,
            &["timeout", "decode"],
            ErrorClass::Timeout,
            Executed::Yes,
        );
    }
}

#[tokio::test]
async fn where_the_content_is_wrong() {
    let service = PracticeService::start().unwrap();
    // The body is read first and parsed afterwards, so the two cannot be confused.
    let reply = ImprovedClient::new(&service.url())
        .get("/not-json")
        .await
        .unwrap();
    let error = reply.json::<serde_json::Value>().unwrap_err();
    assert_eq!(
        (error.class(), error.executed()),
        (ErrorClass::Unexpected, Executed::Yes)
    );
}

#[tokio::test]
async fn where_a_redirect_leads_nowhere() {
    let service = PracticeService::start().unwrap();
    let follow = || plain().redirect(redirect::Policy::limited(5));
    let error = failure(follow(), &(service.url() + "/redirect/loop")).await;
    is(
        "loop",
        error,
        &["redirect"],
        ErrorClass::Unexpected,
        Executed::Yes,
    );
    let error = failure(follow(), &(service.url() + "/redirect/ftp")).await;
    assert_eq!(predicates(&error), ["builder"]);
    let error = failure(follow(), &(service.url() + "/redirect/refused")).await;
    assert_eq!(predicates(&error), ["request", "connect"]);
    // The last two say "never sent" of a request that was answered. Our client
    // does not follow redirects, so it never gets to that.
    for path in ["/redirect/loop", "/redirect/ftp", "/redirect/refused"] {
        let error = ImprovedClient::new(&service.url())
            .get(path)
            .await
            .unwrap_err();
        assert_eq!(
            (error.class(), error.executed()),
            (ErrorClass::Unexpected, Executed::Yes)
        );
    }
}

#[tokio::test]
async fn where_a_status_came() {
    let service = PracticeService::start().unwrap();
    let client = plain().build().unwrap();
    for (status, fails, class) in [
        (404, true, ErrorClass::NotFound),
        (429, true, ErrorClass::Client),
        (503, true, ErrorClass::Server),
        (302, false, ErrorClass::Unexpected),
        (304, false, ErrorClass::Unexpected),
        (600, false, ErrorClass::Unexpected),
        (999, false, ErrorClass::Unexpected),
    ] {
        let path = format!("/status/{status}");
        let answer = client.get(service.url() + &path).send().await.unwrap();
        let judged = answer.error_for_status();
        assert_eq!(judged.is_err(), fails, "error_for_status of {status}");
        if let Err(error) = judged {
            assert_eq!(predicates(&error), ["status"]);
        }
        let error = ImprovedClient::new(&service.url())
            .get(&path)
            .await
            .unwrap_err();
        assert_eq!(
            (error.class(), error.executed()),
            (class, Executed::Yes),
            "{status}"
        );
    }
}

#[tokio::test]
async fn where_the_request_could_not_be_built() {
    for url in ["/relative", "gopher://127.0.0.1/"] {
        let error = failure(plain(), url).await;
        is(url, error, &["builder"], ErrorClass::Refused, Executed::No);
    }
    let client = plain().build().unwrap();
    let request = client
        .get("http://127.0.0.1:9/")
        .header("x-bad", "line\nbreak");
    let error = request.send().await.unwrap_err();
    is(
        "a bad header",
        error,
        &["builder"],
        ErrorClass::Refused,
        Executed::No,
    );
}
