// Mistake: a time-out while connecting is reported as one of reading.
// Caught by: exercise_3_transport::a_connect_time_out_was_never_sent
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

let error = error.without_url();
let executed = match error.is_connect() || error.is_builder() {
    true => Executed::No,
    false => Executed::Unknown,
};
if error.is_timeout() {
    return ApiError::Timeout {
        phase: Phase::Read,
        executed,
        cause: Some(error.into()),
    };
}
let is_builder = error.is_builder();
let cause = error.into();
match is_builder {
    true => ApiError::InvalidRequest { cause },
    false => ApiError::Connection { executed, cause },
}
// ANCHOR_END: exercise_2_3
