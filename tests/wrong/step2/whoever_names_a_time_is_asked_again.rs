// Mistake: whoever names a time is asked again, also after a 501.
// Caught by: exercise_4_questions::what_the_service_asks_for_changes_no_answer
// ANCHOR: exercise_2_4
match self {
    ApiError::Server { retry_after: Some(_), .. } | ApiError::Client { retry_after: Some(_), .. } => true,
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
