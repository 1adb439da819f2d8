// Mistake: only client errors and credentials are final, so a 404 is asked again.
// Caught by: exercise_4_questions::asking_again_does_not_change_a_final_answer
// ANCHOR: exercise_2_4
match self {
    ApiError::Client { status, .. } => [408, 429].contains(&status.as_u16()),
    ApiError::Server { status, .. } => status.as_u16() != 501,
    ApiError::Timeout { phase, .. } => *phase != Phase::Pool && *phase != Phase::Deadline,
    ApiError::Connection { .. } | ApiError::NotFound => true,
    _ => false,
}
// ANCHOR_END: exercise_2_4
