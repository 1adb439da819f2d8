//! Exercise 8.2: tests on a paused clock. The network is a script.

use trial::Test;

/// Tests of what a client does over time.
///
/// These are the promises. A timer may fire a millisecond late; what is not said to
/// be "at least" or "up to" is exact otherwise:
///
/// 1. Without jitter, the wait before a retry is `first_wait`, and grows by
///    `multiplier` from one to the next, up to `max_wait`.
/// 2. With jitter, a wait is anything from zero up to that, drawn anew each time, and
///    by each client for itself.
/// 3. What the service asks for with `Retry-After` is the least wait: one that would
///    be longer stays as it is. If it ends at or behind the deadline, the call fails
///    at once, and asks no more.
/// 4. No call takes longer than `deadline`, whatever happens inside it.
/// 5. When `min_calls` results are there, and `failure_rate` of them are
///    failures, the circuit opens: nothing is sent for `open_for`, and from then
///    on calls are sent again. A 404 is no failure of the service.
pub fn tests() -> Vec<Test> {
    todo!("exercise 8.2: test the promises in virtual time")
}
