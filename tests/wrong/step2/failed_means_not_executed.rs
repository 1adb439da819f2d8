// Mistake: a request that got an error for an answer is taken for one that was not executed.
// Caught by: exercise_4_questions::an_answer_means_that_it_was_executed
// ANCHOR: exercise_2_4_executed
match self {
    ApiError::Connection { executed, .. } | ApiError::Timeout { executed, .. } => *executed,
    ApiError::InvalidReply { .. } => Executed::Yes,
    _ => Executed::No,
}
// ANCHOR_END: exercise_2_4_executed
