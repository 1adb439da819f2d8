// Mistake: everything without an answer is "unknown", also what the client never sent.
// Caught by: exercise_4_questions::a_refusal_of_the_client_was_never_sent
// ANCHOR: exercise_2_4_executed
match self {
    ApiError::Connection { executed, .. } | ApiError::Timeout { executed, .. } => *executed,
    ApiError::InvalidReply { .. } => Executed::Yes,
    _ if self.status().is_some() => Executed::Yes,
    _ => Executed::Unknown,
}
// ANCHOR_END: exercise_2_4_executed
