// Mistake: only 401 is about credentials, so a 403 falls through to the generic client error.
// Caught by: exercise_1_status::a_401_and_a_403_are_authentication_errors
// ANCHOR: exercise_2_1
match status.as_u16() {
    401 => ApiError::Authentication { status },
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
