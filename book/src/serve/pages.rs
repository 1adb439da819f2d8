//! The web server: the book's files, what changes, and what a page can ask for.

use std::convert::Infallible;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use tokio::sync::mpsc;
use tokio_stream::Stream;
use tokio_stream::wrappers::ReceiverStream;
use tower_http::services::ServeDir;

use super::Shared;
use super::guard::{self, Token};
use super::live::Told;
use crate::command::diff_of_exercise;
use crate::place::Step;

/// Everything that `cargo workbook` serves.
pub(super) fn router(shared: Shared) -> Router {
    let token = Token::new();
    Router::new()
        .route("/workbook/events", get(events))
        .route("/workbook/live.js", get(live))
        .route("/workbook/run/{step}/{whose}", post(run))
        .route("/workbook/stop", post(stop))
        .route("/workbook/diff/{number}", post(diff))
        .fallback(page)
        .layer(middleware::from_fn_with_state(token.clone(), guard::guard))
        .layer(axum::Extension(token))
        .with_state(shared)
}

/// The state of everything now, and what changes from then on.
async fn events(
    State(shared): State<Shared>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (sender, news) = mpsc::channel(64);
    let mut live = shared.live.subscribe();
    tokio::spawn(async move {
        let mut told = Told::default();
        loop {
            let events = told.news(&live.borrow_and_update());
            for event in events {
                if sender.send(Ok(event)).await.is_err() {
                    return;
                }
            }
            // Until something changes, or the page goes away.
            tokio::select! {
                changed = live.changed() => if changed.is_err() { return },
                () = sender.closed() => return,
            }
        }
    });
    Sse::new(ReceiverStream::new(news)).keep_alive(KeepAlive::default())
}

/// The step of a number from a page. Numbers, never commands.
fn step(shared: &Shared, number: u32) -> Result<Step, NotThere> {
    let found = shared.root.step(&number.to_string());
    found.map_err(|error| not_there(&error))
}

/// What a page asks for is not there; why, in a sentence.
type NotThere = (StatusCode, String);

fn not_there(error: &anyhow::Error) -> NotThere {
    (StatusCode::NOT_FOUND, format!("{error:#}\n"))
}

/// Runs the demo of a step: `yours` or `reference`.
async fn run(
    State(shared): State<Shared>,
    Path((number, whose)): Path<(u32, String)>,
) -> Result<StatusCode, NotThere> {
    let reference = match whose.as_str() {
        "yours" => false,
        "reference" => true,
        _ => return Err((StatusCode::NOT_FOUND, "whose?\n".into())),
    };
    shared.desk.run_demo(step(&shared, number)?, reference);
    Ok(StatusCode::ACCEPTED)
}

/// Stops the demo that runs.
async fn stop(State(shared): State<Shared>) -> StatusCode {
    shared.desk.stop_demo();
    StatusCode::ACCEPTED
}

/// What the reference does otherwise in an exercise, such as `4.2`.
async fn diff(
    State(shared): State<Shared>,
    Path(number): Path<String>,
) -> Result<String, NotThere> {
    let of_step = number.split('.').next().and_then(|step| step.parse().ok());
    let step = step(&shared, of_step.unwrap_or_default())?;
    diff_of_exercise(&shared.root, &step, &number).map_err(|error| not_there(&error))
}

/// The script of the pages, for the page that stands in for a missing book.
async fn live() -> impl IntoResponse {
    let script = include_str!("../../theme/live.js");
    ([(header::CONTENT_TYPE, "text/javascript")], script)
}

