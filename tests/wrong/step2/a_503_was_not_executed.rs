// Mistake: a 503 is taken as proof that nothing was done.
// Caught by: exercise_4_questions::an_answer_means_that_it_was_executed
// ANCHOR: exercise_2_4_executed
match self {
    ApiError::Server { status, .. } if status.as_u16() == 503 => Executed::No,
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
