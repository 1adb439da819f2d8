//! The improved client: the same request, and an error that says what to do.

use reqwest::{Client, redirect};

use crate::{ApiError, Reply};

/// A client that tells failures apart.
#[derive(Clone, Debug)]
pub struct ImprovedClient {
    base_url: String,
    http: Client,
}

impl ImprovedClient {
    // ANCHOR: new
    /// A client for the service at `base_url`.
    pub fn new(base_url: &str) -> ImprovedClient {
        let http = Client::builder()
            .no_proxy()
            // A redirect is an answer of its own, and the caller should know.
            .redirect(redirect::Policy::none())
            // reqwest repeats some requests by itself; here that is our job.
            .retry(reqwest::retry::never())
            .build()
            .expect("a client without TLS settings can always be built");
        ImprovedClient {
            base_url: base_url.to_owned(),
            http,
        }
    }
    // ANCHOR_END: new

    /// Sends `GET path` and reads the answer to its end.
    ///
    /// # Errors
    /// For every way to fail that [`ApiError`] knows: a status that is no
    /// success, and an answer that does not arrive or not whole.
    pub async fn get(&self, path: &str) -> Result<Reply, ApiError> {
        // STUB todo!(
        // STUB     "exercise 2.5: send, read the body, then decide — {path} {} {:?}",
        // STUB     self.base_url,
        // STUB     self.http
        // STUB )
        // ANCHOR: exercise_2_5
        let request = self.http.get(step1::join(&self.base_url, path));
        let response = request.send().await.map_err(ApiError::from_reqwest)?;
        let status = response.status();
        let headers = response.headers().clone();

        // The body is read also when the status says failure: a connection with
        // an unread answer in it cannot be used again.
        let body = response.bytes().await;
        if !status.is_success() {
            return Err(ApiError::from_status(
                status,
                crate::retry_after(&headers, std::time::SystemTime::now()),
            ));
        }
        Ok(Reply {
            status,
            headers,
            body: body.map_err(ApiError::from_reqwest)?,
        })
        // ANCHOR_END: exercise_2_5
    }
}
