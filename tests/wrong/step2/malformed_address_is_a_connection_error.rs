// Mistake: what is neither a time-out nor known otherwise is called a broken connection.
// Caught by: exercise_3_transport::a_malformed_address_is_the_callers_mistake
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

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
ApiError::Connection {
    executed,
    cause: error.into(),
}
// ANCHOR_END: exercise_2_3
