// Mistake: a 404 is one of many client errors, and nobody can tell it from a 422.
// Caught by: exercise_1_status::a_404_is_not_found
// ANCHOR: exercise_2_1
match status.as_u16() {
    401 | 403 => ApiError::Authentication { status },
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
