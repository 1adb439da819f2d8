//! The error of every client from here on, and the questions it answers.

use std::fmt;
use std::time::Duration;

use reqwest::StatusCode;

/// What lies behind an error, whatever its type.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Why a call failed.
///
/// No message of it contains the address that was called: a query string may
/// hold a secret, and messages end up in logs.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    // ANCHOR: connection_and_timeout
    /// No connection came about, or it broke before the answer was complete.
    #[error("{}", broken(*executed))]
    Connection {
        /// Whether the service may have acted.
        executed: Executed,
        /// What the transport said.
        #[source]
        cause: Cause,
    },
    /// Something took longer than it may.
    #[error("{phase} time-out")]
    Timeout {
        /// Which wait was cut short.
        phase: Phase,
        /// Whether the service may have acted.
        executed: Executed,
        /// What the transport said, if it was the one to notice.
        #[source]
        cause: Option<Cause>,
    },
    // ANCHOR_END: connection_and_timeout
    /// The service failed: 500 to 599.
    #[error("server error ({})", status.as_u16())]
    Server {
        /// The status, such as 503.
        status: StatusCode,
        /// How long the service asks us to stay away, if it said so.
        retry_after: Option<Duration>,
    },
    /// The request was wrong (400 to 499), too slow (408) or one too many (429).
    #[error("client error ({})", status.as_u16())]
    Client {
        /// The status, such as 422.
        status: StatusCode,
        /// How long the service asks us to stay away, if it said so.
        retry_after: Option<Duration>,
    },
    /// Not allowed: 401, which other credentials can cure, or 403, which they
    /// can not.
    #[error("authentication failed ({})", status.as_u16())]
    Authentication {
        /// 401 or 403.
        status: StatusCode,
    },
    /// There is nothing at this path: 404.
    #[error("not found (404)")]
    NotFound,
    /// An answer with a status that is neither success nor failure, such as a
    /// redirect (300 to 399) or one that HTTP does not know (600 and above).
    #[error("unexpected status ({})", status.as_u16())]
    UnexpectedStatus {
        /// The status.
        status: StatusCode,
    },
    /// The answer is complete but its content is not what it should be.
    #[error("the answer cannot be understood")]
    InvalidReply {
        /// What the parser said.
        #[source]
        cause: Cause,
    },
    /// The request could not even be built: a malformed address, say.
    #[error("the request is invalid")]
    InvalidRequest {
        /// What is wrong with it.
        #[source]
        cause: Cause,
    },
    /// The client's own circuit breaker refused the call (step 5).
    #[error("circuit open, next try in {} ms", retry_in.as_millis())]
    CircuitOpen {
        /// How long the circuit stays open.
        retry_in: Duration,
    },
    /// The client's own bulkhead refused the call (step 6).
    #[error("bulkhead full")]
    BulkheadFull,
}

fn broken(executed: Executed) -> &'static str {
    match executed {
        Executed::No => "could not connect",
        Executed::Unknown | Executed::Yes => "connection broke",
    }
}

// ANCHOR: executed
/// Could the service have acted on the request?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Executed {
    /// No: the request never left the client.
    No,
    /// Nobody can tell: it was sent, but no answer came.
    Unknown,
    /// Yes: the service answered, so it had the request.
    Yes,
}
// ANCHOR_END: executed

/// The wait that a time-out cut short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// For the connection to come about.
    Connect,
    /// For the next part of the answer.
    Read,
    /// For the service to take the next part of the request.
    Write,
    /// For one of the client's own connections to become free.
    Pool,
    /// For the whole call.
    Deadline,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Phase::Connect => "connect",
            Phase::Read => "read",
            Phase::Write => "write",
            Phase::Pool => "pool",
            Phase::Deadline => "deadline",
        })
    }
}

/// The kinds of error that a caller tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorClass {
    /// No connection, or a broken one.
    Connection,
    /// Something took too long.
    Timeout,
    /// The service failed.
    Server,
    /// The request was refused.
    Client,
    /// Credentials are missing, wrong or not enough.
    Authentication,
    /// There is nothing there.
    NotFound,
    /// The answer makes no sense.
    Unexpected,
    /// The client refused its own caller: nothing was sent.
    Refused,
}

