//! Five bad days. Predict what your `NaiveClient` does on each of them.
//!
//! There is nothing to look up: think it through, write down what you expect,
//! and run the checks. Each compares your prediction with a real run of your
//! client. A wrong prediction is the best result: it is where you learn most.

/// What a call looks like to its caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// `get` returns `Ok`.
    Success,
    /// `get` returns `Err`.
    Failure,
    /// `get` has not returned, and nothing will make it return.
    StillWaiting,
}

/// The service takes the request and never answers. A day later: how does
/// the call look?
pub fn service_never_answers() -> Outcome {
    todo!("exercise 1.3: predict Success, Failure or StillWaiting")
}

/// The service answers the first request with 500 and would answer every later
/// one with 200. The caller calls `get` once. How many requests arrive?
pub fn requests_when_the_first_fails() -> usize {
    todo!("exercise 1.4: predict the number of requests")
}

/// The service sends `200 OK`, half of the body, and cuts the connection.
/// What does `get` return?
pub fn half_of_the_body_arrives() -> Outcome {
    todo!("exercise 1.5: predict Success, Failure or StillWaiting")
}

/// Fifty tasks call `get` at the same time; the service needs a while for each
/// answer. How many requests is it busy with at its worst moment?
pub fn requests_at_once_from_fifty_tasks() -> usize {
    todo!("exercise 1.6: predict the number of requests")
}

/// A call has failed with 500. How many log events did the client write?
pub fn log_events_after_a_failure() -> usize {
    todo!("exercise 1.7: predict the number of log events")
}
