// Mistake: a write time-out is taken as proof that nothing arrived.
// Caught by: exercise_4_questions::a_connection_or_a_time_out_says_what_it_knows
// ANCHOR: exercise_2_4_executed
match self {
    ApiError::Timeout { phase: Phase::Write, .. } => Executed::No,
    ApiError::Connection { executed, .. } | ApiError::Timeout { executed, .. } => *executed,
    ApiError::Server { .. }
    | ApiError::Client { .. }
    | ApiError::Authentication { .. }
    | ApiError::NotFound
    | ApiError::UnexpectedStatus { .. }
    | ApiError::InvalidReply { .. } => Executed::Yes,
    ApiError::InvalidRequest { .. }
    | ApiError::CircuitOpen { .. }
    | ApiError::BulkheadFull => Executed::No,
}
// ANCHOR_END: exercise_2_4_executed
