// Mistake: every error of reqwest becomes a connection error, so slow looks like gone.
// Caught by: exercise_3_transport::a_time_out_is_not_a_connection_error
// ANCHOR: exercise_2_3
ApiError::Connection {
    executed: crate::Executed::Unknown,
    cause: error.without_url().into(),
}
// ANCHOR_END: exercise_2_3
