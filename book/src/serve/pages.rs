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
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
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
