//! A service in memory that is always well.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use step2::{ApiError, Reply};
use step3::{Request, Transport};

/// Answers each request with its own path, after 10 ms. So it shows which answer
/// belongs to which request.
// ANCHOR: echo
#[derive(Clone)]
pub struct Echo;

impl Transport for Echo {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        tokio::time::sleep(Duration::from_millis(10)).await;
        Ok(Reply {
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: request.path.clone().into(),
        })
    }
}
// ANCHOR_END: echo
