//! What may be sent again.

use step2::ApiError;
use step3::Request;

/// Whether `request`, which failed with `error`, may be sent again.
///
/// Two things must hold. Asking again could help: [`ApiError::is_retryable`].
/// And it is safe, which means at least one of these:
///
/// - the request was never sent ([`Executed::No`](step2::Executed::No));
/// - its method is idempotent: done twice has the effect of done once (GET,
///   HEAD, PUT, DELETE and a few more; RFC 9110, section 9.2.2);
/// - it has an idempotency key, by which the service knows it again.
pub fn may_retry(request: &Request, error: &ApiError) -> bool {
    todo!("exercise 4.3: could it help, and is it safe? — {request:?} {error}")
}
