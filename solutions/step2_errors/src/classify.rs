//! From what reqwest reports to what a caller can act on.

use std::time::Duration;

use reqwest::StatusCode;

use crate::ApiError;

impl ApiError {
    /// The error for an answer whose status is no success (200 to 299).
    ///
    /// `retry_after` is what the answer asked for, see
    /// [`retry_after`](crate::retry_after); only `Server` and `Client` keep it.
    pub fn from_status(status: StatusCode, retry_after: Option<Duration>) -> ApiError {
        // STUB todo!("exercise 2.1: choose the error — {status} {retry_after:?}")
        // ANCHOR: exercise_2_1
        match status.as_u16() {
            401 | 403 => ApiError::Authentication { status },
            404 => ApiError::NotFound,
            400..=499 => ApiError::Client {
                status,
                retry_after,
            },
            500..=599 => ApiError::Server {
                status,
                retry_after,
            },
            _ => ApiError::UnexpectedStatus { status },
        }
        // ANCHOR_END: exercise_2_1
    }

    /// The error for a request that got no answer, or only a part of one.
    ///
    /// The client must not follow redirects: behind one, "could not connect" and
    /// "not an HTTP address" would no longer mean "was never sent".
    pub fn from_reqwest(error: reqwest::Error) -> ApiError {
        // STUB todo!("exercise 2.3: choose the error, keep the cause, drop the address — {error:?}")
        // ANCHOR: exercise_2_3
        use crate::{Executed, Phase};

        // Both Display and Debug of a reqwest error print the address, with its
        // query string.
        let error = error.without_url();

        // Nothing was sent when the request could not be built or nobody was
        // reached. When the body breaks (reqwest says "decode"), there was a
        // status before it. In between, nobody can tell.
        let executed = if error.is_builder() || error.is_connect() {
            Executed::No
        } else if error.is_decode() || error.is_redirect() {
            Executed::Yes
        } else {
            Executed::Unknown
        };

        // A time-out first: when connecting times out, is_connect is true too.
        if error.is_timeout() {
            let phase = match error.is_connect() {
                true => Phase::Connect,
                false => Phase::Read,
            };
            let cause = Some(error.into());
            return ApiError::Timeout {
                phase,
                executed,
                cause,
            };
        }
        if error.is_builder() {
            let cause = error.into();
            return ApiError::InvalidRequest { cause };
        }
        if error.is_redirect() {
            let cause = error.into();
            return ApiError::InvalidReply { cause };
        }
        let cause = error.into();
        ApiError::Connection { executed, cause }
        // ANCHOR_END: exercise_2_3
    }
}
