// Mistake: 500 is the only server error that is known; 502, 503 and 504 are "unexpected".
// Caught by: exercise_1_status::a_failure_of_the_service_is_a_server_error
// ANCHOR: exercise_2_1
match status {
    StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => ApiError::Authentication { status },
    StatusCode::NOT_FOUND => ApiError::NotFound,
    StatusCode::INTERNAL_SERVER_ERROR => ApiError::Server {
        status,
        retry_after,
    },
    _ if status.is_client_error() => ApiError::Client {
        status,
        retry_after,
    },
    _ => ApiError::UnexpectedStatus { status },
}
// ANCHOR_END: exercise_2_1
