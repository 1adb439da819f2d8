// Mistake: the error keeps the whole address, and its query string ends up in the log.
// Caught by: exercise_3_transport::no_message_contains_the_address
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

let executed = match error.is_connect() {
    true => Executed::No,
    false => Executed::Unknown,
};
if error.is_timeout() {
    let phase = match error.is_connect() {
        true => Phase::Connect,
        false => Phase::Read,
    };
    let cause = Some(error.into());
    return ApiError::Timeout {
        phase,
        executed,
        cause,
    };
}
let is_builder = error.is_builder();
let cause = error.into();
match is_builder {
    true => ApiError::InvalidRequest { cause },
    false => ApiError::Connection { executed, cause },
}
// ANCHOR_END: exercise_2_3
