// Mistake: what is not known to be final is asked again, a malformed address included.
// Caught by: exercise_4_questions::asking_again_does_not_change_a_final_answer
// ANCHOR: exercise_2_4
match self {
    ApiError::Authentication { .. } | ApiError::NotFound => false,
    ApiError::Client { status, .. } => [408, 429].contains(&status.as_u16()),
    ApiError::Server { status, .. } => status.as_u16() != 501,
    ApiError::Timeout { phase, .. } => *phase != Phase::Pool && *phase != Phase::Deadline,
    ApiError::CircuitOpen { .. } | ApiError::BulkheadFull => false,
    _ => true,
}
// ANCHOR_END: exercise_2_4
