// Mistake: "timed out" is taken for "did not happen".
// Caught by: exercise_4_questions::a_connection_or_a_time_out_says_what_it_knows
// ANCHOR: exercise_2_4_executed
match self {
    ApiError::Connection { executed, .. } => *executed,
    ApiError::Timeout { .. }
    | ApiError::InvalidRequest { .. }
    | ApiError::CircuitOpen { .. }
    | ApiError::BulkheadFull => Executed::No,
    _ => Executed::Yes,
}
// ANCHOR_END: exercise_2_4_executed
