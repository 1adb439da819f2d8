// Mistake: whatever is no success is taken for a failure of the server.
// Caught by: exercise_1_status::a_wrong_request_is_a_client_error
// ANCHOR: exercise_2_1
match status.as_u16() {
    401 | 403 => ApiError::Authentication { status },
    404 => ApiError::NotFound,
    400..=599 => ApiError::Server {
        status,
        retry_after,
    },
    _ => ApiError::UnexpectedStatus { status },
}
// ANCHOR_END: exercise_2_1
