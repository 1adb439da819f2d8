// Mistake: a deadline counts as final only if nothing was sent.
// Caught by: exercise_4_questions::whether_it_was_executed_changes_no_answer
// ANCHOR: exercise_2_4
match self {
    ApiError::Timeout { phase: Phase::Deadline, executed: Executed::Unknown, .. } => true,
    ApiError::Connection { .. } => true,
    ApiError::Timeout { phase, .. } => !matches!(phase, Phase::Pool | Phase::Deadline),
    ApiError::Server { status, .. } => *status != StatusCode::NOT_IMPLEMENTED,
    ApiError::Client { status, .. } => matches!(
        *status,
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS
    ),
    ApiError::Authentication { .. }
    | ApiError::NotFound
    | ApiError::UnexpectedStatus { .. }
    | ApiError::InvalidReply { .. }
    | ApiError::InvalidRequest { .. }
    | ApiError::CircuitOpen { .. }
    | ApiError::BulkheadFull => false,
}
// ANCHOR_END: exercise_2_4
