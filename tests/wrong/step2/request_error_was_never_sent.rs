// Mistake: `is_request` is read as "the request was not sent", but the service may have it.
// Caught by: exercise_3_transport::a_broken_connection_may_have_been_executed
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

let error = error.without_url();
if error.is_timeout() {
    let (phase, executed) = match error.is_connect() {
        true => (Phase::Connect, Executed::No),
        false => (Phase::Read, Executed::Unknown),
    };
    return ApiError::Timeout {
        phase,
        executed,
        cause: Some(error.into()),
    };
}
let executed = match error.is_request() {
    true => Executed::No,
    false => Executed::Yes,
};
let is_builder = error.is_builder();
let cause = error.into();
match is_builder {
    true => ApiError::InvalidRequest { cause },
    false => ApiError::Connection { executed, cause },
}
// ANCHOR_END: exercise_2_3
