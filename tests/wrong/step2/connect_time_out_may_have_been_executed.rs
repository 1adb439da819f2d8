// Mistake: no time-out knows whether the service acted, not even one while connecting.
// Caught by: exercise_3_transport::a_connect_time_out_was_never_sent
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

let error = error.without_url();
if error.is_timeout() {
    let phase = match error.is_connect() {
        true => Phase::Connect,
        false => Phase::Read,
    };
    return ApiError::Timeout {
        phase,
        executed: Executed::Unknown,
        cause: Some(error.into()),
    };
}
let executed = match error.is_connect() {
    true => Executed::No,
    false => Executed::Unknown,
};
let is_builder = error.is_builder();
let cause = error.into();
match is_builder {
    true => ApiError::InvalidRequest { cause },
    false => ApiError::Connection { executed, cause },
}
// ANCHOR_END: exercise_2_3
