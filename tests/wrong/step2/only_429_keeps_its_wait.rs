// Mistake: only a 429 may say when to come back; a 413 or a 409 that does is not heard.
// Caught by: exercise_1_status::any_server_or_client_error_keeps_its_retry_after
// ANCHOR: exercise_2_1
match status.as_u16() {
    401 | 403 => ApiError::Authentication { status },
    404 => ApiError::NotFound,
    400..=499 => ApiError::Client { status, retry_after: retry_after.filter(|_| status == StatusCode::TOO_MANY_REQUESTS) },
    500..=599 => ApiError::Server { status, retry_after },
    _ => ApiError::UnexpectedStatus { status },
}
// ANCHOR_END: exercise_2_1
