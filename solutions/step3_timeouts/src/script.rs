//! The script of the lab as a [`Transport`]: for trying a layer without a network.

use std::time::SystemTime;

use lab::script::{Call, Outcome, Script};
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue};
use step2::{ApiError, Executed, Phase, Reply};

use crate::{Request, Transport};

impl Transport for Script {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        result(self.play(call(request)).await)
    }
}

/// What the lab is told of a request.
pub(crate) fn call(request: &Request) -> Call {
    Call {
        at: tokio::time::Instant::now(),
        method: request.method.to_string(),
        path: request.path.clone(),
        body: request.body.to_vec(),
        idempotency_key: request.idempotency_key.clone(),
        deadline: request.deadline,
    }
}

/// What a client makes of an outcome in the lab.
pub(crate) fn result(outcome: Outcome) -> Result<Reply, ApiError> {
    match outcome {
        Outcome::Answer(status, headers) => answer(status, &headers),
        Outcome::Refused => Err(connection(Executed::No)),
        Outcome::Broken | Outcome::Never => Err(connection(Executed::Unknown)),
        Outcome::TimedOut => Err(ApiError::timed_out(Phase::Read, Executed::Unknown)),
        Outcome::CircuitOpen(retry_in) => Err(ApiError::CircuitOpen { retry_in }),
        Outcome::BulkheadFull => Err(ApiError::BulkheadFull),
    }
}

fn answer(status: u16, fields: &[(&'static str, String)]) -> Result<Reply, ApiError> {
    let status = StatusCode::from_u16(status).expect("a script holds statuses from 100 to 999");
    let mut headers = HeaderMap::new();
    for (name, value) in fields {
        let value = HeaderValue::from_str(value).expect("a script holds valid header values");
        headers.append(*name, value);
    }
    if !status.is_success() {
        return Err(ApiError::from_status(
            status,
            step2::retry_after(&headers, SystemTime::now()),
        ));
    }
    Ok(Reply {
        status,
        headers,
        body: "scripted".into(),
    })
}

fn connection(executed: Executed) -> ApiError {
    ApiError::Connection {
        executed,
        cause: "scripted".into(),
    }
}
