//! Five bad days. Predict what your `NaiveClient` does on each of them.
//!
//! There is nothing to look up: think it through, write down what you expect,
//! and run the checks. Each compares your prediction with a real run of your
//! client. A wrong prediction is the best result: it is where you learn most.

// ANCHOR: outcome
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
// ANCHOR_END: outcome

/// The service takes the request and never answers. A day later: how does
/// the call look?
pub fn service_never_answers() -> Outcome {
    // STUB todo!("exercise 1.3: predict Success, Failure or StillWaiting")
    // ANCHOR: exercise_1_3
    // Nothing in the client watches a clock, so nothing ends the wait.
    Outcome::StillWaiting
    // ANCHOR_END: exercise_1_3
}

/// The service answers the first request with 500 and would answer every later
/// one with 200. The caller calls `get` once. How many requests arrive?
pub fn requests_when_the_first_fails() -> usize {
    // STUB todo!("exercise 1.4: predict the number of requests")
    // ANCHOR: exercise_1_4
    // One call, one attempt: a hiccup of a second is a failure for good.
    1
    // ANCHOR_END: exercise_1_4
}

/// The service sends `200 OK`, half of the body, and cuts the connection.
/// What does `get` return?
pub fn half_of_the_body_arrives() -> Outcome {
    // STUB todo!("exercise 1.5: predict Success, Failure or StillWaiting")
    // ANCHOR: exercise_1_5
    // `send` returns once the head is there; the body is read by the caller,
    // later, and that is where this failure will come as a surprise.
    Outcome::Success
    // ANCHOR_END: exercise_1_5
}

/// Fifty tasks call `get` at the same time; the service needs a while for each
/// answer. How many requests is it busy with at its worst moment?
pub fn requests_at_once_from_fifty_tasks() -> usize {
    // STUB todo!("exercise 1.6: predict the number of requests")
    // ANCHOR: exercise_1_6
    // Nothing limits them, so a service that is slow gets all of it at once.
    50
    // ANCHOR_END: exercise_1_6
}

/// A call has failed with 500. How many log events did the client write?
pub fn log_events_after_a_failure() -> usize {
    // STUB todo!("exercise 1.7: predict the number of log events")
    // ANCHOR: exercise_1_7
    // There is no logging in it: when it fails at night, nobody can tell why.
    0
    // ANCHOR_END: exercise_1_7
}
