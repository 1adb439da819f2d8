//! What goes on between the protections and the network.

use std::time::Duration;

use step2::{ApiError, Reply};
use step3::{Request, Transport};
use tokio::time::sleep;

use crate::quirk::Quirk;

pub(crate) struct Below<T> {
    pub(crate) inner: T,
    pub(crate) quirk: Quirk,
}

impl<T: Transport> Transport for Below<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        if self.quirk == Quirk::Slow {
            sleep(Duration::from_millis(30)).await;
        }
        let outcome = self.inner.send(request).await;
        match (self.quirk, outcome) {
            (Quirk::Double, Ok(_)) => self.inner.send(request).await,
            (Quirk::Wordy, Err(ApiError::Connection { executed, .. })) => {
                let cause = "other words for the same".into();
                Err(ApiError::Connection { executed, cause })
            }
            (
                Quirk::Wordy,
                Err(ApiError::Timeout {
                    phase, executed, ..
                }),
            ) => {
                let cause = Some("other words for the same".into());
                Err(ApiError::Timeout {
                    phase,
                    executed,
                    cause,
                })
            }
            (_, outcome) => outcome,
        }
    }
}
