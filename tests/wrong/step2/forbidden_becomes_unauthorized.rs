// Mistake: 401 and 403 are merged into one status, which only new credentials could cure.
// Caught by: exercise_1_status::the_status_is_kept
// ANCHOR: exercise_2_1
match status.as_u16() {
    401 | 403 => ApiError::Authentication {
        status: StatusCode::UNAUTHORIZED,
    },
    404 => ApiError::NotFound,
    400..=499 => ApiError::Client {
        status,
        retry_after,
    },
    500..=599 => ApiError::Server {
        status,
        retry_after,
    },
    _ => ApiError::UnexpectedStatus { status },
}
// ANCHOR_END: exercise_2_1
