//! The timeout client: no wait without an end.

use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::{Client, RequestBuilder, Response};
use step2::{ApiError, Reply};
use tokio::sync::Semaphore;

use crate::{Request, TimeoutConfig, Transport};

/// An HTTP client whose every wait has a limit: connect, write, read and pool.
///
/// Clones share their connections and the limit on them.
#[derive(Clone, Debug)]
pub struct TimeoutClient {
    base_url: String,
    config: TimeoutConfig,
    /// Who we are, for a service that wants to know.
    authorization: Option<HeaderValue>,
    http: Client,
    /// One permit for each connection that may be in use.
    pool: Arc<Semaphore>,
}

impl TimeoutClient {
    /// A client for the service at `base_url`.
    pub fn new(base_url: &str, config: TimeoutConfig) -> TimeoutClient {
        TimeoutClient {
            base_url: base_url.to_owned(),
            authorization: None,
            http: http(&config),
            pool: Arc::new(Semaphore::new(config.max_connections)),
            config,
        }
    }

    /// The same client, which sends this `Authorization` header with each request.
    pub fn with_authorization(mut self, value: HeaderValue) -> TimeoutClient {
        self.authorization = Some(value);
        self
    }

    /// How many more requests could be sent right now without waiting.
    pub fn free_connections(&self) -> usize {
        self.pool.available_permits()
    }

    /// One attempt, without waiting for a free connection: sends the request
    /// and reads the answer to its end.
    ///
    /// # Errors
    /// See [`Transport::send`].
    pub async fn attempt(&self, request: &Request) -> Result<Reply, ApiError> {
        let mut builder = self.http.request(
            request.method.clone(),
            step1::join(&self.base_url, &request.path),
        );
        if let Some(key) = &request.idempotency_key {
            builder = builder.header("idempotency-key", key);
        }
        if let Some(value) = &self.authorization {
            builder = builder.header(AUTHORIZATION, value);
        }
        let mut response = if request.body.is_empty() {
            self.send_head(builder).await?
        } else {
            self.send_body(builder, request.body.clone()).await?
        };
        let status = response.status();
        let headers = response.headers().clone();
        // Read in any case, so that the connection can be used again.
        let body = self.read_body(&mut response).await;
        if !status.is_success() {
            let now = std::time::SystemTime::now();
            return Err(ApiError::from_status(
                status,
                step2::retry_after(&headers, now),
            ));
        }
        Ok(Reply {
            status,
            headers,
            body: body?,
        })
    }

    /// Sends a request without a body and waits for the head of the answer.
    ///
    /// The head must be there within `read`. reqwest does not tell when the
    /// connection is there, so connecting is part of this wait; that connecting
    /// alone takes too long is noticed by reqwest itself, after `connect`.
    ///
    /// # Errors
    /// A time-out of phase read, whose `executed` is unknown; all others as
    /// [`ApiError::from_reqwest`] has them.
    async fn send_head(&self, builder: RequestBuilder) -> Result<Response, ApiError> {
        todo!(
            "exercise 3.1: wait for the head, but not for ever — {builder:?} {:?}",
            self.config
        )
    }

    /// Reads the body of an answer to its end, however long it is.
    ///
    /// Each piece may take as long as `read`; the body as a whole may take any
    /// time, so that a long download is not cut off while it makes progress.
    ///
    /// # Errors
    /// A time-out of phase read, whose `executed` is yes; all others as
    /// [`ApiError::from_reqwest`] has them.
    async fn read_body(&self, response: &mut Response) -> Result<Bytes, ApiError> {
        todo!("exercise 3.1: read the body piece by piece — {response:?}")
    }

    /// Sends a request with a body and waits for the head of the answer.
    ///
    /// While a part of the body is left, the service must take the next piece
    /// of it within `write`; after that the head must come within `read`. A long
    /// upload that makes progress is not cut off. An answer that comes before all of
    /// the body has been taken counts as any other. [`upload::observed`](crate::upload::observed)
    /// gives you a body for reqwest, and the number of bytes that are left of it. (A body
    /// of your own must know its length: the practice service wants `content-length`.)
    ///
    /// Connecting is part of the first wait, as in `send_head`: so `connect` has
    /// to be the shortest of the three.
    ///
    /// # Errors
    /// A time-out of phase write or read, whose `executed` is unknown, however little
    /// of the body was taken; all others as [`ApiError::from_reqwest`] has them.
    async fn send_body(&self, builder: RequestBuilder, body: Bytes) -> Result<Response, ApiError> {
        todo!(
            "exercise 3.2: watch the upload while you wait — {builder:?} {} {:?}",
            body.len(),
            self.config
        )
    }
}

impl Transport for TimeoutClient {
    /// Waits for a free connection, at most for `pool`, then makes an attempt.
    /// The connection is taken until the body has been read, or the call ends
    /// in any other way.
    ///
    /// # Errors
    /// A time-out of phase pool, which was never sent, or what the attempt says.
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        todo!("exercise 3.3: wait for a free connection, then attempt — {request:?}")
    }
}

/// The reqwest client: it does not follow redirects and never repeats a request
/// by itself (as in step 2), and it connects within `config.connect`.
fn http(config: &TimeoutConfig) -> Client {
    todo!("exercise 3.1: build the reqwest client — {config:?}")
}
