// Mistake: no client error is asked again, not even 408 and 429.
// Caught by: exercise_4_questions::asking_again_may_cure_408_and_429
// ANCHOR: exercise_2_4
match self {
    ApiError::Connection { .. } => true,
    ApiError::Timeout { phase, .. } => !matches!(phase, Phase::Pool | Phase::Deadline),
    ApiError::Server { status, .. } => *status != StatusCode::NOT_IMPLEMENTED,
    _ => false,
}
// ANCHOR_END: exercise_2_4
