//! The naive client: it works when everything works.

use reqwest::{Client, Response};

// ANCHOR: naive_client
/// A client with no protection at all: no time-out, no retry, no limit.
#[derive(Clone, Debug)]
pub struct NaiveClient {
    /// Such as `http://127.0.0.1:8080`, with or without a slash at its end.
    base_url: String,
    /// Holds the open connections, so make one and keep it.
    http: Client,
}
// ANCHOR_END: naive_client

impl NaiveClient {
    // ANCHOR: new
    /// A client for the service at `base_url`.
    pub fn new(base_url: &str) -> NaiveClient {
        // The practice service runs on this machine: a proxy set up for the
        // office network could not reach it.
        let http = Client::builder()
            .no_proxy()
            .build()
            .expect("a client without TLS settings can always be built");
        NaiveClient {
            base_url: base_url.to_owned(),
            http,
        }
    }
    // ANCHOR_END: new

    /// Sends `GET path` and returns the response.
    ///
    /// # Errors
    /// When no response arrives, and when its status says that the request
    /// failed (400 to 599).
    pub async fn get(&self, path: &str) -> Result<Response, reqwest::Error> {
        // STUB todo!(
        // STUB     "exercise 1.2: send the request, turn a failed status into an error — {path} {} {:?}",
        // STUB     self.base_url,
        // STUB     self.http
        // STUB )
        // ANCHOR: exercise_1_2
        let response = self.http.get(join(&self.base_url, path)).send().await?;
        response.error_for_status()
        // ANCHOR_END: exercise_1_2
    }
}

/// The address of `path` at the service at `base_url`.
///
/// There is exactly one slash between the two, however many the base ends with
/// and the path begins with, and also if the path is empty. Nothing else is
/// changed: `http://host/v1` and `/json?n=2` give `http://host/v1/json?n=2`.
pub fn join(base_url: &str, path: &str) -> String {
    // STUB todo!("exercise 1.1: join base address and path — {base_url} {path}")
    // ANCHOR: exercise_1_1
    let base_url = base_url.trim_end_matches('/');
    let path = path.trim_start_matches('/');
    format!("{base_url}/{path}")
    // ANCHOR_END: exercise_1_1
}
