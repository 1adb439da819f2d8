// Mistake: a 429 is taken for an ordinary client error, and its `Retry-After` is lost.
// Caught by: exercise_1_status::a_429_and_a_503_keep_their_retry_after
// ANCHOR: exercise_2_1
match status.as_u16() {
    401 | 403 => ApiError::Authentication { status },
    404 => ApiError::NotFound,
    400..=499 => ApiError::Client {
        status,
        retry_after: None,
    },
    500..=599 => ApiError::Server {
        status,
        retry_after,
    },
    _ => ApiError::UnexpectedStatus { status },
}
// ANCHOR_END: exercise_2_1
