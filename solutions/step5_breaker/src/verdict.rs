//! What a result says about the health of the service.

use step2::{ApiError, Reply};

// ANCHOR: verdict
/// What a result says about the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The service works.
    Success,
    /// The service does not work.
    Failure,
    /// Nothing: it is as if the call had never been made.
    Ignored,
}
// ANCHOR_END: verdict

/// What the result of a call says about the service.
///
/// - An answer with success says that it works.
/// - 500 to 599, a connection that broke or never came about, and a time-out
///   say that it does not.
/// - All else says nothing: a wrong request (400 to 499) says something about
///   the caller, an answer that cannot be understood about what the two have
///   agreed on, and what the client refused by itself (an open circuit, a full
///   bulkhead, no free connection, a deadline that had passed before anything
///   was sent) about the client.
pub fn verdict(outcome: &Result<Reply, ApiError>) -> Verdict {
    // STUB todo!("exercise 5.2: what does it say about the service? — {outcome:?}")
    // ANCHOR: exercise_5_2
    use step2::{Executed, Phase};

    let error = match outcome {
        Ok(_) => return Verdict::Success,
        Err(error) => error,
    };
    match error {
        ApiError::Server { .. } | ApiError::Connection { .. } => Verdict::Failure,
        ApiError::Timeout {
            phase, executed, ..
        } => match (phase, executed) {
            (Phase::Pool, _) | (Phase::Deadline, Executed::No) => Verdict::Ignored,
            _ => Verdict::Failure,
        },
        ApiError::Client { .. }
        | ApiError::Authentication { .. }
        | ApiError::NotFound
        | ApiError::UnexpectedStatus { .. }
        | ApiError::InvalidReply { .. }
        | ApiError::InvalidRequest { .. }
        | ApiError::CircuitOpen { .. }
        | ApiError::BulkheadFull => Verdict::Ignored,
    }
    // ANCHOR_END: exercise_5_2
}
