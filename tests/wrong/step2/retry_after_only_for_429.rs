// Mistake: only a 429 is asked for its `Retry-After`; a 503 has one too.
// Caught by: exercise_1_status::a_429_and_a_503_keep_their_retry_after
// ANCHOR: exercise_2_1
match status.as_u16() {
    401 | 403 => ApiError::Authentication { status },
    404 => ApiError::NotFound,
    400..=499 => ApiError::Client {
        status,
        retry_after: retry_after.filter(|_| status == StatusCode::TOO_MANY_REQUESTS),
    },
    500..=599 => ApiError::Server {
        status,
        retry_after: None,
    },
    _ => ApiError::UnexpectedStatus { status },
}
// ANCHOR_END: exercise_2_1
