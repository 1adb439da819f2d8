//! The web server: the book's files, and the state of the book as it changes.

use std::convert::Infallible;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};
use tower_http::services::ServeDir;

use super::Shared;

/// Everything that `cargo workbook` serves.
pub(super) fn router(shared: Shared) -> Router {
    Router::new()
        .route("/workbook/events", get(events))
        .route("/workbook/live.js", get(live))
        .fallback(page)
        .layer(middleware::from_fn(guard))
        .with_state(shared)
}

/// Turns away what does not come from a page of this machine: a name that
/// somebody else's server has resolved to 127.0.0.1 is not ours.
async fn guard(request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if !["127.0.0.1", "localhost"].contains(&name) {
        return (
            StatusCode::FORBIDDEN,
            "This server answers to 127.0.0.1 only.\n",
        )
            .into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // Two books of the same second look alike to a browser that asks whether its
    // copy is still good.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let nosniff = HeaderValue::from_static("nosniff");
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, nosniff);
    let own = HeaderValue::from_static("frame-ancestors 'self'");
    headers.insert(header::CONTENT_SECURITY_POLICY, own);
    response
}

/// The state of the book now, and again whenever it changes.
async fn events(
    State(shared): State<Shared>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let states = WatchStream::new(shared.state.subscribe());
    let events = states.map(|state| {
        let text = serde_json::to_string(&state).unwrap_or_default();
        Ok(Event::default().event("book").data(text))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// The script of the pages, for the page that stands in for a missing book.
async fn live() -> impl IntoResponse {
    let script = include_str!("../../theme/live.js");
    ([(header::CONTENT_TYPE, "text/javascript")], script)
}

/// A file of the last good book.
async fn page(State(shared): State<Shared>, request: Request) -> Response {
    let Some(book) = shared.book() else {
        let why = shared.state.borrow().error.clone().unwrap_or_default();
        return (StatusCode::SERVICE_UNAVAILABLE, Html(no_book(&why))).into_response();
    };
    match ServeDir::new(book).try_call(request).await {
        Ok(response) => response.into_response(),
        Err(error) => {
            let text = format!("This page cannot be read: {error}\n");
            (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
        }
    }
}

fn no_book(why: &str) -> String {
    let why = why.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>The workbook</title>\
         <h1>The book cannot be built</h1><pre>{why}</pre>\
         <p>This page shows the book as soon as it can be built.</p>\
         <script src=\"/workbook/live.js\"></script></html>"
    )
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, RwLock};
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};

    use super::super::State as BookState;
    use super::*;

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
        let shared = Shared {
            book: Arc::new(RwLock::new(Some(folder.path().to_owned()))),
            state: tokio::sync::watch::Sender::new(BookState::default()),
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

    #[tokio::test]
    async fn a_page_is_told_of_a_failed_build() {
        let (_folder, shared) = shared();
        shared
            .state
            .send_modify(|state| state.error = Some("step1.md:7: no".into()));
        let answer = ask(&shared, "127.0.0.1", "/workbook/events").await;
        assert!(answer.contains("event: book"), "{answer}");
        assert!(answer.contains("step1.md:7: no"), "{answer}");
    }

    #[tokio::test]
    async fn without_a_book_the_page_says_why() {
        let (_folder, shared) = shared();
        *shared.book.write().unwrap() = None;
        shared
            .state
            .send_modify(|state| state.error = Some("no <region>".into()));
        let answer = ask(&shared, "127.0.0.1", "/").await;
        assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
        assert!(answer.contains("no &lt;region>"), "{answer}");
    }
}
