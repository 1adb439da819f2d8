// Mistake: everything that is left over is called a server error, redirects included.
// Caught by: exercise_1_status::a_leftover_redirect_or_a_strange_status_is_unexpected
// ANCHOR: exercise_2_1
match status.as_u16() {
    401 | 403 => ApiError::Authentication { status },
    404 => ApiError::NotFound,
    400..=499 => ApiError::Client {
        status,
        retry_after,
    },
    _ => ApiError::Server {
        status,
        retry_after,
    },
}
// ANCHOR_END: exercise_2_1