/// A file of the last good book.
async fn page(
    State(shared): State<Shared>,
    axum::Extension(token): axum::Extension<Token>,
    request: Request,
) -> Response {
    let Some(book) = shared.book() else {
        let why = shared.live.borrow().book.error.clone().unwrap_or_default();
        let page = token.put_into(&no_book(&why));
        let mut response = (StatusCode::SERVICE_UNAVAILABLE, Html(page.clone())).into_response();
        protect(&mut response, &page);
        return response;
    };
    match ServeDir::new(book).try_call(request).await {
        Ok(response) => with_token(response.map(Body::new), &token).await,
        Err(error) => {
            let text = format!("This page cannot be read: {error}\n");
            (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
        }
    }
}

/// A page gets the token and a policy; other files stay as they are.
async fn with_token(response: Response, token: &Token) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = axum::body::to_bytes(body, usize::MAX).await else {
        let text = "This page cannot be read.\n";
        return (StatusCode::INTERNAL_SERVER_ERROR, text).into_response();
    };
    let page = String::from_utf8_lossy(&body).into_owned();
    let page = token.put_into(&page);
    parts.headers.remove(header::CONTENT_LENGTH);
    let mut response = Response::from_parts(parts, Body::from(page.clone()));
    protect(&mut response, &page);
    response
}

