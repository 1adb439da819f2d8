// Mistake: a body that was cut off is looked for with `is_body`, which is never set for it.
// Caught by: exercise_3_transport::a_body_cut_off_is_a_connection_error
// ANCHOR: exercise_2_3
use crate::{Executed, Phase};

let error = error.without_url();
let (is_connect, is_timeout) = (error.is_connect(), error.is_timeout());
let is_broken = is_connect || error.is_request() || error.is_body();
let is_builder = error.is_builder();
let cause = error.into();
let executed = match is_connect {
    true => Executed::No,
    false => Executed::Unknown,
};
match (is_timeout, is_broken) {
    (true, _) => ApiError::Timeout {
        phase: match is_connect {
            true => Phase::Connect,
            false => Phase::Read,
        },
        executed,
        cause: Some(cause),
    },
    (false, true) => ApiError::Connection { executed, cause },
    (false, false) if is_builder => ApiError::InvalidRequest { cause },
    (false, false) => ApiError::InvalidReply { cause },
}
// ANCHOR_END: exercise_2_3
