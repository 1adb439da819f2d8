// Mistake: a refused connection is reported as if the request might have arrived.
// Caught by: exercise_3_transport::a_refused_connection_was_never_sent
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
let is_builder = error.is_builder();
let cause = error.into();
match is_builder {
    true => ApiError::InvalidRequest { cause },
    false => ApiError::Connection {
        executed: Executed::Unknown,
        cause,
    },
}
// ANCHOR_END: exercise_2_3