fn protect(response: &mut Response, page: &str) {
    if let Ok(policy) = HeaderValue::from_str(&guard::policy(page)) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

fn no_book(why: &str) -> String {
    let why = why.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>The workbook</title></head>\
         <body><h1>The book cannot be built</h1><pre>{why}</pre>\
         <p>This page shows the book as soon as it can be built.</p>\
         <script src=\"/workbook/live.js\"></script></body></html>"
    )
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, RwLock};
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};

    use super::super::desk::Desk;
    use super::super::live::Live;
    use super::*;
    use crate::place::Root;

    /// What the server answers to a request with this `Host`, as text; an answer
    /// that goes on and on is cut off after a moment.
    async fn ask(shared: &Shared, host: &str, path: &str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut stream = TcpStream::connect(listener.local_addr().unwrap())
            .await
            .unwrap();
        let server = tokio::spawn(axum::serve(listener, router(shared.clone())).into_future());
        let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        let reading = stream.read_to_end(&mut bytes);
        let _ = tokio::time::timeout(Duration::from_millis(300), reading).await;
        server.abort();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn shared() -> (tempfile::TempDir, Shared) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("step1.html"), "the page").unwrap();
        let live = tokio::sync::watch::Sender::new(Live::default());
        let root = Root::find().unwrap();
        let shared = Shared {
            book: Arc::new(RwLock::new(Some(folder.path().to_owned()))),
            desk: Desk::open(&root, live.clone()),
            root,
            live,
        };
        (folder, shared)
    }

    #[tokio::test]
    async fn pages_are_for_this_machine_only() {
        let (_folder, shared) = shared();
        for host in ["127.0.0.1:4400", "localhost:4400", "localhost"] {
            let answer = ask(&shared, host, "/step1.html").await;
            assert!(answer.starts_with("HTTP/1.1 200"), "{host}: {answer}");
            assert!(answer.ends_with("the page"), "{answer}");
        }
        for host in ["evil.example", "127.0.0.1.evil.example:4400", ""] {
            let answer = ask(&shared, host, "/step1.html").await;
            assert!(answer.starts_with("HTTP/1.1 403"), "{host}: {answer}");
        }
    }

    #[tokio::test]
    async fn nothing_outside_of_the_book_is_served() {
        let (_folder, shared) = shared();
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2f..%2fetc/passwd",
        ] {
            let answer = ask(&shared, "127.0.0.1", path).await;
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        }
    }

    /// The status of the answer to a POST with these headers.
    async fn post(shared: &Shared, path: &str, headers: &[(&str, &str)]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = tokio::spawn(axum::serve(listener, router(shared.clone())).into_future());
        let mut page = TcpStream::connect(address).await.unwrap();
        let host = address.to_string();
        let ask = format!("GET /step1.html HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        page.write_all(ask.as_bytes()).await.unwrap();
        let mut text = String::new();
        page.read_to_string(&mut text).await.unwrap();
        let token = text.split("workbook-token\" content=\"").nth(1).unwrap();
        let token = token.split('"').next().unwrap();

        let own = format!("http://{host}");
        let mut request =
            format!("POST {path} HTTP/1.1\r\nconnection: close\r\ncontent-length: 0\r\n");
        let mut fields = vec![
            ("host", host.as_str()),
            ("origin", &own),
            (guard::HEADER, token),
        ];
        for (name, value) in headers {
            fields.retain(|(known, _)| known != name);
            if !value.is_empty() {
                fields.push((name, value));
            }
        }
        for (name, value) in fields {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream
            .write_all((request + "\r\n").as_bytes())
            .await
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        server.abort();
        answer.split(' ').nth(1).unwrap_or_default().to_owned()
    }

    fn shared_with_a_page() -> (tempfile::TempDir, Shared) {
        let (folder, shared) = shared();
        let page = "<html><head></head><body>the page</body></html>";
        std::fs::write(folder.path().join("step1.html"), page).unwrap();
        (folder, shared)
    }

    #[tokio::test]
    async fn only_a_page_of_this_start_can_act() {
        let (_folder, shared) = shared_with_a_page();
        // There is no step 99: who gets as far as that has passed the guard.
        let path = "/workbook/run/99/yours";
        assert_eq!(post(&shared, path, &[]).await, "404");
        for stranger in [
            ("origin", "http://evil.example"),
            ("origin", "null"),
            ("origin", ""),
            ("host", "evil.example"),
            (guard::HEADER, ""),
            (guard::HEADER, "0"),
        ] {
            let status = post(&shared, path, &[stranger]).await;
            assert_eq!(status, "403", "{stranger:?}");
        }
        assert!(shared.live.borrow().demo.is_none());
    }

    #[tokio::test]
    async fn numbers_and_two_words_are_all_that_can_be_asked_for() {
        let (_folder, shared) = shared_with_a_page();
        for path in [
            "/workbook/run/../../etc/passwd",
            "/workbook/run/..%2f..%2fetc/yours",
            "/workbook/run/1;ls/yours",
            "/workbook/run/1/theirs",
            "/workbook/run/-1/yours",
            "/workbook/diff/..%2f..%2fCargo.toml",
            "/workbook/diff/1.99",
        ] {
            let status = post(&shared, path, &[]).await;
            assert!(
                ["400", "404", "405"].contains(&status.as_str()),
                "{path}: {status}"
            );
        }
        assert!(shared.live.borrow().demo.is_none());
        let answer = ask(&shared, "127.0.0.1", "/workbook/run/1/yours").await;
        assert!(answer.starts_with("HTTP/1.1 405"), "{answer}");
    }

    #[tokio::test]
    async fn a_page_has_a_policy_without_unsafe_scripts() {
        let (_folder, shared) = shared_with_a_page();
        let answer = ask(&shared, "127.0.0.1", "/step1.html").await;
        let policy = answer
            .lines()
            .find(|line| line.starts_with("content-security-policy"));
        let policy = policy.unwrap();
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(policy.contains("script-src 'self';"), "{policy}");
    }

    #[tokio::test]
    async fn a_page_is_told_of_a_failed_build() {
        let (_folder, shared) = shared();
        shared
            .live
            .send_modify(|live| live.book.error = Some("step1.md:7: no".into()));
        let answer = ask(&shared, "127.0.0.1", "/workbook/events").await;
        assert!(answer.contains("event: book"), "{answer}");
        assert!(answer.contains("step1.md:7: no"), "{answer}");
    }

    #[tokio::test]
    async fn without_a_book_the_page_says_why() {
        let (_folder, shared) = shared();
        *shared.book.write().unwrap() = None;
        shared
            .live
            .send_modify(|live| live.book.error = Some("no <region>".into()));
        let answer = ask(&shared, "127.0.0.1", "/").await;
        assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
        assert!(answer.contains("no &lt;region>"), "{answer}");
    }
}
