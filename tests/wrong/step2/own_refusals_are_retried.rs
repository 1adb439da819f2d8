// Mistake: an open circuit and a full bulkhead are asked again: "later may be better".
// Caught by: exercise_4_questions::what_the_client_refused_itself_is_not_retried
// ANCHOR: exercise_2_4
match self {
    ApiError::Connection { .. } => true,
    ApiError::CircuitOpen { .. } | ApiError::BulkheadFull => true,
    ApiError::Timeout { phase, .. } => !matches!(phase, Phase::Pool | Phase::Deadline),
    ApiError::Server { status, .. } => *status != StatusCode::NOT_IMPLEMENTED,
    ApiError::Client { status, .. } => [408, 429].contains(&status.as_u16()),
    _ => false,
}
// ANCHOR_END: exercise_2_4
