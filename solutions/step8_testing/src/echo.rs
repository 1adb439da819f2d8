//! A service in memory that is always well.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use step2::{ApiError, Reply};
use step3::{Request, Transport};

/// Answers each request with its own path, after 10 ms. So it shows which answer
/// belongs to which request. Clones count together.
// ANCHOR: echo
#[derive(Clone, Default)]
pub struct Echo {
    answered: Arc<AtomicUsize>,
}

impl Echo {
    /// How many requests it has answered.
    pub fn answered(&self) -> usize {
        self.answered.load(Ordering::Relaxed)
    }
}

impl Transport for Echo {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        tokio::time::sleep(Duration::from_millis(10)).await;
        self.answered.fetch_add(1, Ordering::Relaxed);
        Ok(Reply {
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: request.path.clone().into(),
        })
    }
}
// ANCHOR_END: echo
