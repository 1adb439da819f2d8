//! Exercise 8.1: tests on the wire, in real time.

use trial::Test;

/// Tests of what a client does with a service on the other end of a connection.
///
/// These are the promises:
///
/// 1. A success is asked for once, and its body comes back, even an empty one.
/// 2. A GET that fails with 503 is sent again, until it succeeds, but no more
///    than `max_attempts` times in all. Then the caller gets the last error.
/// 3. A 404 is not asked for again; the error is [`ApiError::NotFound`].
/// 4. A POST that fails is sent again only if it has an idempotency key. Then it
///    is the same request: key and body arrive each time.
/// 5. An answer that takes longer than `timeouts.read` is a time-out.
///
/// [`ApiError::NotFound`]: step2::ApiError::NotFound
pub fn tests() -> Vec<Test> {
    todo!("exercise 8.1: test the promises on the wire")
}
