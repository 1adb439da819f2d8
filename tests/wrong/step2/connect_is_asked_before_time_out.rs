// Mistake: `is_connect` is asked first, and it is also true when connecting timed out.
// Caught by: exercise_3_transport::a_connect_time_out_was_never_sent
// Also caught by: exercise_3_transport::the_message_tells_one_outage_from_another
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

let error = error.without_url();
if error.is_connect() {
    return ApiError::Connection {
        executed: Executed::No,
        cause: error.into(),
    };
}
if error.is_timeout() {
    return ApiError::Timeout {
        phase: Phase::Read,
        executed: Executed::Unknown,
        cause: Some(error.into()),
    };
}
if error.is_builder() {
    return ApiError::InvalidRequest {
        cause: error.into(),
    };
}
ApiError::Connection {
    executed: Executed::Unknown,
    cause: error.into(),
}
// ANCHOR_END: exercise_2_3