impl ApiError {
    /// The error for a wait that the client itself has cut short.
    pub fn timed_out(phase: Phase, executed: Executed) -> ApiError {
        ApiError::Timeout {
            phase,
            executed,
            cause: None,
        }
    }

    /// The kind of this error.
    pub fn class(&self) -> ErrorClass {
        match self {
            ApiError::Connection { .. } => ErrorClass::Connection,
            ApiError::Timeout { .. } => ErrorClass::Timeout,
            ApiError::Server { .. } => ErrorClass::Server,
            ApiError::Client { .. } => ErrorClass::Client,
            ApiError::Authentication { .. } => ErrorClass::Authentication,
            ApiError::NotFound => ErrorClass::NotFound,
            ApiError::UnexpectedStatus { .. } | ApiError::InvalidReply { .. } => {
                ErrorClass::Unexpected
            }
            ApiError::InvalidRequest { .. }
            | ApiError::CircuitOpen { .. }
            | ApiError::BulkheadFull => ErrorClass::Refused,
        }
    }

    /// The status of the answer, if it was the status that made it an error.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            ApiError::Server { status, .. }
            | ApiError::Client { status, .. }
            | ApiError::Authentication { status }
            | ApiError::UnexpectedStatus { status } => Some(*status),
            ApiError::NotFound => Some(StatusCode::NOT_FOUND),
            _ => None,
        }
    }

    /// How long to stay away, if somebody said so.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            ApiError::Server { retry_after, .. } | ApiError::Client { retry_after, .. } => {
                *retry_after
            }
            ApiError::CircuitOpen { retry_in } => Some(*retry_in),
            _ => None,
        }
    }

    /// First and second question: was it sent, was it answered?
    ///
    /// [`Executed::No`] was not sent, [`Executed::Unknown`] was sent and not
    /// answered, [`Executed::Yes`] was answered, with whatever status. What the
    /// client refused by itself was never sent.
    pub fn executed(&self) -> Executed {
        // STUB todo!("exercise 2.4: could the service have acted? — {self:?}")
        // ANCHOR: exercise_2_4_executed
        match self {
            ApiError::Connection { executed, .. } | ApiError::Timeout { executed, .. } => *executed,
            ApiError::Server { .. }
            | ApiError::Client { .. }
            | ApiError::Authentication { .. }
            | ApiError::NotFound
            | ApiError::UnexpectedStatus { .. }
            | ApiError::InvalidReply { .. } => Executed::Yes,
            ApiError::InvalidRequest { .. }
            | ApiError::CircuitOpen { .. }
            | ApiError::BulkheadFull => Executed::No,
        }
        // ANCHOR_END: exercise_2_4_executed
    }

    /// Third question: could asking again help?
    ///
    /// Yes for a broken connection, a time-out, a failure of the server (500 to
    /// 599), 408 and 429. No for 501 (the server will not learn it by itself),
    /// for what is wrong with the request, and for what the client refused by
    /// itself: an open circuit, a full bulkhead, a pool without a free
    /// connection, a deadline that has passed.
    ///
    /// Whether asking again is *safe* is another matter: see step 4.
    pub fn is_retryable(&self) -> bool {
        // STUB todo!("exercise 2.4: could asking again help? — {self:?}")
        // ANCHOR: exercise_2_4
        match self {
            ApiError::Connection { .. } => true,
            ApiError::Timeout { phase, .. } => !matches!(phase, Phase::Pool | Phase::Deadline),
            ApiError::Server { status, .. } => *status != StatusCode::NOT_IMPLEMENTED,
            ApiError::Client { status, .. } => matches!(
                *status,
                StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS
            ),
            ApiError::Authentication { .. }
            | ApiError::NotFound
            | ApiError::UnexpectedStatus { .. }
            | ApiError::InvalidReply { .. }
            | ApiError::InvalidRequest { .. }
            | ApiError::CircuitOpen { .. }
            | ApiError::BulkheadFull => false,
        }
        // ANCHOR_END: exercise_2_4
    }
}
