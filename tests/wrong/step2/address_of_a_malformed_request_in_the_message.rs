// Mistake: the address is removed too late: the error for a malformed request still has it.
// Caught by: exercise_3_transport::no_message_contains_the_address
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

if error.is_builder() {
    let cause = error.into();
    return ApiError::InvalidRequest { cause };
}
let error = error.without_url();
let (phase, executed) = match error.is_connect() {
    true => (Phase::Connect, Executed::No),
    false => (Phase::Read, Executed::Unknown),
};
if error.is_timeout() {
    let cause = Some(error.into());
    return ApiError::Timeout {
        phase,
        executed,
        cause,
    };
}
let cause = error.into();
ApiError::Connection { executed, cause }
// ANCHOR_END: exercise_2_3
