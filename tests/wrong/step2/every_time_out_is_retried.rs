// Mistake: every time-out is asked again, also that of the client's own pool or deadline.
// Caught by: exercise_4_questions::what_the_client_refused_itself_is_not_retried
// ANCHOR: exercise_2_4
match self {
    ApiError::Connection { .. } | ApiError::Timeout { .. } => true,
    ApiError::Server { status, .. } => *status != StatusCode::NOT_IMPLEMENTED,
    ApiError::Client { status, .. } => [408, 429].contains(&status.as_u16()),
    _ => false,
}
// ANCHOR_END: exercise_2_4
