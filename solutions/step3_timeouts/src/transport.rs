//! The seam: whatever can send a request and bring back a whole answer.

use std::future::Future;

use bytes::Bytes;
use reqwest::Method;
use step2::{ApiError, Reply};
use tokio::time::Instant;

/// Sends a request, once, and brings back the whole answer.
///
/// The HTTP client is a `Transport`. So is every protection around it: it has a
/// `Transport` inside and hands the request on. That is why they can be stacked
/// in any order, and why each can be tried without a network.
///
/// Dropping the returned future stops the work, as far as it is ours to stop.
// ANCHOR: transport
pub trait Transport: Send + Sync {
    /// Sends `request` and waits for the answer and its body.
    ///
    /// # Errors
    /// For everything that is not a whole answer with a status of success.
    fn send(&self, request: &Request) -> impl Future<Output = Result<Reply, ApiError>> + Send;
}
// ANCHOR_END: transport

/// What to send. It is a description and can be sent more than once.
// ANCHOR: request
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`, `POST`, …
    pub method: Method,
    /// Path and query, relative to the base address.
    pub path: String,
    /// The body; empty means none.
    pub body: Bytes,
    /// A name for this request that stays the same when it is sent again, so
    /// that the service can tell a repetition from a second order.
    pub idempotency_key: Option<String>,
    /// When the caller stops waiting. Set by [`Deadline`](crate::Deadline).
    pub deadline: Option<Instant>,
}
// ANCHOR_END: request

impl Request {
    /// `GET path`.
    pub fn get(path: &str) -> Request {
        Request {
            method: Method::GET,
            path: path.to_owned(),
            body: Bytes::new(),
            idempotency_key: None,
            deadline: None,
        }
    }

    /// `POST path` with a body.
    pub fn post(path: &str, body: impl Into<Bytes>) -> Request {
        Request {
            method: Method::POST,
            body: body.into(),
            ..Request::get(path)
        }
    }

    /// The same request with an idempotency key.
    pub fn with_idempotency_key(mut self, key: &str) -> Request {
        self.idempotency_key = Some(key.to_owned());
        self
    }

    /// The path without its query, for logs: a query may hold a secret.
    pub fn path_for_log(&self) -> &str {
        self.path.split('?').next().unwrap_or_default()
    }
}
