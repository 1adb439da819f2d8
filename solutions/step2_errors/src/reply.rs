//! A whole answer, body included.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use crate::ApiError;

// ANCHOR: reply
/// An answer that has arrived whole. A `200 OK` whose body breaks off is no
/// `Reply`: it is an error.
#[derive(Clone, Debug)]
pub struct Reply {
    /// 200 to 299.
    pub status: StatusCode,
    /// All headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}
// ANCHOR_END: reply

impl Reply {
    /// The body as text; what is not UTF-8 in it is replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// [`ApiError::InvalidReply`] when it is not JSON or not of this type. The
    /// body is complete, so this is about its content and not about transport.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        serde_json::from_slice(&self.body).map_err(|error| ApiError::InvalidReply {
            cause: error.into(),
        })
    }
}
