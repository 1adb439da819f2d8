// Mistake: all of 500 to 599 may be asked again, 501 included.
// Caught by: exercise_4_questions::asking_again_does_not_teach_a_server_a_method
// ANCHOR: exercise_2_4
match self {
    ApiError::Connection { .. } | ApiError::Server { .. } => true,
    ApiError::Timeout { phase, .. } => !matches!(phase, Phase::Pool | Phase::Deadline),
    ApiError::Client { status, .. } => [408, 429].contains(&status.as_u16()),
    _ => false,
}
// ANCHOR_END: exercise_2_4
