// Mistake: because 429 may be asked again, every client error may.
// Caught by: exercise_4_questions::asking_again_does_not_change_a_final_answer
// ANCHOR: exercise_2_4
match self {
    ApiError::Connection { .. } | ApiError::Client { .. } => true,
    ApiError::Timeout { phase, .. } => !matches!(phase, Phase::Pool | Phase::Deadline),
    ApiError::Server { status, .. } => *status != StatusCode::NOT_IMPLEMENTED,
    _ => false,
}
// ANCHOR_END: exercise_2_4
