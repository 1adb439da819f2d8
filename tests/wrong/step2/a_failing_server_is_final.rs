// Mistake: an answer is an answer: a server error is never worth another try.
// Caught by: exercise_4_questions::asking_again_may_cure_a_failing_service
// ANCHOR: exercise_2_4
match self {
    ApiError::Connection { .. } => true,
    ApiError::Timeout { phase, .. } => !matches!(phase, Phase::Pool | Phase::Deadline),
    ApiError::Client { status, .. } => matches!(
        *status,
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS
    ),
    _ => false,
}
// ANCHOR_END: exercise_2_4
